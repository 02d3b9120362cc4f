import type { Place } from './schema'

const EMPTY = -1
/** An entry that was taken out; a search goes on behind it. */
const GONE = -2

/**
 * Places by a 53-bit hash, several for one hash where it must be: two arrays with open addressing, no object an entry.
 * A hundred thousand entries are filled in within milliseconds, which a `Map` of lists is far from.
 */
export class PlaceIndex {
  private hashes: Float64Array
  private places: Float64Array
  /** Entries, those that were taken out among them. */
  private used = 0

  constructor(expected = 0) {
    let size = 64
    while (size < expected * 2) size *= 2
    this.hashes = new Float64Array(size)
    this.places = new Float64Array(size).fill(EMPTY)
  }

  add(hash: number, place: Place): void {
    if ((this.used + 1) * 2 > this.places.length) this.grow()
    this.put(hash, place)
  }

  private put(hash: number, place: Place): void {
    const mask = this.places.length - 1
    let at = hash & mask
    while (this.places[at] !== EMPTY) at = (at + 1) & mask
    this.hashes[at] = hash
    this.places[at] = place
    this.used += 1
  }

  /** Takes one entry out; nothing happens when there is none. */
  remove(hash: number, place: Place): void {
    const mask = this.places.length - 1
    for (let at = hash & mask; this.places[at] !== EMPTY; at = (at + 1) & mask) {
      if (this.places[at] !== place || this.hashes[at] !== hash) continue
      this.places[at] = GONE
      return
    }
  }

  has(hash: number): boolean {
    const mask = this.places.length - 1
    for (let at = hash & mask; this.places[at] !== EMPTY; at = (at + 1) & mask) {
      if (this.hashes[at] === hash && this.places[at] !== GONE) return true
    }
    return false
  }

  /** The places of a hash, smallest first. */
  at(hash: number): Place[] {
    const found: Place[] = []
    const mask = this.places.length - 1
    for (let at = hash & mask; this.places[at] !== EMPTY; at = (at + 1) & mask) {
      const place = this.places[at] ?? GONE
      if (this.hashes[at] === hash && place !== GONE) found.push(place)
    }
    return found.length > 1 ? found.sort((a, b) => a - b) : found
  }

  /** Twice the room, or the same without what was taken out. */
  private grow(): void {
    const { hashes, places } = this
    const live = places.reduce((count, place) => count + (place >= 0 ? 1 : 0), 0)
    let size = places.length
    while (size < (live + 1) * 4) size *= 2
    this.hashes = new Float64Array(size)
    this.places = new Float64Array(size).fill(EMPTY)
    this.used = 0
    for (const [i, place] of places.entries()) if (place >= 0) this.put(hashes[i] ?? 0, place)
  }
}
