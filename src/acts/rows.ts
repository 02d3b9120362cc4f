import type { PlainDate } from '../domain/date'
import type { Document } from '../domain/document'
import type { PostingContext } from '../posting'
import { post } from '../posting'
import type { Place } from '../storage'
import { grossOf } from '../storage'
import type { Book } from './books'
import type { DocumentRow, DocumentState } from './contract'

/** Where a document stands without being posted: pending, exported, or modified since its export. */
export function standing(book: Book, place: Place): Exclude<DocumentState, 'blocked'> {
  const stands = book.register.of(place)
  if (!stands) return 'pending'
  const { columns, slot } = book.shelf.columnsAt(place)
  const now = columns.deleted[slot] ? 0 : (columns.content[slot] ?? 0)
  return stands.content === now ? 'exported' : 'modified'
}

/** One row of a list. A pending document that posting refuses is blocked. */
export function documentRow(book: Book, place: Place, document: Document, context: PostingContext): DocumentRow {
  const stands = book.register.of(place)
  const simple = standing(book, place)
  return {
    key: document.key,
    kind: document.kind,
    direction: document.direction,
    number: document.number,
    date: document.date as PlainDate,
    party: document.party.name,
    gross: grossOf(document) as DocumentRow['gross'],
    currency: document.currency,
    state: simple === 'pending' && !post(document, context).ok ? 'blocked' : simple,
    exportNumber: stands?.export.number ?? null,
    exportId: stands?.export.id ?? null,
  }
}
