import type { Document, Invoice } from '../../domain/document'
import { isCredit, isPayment } from '../../domain/document'

/** How much of an invoice a reading holds: VAT rows count most, then priced lines, then the rest. */
function richness(document: Invoice): number {
  const priced = document.lines.filter((line) => line.unitPrice !== undefined || line.quantity !== undefined).length
  return (
    (document.vat.length > 0 ? 1_000_000 : 0) +
    (priced > 0 ? 100_000 : 0) +
    document.lines.length * 100 +
    document.deposits.length * 10 +
    document.refersTo.length * 10 +
    document.dueDates.length * 10 +
    [document.vatPoint, document.note, document.paymentMeans, document.party.vatId, document.party.siren].filter(
      Boolean,
    ).length
  )
}

/** Whether `a` says more than `b` of the same invoice (see `differing`): it then takes its place. Payments are equal. */
export function isRicher(a: Document, b: Document): boolean {
  if (isPayment(a) || isPayment(b)) return false
  return richness(a) > richness(b)
}

/** What two readings under one key may differ in. */
export type Difference = 'gross' | 'currency' | 'date' | 'sense'

/**
 * What tells that two readings under one key are not one document: another amount (turned), currency, day, or sense.
 * Empty when they are the same document in another syntax or profile.
 */
export function differing(a: Document, b: Document): ReadonlySet<Difference> {
  const found = new Set<Difference>()
  if (grossOf(a) !== grossOf(b)) found.add('gross')
  if (a.currency !== b.currency) found.add('currency')
  if (a.date !== b.date) found.add('date')
  if (senseOf(a) !== senseOf(b)) found.add('sense')
  return found
}

const grossOf = (document: Document) => (isPayment(document) ? document.amount : document.totals.gross)

const senseOf = (document: Document) => (isPayment(document) ? document.refund : isCredit(document))
