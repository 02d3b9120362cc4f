import type { PlainDate } from '../../domain/date'
import { plainDate } from '../../domain/date'
import type { Amount } from '../../domain/money'
import { amount, ZERO } from '../../domain/money'
import type { FecCode } from './findings'

/** A value as read, with the rules that its spelling breaks. */
export interface ReadValue<T> {
  readonly value: T | undefined
  readonly broken: readonly FecCode[]
}

const NONE: readonly FecCode[] = []
const SOUND = /^\d{8}$/

/**
 * Reads a date as leniently as the checker: year or day first, with or without `/ - .`, a time after it. The law wants
 * AAAAMMJJ (art. A47 A-1, XII 4°). Zeros stand for nothing, and are a finding of their own.
 */
export function readDate(text: string): ReadValue<PlainDate> {
  if (text === '') return { value: undefined, broken: NONE }
  if (SOUND.test(text)) {
    const value = plainDate(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)))
    if (value) return { value, broken: NONE }
  }
  if (/^[0\s/.-]+$/.test(text)) return { value: undefined, broken: ['DATE-ZERO'] }
  const day = text.replace(/[T ].*$/, '')
  const yearFirst = /^(\d{4})[/.-]?(\d{2})[/.-]?(\d{2})$/.exec(day)
  const dayFirst = /^(\d{2})[/.-]?(\d{2})[/.-]?(\d{4})$/.exec(day)
  const parts =
    within(yearFirst?.[1], yearFirst?.[2], yearFirst?.[3]) ?? within(dayFirst?.[3], dayFirst?.[2], dayFirst?.[1])
  if (!parts) return { value: undefined, broken: ['DATE-BAD'] }
  const [year, month, date] = parts
  const broken: FecCode[] = year < 1900 || year > 2099 ? ['DATE-CENTURY'] : []
  const value = plainDate(year, month, date)
  if (!SOUND.test(text) || !yearFirst || (!value && broken.length === 0)) broken.push('DATE-FORM')
  return { value, broken }
}

/** The bounds that the checker puts on a date: months to 12, days to 31, day 0 and 30 February let through. */
function within(year?: string, month?: string, day?: string): [number, number, number] | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined
  return Number(month) <= 12 && Number(day) <= 31 ? [Number(year), Number(month), Number(day)] : undefined
}

/**
 * Reads an amount, in cents: comma as decimal mark, no thousands separator, a sign first or last (art. A47 A-1, XII 2°).
 * A blank is zero. What the checker refuses is still read where its meaning is plain (a point, spaces of thousands).
 */
export function readCents(text: string): ReadValue<Amount> {
  if (text === '') return { value: ZERO, broken: NONE }
  if (/^\d{1,12},\d\d$/.test(text)) return { value: amount(Number(text.replace(',', ''))), broken: NONE }
  const broken: FecCode[] = []
  let plain = text
  if (/\s/.test(plain)) {
    broken.push(/\d\s+\d/.test(plain) ? 'NUM-THOUSAND' : 'NUM-BAD')
    plain = plain.replace(/\s/g, '')
  }
  if (plain.includes('.')) {
    broken.push('NUM-DOT')
    plain = plain.includes(',') ? plain.replaceAll('.', '') : plain.replace('.', ',')
  }
  const match = /^([+-]?)(\d*)(?:,(\d*))?(?:[Ee]([+-]?\d{1,2}))?([+-]?)$/.exec(plain)
  if (!match || (!match[2] && !match[3]) || (match[1] && match[5])) {
    return { value: undefined, broken: broken.length > 0 ? broken : ['NUM-BAD'] }
  }
  if (broken.length === 0 && !/^\d+,\d\d$/.test(plain)) broken.push('NUM-LAX')
  const cents = centsOf(match[2] ?? '', match[3] ?? '', Number(match[4] ?? 0))
  if (cents === undefined) return { value: undefined, broken: [...broken, 'NUM-LARGE'] }
  return { value: amount(match[1] === '-' || match[5] === '-' ? -cents : cents), broken }
}

/** Digits and exponent to cents, rounded half away from zero; undefined beyond 2^53. */
function centsOf(whole: string, fraction: string, exponent: number): number | undefined {
  const digits = whole + fraction
  // Place of the decimal mark in `digits`, in cents.
  const point = whole.length + exponent + 2
  const kept = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0')
  const next = point < 0 ? '0' : (digits[point] ?? '0')
  const cents = Number(kept) + (next >= '5' ? 1 : 0)
  return Number.isSafeInteger(cents) ? cents : undefined
}
