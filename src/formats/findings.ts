/** Where a rule is broken. Line 1 is the first of the file; 0 stands for the file as a whole. */
export interface Place {
  readonly line: number
  /** Name of the field, or empty. */
  readonly field: string
  /** The value as read, at most 80 characters; hostile text, to be shown as text. */
  readonly value: string
}

/** A rule that is broken: how many times, and the first places. */
export interface Finding<Code extends string, Severity extends string> {
  readonly code: Code
  readonly severity: Severity
  readonly count: number
  readonly places: readonly Place[]
}

/** Places kept of each rule; the count goes on. */
const PLACES = 50

const LONGEST = 80

/** Gathers findings by rule. `rules` tells how grave each one is, `order` the severities, gravest first. */
export class FindingsBy<Code extends string, Severity extends string> {
  private readonly found = new Map<Code, { severity: Severity; count: number; places: Place[] }>()

  constructor(
    private readonly rules: Readonly<Record<Code, Severity>>,
    private readonly order: readonly Severity[],
  ) {}

  /** Notes a broken rule. `severity` is given where a rule weighs more on one field than on others. */
  add(code: Code, line: number, field = '', value = '', severity: Severity = this.rules[code]): void {
    let known = this.found.get(code)
    if (!known) {
      known = { severity, count: 0, places: [] }
      this.found.set(code, known)
    }
    if (severity === this.order[0]) known.severity = severity
    known.count += 1
    if (known.places.length < PLACES) known.places.push({ line, field, value: value.slice(0, LONGEST) })
  }

  /** Moves another collection's findings here. */
  take(other: FindingsBy<Code, Severity>): void {
    for (const [code, { severity, count, places }] of other.found) {
      for (const { line, field, value } of places) this.add(code, line, field, value, severity)
      const mine = this.found.get(code)
      if (mine) mine.count += count - places.length
    }
  }

  get total(): number {
    let total = 0
    for (const { count } of this.found.values()) total += count
    return total
  }

  /** All findings, gravest first, then in the order they were met. */
  list(): Finding<Code, Severity>[] {
    const { order } = this
    return [...this.found]
      .map(([code, rest]) => ({ code, ...rest }))
      .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
  }
}
