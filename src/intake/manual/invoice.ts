import type { PlainDate } from '../../domain/date'
import type { DueDate, Hold, Invoice, VatRow } from '../../domain/document'
import { isPayment } from '../../domain/document'
import type { Amount, CurrencyCode } from '../../domain/money'
import { amount, sum } from '../../domain/money'
import { invoiceKey } from '../identity'
import type { InvoiceFigures } from './figures'
import { invoiceFigures, vatRowName } from './figures'
import type { ManualContext, ManualInvoice } from './form'
import type { FieldProblem } from './typed'
import { keptParty, TypedReader } from './typed'

/** What the form of an invoice comes to: the document when nothing is wrong, every wrong field, and the figures so far. */
export interface CheckedInvoice {
  readonly document: Invoice | null
  readonly problems: readonly FieldProblem[]
  readonly figures: InvoiceFigures
}

/** Checks the form of an invoice, credit note or deposit invoice. Pure: the same form gives the same answer. */
export function checkInvoice(form: ManualInvoice, context: ManualContext): CheckedInvoice {
  const read = new TypedReader()
  const number = read.filled('number', form.number)
  const date = read.date('date', form.date)
  const party = read.party('party', form.party)
  const currency = read.currency('currency', form.currency)
  const money = currency ?? context.currency
  const rate = read.exchange('exchange', form.exchange, money, context.currency)
  const { figures, lines } = invoiceFigures(form, money, read)
  if (lines.length === 0 && !read.problems.some((each) => each.field.startsWith('lines.'))) read.miss('lines', 'filled')
  if (figures.totals.gross < 0) read.miss('lines', 'positive-total')
  // Sums of what could not be read say nothing.
  if (read.problems.length === 0 && figures.totals.payable < 0) read.miss('prepaid', 'sum')
  const dueDates = dues(form, figures.totals.payable, money, read)
  const was = context.was && !isPayment(context.was) ? context.was : null
  const deposits = depositsOf(form, money, was, read)
  if (read.problems.length > 0 || !number || !date || !party || !currency)
    return { document: null, problems: read.problems, figures }

  const document: Invoice = {
    key: was?.key ?? invoiceKey(form.direction, party, context.us, number, date),
    source: was?.source ?? { kind: 'manual', name: '' },
    direction: form.direction,
    kind: form.kind,
    number,
    date,
    currency,
    ...(rate ? { rate } : {}),
    party: keptParty(party, was?.party),
    holds: was ? openHolds(was, number) : [],
    warnings: was?.warnings ?? [],
    dueDates,
    lines,
    vat: figures.vat.map((row) => vatRow(row, was, form.vatPoint === '')),
    totals: figures.totals,
    deposits,
    refersTo: referencesOf(form, was),
    ...(form.vatPoint ? { vatPoint: form.vatPoint } : {}),
    ...(was?.rebate && form.kind === 'credit-note' ? { rebate: true } : {}),
    ...(was?.selfBilled === undefined ? {} : { selfBilled: was.selfBilled }),
    ...(form.note.trim() ? { note: form.note.trim() } : {}),
    ...(was?.paymentMeans === undefined ? {} : { paymentMeans: was.paymentMeans }),
    ...(was?.ibans === undefined ? {} : { ibans: was.ibans }),
    ...(was?.self === undefined ? {} : { self: was.self }),
  }
  return { document, problems: [], figures }
}

/** The printed reason of an exemption stays with its row; so does when it is due, unless one is typed for all. */
function vatRow({ treatment, rate, base, vat }: VatRow, was: Invoice | null, apart: boolean): VatRow {
  const before = was?.vat.find((row) => vatRowName(row) === vatRowName({ treatment, rate }))
  return {
    treatment,
    rate,
    base,
    vat,
    ...(before?.reason ? { reason: before.reason } : {}),
    ...(apart && before?.point ? { point: before.point } : {}),
  }
}

/** Questions that the form does not answer: whether the paper counts at all. */
const STAY: ReadonlySet<Hold['code']> = new Set([
  'test-document',
  'replaces-invoice',
  'already-reported',
  'several-sellers',
  'archive-only',
])

/** Who saves the form has seen and confirmed its side, type, lines and rates; the other questions stay open. */
function openHolds(was: Invoice, number: string): readonly Hold[] {
  return was.holds.filter((hold) => STAY.has(hold.code) || (hold.code === 'number-conflict' && number === was.number))
}

/** Due dates add up to what is due; one alone, or the last of several, may leave its amount to be the rest. */
function dues(form: ManualInvoice, payable: Amount, currency: CurrencyCode, read: TypedReader): DueDate[] {
  const typed = form.dueDates
    .map((due, i) => ({ ...due, i }))
    .filter((due) => due.date.trim() !== '' || due.amount.trim() !== '')
  const found: { date: PlainDate; amount?: Amount; i: number }[] = []
  for (const { date: text, amount: value, i } of typed) {
    const date = read.date(`dueDates.${i}.date`, text)
    const part = read.positive(`dueDates.${i}.amount`, value, currency)
    if (date) found.push(part === undefined ? { date, i } : { date, amount: part, i })
  }
  if (found.length !== typed.length) return []
  const stated = sum(found.flatMap((due) => due.amount ?? []))
  const open = found.filter((due) => due.amount === undefined)
  if (found.length === 1 && open.length === 1) return found.map(({ date }) => ({ date }))
  if (open.length > 1) for (const due of open.slice(0, -1)) read.miss(`dueDates.${due.i}.amount`, 'filled')
  else if (
    found.length > 0 &&
    read.problems.length === 0 &&
    (open.length === 1 ? stated >= payable : stated !== payable)
  )
    read.miss('dueDates', 'sum')
  return found.map((due) => ({ date: due.date, amount: due.amount ?? amount(payable - stated) }))
}

function depositsOf(
  form: ManualInvoice,
  currency: CurrencyCode,
  was: Invoice | null,
  read: TypedReader,
): Invoice['deposits'] {
  const seen = new Set<string>()
  return form.deposits.flatMap((deposit, i) => {
    if (deposit.number.trim() === '' && deposit.gross.trim() === '') return []
    const number = read.filled(`deposits.${i}.number`, deposit.number)
    if (number === undefined) return []
    if (seen.has(number.toUpperCase())) read.miss(`deposits.${i}.number`, 'once')
    seen.add(number.toUpperCase())
    // The reader of figures has told what is wrong with the amount.
    const gross = new TypedReader().positive('', deposit.gross, currency)
    const { gross: _, ...before } = was?.deposits.find((each) => each.number === number) ?? { number }
    return [gross === undefined ? before : { ...before, gross }]
  })
}

/** The invoices a credit note corrects; what the form does not show of a reference stays with it. */
function referencesOf(form: ManualInvoice, was: Invoice | null): Invoice['refersTo'] {
  const numbers = form.refersTo.split(/,\s+|;/).map((each) => each.trim())
  return numbers
    .filter((number) => number !== '')
    .map((number) => was?.refersTo.find((each) => each.number === number) ?? { number })
}
