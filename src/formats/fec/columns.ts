import type { Findings } from './findings'

/** Tax regimes that shape the file: commercial books (18 columns), farm cash (21), professional cash (22). */
export type FecRegime = 'commercial' | 'farm-cash' | 'professional-cash'

/** Fields in the order of LPF art. A47 A-1, VII to VIII, `Montant` and `Sens` being the other way to write 12 and 13. */
const FEC_FIELDS = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'CompAuxNum',
  'CompAuxLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
  'Debit',
  'Credit',
  'EcritureLet',
  'DateLet',
  'ValidDate',
  'Montantdevise',
  'Idevise',
  'DateRglt',
  'ModeRglt',
  'NatOp',
  'IdClient',
  'Montant',
  'Sens',
] as const

export type FecField = (typeof FEC_FIELDS)[number]

const CASH: readonly FecField[] = ['DateRglt', 'ModeRglt', 'NatOp']
const COMMON = FEC_FIELDS.slice(0, 18)

/** Spellings met in the wild that the checker does not know. */
const ALIASES: Readonly<Record<string, FecField>> = {
  compteauxnum: 'CompAuxNum',
  compteauxlib: 'CompAuxLib',
  ecrturelet: 'EcritureLet',
  journallibelle: 'JournalLib',
  ecriturelibc: 'EcritureLib',
}

const BY_PLAIN_NAME = new Map(FEC_FIELDS.map((name) => [name.toLowerCase(), name]))

/** The header as understood. */
export interface FecHeader {
  /** Fields that every line must have. */
  readonly count: number
  /** The header ends with a separator, and so may every line. */
  readonly trailing: boolean
  readonly regime: FecRegime
  readonly signed: boolean
  /** Index of each field in a line; −1 when the column is missing. */
  readonly at: Readonly<Record<FecField, number>>
  readonly extra: readonly string[]
}

/**
 * Reads the header's names, in any order, as the checker does: case ignored, é and è taken for e. Everything that is not
 * the law's own spelling and order is a finding. Undefined when fewer than three names are known: that is no FEC.
 */
export function readHeader(
  names: readonly string[],
  chosen: FecRegime | undefined,
  findings: Findings,
): FecHeader | undefined {
  const trimmed = names.length > 1 && names.at(-1) === '' ? names.slice(0, -1) : names
  if (trimmed.length < names.length) findings.add('SEP-TRAIL', 1)
  const at = blankIndex()
  const extra: string[] = []
  const aliased = new Set<FecField>()
  const order: number[] = []
  for (const [i, raw] of trimmed.entries()) {
    const { field, exact, alias } = fieldOf(raw, i === 0)
    if (!field) {
      extra.push(raw)
      continue
    }
    if (at[field] >= 0) {
      findings.add('COL-DUP', 1, field, raw)
      continue
    }
    at[field] = i
    order.push(FEC_FIELDS.indexOf(field === 'Montant' ? 'Debit' : field === 'Sens' ? 'Credit' : field))
    if (alias) {
      aliased.add(field)
      findings.add('COL-ALIAS', 1, field, raw)
    } else if (!exact) findings.add('COL-SPELL', 1, field, raw)
  }
  if (order.length < 3) return undefined
  if (order.some((place, i) => i > 0 && place < (order[i - 1] ?? 0))) findings.add('COL-ORDER', 1)
  const regime = chosen ?? regimeOf(at)
  const signed = at.Montant >= 0 && at.Debit < 0
  if (at.Montant >= 0 && (at.Debit >= 0 || at.Credit >= 0)) findings.add('COL-MIX', 1, 'Montant')
  const wanted = COMMON.map((name): FecField => {
    if (!signed) return name
    return name === 'Debit' ? 'Montant' : name === 'Credit' ? 'Sens' : name
  })
  if (regime !== 'commercial') wanted.push(...CASH)
  if (regime === 'professional-cash') wanted.push('IdClient')
  for (const name of wanted) if (at[name] < 0 || aliased.has(name)) findings.add('COL-MISSING', 1, name)
  for (const name of extra) findings.add('COL-EXTRA', 1, '', name)
  return { count: trimmed.length, trailing: trimmed.length < names.length, regime, signed, at, extra }
}

/** How many of these names the law knows, to tell a header from a line. */
export function knownNames(names: readonly string[]): number {
  return names.filter((name, i) => fieldOf(name, i === 0).field !== undefined).length
}

function fieldOf(raw: string, first: boolean): { field: FecField | undefined; exact: boolean; alias: boolean } {
  // The checker does not recognise quoted names, nor a space before the very first one: read, but as a spelling it misses.
  const bare = raw.trim().replace(/^"(.*)"$/, '$1')
  const unknown = bare !== raw.trim() || (first && raw.startsWith(' '))
  const plain = bare.toLowerCase().replace(/[éèêë]/g, 'e')
  const direct = BY_PLAIN_NAME.get(plain)
  if (direct) return { field: direct, exact: raw === direct, alias: unknown }
  return { field: ALIASES[plain.replace(/[^a-z]/g, '')], exact: false, alias: true }
}

function regimeOf(at: Readonly<Record<FecField, number>>): FecRegime {
  if (CASH.some((name) => at[name] < 0)) return 'commercial'
  return at.IdClient >= 0 ? 'professional-cash' : 'farm-cash'
}

function blankIndex(): Record<FecField, number> {
  const index: Partial<Record<FecField, number>> = {}
  for (const name of FEC_FIELDS) index[name] = -1
  return index as Record<FecField, number>
}
