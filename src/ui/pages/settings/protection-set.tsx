import { createSignal, type JSX, Show } from 'solid-js'
import type { LockState, Outcome } from '../../../acts/contract'
import type { Problem } from '../../../domain/problem'
import { ErrorPanel } from '../../components/error-panel'
import { isTyped, NewPassphrase, NOTHING_TYPED } from '../../components/new-passphrase'
import { PassphraseField } from '../../components/passphrase-field'
import { ProblemList } from '../../components/problems'
import { ProgressBar } from '../../components/progress'
import { useEngine } from '../../engine'
import { t } from '../../texts'
import { createWork } from '../../work'
import { useSettings } from './context'
import { LockOptions } from './protection-options'

/** A dossier that has a lock: close it now, what is shown, another passphrase, no lock any more. */
export function ProtectionSet(props: { readonly state: LockState; readonly onSaid: (text: string) => void }) {
  const engine = useEngine()
  const { dossier } = useSettings()
  const words = () => t().lock
  const [name, setName] = createSignal(props.state.name ?? '')
  const [idle, setIdle] = createSignal(String(props.state.idle))
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    await engine.changeLock(dossier().id, { name: name().trim() || null, idle: Number(idle()) })
    props.onSaid(words().saved)
  }
  return (
    <>
      <p>{words().state}</p>
      <div class="actions">
        <button class="primary" type="button" onClick={() => engine.lock(dossier().id, true)}>
          {words().lockNow}
        </button>
        <span class="muted">{words().everywhere}</span>
      </div>
      <form class="form" onSubmit={save}>
        <h2>{words().options}</h2>
        <LockOptions name={name()} idle={idle()} onName={setName} onIdle={setIdle} />
        <p class="muted">{words().clear}</p>
        <div class="actions">
          <button type="submit">{words().save}</button>
        </div>
      </form>
      <Change onSaid={props.onSaid} />
      <Remove onSaid={props.onSaid} />
    </>
  )
}

/** An act that asks for the passphrase; the fields are emptied once it has succeeded. */
function createAsked(onSaid: (text: string) => void) {
  const [problems, setProblems] = createSignal<readonly Problem[]>([])
  const [error, setError] = createSignal<unknown>()
  const run = async (act: () => Promise<Outcome<void>>, done: string) => {
    setProblems([])
    setError(undefined)
    onSaid('')
    try {
      const outcome = await act()
      if (outcome.ok) onSaid(done)
      else setProblems(outcome.problems)
      return outcome.ok
    } catch (cause) {
      setError(() => cause)
      return false
    }
  }
  const Answer = (): JSX.Element => (
    <>
      <div role="alert">
        <ProblemList problems={problems()} />
      </div>
      <Show when={error()} keyed>
        {(cause) => <ErrorPanel error={cause} />}
      </Show>
    </>
  )
  return { run, Answer }
}

function Change(props: { readonly onSaid: (text: string) => void }) {
  const engine = useEngine()
  const { dossier } = useSettings()
  const words = () => t().lock
  const { run, Answer } = createAsked((text) => props.onSaid(text))
  const [current, setCurrent] = createSignal('')
  const [next, setNext] = createSignal(NOTHING_TYPED)
  const [running, setRunning] = createSignal(false)
  const change = async (event: SubmitEvent) => {
    event.preventDefault()
    setRunning(true)
    const changed = await run(() => engine.changePassphrase(dossier().id, current(), next().first), words().changed)
    setRunning(false)
    if (!changed) return
    setCurrent('')
    setNext(NOTHING_TYPED)
  }
  return (
    <form class="form" onSubmit={change}>
      <h2>{words().change}</h2>
      <p>{words().changeText}</p>
      <PassphraseField label={words().current} value={current()} kind="current" onInput={(text) => setCurrent(text)} />
      <NewPassphrase label={words().next} value={next()} onInput={setNext} />
      <Answer />
      <div class="actions">
        <button type="submit" disabled={running() || current() === '' || !isTyped(next())}>
          {words().change}
        </button>
      </div>
    </form>
  )
}

function Remove(props: { readonly onSaid: (text: string) => void }) {
  const engine = useEngine()
  const work = createWork(engine)
  const { dossier } = useSettings()
  const words = () => t().lock
  const { run, Answer } = createAsked((text) => props.onSaid(text))
  const [current, setCurrent] = createSignal('')
  const remove = (event: SubmitEvent) => {
    event.preventDefault()
    return run(() => work.run((job) => engine.removeLock(dossier().id, current(), job)), words().removed)
  }
  return (
    <form class="form" onSubmit={remove}>
      <h2>{words().remove}</h2>
      <p>{words().removeText}</p>
      <PassphraseField
        label={words().passphrase}
        value={current()}
        kind="current"
        onInput={(text) => setCurrent(text)}
      />
      <Answer />
      <div class="actions">
        <button type="submit" disabled={work.running() || current() === ''}>
          {words().remove}
        </button>
      </div>
      <Show when={work.running()}>
        <p class="muted">{words().removing}</p>
        <ProgressBar progress={work.progress()} onStop={work.stop} />
      </Show>
    </form>
  )
}
