import type { HostInvoice, HostLine, HostParty, HostPayment } from '../../../src/intake/hosts/wire'
import type { Answer } from '../answers'
import { absolute, added, answer, answers, byRate, filled, LeftOut, quotient, rate, text } from '../answers'
import { dayIn, within } from '../days'
import { discountLines, hundredths, less, withoutVat } from '../decimals'
import type { HostPage, HostReader } from '../host'
import { installedUnder } from '../installed'
import { identifiersIn } from '../parties'
import type { Site } from '../site'
import { HostError } from '../site'

// InvoiceShelf 2 and Crater, its ancestor: calls and fields read in the public source of 2.3, not yet run against a server.
// Peculiar: money is a whole number of hundredths; without the header `company` the server falls back to the user's first
// company without a word; a draft bears a number already; a credit note is an invoice with negative amounts.

export const page: HostPage = {
  id: 'invoiceshelf',
  label: 'InvoiceShelf',
  grade: 'experimental',
  recognise: ({ document, location, localStorage }) =>
    /\/admin\b/.test(location.pathname) &&
    document.querySelector('meta[name="csrf-token"]') !== null &&
    localStorage.getItem('selectedCompany') !== null,
  place({ document, location }) {
    const list = /\/admin\/(invoices|payments)\/?$/.exec(location.pathname)?.[1]
    const create = list === undefined ? null : document.querySelector(`a[href$="/admin/${list}/create"]`)
    return create?.parentElement ? { parent: create.parentElement, before: create } : undefined
  },
}

export const reader: HostReader = {
  id: 'invoiceshelf',
  takes: ['sales', 'payments'],
  company: async (site) => installedUnder(`${rootOf(site)}${companyOf(site)}`),
  async *read(site, { from, to, what }) {
    const leftOut = new LeftOut()
    // Both days, or the filter counts for nothing.
    const dated = `from_date=${from}&to_date=${to}&limit=all`
    if (what.has('sales')) {
      const found = await list(site, `invoices?${dated}`)
      const counted = found.filter((each) => within(dayIn(text(each, 'invoice_date'), 'invoice_date'), from, to))
      const [drafts, issued] = [counted.filter(isDraft), counted.filter((each) => !isDraft(each))]
      leftOut.add('draft', drafts.length)
      yield { papers: issued.map(invoice) }
    }
    if (what.has('payments')) {
      const found = await list(site, `payments?${dated}`)
      const counted = found.filter((each) => within(dayIn(text(each, 'payment_date'), 'payment_date'), from, to))
      yield { papers: counted.map(payment) }
    }
    yield { papers: [], notForBooks: leftOut.list }
  },
}

function isDraft(each: Answer): boolean {
  return text(each, 'status') === 'DRAFT'
}

function companyOf(site: Site): string {
  const company = site.stored('selectedCompany')
  if (company === null) throw new HostError('session', 'selectedCompany')
  return company
}

/** Where the application is installed: what stands before its own pages. */
function rootOf(site: Site): string {
  return site.address.pathname.replace(/admin(?:\/.*)?$/, '')
}

async function list(site: Site, path: string): Promise<Answer[]> {
  const token = site.stored('auth.token')
  const headers = { company: companyOf(site), ...(token === null ? {} : { Authorization: token }) }
  return answers(
    answer(await site.json(`${rootOf(site)}api/v1/${path}`, { headers }), path.split('?')[0] ?? '').data,
    'data',
  )
}

function part(from: Answer, field: string): Answer {
  const value = from[field]
  return value === null || value === undefined ? {} : answer(value, field)
}

function parts(from: Answer, field: string): Answer[] {
  return from[field] === null || from[field] === undefined ? [] : answers(from[field], field)
}

/** A number of hundredths. */
function cents(from: Answer, field: string): string {
  const value = hundredths(from[field] ?? 0)
  if (value === 'NaN') throw new HostError('unexpected', field)
  return value
}

function partyOf(customer: Answer): HostParty {
  const billing = part(customer, 'billing')
  const country = part(billing, 'country')
  return {
    name: text(customer, 'name') || '?',
    ...filled({
      code: text(customer, 'id'),
      ...identifiersIn(text(customer, 'tax_id')),
      country: text(country, 'code'),
      postalCode: text(billing, 'zip'),
      city: text(billing, 'city'),
      street: text(billing, 'address_street_1'),
    }),
  }
}

/** The books are in the company's currency; both totals are stated, and their quotient is the rate. */
function exchangeOf(each: Answer, total: string, base: string): string {
  const rate = Number(text(each, 'exchange_rate') || '1')
  return rate === 1 ? '' : (quotient(cents(each, base), cents(each, total)) ?? '')
}

interface TaxedLine extends HostLine {
  readonly rate: string
  readonly vat: string
  readonly reason: string
}

function invoice(each: Answer): HostInvoice {
  const net = less(cents(each, 'total'), cents(each, 'tax'))
  const due = dayIn(text(each, 'due_date'), 'due_date')
  const lines = linesOf(each, net)
  const rows = byRate(
    lines.map((line) => ({ rate: line.rate, base: line.net, vat: line.vat, ...filled({ reason: line.reason }) })),
  )
  const currency = part(each, 'currency')
  const [only] = rows
  return {
    type: 'invoice',
    id: `invoice,${text(each, 'id')}`,
    state: `${text(each, 'status')} ${text(each, 'paid_status')}`.trim(),
    kind: 'invoice',
    direction: 'sale',
    number: text(each, 'invoice_number'),
    date: dayIn(text(each, 'invoice_date'), 'invoice_date'),
    currency: text(currency, 'code'),
    ...filled({ exchange: exchangeOf(each, 'total', 'base_total') }),
    party: partyOf(part(each, 'customer')),
    due: due === '' ? [] : [{ date: due }],
    lines: lines.map(({ vat: _, reason: __, ...line }) => line),
    // One rate on the whole bears all the VAT; several say their own.
    vat: only && rows.length === 1 ? [{ ...only, vat: cents(each, 'tax') }] : rows,
    net,
    tax: cents(each, 'tax'),
    gross: cents(each, 'total'),
    deposits: [],
    refersTo: [],
    ...filled({ note: text(each, 'reference_number') }),
  }
}

/** Lines net of VAT and of their own discount; a discount on the whole is one more line for each rate. */
function linesOf(each: Answer, net: string): TaxedLine[] {
  const whole = parts(each, 'taxes')
  const included = each.tax_included === true || text(each, 'tax_included') === '1'
  const lines = parts(each, 'items').map((item): TaxedLine => {
    const own = parts(item, 'taxes')
    const taxes = own.length > 0 ? own : text(each, 'tax_per_item') === 'YES' ? [] : whole
    const vat = added(own.map((tax) => cents(tax, 'amount')))
    const total = cents(item, 'total')
    const percent = added(taxes.map((tax) => rate(absolute(text(tax, 'percent') || '0'))))
    return {
      label: [text(item, 'name'), text(item, 'description')].filter((words) => words !== '').join(' – '),
      net: included ? less(total, vat) : total,
      rate: rate(percent),
      vat,
      reason: taxes.map((tax) => text(tax, 'name')).join(' '),
      ...filled({ quantity: text(item, 'quantity'), unitPrice: cents(item, 'price') }),
    }
  })
  if (included && text(each, 'tax_per_item') !== 'YES') return withoutVat(lines, net)
  return [...lines, ...discountLines(lines, net).map((line) => ({ ...line, reason: '' }))]
}

function payment(each: Answer): HostPayment {
  const amount = cents(each, 'amount')
  const paid = part(each, 'invoice')
  const number = text(paid, 'invoice_number')
  return {
    type: 'payment',
    id: `payment,${text(each, 'id')}`,
    state: '',
    direction: 'sale',
    refund: amount.startsWith('-'),
    number: text(each, 'payment_number'),
    date: dayIn(text(each, 'payment_date'), 'payment_date'),
    currency: text(part(each, 'currency'), 'code'),
    ...filled({ exchange: exchangeOf(each, 'amount', 'base_amount') }),
    party: partyOf(part(each, 'customer')),
    mode: text(part(each, 'payment_method'), 'name') || 'InvoiceShelf',
    amount: absolute(amount),
    allocations: number === '' ? [] : [{ number, amount: absolute(amount) }],
  }
}
