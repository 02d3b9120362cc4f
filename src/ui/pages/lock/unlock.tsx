import { createSignal, Show } from 'solid-js'
import type { DossierCard } from '../../../acts/contract'
import type { Problem } from '../../../domain/problem'
import { ErrorPanel } from '../../components/error-panel'
import { PassphraseField } from '../../components/passphrase-field'
import { ProblemList } from '../../components/problems'
import { ProgressBar } from '../../components/progress'
import { useEngine } from '../../engine'
import { t } from '../../texts'
import { createWork } from '../../work'

/** What stands in the place of every page of a locked dossier; the page that was asked for comes once it is open. */
export default function UnlockPage(props: { readonly card: DossierCard; readonly onOpened: () => void }) {
  const words = () => t().lock.unlock
  return (
    <>
      <header class="head">
        <h1>{props.card.name === '' ? words().title : words().titleOf(props.card.name)}</h1>
      </header>
      <section class="sheet pad form">
        <p>
          {words().text} {words().goesOn}
        </p>
        <UnlockForm card={props.card} onOpened={props.onOpened} />
      </section>
    </>
  )
}

/** Asks for the passphrase of a dossier and opens it; what a cut had left to do is done with its progress. */
export function UnlockForm(props: { readonly card: DossierCard; readonly onOpened: () => void }) {
  const engine = useEngine()
  const work = createWork(engine)
  const words = () => t().lock.unlock
  const [passphrase, setPassphrase] = createSignal('')
  const [problems, setProblems] = createSignal<readonly Problem[]>([])
  const [error, setError] = createSignal<unknown>()
  const open = async (event: SubmitEvent) => {
    event.preventDefault()
    setError(undefined)
    setProblems([])
    try {
      const outcome = await work.run((job) => engine.unlock(props.card.id, passphrase(), job))
      if (outcome.ok) props.onOpened()
      else setProblems(outcome.problems)
    } catch (cause) {
      setError(() => cause)
    }
  }
  return (
    <form class="form" onSubmit={open}>
      <Show when={props.card.lock?.unfinished}>{(what) => <p class="note warn">{words().unfinished[what()]}</p>}</Show>
      <PassphraseField
        label={t().lock.passphrase}
        value={passphrase()}
        kind="current"
        focus
        onInput={(text) => setPassphrase(text)}
      />
      <div role="alert">
        <ProblemList problems={problems()} />
      </div>
      <Show when={error()} keyed>
        {(cause) => <ErrorPanel error={cause} />}
      </Show>
      <div class="actions">
        <button class="primary" type="submit" disabled={work.running() || passphrase() === ''}>
          {words().open}
        </button>
        <span class="muted" role="status">
          {work.running() ? words().opening : ''}
        </span>
      </div>
      <Show when={work.progress()}>
        <ProgressBar progress={work.progress()} onStop={work.stop} />
      </Show>
      <details>
        <summary>{words().forgotten}</summary>
        <p>{words().forgottenText}</p>
      </details>
    </form>
  )
}
