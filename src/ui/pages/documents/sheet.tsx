import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import type { Invoice, Party } from '../../../domain/document'
import { t, typo } from '../../texts'
import { decimalText, vatName } from './words'

/** The invoice, credit note or deposit invoice as a clear sheet: who, when, what, VAT per rate, totals. */
export function InvoiceSheet(props: { readonly document: Invoice; readonly us: string }) {
  const words = () => t().documents.view
  const sale = () => props.document.direction === 'sale'
  const us = () => <OurSide name={props.document.self?.name ?? props.us} />
  const them = () => <PartyBlock party={props.document.party} />
  return (
    <section class="sheet paper" aria-label={words().lines}>
      <div class="paper-parties">
        <div>
          <h2 class="small-title">{words().from}</h2>
          {sale() ? us() : them()}
        </div>
        <div>
          <h2 class="small-title">{words().to}</h2>
          {sale() ? them() : us()}
        </div>
        <Facts document={props.document} />
      </div>
      <Lines document={props.document} />
      <div class="paper-foot">
        <VatTable document={props.document} />
        <TotalsList document={props.document} />
      </div>
    </section>
  )
}

function OurSide(props: { readonly name: string }) {
  return (
    <p class="party">
      <strong>{props.name}</strong>
    </p>
  )
}

/** Name, address and identifiers of a third party. */
export function PartyBlock(props: { readonly party: Party }) {
  const town = () => [props.party.postalCode, props.party.city].filter(Boolean).join(' ')
  const identifiers = () =>
    [props.party.siret ?? props.party.siren, props.party.vatId, props.party.code, props.party.category].filter(
      (each): each is string => !!each,
    )
  return (
    <p class="party">
      <strong>{props.party.name}</strong>
      <Show when={props.party.street}>{(street) => <span>{street()}</span>}</Show>
      <Show when={town() || props.party.country}>
        <span>{[town(), props.party.country].filter(Boolean).join(', ')}</span>
      </Show>
      <Show when={identifiers().length > 0}>
        <span class="muted">{identifiers().join(' · ')}</span>
      </Show>
    </p>
  )
}

/** One line of a list of facts; nothing when there is no fact. */
export function Fact(props: { readonly name: string; readonly children: JSX.Element }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </>
  )
}

function Facts(props: { readonly document: Invoice }) {
  const words = () => t().documents.view
  const due = () => props.document.dueDates
  return (
    <dl class="facts">
      <Fact name={words().date}>{typo().date(props.document.date)}</Fact>
      <Show when={due().length > 0}>
        <Fact name={due().length > 1 ? words().dues : words().due}>
          <For each={due()}>
            {(each) => (
              <span class="block">
                {typo().date(each.date)}
                <Show when={each.amount}>{(part) => ` · ${typo().money(part(), props.document.currency)}`}</Show>
              </span>
            )}
          </For>
        </Fact>
      </Show>
      <Show when={props.document.rate}>
        {(rate) => (
          <Fact name={t().documents.form.currency}>{words().currencyRate(props.document.currency, rate())}</Fact>
        )}
      </Show>
      <Show when={props.document.refersTo.length > 0}>
        <Fact name={words().refersTo}>{props.document.refersTo.map((each) => each.number).join(', ')}</Fact>
      </Show>
      <Show when={props.document.vatPoint}>
        {(point) => <Fact name={words().vatPoint}>{words().vatPoints[point()]}</Fact>}
      </Show>
      <Show when={props.document.selfBilled}>
        <Fact name={words().selfBilled}>{words().yes}</Fact>
      </Show>
      <Show when={props.document.paymentMeans}>{(means) => <Fact name={words().means}>{means()}</Fact>}</Show>
      <Show when={props.document.note}>{(note) => <Fact name={words().note}>{note()}</Fact>}</Show>
    </dl>
  )
}

function Lines(props: { readonly document: Invoice }) {
  const words = () => t().documents.view
  const columns = () => words().line
  const priced = () => props.document.lines.some((line) => line.quantity ?? line.unitPrice)
  const figure = (value: Invoice['lines'][number]['net']) => typo().figure(value, props.document.currency)
  return (
    <Show when={props.document.lines.length > 0} fallback={<p class="muted pad">{words().noLines}</p>}>
      <div class="scroll">
        <table class="lines">
          <thead>
            <tr>
              <th>{columns().label}</th>
              <th class="hide-s">{columns().nature}</th>
              <Show when={priced()}>
                <th class="n hide-s">{columns().quantity}</th>
                <th class="n hide-s">{columns().price}</th>
              </Show>
              <th>{columns().vat}</th>
              <th class="n">{columns().net}</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.document.lines}>
              {(line) => (
                <tr>
                  <td class="wrap">
                    {line.label}
                    <Show when={line.role !== 'item'}>
                      {' '}
                      <span class="why">{line.role === 'allowance' ? words().allowance : words().charge}</span>
                    </Show>
                    <Show when={line.code}>{(code) => <span class="why"> {code()}</span>}</Show>
                  </td>
                  <td class="hide-s">
                    {line.kindUnsaid ? t().documents.natures.other : t().documents.natures[line.kind]}
                  </td>
                  <Show when={priced()}>
                    <td class="n hide-s">{decimalText(line.quantity)}</td>
                    <td class="n hide-s">{decimalText(line.unitPrice)}</td>
                  </Show>
                  <td>{vatName(line.treatment, line.rate)}</td>
                  <td class="n">{figure(line.net)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </Show>
  )
}

function VatTable(props: { readonly document: Invoice }) {
  const words = () => t().documents.view
  return (
    <Show when={props.document.vat.length > 0}>
      <table class="vat" aria-label={words().vatRows}>
        <thead>
          <tr>
            <th>{words().rate}</th>
            <th class="n">{words().base}</th>
            <th class="n">{words().tax}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.document.vat}>
            {(row) => (
              <tr>
                <td class="wrap">
                  {vatName(row.treatment, row.rate)}
                  <Show when={row.reason}>{(reason) => <span class="why"> {reason()}</span>}</Show>
                  <Show when={row.point}>{(point) => <span class="why"> {words().vatPoints[point()]}</span>}</Show>
                </td>
                <td class="n">{typo().figure(row.base, props.document.currency)}</td>
                <td class="n">{typo().figure(row.vat, props.document.currency)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  )
}

function TotalsList(props: { readonly document: Invoice }) {
  const words = () => t().documents.view.totals
  const totals = () => props.document.totals
  const figure = (value: Invoice['totals']['net']) => typo().figure(value, props.document.currency)
  return (
    <dl class="totals">
      <Fact name={words().net}>{figure(totals().net)}</Fact>
      <Fact name={words().vat}>{figure(totals().vat)}</Fact>
      <Fact name={words().gross}>
        <strong>{typo().money(totals().gross, props.document.currency)}</strong>
      </Fact>
      <For each={props.document.deposits}>
        {(deposit) => (
          <Fact name={words().deposit(deposit.number)}>{deposit.gross === undefined ? '' : figure(deposit.gross)}</Fact>
        )}
      </For>
      <Show when={totals().prepaid !== 0}>
        <Fact name={words().prepaid}>{figure(totals().prepaid)}</Fact>
      </Show>
      <Show when={totals().rounding !== 0}>
        <Fact name={words().rounding}>{figure(totals().rounding)}</Fact>
      </Show>
      <Show when={totals().payable !== totals().gross}>
        <Fact name={words().payable}>
          <strong>{typo().money(totals().payable, props.document.currency)}</strong>
        </Fact>
      </Show>
    </dl>
  )
}
