import type { HostInvoice, HostLine, HostParty, HostPayment } from '../../../src/intake/hosts/wire'
import type { Amounts, Answer } from '../answers'
import { absolute, added, amountsIn, answer, answers, byRate, filled, isNil, LeftOut, money, text } from '../answers'
import { AHEAD, dayAway, dayIn, within } from '../days'
import { cut, inverse, less, rateOf } from '../decimals'
import type { Chunk, HostPage, HostReader } from '../host'
import { installedUnder } from '../installed'
import { identifiersIn } from '../parties'
import type { Site } from '../site'
import { HostError } from '../site'

// Akaunting 3: the list's own page answers JSON when it is asked for it (read in the public source of 3.2, not yet run
// against a server). Peculiar: the answer is not paged; VAT bears names, not rates, so the rate is the figure in the name
// or the legal one that gives it; payments stand inside their invoices, so others are asked for too: older ones year by
// year, and those of the quarter after, which may have been paid in advance.

export const page: HostPage = {
  id: 'akaunting',
  label: 'Akaunting',
  grade: 'experimental',
  recognise: ({ document, location }) =>
    /\/\d+\//.test(location.pathname) &&
    document.querySelector('#header [data-page-title-first]') !== null &&
    document.querySelector('[data-page-title-second]') !== null,
  place({ document, location }) {
    if (!/\/\d+\/(?:sales\/invoices|banking\/transactions)\/?$/.test(location.pathname)) return undefined
    const parent = document.querySelector('[data-page-title-second]')
    return parent ? { parent, before: parent.firstElementChild } : undefined
  },
}

export const reader: HostReader = {
  id: 'akaunting',
  takes: ['sales', 'payments'],
  company: async (site) => installedUnder(rootOf(site)),
  async *read(site, { from, to, what }) {
    const leftOut = new LeftOut()
    const issued = await list(site, from, to)
    if (what.has('sales')) {
      const counted = issued.filter((each) => within(dayIn(text(each, 'issued_at'), 'issued_at'), from, to))
      for (const each of counted) {
        const state = text(each, 'status')
        if (state === 'draft' || state === 'cancelled') leftOut.add(state)
      }
      yield { papers: counted.filter((each) => !/^(?:draft|cancelled)$/.test(text(each, 'status'))).map(invoice) }
    }
    if (what.has('payments')) yield* payments(site, issued, from, to)
    yield { papers: [], notForBooks: leftOut.list }
  },
}

/** Where a company's pages lie: its number, after the prefix under which the application is installed. */
function rootOf(site: Site): string {
  const root = /^.*?\/\d+\//.exec(site.address.pathname)?.[0]
  if (root === undefined) throw new HostError('unexpected', 'company')
  return root
}

async function list(site: Site, from: string, to: string): Promise<Answer[]> {
  const search = encodeURIComponent(`issued_at>=${from} issued_at<=${to}`)
  const reply = answer(await site.json(`${rootOf(site)}sales/invoices?search=${search}`), 'invoices')
  if (reply.success === false) throw new HostError('server', 'invoices')
  return answers(reply.data, 'data')
}

/** Payments of the period, of its invoices, of later and of older ones: back until two years hold no invoice. */
async function* payments(site: Site, issued: readonly Answer[], from: string, to: string): AsyncGenerator<Chunk> {
  const paid = (invoices: readonly Answer[]) =>
    invoices
      .flatMap((each) => parts(each, 'transactions').map((transaction) => ({ each, transaction })))
      .filter(({ transaction }) => within(dayIn(text(transaction, 'paid_at'), 'paid_at'), from, to))
      .map(({ each, transaction }) => payment(each, transaction))
  yield { papers: paid(issued) }
  const later = await list(site, dayAway(to, 1), dayAway(to, AHEAD))
  yield { papers: paid(later.filter((each) => dayIn(text(each, 'issued_at'), 'issued_at') > to)) }
  const month = from.slice(4)
  let empty = 0
  for (let year = Number(from.slice(0, 4)); empty < 2; year -= 1) {
    const older = await list(site, `${year - 1}${month}`, `${year}${month}`)
    const before = older.filter((each) => {
      const day = dayIn(text(each, 'issued_at'), 'issued_at')
      return day >= `${year - 1}${month}` && day < `${year}${month}`
    })
    empty = before.length === 0 ? empty + 1 : 0
    yield { papers: paid(before) }
  }
}

function parts(from: Answer, field: string): Answer[] {
  const value = from[field]
  if (value === null || value === undefined) return []
  // The framework writes a relation as a list, or as an object that holds it.
  return answers(Array.isArray(value) ? value : (answer(value, field).data ?? []), field)
}

function partyOf(each: Answer): HostParty {
  return {
    name: text(each, 'contact_name') || '?',
    ...filled({
      code: text(each, 'contact_id'),
      ...identifiersIn(text(each, 'contact_tax_number')),
      country: text(each, 'contact_country'),
      postalCode: text(each, 'contact_zip_code'),
      city: text(each, 'contact_city'),
      street: text(each, 'contact_address').replace(/\s+/g, ' '),
    }),
  }
}

/** The application's rate is units of the document's currency for one of the company's, which itself has the rate 1. */
function exchangeOf(each: Answer): string {
  return inverse(text(each, 'currency_rate'))
}

function totalOf(each: Answer, code: string, amount: Amounts): string {
  return added(
    parts(each, 'totals')
      .filter((total) => text(total, 'code') === code)
      .map((total) => amount(total, 'amount')),
  )
}

function invoice(each: Answer): HostInvoice {
  const amount = amountsIn(text(each, 'currency_code'))
  const gross = amount(each, 'amount')
  const tax = totalOf(each, 'tax', amount)
  const net = less(gross, tax)
  const due = dayIn(text(each, 'due_at'), 'due_at')
  const { lines, vat } = taxed(each, net, amount)
  return {
    type: 'invoice',
    id: `document,${text(each, 'id')}`,
    state: text(each, 'status'),
    kind: 'invoice',
    direction: 'sale',
    number: text(each, 'document_number'),
    date: dayIn(text(each, 'issued_at'), 'issued_at'),
    currency: text(each, 'currency_code'),
    ...filled({ exchange: exchangeOf(each) }),
    party: partyOf(each),
    due: due === '' ? [] : [{ date: due }],
    lines,
    vat,
    net,
    tax,
    gross,
    deposits: [],
    refersTo: [],
    ...filled({ note: text(each, 'order_number') }),
  }
}

/** Lines with their rate and VAT by rate; what the net lacks to the lines is a discount on the whole, cut by rate. */
function taxed(each: Answer, net: string, amount: Amounts): Pick<HostInvoice, 'lines' | 'vat'> {
  const items = parts(each, 'items')
  const groups = new Map<string, { base: string; vat: string; count: number }>()
  const nameOf = (item: Answer) =>
    parts(item, 'taxes')
      .map((tax) => text(tax, 'name'))
      .join(' + ')
  for (const item of items) {
    const known = groups.get(nameOf(item)) ?? { base: '0', vat: '0', count: 0 }
    groups.set(nameOf(item), {
      base: added([known.base, amount(item, 'total')]),
      vat: added([known.vat, ...parts(item, 'taxes').map((tax) => amount(tax, 'amount'))]),
      count: known.count + 1,
    })
  }
  const discount = less(net, added([...groups.values()].map((group) => group.base)))
  const shares = cut(
    discount,
    [...groups.values()].map((group) => group.base),
  )
  const rows = [...groups].map(([name, group], i) => {
    const base = added([group.base, shares[i] ?? '0'])
    // None that gives this VAT: told as it is, and the document is stopped where it is booked.
    return {
      name,
      base,
      vat: group.vat,
      rate: rateOf(name, base, group.vat, group.count) ?? '0',
      discount: shares[i] ?? '0',
    }
  })
  const rates = new Map(rows.map((row) => [row.name, row.rate]))
  const lines = items.map(
    (item): HostLine => ({
      label: [text(item, 'name'), text(item, 'description')].filter((words) => words !== '').join(' – '),
      net: amount(item, 'total'),
      rate: rates.get(nameOf(item)) ?? '0',
      ...filled({
        quantity: money(item.quantity ?? 0, 'quantity', 6),
        unitPrice: money(item.price ?? 0, 'price', 6),
      }),
    }),
  )
  const discounts = rows
    .filter((row) => !isNil(row.discount))
    .map((row): HostLine => ({ label: 'Remise', net: row.discount, rate: row.rate }))
  return {
    lines: [...lines, ...discounts],
    vat: byRate(
      rows.map((row) => ({
        rate: row.rate,
        base: row.base,
        vat: row.vat,
        ...(row.rate === '0' ? filled({ reason: row.name }) : {}),
      })),
    ),
  }
}

function payment(each: Answer, transaction: Answer): HostPayment {
  const currency = text(transaction, 'currency_code') || text(each, 'currency_code')
  const amount = amountsIn(currency)(transaction, 'amount')
  const refund = amount.startsWith('-') || text(transaction, 'type') === 'expense'
  return {
    type: 'payment',
    id: `transaction,${text(transaction, 'id')}`,
    state: '',
    direction: 'sale',
    refund,
    number: text(transaction, 'number') || text(transaction, 'reference') || text(transaction, 'id'),
    date: dayIn(text(transaction, 'paid_at'), 'paid_at'),
    currency,
    ...filled({ exchange: exchangeOf(transaction) }),
    party: partyOf(each),
    // `offline-payments.cash.1`: the word in the middle.
    mode:
      /^offline-payments\.([^.]+)/.exec(text(transaction, 'payment_method'))?.[1]?.replace(/_/g, ' ') ??
      text(transaction, 'payment_method'),
    amount: absolute(amount),
    allocations: [{ number: text(each, 'document_number'), amount: absolute(amount) }],
  }
}
