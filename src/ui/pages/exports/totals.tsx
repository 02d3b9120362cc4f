import { For, Show } from 'solid-js'
import type { AccountTotal, JournalTotal, VatTotal } from '../../../acts/contract'
import { t, typo } from '../../texts'

/** Totals by journal and by account, and VAT by rate where it is known. */
export function Totals(props: {
  readonly journals: readonly JournalTotal[]
  readonly accounts: readonly AccountTotal[]
  readonly vat?: readonly VatTotal[]
}) {
  return (
    <>
      <Show when={props.vat?.length}>
        <section class="sheet">
          <table>
            <caption class="pad small-title">{t().exports.vatTotals}</caption>
            <thead>
              <tr>
                <th>{t().exports.vatColumns.rate}</th>
                <th class="n">{t().exports.vatColumns.base}</th>
                <th class="n">{t().exports.vatColumns.vat}</th>
              </tr>
            </thead>
            <tbody>
              <For each={props.vat}>
                {(row) => (
                  <tr>
                    <td>
                      {t().documents.directions[row.direction]} · {t().documents.treatments[row.treatment]}{' '}
                      {typo().percent(row.rate)}
                    </td>
                    <td class="n">{typo().figure(row.base)}</td>
                    <td class="n">{typo().figure(row.vat)}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </section>
      </Show>
      <section class="sheet">
        <table>
          <caption class="pad small-title">{t().exports.journalTotals}</caption>
          <tbody>
            <For each={props.journals}>
              {(row) => <Total name={`${row.journal} ${row.label}`} debit={row.debit} credit={row.credit} />}
            </For>
          </tbody>
        </table>
      </section>
      <section class="sheet">
        <table>
          <caption class="pad small-title">{t().exports.accountTotals}</caption>
          <tbody>
            <For each={props.accounts}>
              {(row) => <Total name={`${row.account} ${row.label}`} debit={row.debit} credit={row.credit} />}
            </For>
          </tbody>
        </table>
      </section>
    </>
  )
}

function Total(props: {
  readonly name: string
  readonly debit: AccountTotal['debit']
  readonly credit: AccountTotal['credit']
}) {
  return (
    <tr>
      <td class="wrap">{props.name}</td>
      <td class="n">{props.debit === 0 ? '' : typo().figure(props.debit)}</td>
      <td class="n">{props.credit === 0 ? '' : typo().figure(props.credit)}</td>
    </tr>
  )
}
