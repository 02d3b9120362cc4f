import type { HostInvoice, HostLine, HostParty, HostPayment, HostVat } from '../../../src/intake/hosts/wire'
import type { Answer } from '../answers'
import { absolute, added, answer, answers, byRate, filled, isNil, money, rate, text, turned } from '../answers'
import { less } from '../decimals'
import { identifiersIn } from '../parties'
import type { Shop } from './shop'
import { dayOf, kept, numberOf } from './shop'

/** Where add-ons keep a customer's VAT number. */
const VAT_NUMBERS = ['_billing_vat_number', '_vat_number', 'billing_vat', '_billing_eu_vat_number', 'vat_number']

function partyOf(each: Answer): HostParty {
  const billing = answer(each.billing, 'billing')
  const person = [text(billing, 'first_name'), text(billing, 'last_name')].join(' ').trim()
  const guest = text(each, 'customer_id') === '0'
  return {
    name: text(billing, 'company') || person || '?',
    ...filled({
      code: guest ? '' : text(each, 'customer_id'),
      ...identifiersIn(kept(each, VAT_NUMBERS)),
      country: text(billing, 'country'),
      postalCode: text(billing, 'postcode'),
      city: text(billing, 'city'),
      street: text(billing, 'address_1'),
    }),
  }
}

/** What an order sells: products, shipping and fees, each with the identifier of its rate. */
function sold(each: Answer): { readonly line: HostLine; readonly rateId: string; readonly vat: string }[] {
  const groups = [
    ['line_items', undefined],
    ['shipping_lines', 'transport'],
    ['fee_lines', undefined],
  ] as const
  return groups.flatMap(([group, kind]) =>
    answers(each[group] ?? [], group).map((item) => {
      const taxes = answers(item.taxes ?? [], 'taxes').filter(
        (tax) => !isNil(money(text(tax, 'total') || '0', 'total')),
      )
      const line: HostLine = {
        label: text(item, 'name') || text(item, 'method_title'),
        net: money(item.total, 'total'),
        ...(kind ? { kind } : {}),
        ...filled({ code: text(item, 'sku'), quantity: text(item, 'quantity') }),
      }
      return {
        line,
        rateId: taxes[0] ? text(taxes[0], 'id') : '',
        vat: added(taxes.map((tax) => money(text(tax, 'total'), 'total'))),
      }
    }),
  )
}

/** Lines with their rates, and VAT by rate as the order's own rows say it. */
function taxed(each: Answer, rates: ReadonlyMap<string, string>, stated: readonly HostVat[] | undefined) {
  const found = sold(each).map(({ line, rateId, vat }) => ({ line: { ...line, rate: rates.get(rateId) ?? '0' }, vat }))
  const bases = found.map(({ line, vat }) => ({ rate: line.rate, base: line.net, vat: stated ? '0' : vat }))
  return {
    lines: found.map(({ line }) => line).filter((line) => !isNil(line.net)),
    vat: byRate([...bases, ...(stated ?? [])]),
  }
}

function ratesOf(each: Answer): ReadonlyMap<string, string> {
  const rows = answers(each.tax_lines ?? [], 'tax_lines')
  return new Map(rows.map((row) => [text(row, 'rate_id'), rate(money(row.rate_percent, 'rate_percent', 4))]))
}

/** VAT by rate, as the order's own rows say it. */
function statedOf(each: Answer): HostVat[] {
  return answers(each.tax_lines ?? [], 'tax_lines').map((row) => ({
    rate: rate(money(row.rate_percent, 'rate_percent', 4)),
    base: '0',
    vat: added([money(row.tax_total, 'tax_total'), money(row.shipping_tax_total || '0', 'shipping_tax_total')]),
  }))
}

/** An order that was paid, as an invoice. */
export function order(shop: Shop, each: Answer): HostInvoice {
  const gross = money(each.total, 'total')
  const tax = money(each.total_tax, 'total_tax')
  return {
    type: 'invoice',
    id: `order,${text(each, 'id')}`,
    state: text(each, 'status'),
    kind: 'invoice',
    direction: 'sale',
    number: numberOf(shop, each),
    date: dayOf(each, 'date_created'),
    currency: text(each, 'currency'),
    party: partyOf(each),
    due: [],
    ...taxed(each, ratesOf(each), statedOf(each)),
    net: less(gross, tax),
    tax,
    gross,
    deposits: [],
    refersTo: [],
    ...filled({
      mode: text(each, 'payment_method_title'),
      note: kept(each, shop.numbers) === '' ? '' : text(each, 'number'),
    }),
  }
}

/**
 * A refund is a credit note of its order. One of an amount alone, without lines, is all of the order turned round when it
 * is as much; else it does not say its VAT, and is none.
 */
export function refund(shop: Shop, each: Answer, one: Answer): HostInvoice | undefined {
  const gross = `-${absolute(money(one.amount, 'amount'))}`
  const whole = sold(one).length === 0 && isNil(added([gross, money(each.total, 'total')]))
  const { lines, vat } = whole
    ? turnedRound(taxed(each, ratesOf(each), statedOf(each)))
    : taxed(one, ratesOf(each), undefined)
  const tax = added(vat.map((row) => row.vat))
  if (!isNil(less(gross, added([tax, ...vat.map((row) => row.base)])))) return undefined
  return {
    type: 'invoice',
    id: `refund,${text(one, 'id')}`,
    state: '',
    kind: 'credit-note',
    direction: 'sale',
    number: refundNumber(shop, each, one),
    date: dayOf(one, 'date_created'),
    currency: text(each, 'currency'),
    party: partyOf(each),
    due: [],
    lines,
    vat,
    net: less(gross, tax),
    tax,
    gross,
    deposits: [],
    refersTo: [numberOf(shop, each)],
    ...filled({ note: text(one, 'reason').slice(0, 500) }),
  }
}

function refundNumber(shop: Shop, each: Answer, one: Answer): string {
  return `${numberOf(shop, each)}-R${text(one, 'id')}`
}

function turnedRound({ lines, vat }: ReturnType<typeof taxed>): Pick<HostInvoice, 'lines' | 'vat'> {
  return {
    lines: lines.map(({ quantity: _, ...line }) => ({ ...line, net: turned(line.net) })),
    vat: vat.map((row) => ({ ...row, base: turned(row.base), vat: turned(row.vat) })),
  }
}

/** The payment of an order, whole, on the day when it was paid. */
export function payment(shop: Shop, each: Answer): HostPayment {
  const amount = money(each.total, 'total')
  return {
    type: 'payment',
    id: `paid,${text(each, 'id')}`,
    state: text(each, 'status'),
    direction: 'sale',
    refund: false,
    number: text(each, 'transaction_id') || numberOf(shop, each),
    date: dayOf(each, 'date_paid'),
    currency: text(each, 'currency'),
    party: partyOf(each),
    mode: text(each, 'payment_method_title') || text(each, 'payment_method') || 'WooCommerce',
    amount,
    allocations: [{ number: numberOf(shop, each), amount }],
  }
}

/** Money that the shop sent back by the way it came; it settles the credit note, where there is one. */
export function repayment(shop: Shop, each: Answer, one: Answer, note: HostInvoice | undefined): HostPayment {
  const amount = absolute(money(one.amount, 'amount'))
  return {
    ...payment(shop, each),
    id: `repaid,${text(one, 'id')}`,
    refund: true,
    number: refundNumber(shop, each, one),
    date: dayOf(one, 'date_created'),
    amount,
    allocations: note ? [{ number: note.number, amount }] : [],
  }
}
