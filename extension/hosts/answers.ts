import { minorUnits } from '../../src/domain/minor-units'
import type { HostVat, LeftOutName } from '../../src/intake/hosts/wire'
import { HostError } from './site'

/** One object of a host's answer: fields are unknown until they are read. */
export type Answer = Readonly<Record<string, unknown>>

/** The value as an object; anything else is another version of the application. */
export function answer(value: unknown, what: string): Answer {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new HostError('unexpected', what)
  return value as Answer
}

/** The value as a list of objects. */
export function answers(value: unknown, what: string): Answer[] {
  if (!Array.isArray(value)) throw new HostError('unexpected', what)
  return value.map((each) => answer(each, what))
}

/** A field as text; what applications write for « nothing » (null, false, absent) is empty. */
export function text(from: Answer, field: string): string {
  const value = from[field]
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : ''
}

/** A field as a list of identifiers. */
export function ids(from: Answer, field: string): number[] {
  const value = from[field]
  return Array.isArray(value) ? value.filter((each): each is number => typeof each === 'number') : []
}

/**
 * An amount as a decimal string, without zeros at its end. A JSON number carries binary noise beyond its currency's
 * decimals and is rounded to them at once; a string is exact.
 */
export function money(value: unknown, what: string, decimals = 2): string {
  const exact = typeof value === 'number' && Number.isFinite(value) ? value.toFixed(decimals) : value
  const written = typeof exact === 'string' ? exact.trim() : ''
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(written)
  if (!match) throw new HostError('unexpected', what)
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  return plainZero(`${match[1] === '-' ? '-' : ''}${match[2]}${fraction === '' ? '' : `.${fraction}`}`)
}

/** Reads the amounts of a paper; one that is left out is nil. */
export type Amounts = (from: Answer, field: string) => string

/** Reads amounts with the decimals of their currency. */
export function amountsIn(currency: string): Amounts {
  return (from, field) => money(from[field] ?? 0, field, minorUnits(currency))
}

function plainZero(decimal: string): string {
  return /^-0(?:\.0*)?$/.test(decimal) ? decimal.slice(1) : decimal
}

/** The sum of decimal strings, exactly. */
export function added(decimals: readonly string[]): string {
  const places = Math.max(0, ...decimals.map((each) => each.split('.')[1]?.length ?? 0))
  let total = 0n
  for (const each of decimals) {
    const [whole = '0', fraction = ''] = each.replace('-', '').split('.')
    const units = BigInt(whole + fraction.padEnd(places, '0'))
    total += each.startsWith('-') ? -units : units
  }
  const digits = String(total < 0n ? -total : total).padStart(places + 1, '0')
  const sign = total < 0n ? '-' : ''
  return sign + (places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`)
}

/** The decimal string with its sign turned. */
export function turned(decimal: string): string {
  if (/^-?0*(?:\.0*)?$/.test(decimal)) return decimal.replace('-', '')
  return decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`
}

/** The decimal string without its sign. */
export function absolute(decimal: string): string {
  return decimal.replace('-', '')
}

/** Whether the decimal string is nil. */
export function isNil(decimal: string): boolean {
  return /^-?0*(?:\.0*)?$/.test(decimal)
}

/** `a / b` with twelve decimals, in whole numbers: an exchange rate out of two amounts of the ledger. */
export function quotient(a: string, b: string): string | undefined {
  if (isNil(b)) return undefined
  const scale = (decimal: string) => {
    const [whole = '0', fraction = ''] = absolute(decimal).split('.')
    return BigInt(whole + fraction.padEnd(12, '0').slice(0, 12))
  }
  const parts = (scale(a) * 10n ** 12n) / scale(b)
  const digits = String(parts).padStart(13, '0')
  return `${digits.slice(0, -12)}.${digits.slice(-12)}`.replace(/\.?0+$/, '')
}

/** A fraction as a percentage: `0.055` → `5.5`. */
export function percent(fraction: string): string {
  const [whole = '0', decimals = ''] = fraction.split('.')
  const digits = whole + decimals.padEnd(2, '0').slice(0, 2)
  const rest = decimals.slice(2)
  return rate(`${digits}.${rest}`)
}

/** A rate in its shortest form: `20.0000` → `20`, `05.50` → `5.5`. */
export function rate(decimal: string): string {
  const [whole = '0', fraction = ''] = decimal.split('.')
  const kept = fraction.replace(/0+$/, '').slice(0, 6)
  return `${whole.replace(/^0+(?=\d)/, '')}${kept === '' ? '' : `.${kept}`}`
}

/** Only the named fields that hold something: what a host leaves empty is not said at all. */
export function filled<T extends Readonly<Record<string, string>>>(fields: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')) as { [K in keyof T]?: string }
}

/** The list cut in slices of at most `size`. */
export function slices<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))
}

/** What was left out, counted by name. */
export class LeftOut {
  readonly #counts = new Map<LeftOutName, number>()

  add(what: LeftOutName, count = 1): void {
    if (count > 0) this.#counts.set(what, (this.#counts.get(what) ?? 0) + count)
  }

  get list(): { what: LeftOutName; count: number }[] {
    return [...this.#counts].map(([what, count]) => ({ what, count }))
  }
}

/** VAT of one rate out of lines or rows: what is alike is one row, sums exact. */
export function byRate(rows: readonly HostVat[]): HostVat[] {
  const found = new Map<string, HostVat>()
  for (const row of rows) {
    const name = `${row.rate} ${row.treatment ?? ''}`
    const known = found.get(name)
    const reason = known?.reason ?? row.reason
    found.set(
      name,
      known
        ? {
            ...known,
            base: added([known.base, row.base]),
            vat: added([known.vat, row.vat]),
            ...(reason === undefined ? {} : { reason }),
          }
        : row,
    )
  }
  return [...found.values()]
}

/** Two calls in flight, no more: `act` on every item, two calls in flight, answers in order. */
export async function inPairs<T, R>(items: readonly T[], act: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const pair of slices(items, 2)) results.push(...(await Promise.all(pair.map(act))))
  return results
}
