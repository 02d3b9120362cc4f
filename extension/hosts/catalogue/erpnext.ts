import type { HostInvoice, HostParty, HostPayment, HostVat } from '../../../src/intake/hosts/wire'
import type { Amounts, Answer } from '../answers'
import {
  absolute,
  amountsIn,
  answer,
  answers,
  byRate,
  filled,
  inPairs,
  isNil,
  LeftOut,
  money,
  rate,
  text,
} from '../answers'
import { within } from '../days'
import { less } from '../decimals'
import type { HostPage, HostReader, Request } from '../host'
import { pagesOf } from '../paging'
import { identifiersIn } from '../parties'
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
      await notSubmitted(site, 'Sales Invoice', period, leftOut)
    }
    if (request.what.has('payments')) {
      const customers = [...period, ['party_type', '=', 'Customer']]
      for await (const list of pages(site, 'Payment Entry', [...customers, ['docstatus', '=', 1]], ['name'])) {
        const full = await inPairs(list, (each) => whole(site, 'Payment Entry', text(each, 'name')))
        const papers: HostPayment[] = []
        for (const each of full.filter((one) => within(text(one, 'posting_date'), request.from, request.to)))
          papers.push(payment(each, await partyOf(site, parties, text(each, 'party'), each)))
        yield { papers }
      }
      await notSubmitted(site, 'Payment Entry', customers, leftOut)
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

/** Counts drafts, and what was cancelled and so taken out of the ledger. */
async function notSubmitted(site: Site, doctype: string, filters: readonly unknown[], leftOut: LeftOut): Promise<void> {
  for await (const list of pages(site, doctype, [...filters, ['docstatus', '!=', 1]], ['docstatus']))
    for (const each of list) leftOut.add(text(each, 'docstatus') === '2' ? 'cancelled' : 'draft')
}

function pages(
  site: Site,
  doctype: string,
  filters: readonly unknown[],
  fields: readonly string[],
): AsyncGenerator<Answer[]> {
  const asked = `fields=${json(fields)}&filters=${json(filters)}&order_by=${encodeURIComponent('posting_date asc, name asc')}`
  return pagesOf(PAGE, async (start) => {
    const path = `${resource(doctype)}?${asked}&limit_start=${start}&limit_page_length=${PAGE}`
    return answers(answer(await site.json(path), doctype).data, doctype)
  })
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
  const party: HostParty = {
    name: text(customer, 'customer_name') || name || '?',
    ...filled({
      code: name,
      ...identifiersIn(text(customer, 'tax_id') || text(paper, 'tax_id')),
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
  const amount = amountsIn(text(each, 'currency'))
  const gross = amount(each, 'grand_total')
  // Nil where the application does not round what is paid.
  const rounded = amount(each, 'rounded_total')
  const rounding = isNil(rounded) ? '0' : less(rounded, gross)
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
        net: netOf(item, amount),
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
    vat: vatOf(items, taxes, rateOf, each, amount),
    net: amount(each, 'net_total'),
    tax: amount(each, 'total_taxes_and_charges'),
    gross,
    ...(isNil(rounding) ? {} : { rounding }),
    deposits: [],
    refersTo: source === '' ? [] : [source],
    ...filled({ note: text(each, 'po_no') }),
  }
}

/** Of an item, less its share in a discount on the whole. */
function netOf(item: Answer, amount: Amounts): string {
  return amount(item, item.net_amount === undefined ? 'amount' : 'net_amount')
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
  amount: Amounts,
): HostVat[] {
  const reason = [text(each, 'tax_category'), ...taxes.map((tax) => text(tax, 'description'))].join(' ').trim()
  const bases = byRate(
    items.map((item) => ({
      rate: rateOf(item) ?? '0',
      base: netOf(item, amount),
      vat: '0',
    })),
  )
  const rows = taxes
    .filter((tax) => !isNil(amount(tax, 'tax_amount')))
    .map((tax) => {
      const head = text(tax, 'account_head')
      const own = items.map((item) => ownRates(item).get(head)).find((one) => one !== undefined && one !== '0')
      return { rate: own ?? percentOf(tax), base: '0', vat: amount(tax, 'tax_amount') }
    })
  return byRate([...bases, ...rows]).map((row) => (row.rate === '0' ? { ...row, ...filled({ reason }) } : row))
}

function payment(each: Answer, party: HostParty): HostPayment {
  const refund = text(each, 'payment_type') === 'Pay'
  const account = text(each, refund ? 'paid_from' : 'paid_to')
  const currency = text(each, refund ? 'paid_from_account_currency' : 'paid_to_account_currency')
  const amount = amountsIn(currency)
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
    amount: absolute(amount(each, refund || each.received_amount === undefined ? 'paid_amount' : 'received_amount')),
    allocations: references.map((one) => ({
      number: text(one, 'reference_name'),
      amount: absolute(amount(one, 'allocated_amount')),
    })),
  }
}
