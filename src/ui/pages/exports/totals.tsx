import { For, Show } from 'solid-js'
import type { AccountTotal, JournalTotal, VatTotal } from '../../../acts/contract'
import { negate, sum } from '../../../domain/money'
import { t, typo } from '../../texts'

/** Totals by journal and by account, and VAT by rate where it is known. */
export function Totals(props: {
  readonly journals: readonly JournalTotal[]
  readonly accounts: readonly AccountTotal[]
  readonly vat?: readonly VatTotal[] | undefined
}) {
  return (
    <div class="total-tables">
      <Show when={props.vat?.length}>
        <section class="sheet">
          <table>
            <caption>{t().exports.vatTotals}</caption>
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
                      {t().exports.vatSides[row.side]} ·{' '}
                      {row.rate === null
                        ? t().exports.vatOfFees
                        : `${t().documents.treatments[row.treatment]} ${typo().percent(row.rate)}`}
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
          <caption>{t().exports.journalTotals}</caption>
          <Heads name={t().exports.journal} />
          <tbody>
            <For each={props.journals}>
              {(row) => <Total name={`${row.journal} ${row.label}`} debit={row.debit} credit={row.credit} />}
            </For>
          </tbody>
        </table>
      </section>
      <section class="sheet">
        <table>
          <caption>{t().exports.accountTotals}</caption>
          <Heads name={t().exports.entryColumns.account} />
          <tbody>
            <For each={props.accounts}>
              {(row) => <Total name={`${row.account} ${row.label}`} debit={row.debit} credit={row.credit} />}
            </For>
          </tbody>
        </table>
      </section>
    </div>
  )
}

/** Each account's balance, beside the entries: what a person holds against the trial balance. */
export function Balances(props: { readonly accounts: readonly AccountTotal[] }) {
  const balance = (row: AccountTotal) => {
    const debit = sum([row.debit, negate(row.credit)])
    if (debit === 0) return typo().figure(debit)
    return debit < 0
      ? `${t().exports.creditLetter} ${typo().figure(negate(debit))}`
      : `${t().exports.debitLetter} ${typo().figure(debit)}`
  }
  return (
    <section class="sheet balances" aria-label={t().exports.accountTotals}>
      <dl>
        <For each={props.accounts}>
          {(row) => (
            <>
              <dt title={row.label}>
                {row.account} {row.label}
              </dt>
              <dd>{balance(row)}</dd>
            </>
          )}
        </For>
      </dl>
    </section>
  )
}

function Heads(props: { readonly name: string }) {
  return (
    <thead>
      <tr>
        <th>{props.name}</th>
        <th class="n">{t().exports.entryColumns.debit}</th>
        <th class="n">{t().exports.entryColumns.credit}</th>
      </tr>
    </thead>
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
