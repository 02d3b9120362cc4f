import { createSignal, Show } from 'solid-js'
import type { Problem } from '../../../domain/problem'
import { ErrorPanel } from '../../components/error-panel'
import { CheckField } from '../../components/fields'
import { isTyped, NewPassphrase, NOTHING_TYPED } from '../../components/new-passphrase'
import { ProblemList } from '../../components/problems'
import { ProgressBar } from '../../components/progress'
import { download } from '../../download'
import { useEngine } from '../../engine'
import { createLive } from '../../live'
import { t } from '../../texts'
import { createWork } from '../../work'
import { when } from '../exports/words'
import { daysSince, OLD_DAYS } from './due'
import { FolderSection } from './folder-section'
import { RestoreSection } from './restore-section'
import { StorageSection } from './storage-section'
import './backup.css'

/** « Sauvegarde »: one file with everything, a folder that receives it by itself, its restoration, the browser's promise. */
export default function Backup() {
  const engine = useEngine()
  const work = createWork(engine)
  const words = () => t().backup
  const storage = createLive(() => engine.storage(), {
    what: ['backup', 'documents', 'exports', 'dossiers', 'imports'],
  })
  const [said, setSaid] = createSignal('')
  const [error, setError] = createSignal<unknown>()
  const [problems, setProblems] = createSignal<readonly Problem[]>([])
  const [protect, setProtect] = createSignal(false)
  const [typed, setTyped] = createSignal(NOTHING_TYPED)
  let stopped = false
  const make = async () => {
    stopped = false
    setSaid('')
    setError(undefined)
    setProblems([])
    try {
      const passphrase = protect() ? typed().first : undefined
      const outcome = await work.run((job) => engine.backup(job, passphrase))
      if (outcome.ok) {
        download(outcome.value)
        setSaid(words().made(outcome.value.name, outcome.value.blob.size))
        setTyped(NOTHING_TYPED)
      } else if (stopped) setSaid(words().stopped)
      else setProblems(outcome.problems)
    } catch (cause) {
      setError(() => cause)
    }
  }
  const stop = () => {
    stopped = true
    work.stop()
  }
  const old = () => {
    const days = daysSince(storage.value()?.lastBackup ?? null, new Date())
    return days === null || days >= OLD_DAYS
  }
  return (
    <div class="backup-page">
      <h1>{words().title}</h1>
      <p class="lead">{words().why}</p>
      <section class="backup-make" aria-label={words().title}>
        <CheckField label={words().protect} checked={protect()} onChange={setProtect} />
        <Show when={protect()}>
          <div class="form">
            <p class="note stop">{words().protectMeans}</p>
            <NewPassphrase label={t().lock.passphrase} value={typed()} onInput={setTyped} />
          </div>
        </Show>
        <div class="actions">
          <button
            class="primary"
            type="button"
            disabled={work.running() || (protect() && !isTyped(typed()))}
            onClick={make}
          >
            {words().make}
          </button>
          <Show when={storage.value()}>
            {(state) => (
              <span class="chip" classList={{ warn: old() }}>
                <Show when={state().lastBackup} fallback={words().never}>
                  {(at) => <>{words().last(when(at()))}</>}
                </Show>
              </span>
            )}
          </Show>
        </div>
        <Show when={work.running()}>
          <ProgressBar progress={work.progress()} onStop={stop} />
        </Show>
        <p role="status" class="muted">
          {said()}
        </p>
        <ProblemList problems={problems()} />
        <Show when={error()} keyed>
          {(cause) => <ErrorPanel error={cause} onRetry={make} />}
        </Show>
      </section>
      <FolderSection />
      <RestoreSection />
      <StorageSection state={storage.value()} onAsked={storage.reload} />
      <Show when={storage.error()} keyed>
        {(cause) => <ErrorPanel error={cause} onRetry={storage.reload} />}
      </Show>
    </div>
  )
}
