import type { Invoice, InvoiceKind, InvoiceLine, ReadingWarning } from '../../domain/document'
import type { Amount } from '../../domain/money'
import { amount, negate, ZERO } from '../../domain/money'
import type { OurIdentity } from '../files'
import { identifierWarnings } from '../files/identity'
import { warning } from '../files/warnings'
import { invoiceKey } from '../identity'
import { tableDate } from './dates'
import { figuresOf } from './figures'
import { partyOf } from './parties'
import type { Row } from './row'
import type { PieceKind } from './words'

/** Fields that the rows of one document say alike, where they say them. */
const ALIKE = ['date', 'party', 'currency', 'type'] as const

/**
 * An invoice from its row, or from the rows of its lines. Undefined when a row has a problem; all are told. A negative
 * total makes a credit note, as does the type's word; its amounts are then turned once, here.
 */
export function invoiceOf(group: readonly Row[], kind: PieceKind, us: OurIdentity): Invoice | undefined {
  const [first] = group
  if (!first) return undefined
  const number = first.text('number')
  if (number === '') first.missing('number')
  const date = first.date('date', true)
  const party = partyOf(first)
  if (party.name === '') first.missing('party')
  const currency = first.currency()
  const exchange = first.exchange()
  for (const row of group.slice(1)) alike(first, row, number)
  const figures = figuresOf(group, currency)
  const prepaid = first.amount('prepaid', currency) ?? ZERO
  if (!figures || !date || group.some((row) => row.problems.length > 0)) return undefined

  const negative = figures.gross < 0 || (figures.gross === 0 && figures.net < 0)
  const turn = negative ? negate : (value: Amount) => value
  const totals = { net: turn(figures.net), vat: turn(figures.tax), gross: turn(figures.gross) }
  const deducted = amount(Math.abs(prepaid))
  const direction = first.settings.content === 'purchases' ? 'purchase' : 'sale'
  const named = numbers(first.text('depositNumber'))
  const type = invoiceKind(kind, negative)
  const lines = figures.lines.map((line) => depositTaken({ ...line, net: turn(line.net) }, type, named))
  // A deposit that has a line of its own is not deducted once more.
  const inLines = new Set(lines.flatMap((line) => line.deposit ?? []))
  const taken = named.filter((number) => !inLines.has(number))
  const means = first.text('mode')
  return {
    key: invoiceKey(direction, party, us, number, date),
    source: { kind: first.settings.source, name: first.file, line: first.line },
    kind: type,
    direction,
    number,
    date,
    currency,
    ...(exchange ? { rate: exchange } : {}),
    party,
    holds: [],
    warnings: [
      ...identifierWarnings(party),
      ...(negative && !kind.credit ? [warning('signs-turned')] : []),
      ...group.flatMap((row) => row.warnings),
      ...dueWarnings(first),
    ],
    dueDates: dueDates(first),
    lines,
    vat: figures.vat.map((row) => ({ ...row, base: turn(row.base), vat: turn(row.vat) })),
    totals: { ...totals, prepaid: deducted, rounding: ZERO, payable: amount(totals.gross - deducted) },
    deposits: taken.map((each) => ({
      number: each,
      ...(taken.length === 1 && deducted > 0 ? { gross: deducted } : {}),
    })),
    refersTo: numbers(first.text('invoice')).map((each) => ({ number: each })),
    ...(kind.rebate && type === 'credit-note' ? { rebate: true } : {}),
    ...(means ? { paymentMeans: means } : {}),
  }
}

/** A negative line of an invoice that names a deposit takes it back, whoever's words it is in. */
function depositTaken(line: InvoiceLine, kind: InvoiceKind, named: readonly string[]): InvoiceLine {
  if (kind !== 'invoice' || line.net >= 0 || !DEPOSIT.test(line.label)) return line
  const deposit = named.find((number) => line.label.includes(number)) ?? NUMBER.exec(line.label)?.[0] ?? named[0]
  return deposit === undefined ? line : { ...line, deposit }
}

const DEPOSIT = /\b(?:acomptes?|deposits?|down payments?)\b/i

/** A number with letters, digits and a sign between, as invoices bear. */
const NUMBER = /\b[A-Z]{1,8}[-_/]?\d[A-Z0-9]*(?:[-_/][A-Z0-9]+)*\b/

function invoiceKind(kind: PieceKind, negative: boolean): InvoiceKind {
  const credit = kind.credit || negative
  if (kind.deposit) return credit ? 'deposit-credit-note' : 'deposit'
  return credit ? 'credit-note' : 'invoice'
}

/** Rows that bear one number and contradict each other are no document. */
function alike(first: Row, row: Row, number: string): void {
  const { file, line } = row
  const what = ALIKE.find((field) => row.own(field) !== '' && row.own(field) !== first.own(field))
  if (what) {
    row.problems.push({
      code: 'intake.rows-disagree',
      level: 'blocking',
      file,
      line,
      number,
      what,
      found: row.own(what),
      first: first.own(what),
    })
  }
}

/** Numbers in one cell; a comma or a slash inside a number is not followed by a space. */
export function numbers(text: string): string[] {
  const found = text.split(/,\s+|;|\s+[/+&|]\s+|\s+et\s+/).map((each) => each.trim())
  return [...new Set(found.filter((each) => each !== ''))]
}

function dueDates(row: Row): Invoice['dueDates'] {
  const date = tableDate(row.text('due'), row.settings.dateForm)
  return date ? [{ date }] : []
}

/** A due date in words (« à réception », « 30 jours ») is no date; the entry does not depend on it. */
function dueWarnings(row: Row): ReadingWarning[] {
  const text = row.text('due')
  return text !== '' && dueDates(row).length === 0 ? [warning('due-unreadable', text.slice(0, 60))] : []
}
