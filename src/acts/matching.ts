import type { Document, DocumentKey, Payment } from '../domain/document'
import { isPayment } from '../domain/document'
import { relatedDocuments } from '../posting'
import type { Place } from '../storage'
import type { Book } from './books'
import { asksShares, sharedByDue } from './shares'

/** A document to be written, with its place where it has one. */
interface Written {
  readonly place?: Place
  readonly document: Document
}

/**
 * What the arrival of documents completes. Payments that were booked before their invoice was known (VAT on receipts: a
 * person said so) wait no more: one that is exported then shows as modified, and its correction makes the VAT due.
 * Payments of several invoices that did not say their shares take what is due of each. Returned: the arriving documents,
 * completed, and the stored ones that change.
 */
export async function completed(
  book: Book,
  arriving: readonly Written[],
): Promise<{
  readonly arriving: readonly Document[]
  readonly stored: readonly (Written & { readonly place: Place })[]
}> {
  const documents = arriving.map((each) => each.document)
  const replaced = new Set(arriving.flatMap((each) => each.place ?? []))
  const waiting = await paymentsOf(book, documents, replaced)
  const ours = new Set(documents.flatMap((each) => (isSale(each) ? each.number.trim() : [])))
  const matched = waiting.map(({ place, document }) => ({
    place,
    before: document,
    document: book.row.dossier.vatRegime === 'encaissements' ? withInvoice(document, ours) : document,
  }))
  const asking = [...documents, ...matched.map((each) => each.document)].filter(asksShares)
  const shared = await shares(book, asking, documents, replaced)
  const told = <T extends Document>(document: T): T | Payment => shared.get(document.key) ?? document
  return {
    arriving: documents.map(told),
    stored: matched.flatMap(({ place, before, document }) => {
      const after = told(document)
      return after === before ? [] : [{ place, document: after }]
    }),
  }
}

const isSale = (document: Document) => !isPayment(document) && document.direction === 'sale'

/** Stored payments that refer to an arriving invoice. */
async function paymentsOf(
  { shelf }: Book,
  arriving: readonly Document[],
  replaced: ReadonlySet<Place>,
): Promise<{ place: Place; document: Payment }[]> {
  const places = new Set<Place>()
  for (const document of arriving) {
    if (isPayment(document)) continue
    for (const place of shelf.placesReferringTo(document.number)) if (!replaced.has(place)) places.add(place)
  }
  const live = [...places].filter((place) => shelf.isLive(place))
  const read = await shelf.read(live)
  return read.flatMap((document, i) => {
    const place = live[i]
    return place !== undefined && isPayment(document) ? [{ place, document }] : []
  })
}

function withInvoice(payment: Payment, numbers: ReadonlySet<string>): Payment {
  const waits = (each: Payment['allocations'][number]) => each.onAccount && numbers.has((each.number ?? '').trim())
  if (payment.direction !== 'sale' || !payment.allocations.some(waits)) return payment
  const allocations = payment.allocations.map((each) => {
    const { onAccount, ...rest } = each
    return waits(each) || !onAccount ? rest : each
  })
  return { ...payment, allocations }
}

/** The shares of payments that do not say them, by the documents of the dossier and those that arrive. */
async function shares(
  { shelf }: Book,
  asking: readonly Payment[],
  arriving: readonly Document[],
  replaced: ReadonlySet<Place>,
): Promise<ReadonlyMap<DocumentKey, Payment>> {
  if (asking.length === 0) return new Map()
  const stored = await shelf.relatedTo(asking)
  const gone = new Set((await shelf.read([...replaced])).map((each) => each.key))
  const known = new Map(stored.filter((each) => !gone.has(each.key)).map((each) => [each.key, each]))
  for (const document of arriving) known.set(document.key, document)
  return sharedByDue(asking, relatedDocuments(known.values()))
}
