import type { Document, Payment } from '../domain/document'
import { isPayment } from '../domain/document'
import type { Place } from '../storage'
import type { Book } from './books'

/**
 * Payments that were booked before their invoice was known (VAT on receipts: a person said so) and whose invoice has
 * come. They wait no more: one that is exported then shows as modified, and its correction makes the VAT due.
 */
export async function matchedPayments(
  book: Book,
  arrived: readonly Document[],
  replaced: ReadonlySet<Place>,
): Promise<{ place: Place; document: Document }[]> {
  const { shelf, row } = book
  if (row.dossier.vatRegime !== 'encaissements') return []
  const places = new Set<Place>()
  for (const document of arrived) {
    if (isPayment(document) || document.direction !== 'sale') continue
    for (const place of shelf.placesReferringTo(document.number)) if (!replaced.has(place)) places.add(place)
  }
  const live = [...places].filter((place) => shelf.isLive(place))
  const numbers = new Set(arrived.filter((each) => each.direction === 'sale').map((each) => each.number.trim()))
  const payments = await shelf.read(live)
  return payments.flatMap((document, i) => {
    const place = live[i]
    if (place === undefined || !isPayment(document)) return []
    const next = matched(document, numbers)
    return next === document ? [] : [{ place, document: next }]
  })
}

function matched(payment: Payment, numbers: ReadonlySet<string>): Payment {
  const waits = (each: Payment['allocations'][number]) => each.onAccount && numbers.has((each.number ?? '').trim())
  if (!payment.allocations.some(waits)) return payment
  const allocations = payment.allocations.map((each) => {
    const { onAccount, ...rest } = each
    return waits(each) || !onAccount ? rest : each
  })
  return { ...payment, allocations }
}
