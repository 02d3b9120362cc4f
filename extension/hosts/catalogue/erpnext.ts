import type { HostInvoice, HostParty, HostPayment, HostVat } from '../../../src/intake/hosts/wire'
import type { Answer } from '../answers'
import { absolute, answer, answers, byRate, filled, inPairs, isNil, LeftOut, money, rate, text } from '../answers'
import { within } from '../days'
import type { HostPage, HostReader, Request } from '../host'
import type { Site } from '../site'
import { HostError } from '../site'

// ERPNext 14 to 16: calls from the documentation of its framework, fields from its public source, not yet run against a
// server. Peculiar: a list never holds lines, so each document is one more call; a return has negative amounts; a cancelled
// document was taken out of the ledger; several companies share one list.

const PAGE = 100

export const page: HostPage = {
  id: 'erpnext',
  label: 'ERPNext',
  grade: 'experimental',
  recognise: ({ document, location }) =>
    /^\/(?:app|desk)\b/.test(location.pathname) &&
    document.querySelector('script[src*="/assets/frappe/"], link[href*="/assets/frappe/"]') !== null,
  place({ document, location }) {
    if (!/^\/(?:app|desk)\/(?:sales-invoice|payment-entry)(?:\/|$)/.test(location.pathname)) return undefined
    // Pages stay in the document, hidden: the one that is shown has boxes.
    for (const parent of document.querySelectorAll('.page-head .page-actions .custom-actions')) {
      if (!parent.closest('.page-container[style*="display: none"]'))
        return { parent, before: parent.firstElementChild }
    }
    return undefined
  },
}

export const reader: HostReader = {
  id: 'erpnext',
  takes: ['sales', 'payments'],
  company: companyOf,
  async *read(site, request) {
    const company = await companyOf(site)
    const parties = new Map<string, HostParty>()
    const leftOut = new LeftOut()
    const period = dated(company, request)
    if (request.what.has('sales')) {
      for await (const list of pages(site, 'Sales Invoice', [...period, ['docstatus', '=', 1]], ['name'])) {
        const full = await inPairs(list, (each) => whole(site, 'Sales Invoice', text(each, 'name')))
        const papers: HostInvoice[] = []
        for (const each of full.filter((one) => within(text(one, 'posting_date'), request.from, request.to)))
          papers.push(invoice(each, await partyOf(site, parties, text(each, 'customer'), each)))
        yield { papers }
      }
      for await (const list of pages(site, 'Sales Invoice', [...period, ['docstatus', '!=', 1]], ['docstatus']))
        for (const each of list) leftOut.add(text(each, 'docstatus') === '2' ? 'cancelled' : 'draft')
    }
    if (request.what.has('payments')) {
      const customers = [...period, ['docstatus', '=', 1], ['party_type', '=', 'Customer']]
      for await (const list of pages(site, 'Payment Entry', customers, ['name'])) {
        const full = await inPairs(list, (each) => whole(site, 'Payment Entry', text(each, 'name')))
        const papers: HostPayment[] = []
        for (const each of full.filter((one) => within(text(one, 'posting_date'), request.from, request.to)))
          papers.push(payment(each, await partyOf(site, parties, text(each, 'party'), each)))
        yield { papers }
      }
    }
    yield { papers: [], notForBooks: leftOut.list }
  },
}

function dated(company: string, { from, to }: Request) {
  return [
    ['company', '=', company],
    ['posting_date', '>=', from],
    ['posting_date', '<=', to],
  ]
}

async function* pages(
  site: Site,
  doctype: string,
  filters: readonly unknown[],
  fields: readonly string[],
): AsyncGenerator<Answer[]> {
  const asked = `fields=${json(fields)}&filters=${json(filters)}&order_by=${encodeURIComponent('posting_date asc, name asc')}`
  for (let start = 0; ; start += PAGE) {
    const path = `${resource(doctype)}?${asked}&limit_start=${start}&limit_page_length=${PAGE}`
    const found = answers(answer(await site.json(path), doctype).data, doctype)
    if (found.length > 0) yield found
    if (found.length < PAGE) return
  }
}

function resource(...parts: readonly string[]): string {
  return `/api/resource/${parts.map(encodeURIComponent).join('/')}`
}

function json(value: unknown): string {
  return encodeURIComponent(JSON.stringify(value))
}

async function whole(site: Site, doctype: string, name: string): Promise<Answer> {
  return answer(answer(await site.json(resource(doctype, name)), doctype).data, doctype)
}

/** The company whose books are taken: the list's own filter, or the only one there is. */
async function companyOf(site: Site): Promise<string> {
  const filtered = site.address.searchParams.get('company')
  if (filtered) return filtered
  const path = `${resource('Company')}?fields=${json(['name'])}&limit_page_length=2`
  const [only, ...others] = answers(answer(await site.json(path), 'Company').data, 'Company')
  if (!only) throw new HostError('forbidden', 'Company')
  if (others.length > 0) throw new HostError('companies', 'Company')
  return text(only, 'name')
}

async function partyOf(site: Site, known: Map<string, HostParty>, name: string, paper: Answer): Promise<HostParty> {
  const found = known.get(name)
  if (found) return found
  const customer = await whole(site, 'Customer', name)
  const identifier = (text(customer, 'tax_id') || text(paper, 'tax_id')).replace(/\s/g, '').toUpperCase()
  const party: HostParty = {
    name: text(customer, 'customer_name') || name || '?',
    ...filled({
      code: name,
      siren: /^\d{9}$/.test(identifier) ? identifier : '',
      siret: /^\d{14}$/.test(identifier) ? identifier : '',
      vatId: /^[A-Z]{2}/.test(identifier) ? identifier : '',
      // Of the customer, else of the zone where it is sold to when that is named by a country.
      country: text(customer, 'country') || text(customer, 'territory'),
    }),
  }
  known.set(name, party)
  return party
}

/** Conversion to the company's currency, where the document is in another one. */
function exchangeOf(each: Answer, field: string): string {
  const value = Number(text(each, field) || '1')
  return value === 1 || value <= 0 ? '' : value.toFixed(10).replace(/\.?0+$/, '')
}

function invoice(each: Answer, party: HostParty): HostInvoice {
  const due = text(each, 'due_date')
  const source = text(each, 'return_against')
  const items = answers(each.items ?? [], 'items')
  const taxes = answers(each.taxes ?? [], 'taxes')
  const only = taxes.length === 1 ? taxes[0] : undefined
  const rateOf = (item: Answer) =>
    itemRate(item, taxes) ?? (only ? percentOf(only) : taxes.length === 0 ? '0' : undefined)
  return {
    type: 'invoice',
    id: `Sales Invoice,${text(each, 'name')}`.slice(0, 120),
    state: text(each, 'status'),
    kind: Number(text(each, 'is_return')) === 1 ? 'credit-note' : 'invoice',
    direction: 'sale',
    number: text(each, 'name'),
    date: text(each, 'posting_date'),
    currency: text(each, 'currency'),
    ...filled({ exchange: exchangeOf(each, 'conversion_rate') }),
    party,
    due: due === '' || source !== '' ? [] : [{ date: due }],
    lines: items.map((item) => {
      const percent = rateOf(item)
      return {
        label: text(item, 'item_name') || plain(text(item, 'description')) || text(item, 'item_code'),
        net: money(item.net_amount ?? item.amount, 'net_amount'),
        ...(percent === undefined ? {} : { rate: percent }),
        ...filled({
          account: /^\d+/.exec(text(item, 'income_account'))?.[0] ?? '',
          code: text(item, 'item_code'),
          category: text(item, 'item_group'),
          quantity: money(item.qty ?? 0, 'qty', 6),
          unitPrice: money(item.rate ?? 0, 'rate', 6),
        }),
      }
    }),
    vat: vatOf(items, taxes, rateOf, each),
    net: money(each.net_total, 'net_total'),
    tax: money(each.total_taxes_and_charges ?? 0, 'total_taxes_and_charges'),
    gross: money(each.grand_total, 'grand_total'),
    deposits: [],
    refersTo: source === '' ? [] : [source],
    ...filled({ note: text(each, 'po_no') }),
  }
}

function plain(description: string): string {
  return description
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function percentOf(tax: Answer): string {
  return rate(absolute(money(tax.rate ?? 0, 'rate', 4)))
}

/** The rate that an item says for itself (`item_tax_rate`: account → rate), of the accounts of this document. */
function itemRate(item: Answer, taxes: readonly Answer[]): string | undefined {
  const own = ownRates(item)
  const named = taxes.map((tax) => own.get(text(tax, 'account_head'))).filter((each) => each !== undefined)
  return named.find((each) => each !== '0') ?? named[0]
}

function ownRates(item: Answer): ReadonlyMap<string, string> {
  const written = text(item, 'item_tax_rate')
  if (!written.startsWith('{')) return new Map()
  try {
    const rates = answer(JSON.parse(written), 'item_tax_rate')
    return new Map(
      Object.keys(rates).map((account) => [account, rate(absolute(money(rates[account] ?? 0, 'rate', 4)))]),
    )
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new HostError('unexpected', 'item_tax_rate')
    throw cause
  }
}

/** One row of the document is one account: its VAT is stated, its base is that of the items which bear it. */
function vatOf(
  items: readonly Answer[],
  taxes: readonly Answer[],
  rateOf: (item: Answer) => string | undefined,
  each: Answer,
): HostVat[] {
  const reason = [text(each, 'tax_category'), ...taxes.map((tax) => text(tax, 'description'))].join(' ').trim()
  const bases = byRate(
    items.map((item) => ({
      rate: rateOf(item) ?? '0',
      base: money(item.net_amount ?? item.amount, 'net_amount'),
      vat: '0',
    })),
  )
  const rows = taxes
    .filter((tax) => !isNil(money(tax.tax_amount ?? 0, 'tax_amount')))
    .map((tax) => {
      const head = text(tax, 'account_head')
      const own = items.map((item) => ownRates(item).get(head)).find((one) => one !== undefined && one !== '0')
      return { rate: own ?? percentOf(tax), base: '0', vat: money(tax.tax_amount, 'tax_amount') }
    })
  return byRate([...bases, ...rows]).map((row) => (row.rate === '0' ? { ...row, ...filled({ reason }) } : row))
}

function payment(each: Answer, party: HostParty): HostPayment {
  const refund = text(each, 'payment_type') === 'Pay'
  const account = text(each, refund ? 'paid_from' : 'paid_to')
  const currency = text(each, refund ? 'paid_from_account_currency' : 'paid_to_account_currency')
  const references = answers(each.references ?? [], 'references').filter(
    (one) => text(one, 'reference_doctype') === 'Sales Invoice',
  )
  return {
    type: 'payment',
    id: `Payment Entry,${text(each, 'name')}`.slice(0, 120),
    state: text(each, 'status'),
    direction: 'sale',
    refund,
    number: text(each, 'reference_no') || text(each, 'name'),
    date: text(each, 'posting_date'),
    currency,
    ...filled({ exchange: exchangeOf(each, refund ? 'source_exchange_rate' : 'target_exchange_rate') }),
    party,
    mode: text(each, 'mode_of_payment') || 'ERPNext',
    ...filled({ account: /^\d+/.exec(account)?.[0] ?? '' }),
    amount: absolute(money(each[refund ? 'paid_amount' : 'received_amount'] ?? each.paid_amount, 'paid_amount')),
    allocations: references.map((one) => ({
      number: text(one, 'reference_name'),
      amount: absolute(money(one.allocated_amount, 'allocated_amount')),
    })),
  }
}
