import type { PlainMonth } from '../domain/date'
import { monthOf } from '../domain/date'
import type { Document, DocumentKey } from '../domain/document'
import { isPayment } from '../domain/document'
import type { DossierId } from '../domain/dossier'
import type { PackColumns } from './columns'
import { columnsIn, columnsOf, columnsRow, refersTo } from './columns'
import { textHash } from './hash'
import { Indexes } from './indexes'
import { largeRows } from './large-rows'
import type { Database, Place } from './schema'
import { HOLE, PACK_SIZE } from './schema'

/** What changes in one transaction. */
export interface Changes {
  readonly add: readonly Document[]
  readonly replace: readonly { readonly place: Place; readonly document: Document }[]
  /** Gone for good: never exported. */
  readonly remove: readonly Place[]
  /** Deleted at the source after their export: kept to be corrected. */
  readonly bury: readonly Place[]
}

/** A pack while it is changed. */
interface OpenPack {
  readonly docs: (Document | null)[]
  readonly deleted: number[]
  readonly month: PlainMonth
}

/** Packs kept in memory between two acts. */
const KEPT_PACKS = 64

/**
 * The documents of one dossier: columns in memory, documents in their packs. Valid for one revision of the dossier;
 * an act that finds another revision opens a new one.
 */
export class Shelf {
  private readonly byPack = new Map<number, PackColumns>()
  private readonly indexes = new Indexes(this.byPack)
  private readonly cache = new Map<number, (Document | null)[]>()

  private constructor(
    private readonly db: Database,
    readonly dossier: DossierId,
    columns: readonly PackColumns[],
  ) {
    for (const each of columns) this.byPack.set(each.pack, each)
  }

  /** Reads the columns of a dossier; its documents stay where they are. */
  static async open(db: Database, dossier: DossierId): Promise<Shelf> {
    const rows = await largeRows(db.columns, db.columns.where('dossier').equals(dossier))
    return new Shelf(db, dossier, rows.map(columnsIn))
  }

  /** Columns of every pack. */
  get columns(): Iterable<PackColumns> {
    return this.byPack.values()
  }

  /** Documents that are neither holes nor deleted. */
  get count(): number {
    let count = 0
    for (const each of this.byPack.values()) {
      for (let slot = 0; slot < each.day.length; slot++) if (each.day[slot] !== HOLE && !each.deleted[slot]) count += 1
    }
    return count
  }

  /** Documents in the packs, deleted ones among them. */
  get stored(): number {
    let count = 0
    for (const each of this.byPack.values()) count += each.count
    return count
  }

  columnsAt(place: Place): { columns: PackColumns; slot: number } {
    const columns = this.byPack.get(Math.floor(place / PACK_SIZE))
    if (!columns) throw new Error(`no pack for place ${place}`)
    return { columns, slot: place % PACK_SIZE }
  }

  /** Reads documents, each pack once, in the order asked. */
  async read(places: readonly Place[]): Promise<Document[]> {
    const wanted = new Set(places.map((place) => Math.floor(place / PACK_SIZE)))
    const missing = [...wanted].filter((pack) => !this.cache.has(pack))
    const rows = await this.db.packs.bulkGet(missing)
    const held = new Map<number, (Document | null)[]>()
    for (const pack of wanted) {
      const docs = this.cache.get(pack)
      if (docs) held.set(pack, docs)
    }
    for (const row of rows) {
      if (row?.pack === undefined) continue
      held.set(row.pack, row.docs)
      this.keep(row.pack, row.docs)
    }
    return places.map((place) => {
      const document = held.get(Math.floor(place / PACK_SIZE))?.[place % PACK_SIZE]
      if (!document) throw new Error(`no document at place ${place}`)
      return document
    })
  }

  /**
   * The place of a stored document that says the same as this one, whose hash is `content`; nothing is read. Key and
   * content both agree, to 85 bits; the content holds the key.
   */
  placeOfSame(key: DocumentKey, content: number): Place | undefined {
    const places = this.indexes.get('keys').at(textHash(key))
    return places.find((place) => {
      const { columns, slot } = this.columnsAt(place)
      return columns.content[slot] === content && !columns.deleted[slot]
    })
  }

  /** Whether some stored document may have this key; false is certain. */
  mayHave(key: DocumentKey): boolean {
    return this.indexes.get('keys').has(textHash(key))
  }

  private keep(pack: number, docs: (Document | null)[]): void {
    this.cache.delete(pack)
    this.cache.set(pack, docs)
    while (this.cache.size > KEPT_PACKS) this.cache.delete(this.cache.keys().next().value ?? -1)
  }

  /** The place and document with this key, deleted ones among them. */
  async find(key: DocumentKey): Promise<{ place: Place; document: Document } | undefined> {
    for (const place of this.indexes.get('keys').at(textHash(key))) {
      const [document] = await this.read([place])
      if (document?.key === key) return { place, document }
    }
    return undefined
  }

  /** Places of documents that may have this number (a hash may lie; the caller looks). */
  placesByNumber(number: string): readonly Place[] {
    return this.indexes.get('numbers').at(textHash(number))
  }

  /** Places of documents that may refer to this number. */
  placesReferringTo(number: string): readonly Place[] {
    return this.indexes.get('referrers').at(textHash(number))
  }

  /**
   * The documents that the entries of `documents` depend on: invoices that payments clear, deposits that invoices
   * deduct, payments and credit notes of all those. Read beforehand, so that posting needs not wait.
   */
  async relatedTo(documents: readonly Document[]): Promise<Document[]> {
    const found = new Map<DocumentKey, Document>(documents.map((document) => [document.key, document]))
    let frontier: readonly Document[] = documents
    // Payment → invoice → its deposits, payments and credit notes: three steps reach everything an entry asks for.
    for (let step = 0; step < 3 && frontier.length > 0; step++) {
      const places = new Set<Place>()
      for (const document of frontier) {
        for (const number of refersTo(document)) for (const place of this.placesByNumber(number)) places.add(place)
        if (isPayment(document)) continue
        for (const place of this.placesReferringTo(document.number)) places.add(place)
      }
      const read = await this.read([...places].filter((place) => this.isLive(place)))
      frontier = read.filter((each) => !found.has(each.key))
      for (const each of frontier) found.set(each.key, each)
    }
    return [...found.values()]
  }

  /** Whether a document was deleted after its export and waits for a correction. */
  isDeleted(place: Place): boolean {
    const { columns, slot } = this.columnsAt(place)
    return columns.deleted[slot] === 1
  }

  /** Whether a document is there and not deleted. */
  isLive(place: Place): boolean {
    const { columns, slot } = this.columnsAt(place)
    return columns.day[slot] !== HOLE && !columns.deleted[slot]
  }

  /**
   * Writes changes; to be called inside a read-write transaction on `packs` and `columns` that has found the revision
   * this shelf was opened at. Returns the places of the added documents. A document that is replaced stays in its place,
   * whatever its new date. When the transaction fails afterwards this shelf is to be thrown away.
   */
  async write(changes: Changes): Promise<Place[]> {
    const places: Place[] = new Array(changes.add.length)
    const months = new Map<PlainMonth, { document: Document; i: number }[]>()
    changes.add.forEach((document, i) => {
      const month = monthOf(document.date)
      const list = months.get(month)
      if (list) list.push({ document, i })
      else months.set(month, [{ document, i }])
    })
    const touched = await this.openPacks(changes, months.keys())
    const open = (place: Place) => {
      const pack = touched.get(Math.floor(place / PACK_SIZE))
      if (!pack) throw new Error(`no pack for place ${place}`)
      return pack
    }
    for (const { place, document } of changes.replace) {
      open(place).docs[place % PACK_SIZE] = document
      open(place).deleted[place % PACK_SIZE] = 0
    }
    for (const place of changes.remove) {
      open(place).docs[place % PACK_SIZE] = null
      open(place).deleted[place % PACK_SIZE] = 0
    }
    for (const place of changes.bury) open(place).deleted[place % PACK_SIZE] = 1
    for (const [month, added] of months) {
      const room = this.roomIn(month)
      const first = room === undefined ? undefined : touched.get(room)
      const rest = first ? added.splice(PACK_SIZE - first.docs.length) : added
      for (const { document, i } of first ? added : []) {
        places[i] = (room ?? 0) * PACK_SIZE + (first?.docs.length ?? 0)
        first?.docs.push(document)
        first?.deleted.push(0)
      }
      for (let at = 0; at < rest.length; at += PACK_SIZE) {
        const some = rest.slice(at, at + PACK_SIZE)
        const docs = some.map(({ document }) => document)
        const pack = await this.db.packs.add({ dossier: this.dossier, docs })
        await this.putColumns(pack, month, docs, new Uint8Array(docs.length))
        some.forEach(({ i }, slot) => {
          places[i] = pack * PACK_SIZE + slot
        })
      }
    }
    for (const [pack, { docs, deleted, month }] of touched) {
      await this.db.packs.put({ pack, dossier: this.dossier, docs })
      await this.putColumns(pack, month, docs, Uint8Array.from(deleted))
    }
    return places
  }

  /** The packs that changes touch, read at once: inside a transaction nothing may be awaited but the database. */
  private async openPacks(changes: Changes, months: Iterable<PlainMonth>): Promise<Map<number, OpenPack>> {
    const wanted = new Set<number>()
    for (const { place } of changes.replace) wanted.add(Math.floor(place / PACK_SIZE))
    for (const place of [...changes.remove, ...changes.bury]) wanted.add(Math.floor(place / PACK_SIZE))
    for (const month of months) {
      const room = this.roomIn(month)
      if (room !== undefined) wanted.add(room)
    }
    const rows = await this.db.packs.bulkGet([...wanted].filter((pack) => !this.cache.has(pack)))
    const read = new Map(rows.flatMap((row) => (row?.pack === undefined ? [] : [[row.pack, row.docs] as const])))
    const touched = new Map<number, OpenPack>()
    for (const pack of wanted) {
      const docs = this.cache.get(pack) ?? read.get(pack)
      const columns = this.byPack.get(pack)
      if (!docs || !columns) throw new Error(`no pack ${pack}`)
      touched.set(pack, { docs: [...docs], deleted: [...columns.deleted], month: columns.month })
    }
    return touched
  }

  /** The pack of a month that can take more documents: the one opened last, unless it is full. */
  private roomIn(month: PlainMonth): number | undefined {
    let last: PackColumns | undefined
    for (const each of this.byPack.values()) if (each.month === month && each.pack > (last?.pack ?? -1)) last = each
    return last && last.day.length < PACK_SIZE ? last.pack : undefined
  }

  private async putColumns(pack: number, month: PlainMonth, docs: (Document | null)[], deleted: Uint8Array) {
    const columns = columnsOf(pack, this.dossier, month, docs, deleted)
    await this.db.columns.put(columnsRow(columns))
    this.reindex(columns, docs)
  }

  private reindex(columns: PackColumns, docs: (Document | null)[]): void {
    this.keep(columns.pack, docs)
    this.indexes.replace(this.byPack.get(columns.pack), columns)
    this.byPack.set(columns.pack, columns)
  }
}
