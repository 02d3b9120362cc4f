import type { Place } from './schema'

const EMPTY = -1
/** A place that was taken out; a search goes on behind it. */
const GONE = -2

/**
 * Places by a 53-bit hash, several for one hash where it must be. Entries lie in the order of their coming; a table with
 * open addressing holds their numbers alone, small enough for the processor's cache. A hundred thousand entries are filled
 * in within milliseconds, which a `Map` of lists is far from.
 */
export class PlaceIndex {
  private hashes: Float64Array
  private places: Float64Array
  private table: Int32Array
  /** Entries, those that were taken out among them. */
  private used = 0

  constructor(expected = 0) {
    let room = 32
    while (room < expected) room *= 2
    this.hashes = new Float64Array(room)
    this.places = new Float64Array(room)
    this.table = new Int32Array(room * 2).fill(EMPTY)
  }

  add(hash: number, place: Place): void {
    if (this.used === this.places.length) this.grow()
    this.put(hash, place)
  }

  private put(hash: number, place: Place): void {
    const { table } = this
    const mask = table.length - 1
    let at = hash & mask
    while (table[at] !== EMPTY) at = (at + 1) & mask
    const entry = this.used++
    table[at] = entry
    this.hashes[entry] = hash
    this.places[entry] = place
  }

  /** Takes one entry out; nothing happens when there is none. */
  remove(hash: number, place: Place): void {
    for (let at = this.first(hash); at !== EMPTY; at = this.next(hash, at)) {
      const entry = this.table[at] ?? EMPTY
      if (this.places[entry] !== place) continue
      this.places[entry] = GONE
      return
    }
  }

  has(hash: number): boolean {
    return this.first(hash) !== EMPTY
  }

  /** The places of a hash, smallest first. */
  at(hash: number): Place[] {
    const found: Place[] = []
    for (let at = this.first(hash); at !== EMPTY; at = this.next(hash, at)) {
      found.push(this.places[this.table[at] ?? 0] ?? GONE)
    }
    return found.length > 1 ? found.sort((a, b) => a - b) : found
  }

  /** Where in the table the first live entry of a hash stands, and the one after another; `EMPTY`: there is none. */
  private first(hash: number): number {
    return this.seek(hash, hash & (this.table.length - 1))
  }

  private next(hash: number, at: number): number {
    return this.seek(hash, (at + 1) & (this.table.length - 1))
  }

  private seek(hash: number, start: number): number {
    const { table, hashes, places } = this
    const mask = table.length - 1
    let at = start
    for (let entry = table[at] ?? EMPTY; entry !== EMPTY; entry = table[at] ?? EMPTY) {
      if (hashes[entry] === hash && places[entry] !== GONE) return at
      at = (at + 1) & mask
    }
    return EMPTY
  }

  /** Twice the room, or the same without what was taken out. */
  private grow(): void {
    const { hashes, places, used } = this
    const live = places.reduce((count, place) => count + (place === GONE ? 0 : 1), 0)
    const room = live * 2 > places.length ? places.length * 2 : places.length
    this.hashes = new Float64Array(room)
    this.places = new Float64Array(room)
    this.table = new Int32Array(room * 2).fill(EMPTY)
    this.used = 0
    for (let entry = 0; entry < used; entry++) {
      const place = places[entry] ?? GONE
      if (place !== GONE) this.put(hashes[entry] ?? 0, place)
    }
  }
}
