import { A, useParams } from '@solidjs/router'
import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js'
import type { ImportCounts, ImportItem, ImportReport } from '../../../acts/contract'
import type { DossierId } from '../../../domain/dossier'
import { EmptyState } from '../../components/empty-state'
import { ErrorPanel } from '../../components/error-panel'
import { Skeleton } from '../../components/skeleton'
import { useEngine } from '../../engine'
import { createLive } from '../../live'
import { problemText, t, typo } from '../../texts'
import { documentPath, dossierOf } from '../documents/address'
import { DifferenceTable } from '../documents/differences'
import { momentText } from '../documents/history'
import '../documents/documents.css'
import '../documents/sheet.css'
import './imports.css'

/** Lines shown at a time. */
const STEP = 200

const GROUPS: readonly (readonly [ImportItem['what'], keyof ImportCounts, string])[] = [
  ['refused', 'refused', 'chip stop'],
  ['changed', 'changed', 'chip warn'],
  ['taken', 'taken', 'chip'],
  ['not-for-books', 'notForBooks', 'chip off'],
  ['unchanged', 'unchanged', 'chip off'],
]

/** The report of one import: what was taken, was there, changed, was refused and why, and is not for the books. */
export default function ReportPage() {
  const params = useParams()
  const engine = useEngine()
  const dossier = () => dossierOf(params.dossier)
  const report = createLive(() => engine.importReport(dossier(), Number(params.id)), { what: ['imports'], dossier })
  const words = () => t().imports.report
  return (
    <>
      <header class="head">
        <div class="title">
          <A href={`/${dossier()}/importer`}>← {words().back}</A>
          <h1>{words().title}</h1>
        </div>
        <span class="spacer" />
        <A class="button" href={`/${dossier()}/pieces`}>
          {words().seeDocuments}
        </A>
      </header>
      <Show when={report.error()} keyed>
        {(error) => <ErrorPanel error={error} onRetry={report.reload} />}
      </Show>
      <Switch>
        <Match when={report.loading()}>
          <Skeleton rows={8} label={words().title} />
        </Match>
        <Match when={report.value() === null}>
          <EmptyState title={words().missingTitle} text={words().missing}>
            <A class="button" href={`/${dossier()}/importer`}>
              {t().imports.title}
            </A>
          </EmptyState>
        </Match>
        <Match when={report.value()}>{(found) => <Found report={found()} dossier={dossier()} />}</Match>
      </Switch>
    </>
  )
}

function Found(props: { readonly report: ImportReport; readonly dossier: DossierId }) {
  const words = () => t().imports.report
  const [group, setGroup] = createSignal<ImportItem['what']>()
  const [shown, setShown] = createSignal(STEP)
  const items = createMemo(() => props.report.items.filter((item) => group() === undefined || item.what === group()))
  const moment = () => momentText(props.report.at)
  const kept = () => props.report.items.length
  const all = () => Object.values(props.report.counts).reduce((sum, count) => sum + count, 0)
  const choose = (what: ImportItem['what'] | undefined) => {
    setGroup(what)
    setShown(STEP)
  }
  return (
    <>
      <div>
        <p class="count" role="status">
          {words().sentence(props.report.counts)}
        </p>
        <p class="muted">
          {words().at(moment().date, moment().time)} · {props.report.name || t().imports.files(props.report.files)}
        </p>
      </div>
      <div class="legend report-groups">
        <button type="button" aria-pressed={group() === undefined} onClick={() => choose(undefined)}>
          {words().all} {typo().count(all())}
        </button>
        <For each={GROUPS}>
          {([what, count, chip]) => (
            <Show when={props.report.counts[count] > 0}>
              <button type="button" aria-pressed={group() === what} onClick={() => choose(what)}>
                {words().groups[what]} <span class={chip}>{typo().count(props.report.counts[count])}</span>
              </button>
            </Show>
          )}
        </For>
      </div>
      <Show when={group() === 'not-for-books'}>
        <p class="muted">{words().notForBooks}</p>
      </Show>
      <Show when={items().length > 0} fallback={<p class="muted">{words().empty}</p>}>
        <div class="sheet scroll">
          <table class="report">
            <thead>
              <tr>
                <th>{words().number}</th>
                <th>{words().what}</th>
                <th class="hide-s">{words().file}</th>
              </tr>
            </thead>
            <tbody>
              <For each={items().slice(0, shown())}>{(item) => <Row item={item} dossier={props.dossier} />}</For>
            </tbody>
          </table>
        </div>
      </Show>
      <Show when={items().length > shown()}>
        <button type="button" onClick={() => setShown(shown() + STEP)}>
          {words().more(Math.min(STEP, items().length - shown()))}
        </button>
      </Show>
      <Show when={kept() < all() && items().length <= shown()}>
        <p class="muted">{words().truncated(kept())}</p>
      </Show>
    </>
  )
}

function Row(props: { readonly item: ImportItem; readonly dossier: DossierId }) {
  const words = () => t().imports.report
  const chip = () => GROUPS.find(([what]) => what === props.item.what)?.[2] ?? 'chip off'
  const name = () => {
    const { number, what } = props.item
    if (what === 'not-for-books') return words().papers[number] ?? number
    return number || words().unnamed
  }
  const place = () =>
    props.item.line === undefined ? props.item.file : `${props.item.file}, ${words().line(props.item.line)}`
  return (
    <tr>
      <td class="wrap at-top">
        <Show when={props.item.key} fallback={<span>{name()}</span>}>
          {(key) => <A href={documentPath(props.dossier, key())}>{name()}</A>}
        </Show>
        <span class="why block">{props.item.party}</span>
      </td>
      <td class="wrap at-top">
        <span class={chip()}>{words().results[props.item.what]}</span>
        <span class="why block show-s">{place()}</span>
        <For each={props.item.problems}>
          {(problem) => (
            <div class="told">
              <strong>{problemText(problem).what}</strong>
              <span class="why block">
                {problemText(problem).why} {problemText(problem).remedy}
              </span>
            </div>
          )}
        </For>
        <Show when={props.item.differences.length > 0}>
          <details>
            <summary>{words().differences(props.item.differences.length)}</summary>
            <DifferenceTable
              differences={props.item.differences}
              before={words().before}
              after={words().after}
              label={`${words().differences(props.item.differences.length)} ${name()}`}
            />
          </details>
        </Show>
      </td>
      <td class="wrap at-top hide-s muted">{place()}</td>
    </tr>
  )
}
