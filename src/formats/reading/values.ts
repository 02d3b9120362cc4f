import type { PlainDate } from '../../domain/date'
import { plainDate } from '../../domain/date'
import type { DateForm } from '../columns'

/** Days of two-figure years are read as 1970 to 2069 by the targets that want them. */
const CENTURY = 70

/** Each form as a pattern and the places of year, month and day among its groups; 0 where the form lacks one. */
const FORMS: Partial<Record<DateForm, readonly [pattern: RegExp, year: number, month: number, day: number]>> = {
  yyyyMMdd: [/^(\d{4})(\d\d)(\d\d)$/, 1, 2, 3],
  ddMMyyyy: [/^(\d\d)(\d\d)(\d{4})$/, 3, 2, 1],
  ddMMyy: [/^(\d\d)(\d\d)(\d\d)$/, 3, 2, 1],
  'dd/MM/yyyy': [/^(\d\d?)\/(\d\d?)\/(\d{4})$/, 3, 2, 1],
  'dd.MM.yyyy': [/^(\d\d?)\.(\d\d?)\.(\d{4})$/, 3, 2, 1],
  'yyyy-MM-dd': [/^(\d{4})-(\d\d)-(\d\d)$/, 1, 2, 3],
  ddMM: [/^(\d\d)(\d\d)$/, 0, 2, 1],
}

/**
 * Reads a day in the form of its column; undefined when it is none. A form without a year takes it from `yearStart`, the
 * first day of the fiscal year that the file announces; forms that are but a part of a day are not read.
 */
export function readDay(text: string, form: DateForm, yearStart?: PlainDate): PlainDate | undefined {
  const known = FORMS[form]
  const match = known?.[0].exec(text)
  if (!known || !match) return undefined
  const [, yearAt, monthAt, dayAt] = known
  const [month, day] = [Number(match[monthAt]), Number(match[dayAt])]
  if (yearAt > 0) return plainDate(century(match[yearAt] ?? ''), month, day)
  if (!yearStart) return undefined
  const first = Number(yearStart.slice(0, 4))
  const same = plainDate(first, month, day)
  return same && same >= yearStart ? same : plainDate(first + 1, month, day)
}

function century(year: string): number {
  const value = Number(year)
  if (year.length > 2) return value
  return value + (value < CENTURY ? 2000 : 1900)
}

/** An amount as read, and what its spelling breaks. */
export interface ReadAmount {
  /** Minor units, with the sign of the file; undefined when it cannot be read or nothing is there. */
  readonly value: number | undefined
  readonly broken?: 'amount-unreadable' | 'amount-mark'
}

const NOTHING: ReadAmount = { value: undefined }

/**
 * Reads an amount whose column has the decimal mark `mark`; without one, its last `decimals` figures are decimals. Files
 * have two decimals at least; `own` are those of the currency. The other mark and thousands apart are read, and told.
 */
export function readAmount(text: string, mark: ',' | '.' | '', decimals: number, own: number): ReadAmount {
  const plain = text.trim()
  if (plain === '') return NOTHING
  const match = /^([+-]?)\s*0*(\d*)(?:([.,])(\d*))?\s*([+-]?)$/.exec(plain)
  if (match && (match[2] || match[4] || /0/.test(plain))) {
    const [, before, whole = '', found = '', fraction = '', after] = match
    const sign = before === '-' || after === '-' ? -1 : 1
    if (mark === '' && found === '') return scaled(sign, whole, decimals, own)
    const value = scaled(sign, whole + fraction.padEnd(decimals, '0').slice(0, decimals), decimals, own)
    if (value.broken || /[1-9]/.test(fraction.slice(decimals))) return { value: undefined, broken: 'amount-unreadable' }
    return found === '' || found === mark ? value : { ...value, broken: 'amount-mark' }
  }
  const grouped = plain.replace(/[\s\u00a0\u202f']/g, '')
  if (grouped !== plain && /\d/.test(grouped)) {
    const again = readAmount(grouped, mark, decimals, own)
    if (again.value !== undefined) return { ...again, broken: 'amount-mark' }
  }
  return { value: undefined, broken: 'amount-unreadable' }
}

/** Figures as minor units of a currency with `own` decimals, of which the file writes `decimals`. */
function scaled(sign: number, figures: string, decimals: number, own: number): ReadAmount {
  const value = Number(figures) / 10 ** (decimals - own)
  return Number.isSafeInteger(value)
    ? { value: value === 0 ? 0 : sign * value }
    : { value: undefined, broken: 'amount-unreadable' }
}
