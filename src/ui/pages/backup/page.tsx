import { createSignal, Show } from 'solid-js'
import { ErrorPanel } from '../../components/error-panel'
import { CheckField } from '../../components/fields'
import { isTyped, NewPassphrase, NOTHING_TYPED } from '../../components/new-passphrase'
import { ProgressBar } from '../../components/progress'
import { download } from '../../download'
import { useEngine } from '../../engine'
import { createLive } from '../../live'
import { t } from '../../texts'
import { createWork } from '../../work'
import { when } from '../exports/words'
import { isOld } from './due'
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
  const [protect, setProtect] = createSignal(false)
  const [typed, setTyped] = createSignal(NOTHING_TYPED)
  let stopped = false
  const make = async () => {
    stopped = false
    setSaid('')
    setError(undefined)
    try {
      const passphrase = protect() ? typed().first : undefined
      const file = await work.run((job) => engine.backup(job, passphrase))
      download(file)
      setSaid(words().made(file.name, file.blob.size))
      setTyped(NOTHING_TYPED)
    } catch (cause) {
      if (stopped) setSaid(words().stopped)
      else setError(() => cause)
    }
  }
  const stop = () => {
    stopped = true
    work.stop()
  }
  const old = () => isOld(storage.value() ?? { lastBackup: null }, true, new Date())
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
