import type { DueDate, Invoice, InvoiceKind, InvoiceLine, ReadingWarning, Source, VatRow } from '../../domain/document'
import { RATE_0, vatRate } from '../../domain/document'
import type { Amount } from '../../domain/money'
import { amount, negate, sum } from '../../domain/money'
import type { OurIdentity } from '../files/identity'
import { identifierWarnings } from '../files/identity'
import { warning } from '../files/warnings'
import { invoiceKey } from '../identity'
import { deducedRate } from '../tables/rates'
import { dayOf, PaperReader, partyOf, plainText } from './reading'
import type { HostInvoice } from './wire'
import { natureOf, untaxed } from './words'

/** VAT whose rate nothing tells: the paper is refused with its figures. */
export interface RateUnclear {
  readonly net: string
  readonly vat: string
}

/**
 * An invoice as the application says it. Its totals and VAT are kept as they stand, also where they disagree: posting
 * then blocks the document with the gap. The sign is decided once, here: a negative total makes a credit note.
 */
export function invoiceOf(
  paper: HostInvoice,
  source: Source,
  us: OurIdentity,
  franchise: boolean,
): Invoice | RateUnclear {
  const read = new PaperReader(paper.currency)
  const net = read.amount(paper.net)
  const tax = read.amount(paper.tax)
  const gross = read.amount(paper.gross)
  const negative = gross < 0 || (gross === 0 && net < 0)
  const turn = negative ? negate : (value: Amount) => value
  const rows = vatRows(paper, net, tax, read, franchise)
  if (!rows) return { net: paper.net, vat: paper.tax }
  const deducted = sum(paper.deposits.map((deposit) => amount(Math.abs(read.optional(deposit.gross)))))
  const rounding = turn(read.optional(paper.rounding))
  const payable = amount(turn(gross) - deducted + rounding)
  const date = dayOf(paper.date)
  const party = partyOf(paper.party)
  const number = plainText(paper.number, 120)
  const dues = dueDates(paper, payable, turn, read)
  const mode = plainText(paper.mode ?? '', 120)
  const note = plainText(paper.note ?? '', 500)
  return {
    key: invoiceKey(paper.direction, party, us, number, date),
    source,
    kind: kindOf(paper.kind, negative),
    direction: paper.direction,
    number,
    date,
    currency: read.currency,
    ...(paper.exchange === undefined ? {} : { rate: paper.exchange }),
    party,
    holds: [],
    warnings: [
      ...identifierWarnings(party),
      ...(negative && paper.kind === 'invoice' ? [warning('signs-turned')] : []),
      ...(gross === 0 ? [warning('nothing-to-book')] : []),
      ...dues.warnings,
      ...read.warnings,
    ],
    dueDates: dues.dueDates,
    lines: lines(paper, rows, read, franchise).map((line) => ({ ...line, net: turn(line.net) })),
    vat: rows.map((row) => ({ ...row, base: turn(row.base), vat: turn(row.vat) })),
    totals: { net: turn(net), vat: turn(tax), gross: turn(gross), prepaid: deducted, rounding, payable },
    deposits: paper.deposits.map((deposit) => ({
      number: plainText(deposit.number, 120),
      ...(deposit.gross === undefined ? {} : { gross: amount(Math.abs(read.amount(deposit.gross))) }),
    })),
    refersTo: [...new Set(paper.refersTo.map((each) => plainText(each, 120)))].map((each) => ({ number: each })),
    ...(note ? { note } : {}),
    ...(mode ? { paymentMeans: mode } : {}),
  }
}

function kindOf(kind: HostInvoice['kind'], negative: boolean): InvoiceKind {
  if (kind === 'deposit') return negative ? 'deposit-credit-note' : 'deposit'
  return kind === 'credit-note' || negative ? 'credit-note' : 'invoice'
}

/** Rows of one treatment and rate are one: some applications print a discount as a negative row of its own. */
function vatRows(
  paper: HostInvoice,
  net: Amount,
  tax: Amount,
  read: PaperReader,
  franchise: boolean,
): VatRow[] | undefined {
  const stated = paper.vat.flatMap((row): VatRow[] => {
    const rate = vatRate(row.rate) ?? RATE_0
    const vat = read.amount(row.vat)
    const reason = plainText(row.reason ?? '')
    const treatment =
      row.treatment ?? (rate !== RATE_0 ? 'S' : untaxed(row.reason ?? '', paper.party, franchise, served(paper)))
    const base = read.amount(row.base)
    if (base === 0 && vat === 0) return []
    return [{ treatment, rate, base, vat, ...(rate === RATE_0 && reason ? { reason } : {}) }]
  })
  if (stated.length === 0) {
    if (net === 0 && tax === 0) return []
    const rate = deducedRate(net, tax, 2)
    if (rate === undefined) return undefined
    const treatment =
      rate !== RATE_0 ? 'S' : (paper.lines[0]?.treatment ?? untaxed('', paper.party, franchise, served(paper)))
    return [{ treatment, rate, base: net, vat: tax }]
  }
  const merged = new Map<string, VatRow>()
  for (const row of stated) {
    const name = `${row.treatment} ${row.rate}`
    const known = merged.get(name)
    merged.set(name, known ? { ...known, base: amount(known.base + row.base), vat: amount(known.vat + row.vat) } : row)
  }
  return [...merged.values()]
}

/** Whether all that bears no VAT is services, by the lines that say their rate. */
function served({ lines }: HostInvoice): boolean {
  const free = lines.filter((line) => line.rate !== undefined && vatRate(line.rate) === RATE_0)
  return free.length > 0 && free.every((line) => (line.kind ?? natureOf(line.account)) === 'service')
}

/** Lines with amounts. Where one does not say its rate among several, none can share the bases: the rows then speak. */
function lines(paper: HostInvoice, rows: readonly VatRow[], read: PaperReader, franchise: boolean): InvoiceLine[] {
  const counted = paper.lines.map((line) => ({ line, net: read.amount(line.net) })).filter(({ net }) => net !== 0)
  const [only, ...others] = rows
  if (counted.some(({ line }) => line.rate === undefined) && others.length > 0) return []
  return counted.map(({ line, net }) => {
    const rate = (line.rate === undefined ? only?.rate : vatRate(line.rate)) ?? RATE_0
    const row = rows.find((each) => each.rate === rate && (!line.treatment || each.treatment === line.treatment))
    const kind = line.kind ?? natureOf(line.account)
    const optional = {
      code: plainText(line.code ?? '', 120),
      category: plainText(line.category ?? '', 120),
      quantity: line.quantity ?? '',
      unitPrice: line.unitPrice ?? '',
    }
    return {
      role: 'item',
      kind: kind ?? 'other',
      ...(kind === undefined ? { kindUnsaid: true as const } : {}),
      label: plainText(line.label),
      net,
      treatment:
        line.treatment ??
        row?.treatment ??
        (rate !== RATE_0 ? 'S' : untaxed('', paper.party, franchise, served(paper))),
      rate,
      ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== '')),
    }
  })
}

/** Due dates; their amounts are kept when they add up to what is due, else the last day alone. */
function dueDates(
  paper: HostInvoice,
  payable: Amount,
  turn: (value: Amount) => Amount,
  read: PaperReader,
): { readonly dueDates: readonly DueDate[]; readonly warnings: readonly ReadingWarning[] } {
  const found = paper.due.map((due) => ({
    date: dayOf(due.date),
    ...(due.amount === undefined ? {} : { amount: turn(read.amount(due.amount)) }),
  }))
  const parts = found.flatMap((due) => due.amount ?? [])
  const last = found.at(-1)
  if (found.length < 2) return { dueDates: last ? [{ date: last.date }] : [], warnings: [] }
  if (parts.length === found.length && sum(parts) === payable) return { dueDates: found, warnings: [] }
  return { dueDates: last ? [{ date: last.date }] : [], warnings: [warning('instalments', String(found.length))] }
}
