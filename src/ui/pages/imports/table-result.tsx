import { For, Show } from 'solid-js'
import type { TableInspection } from '../../../acts/contract'
import type { Document } from '../../../domain/document'
import { isPayment } from '../../../domain/document'
import { ProblemList } from '../../components/problems'
import { t, typo } from '../../texts'

/** What the mapping gives: the first documents as they would be taken, and every line that cannot be read. */
export function TableResult(props: { readonly inspection: TableInspection; readonly busy: boolean }) {
  const words = () => t().imports.tables
  const columns = () => words().resultColumns
  const more = () => props.inspection.documentCount - props.inspection.documents.length
  return (
    <section aria-labelledby="assistant-result" aria-busy={props.busy}>
      <h2 id="assistant-result">{words().result}</h2>
      <Show when={props.inspection.documentCount > 0} fallback={<p class="note stop">{words().nothing}</p>}>
        <div class="sheet scroll">
          <table>
            <thead>
              <tr>
                <th>{columns().number}</th>
                <th>{columns().date}</th>
                <th class="hide-s">{t().documents.list.columns.kind}</th>
                <th class="hide-s">{columns().party}</th>
                <th class="n hide-s">{columns().net}</th>
                <th class="n hide-s">{columns().vat}</th>
                <th class="n">{columns().gross}</th>
              </tr>
            </thead>
            <tbody>
              <For each={props.inspection.documents}>{(document) => <Row document={document} />}</For>
            </tbody>
          </table>
        </div>
        <Show when={more() > 0}>
          <p class="muted">{words().more(more())}</p>
        </Show>
      </Show>
      <Show
        when={props.inspection.problems.length > 0}
        fallback={<p class="muted">{props.inspection.documentCount > 0 ? words().noProblem : ''}</p>}
      >
        <ProblemList problems={props.inspection.problems} />
      </Show>
    </section>
  )
}

function Row(props: { readonly document: Document }) {
  const totals = () => {
    const document = props.document
    return isPayment(document) ? { net: null, vat: null, gross: document.amount } : document.totals
  }
  const figure = (value: ReturnType<typeof totals>['net']) =>
    value === null ? '' : typo().figure(value, props.document.currency)
  return (
    <tr>
      <td>{props.document.number}</td>
      <td>{typo().date(props.document.date)}</td>
      <td class="hide-s">{t().documents.kindOf(props.document.kind, props.document.direction)}</td>
      <td class="hide-s cut">{props.document.party.name}</td>
      <td class="n hide-s">{figure(totals().net)}</td>
      <td class="n hide-s">{figure(totals().vat)}</td>
      <td class="n">{figure(totals().gross)}</td>
    </tr>
  )
}
