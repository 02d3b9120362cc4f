import type { Document } from '../../domain/document'
import { isPayment } from '../../domain/document'
import type { DocumentFacts } from '../../domain/entry'

type Fact = (document: Document) => string | number | undefined

/**
 * What a format may want of the document itself, by the field that shows it: it is picked when entries are drafted and
 * kept with them, so that the file can be shown again by columns. Amounts are minor units of the document's currency.
 */
const FACTS = {
  'doc.direction': ({ direction }) => (direction === 'sale' ? 'V' : 'A'),
  'doc.ref2': (document) =>
    isPayment(document)
      ? document.allocations.find(({ number }) => number)?.number
      : document.refersTo[0]?.number || document.deposits[0]?.number,
  'doc.url': ({ source }) => (/^https?:\/\//.test(source.name) ? source.name : undefined),
  'doc.source': ({ source }) => source.name,
  'doc.note': (document) => (isPayment(document) ? undefined : document.note),
  'doc.net': (document) => (isPayment(document) ? undefined : document.totals.net),
  'doc.vat': (document) => (isPayment(document) ? undefined : document.totals.vat),
  'doc.gross': (document) => (isPayment(document) ? document.amount : document.totals.gross),
  'doc.prepaid': (document) => (isPayment(document) ? undefined : document.totals.prepaid),
  'doc.payable': (document) => (isPayment(document) ? undefined : document.totals.payable),
  'doc.due': (document) => (isPayment(document) ? undefined : document.dueDates[0]?.date),
  'doc.means': (document) => (isPayment(document) ? document.mode : document.paymentMeans),
  'doc.slip': (document) => (isPayment(document) ? document.slip : undefined),
  'value.date': (document) => (isPayment(document) ? document.date : undefined),
  'currency.rate': ({ rate }) => rate,
  'party.name': ({ party }) => party.name,
  'party.code': ({ party }) => party.code,
  'party.siren': ({ party }) => party.siren,
  'party.siret': ({ party }) => party.siret,
  'party.vat': ({ party }) => party.vatId,
  'party.country': ({ party }) => party.country,
  'party.street': ({ party }) => party.street,
  'party.postcode': ({ party }) => party.postalCode,
  'party.city': ({ party }) => party.city,
  'party.category': ({ party }) => party.category,
} as const satisfies Readonly<Record<string, Fact>>

/** A field that only the document knows. */
export type FactId = keyof typeof FACTS

/** Whether a field is one that only the document knows. */
export function isFact(id: string): id is FactId {
  return Object.hasOwn(FACTS, id)
}

/** Some facts of a document; what it does not say is left out. */
export function factsOf(document: Document, wanted: readonly FactId[]): DocumentFacts {
  const facts: Record<string, string | number> = {}
  for (const id of wanted) {
    const value = (FACTS[id] as Fact)(document)
    if (value !== undefined && value !== '') facts[id] = value
  }
  return facts
}
