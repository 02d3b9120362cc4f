import { dayNumber } from '../domain/date'
import type { Document, DocumentKey, Hold } from '../domain/document'
import { isPayment } from '../domain/document'
import type { DossierId } from '../domain/dossier'
import { fail, ok } from '../domain/result'
import { auxiliaryBook, post, postingContext, relatedDocuments } from '../posting'
import { HOLE, KINDS, PACK_SIZE, type Place, PURCHASE, searchable } from '../storage'
import type { Book, Books } from './books'
import { conflictViews, edited, released, settleConflict } from './conflicts'
import type { DocumentPage, DocumentQuery, DocumentView, Engine, HistoryItem, Outcome } from './contract'
import { differences } from './differences'
import { bookedVersion, edit } from './edit'
import { ownersOf } from './owners'
import type { Ports } from './ports'
import { inStates, rowsOf, standing } from './rows'
import { journalOfSlot, PlacesByDay } from './selection'

/** Places that a query is about, from the columns alone, in its order; states that need posting are left to the caller. */
function matching(book: Book, query: DocumentQuery): Place[] {
  const words = searchable(query.search)
    .split(/\s+/)
    .filter((word) => word !== '')
  const from = query.from === null ? Number.NEGATIVE_INFINITY : dayNumber(query.from)
  const to = query.to === null ? Number.POSITIVE_INFINITY : dayNumber(query.to)
  const journalOf = journalOfSlot(book)
  const found = new PlacesByDay()
  for (const columns of book.shelf.columns) {
    if (columns.to < from || columns.from > to) continue
    for (let slot = 0; slot < columns.day.length; slot++) {
      const day = columns.day[slot] ?? HOLE
      if (day === HOLE || day < from || day > to) continue
      const code = columns.kind[slot] ?? 0
      const purchase = code >= PURCHASE
      if (query.kinds.length > 0 && !query.kinds.includes(KINDS[code & (PURCHASE - 1)] ?? 'invoice')) continue
      if (query.direction !== null && (query.direction === 'purchase') !== purchase) continue
      if (query.journal !== null && journalOf(columns, slot) !== query.journal) continue
      // (Texts are bytes until they are asked for.)
      if (words.length > 0 && !words.every((word) => columns.text[slot]?.includes(word))) continue
      const place = columns.pack * PACK_SIZE + slot
      // Deleted and taken out of the books: gone.
      if (columns.deleted[slot] && standing(book, place) !== 'modified') continue
      found.add(place, day)
    }
  }
  return found.sorted(query.sort === 'date' ? 1 : -1)
}

/** One window of a list of documents. */
export async function documents(book: Book, query: DocumentQuery, from: number, count: number): Promise<DocumentPage> {
  const places = await inStates(book, matching(book, query), query.states)
  return { total: places.length, rows: await rowsOf(book, places.slice(from, from + count)) }
}

/** Everything about one document. */
export async function documentView(ports: Ports, book: Book, key: DocumentKey): Promise<DocumentView | null> {
  const found = await book.shelf.find(key)
  if (!found) return null
  const { place, document } = found
  const all = await book.shelf.relatedTo([document])
  const { dossier } = book.row
  const context = postingContext(dossier, auxiliaryBook(dossier.settings, book.pinned), relatedDocuments(all))
  const posted = post(document, context)
  const [row] = await rowsOf(book, [place])
  if (!row) throw new Error('a document has a row')
  const changed = row.state === 'modified'
  const others: Place[] = []
  for (const other of all) {
    const at = other.key === key ? undefined : await book.shelf.find(other.key)
    if (at) others.push(at.place)
  }
  const { columns, slot } = book.shelf.columnsAt(place)
  return {
    document,
    row,
    entry: posted.ok ? posted.value.entry : null,
    problems: posted.ok ? posted.value.notices : posted.problems,
    history: await history(ports, book, place),
    hasOriginal: document.source.capture !== undefined,
    modified: changed ? differences(await bookedVersion(ports, book, place), document) : [],
    deleted: columns.deleted[slot] === 1,
    conflicts: await conflictViews(book, document),
    owners: await ownersOf(ports, book.row.id, document),
    related: await rowsOf(book, others),
  }
}

async function history(ports: Ports, book: Book, place: Place): Promise<HistoryItem[]> {
  const { db } = ports
  const pack = Math.floor(place / PACK_SIZE)
  const slot = place % PACK_SIZE
  const events = await db.events.where('pack').equals(pack).toArray()
  const items: HistoryItem[] = events
    .filter((event) => event.slots.includes(slot))
    .map(({ at, what, detail }) => ({ at, what, ...(detail === undefined ? {} : { detail }) }))
  for (const { id, number, made } of book.register.exports) {
    const held = await db.exportPacks.get([id, pack])
    if (!held || ((held.bits[slot >> 3] ?? 0) & (1 << (slot & 7))) === 0) continue
    const exported = { exportNumber: number, exportId: id }
    items.push({ at: made.madeAt, what: made.purpose.kind === 'correction' ? 'corrected' : 'exported', ...exported })
    if (made.state === 'cancelled')
      items.push({ at: made.cancelledAt, what: 'cancelled', ...exported, detail: made.reason })
  }
  return items.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** Adds a document typed by hand, or replaces the one it was; a key that another document has is refused. */
export async function saveDocument(
  ports: Ports,
  books: Books,
  id: DossierId,
  document: Document,
  was: DocumentKey | null,
): Promise<Outcome<DocumentKey>> {
  const outcome = await edit<Outcome<DocumentKey>>(ports, books, id, async ({ shelf }) => {
    const old = was === null ? undefined : await shelf.find(was)
    const same = await shelf.find(document.key)
    if (same && same.place !== old?.place) {
      const { number: value } = document
      return { result: fail({ code: 'act.bad-field', level: 'blocking', field: 'number', value, expected: 'unique' }) }
    }
    if (!old) return { edit: { add: [document], replaced: 'edited' }, result: ok(document.key) }
    // A conflict that the form has ended (another number) is ended on both sides.
    const open = document.holds.some((hold) => hold.code === 'number-conflict')
    const replace = [
      { place: old.place, document: edited(document, old.document) },
      ...(open ? [] : await released(shelf, old.document)),
    ]
    return { edit: { replace, replaced: 'edited' }, result: ok(document.key) }
  })
  if (outcome.ok) ports.announce({ what: 'documents', dossier: id })
  return outcome
}

/** Removes a document; one that is exported is kept aside, marked, until a correction has reversed it. */
export async function deleteDocument(
  ports: Ports,
  books: Books,
  id: DossierId,
  key: DocumentKey,
): Promise<Outcome<void>> {
  // Of two papers with one number, the other one then holds.
  const { shelf: before } = await books.open(id)
  for (const hold of (await before.find(key))?.document.holds ?? []) {
    if (hold.code !== 'number-conflict' || !(await before.find(hold.other))) continue
    const settled = await settleConflict(ports, books, id, key, hold.other, 'other')
    return settled.ok ? ok(undefined) : settled
  }
  await edit(ports, books, id, async ({ shelf, register }) => {
    const found = await shelf.find(key)
    if (!found) return { result: undefined }
    const change = register.of(found.place) ? { bury: [found.place] } : { remove: [found.place] }
    return { edit: { ...change, replaced: 'edited' }, result: undefined }
  })
  ports.announce({ what: 'documents', dossier: id })
  return ok(undefined)
}

/** Makes the user's answers part of the document and lifts the questions that they answer. */
export function answered(document: Document, answer: Parameters<Engine['liftHolds']>[2]): Document {
  // A paper of several sellers is never booked as one (French frameworks 8 and 9), whoever asks.
  const lifted: ReadonlySet<Hold['code']> = new Set(answer.holds.filter((code) => code !== 'several-sellers'))
  const holds = document.holds.filter((hold) => !lifted.has(hold.code))
  if (isPayment(document)) {
    const { onAccount } = answer
    if (!onAccount) return { ...document, holds }
    const allocations = document.allocations.map((each) => (each.number === undefined ? each : { ...each, onAccount }))
    return { ...document, holds, allocations }
  }
  const turned = answer.direction !== undefined && answer.direction !== document.direction
  return {
    ...document,
    holds,
    ...(answer.direction ? { direction: answer.direction } : {}),
    // The other side of the document is the one that is not us.
    ...(turned && document.self ? { party: document.self, self: document.party } : {}),
    ...(answer.kind ? { kind: answer.kind } : {}),
    lines: answer.lineKind
      ? document.lines.map((line) => (line.kind === 'other' ? { ...line, kind: answer.lineKind ?? line.kind } : line))
      : document.lines,
    vat:
      answer.rate && document.vat.length === 0
        ? [{ treatment: 'S', rate: answer.rate, base: document.totals.net, vat: document.totals.vat }]
        : document.vat,
  }
}
