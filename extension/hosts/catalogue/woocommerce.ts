import type { HostInvoice, HostLine, HostParty, HostPayment, HostVat } from '../../../src/intake/hosts/wire'
import type { Answer } from '../answers'
import { absolute, added, answer, answers, byRate, filled, isNil, LeftOut, money, rate, text } from '../answers'
import { dayAfter, dayIn, within } from '../days'
import { less } from '../decimals'
import type { HostPage, HostReader, Request } from '../host'
import type { Site } from '../site'
import { HostError } from '../site'

// WooCommerce: calls from its REST handbook, not yet run against a server. Peculiar: a session is nobody without a nonce,
// which the site gives to who is signed in; an order is no invoice, its printed number comes from an add-on; refunds are
// documents of their own, dated by themselves, of orders that may be older than the period.

const PAGE = 100

/** Where add-ons that print invoices keep their number. */
const NUMBERS = ['_wcpdf_invoice_number', '_wcpdf_formatted_invoice_number', '_bewpi_invoice_number', '_invoice_number']
const VAT_NUMBERS = ['_billing_vat_number', '_vat_number', 'billing_vat', '_billing_eu_vat_number', 'vat_number']

const BOOKED = 'completed,processing,refunded'
const NOT_BOOKED = 'pending,on-hold,cancelled,failed'

export const page: HostPage = {
  id: 'woocommerce',
  label: 'WooCommerce',
  grade: 'experimental',
  recognise: ({ document }) =>
    document.querySelector('body.woocommerce_page_wc-orders, body.post-type-shop_order') !== null,
  place({ document }) {
    const title = document.querySelector('.wrap .page-title-action')
    return title?.parentElement ? { parent: title.parentElement, before: title.nextElementSibling } : undefined
  },
}

export const reader: HostReader = {
  id: 'woocommerce',
  takes: ['sales', 'payments'],
  company: async () => '',
  async *read(site, request) {
    const shop = await open(site)
    const leftOut = new LeftOut()
    const { from, to, what } = request
    if (what.has('sales')) {
      for await (const list of orders(shop, `${dated(request)}&status=${BOOKED}`)) {
        const counted = list.filter((each) => within(dayOf(each, 'date_created'), from, to))
        yield { papers: counted.map((each) => order(each)) }
      }
      for await (const list of orders(shop, `${dated(request)}&status=${NOT_BOOKED}`))
        for (const each of list) leftOut.add(text(each, 'status') === 'cancelled' ? 'cancelled' : 'unpaid')
    }
    // A refund or a payment changes its order: those changed since the beginning of the period, whenever they are of.
    const since = `modified_after=${from}T00:00:00&before=${dayAfter(to)}T00:00:00&orderby=date&order=asc&status=${BOOKED}`
    for await (const list of orders(shop, since)) {
      for (const each of list) {
        if (what.has('payments') && within(dayOf(each, 'date_paid'), from, to)) yield { papers: [payment(each)] }
        if (!Array.isArray(each.refunds) || each.refunds.length === 0) continue
        const found = answers(await shop.get(`orders/${text(each, 'id')}/refunds?per_page=${PAGE}`), 'refunds')
        const counted = found.filter((one) => within(dayOf(one, 'date_created'), from, to))
        yield {
          papers: counted
            .flatMap((one) => [
              ...(what.has('sales') ? [refund(each, one, leftOut)] : []),
              ...(what.has('payments') && one.refunded_payment === true ? [repayment(each, one)] : []),
            ])
            .filter((paper) => paper !== undefined),
        }
      }
    }
    yield { papers: [], notForBooks: leftOut.list }
  },
}

function dated({ from, to }: Request): string {
  return `after=${from}T00:00:00&before=${dayAfter(to)}T00:00:00&orderby=date&order=asc`
}

/** Times are the site's own, without an offset: their day stands. */
function dayOf(from: Answer, field: string): string {
  return dayIn(text(from, field), field)
}

interface Shop {
  readonly get: (path: string) => Promise<unknown>
}

/** The nonce of the person who is signed in; a visitor gets none. */
async function open(site: Site): Promise<Shop> {
  const root = site.address.pathname.replace(/wp-admin\/.*$/, '')
  const nonce = (await site.text(`${root}wp-admin/admin-ajax.php?action=rest-nonce`)).trim()
  if (nonce.startsWith('<')) throw new HostError('page-instead', 'rest-nonce')
  if (nonce === '0' || nonce === '') throw new HostError('session', 'rest-nonce')
  if (!/^[0-9a-f]{6,20}$/i.test(nonce)) throw new HostError('unexpected', 'rest-nonce')
  return { get: (path) => site.json(`${root}wp-json/wc/v3/${path}`, { headers: { 'X-WP-Nonce': nonce } }) }
}

async function* orders(shop: Shop, asked: string): AsyncGenerator<Answer[]> {
  for (let number = 1; ; number += 1) {
    const found = answers(await shop.get(`orders?${asked}&per_page=${PAGE}&page=${number}`), 'orders')
    if (found.length > 0) yield found
    if (found.length < PAGE) return
  }
}

/** The first of these keys that an add-on has filled. */
function kept(each: Answer, keys: readonly string[]): string {
  const data = each.meta_data === undefined ? [] : answers(each.meta_data, 'meta_data')
  for (const key of keys) {
    const found = data.find((one) => text(one, 'key') === key && text(one, 'value') !== '')
    if (found) return text(found, 'value')
  }
  return ''
}

function numberOf(each: Answer): string {
  return kept(each, NUMBERS) || text(each, 'number') || text(each, 'id')
}

function partyOf(each: Answer): HostParty {
  const billing = answer(each.billing, 'billing')
  const person = [text(billing, 'first_name'), text(billing, 'last_name')].join(' ').trim()
  const guest = text(each, 'customer_id') === '0'
  return {
    name: text(billing, 'company') || person || '?',
    ...filled({
      code: guest ? '' : text(each, 'customer_id'),
      vatId: kept(each, VAT_NUMBERS),
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

function order(each: Answer): HostInvoice {
  const gross = money(each.total, 'total')
  const tax = money(each.total_tax, 'total_tax')
  const stated = answers(each.tax_lines ?? [], 'tax_lines').map((row) => ({
    rate: rate(money(row.rate_percent, 'rate_percent', 4)),
    base: '0',
    vat: added([money(row.tax_total, 'tax_total'), money(row.shipping_tax_total || '0', 'shipping_tax_total')]),
  }))
  return {
    type: 'invoice',
    id: `order,${text(each, 'id')}`,
    state: text(each, 'status'),
    kind: 'invoice',
    direction: 'sale',
    number: numberOf(each),
    date: dayOf(each, 'date_created'),
    currency: text(each, 'currency'),
    party: partyOf(each),
    due: [],
    ...taxed(each, ratesOf(each), stated),
    net: less(gross, tax),
    tax,
    gross,
    deposits: [],
    refersTo: [],
    ...filled({
      mode: text(each, 'payment_method_title'),
      note: kept(each, NUMBERS) === '' ? '' : text(each, 'number'),
    }),
  }
}

/** A refund is a credit note of its order. One of an amount alone, without lines, does not say its VAT: it is named. */
function refund(each: Answer, one: Answer, leftOut: LeftOut): HostInvoice | undefined {
  const gross = `-${absolute(money(one.amount, 'amount'))}`
  const tax = added(sold(one).map(({ vat }) => vat))
  const { lines, vat } = taxed(one, ratesOf(each), undefined)
  if (!isNil(less(gross, added([tax, ...vat.map((row) => row.base)])))) {
    leftOut.add('refund-without-lines')
    return undefined
  }
  return {
    type: 'invoice',
    id: `refund,${text(one, 'id')}`,
    state: '',
    kind: 'credit-note',
    direction: 'sale',
    number: `${numberOf(each)}-R${text(one, 'id')}`,
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
    refersTo: [numberOf(each)],
    ...filled({ note: text(one, 'reason').slice(0, 500) }),
  }
}

function payment(each: Answer): HostPayment {
  const amount = money(each.total, 'total')
  return {
    type: 'payment',
    id: `paid,${text(each, 'id')}`,
    state: text(each, 'status'),
    direction: 'sale',
    refund: false,
    number: text(each, 'transaction_id') || numberOf(each),
    date: dayOf(each, 'date_paid'),
    currency: text(each, 'currency'),
    party: partyOf(each),
    mode: text(each, 'payment_method_title') || text(each, 'payment_method') || 'WooCommerce',
    amount,
    allocations: [{ number: numberOf(each), amount }],
  }
}

/** Money that the shop sent back by the way it came. */
function repayment(each: Answer, one: Answer): HostPayment {
  const amount = absolute(money(one.amount, 'amount'))
  return {
    ...payment(each),
    id: `repaid,${text(one, 'id')}`,
    refund: true,
    number: `${numberOf(each)}-R${text(one, 'id')}`,
    date: dayOf(one, 'date_created'),
    amount,
    allocations: [{ number: `${numberOf(each)}-R${text(one, 'id')}`, amount }],
  }
}
