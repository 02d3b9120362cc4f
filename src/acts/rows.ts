import type { Document } from '../domain/document'
import { auxiliaryBook, post, postingContext, relatedDocuments } from '../posting'
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

/** Rows of some documents. A pending document that posting refuses is blocked; it is posted with all it depends on. */
export async function rowsOf(book: Book, places: readonly Place[]): Promise<DocumentRow[]> {
  const documents = await book.shelf.read(places)
  await askPosting(book, places, documents)
  return documents.map((document, i) => documentRow(book, places[i] ?? 0, document))
}

/** Finds out which pending documents posting refuses, once for each. */
async function askPosting(book: Book, places: readonly Place[], documents: readonly Document[]): Promise<void> {
  const open = documents
    .map((document, i) => ({ document, place: places[i] ?? 0 }))
    .filter(({ place }) => !book.refused.has(place) && standing(book, place) === 'pending')
  if (open.length === 0) return
  const related = relatedDocuments(await book.shelf.relatedTo(open.map((each) => each.document)))
  const { dossier } = book.row
  const context = postingContext(dossier, auxiliaryBook(dossier.settings, book.pinned), related)
  for (const { place, document } of open) book.refused.set(place, !post(document, context).ok)
}

/** Places whose document stands in one of these states; documents are read and posted only where posting decides. */
export async function inStates(
  book: Book,
  places: readonly Place[],
  states: readonly DocumentState[],
): Promise<readonly Place[]> {
  if (states.length === 0) return places
  const asks = (state: DocumentState) => states.includes(state)
  if (asks('pending') === asks('blocked')) {
    return places.filter((place) => asks(standing(book, place)))
  }
  const kept: Place[] = []
  for (let at = 0; at < places.length; at += BATCH) {
    const some = places.slice(at, at + BATCH)
    const open = some.filter((place) => standing(book, place) === 'pending' && !book.refused.has(place))
    if (open.length > 0) await askPosting(book, open, await book.shelf.read(open))
    for (const place of some) if (asks(stateOf(book, place))) kept.push(place)
  }
  return kept
}

/** Places read and posted at a time. */
const BATCH = 2048

function stateOf(book: Book, place: Place): DocumentState {
  const simple = standing(book, place)
  return simple === 'pending' && book.refused.get(place) ? 'blocked' : simple
}

function documentRow(book: Book, place: Place, document: Document): DocumentRow {
  const stands = book.register.of(place)
  return {
    key: document.key,
    kind: document.kind,
    direction: document.direction,
    number: document.number,
    date: document.date,
    party: document.party.name,
    gross: grossOf(document) as DocumentRow['gross'],
    currency: document.currency,
    state: stateOf(book, place),
    exportNumber: stands?.export.number ?? null,
    exportId: stands?.export.id ?? null,
  }
}
