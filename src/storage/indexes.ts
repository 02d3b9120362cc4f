import type { PackColumns } from './columns'
import { PlaceIndex } from './place-index'
import type { Place } from './schema'
import { HOLE, PACK_SIZE } from './schema'

/** Finds the documents of a dossier by the hashes of their keys, of their numbers, and of the numbers they refer to. */
export class Indexes {
  readonly keys: PlaceIndex
  readonly numbers: PlaceIndex
  readonly referrers: PlaceIndex

  constructor(packs: ReadonlyMap<number, PackColumns>) {
    let references = 0
    for (const { refers } of packs.values()) references += refers.length
    this.keys = new PlaceIndex(packs.size * PACK_SIZE)
    this.numbers = new PlaceIndex(packs.size * PACK_SIZE)
    this.referrers = new PlaceIndex(references)
    for (const columns of packs.values()) this.add(columns)
  }

  add(columns: PackColumns): void {
    this.each(columns, (index, hash, place) => index.add(hash, place))
  }

  remove(columns: PackColumns): void {
    this.each(columns, (index, hash, place) => index.remove(hash, place))
  }

  /** What a pack has in the three indexes. */
  private each(columns: PackColumns, tell: (index: PlaceIndex, hash: number, place: Place) => void): void {
    const first = columns.pack * PACK_SIZE
    for (let slot = 0; slot < columns.day.length; slot++) {
      if (columns.day[slot] === HOLE) continue
      tell(this.keys, columns.key[slot] ?? 0, first + slot)
      tell(this.numbers, columns.number[slot] ?? 0, first + slot)
    }
    for (let i = 0; i < columns.refers.length; i++) {
      tell(this.referrers, columns.refers[i] ?? 0, first + (columns.refersSlot[i] ?? 0))
    }
  }
}
