import { A, useNavigate, useParams } from '@solidjs/router'
import Download from 'lucide-solid/icons/download'
import { createSignal, For, onMount, Show } from 'solid-js'
import './exports.css'
import type { ExportRow, MonthCount, Overview } from '../../../acts/contract'
import { firstDay, lastDay } from '../../../domain/date'
import type { DossierId } from '../../../domain/dossier'
import type { Problem } from '../../../domain/problem'
import { ProblemList } from '../../components/problems'
import { download } from '../../download'
import { useEngine } from '../../engine'
import { createLive } from '../../live'
import { t, typo } from '../../texts'
import { dossierOf } from '../documents/address'
import { period, stateOf, when } from './words'

/** The exports already made, newest first, and what waits. */
export default function Exports() {
  const engine = useEngine()
  const params = useParams()
  const navigate = useNavigate()
  const dossier = () => dossierOf(params.dossier)
  const rows = createLive(() => engine.exports(dossier()), { what: ['exports', 'documents', 'settings'], dossier })
  const overview = createLive(() => engine.overview(dossier()), { what: ['exports', 'documents'], dossier })
  const [problems, setProblems] = createSignal<readonly Problem[]>([])
  const start = () => navigate(`/${dossier()}/exports/nouveau`)
  const again = async (row: ExportRow) => {
    const outcome = await engine.download(row.made.id)
    if (outcome.ok) download(outcome.value)
    setProblems(outcome.ok ? [] : outcome.problems)
  }
  const waiting = (found: Overview) => {
    if (found.pending === 0 || !found.pendingSince) return t().exports.nothingPending
    const month = typo().month(found.pendingSince)
    return found.pending === 1 ? t().exports.pendingOne(month) : t().exports.pending(typo().count(found.pending), month)
  }
  return (
    <>
      <div class="head">
        <div>
          <h1>{t().exports.title}</h1>
          <span class="muted">
            <Show when={overview.value()} fallback={'\u00a0'}>
              {(found) => waiting(found())}
            </Show>
          </span>
        </div>
        <span class="spacer" />
        <button class="primary" type="button" onClick={start}>
          {t().exports.newExport} <kbd aria-hidden="true">N</kbd>
        </button>
      </div>
      <ProblemList problems={problems()} />
      <Show when={overview.value()?.months.length}>
        <Months dossier={dossier()} months={overview.value()?.months.slice(-18) ?? []} />
      </Show>
      <Show
        when={rows.value()?.length !== 0}
        fallback={
          <div class="sheet empty">
            <h2>{t().exports.emptyTitle}</h2>
            <p>{t().exports.empty}</p>
            <A href={`/${dossier()}/importer`}>{t().exports.addDocuments}</A>
          </div>
        }
      >
        <section class="sheet export-list" aria-label={t().exports.title}>
          <table>
            <thead>
              <tr>
                <th>{t().exports.columns.number}</th>
                <th class="hide-s hide-m">{t().exports.columns.madeAt}</th>
                <th class="hide-s">{t().exports.columns.journal}</th>
                <th>{t().exports.columns.period}</th>
                <th class="hide-s hide-m">{t().exports.columns.format}</th>
                <th class="n hide-s">{t().exports.columns.documents}</th>
                <th class="n hide-s">{t().exports.columns.total}</th>
                <th>{t().exports.columns.state}</th>
                <th class="last">
                  <span class="visually-hidden">{t().exports.columns.file}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={rows.value()}>
                {(row) => (
                  <tr class={row.made.state === 'cancelled' ? 'cancelled' : ''}>
                    <td>
                      <A href={`/${dossier()}/exports/${row.made.id}`}>{row.made.number}</A>
                    </td>
                    <td class="hide-s hide-m">{when(row.made.madeAt)}</td>
                    <td class="hide-s clip" title={row.made.journalLabels.join(', ')}>
                      {row.made.journalLabels.join(', ')}
                    </td>
                    <td>{period(row.made)}</td>
                    <td class="hide-s hide-m clip" title={row.made.formatLabel}>
                      {row.made.formatLabel}
                    </td>
                    <td class="n hide-s">{typo().count(row.made.documents)}</td>
                    <td class="n hide-s">{typo().money(row.made.debit)}</td>
                    <td class="keep">
                      <span class={`chip ${stateOf(row.made, row.modified).tone}`}>
                        {stateOf(row.made, row.modified).word}
                      </span>
                    </td>
                    <td class="n keep last">
                      <button
                        class="quiet icon"
                        type="button"
                        title={t().exports.download}
                        aria-label={t().exports.downloadOf(row.made.number)}
                        onClick={() => again(row)}
                      >
                        <Download size={16} stroke-width={1.5} aria-hidden="true" />
                      </button>
                    </td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </section>
      </Show>
    </>
  )
}

/** The tallest bar, in pixels. */
const TALLEST = 52

/** Documents exported and waiting per month: bars that lead to the month, with their figures in words. */
function Months(props: { readonly dossier: DossierId; readonly months: Overview['months'] }) {
  const most = () => Math.max(1, ...props.months.map((each) => each.exported + each.pending))
  const height = (count: number) => `${Math.round((count / most()) * TALLEST)}px`
  const words = (each: MonthCount) => {
    const { exportedCount, pendingCount } = t().exports
    const counts = `${exportedCount(typo().count(each.exported))}, ${pendingCount(typo().count(each.pending))}`
    return t().exports.monthIs(typo().month(each.month), counts)
  }
  // On a narrow page the latest months are the ones in sight.
  const showLatest = (box: HTMLElement) => onMount(() => box.scrollTo({ left: box.scrollWidth }))
  const path = (each: MonthCount) => {
    const days = `du=${firstDay(each.month)}&au=${lastDay(each.month)}`
    return each.pending > 0 ? `/${props.dossier}/exports/nouveau?${days}` : `/${props.dossier}/pieces?${days}`
  }
  return (
    <section class="sheet" aria-label={t().exports.chart}>
      <div class="months" ref={showLatest}>
        <For each={props.months}>
          {(each, i) => (
            <A href={path(each)} title={words(each)}>
              <Show when={each.pending > 0}>
                <b style={{ '--h': height(each.pending) }} />
              </Show>
              <Show when={each.exported > 0}>
                <i style={{ '--h': height(each.exported) }} />
              </Show>
              <span aria-hidden="true">
                {typo().shortMonth(each.month)}
                <Show when={each.month.slice(0, 4) !== props.months[i() - 1]?.month.slice(0, 4)}>
                  {' '}
                  {each.month.slice(2, 4)}
                </Show>
              </span>
              <span class="visually-hidden">{words(each)}</span>
            </A>
          )}
        </For>
      </div>
    </section>
  )
}
