import { Dexie } from 'dexie'
import type { Document } from '../domain/document'
import type { DossierId } from '../domain/dossier'
import type { Capture } from '../intake/files'
import type { EventRow, Place, VersionRow } from '../storage'
import { PACK_SIZE } from '../storage'
import type { Book, Books } from './books'
import { completed } from './matching'
import type { Ports } from './ports'

/** What an act wants to change of a dossier's documents. */
export interface Edit {
  readonly add?: readonly Document[]
  readonly replace?: readonly { readonly place: Place; readonly document: Document }[]
  /** Gone for good: never exported. */
  readonly remove?: readonly Place[]
  /** Deleted after their export: kept to be corrected. */
  readonly bury?: readonly Place[]
  readonly captures?: readonly Capture[]
  /** What the history says of those that are replaced. */
  readonly replaced: 'changed' | 'edited'
  readonly detail?: string
  /** What else is written in the same transaction; it may await the database alone. */
  readonly within?: () => Promise<unknown>
}

/**
 * Changes the documents of a dossier. `plan` looks and decides, and may refuse by returning no edit; the one transaction
 * that follows writes all or nothing. When another tab has changed the dossier in between, the plan is made again.
 */
export async function edit<T>(
  ports: Ports,
  books: Books,
  id: DossierId,
  plan: (book: Book) => Promise<{ readonly edit?: Edit; readonly result: T }>,
): Promise<T> {
  return ports.exclusive(`ecritoire:${id}`, async () => {
    for (;;) {
      const book = await books.open(id)
      const { edit: wanted, result } = await plan(book)
      if (!wanted) return result
      if (await write(ports, books, book, wanted)) return result
    }
  })
}

/** Whether the edit was written; false when the dossier had moved. */
async function write(ports: Ports, books: Books, book: Book, wanted: Edit): Promise<boolean> {
  const { db } = ports
  const { id } = book.row
  const { add: fresh = [], replace: given = [], remove = [], bury = [], captures = [], replaced, detail } = wanted
  const complete = await completed(book, [...fresh.map((document) => ({ document })), ...given])
  const add = complete.arriving.slice(0, fresh.length)
  const changed = complete.arriving.slice(fresh.length)
  const replace = [
    ...given.map(({ place, document }, i) => ({ place, document: changed[i] ?? document })),
    ...complete.stored,
  ]
  const versions = await bookedVersions(book, replace)
  const tables = [db.dossiers, db.packs, db.columns, db.captures, db.events, db.versions, db.imports, db.mappings]
  const about = { dossier: id, at: ports.now(), ...(detail === undefined ? {} : { detail }) }
  try {
    const row = await db.transaction('rw', tables, async () => {
      const found = await db.dossiers.get(id)
      if (!found) throw new Error(`no dossier ${id}`)
      if (found.revision !== book.row.revision) return undefined
      const added = await book.shelf.write({ add, replace, remove, bury })
      await db.versions.bulkPut(versions)
      await db.captures.bulkPut(
        captures.map(({ id: capture, name, mediaType, bytes }) => ({
          dossier: id,
          id: capture,
          name,
          type: mediaType,
          bytes,
        })),
      )
      await db.events.bulkAdd([
        ...events({ ...about, what: 'imported' }, added),
        ...events(
          { ...about, what: replaced },
          replace.map((each) => each.place),
        ),
        ...events({ ...about, what: 'deleted' }, bury),
      ])
      const next = { ...found, revision: found.revision + 1, documents: book.shelf.stored }
      await db.dossiers.put(next)
      await wanted.within?.()
      return next
    })
    if (!row) {
      books.forget()
      return false
    }
    books.keep(book, row)
    return true
  } catch (cause) {
    // The shelf in memory is ahead of the database.
    books.forget()
    throw cause
  }
}

/** One row for all documents of a pack to which the same happened: a hundred thousand rows would cost a minute. */
function events(about: Omit<EventRow, 'pack' | 'slots'>, places: readonly Place[]): EventRow[] {
  const slots = new Map<number, number[]>()
  for (const place of places) {
    const pack = Math.floor(place / PACK_SIZE)
    const list = slots.get(pack)
    if (list) list.push(place % PACK_SIZE)
    else slots.set(pack, [place % PACK_SIZE])
  }
  return [...slots].map(([pack, list]) => ({ ...about, pack, slots: Uint16Array.from(list) }))
}

/** The states in which documents about to be replaced were booked, where no state of theirs is kept yet. */
async function bookedVersions(book: Book, replace: NonNullable<Edit['replace']>): Promise<VersionRow[]> {
  const booked = replace
    .map((each) => each.place)
    .filter((place) => {
      const { columns, slot } = book.shelf.columnsAt(place)
      return book.register.of(place)?.content === columns.content[slot]
    })
  const documents = await book.shelf.read(booked)
  return documents.map((document, i) => {
    const place = booked[i] ?? 0
    const { columns, slot } = book.shelf.columnsAt(place)
    return { pack: columns.pack, slot, content: columns.content[slot] ?? 0, dossier: book.row.id, document }
  })
}

/** The document as it stands in the books; undefined when it does not, or when a correction took it out. */
export async function bookedVersion(ports: Ports, book: Book, place: Place): Promise<Document | undefined> {
  const stands = book.register.of(place)
  if (!stands || stands.content === 0) return undefined
  const { columns, slot } = book.shelf.columnsAt(place)
  if (stands.content === columns.content[slot]) return (await book.shelf.read([place]))[0]
  // By place: where the dossier is locked, the content in the key is not the one that is stored.
  const kept = await ports.db.versions
    .where('[pack+slot+content]')
    .between([columns.pack, slot, Dexie.minKey], [columns.pack, slot, Dexie.maxKey])
    .toArray()
  return kept.find((each) => each.content === stands.content)?.document
}
