import { dayNumber } from '../domain/date'
import type { Document, DocumentKey, Hold } from '../domain/document'
import { isPayment } from '../domain/document'
import type { DossierId } from '../domain/dossier'
import { fail, ok } from '../domain/result'
import { auxiliaryBook, post, postingContext, relatedDocuments } from '../posting'
import { HOLE, KINDS, PACK_SIZE, type Place, PURCHASE, searchable } from '../storage'
import type { Book, Books } from './books'
import type { DocumentPage, DocumentQuery, DocumentRow, DocumentView, Engine, HistoryItem, Outcome } from './contract'
import { differences } from './differences'
import { keptContent } from './exports'
import type { Ports } from './ports'
import { documentRow, standing } from './rows'

/** Rows of some documents, posted with everything they depend on. */
export async function rowsOf(book: Book, places: readonly Place[]): Promise<DocumentRow[]> {
  const documents = await book.shelf.read(places)
  const related = relatedDocuments(await book.shelf.relatedTo(documents))
  const context = postingContext(book.row.dossier, auxiliaryBook(book.row.dossier.settings, book.pinned), related)
  return documents.map((document, i) => documentRow(book, places[i] ?? 0, document, context))
}

/** Places that a query is about, from the columns alone, in its order; states that need posting are left to the caller. */
function matching(book: Book, query: DocumentQuery): Place[] {
  const words = searchable(query.search)
    .split(/\s+/)
    .filter((word) => word !== '')
  const from = query.from === null ? Number.NEGATIVE_INFINITY : dayNumber(query.from)
  const to = query.to === null ? Number.POSITIVE_INFINITY : dayNumber(query.to)
  const { settings } = book.row.dossier
  const context = postingContext(book.row.dossier, auxiliaryBook(settings, book.pinned), relatedDocuments([]))
  const found: { place: Place; day: number }[] = []
  for (const columns of book.shelf.columns) {
    if (columns.to < from || columns.from > to) continue
    for (let slot = 0; slot < columns.day.length; slot++) {
      const day = columns.day[slot] ?? HOLE
      if (day === HOLE || day < from || day > to) continue
      const code = columns.kind[slot] ?? 0
      const kind = KINDS[code & (PURCHASE - 1)] ?? 'invoice'
      const purchase = code >= PURCHASE
      if (query.kinds.length > 0 && !query.kinds.includes(kind)) continue
      if (query.direction !== null && (query.direction === 'purchase') !== purchase) continue
      if (query.journal !== null) {
        const own = purchase ? settings.purchasesJournal : settings.salesJournal
        const journal = kind === 'payment' ? context.modeOf(columns.mode[slot] ?? '')?.journal : own
        if (journal !== query.journal) continue
      }
      const text = columns.text[slot] ?? ''
      if (!words.every((word) => text.includes(word))) continue
      const place = columns.pack * PACK_SIZE + slot
      const state = standing(book, place)
      if (columns.deleted[slot] && state === 'exported') continue
      if (
        query.states.length > 0 &&
        !query.states.includes(state) &&
        !(state === 'pending' && query.states.includes('blocked'))
      )
        continue
      found.push({ place, day })
    }
  }
  const sign = query.sort === 'date' ? 1 : -1
  found.sort((a, b) => sign * (a.day - b.day || a.place - b.place))
  return found.map((each) => each.place)
}

/** Places read and posted at a time when a state has to be found out. */
const BATCH = 2048

/** One window of a list of documents. */
export async function documents(book: Book, query: DocumentQuery, from: number, count: number): Promise<DocumentPage> {
  let places = matching(book, query)
  const asks = (state: 'pending' | 'blocked') => query.states.includes(state)
  if (query.states.length > 0 && asks('pending') !== asks('blocked')) {
    // Pending and blocked differ only by what posting says.
    const kept: Place[] = []
    for (let at = 0; at < places.length; at += BATCH) {
      const some = places.slice(at, at + BATCH)
      const rows = await rowsOf(book, some)
      some.forEach((place, i) => {
        const state = rows[i]?.state
        if (state && query.states.includes(state)) kept.push(place)
      })
    }
    places = kept
  }
  return { total: places.length, rows: await rowsOf(book, places.slice(from, from + count)) }
}

/** Everything about one document. */
export async function documentView(ports: Ports, book: Book, key: DocumentKey): Promise<DocumentView | null> {
  const found = await book.shelf.find(key)
  if (!found) return null
  const { place, document } = found
  const all = await book.shelf.relatedTo([document])
  const context = postingContext(
    book.row.dossier,
    auxiliaryBook(book.row.dossier.settings, book.pinned),
    relatedDocuments(all),
  )
  const posted = post(document, context)
  const row = documentRow(book, place, document, context)
  const stands = book.register.of(place)
  const { columns, slot } = book.shelf.columnsAt(place)
  let modified: DocumentView['modified'] = []
  if (stands && row.state === 'modified') {
    const before = await bookedVersion(ports, book, key)
    if (before) modified = differences(before, document)
  }
  const others: DocumentRow[] = []
  for (const other of all) {
    if (other.key === key) continue
    const at = await book.shelf.find(other.key)
    if (at) others.push(documentRow(book, at.place, other, context))
  }
  return {
    document,
    row,
    entry: posted.ok ? posted.value.entry : null,
    problems: posted.ok ? posted.value.notices : posted.problems,
    history: await history(ports, book, key, place),
    hasOriginal: document.source.capture !== undefined,
    modified,
    deleted: columns.deleted[slot] === 1,
    related: others,
  }
}

/** The document as the last live export or correction booked it. */
export async function bookedVersion(ports: Ports, book: Book, key: DocumentKey): Promise<Document | undefined> {
  const live = book.register.exports.filter(
    (each) => each.made.state === 'done' && each.made.purpose.kind !== 'reversal',
  )
  for (const each of [...live].reverse()) {
    const content = await keptContent(ports, each.id)
    const document = content.documents.find((one) => one.key === key)
    if (document) return document
  }
  return undefined
}

async function history(ports: Ports, book: Book, key: DocumentKey, place: Place): Promise<HistoryItem[]> {
  const { db } = ports
  const events = await db.events.where('[dossier+key]').equals([book.row.id, key]).toArray()
  const items: HistoryItem[] = events.map(({ at, what, detail }) => ({
    at,
    what,
    ...(detail === undefined ? {} : { detail }),
  }))
  const pack = Math.floor(place / PACK_SIZE)
  const slot = place % PACK_SIZE
  for (const { id, number, made } of book.register.exports) {
    const held = await db.exportPacks.get([id, pack])
    if (!held || ((held.bits[slot >> 3] ?? 0) & (1 << (slot & 7))) === 0) continue
    const exported = { exportNumber: number, exportId: id }
    items.push({ at: made.madeAt, what: made.purpose.kind === 'correction' ? 'corrected' : 'exported', ...exported })
    if (made.state === 'cancelled')
      items.push({ at: made.cancelledAt, what: 'cancelled', ...exported, detail: made.reason })
  }
  return items.sort((a, b) => (a.at < b.at ? -1 : 1))
}

/** Adds a document typed by hand, or replaces the one it was. */
export async function saveDocument(
  ports: Ports,
  books: Books,
  id: DossierId,
  document: Document,
  was: DocumentKey | null,
): Promise<Outcome<DocumentKey>> {
  return ports.exclusive(`ecritoire:${id}`, async (): Promise<Outcome<DocumentKey>> => {
    const { shelf } = await books.open(id)
    const old = was === null ? undefined : await shelf.find(was)
    const same = await shelf.find(document.key)
    if (same && same.place !== old?.place) {
      return fail({
        code: 'act.bad-field',
        level: 'blocking',
        field: 'number',
        value: document.number,
        expected: 'unique',
      })
    }
    const { db } = ports
    await db.transaction('rw', [db.dossiers, db.packs, db.columns, db.events], async () => {
      await shelf.write({
        add: old ? [] : [document],
        replace: old ? [{ place: old.place, document }] : [],
        remove: [],
        bury: [],
      })
      await db.events.add({ dossier: id, key: document.key, at: ports.now(), what: old ? 'edited' : 'imported' })
      await books.touch(id)
    })
    ports.announce({ what: 'documents', dossier: id })
    return ok(document.key)
  })
}

/** Removes a document; one that is exported is kept aside, marked, until a correction has reversed it. */
export async function deleteDocument(
  ports: Ports,
  books: Books,
  id: DossierId,
  key: DocumentKey,
): Promise<Outcome<void>> {
  return ports.exclusive(`ecritoire:${id}`, async (): Promise<Outcome<void>> => {
    const { shelf, register } = await books.open(id)
    const found = await shelf.find(key)
    if (!found) return ok(undefined)
    const exported = register.of(found.place) !== undefined
    const { db } = ports
    await db.transaction('rw', [db.dossiers, db.packs, db.columns, db.events], async () => {
      await shelf.write({
        add: [],
        replace: [],
        remove: exported ? [] : [found.place],
        bury: exported ? [found.place] : [],
      })
      await db.events.add({ dossier: id, key, at: ports.now(), what: 'deleted' })
      await books.touch(id)
    })
    ports.announce({ what: 'documents', dossier: id })
    return ok(undefined)
  })
}

/** Makes the user's answers part of the document and lifts the questions that they answer. */
export function answered(document: Document, answer: Parameters<Engine['liftHolds']>[2]): Document {
  const lifted: ReadonlySet<Hold['code']> = new Set(answer.holds)
  const holds = document.holds.filter((hold) => !lifted.has(hold.code))
  if (isPayment(document)) return { ...document, holds }
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
