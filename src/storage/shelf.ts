import type { PlainMonth } from '../domain/date'
import { monthOf } from '../domain/date'
import type { Document, DocumentKey } from '../domain/document'
import { isPayment } from '../domain/document'
import type { DossierId } from '../domain/dossier'
import { columnsOf, refersTo } from './columns'
import { textHash } from './hash'
import type { Database, PackColumns, PackRow, Place } from './schema'
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

/** Packs kept in memory between two acts. */
const KEPT_PACKS = 64

/**
 * The documents of one dossier: columns in memory, documents in their packs. Valid for one revision of the dossier;
 * an act that finds another revision opens a new one.
 */
export class Shelf {
  private readonly byPack = new Map<number, PackColumns>()
  private readonly keys = new Map<number, Place[]>()
  private readonly numbers = new Map<number, Place[]>()
  private readonly referrers = new Map<number, Place[]>()
  private readonly cache = new Map<number, (Document | null)[]>()

  private constructor(
    private readonly db: Database,
    readonly dossier: DossierId,
    columns: readonly PackColumns[],
  ) {
    for (const each of columns) this.index(each)
  }

  /** Reads the columns of a dossier; its documents stay where they are. */
  static async open(db: Database, dossier: DossierId): Promise<Shelf> {
    return new Shelf(db, dossier, await db.columns.where('dossier').equals(dossier).toArray())
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
      this.cache.set(row.pack, row.docs)
    }
    while (this.cache.size > KEPT_PACKS) this.cache.delete(this.cache.keys().next().value ?? -1)
    return places.map((place) => {
      const document = held.get(Math.floor(place / PACK_SIZE))?.[place % PACK_SIZE]
      if (!document) throw new Error(`no document at place ${place}`)
      return document
    })
  }

  /** The place and document with this key. */
  async find(key: DocumentKey): Promise<{ place: Place; document: Document } | undefined> {
    for (const place of this.keys.get(textHash(key)) ?? []) {
      const [document] = await this.read([place])
      if (document?.key === key) return { place, document }
    }
    return undefined
  }

  /** Places of documents that may have this number (a hash may lie; the caller looks). */
  placesByNumber(number: string): readonly Place[] {
    return this.numbers.get(textHash(number)) ?? []
  }

  /** Places of documents that may refer to this number. */
  placesReferringTo(number: string): readonly Place[] {
    return this.referrers.get(textHash(number)) ?? []
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

  private isLive(place: Place): boolean {
    const { columns, slot } = this.columnsAt(place)
    return columns.day[slot] !== HOLE && !columns.deleted[slot]
  }

  /**
   * Writes changes; to be called inside a read-write transaction on `packs` and `columns`. Returns the places of the
   * added documents. A document that is replaced stays in its place, whatever its new date.
   */
  async write(changes: Changes): Promise<Place[]> {
    const touched = new Map<number, { docs: (Document | null)[]; deleted: Uint8Array }>()
    const open = async (pack: number) => {
      const known = touched.get(pack)
      if (known) return known
      const row = await this.db.packs.get(pack)
      if (!row) throw new Error(`no pack ${pack}`)
      const fresh = { docs: [...row.docs], deleted: Uint8Array.from(this.byPack.get(pack)?.deleted ?? []) }
      touched.set(pack, fresh)
      return fresh
    }
    for (const { place, document } of changes.replace) {
      const pack = await open(Math.floor(place / PACK_SIZE))
      pack.docs[place % PACK_SIZE] = document
      pack.deleted[place % PACK_SIZE] = 0
    }
    for (const place of changes.remove) (await open(Math.floor(place / PACK_SIZE))).docs[place % PACK_SIZE] = null
    for (const place of changes.bury) (await open(Math.floor(place / PACK_SIZE))).deleted[place % PACK_SIZE] = 1

    const places: Place[] = new Array(changes.add.length)
    const months = new Map<PlainMonth, { document: Document; i: number }[]>()
    changes.add.forEach((document, i) => {
      const month = monthOf(document.date)
      const list = months.get(month)
      if (list) list.push({ document, i })
      else months.set(month, [{ document, i }])
    })
    for (const [month, added] of months) {
      const last = [...this.byPack.values()].filter((each) => each.month === month).at(-1)
      let rest = added
      if (last && last.day.length < PACK_SIZE) {
        const pack = await open(last.pack)
        const some = rest.slice(0, PACK_SIZE - pack.docs.length)
        for (const { document, i } of some) {
          places[i] = last.pack * PACK_SIZE + pack.docs.length
          pack.docs.push(document)
        }
        const deleted = new Uint8Array(pack.docs.length)
        deleted.set(pack.deleted)
        pack.deleted = deleted
        rest = rest.slice(some.length)
      }
      for (let at = 0; at < rest.length; at += PACK_SIZE) {
        const some = rest.slice(at, at + PACK_SIZE)
        const docs = some.map(({ document }) => document)
        const row: PackRow = { dossier: this.dossier, docs }
        const pack = await this.db.packs.add(row)
        const columns = columnsOf(pack, this.dossier, month, docs, new Uint8Array(docs.length))
        await this.db.columns.put(columns)
        this.reindex(columns)
        some.forEach(({ i }, slot) => {
          places[i] = pack * PACK_SIZE + slot
        })
      }
    }
    for (const [pack, { docs, deleted }] of touched) {
      const month = this.byPack.get(pack)?.month
      if (!month) throw new Error(`no columns of pack ${pack}`)
      await this.db.packs.put({ pack, dossier: this.dossier, docs })
      const columns = columnsOf(pack, this.dossier, month, docs, deleted)
      await this.db.columns.put(columns)
      this.reindex(columns)
    }
    return places
  }

  private reindex(columns: PackColumns): void {
    this.cache.delete(columns.pack)
    const old = this.byPack.get(columns.pack)
    if (old) {
      const mine = (place: Place) => Math.floor(place / PACK_SIZE) === columns.pack
      for (const map of [this.keys, this.numbers, this.referrers]) {
        for (const hash of [...old.key, ...old.number, ...old.refers]) {
          const places = map.get(hash)
          if (places?.some(mine))
            map.set(
              hash,
              places.filter((place) => !mine(place)),
            )
        }
      }
    }
    this.index(columns)
  }

  private index(columns: PackColumns): void {
    this.byPack.set(columns.pack, columns)
    const push = (map: Map<number, Place[]>, hash: number, place: Place) => {
      const places = map.get(hash)
      if (places) places.push(place)
      else map.set(hash, [place])
    }
    for (let slot = 0; slot < columns.day.length; slot++) {
      if (columns.day[slot] === HOLE) continue
      const place = columns.pack * PACK_SIZE + slot
      push(this.keys, columns.key[slot] ?? 0, place)
      push(this.numbers, columns.number[slot] ?? 0, place)
    }
    columns.refers.forEach((hash, i) => {
      push(this.referrers, hash, columns.pack * PACK_SIZE + (columns.refersSlot[i] ?? 0))
    })
  }
}
