import type { Allocation, Invoice, Payment } from '../domain/document'
import { isCredit } from '../domain/document'
import type { JournalCode } from '../domain/entry'
import type { Amount } from '../domain/money'
import { amount, proportion, ZERO } from '../domain/money'
import type { PostingProblem } from '../domain/problems/posting'
import type { Movement } from './clearing'
import { movementOf } from './clearing'
import type { PostingContext } from './context'
import type { Conversion } from './currency'
import { conversionOf } from './currency'
import type { Drafted } from './invoice'
import { paymentLabel, WORDS } from './labels'
import type { DraftLine } from './lines'
import { specialLine } from './lines'
import { auxiliaryOf, partyLine } from './party-lines'
import { byMode } from './reasons'
import { clearedBy } from './settlement'
import { VatLedger } from './vat'
import { mayWait, sideOf, waitingAccount } from './waiting'

/** A payment's entry, in the dossier's currency, with the journal that its mode names. */
export interface DraftedPayment extends Drafted {
  readonly journal: JournalCode | undefined
}

/**
 * Scheme 7, with the discount of 4, the VAT on receipts of 6 and the exchange gap of 8: money on the mode's account, a
 * fee kept by the platform, one line of the third party for each document cleared. A refund and a payment to a supplier
 * are the same lines on the other side; a fee is always ours.
 */
export function draftPayment(payment: Payment, conversion: Conversion, context: PostingContext): DraftedPayment {
  const on = { document: payment.key, number: payment.number }
  const label = paymentLabel(payment)
  const problems: PostingProblem[] = []
  const mode = context.modeOf(payment.mode)
  const auxiliary = auxiliaryOf(payment.direction, payment.party, context)
  if (!mode) problems.push({ ...on, code: 'posting.no-payment-mode', level: 'blocking', mode: payment.mode })
  if (!auxiliary) problems.push({ ...on, code: 'posting.no-party', level: 'blocking' })
  const allocated = payment.allocations.reduce((total, each) => total + each.amount, 0)
  if (allocated > payment.amount) {
    const figures = { paid: payment.amount, allocated: amount(allocated) }
    problems.push({ ...on, code: 'posting.over-allocated', level: 'blocking', ...figures })
  }
  if (!mode || !auxiliary || allocated > payment.amount) return { lines: [], problems, label, journal: mode?.journal }

  const inwards = (payment.direction === 'sale') !== payment.refund ? 1 : -1
  const booked = (line: DraftLine): DraftLine =>
    conversion.foreign
      ? {
          ...line,
          signed: conversion.toBooks(line.signed),
          foreign: { currency: conversion.currency, amount: line.signed },
        }
      : line
  const party = { ...partyLine(payment.direction, auxiliary, ZERO, label, context), paymentMode: mode.code }
  const vat = new VatLedger()
  const fee = payment.fee ? payment.fee.net + payment.fee.vat : 0
  const lines: DraftLine[] = [
    booked({
      account: mode.account,
      signed: amount(inwards * payment.amount - fee),
      label,
      paymentMode: mode.code,
      reason: byMode(mode.code),
    }),
    ...feeLines(payment, label, context).map(booked),
  ]
  const cleared: DraftLine[] = []
  const beside: DraftLine[] = []
  payment.allocations.forEach((allocation, index) => {
    const found = allocationLines({ payment, allocation, index, party, inwards, booked, vat, conversion }, context)
    cleared.push(found.party)
    beside.push(...found.beside)
    problems.push(...found.problems)
  })
  const advance = amount(payment.amount - allocated)
  if (advance > 0) {
    const words = payment.allocations.length === 0 ? label : `${label} ${WORDS.advance}`
    cleared.push(booked({ ...party, signed: amount(-inwards * advance), label: words }))
  }
  lines.push(...cleared, ...beside, ...vat.lines(label))
  lines.push(...exchangeLine(lines, label, conversion, context))
  return { lines, problems, label, journal: mode.journal }
}

function feeLines({ fee }: Payment, label: string, context: PostingContext): DraftLine[] {
  if (!fee) return []
  const { special } = context.dossier.settings
  // Without the right to deduct (CGI art. 293 B) the fee's VAT is part of it.
  const franchise = context.dossier.vatRegime === 'franchise'
  const words = `${label} ${WORDS.fees}`
  return [
    specialLine(special.fees, amount(fee.net + (franchise ? fee.vat : 0)), words, 'fees'),
    specialLine(special.feesVat, franchise ? ZERO : fee.vat, words, 'feesVat'),
  ]
}

/** What an exchange rate other than the invoice's leaves: 656 or 756 (trade debts), never the third party's account. */
function exchangeLine(
  lines: readonly DraftLine[],
  label: string,
  conversion: Conversion,
  context: PostingContext,
): DraftLine[] {
  const gap = lines.reduce((total, line) => total + line.signed, 0)
  if (gap === 0 || !conversion.foreign) return []
  const { special } = context.dossier.settings
  const loss = gap < 0
  const account = loss ? special.exchangeLoss : special.exchangeGain
  return [specialLine(account, amount(-gap), `${label} ${WORDS.exchange}`, loss ? 'exchangeLoss' : 'exchangeGain')]
}

interface Allocating {
  readonly payment: Payment
  readonly allocation: Allocation
  readonly index: number
  readonly party: DraftLine
  /** +1 where money comes in. */
  readonly inwards: 1 | -1
  readonly booked: (line: DraftLine) => DraftLine
  readonly vat: VatLedger
  readonly conversion: Conversion
}

function allocationLines(
  on: Allocating,
  context: PostingContext,
): { beside: DraftLine[]; party: DraftLine; problems: PostingProblem[] } {
  const { payment, allocation, index, party, inwards, booked, vat } = on
  const { number } = allocation
  const invoice = number === undefined ? undefined : context.related.invoice(payment.direction, number, payment.party)
  const movement =
    invoice && invoice.currency === payment.currency ? movementOf(invoice, payment, index, context) : undefined
  const label = number === undefined ? party.label : `${party.label} ${number}`
  if (invoice && movement) moveVat(movement, vat, context)
  const lines = [...discountLines(on, invoice, label, context), ...writeOffLines(on, movement, label, context)]
  const clears = clearedBy(payment, allocation)
  const line = booked({ ...party, signed: amount(-inwards * clears), label })
  return {
    beside: lines,
    party:
      invoice && movement && on.conversion.foreign ? atInvoiceRate(line, invoice, movement, clears, context) : line,
    problems: allocationProblems(payment, allocation, invoice, movement, clears, context),
  }

  function discountLines(
    { allocation: { discount } }: Allocating,
    of: Invoice | undefined,
    words: string,
    { vatAccountOf, dossier }: PostingContext,
  ): DraftLine[] {
    if (!discount) return []
    const { special } = dossier.settings
    const sale = payment.direction === 'sale'
    const account = sale ? special.discountGiven : special.discountObtained
    const franchise = !sale && dossier.vatRegime === 'franchise'
    const net = amount(inwards * (discount.net + (franchise ? discount.vat : 0)))
    const treatment = of?.vat.find((row) => row.rate === discount.rate)?.treatment ?? 'S'
    const taxAccount = vatAccountOf(payment.direction, treatment, discount.rate, 'other')
    if (discount.vat !== 0 && taxAccount && !franchise) {
      const tax = booked(specialLine(taxAccount, amount(inwards * discount.vat), words, 'vat')).signed
      vat.add(taxAccount, tax, treatment, discount.rate)
    }
    const name = sale ? 'discountGiven' : 'discountObtained'
    return [booked(specialLine(account, net, `${words} ${WORDS.discount}`, name))]
  }
}

/** A difference given up: 658 or 758, or 654 for a debt that is lost, net of the VAT that is then never due. */
function writeOffLines(
  { allocation: { writeOff }, inwards, booked, vat, payment }: Allocating,
  movement: Movement | undefined,
  label: string,
  context: PostingContext,
): DraftLine[] {
  if (!writeOff) return []
  const { special } = context.dossier.settings
  const loss = writeOff.for === 'party'
  if (!loss) return [booked(specialLine(special.roundingGain, amount(-writeOff.amount), label, 'roundingGain'))]
  if (writeOff.reason === 'rounding') {
    return [booked(specialLine(special.roundingLoss, writeOff.amount, label, 'roundingLoss'))]
  }
  const line = booked(specialLine(special.badDebt, writeOff.amount, label, 'badDebt'))
  let lost = 0
  for (const each of movement?.moved ?? []) {
    const account = context.vatAccountOf(payment.direction, each.treatment, each.rate, 'other')
    if (!account || each.lost === 0) continue
    lost += inwards * each.lost
    // `moveVat` moves all of it to the collected account; the lost part is taken back from there.
    vat.add(account, inwards * each.lost, each.treatment, each.rate)
  }
  return [{ ...line, signed: amount(line.signed - lost) }]
}

/** VAT on receipts: the share that this payment makes due leaves the waiting account (CGI art. 269-2-c). */
function moveVat({ settlement, moved }: Movement, vat: VatLedger, context: PostingContext): void {
  const { invoice } = settlement
  const side = sideOf(invoice)
  for (const { treatment, rate, vat: value } of moved) {
    const account = context.vatAccountOf(invoice.direction, treatment, rate, 'other')
    if (!account || value === 0) continue
    vat.add(waitingAccount(invoice, context.dossier), side * value, treatment, rate)
    vat.add(account, -side * value, treatment, rate)
  }
}

/**
 * The third party's line at the rate at which the invoice was booked, so that its account is cleared to the cent; what
 * was cleared before decides, and the last payment takes the remainder.
 */
function atInvoiceRate(
  line: DraftLine,
  document: Invoice,
  { settlement, dueBefore }: Movement,
  clears: Amount,
  context: PostingContext,
): DraftLine {
  const conversion = conversionOf(settlement.invoice, context.dossier)
  if (!conversion || isCredit(document) || settlement.due <= 0) return line
  const total = conversion.toBooks(settlement.due)
  const restOf = (due: number) => proportion(total, amount(Math.max(0, due)), settlement.due)
  const over = clears > dueBefore ? conversion.toBooks(amount(clears - Math.max(0, dueBefore))) : 0
  const value = restOf(dueBefore) - restOf(dueBefore - clears) + over
  return { ...line, signed: amount(Math.sign(line.signed) * value) }
}

function allocationProblems(
  payment: Payment,
  { number, onAccount, amount: paid }: Allocation,
  invoice: Invoice | undefined,
  movement: Movement | undefined,
  clears: Amount,
  context: PostingContext,
): PostingProblem[] {
  const on = { document: payment.key, number: payment.number }
  if (number === undefined) return []
  if (!invoice) {
    const needed = payment.direction === 'sale' && context.dossier.vatRegime === 'encaissements'
    if (!needed) return [{ ...on, code: 'posting.invoice-unknown', level: 'notice', invoice: number }]
    return onAccount
      ? [{ ...on, code: 'posting.receipts-vat-waits', level: 'notice', invoice: number, paid }]
      : [{ ...on, code: 'posting.receipts-invoice-unknown', level: 'blocking', invoice: number }]
  }
  if (invoice.currency !== payment.currency) {
    const figures = { invoice: number, currency: invoice.currency, paidIn: payment.currency }
    const needed = payment.direction === 'sale' && mayWait(invoice, context.dossier)
    return needed
      ? [{ ...on, code: 'posting.receipts-currency', level: 'blocking', ...figures }]
      : [{ ...on, code: 'posting.payment-currency', level: 'notice', ...figures }]
  }
  if (!movement || isCredit(invoice) || payment.refund || clears <= movement.dueBefore) return []
  const due = movement.dueBefore
  return [{ ...on, code: 'posting.overpaid', level: 'notice', invoice: number, due, paid: clears }]
}
