import { A } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import type { Problem } from '../../../domain/problem'
import { ErrorPanel } from '../../components/error-panel'
import { CheckField } from '../../components/fields'
import { isTyped, NewPassphrase, NOTHING_TYPED } from '../../components/new-passphrase'
import { ProblemList } from '../../components/problems'
import { ProgressBar } from '../../components/progress'
import { Skeleton } from '../../components/skeleton'
import { useEngine } from '../../engine'
import { createLive } from '../../live'
import { t } from '../../texts'
import { createWork } from '../../work'
import { useSettings } from './context'
import { LockOptions } from './protection-options'
import { ProtectionSet } from './protection-set'

/** « Phrase secrète »: the lock of the dossier, set, changed and removed here. */
export default function Protection() {
  const engine = useEngine()
  const { dossier } = useSettings()
  const lock = createLive(() => engine.lockState(dossier().id), { what: ['dossiers'], dossier: () => dossier().id })
  const [said, setSaid] = createSignal('')
  return (
    <>
      <p role="status" classList={{ note: said() !== '', ok: said() !== '' }}>
        {said()}
      </p>
      <Show when={lock.error()} keyed>
        {(error) => <ErrorPanel error={error} onRetry={lock.reload} />}
      </Show>
      <Show when={!lock.loading()} fallback={<Skeleton rows={4} label={t().shell.loading} />}>
        <Show when={lock.value()} fallback={<SetLock onSaid={setSaid} />}>
          {(state) => <ProtectionSet state={state()} onSaid={setSaid} />}
        </Show>
      </Show>
    </>
  )
}

/** No lock yet: what it does, what a forgotten passphrase means, said before the first letter is typed. */
function SetLock(props: { readonly onSaid: (text: string) => void }) {
  const engine = useEngine()
  const work = createWork(engine)
  const { dossier } = useSettings()
  const words = () => t().lock
  const [typed, setTyped] = createSignal(NOTHING_TYPED)
  const [name, setName] = createSignal(dossier().name)
  const [idle, setIdle] = createSignal<string>('15')
  const [understood, setUnderstood] = createSignal(false)
  const [problems, setProblems] = createSignal<readonly Problem[]>([])
  const [error, setError] = createSignal<unknown>()
  const ready = () => isTyped(typed()) && understood()
  const set = async (event: SubmitEvent) => {
    event.preventDefault()
    setProblems([])
    setError(undefined)
    props.onSaid('')
    try {
      const settings = { name: name().trim() || null, idle: Number(idle()) }
      const outcome = await work.run((job) => engine.setLock(dossier().id, typed().first, settings, job))
      if (outcome.ok) props.onSaid(words().done)
      else setProblems(outcome.problems)
    } catch (cause) {
      setError(() => cause)
    }
  }
  return (
    <form class="form" onSubmit={set}>
      <p class="lead">{words().lead}</p>
      <div class="note stop">
        <div>
          <strong>{words().warning}</strong>
          <p>
            {words().warningRemedy} <A href={`/${dossier().id}/sauvegarde`}>{words().toBackup}</A>
          </p>
        </div>
      </div>
      <p class="muted">{words().clear}</p>
      <NewPassphrase label={words().first} value={typed()} onInput={setTyped} />
      <LockOptions name={name()} idle={idle()} onName={setName} onIdle={setIdle} />
      <CheckField label={words().understood} checked={understood()} onChange={setUnderstood} />
      <div role="alert">
        <ProblemList problems={problems()} />
      </div>
      <Show when={error()} keyed>
        {(cause) => <ErrorPanel error={cause} />}
      </Show>
      <div class="actions">
        <button class="primary" type="submit" disabled={work.running() || !ready()}>
          {words().set}
        </button>
      </div>
      <Show when={work.running()}>
        <p class="muted">{words().setting}</p>
        <ProgressBar progress={work.progress()} onStop={work.stop} />
      </Show>
    </form>
  )
}
