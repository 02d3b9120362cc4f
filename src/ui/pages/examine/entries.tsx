import { For, Show } from 'solid-js'
import type { Window } from '../../../acts/contract'
import { ZERO } from '../../../domain/money'
import type { ReadEntry, ReadLine } from '../../../formats'
import { WindowTable } from '../../components/window-table'
import { t, typo } from '../../texts'

/** Rows drawn for one entry: its heading and its lines, all 34 px high; a window counts entries by this usual height. */
const USUAL_ROWS = 4

/** The entries of a file that is examined, as the file tells them. */
export function ReadEntries(props: {
  readonly of: unknown
  readonly load: (from: number, count: number) => Promise<Window<ReadEntry>>
}) {
  const heads = () => t().exports.entryColumns
  return (
    <WindowTable
      label={t().exports.tabs.entries}
      columns={5}
      rowHeight={34 * USUAL_ROWS}
      of={props.of}
      load={props.load}
      empty={t().examine.noEntries}
      head={
        <tr>
          <th>{heads().account}</th>
          <th class="hide-s">{heads().auxiliary}</th>
          <th>{heads().label}</th>
          <th class="n">{heads().debit}</th>
          <th class="n">{heads().credit}</th>
        </tr>
      }
      row={(entry) => (
        <>
          <tr class="doc">
            <td colSpan={5} class="wrap">
              <Show when={entry.lines[0]}>{(first) => <Heading line={first()} />}</Show>
            </td>
          </tr>
          <For each={entry.lines}>{(line) => <Line line={line} />}</For>
        </>
      )}
    />
  )
}

/** What all lines of an entry share: piece, day, journal and number, and where it begins in the file. */
function Heading(props: { readonly line: ReadLine }) {
  const words = () => t().examine
  const shared = () => {
    const { date, journal, number, line } = props.line
    return [
      date === '' ? words().noDate : typo().date(date),
      words().entryTitle(journal, number),
      words().lineOf(line),
    ].filter((part) => part !== '')
  }
  return (
    <span>
      {props.line.pieceRef || words().noPiece} <span class="muted">{shared().join(' · ')}</span>
    </span>
  )
}

function Line(props: { readonly line: ReadLine }) {
  const more = () => {
    const { dueDate, paymentMode, letter, analytic, foreignAmount, foreignCurrency, attachment } = props.line
    return [
      dueDate === '' ? '' : t().exports.due(typo().date(dueDate)),
      paymentMode,
      letter === '' ? '' : t().examine.letter(letter),
      analytic,
      foreignAmount === ZERO ? '' : `${typo().figure(foreignAmount)} ${foreignCurrency}`.trim(),
      attachment,
    ].filter((part) => part !== '')
  }
  const side = (value: ReadLine['debit']) => (value === ZERO ? '' : typo().figure(value))
  return (
    <tr>
      <td title={props.line.accountLabel}>{props.line.account}</td>
      <td class="hide-s" title={props.line.auxiliaryLabel}>
        {props.line.auxiliary}
      </td>
      <td class="wrap">
        {props.line.label} <span class="why">{more().join(' · ')}</span>
      </td>
      <td class="n">{side(props.line.debit)}</td>
      <td class="n">{side(props.line.credit)}</td>
    </tr>
  )
}
