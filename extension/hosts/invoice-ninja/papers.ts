import type { HostInvoice, HostLine, HostParty, HostPayment, LeftOutName } from '../../../src/intake/hosts/wire'
import type { Amounts, Answer, LeftOut } from '../answers'
import { absolute, added, amountsIn, answer, answers, byRate, filled, isNil, money, rate, text } from '../answers'
import { within } from '../days'
import { discountLines, inverse, less, percentOf, smaller, withoutVat } from '../decimals'
import { identifiersIn } from '../parties'
import type { Site } from '../site'
import { HostError } from '../site'
import type { Ninja } from './service'
import { call } from './service'

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

/** Invoices or credits of a list that are of the period; drafts and the like are counted. */
export async function documents(
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

/** The rate of a line, or of the whole, which has three places for one. */
function rateIn(from: Answer): string {
  const rates = [1, 2, 3].map((place) => rate(money(from[`tax_rate${place}`] ?? 0, 'tax_rate', 4)))
  return rates.find((each) => each !== '0') ?? '0'
}

/** Lines net of VAT; a discount on the whole is one more line for each rate, in proportion, to the net that is stated. */
function linesOf(each: Answer, net: string, amount: Amounts): TaxedLine[] {
  const whole = rateIn(each)
  const included = each.uses_inclusive_taxes === true
  const lines = answers(each.line_items, 'line_items').map((line): TaxedLine => {
    const own = rateIn(line)
    const vat = amount(line, 'tax_amount')
    const total = amount(line, 'line_total')
    return {
      label: text(line, 'notes') || text(line, 'product_key'),
      net: included ? less(total, vat) : total,
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
  if (included && whole !== '0' && lines.every((line) => isNil(line.vat))) return withoutVat(lines, net)
  return [...lines, ...discountLines(lines, net)]
}

/** VAT by rate: the lines' own where it adds up to the total; else, and for a tax on the whole, by the rate on its base. */
function vatOf(each: Answer, lines: readonly TaxedLine[], tax: string): HostInvoice['vat'] {
  const reasons = ['tax_name1', 'tax_name2', 'tax_name3'].map((name) => text(each, name)).join(' ')
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

/** A payment; one that is none, or that brought no money, is counted. */
export function payment(ninja: Ninja, each: Answer, leftOut: LeftOut): HostPayment | undefined {
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
