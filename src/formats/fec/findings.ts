/**
 * How grave a finding is. `blocking`: the administration's checker (Test Compta Demat) says the file is not conformant.
 * `alert`: it lists it and still says conformant. It says nothing of the others, but law, doctrine or importers do:
 * `error` (accounting sense is lost), `warning`, `information`.
 */
export type FecSeverity = 'blocking' | 'alert' | 'error' | 'warning' | 'information'

/** Every rule of the validator, by code. The words are in the texts. */
export const FEC_RULES = {
  NAME: 'blocking',
  'NAME-SIREN': 'warning',
  SEP: 'blocking',
  'SEP-TRAIL': 'information',
  EMPTY: 'blocking',
  'COL-NONE': 'blocking',
  'COL-MISSING': 'blocking',
  'COL-ALIAS': 'error',
  'COL-SPELL': 'warning',
  'COL-ORDER': 'warning',
  'COL-DUP': 'warning',
  'COL-MIX': 'error',
  'COL-EXTRA': 'information',
  'LINE-COUNT': 'blocking',
  'LINE-BLANK': 'blocking',
  'EOL-MIX': 'warning',
  'EOL-IN-FIELD': 'warning',
  ENC: 'warning',
  'ENC-BOM': 'information',
  'ENC-UTF16': 'blocking',
  REQ: 'blocking',
  'REQ-DATA': 'blocking',
  'REQ-CASH': 'warning',
  'DATE-BAD': 'blocking',
  'DATE-ZERO': 'warning',
  'DATE-FORM': 'warning',
  'DATE-CENTURY': 'alert',
  'DATE-YEAR': 'error',
  'DATE-ORDER': 'warning',
  'PIECE-YEAR': 'warning',
  'NUM-DOT': 'blocking',
  'NUM-THOUSAND': 'blocking',
  'NUM-BAD': 'blocking',
  'NUM-LARGE': 'error',
  'NUM-LAX': 'warning',
  'NUM-BLANK': 'warning',
  'ACC-3': 'alert',
  'DC-BOTH': 'alert',
  'DC-ZERO': 'alert',
  SENS: 'blocking',
  'BAL-ENTRY': 'error',
  'BAL-FILE': 'error',
  'ENTRY-1LINE': 'error',
  'ENTRY-DATES': 'error',
  'SEQ-GAP': 'warning',
  'SEQ-DUP': 'warning',
  'SEQ-ORDER': 'warning',
  'AN-FIRST': 'warning',
  'VALID-ORDER': 'warning',
  'AUX-PAIR': 'warning',
  'AUX-ACCOUNT': 'warning',
  'LET-PAIR': 'warning',
  'LET-BAL': 'warning',
  'CUR-PAIR': 'warning',
  'LIB-VARIES': 'information',
} as const satisfies Record<string, FecSeverity>

export type FecCode = keyof typeof FEC_RULES

/** Where a rule is broken. Line 1 is the header; 0 stands for the file as a whole. */
export interface FecPlace {
  readonly line: number
  /** Field of the law, or empty. */
  readonly field: string
  /** The value as read, at most 80 characters; hostile text, to be shown as text. */
  readonly value: string
}

/** A rule that is broken: how many times, and the first places. */
export interface FecFinding {
  readonly code: FecCode
  readonly severity: FecSeverity
  readonly count: number
  readonly places: readonly FecPlace[]
}

/** Places kept of each rule; the count goes on. */
const PLACES = 50

const LONGEST = 80

/** Gathers findings by rule. */
export class Findings {
  private readonly found = new Map<FecCode, { severity: FecSeverity; count: number; places: FecPlace[] }>()

  /** Notes a broken rule. `severity` is given where a rule weighs more on one field than on others. */
  add(code: FecCode, line: number, field = '', value = '', severity: FecSeverity = FEC_RULES[code]): void {
    let known = this.found.get(code)
    if (!known) {
      known = { severity, count: 0, places: [] }
      this.found.set(code, known)
    }
    if (severity === 'blocking') known.severity = severity
    known.count += 1
    if (known.places.length < PLACES) known.places.push({ line, field, value: value.slice(0, LONGEST) })
  }

  /** Moves another collection's findings here. */
  take(other: Findings): void {
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
  list(): FecFinding[] {
    const weight: Record<FecSeverity, number> = { blocking: 0, alert: 2, error: 1, warning: 3, information: 4 }
    return [...this.found]
      .map(([code, rest]) => ({ code, ...rest }))
      .sort((a, b) => weight[a.severity] - weight[b.severity])
  }
}
