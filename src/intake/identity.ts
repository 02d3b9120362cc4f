import type { PlainDate } from '../domain/date'
import type { Direction, DocumentKey, Party } from '../domain/document'
import { documentKey } from '../domain/document'
import { compactIdentifier } from '../domain/identifiers'
import type { OurIdentity } from './files/identity'
import { sellerIdentity } from './files/identity'

/**
 * The key of an invoice, whatever it was read from: who numbered it (we, for a sale; the supplier, for a purchase), its
 * number and its year. An e-invoice, a row of a table and a form of the same invoice have the same key.
 */
export function invoiceKey(
  direction: Direction,
  party: Party,
  us: OurIdentity,
  number: string,
  date: PlainDate,
): DocumentKey {
  const issuer: Party =
    direction === 'purchase'
      ? party
      : {
          name: us.name,
          ...(us.siren ? { siren: compactIdentifier(us.siren) } : {}),
          ...(us.vatId ? { vatId: compactIdentifier(us.vatId) } : {}),
        }
  return documentKey('invoice', sellerIdentity(issuer), number, date.slice(0, 4))
}
