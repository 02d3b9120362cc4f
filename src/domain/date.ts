import type { Brand } from './brand'

/** A calendar day, `YYYY-MM-DD`, without time or zone; compares as a string. Years 1900 to 2099. */
export type PlainDate = Brand<string, 'PlainDate'>

/** A calendar month, `YYYY-MM`. */
export type PlainMonth = Brand<string, 'PlainMonth'>

/** A moment, ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
export type Instant = Brand<string, 'Instant'>

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/

/** Days in a month, month 1 to 12, Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) {
    return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  }
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The day with these parts, or undefined when the calendar has no such day or the year is outside 1900–2099. */
export function plainDate(year: number, month: number, day: number): PlainDate | undefined {
  if (!(Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day))) return undefined
  if (year < 1900 || year > 2099 || month < 1 || month > 12) return undefined
  if (day < 1 || day > daysInMonth(year, month)) return undefined
  return `${year}-${pad(month)}-${pad(day)}` as PlainDate
}

/** Reads `YYYY-MM-DD`; undefined for anything else and for days that do not exist. */
export function parsePlainDate(text: string): PlainDate | undefined {
  const match = ISO.exec(text)
  return match ? plainDate(Number(match[1]), Number(match[2]), Number(match[3])) : undefined
}

/**
 * Reads a day as a French user types it: `15/10/2026`, `15/10/26`, `15.10.2026`, `15-10-2026`, `15102026`, or ISO.
 * A two-digit year is 2000 + itself. Undefined when it is no day.
 */
export function parseTypedDate(text: string): PlainDate | undefined {
  const trimmed = text.trim()
  const iso = parsePlainDate(trimmed)
  if (iso) return iso
  const match =
    /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/.exec(trimmed) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(trimmed)
  if (!match) return undefined
  const year = Number(match[3])
  return plainDate(year < 100 ? 2000 + year : year, Number(match[2]), Number(match[1]))
}

/** `15/10/2026`, the form of the French interface and of most French files. */
export function formatDate(date: PlainDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`
}

/** The month a day belongs to. */
export function monthOf(date: PlainDate): PlainMonth {
  return date.slice(0, 7) as PlainMonth
}

/** First day of a month. */
export function firstDay(month: PlainMonth): PlainDate {
  return `${month}-01` as PlainDate
}

/** Last day of a month. */
export function lastDay(month: PlainMonth): PlainDate {
  const days = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)))
  return `${month}-${pad(days)}` as PlainDate
}

/** The month that lies `count` months later (earlier when negative). */
export function addMonths(month: PlainMonth, count: number): PlainMonth {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count
  return `${Math.floor(index / 12)}-${pad((index % 12) + 1)}` as PlainMonth
}

/** The day that lies `count` days later (earlier when negative). */
export function addDays(date: PlainDate, count: number): PlainDate {
  return fromDayNumber(dayNumber(date) + count)
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar; an integer, for columns and differences. */
export function dayNumber(date: PlainDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / 86_400_000
}

/** The day of a day number (see `dayNumber`). */
export function fromDayNumber(days: number): PlainDate {
  return new Date(days * 86_400_000).toISOString().slice(0, 10) as PlainDate
}

function pad(part: number): string {
  return part < 10 ? `0${part}` : String(part)
}
