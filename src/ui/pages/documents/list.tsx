import { A, useParams, useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, on, onCleanup, Show } from 'solid-js'
import type { DocumentRow } from '../../../acts/contract'
import type { DossierId } from '../../../domain/dossier'
import { EmptyState } from '../../components/empty-state'
import { ErrorPanel } from '../../components/error-panel'
import { Skeleton } from '../../components/skeleton'
import { VirtualTable } from '../../components/virtual-table'
import { createWindows } from '../../components/windows'
import { useEngine } from '../../engine'
import { createLive, onChange } from '../../live'
import { t, typo } from '../../texts'
import { documentPath, dossierOf, setLastList } from './address'
import './documents.css'
import { FilterBar } from './filter-bar'
import type { Filters } from './filters'
import { filtersOf, isFiltered, paramsOf, queryOf } from './filters'
import { NewMenu } from './new-menu'
import { StateChip } from './state-chip'

/** Below this width a row takes two lines and shows fewer columns. */
const NARROW = '(max-width: 760px)'

/** « Pièces »: every document, filtered and searched as one types; the filters stand in the address. */
export default function DocumentList() {
  const params = useParams()
  const [query, setQuery] = useSearchParams()
  const engine = useEngine()
  const dossier = () => dossierOf(params.dossier)
  const filters = createMemo(() => filtersOf(query))
  const windows = createWindows<DocumentRow>()
  const owner = createLive(() => engine.dossier(dossier()), { what: ['dossiers', 'settings'], dossier })
  const restart = () => {
    const asked = queryOf(dossier(), filters())
    windows.restart((from, count) => engine.documents(asked, from, count))
  }
  createEffect(on(() => JSON.stringify([dossier(), filters()]), restart))
  let queued = false
  onChange((change) => {
    if (queued || (change.dossier !== null && change.dossier !== dossier())) return
    if (!['documents', 'exports', 'settings'].includes(change.what)) return
    queued = true
    setTimeout(() => {
      queued = false
      restart()
    }, 50)
  })
  createEffect(() => {
    const kept = new URLSearchParams()
    for (const [name, value] of Object.entries(paramsOf(filters()))) if (value !== null) kept.set(name, value)
    setLastList(kept.size > 0 ? `?${kept}` : '')
  })
  const change = (part: Partial<Filters>) =>
    setQuery(paramsOf({ ...filters(), ...part }), { replace: true, scroll: false })
  const clear = () => setQuery(paramsOf({ ...filtersOf({}), sort: filters().sort }), { replace: true, scroll: false })
  const count = () => {
    if (windows.loading()) return ' '
    return isFiltered(filters())
      ? t().documents.list.filtered(windows.total())
      : t().documents.list.total(windows.total())
  }
  return (
    <>
      <header class="head">
        <div class="title">
          <h1>{t().documents.title}</h1>
          <span class="muted" role="status">
            {count()}
          </span>
        </div>
        <span class="spacer" />
        <NewMenu dossier={dossier()} />
      </header>
      <FilterBar
        filters={filters()}
        journals={owner.value()?.settings.journals ?? []}
        filtered={isFiltered(filters())}
        onChange={change}
        onClear={clear}
      />
      <Show when={windows.error()} keyed>
        {(error) => <ErrorPanel error={error} onRetry={restart} />}
      </Show>
      <Show when={!windows.loading()} fallback={<Skeleton rows={12} label={t().documents.list.updating} />}>
        <Show
          when={windows.total() > 0}
          fallback={<Nothing dossier={dossier()} filtered={isFiltered(filters())} onClear={clear} />}
        >
          <Rows dossier={dossier()} windows={windows} sort={filters().sort} onSort={(sort) => change({ sort })} />
        </Show>
      </Show>
    </>
  )
}

function Nothing(props: { readonly dossier: DossierId; readonly filtered: boolean; readonly onClear: () => void }) {
  const words = () => t().documents.list
  return (
    <Show
      when={props.filtered}
      fallback={
        <EmptyState title={words().emptyTitle} text={words().empty}>
          <A class="button primary" href={`/${props.dossier}/importer`}>
            {words().import}
          </A>
          <NewMenu dossier={props.dossier} />
        </EmptyState>
      }
    >
      <EmptyState title={words().nothingTitle} text={words().nothing}>
        <button type="button" onClick={() => props.onClear()}>
          {words().clear}
        </button>
      </EmptyState>
    </Show>
  )
}

interface Sorting {
  readonly sort: Filters['sort']
  readonly onSort: (sort: Filters['sort']) => void
}

function Rows(
  props: Sorting & { readonly dossier: DossierId; readonly windows: ReturnType<typeof createWindows<DocumentRow>> },
) {
  const words = () => t().documents.list
  const media = window.matchMedia(NARROW)
  const [narrow, setNarrow] = createSignal(media.matches)
  const update = () => setNarrow(media.matches)
  media.addEventListener('change', update)
  onCleanup(() => media.removeEventListener('change', update))
  return (
    <>
      <VirtualTable
        label={words().table}
        windows={props.windows}
        rowHeight={narrow() ? 52 : 34}
        columns={narrow() ? 2 : 6}
        head={<Head sort={props.sort} onSort={props.onSort} />}
        row={(row) => <Row dossier={props.dossier} row={row} />}
      />
      <p class="muted keys hide-s">
        <kbd>↑</kbd> <kbd>↓</kbd> {words().keys} · <kbd>⏎</kbd> {words().open} · <kbd>{words().firstKey}</kbd>{' '}
        {words().first} · <kbd>{words().lastKey}</kbd> {words().last}
      </p>
    </>
  )
}

function Head(props: Sorting) {
  const words = () => t().documents.list
  const columns = () => words().columns
  const newest = () => props.sort === 'date-desc'
  return (
    <tr>
      <th>{columns().number}</th>
      <th class="hide-s" aria-sort={newest() ? 'descending' : 'ascending'}>
        <button
          type="button"
          class="sort"
          title={newest() ? words().newest : words().oldest}
          onClick={() => props.onSort(newest() ? 'date' : 'date-desc')}
        >
          {columns().date} <span aria-hidden="true">{newest() ? '↓' : '↑'}</span>
        </button>
      </th>
      <th class="hide-s">{columns().kind}</th>
      <th class="hide-s">{columns().party}</th>
      <th class="n">{columns().gross}</th>
      <th class="hide-s">{columns().state}</th>
    </tr>
  )
}

function Row(props: { readonly dossier: DossierId; readonly row: DocumentRow }) {
  const kind = () => t().documents.kindOf(props.row.kind, props.row.direction)
  return (
    <>
      <td class="number">
        <A href={documentPath(props.dossier, props.row.key)}>{props.row.number || t().documents.unnumbered}</A>
        <span class="why cut show-s">
          {typo().date(props.row.date)} · {props.row.party}
        </span>
      </td>
      <td class="hide-s">{typo().date(props.row.date)}</td>
      <td class="hide-s">{kind()}</td>
      <td class="hide-s cut">
        <span title={props.row.party}>{props.row.party}</span>
      </td>
      <td class="n">
        {typo().money(props.row.gross, props.row.currency)}
        <span class="show-s">
          <StateChip row={props.row} />
        </span>
      </td>
      <td class="hide-s">
        <StateChip row={props.row} />
      </td>
    </>
  )
}
