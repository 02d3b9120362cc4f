import { For, Show } from 'solid-js'
import type { Allocation, Payment } from '../../../domain/document'
import { amount } from '../../../domain/money'
import { t, typo } from '../../texts'
import { Fact, PartyBlock } from './sheet'

/** A payment as a sheet: who, when, how, and what it pays. */
export function PaymentSheet(props: { readonly document: Payment }) {
  const words = () => t().documents.view
  const paid = () => words().payment
  const money = (value: Payment['amount']) => typo().money(value, props.document.currency)
  return (
    <section class="sheet paper" aria-label={paid().clears}>
      <div class="paper-parties">
        <div>
          <h2 class="small-title">{t().documents.form.party}</h2>
          <PartyBlock party={props.document.party} />
        </div>
        <dl class="facts">
          <Fact name={words().date}>{typo().date(props.document.date)}</Fact>
          <Fact name={paid().mode}>{props.document.mode}</Fact>
          <Show when={props.document.refund}>
            <Fact name={paid().refund}>{words().yes}</Fact>
          </Show>
          <Fact name={paid().amount}>
            <strong>{money(props.document.amount)}</strong>
          </Fact>
          <Show when={props.document.fee}>
            {(fee) => (
              <>
                <Fact name={paid().fee}>{money(amount(fee().net + fee().vat))}</Fact>
                <Fact name={paid().received}>{money(amount(props.document.amount - fee().net - fee().vat))}</Fact>
              </>
            )}
          </Show>
          <Show when={props.document.rate}>
            {(rate) => (
              <Fact name={t().documents.form.currency}>{words().currencyRate(props.document.currency, rate())}</Fact>
            )}
          </Show>
          <Show when={props.document.slip}>{(slip) => <Fact name={paid().slip}>{slip()}</Fact>}</Show>
        </dl>
      </div>
      <Allocations document={props.document} />
    </section>
  )
}

function Allocations(props: { readonly document: Payment }) {
  const words = () => t().documents.view.payment
  const figure = (value: Payment['amount']) => typo().figure(value, props.document.currency)
  const named = () => props.document.allocations.filter((each) => each.number !== undefined)
  const noted = () => named().some((each) => each.discount !== undefined || each.writeOff !== undefined)
  const advance = () => amount(props.document.amount - named().reduce((total, each) => total + each.amount, 0))
  return (
    <div class="scroll">
      <table class="lines" aria-label={words().clears}>
        <thead>
          <tr>
            <th>{words().number}</th>
            <Show when={noted()}>
              <th class="hide-s">{words().notes}</th>
            </Show>
            <th class="n">{words().amount}</th>
          </tr>
        </thead>
        <tbody>
          <For each={named()}>
            {(each) => (
              <tr>
                <td>{each.number}</td>
                <Show when={noted()}>
                  <td class="wrap hide-s">
                    <AllocationNotes allocation={each} document={props.document} />
                  </td>
                </Show>
                <td class="n">{figure(each.amount)}</td>
              </tr>
            )}
          </For>
          <Show when={advance() > 0}>
            <tr>
              <td class="wrap" colSpan={noted() ? 2 : 1}>
                {words().advance}
              </td>
              <td class="n">{figure(advance())}</td>
            </tr>
          </Show>
        </tbody>
      </table>
    </div>
  )
}

function AllocationNotes(props: { readonly allocation: Allocation; readonly document: Payment }) {
  const words = () => t().documents.view.payment
  const money = (value: Payment['amount']) => typo().money(value, props.document.currency)
  return (
    <span class="why">
      <Show when={props.allocation.discount}>
        {(discount) => (
          <span class="block">
            {words().discount} {money(amount(discount().net + discount().vat))} ({typo().percent(discount().rate)})
          </span>
        )}
      </Show>
      <Show when={props.allocation.writeOff}>
        {(given) => (
          <span class="block">
            {words().writeOff} {money(given().amount)},{' '}
            {given().reason === 'bad-debt'
              ? words().badDebt
              : given().for === 'party'
                ? words().forParty
                : words().forUs}
          </span>
        )}
      </Show>
    </span>
  )
}
