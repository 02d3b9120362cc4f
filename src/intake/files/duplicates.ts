import type { Document, Hold, Invoice } from '../../domain/document'
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

/** Whether `a` says more than `b` of the same invoice (see `conflict`): it then takes its place. Payments are equal. */
export function isRicher(a: Document, b: Document): boolean {
  if (isPayment(a) || isPayment(b)) return false
  return richness(a) > richness(b)
}

/**
 * What tells that two readings under one key are not one invoice: another amount (turned), currency, day, or sense.
 * Undefined when they are the same document in another syntax or profile. The hold goes on `a`; call it both ways and
 * show both, nothing is overwritten.
 */
export function conflict(a: Document, b: Document): Extract<Hold, { code: 'number-conflict' }> | undefined {
  if (a.key !== b.key || isPayment(a) || isPayment(b)) return undefined
  const same =
    a.totals.gross === b.totals.gross && a.currency === b.currency && a.date === b.date && isCredit(a) === isCredit(b)
  return same ? undefined : { code: 'number-conflict', other: b.key, otherGross: b.totals.gross }
}
