import { A } from '@solidjs/router'
import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js'
import type { ImportReport } from '../../../acts/contract'
import type { PlainDate } from '../../../domain/date'
import type { DossierId } from '../../../domain/dossier'
import type { Problem } from '../../../domain/problem'
import type { HostBatch } from '../../../intake/hosts'
import { cardName, isLocked } from '../../card-name'
import { ProblemList } from '../../components/problems'
import { ProgressBar } from '../../components/progress'
import { useEngine } from '../../engine'
import { lastDossier } from '../../last-dossier'
import { createLive } from '../../live'
import { arrived, dossierOfHost, leaveAside, rememberHost, settle } from '../../reception'
import { t, typo } from '../../texts'
import { createWork } from '../../work'
import { UnlockForm } from '../lock/unlock'
import './imports.css'

/** Where what the extension read arrives: into which dossier (asked once a company), then what it gave and the way on. */
export default function Reception() {
  const engine = useEngine()
  const work = createWork(engine)
  const cards = createLive(() => engine.dossiers(), { what: ['dossiers'] })
  const [chosen, setChosen] = createSignal('')
  const [done, setDone] = createSignal<{ readonly dossier: DossierId; readonly report: ImportReport }>()
  const [problems, setProblems] = createSignal<readonly Problem[]>([])
  const words = () => t().imports.reception
  const batch = createMemo(() => arrived()[0])

  /** The dossier that needs no question: the one chosen before reading, the one of this company before, or the only one. */
  const known = createMemo(() => {
    const all = cards.value()
    const waiting = batch()
    if (!all || !waiting) return undefined
    const named = all.find((card) => card.id === waiting.dossier)
    if (named) return named
    const before = all.find((card) => card.id === dossierOfHost(waiting))
    const [only, ...others] = all
    return before ?? (only && others.length === 0 && !only.demonstration ? only : undefined)
  })

  /** A locked dossier takes nothing before its passphrase is given; what waits stays with the extension till then. */
  const [asked, setAsked] = createSignal<DossierId>()
  const closed = createMemo(() =>
    cards.value()?.find((card) => isLocked(card) && (card.id === known()?.id || card.id === asked())),
  )

  const take = async (waiting: HostBatch, dossier: DossierId) => {
    setProblems([])
    const outcome = await work.run((job) => engine.importHost(dossier, waiting, job))
    if (!outcome.ok) {
      setProblems(outcome.problems)
      return
    }
    rememberHost(waiting, dossier)
    setDone({ dossier, report: outcome.value })
    settle(waiting, { dossier, ...outcome.value.counts })
  }
  createEffect(
    on([batch, known, work.running], ([waiting, card, running]) => {
      if (waiting && card && !isLocked(card) && !running && problems().length === 0) take(waiting, card.id)
    }),
  )
  const asks = () => batch() !== undefined && cards.value() !== undefined && known() === undefined && !closed()
  const opened = (id: DossierId) => {
    const waiting = batch()
    setAsked(undefined)
    cards.reload()
    if (waiting && known()?.id !== id) take(waiting, id)
  }
  return (
    <>
      <header class="head">
        <div class="title">
          <h1>{words().title}</h1>
          <Show when={batch() ?? undefined}>
            {(waiting) => <span class="muted">{words().from(where(waiting()))}</span>}
          </Show>
        </div>
      </header>
      <Show when={work.running()}>
        <section class="sheet pad">
          <p>{words().taking}</p>
          <ProgressBar progress={work.progress()} onStop={work.stop} />
        </section>
      </Show>
      <div role="alert">
        <ProblemList problems={problems()} />
        <Show when={problems().length > 0 && batch()}>
          <button type="button" onClick={() => setProblems([])}>
            {t().shell.retry}
          </button>
        </Show>
      </div>
      <Show when={batch() && closed()}>
        {(card) => (
          <section class="sheet pad form">
            <h2>{card().name === '' ? t().lock.unlock.title : t().lock.unlock.titleOf(card().name)}</h2>
            <p>{words().locked}</p>
            <UnlockForm card={card()} onOpened={() => opened(card().id)} />
          </section>
        )}
      </Show>
      <Show when={asks() && batch()}>
        {(waiting) => (
          <Question
            batch={waiting()}
            chosen={
              chosen() || (cards.value()?.find((card) => card.id === lastDossier()) ?? cards.value()?.[0])?.id || ''
            }
            cards={cards.value() ?? []}
            onChoose={setChosen}
            onTake={(dossier) => {
              setAsked(dossier)
              if (!isLocked(cards.value()?.find((card) => card.id === dossier))) take(waiting(), dossier)
            }}
            onLeave={() => leaveAside(waiting())}
          />
        )}
      </Show>
      <Show when={!batch() && !work.running() && done()}>
        {(result) => <Done dossier={result().dossier} report={result().report} />}
      </Show>
      <Show when={!batch() && !done() && !work.running()}>
        <p class="muted">{words().nothing}</p>
      </Show>
    </>
  )
}

function where(batch: HostBatch): string {
  return `${batch.label} · ${batch.origin.replace(/^https?:\/\//, '')}`
}

/** Which dossier takes them: asked for a company that is new, when there is more than one answer. */
function Question(props: {
  readonly batch: HostBatch
  readonly cards: readonly { readonly id: DossierId; readonly name: string }[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
  readonly onTake: (id: DossierId) => void
  readonly onLeave: () => void
}) {
  const words = () => t().imports.reception
  const date = (day: string) => typo().date(day as PlainDate)
  return (
    <section class="sheet pad block">
      <p>{words().period(date(props.batch.from), date(props.batch.to), props.batch.papers.length)}</p>
      <Show
        when={props.cards.length > 0}
        fallback={
          <p>
            {words().noDossier} <A href="/dossiers/nouveau">{t().dossiers.newDossier}</A>
          </p>
        }
      >
        <fieldset class="block">
          <legend>{words().which}</legend>
          <For each={props.cards}>
            {(card) => (
              <label class="choice">
                <input
                  type="radio"
                  name="dossier"
                  value={card.id}
                  checked={card.id === props.chosen}
                  onChange={() => props.onChoose(card.id)}
                />{' '}
                {cardName(card)}
              </label>
            )}
          </For>
        </fieldset>
        <p class="muted">{words().remembered}</p>
      </Show>
      <div class="actions">
        <Show when={props.cards.length > 0}>
          <button type="button" class="primary" onClick={() => props.onTake(props.chosen as DossierId)}>
            {words().take}
          </button>
        </Show>
        <button type="button" onClick={() => props.onLeave()}>
          {words().leave}
        </button>
      </div>
    </section>
  )
}

/** What it gave, and the preview of its period. */
function Done(props: { readonly dossier: DossierId; readonly report: ImportReport }) {
  const words = () => t().imports.reception
  const date = (day: PlainDate) => typo().date(day)
  return (
    <section class="sheet pad block">
      <p class="count" role="status">
        {words().done(props.report.counts)}
      </p>
      <div class="actions">
        <Show when={props.report.transfer}>
          {(transfer) => (
            <A
              class="button primary"
              href={`/${props.dossier}/exports/nouveau?du=${transfer().from}&au=${transfer().to}`}
            >
              {words().preview(date(transfer().from), date(transfer().to))}
            </A>
          )}
        </Show>
        <A class="button" href={`/${props.dossier}/importer/${props.report.id}`}>
          {t().imports.report.title}
        </A>
      </div>
    </section>
  )
}
