import { For, Show } from 'solid-js'
import type { EntryFacts, EntryLine } from '../../../domain/entry'
import { amount } from '../../../domain/money'
import { t, typo } from '../../texts'
import { reasonText } from './words'

/** The entry that a document makes today: debit and credit, and under each line why it has its account. */
export function EntryTable(props: { readonly entry: EntryFacts }) {
  const words = () => t().documents.view
  const columns = () => words().columns
  const total = (side: EntryLine['side']) =>
    amount(props.entry.lines.reduce((sum, line) => (line.side === side ? sum + line.amount : sum), 0))
  return (
    <section aria-labelledby="document-entry">
      <div class="section-head">
        <h2 id="document-entry">{words().entry}</h2>
        <span class="muted">{words().entryOf(props.entry.journalLabel, typo().date(props.entry.date))}</span>
      </div>
      <Show when={props.entry.date !== props.entry.pieceDate}>
        <p class="note">{words().movedTo(typo().date(props.entry.date))}</p>
      </Show>
      <div class="sheet scroll">
        <table class="entry">
          <thead>
            <tr>
              <th>{columns().account}</th>
              <th class="hide-s">{columns().auxiliary}</th>
              <th>{columns().label}</th>
              <th class="n">{columns().debit}</th>
              <th class="n">{columns().credit}</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.entry.lines}>{(line) => <Line line={line} />}</For>
          </tbody>
          <tfoot>
            <tr>
              <td>{words().total}</td>
              <td class="hide-s" />
              <td />
              <td class="n">{typo().figure(total('debit'))}</td>
              <td class="n">{typo().figure(total('credit'))}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  )
}

function Line(props: { readonly line: EntryLine }) {
  const figure = (side: EntryLine['side']) => (props.line.side === side ? typo().figure(props.line.amount) : '')
  const foreign = () => props.line.foreign
  return (
    <tr>
      <td>
        <span title={props.line.accountLabel}>{props.line.account}</span>
        <Show when={props.line.auxiliary}>
          {(auxiliary) => <span class="why block show-s">{auxiliary().number}</span>}
        </Show>
      </td>
      <td class="hide-s">{props.line.auxiliary?.number}</td>
      <td class="wrap">
        {props.line.label}
        <span class="why block">
          {[
            props.line.accountLabel,
            reasonText(props.line.reason),
            props.line.analytic ?? '',
            props.line.dueDate ? `${t().documents.view.due} ${typo().date(props.line.dueDate)}` : '',
            props.line.letter ? t().documents.view.letter(props.line.letter.code) : '',
            foreign() ? typo().money(foreign()?.amount ?? amount(0), foreign()?.currency) : '',
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </td>
      <td class="n">{figure('debit')}</td>
      <td class="n">{figure('credit')}</td>
    </tr>
  )
}
