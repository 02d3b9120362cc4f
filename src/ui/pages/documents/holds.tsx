import { useNavigate } from '@solidjs/router'
import { createSignal, createUniqueId, For, Match, Show, Switch } from 'solid-js'
import type { DocumentView } from '../../../acts/contract'
import type { Document, DocumentKey } from '../../../domain/document'
import { vatRate } from '../../../domain/document'
import type { DossierId } from '../../../domain/dossier'
import type { Problem } from '../../../domain/problem'
import { useEngine } from '../../engine'
import { problemText, t } from '../../texts'
import { documentPath } from './address'
import { DifferenceTable } from './differences'
import type { Answer, Choice } from './hold-answers'
import { choicesFor } from './hold-answers'
import { decimalText } from './words'

/** The questions of the reader, each with what makes it doubtful and the answers as buttons. */
export function Holds(props: {
  readonly dossier: DossierId
  readonly document: Document
  readonly conflicts: DocumentView['conflicts']
  readonly owners: DocumentView['owners']
  readonly onDelete: () => void
  readonly onProblems: (problems: readonly Problem[]) => void
}) {
  const engine = useEngine()
  const navigate = useNavigate()
  const [busy, setBusy] = createSignal(false)
  const [said, setSaid] = createSignal('')
  const answer = async (given: Answer) => {
    if (busy()) return
    setBusy(true)
    try {
      const outcome = await engine.liftHolds(props.dossier, props.document.key, given)
      props.onProblems(outcome.ok ? [] : outcome.problems)
      if (outcome.ok) setSaid(t().documents.holds.answered)
    } finally {
      setBusy(false)
    }
  }
  const settle = async (other: DocumentKey, keep: 'this' | 'other' | 'both') => {
    if (busy()) return
    setBusy(true)
    try {
      const outcome = await engine.settleConflict(props.dossier, props.document.key, other, keep)
      props.onProblems(outcome.ok ? [] : outcome.problems)
      if (!outcome.ok) return
      setSaid(t().documents.holds.answered)
      // The one that is kept may live under the other's address.
      if (outcome.value !== props.document.key) navigate(documentPath(props.dossier, outcome.value), { replace: true })
    } finally {
      setBusy(false)
    }
  }
  const move = async (to: DossierId) => {
    if (busy()) return
    setBusy(true)
    try {
      const outcome = await engine.moveDocument(props.dossier, props.document.key, to)
      props.onProblems(outcome.ok ? [] : outcome.problems)
      if (outcome.ok) navigate(documentPath(to, props.document.key))
    } finally {
      setBusy(false)
    }
  }
  /** What tells the document from the one that a question names. */
  const against = (hold: Document['holds'][number]) =>
    hold.code === 'number-conflict' ? props.conflicts.find((each) => each.row.key === hold.other) : undefined
  const choose = (choice: Choice) => {
    if (choice.does === 'answer') answer(choice.answer)
    else if (choice.does === 'delete') props.onDelete()
    else if (choice.does === 'edit') navigate(`${documentPath(props.dossier, props.document.key)}/modifier`)
    else if (choice.does === 'settle') settle(choice.other, choice.keep)
    else if (choice.does === 'move') move(choice.to)
    else if (choice.does === 'open') navigate(documentPath(props.dossier, choice.key))
  }
  const text = (hold: Document['holds'][number]) =>
    problemText({
      code: 'posting.hold',
      level: 'blocking',
      document: props.document.key,
      number: props.document.number || t().documents.unnumbered,
      hold,
    })
  return (
    <>
      <p class="visually-hidden" role="status">
        {said()}
      </p>
      <Show when={props.document.holds.length > 0}>
        <section class="questions" aria-labelledby="document-questions">
          <h2 id="document-questions">{t().documents.holds.title}</h2>
          <For each={props.document.holds}>
            {(hold) => (
              <div class="note stop question">
                <p class="what">{text(hold).what}</p>
                <p>{text(hold).why}</p>
                <p class="muted">{text(hold).remedy}</p>
                <Show when={against(hold)}>
                  {(other) => (
                    <DifferenceTable
                      differences={other().differences}
                      before={t().documents.holds.thisOne}
                      after={t().documents.holds.otherOne}
                      label={t().documents.holds.conflict(props.document.number)}
                      beside
                    />
                  )}
                </Show>
                <div class="answers">
                  <For each={choicesFor(hold, props.document.direction, props.owners)}>
                    {(choice) => (
                      <Switch
                        fallback={
                          <button type="button" disabled={busy()} onClick={() => choose(choice)}>
                            {choice.label}
                          </button>
                        }
                      >
                        <Match when={choice.does === 'rate' && choice}>
                          {(rate) => (
                            <RateAnswer
                              choice={rate()}
                              onRate={(value) => answer({ holds: [hold.code], rate: value })}
                            />
                          )}
                        </Match>
                        <Match when={choice.does === 'nature' && choice}>
                          {(nature) => (
                            <NatureAnswer
                              choice={nature()}
                              onKind={(kind) => answer({ holds: [hold.code], lineKind: kind })}
                            />
                          )}
                        </Match>
                      </Switch>
                    )}
                  </For>
                </div>
              </div>
            )}
          </For>
        </section>
      </Show>
    </>
  )
}

function RateAnswer(props: {
  readonly choice: Extract<Choice, { does: 'rate' }>
  readonly onRate: (rate: NonNullable<Answer['rate']>) => void
}) {
  const id = createUniqueId()
  const [typed, setTyped] = createSignal<string>()
  const [wrong, setWrong] = createSignal(false)
  const value = () => typed() ?? decimalText(props.choice.proposed)
  return (
    <form
      class="inline"
      onSubmit={(event) => {
        event.preventDefault()
        const rate = vatRate(value())
        setWrong(rate === undefined)
        if (rate !== undefined) props.onRate(rate)
      }}
    >
      <label for={id}>{t().documents.holds.rate}</label>
      <input
        id={id}
        inputmode="decimal"
        size="5"
        value={value()}
        aria-invalid={wrong()}
        aria-describedby={wrong() ? `${id}-error` : undefined}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit">{props.choice.label}</button>
      <Show when={wrong()}>
        <span class="error" id={`${id}-error`}>
          {t().documents.form.expected.rate}
        </span>
      </Show>
    </form>
  )
}

function NatureAnswer(props: {
  readonly choice: Extract<Choice, { does: 'nature' }>
  readonly onKind: (kind: NonNullable<Answer['lineKind']>) => void
}) {
  const id = createUniqueId()
  const [index, setIndex] = createSignal(0)
  return (
    <form
      class="inline"
      onSubmit={(event) => {
        event.preventDefault()
        const kind = props.choice.kinds[index()]
        if (kind) props.onKind(kind)
      }}
    >
      <label for={id}>{t().documents.holds.nature}</label>
      <select id={id} onChange={(event) => setIndex(event.currentTarget.selectedIndex)}>
        <For each={props.choice.kinds}>{(kind) => <option>{t().documents.natures[kind]}</option>}</For>
      </select>
      <button type="submit">{props.choice.label}</button>
    </form>
  )
}
