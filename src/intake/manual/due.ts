import type { Invoice, Payment } from '../../domain/document'
import { isCredit } from '../../domain/document'
import type { Amount } from '../../domain/money'
import { amount } from '../../domain/money'
import { clearedBy } from '../../posting/settlement'

/**
 * What remains due of an invoice after payments and the credit notes that refer to it, in its own currency; for a
 * credit note what remains to be refunded. Payments in another currency do not count: they are settled in the books.
 */
export function remainingDue(
  invoice: Invoice,
  payments: readonly Payment[],
  creditNotes: readonly Invoice[] = [],
): Amount {
  let due: number = invoice.totals.payable
  for (const payment of payments) {
    if (payment.currency !== invoice.currency || payment.direction !== invoice.direction) continue
    const inwards = payment.refund === isCredit(invoice)
    for (const allocation of payment.allocations) {
      if (allocation.number?.trim() !== invoice.number.trim()) continue
      due -= (inwards ? 1 : -1) * clearedBy(payment, allocation)
    }
  }
  if (isCredit(invoice)) return amount(due)
  for (const credit of creditNotes) {
    const [only, ...others] = credit.refersTo
    if (!isCredit(credit) || others.length > 0 || only?.number.trim() !== invoice.number.trim()) continue
    if (credit.currency === invoice.currency && credit.direction === invoice.direction) due -= credit.totals.payable
  }
  return amount(due)
}
