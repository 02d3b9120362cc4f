import type { Invoice } from '../domain/document'
import { isCredit } from '../domain/document'
import type { PostingContext } from './context'

/** The invoice that a credit note corrects, when it is exactly one, known, and in the same currency. */
export function creditedInvoice(credit: Invoice, context: PostingContext): Invoice | undefined {
  const [only, ...others] = credit.refersTo
  if (!only || others.length > 0) return undefined
  const found = context.related.invoice(credit.direction, only.number, credit.party)
  if (!found || found.key === credit.key || isCredit(found) || found.currency !== credit.currency) return undefined
  return found
}

/**
 * The document as it is booked: a credit note on one deposit takes that back, whatever type its issuer gave it (381 for
 * 503): there is no revenue to take off.
 */
export function asBooked(document: Invoice, context: PostingContext): Invoice {
  if (document.kind !== 'credit-note') return document
  const credited = creditedInvoice(document, context)
  return credited?.kind === 'deposit' ? { ...document, kind: 'deposit-credit-note' } : document
}
