import type { Allocation, Invoice, Payment } from '../domain/document'
import { isCredit } from '../domain/document'
import type { JournalCode } from '../domain/entry'
import type { Amount } from '../domain/money'
import { amount, convert, proportion, sum, ZERO } from '../domain/money'
import type { PostingProblem } from '../domain/problems/posting'
import type { PostingContext } from './context'
import type { Drafted } from './invoice'
import { partyAccount } from './invoice'
import type { DraftLine } from './lines'
import { specialLine } from './lines'
import { clearedVat, settledBy, standingOf, waitingRows } from './receipts'
import { waitingAccount } from './vat'

/**
 * Lines of a payment (accounting.md, schemes 4, 6, 7 and 8), in the dossier's currency, with the journal of its mode.
 * `sign` +1: money comes in. A refund, or a payment to a supplier, is the reverse.
 */
export function draftPayment(
  payment: Payment,
  context: PostingContext,
): Drafted & { journal: JournalCode | undefined } {
  const on = { document: payment.key, number: payment.number }
  const problems: PostingProblem[] = []
  const mode = context.modeOf(payment.mode)
  if (!mode) problems.push({ ...on, code: 'posting.no-payment-mode', level: 'blocking', mode: payment.mode })
  const party = partyAccount(payment, context)
  if (!party) problems.push({ ...on, code: 'posting.no-party', level: 'blocking' })
  const allocated = sum(payment.allocations.map((each) => each.amount))
  if (allocated > payment.amount) {
    problems.push({ ...on, code: 'posting.over-allocated', level: 'blocking', paid: payment.amount, allocated })
  }
  const foreign = payment.currency !== context.dossier.currency
  if (foreign && !payment.rate)
    problems.push({ ...on, code: 'posting.no-rate', level: 'blocking', currency: payment.currency })
  if (!mode || !party || problems.length > 0) return { lines: [], problems, journal: mode?.journal }

  const sign = (payment.direction === 'sale') === !payment.refund ? 1 : -1
  const label = payment.party.name
  const home = (value: Amount, rate = payment.rate): Amount =>
    foreign && rate ? convert(value, payment.currency, context.dossier.currency, rate) : value
  const kept = (value: Amount) =>
    foreign ? { foreign: { currency: payment.currency, amount: amount(Math.abs(value)) } } : {}

  const fee = payment.fee ? amount(payment.fee.net + payment.fee.vat) : ZERO
  // A fee is kept by the platform whichever way the money goes: it lowers what comes in, or adds to what goes out.
  const bank = amount(payment.amount - sign * fee)
  const lines: DraftLine[] = [
    {
      account: mode.account,
      signed: amount(sign * home(bank)),
      label,
      paymentMode: mode.code,
      reason: { by: 'mode', mode: mode.label },
      ...kept(bank),
    },
  ]
  if (payment.fee) lines.push(...feeLines(payment, home, label, context))

  const third = (value: Amount, rate: string | undefined): DraftLine => ({
    account: party.account,
    auxiliary: party.auxiliary,
    signed: amount(-sign * home(value, rate)),
    label,
    paymentMode: mode.code,
    reason: { by: 'party' },
    ...kept(value),
  })
  for (const allocation of payment.allocations) {
    const invoice = allocation.number
      ? context.related.invoice(payment.direction, allocation.number, payment.party)
      : undefined
    // A debt is cleared at the rate at which it was booked; the gap is an exchange gain or loss below.
    const rate = invoice && invoice.currency === payment.currency ? (invoice.rate ?? payment.rate) : payment.rate
    lines.push(third(settledBy(allocation), rate))
    lines.push(...discountLines(allocation, invoice, sign, label, home, context))
    lines.push(...writeOffLines(allocation, sign, label, home, context))
    const receipts = receiptLines(payment, allocation, invoice, label, context)
    lines.push(...receipts.lines)
    problems.push(...receipts.problems)
  }
  const advance = amount(payment.amount - allocated)
  if (advance > 0) lines.push(third(advance, payment.rate))
  if (foreign) lines.push(...exchangeLines(lines, label, context))
  return { lines, problems, journal: mode.journal }
}

function feeLines(
  payment: Payment,
  home: (value: Amount) => Amount,
  label: string,
  context: PostingContext,
): DraftLine[] {
  const { special } = context.dossier.settings
  const { net, vat } = payment.fee ?? { net: ZERO, vat: ZERO }
  if (context.dossier.vatRegime === 'franchise')
    return [specialLine(special.fees, home(amount(net + vat)), label, 'fees')]
  return [
    specialLine(special.fees, home(net), label, 'fees'),
    specialLine(special.feesVat, home(vat), label, 'feesVat'),
  ]
}

/** An early-payment discount: its net to 665 (765 when a supplier grants it), its VAT off the VAT of the invoice. */
function discountLines(
  { discount }: Allocation,
  invoice: Invoice | undefined,
  sign: 1 | -1,
  label: string,
  home: (value: Amount) => Amount,
  context: PostingContext,
): DraftLine[] {
  if (!discount) return []
  const { dossier } = context
  const { special } = dossier.settings
  const net = home(discount.net)
  const vat = home(discount.vat)
  const lines =
    sign > 0
      ? [specialLine(special.discountGiven, net, label, 'discountGiven')]
      : [specialLine(special.discountObtained, amount(-net), label, 'discountObtained')]
  if (vat === 0) return lines
  const direction = invoice?.direction ?? (sign > 0 ? 'sale' : 'purchase')
  const waits = invoice !== undefined && waitingRows(invoice, context).length > 0
  const account = waits
    ? waitingAccount(invoice, dossier)
    : context.vatAccountOf(direction, 'S', discount.rate, 'other')?.account
  if (account) {
    lines.push({
      account,
      signed: amount(sign * vat),
      label,
      vat: { treatment: 'S', rate: discount.rate },
      reason: { by: 'vat', treatment: 'S', rate: discount.rate },
    })
  }
  return lines
}

/** A difference that is given up: a rounding to 658 or 758, a lost debt to 654. */
function writeOffLines(
  { writeOff }: Allocation,
  sign: 1 | -1,
  label: string,
  home: (value: Amount) => Amount,
  context: PostingContext,
): DraftLine[] {
  if (!writeOff) return []
  const { special } = context.dossier.settings
  const value = home(writeOff.amount)
  const signed = amount(writeOff.for === 'party' ? sign * value : -sign * value)
  if (writeOff.reason === 'bad-debt') return [specialLine(special.badDebt, signed, label, 'badDebt')]
  return signed > 0
    ? [specialLine(special.roundingLoss, signed, label, 'roundingLoss')]
    : [specialLine(special.roundingGain, signed, label, 'roundingGain')]
}

/** VAT on receipts: the payment moves its share from the waiting account to the VAT that is due (scheme 6). */
function receiptLines(
  payment: Payment,
  allocation: Allocation,
  invoice: Invoice | undefined,
  label: string,
  context: PostingContext,
): { lines: DraftLine[]; problems: PostingProblem[] } {
  const { dossier } = context
  const on = { document: payment.key, number: payment.number }
  const waitsHere =
    payment.direction === 'sale' ? dossier.vatRegime === 'encaissements' : dossier.settings.deductOnPayment
  if (allocation.number === undefined) return { lines: [], problems: [] }
  if (!invoice) {
    const problem = { ...on, invoice: allocation.number }
    return waitsHere
      ? { lines: [], problems: [{ ...problem, code: 'posting.receipts-invoice-unknown', level: 'blocking' }] }
      : { lines: [], problems: [{ ...problem, code: 'posting.invoice-unknown', level: 'notice' }] }
  }
  const standing = standingOf(invoice, payment, context)
  const problems: PostingProblem[] = []
  if (standing.settledAfter > standing.due) {
    const { due, settledAfter: paid } = standing
    problems.push({ ...on, code: 'posting.overpaid', level: 'notice', invoice: invoice.number, due, paid })
  }
  if (!waitsHere) return { lines: [], problems }

  // +1: VAT becomes due (a customer pays an invoice); −1: it is taken back (a credit note is refunded).
  const sign = isCredit(invoice) ? -1 : 1
  const collected = invoice.direction === 'sale' ? sign : -sign
  const lines: DraftLine[] = []
  for (const { row, rate, vat } of clearedVat(invoice, standing, context)) {
    const target = context.vatAccountOf(invoice.direction, row.treatment, rate, 'service')
    if (!target) {
      problems.push({
        ...on,
        code: 'posting.no-vat-account',
        level: 'blocking',
        direction: invoice.direction,
        treatment: row.treatment,
        rate,
      })
      continue
    }
    // A discount has already taken its part off the waiting account.
    const discount = allocation.discount?.rate === rate ? allocation.discount.vat : ZERO
    const moved = amount(vat - discount)
    const tag = {
      label,
      vat: { treatment: row.treatment, rate },
      reason: { by: 'vat', treatment: row.treatment, rate } as const,
    }
    lines.push({ account: waitingAccount(invoice, dossier), signed: amount(collected * moved), ...tag })
    // VAT on receipts is never due on what is lost: it comes off the loss instead.
    const { writeOff } = allocation
    const lost = writeOff?.reason === 'bad-debt' ? proportion(moved, writeOff.amount, settledBy(allocation)) : ZERO
    lines.push({ account: target.account, signed: amount(-collected * (moved - lost)), ...tag })
    lines.push(specialLine(dossier.settings.special.badDebt, amount(-collected * lost), label, 'badDebt'))
  }
  return { lines, problems }
}

/** The gap between the rate of the debt and the rate of the payment: 656 loss, 756 gain (trade debts, PCG 2025). */
function exchangeLines(lines: readonly DraftLine[], label: string, context: PostingContext): DraftLine[] {
  const { special } = context.dossier.settings
  const gap = amount(lines.reduce((total, line) => total + line.signed, 0))
  if (gap === 0) return []
  return gap > 0
    ? [specialLine(special.exchangeGain, amount(-gap), label, 'exchangeGain')]
    : [specialLine(special.exchangeLoss, amount(-gap), label, 'exchangeLoss')]
}
