import type { PlainDate } from '../../domain/date'
import { fromDayNumber, parsePlainDate, plainDate } from '../../domain/date'

/** The forms of a day in a table. */
export type DateForm = 'DMY' | 'MDY' | 'YMD'

const MONTHS = ['janv', 'fevr', 'mars', 'avr', 'mai', 'juin', 'juil', 'aout', 'sept', 'oct', 'nov', 'dec']
const MONTHS_SHORT = ['jan', 'fev', 'mar', 'avr', 'mai', 'jun', 'jul', 'aou', 'sep', 'oct', 'nov', 'dec']
const MONTHS_EN = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A day of each form, for people. */
export const DATE_EXAMPLES: Readonly<Record<DateForm, string>> = {
  DMY: '31/12/2026',
  MDY: '12/31/2026',
  YMD: '2026-12-31',
}

/**
 * A day as tables write it: with any separator, a weekday before it, a time after it, the month in letters, or Excel's
 * serial number. A moment with an offset is told as the day it was in France.
 */
export function tableDate(text: string, form: DateForm): PlainDate | undefined {
  const trimmed = text.trim().slice(0, 60)
  const moment = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i.exec(
    trimmed,
  )
  if (moment) return dayInFrance(moment)
  const day = trimmed
    .replace(/^\p{L}{2,9}\.?,?\s+(?=\d)/u, '')
    .replace(/[T ,]+(?:à )?\d{1,2}[:h]\d{2}.*$/i, '')
    .trim()
  const iso = parsePlainDate(day)
  if (iso) return iso
  if (/^\d{5}(\.\d+)?$/.test(day)) return excelDay(Math.floor(Number(day)))
  if (/^\d{8}$/.test(day)) return compactDay(day, form)
  return dayInLetters(day) ?? dayInFigures(day, form)
}

/** Excel counts days from 1899-12-30. Numbers outside 1990 to 2099 are no dates of a table of invoices. */
function excelDay(serial: number): PlainDate | undefined {
  return serial >= 32_874 && serial <= 73_050 ? fromDayNumber(serial - 25_569) : undefined
}

function compactDay(day: string, form: DateForm): PlainDate | undefined {
  const parts = (a: number, b: number, c: number) => [day.slice(0, a), day.slice(a, a + b), day.slice(a + b, a + b + c)]
  const yearFirst = parts(4, 2, 2).map(Number)
  const [y = 0, m = 0, d = 0] = yearFirst
  const first = plainDate(y, m, d)
  if (first && y >= 1990) return first
  const [a = 0, b = 0, c = 0] = parts(2, 2, 4).map(Number)
  return form === 'MDY' ? plainDate(c, a, b) : plainDate(c, b, a)
}

function dayInLetters(day: string): PlainDate | undefined {
  const first = /^(\d{1,2})(?:er|st|nd|rd|th)?[\s./-]+(\p{L}{3,9})\.?[\s.,/-]+(\d{4}|\d{2})$/u.exec(day)
  const second = first ? null : /^(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(day)
  const [number, name, year] = first ? [first[1], first[2], first[3]] : [second?.[2], second?.[1], second?.[3]]
  const month = name && monthNumber(name)
  return month ? plainDate(fullYear(Number(year)), month, Number(number)) : undefined
}

function dayInFigures(day: string, form: DateForm): PlainDate | undefined {
  const match = /^(\d{1,4})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{1,4})$/.exec(day)
  if (!match) return undefined
  const [a, b, c] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (form === 'YMD' || (match[1]?.length ?? 0) > 2) return plainDate(fullYear(a), b, c)
  return form === 'DMY' ? plainDate(fullYear(c), b, a) : plainDate(fullYear(c), a, b)
}

function fullYear(value: number): number {
  return value < 100 ? 2000 + value : value
}

function monthNumber(name: string): number | undefined {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  for (const names of [MONTHS, MONTHS_SHORT, MONTHS_EN]) {
    const found = names.findIndex((each) => plain.startsWith(each))
    if (found >= 0) return found + 1
  }
  return undefined
}

/** The day of a moment in France: UTC+1, UTC+2 from the last Sunday of March to that of October, 01:00 UTC. */
function dayInFrance(moment: RegExpExecArray): PlainDate | undefined {
  const day = parsePlainDate(moment[1] ?? '')
  if (!day) return undefined
  const zone = /^([+-])(\d{2}):?(\d{2})$/.exec(moment[4] ?? '')
  const offset = zone ? (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) : 0
  const [year, month, date] = day.split('-').map(Number)
  const utc = Date.UTC(year ?? 0, (month ?? 1) - 1, date, Number(moment[2]), Number(moment[3]) - offset)
  const summer = utc >= lastSunday(year ?? 0, 2) && utc < lastSunday(year ?? 0, 9)
  return fromDayNumber(Math.floor((utc + (summer ? 2 : 1) * 3_600_000) / 86_400_000))
}

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0, 1))
  return last.getTime() - last.getUTCDay() * 86_400_000
}

/** The order of day and month that reads every date of a column; French where both do. */
export function detectDateForm(cells: readonly string[]): DateForm {
  const filled = cells.filter((cell) => cell !== '')
  const yearFirst = filled.filter((cell) => /^\d{4}[-/.]/.test(cell)).length
  if (yearFirst > 0 && yearFirst * 2 >= filled.length) return 'YMD'
  const read = (form: DateForm) => filled.filter((cell) => tableDate(cell, form) !== undefined).length
  return read('MDY') > read('DMY') ? 'MDY' : 'DMY'
}
