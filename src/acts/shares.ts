import type { Allocation, Document, DocumentKey, Invoice, Payment } from '../domain/document'
import { isCredit, isPayment } from '../domain/document'
import type { Amount } from '../domain/money'
import { amount, sum } from '../domain/money'
import { remainingDue } from '../intake/manual'
import type { RelatedDocuments } from '../posting'
import { edited } from './conflicts'

/** Whether a payment names several invoices and not what it pays of each, as a cell of a table does. */
export function asksShares(document: Document): document is Payment {
  return (
    isPayment(document) &&
    document.allocations.length > 1 &&
    document.holds.some((hold) => hold.code === 'reading-check' && hold.check === 'payment-shares')
  )
}

/**
 * Payments that do not say their shares, told by what remains due of their invoices: when that is what was paid, each
 * invoice is settled and nothing is asked. Otherwise it is proposed that the oldest are settled first (Code civil art.
 * 1342-10), and a person decides. A payment of which an invoice is unknown stays as it is. Oldest payments first, since
 * each leaves less due to the next; those that are still asked about count for nothing.
 */
export function sharedByDue(
  payments: readonly Payment[],
  related: RelatedDocuments,
): ReadonlyMap<DocumentKey, Payment> {
  const shared = new Map<DocumentKey, Payment>()
  const told = (payment: Payment) => shared.get(payment.key) ?? payment
  for (const payment of [...payments].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))) {
    const dues = payment.allocations.map((each) => dueOf(payment, each, related, told))
    const known = dues.flatMap((each) => each ?? [])
    if (known.length < dues.length) continue
    const settles = sum(known.map((each) => each.due)) === payment.amount
    const shares = oldestFirst(known, payment.amount)
    const allocations = payment.allocations.map((each, i) => ({ ...each, amount: shares[i] ?? each.amount }))
    const holds = settles
      ? payment.holds.filter((hold) => hold.code !== 'reading-check' || hold.check !== 'payment-shares')
      : payment.holds
    shared.set(payment.key, edited({ ...payment, allocations, holds }, payment))
  }
  return shared
}

interface Due {
  readonly invoice: Invoice
  readonly due: Amount
}

/** What remains due of one invoice of a payment, without that payment; undefined when it is unknown or no debt of that currency. */
function dueOf(
  payment: Payment,
  { number }: Allocation,
  related: RelatedDocuments,
  told: (payment: Payment) => Payment,
): Due | undefined {
  const { direction, party, currency } = payment
  const invoice = number === undefined ? undefined : related.invoice(direction, number, party)
  if (!invoice || isCredit(invoice) || invoice.currency !== currency || payment.refund) return undefined
  const others = related
    .paymentsOf(direction, invoice.number)
    .map(told)
    .filter((each) => each.key !== payment.key && !asksShares(each))
  const due = remainingDue(invoice, others, related.creditNotesOf(direction, invoice.number))
  return due > 0 ? { invoice, due } : undefined
}

/** The parts of what was paid that settle the oldest invoices, in the order of `dues`. */
function oldestFirst(dues: readonly Due[], paid: Amount): Amount[] {
  const order = dues
    .map((_, i) => i)
    .sort((a, b) => ((dues[a]?.invoice.date ?? '') < (dues[b]?.invoice.date ?? '') ? -1 : 1))
  const shares: Amount[] = []
  let rest: number = paid
  for (const i of order) {
    const share = Math.min(rest, dues[i]?.due ?? 0)
    shares[i] = amount(share)
    rest -= share
  }
  return shares
}
