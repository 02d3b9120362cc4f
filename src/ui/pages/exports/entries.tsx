import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { EntryView, Window } from '../../../acts/contract'
import type { DossierId } from '../../../domain/dossier'
import type { EntryLine } from '../../../domain/entry'
import { WindowTable } from '../../components/window-table'
import { t, typo } from '../../texts'
import { documentPath } from '../documents/address'

/** Rows drawn for one entry: its heading and its lines, all 34 px high; a window counts entries by this usual height. */
const USUAL_ROWS = 4

/** Why a line has its account, in a few words. */
function reasonOf(line: EntryLine): string {
  const { reason } = line
  const texts = t().documents
  if (reason.by === 'rule') {
    const kind = reason.kind ? texts.natures[reason.kind as keyof typeof texts.natures] : ''
    return [
      line.analytic ?? '',
      kind.toLowerCase(),
      reason.rate === undefined || reason.rate === '0'
        ? reason.treatment
          ? texts.treatments[reason.treatment].toLowerCase()
          : ''
        : typo().percent(reason.rate),
    ]
      .filter((word) => word !== '')
      .join(', ')
  }
  if (reason.by === 'vat') return typo().percent(reason.rate)
  return reason.by === 'mode' ? reason.mode.toLowerCase() : ''
}

/** Entries by document, debit and credit. */
export function Entries(props: {
  readonly of: unknown
  readonly dossier: DossierId
  readonly load: (from: number, count: number) => Promise<Window<EntryView>>
  readonly onLeaveOut?: (entry: EntryView) => void
}) {
  return (
    <WindowTable
      label={t().exports.tabs.entries}
      columns={5}
      rowHeight={34 * USUAL_ROWS}
      of={props.of}
      load={props.load}
      head={
        <tr>
          <th>{t().exports.entryColumns.account}</th>
          <th class="hide-s">{t().exports.entryColumns.auxiliary}</th>
          <th>{t().exports.entryColumns.label}</th>
          <th class="n">{t().exports.entryColumns.debit}</th>
          <th class="n">{t().exports.entryColumns.credit}</th>
        </tr>
      }
      row={(entry) => (
        <>
          <tr class="doc">
            <td colSpan={5} class="wrap">
              <div class="doc-head">
                <span>
                  <For each={entry.documents}>
                    {(document) => <A href={documentPath(props.dossier, document.key)}>{document.number} </A>}
                  </For>
                  <span class="muted">
                    {typo().date(entry.facts.date)} · {entry.facts.journal} {entry.entryNumber} ·{' '}
                    <bdi>{entry.party}</bdi>
                    <Show when={entry.dueDate}>{(due) => ` · ${t().exports.due(typo().date(due()))}`}</Show>
                  </span>
                </span>
                <Show when={props.onLeaveOut}>
                  {(leave) => (
                    <button
                      class="quiet"
                      type="button"
                      aria-label={`${t().exports.leaveOut} ${entry.documents[0]?.number ?? ''}`}
                      onClick={() => leave()(entry)}
                    >
                      {t().exports.leaveOut}
                    </button>
                  )}
                </Show>
              </div>
            </td>
          </tr>
          <For each={entry.facts.lines}>
            {(line) => (
              <tr>
                <td title={line.accountLabel}>{line.account}</td>
                <td class="hide-s">{line.auxiliary?.number}</td>
                <td class="wrap">
                  {line.label} <span class="why">{reasonOf(line)}</span>
                </td>
                <td class="n">{line.side === 'debit' ? typo().figure(line.amount) : ''}</td>
                <td class="n">{line.side === 'credit' ? typo().figure(line.amount) : ''}</td>
              </tr>
            )}
          </For>
        </>
      )}
    />
  )
}
