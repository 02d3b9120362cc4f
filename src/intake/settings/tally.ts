/** Counts by key, with the first example met. */
export class Tally<Key extends string> {
  private readonly counts = new Map<Key, { lines: number; example: string }>()

  add(key: Key, example: string, lines = 1): void {
    const known = this.counts.get(key)
    if (known) known.lines += lines
    else this.counts.set(key, { lines, example })
  }

  /** The key met most often, the first among equals. */
  most(): { readonly key: Key; readonly lines: number; readonly example: string } | undefined {
    let best: { key: Key; lines: number; example: string } | undefined
    for (const [key, { lines, example }] of this.counts) {
      if (best === undefined || lines > best.lines) best = { key, lines, example }
    }
    return best
  }

  get(key: Key): number {
    return this.counts.get(key)?.lines ?? 0
  }
}

/** A tally for each name. */
export class Tallies<Key extends string> {
  private readonly byName = new Map<string, Tally<Key>>()

  add(name: string, key: Key, example: string): void {
    let tally = this.byName.get(name)
    if (!tally) {
      tally = new Tally<Key>()
      this.byName.set(name, tally)
    }
    tally.add(key, example)
  }

  get(name: string): Tally<Key> | undefined {
    return this.byName.get(name)
  }

  names(): IterableIterator<string> {
    return this.byName.keys()
  }
}
