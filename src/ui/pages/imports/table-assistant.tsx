import { createEffect, createSignal, Match, on, onCleanup, Show, Switch } from 'solid-js'
import type { ImportReport, IncomingFile, TableInspection, TableMapping } from '../../../acts/contract'
import type { DossierId } from '../../../domain/dossier'
import type { Problem } from '../../../domain/problem'
import { ProblemList } from '../../components/problems'
import { ProgressBar } from '../../components/progress'
import { Skeleton } from '../../components/skeleton'
import { useEngine } from '../../engine'
import { t } from '../../texts'
import { createWork } from '../../work'
import { ColumnTable } from './column-table'
import { TableDefaults } from './table-defaults'
import { TableResult } from './table-result'
import { TableSettings } from './table-settings'

/** The result is computed again this long after the last change. */
const PAUSE_MS = 150

/** The mapping assistant: how a table is read, what its columns are, and at once what that gives. Nothing is written before « Prendre ». */
export function TableAssistant(props: {
  readonly dossier: DossierId
  readonly file: IncomingFile
  /** How many tables wait, this one included. */
  readonly waiting: number
  readonly onTaken: (report: ImportReport) => void
  readonly onSkip: () => void
}) {
  const engine = useEngine()
  const work = createWork(engine)
  const words = () => t().imports.tables
  const [mapping, setMapping] = createSignal<TableMapping | null>(null)
  const [inspection, setInspection] = createSignal<TableInspection>()
  const [problems, setProblems] = createSignal<readonly Problem[]>([])
  const [reading, setReading] = createSignal(true)
  let latest = 0
  createEffect(
    on(mapping, (asked) => {
      const mine = ++latest
      setReading(true)
      const timer = setTimeout(
        async () => {
          const outcome = await engine.inspectTable(props.dossier, props.file, asked)
          // An answer to an earlier question is dropped.
          if (mine !== latest) return
          setReading(false)
          setProblems(outcome.ok ? [] : outcome.problems)
          if (outcome.ok) setInspection(outcome.value)
        },
        asked === null ? 0 : PAUSE_MS,
      )
      onCleanup(() => clearTimeout(timer))
    }),
  )
  onCleanup(() => {
    latest = -1
  })
  /** What is being set: the user's changes, else what was found. */
  const current = () => mapping() ?? inspection()?.mapping
  const change = (part: Partial<TableMapping>) => {
    const before = current()
    if (before) setMapping({ ...before, ...part })
  }
  const take = async () => {
    const chosen = current()
    if (!chosen || work.running()) return
    const outcome = await work.run((job) => engine.importTable(props.dossier, props.file, chosen, job))
    if (outcome.ok) props.onTaken(outcome.value)
    else setProblems(outcome.problems)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && (inspection()?.documentCount ?? 0) > 0) take()
  }
  return (
    <section
      class="assistant"
      aria-labelledby="assistant-title"
      ref={(box) => box.addEventListener('keydown', onKeyDown)}
    >
      <div class="section-head">
        <h2 id="assistant-title">{props.file.name}</h2>
        <Show when={inspection()}>{(found) => <span class="muted">{words().rows(found().rows)}</span>}</Show>
      </div>
      <p class="note info">{props.waiting > 1 ? words().waiting(props.waiting) : words().waiting(1)}</p>
      <Show when={problems().length > 0}>
        <ProblemList problems={problems()} dossier={props.dossier} />
      </Show>
      <Switch>
        <Match when={inspection() === undefined && problems().length === 0}>
          <Skeleton rows={8} label={words().reading} />
        </Match>
        <Match when={inspection()}>
          {(found) => (
            <Show when={current()}>
              {(chosen) => (
                <>
                  <p classList={{ note: found().remembered && mapping() === null, ok: found().remembered }}>
                    {found().remembered && mapping() === null ? words().remembered : words().recognised}
                  </p>
                  <TableSettings inspection={found()} mapping={chosen()} onChange={change} />
                  <ColumnTable inspection={found()} mapping={chosen()} onChange={change} />
                  <TableDefaults dossier={props.dossier} mapping={chosen()} onChange={change} />
                  <TableResult inspection={found()} busy={reading()} />
                </>
              )}
            </Show>
          )}
        </Match>
      </Switch>
      <div class="foot">
        <Show when={work.running()}>
          <ProgressBar progress={work.progress()} onStop={work.stop} />
        </Show>
        <Show when={inspection()}>
          {(found) => (
            <span class="chip" classList={{ stop: found().documentCount === 0 }} aria-live="polite">
              {words().documents(found().documentCount)}
            </span>
          )}
        </Show>
        <Show when={(inspection()?.problems.length ?? 0) > 0}>
          <span class="chip warn">{words().problems(inspection()?.problems.length ?? 0)}</span>
        </Show>
        <span class="spacer" />
        <button type="button" class="quiet" onClick={() => props.onSkip()}>
          {words().skip}
        </button>
        <button
          type="button"
          class="primary"
          disabled={work.running() || reading() || (inspection()?.documentCount ?? 0) === 0}
          onClick={take}
        >
          {words().take(inspection()?.documentCount ?? 0)} <kbd>Ctrl ⏎</kbd>
        </button>
      </div>
    </section>
  )
}
