import type { PackColumns } from './columns'
import { PlaceIndex } from './place-index'
import { HOLE, PACK_SIZE } from './schema'

/** What documents are found by: their key, their number, the numbers that they refer to. */
type By = 'keys' | 'numbers' | 'referrers'

const ALL: readonly By[] = ['keys', 'numbers', 'referrers']

/** Finds the documents of some packs by a hash. Each index is made when it is first asked: lists need none of them. */
export class Indexes {
  private readonly made = new Map<By, PlaceIndex>()

  constructor(private readonly packs: ReadonlyMap<number, PackColumns>) {}

  get(by: By): PlaceIndex {
    const known = this.made.get(by)
    if (known) return known
    let expected = 0
    for (const columns of this.packs.values()) expected += sourceOf(columns, by).length
    const index = new PlaceIndex(expected)
    for (const columns of this.packs.values()) each(columns, by, (hash, place) => index.add(hash, place))
    this.made.set(by, index)
    return index
  }

  /** Follows a pack that is put in another's place, or in none's; before the packs themselves hold it. */
  replace(old: PackColumns | undefined, columns: PackColumns): void {
    for (const by of ALL) {
      // One that is not made yet will find what the packs then hold.
      const index = this.made.get(by)
      if (!index) continue
      if (old) each(old, by, (hash, place) => index.remove(hash, place))
      each(columns, by, (hash, place) => index.add(hash, place))
    }
  }
}

function sourceOf(columns: PackColumns, by: By): Float64Array {
  if (by === 'keys') return columns.key
  return by === 'numbers' ? columns.number : columns.refers
}

/** What a pack has in an index. */
function each(columns: PackColumns, by: By, tell: (hash: number, place: number) => void): void {
  const hashes = sourceOf(columns, by)
  const first = columns.pack * PACK_SIZE
  for (let i = 0; i < hashes.length; i++) {
    const slot = by === 'referrers' ? (columns.refersSlot[i] ?? 0) : i
    if (columns.day[slot] !== HOLE) tell(hashes[i] ?? 0, first + slot)
  }
}
