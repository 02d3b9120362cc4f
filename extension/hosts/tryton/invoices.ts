import type { HostInvoice, HostLine, HostParty, HostVat } from '../../../src/intake/hosts/wire'
import type { Answer } from '../answers'
import { absolute, added, filled, ids, isNil, percent, quotient, text } from '../answers'
import type { Parties } from './parties'
import type { Session } from './server'
import { dayOf, decimalOf, dotted, search } from './server'

/** Fields of an invoice that are asked for. */
export const INVOICE = [
  'number',
  'type',
  'state',
  'invoice_date',
  'reference',
  'description',
  'party',
  'party.rec_name',
  'party.code',
  'party_tax_identifier.code',
  'invoice_address',
  'currency.code',
  'untaxed_amount',
  'tax_amount',
  'total_amount',
  'lines_to_pay',
]

/** The invoices of a page, with their lines, taxes and due dates. */
export async function invoices(session: Session, page: readonly Answer[], parties: Parties): Promise<HostInvoice[]> {
  await parties.learn(page)
  const among = [['invoice', 'in', page.map((each) => each.id)]]
  const lines = await search(session, 'account.invoice.line', among, [
    'invoice',
    'type',
    'description',
    'quantity',
    'unit_price',
    'amount',
    'account.code',
    'invoice_taxes',
    'product.code',
    'origin',
  ])
  const taxes = await search(session, 'account.invoice.tax', among, [
    'invoice',
    'description',
    'base',
    'amount',
    'tax.name',
    'tax.rate',
    'legal_notice',
  ])
  const dues = await search(
    session,
    'account.move.line',
    [['id', 'in', page.flatMap((each) => ids(each, 'lines_to_pay'))]],
    ['debit', 'credit', 'maturity_date', 'amount_second_currency'],
  )
  const credited = await numbersOfLines(session, lines)
  const of = (list: readonly Answer[], id: unknown) => list.filter((each) => each.invoice === id)
  return page.map((each) =>
    invoice(session, each, {
      lines: of(lines, each.id),
      taxes: of(taxes, each.id),
      dues: dues.filter((due) => ids(each, 'lines_to_pay').includes(Number(due.id))),
      credited,
      party: parties.of(each),
    }),
  )
}

/** Numbers of the invoices that the lines of credit notes come from, by the lines' origin (`account.invoice.line,10`). */
async function numbersOfLines(session: Session, lines: readonly Answer[]): Promise<ReadonlyMap<string, string>> {
  const origins = new Map<number, string>()
  for (const each of lines) {
    const origin = text(each, 'origin')
    const id = /^account\.invoice\.line,(\d+)$/.exec(origin)?.[1]
    if (id) origins.set(Number(id), origin)
  }
  if (origins.size === 0) return new Map()
  const found = await search(session, 'account.invoice.line', [['id', 'in', [...origins.keys()]]], ['invoice.number'])
  return new Map(found.map((each) => [origins.get(Number(each.id)) ?? '', text(dotted(each, 'invoice'), 'number')]))
}

interface Parts {
  readonly lines: readonly Answer[]
  readonly taxes: readonly Answer[]
  readonly dues: readonly Answer[]
  readonly credited: ReadonlyMap<string, string>
  readonly party: HostParty
}

function invoice(session: Session, record: Answer, parts: Parts): HostInvoice {
  const purchase = text(record, 'type') === 'in'
  const currency = text(dotted(record, 'currency'), 'code')
  const counted = parts.lines.filter((each) => text(each, 'type') === 'line')
  const rows = parts.taxes.map(vatRow)
  const untaxed = counted.filter((each) => ids(each, 'invoice_taxes').length === 0)
  const gross = decimalOf(record, 'total_amount')
  const foreign = currency !== session.currency
  const exchange = foreign ? exchangeOf(parts.dues) : undefined
  const referred = parts.lines.flatMap((each) => parts.credited.get(text(each, 'origin')) || [])
  const reference = text(record, 'reference')
  const note = [text(record, 'description'), purchase ? '' : reference].filter((each) => each !== '').join(' · ')
  return {
    type: 'invoice',
    id: `account.invoice,${text(record, 'id')}`,
    state: text(record, 'state'),
    kind: 'invoice',
    direction: purchase ? 'purchase' : 'sale',
    // A purchase bears its supplier's number; Tryton's own is a second choice.
    number: (purchase && reference) || text(record, 'number'),
    date: dayOf(record, 'invoice_date'),
    currency,
    ...(exchange === undefined ? {} : { exchange }),
    party: parts.party,
    due: parts.dues
      .map((each) => ({
        date: dayOf(each, 'maturity_date'),
        amount: foreign ? decimalOf(each, 'amount_second_currency') : signedDue(each, purchase),
      }))
      .filter((each) => each.date !== '')
      .sort((a, b) => a.date.localeCompare(b.date)),
    lines: counted.map((each) => line(each, parts.taxes)),
    vat: [
      ...rows,
      // Lines without any tax have no row of their own.
      ...(untaxed.length > 0
        ? [{ rate: '0', base: added(untaxed.map((each) => decimalOf(each, 'amount'))), vat: '0' }]
        : []),
    ],
    net: decimalOf(record, 'untaxed_amount'),
    tax: decimalOf(record, 'tax_amount'),
    gross,
    deposits: [],
    refersTo: [...new Set(referred)],
    ...filled({ note }),
  }
}

function vatRow(row: Answer): HostVat {
  const tax = dotted(row, 'tax')
  const rate = tax.rate === undefined ? '0' : percent(absolute(decimalOf(tax, 'rate')))
  return {
    rate,
    base: decimalOf(row, 'base'),
    vat: decimalOf(row, 'amount'),
    // Whether a service or goods are exempt is told by the tax's name; the legal notice says why.
    ...(rate === '0'
      ? filled({ reason: [text(tax, 'name') || text(row, 'description'), text(row, 'legal_notice')].join(' ').trim() })
      : {}),
  }
}

function line(record: Answer, taxes: readonly Answer[]): HostLine {
  const [taxed] = ids(record, 'invoice_taxes')
  const row = taxed === undefined ? undefined : taxes.find((each) => each.id === taxed)
  return {
    label: text(record, 'description') || text(dotted(record, 'product'), 'code'),
    net: decimalOf(record, 'amount'),
    rate: row ? vatRow(row).rate : '0',
    ...filled({
      account: text(dotted(record, 'account'), 'code'),
      code: text(dotted(record, 'product'), 'code'),
      quantity: text(record, 'quantity'),
      unitPrice: record.unit_price === null ? '' : decimalOf(record, 'unit_price'),
    }),
  }
}

/** The ledger's amount with the sign of the document: a customer owes on the debit side, we owe on the credit side. */
function signedDue(due: Answer, purchase: boolean): string {
  const debit = decimalOf(due, 'debit')
  const credit = decimalOf(due, 'credit')
  const [owed, given] = purchase ? [credit, debit] : [debit, credit]
  return isNil(given) ? owed : `-${given}`
}

/** The rate at which the ledger was written: its amount over the document's own. */
function exchangeOf(dues: readonly Answer[]): string | undefined {
  const ledger = added(dues.map((each) => added([decimalOf(each, 'debit'), decimalOf(each, 'credit')])))
  return quotient(ledger, added(dues.map((each) => absolute(decimalOf(each, 'amount_second_currency')))))
}
