import type { HostInvoice, HostLine, HostParty, HostPayment, LeftOutName } from '../../../src/intake/hosts/wire'
import type { Amounts, Answer } from '../answers'
import {
  absolute,
  added,
  amountsIn,
  answer,
  answers,
  byRate,
  filled,
  isNil,
  LeftOut,
  money,
  rate,
  text,
} from '../answers'
import { within } from '../days'
import { cut, inverse, less, percentOf, smaller } from '../decimals'
import type { HostPage, HostReader } from '../host'
import { identifiersIn } from '../parties'
import type { Site } from '../site'
import { HostError } from '../site'

// Invoice Ninja 5 (React client), on its own server: calls and fields read in its public source, not yet run against a
// server. Peculiar: the session is a token in the page's storage; VAT is said line by line, never by rate; credits have no
// filter by date; a « payment » made of a credit brings no money.

const PAGE = 500

export const page: HostPage = {
  id: 'invoice-ninja',
  label: 'Invoice Ninja',
  grade: 'experimental',
  recognise: ({ document, localStorage }) =>
    document.querySelector('#root') !== null && localStorage.getItem('X-NINJA-TOKEN') !== null,
  place({ document, location }) {
    const list = /\/(invoices|credits|payments)\/?$/.exec(location.hash.replace(/^#/, '') || location.pathname)?.[1]
    const create = list === undefined ? null : document.querySelector(`a[href$="/${list}/create"]`)
    return create?.parentElement ? { parent: create.parentElement, before: create } : undefined
  },
}

export const reader: HostReader = {
  id: 'invoice-ninja',
  takes: ['sales', 'payments'],
  // Identifiers are those of the whole installation, whatever the company.
  company: async () => '',
  async *read(site, { from, to, what }) {
    const ninja = await open(site)
    const leftOut = new LeftOut()
    if (what.has('sales')) {
      const dated = `date_range=${from},${to}&include=client&without_deleted_clients=true&sort=id|asc`
      for await (const list of pages(site, `invoices?${dated}`))
        yield { papers: await documents(ninja, 'invoice', list, from, to, leftOut) }
      for await (const list of pages(site, 'credits?include=client&sort=id|asc'))
        yield { papers: await documents(ninja, 'credit-note', list, from, to, leftOut) }
    }
    if (what.has('payments')) {
      const dated = `date_range=date,${from},${to}&include=client,invoices,paymentables&sort=id|asc`
      for await (const list of pages(site, `payments?${dated}`)) {
        const counted = list.filter((each) => within(text(each, 'date'), from, to))
        yield { papers: counted.flatMap((each) => payment(ninja, each, leftOut) ?? []) }
      }
    }
    yield { papers: [], notForBooks: leftOut.list }
  },
}

interface Ninja {
  readonly site: Site
  readonly currencies: ReadonlyMap<string, string>
  readonly countries: ReadonlyMap<string, string>
  readonly types: ReadonlyMap<string, string>
  /** Of the company, for clients that have none of their own; empty where there are several companies of several. */
  readonly currency: string
}

async function call(site: Site, path: string): Promise<Answer> {
  const token = site.stored('X-NINJA-TOKEN')
  if (token === null) throw new HostError('session', 'X-NINJA-TOKEN')
  return answer(await site.json(`/api/v1/${path}`, { headers: { 'X-Api-Token': token } }), path.split('?')[0] ?? '')
}

async function* pages(site: Site, path: string): AsyncGenerator<Answer[]> {
  for (let number = 1; ; number += 1) {
    const reply = await call(site, `${path}&per_page=${PAGE}&page=${number}`)
    const found = answers(reply.data, 'data')
    if (found.length > 0) yield found
    // Said by the answer: a server may give fewer a page than it was asked for.
    const { pagination } = answer(reply.meta, 'meta')
    if (number >= Number(text(answer(pagination, 'pagination'), 'total_pages'))) return
  }
}

/** The lists that documents refer to by number: currencies, countries, kinds of payment. */
async function open(site: Site): Promise<Ninja> {
  const statics = await call(site, 'statics').catch((cause) => {
    // The hosted service keeps its data at another address, which is not this site: only its page is here.
    throw cause instanceof HostError && cause.code === 'page-instead' ? new HostError('elsewhere', cause.detail) : cause
  })
  const companies = answers((await call(site, 'companies?per_page=500')).data, 'companies')
  const named = (list: string, field: string) =>
    new Map(answers(statics[list], list).map((each) => [text(each, 'id'), text(each, field)]))
  const currencies = named('currencies', 'code')
  // All companies of the account are listed, and nothing says which of them the token is for.
  const [currency = '', ...others] = new Set(
    companies.map((each) => currencies.get(text(answer(each.settings ?? {}, 'settings'), 'currency_id')) ?? ''),
  )
  return {
    site,
    currencies,
    countries: named('countries', 'iso_3166_2'),
    types: named('payment_types', 'name'),
    currency: others.length === 0 ? currency : '',
  }
}

function clientOf(each: Answer): Answer {
  return each.client === undefined || each.client === null ? {} : answer(each.client, 'client')
}

function currencyOf({ currencies, currency }: Ninja, client: Answer): string {
  const settings = client.settings === undefined || client.settings === null ? {} : client.settings
  const own = Array.isArray(settings) ? '' : text(answer(settings, 'settings'), 'currency_id')
  const found = currencies.get(own) || currency
  if (found === '') throw new HostError('unexpected', 'currency_id')
  return found
}

function partyOf({ countries }: Ninja, client: Answer): HostParty {
  return {
    name: text(client, 'name') || text(client, 'display_name') || '?',
    ...filled({
      code: text(client, 'number'),
      ...identifiersIn(text(client, 'vat_number')),
      ...identifiersIn(text(client, 'id_number')),
      country: countries.get(text(client, 'country_id')) ?? '',
      postalCode: text(client, 'postal_code'),
      city: text(client, 'city'),
      street: text(client, 'address1'),
    }),
  }
}

const STATES: Readonly<Record<HostInvoice['kind'], Readonly<Record<string, LeftOutName>>>> = {
  invoice: { 1: 'draft', 5: 'cancelled' },
  'credit-note': { 1: 'draft' },
  deposit: {},
}

async function documents(
  ninja: Ninja,
  kind: 'invoice' | 'credit-note',
  list: readonly Answer[],
  from: string,
  to: string,
  leftOut: LeftOut,
): Promise<HostInvoice[]> {
  const papers: HostInvoice[] = []
  for (const each of list) {
    if (!within(text(each, 'date'), from, to)) continue
    const left = each.is_deleted === true ? 'deleted' : STATES[kind][text(each, 'status_id')]
    if (left === undefined) papers.push(await document(ninja, kind, each))
    else leftOut.add(left)
  }
  return papers
}

async function document(ninja: Ninja, kind: 'invoice' | 'credit-note', each: Answer): Promise<HostInvoice> {
  const client = clientOf(each)
  const currency = currencyOf(ninja, client)
  const amount = amountsIn(currency)
  const gross = amount(each, 'amount')
  const tax = amount(each, 'total_taxes')
  const net = less(gross, tax)
  const due = text(each, 'due_date')
  const source = kind === 'credit-note' ? text(each, 'invoice_id') : ''
  const lines = linesOf(each, net, amount)
  return {
    type: 'invoice',
    id: `${kind},${text(each, 'id')}`,
    state: text(each, 'status_id'),
    kind,
    direction: 'sale',
    number: text(each, 'number'),
    date: text(each, 'date'),
    currency,
    ...filled({ exchange: inverse(text(each, 'exchange_rate')) }),
    party: partyOf(ninja, client),
    due: due === '' ? [] : [{ date: due.slice(0, 10) }],
    lines: lines.map(({ vat: _, ...line }) => line),
    vat: vatOf(each, lines, tax),
    net,
    tax,
    gross,
    deposits: [],
    refersTo: source === '' ? [] : [await numberOf(ninja.site, source)],
    ...filled({ note: text(each, 'po_number') }),
  }
}

async function numberOf(site: Site, id: string): Promise<string> {
  return text(answer((await call(site, `invoices/${id}`)).data, 'invoice'), 'number')
}

interface TaxedLine extends HostLine {
  readonly rate: string
  readonly vat: string
}

/** Lines net of VAT; a discount on the whole is one more line for each rate, in proportion, to the net that is stated. */
function linesOf(each: Answer, net: string, amount: Amounts): TaxedLine[] {
  const whole = rate(money(each.tax_rate1 ?? 0, 'tax_rate1', 4))
  const lines = answers(each.line_items, 'line_items').map((line): TaxedLine => {
    const own = rate(money(line.tax_rate1 ?? 0, 'tax_rate1', 4))
    const vat = amount(line, 'tax_amount')
    const total = amount(line, 'line_total')
    return {
      label: text(line, 'notes') || text(line, 'product_key'),
      net: each.uses_inclusive_taxes === true ? less(total, vat) : total,
      rate: own === '0' ? whole : own,
      vat,
      ...(text(line, 'type_id') === '2' ? { kind: 'service' as const } : {}),
      ...(text(line, 'type_id') === '1' ? { kind: 'goods' as const } : {}),
      ...filled({
        code: text(line, 'product_key'),
        quantity: money(line.quantity ?? 0, 'quantity', 6),
        unitPrice: money(line.cost ?? 0, 'cost', 6),
      }),
    }
  })
  const discount = less(net, added(lines.map((line) => line.net)))
  if (isNil(discount)) return lines
  const rows = byRate(lines.map((line) => ({ rate: line.rate, base: line.net, vat: '0' })))
  const shares = cut(
    discount,
    rows.map((row) => row.base),
  )
  return [...lines, ...rows.map((row, i) => ({ label: 'Remise', net: shares[i] ?? '0', rate: row.rate, vat: '0' }))]
}

/** VAT by rate: the lines' own where it adds up to the total; else, and for a tax on the whole, by the rate on its base. */
function vatOf(each: Answer, lines: readonly TaxedLine[], tax: string): HostInvoice['vat'] {
  const reasons = ['tax_name1', 'tax_name2'].map((name) => text(each, name)).join(' ')
  const rows = byRate(lines.map((line) => ({ rate: line.rate, base: line.net, vat: line.vat })))
  const [only, ...others] = rows
  const told = (row: HostInvoice['vat'][number]) => ({
    ...row,
    ...(row.rate === '0' ? filled({ reason: reasons.trim() }) : {}),
  })
  if (only && others.length === 0) return [told({ ...only, vat: tax })]
  if (isNil(less(added(rows.map((row) => row.vat)), tax))) return rows.map(told)
  return rows.map((row) => told({ ...row, vat: percentOf(row.base, row.rate) }))
}

const PAYMENT_STATES: Readonly<Record<string, LeftOutName>> = { 1: 'pending', 2: 'cancelled', 3: 'failed' }

function payment(ninja: Ninja, each: Answer, leftOut: LeftOut): HostPayment | undefined {
  const left = each.is_deleted === true ? 'deleted' : PAYMENT_STATES[text(each, 'status_id')]
  if (left !== undefined) {
    leftOut.add(left)
    return undefined
  }
  const client = clientOf(each)
  const currency = ninja.currencies.get(text(each, 'currency_id')) || currencyOf(ninja, client)
  const inCurrency = amountsIn(currency)
  const amount = inCurrency(each, 'amount')
  if (isNil(amount)) {
    leftOut.add('credit-used')
    return undefined
  }
  // Its day is not among what is answered: it is named, and booked by hand.
  if (!isNil(inCurrency(each, 'refunded'))) leftOut.add('refund-without-date')
  const numbers = new Map(answers(each.invoices ?? [], 'invoices').map((one) => [text(one, 'id'), text(one, 'number')]))
  const shares = answers(each.paymentables ?? [], 'paymentables').flatMap((share) => {
    const number = numbers.get(text(share, 'invoice_id'))
    return number === undefined ? [] : [{ number, amount: absolute(inCurrency(share, 'amount')) }]
  })
  return {
    type: 'payment',
    id: `payment,${text(each, 'id')}`,
    state: text(each, 'status_id'),
    direction: 'sale',
    refund: amount.startsWith('-'),
    number: text(each, 'transaction_reference') || text(each, 'number'),
    date: text(each, 'date'),
    currency,
    ...filled({ exchange: inverse(text(each, 'exchange_rate')) }),
    party: partyOf(ninja, client),
    mode: ninja.types.get(text(each, 'type_id')) || 'Invoice Ninja',
    amount: absolute(amount),
    // A credit that goes along pays its part of the invoice without money.
    allocations: shares.map((share) =>
      shares.length === 1 && smaller(absolute(amount), share.amount) ? { ...share, amount: absolute(amount) } : share,
    ),
  }
}
