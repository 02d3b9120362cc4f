import type { Allocation, Invoice, Payment, VatRate, VatRow } from '../domain/document'
import { isCredit } from '../domain/document'
import type { Amount } from '../domain/money'
import { amount, proportion, sum, ZERO } from '../domain/money'
import type { PostingContext } from './context'
import { deductedDeposits, deductionLines, remainingRows } from './deposit'
import { rowsOf, shareRows } from './shares'
import { waitingVat } from './vat'

/** VAT of one rate that waits on an invoice. */
export interface WaitingRow {
  readonly row: VatRow
  readonly waiting: Amount
}

/** The VAT that an invoice's entry has put on the waiting account, per rate: what its payments must clear exactly. */
export function waitingRows(invoice: Invoice, context: PostingContext): WaitingRow[] {
  const { shares } = shareRows(invoice, context)
  const deducted = deductedDeposits(invoice, context)
  const { vatTaken } = deductionLines(invoice, deducted, 1, '', context)
  return remainingRows(rowsOf(invoice), vatTaken)
    .map((row) => ({ row, waiting: waitingVat(invoice, row, shares, context.dossier) }))
    .filter(({ waiting }) => waiting !== 0)
}

/** What an allocation settles of its invoice: the money, the discount and the difference given up, less what was paid too much. */
export function settledBy(allocation: Allocation): Amount {
  const discount = allocation.discount ? allocation.discount.net + allocation.discount.vat : 0
  const off = allocation.writeOff
    ? allocation.writeOff.for === 'party'
      ? allocation.writeOff.amount
      : -allocation.writeOff.amount
    : 0
  return amount(allocation.amount + discount + off)
}

/** What is due of an invoice once its deposits are taken off. */
export function dueOf(invoice: Invoice, context: PostingContext): Amount {
  return amount(invoice.totals.gross + invoice.totals.rounding - deductedDeposits(invoice, context).gross)
}

/** Money settled on a number by some payments; a refund counts against. */
function settled(payments: readonly Payment[], number: string, credit: boolean): Amount {
  let total = 0
  for (const payment of payments) {
    const sign = payment.refund === credit ? 1 : -1
    for (const allocation of payment.allocations)
      if (allocation.number === number) total += sign * settledBy(allocation)
  }
  return amount(total)
}

/** Whether one payment comes before another in the books: by day, then by key. */
function before(a: Payment, b: Payment): boolean {
  return a.date < b.date || (a.date === b.date && a.key < b.key)
}

/** How one payment stands on one invoice: settled before it and with it, and what is due. */
export interface Standing {
  readonly settledBefore: Amount
  readonly settledAfter: Amount
  /** Due on the day of the payment: credit notes that no refund has paid out come off. */
  readonly due: Amount
  readonly credits: readonly Invoice[]
}

/** Where an invoice stands when a payment comes. */
export function standingOf(invoice: Invoice, payment: Payment, context: PostingContext): Standing {
  const credit = isCredit(invoice)
  const others = context.related
    .paymentsOf(invoice.direction, invoice.number)
    .filter((each) => each.key !== payment.key)
  const settledBefore = settled(
    others.filter((each) => before(each, payment)),
    invoice.number,
    credit,
  )
  const settledAfter = amount(settledBefore + settled([payment], invoice.number, credit))
  const credits = credit
    ? []
    : context.related
        .creditNotesOf(invoice.direction, invoice.number)
        .filter(
          (each) => each.date <= payment.date && context.related.paymentsOf(each.direction, each.number).length === 0,
        )
  const due = amount(dueOf(invoice, context) - sum(credits.map((each) => each.totals.gross)))
  return { settledBefore, settledAfter, due, credits }
}

/** VAT that one payment makes due, one rate. */
export interface Cleared {
  readonly row: VatRow
  readonly rate: VatRate
  readonly vat: Amount
}

/**
 * The share of the waiting VAT that a payment clears, per rate, in proportion to what it settles (CGI art. 269-2-c).
 * Shares are differences of rounded running totals, so that what settles the invoice takes the remainder and the
 * waiting account ends at exactly 0,00 whatever the parts.
 */
export function clearedVat(invoice: Invoice, standing: Standing, context: PostingContext): Cleared[] {
  const { due, settledBefore, settledAfter, credits } = standing
  const running = (waiting: Amount, paid: Amount): Amount =>
    paid >= due || due <= 0 ? waiting : paid <= 0 ? ZERO : proportion(waiting, paid, due)
  return waitingRows(invoice, context).map(({ row, waiting }) => {
    const reversed = credits
      .flatMap((credit) => waitingRows(credit, context))
      .filter((each) => each.row.treatment === row.treatment && each.row.rate === row.rate)
    const left = amount(waiting - sum(reversed.map((each) => each.waiting)))
    const start = settledBefore === 0 ? ZERO : running(left, settledBefore)
    return { row, rate: row.rate, vat: amount(running(left, settledAfter) - start) }
  })
}
