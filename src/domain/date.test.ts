import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  dayNumber,
  daysInMonth,
  firstDay,
  formatDate,
  fromDayNumber,
  lastDay,
  monthOf,
  parsePlainDate,
  parseTypedDate,
  plainDate,
} from './date'

const anyDay = fc.integer({ min: -25_567, max: 47_481 }).map(fromDayNumber)

describe('calendar days', () => {
  it('are only those that the calendar has', () => {
    expect(plainDate(2024, 2, 29)).toBe('2024-02-29')
    expect(plainDate(2026, 2, 29)).toBeUndefined()
    expect(plainDate(1900, 2, 29)).toBeUndefined()
    expect(plainDate(2000, 2, 29)).toBe('2000-02-29')
    expect(plainDate(1899, 12, 31)).toBeUndefined()
    expect(plainDate(2026, 13, 1)).toBeUndefined()
    expect(plainDate(2026, 4, 31)).toBeUndefined()
    expect(plainDate(2026.5, 4, 1)).toBeUndefined()
    expect(parsePlainDate('2026-4-1')).toBeUndefined()
    expect(parsePlainDate('2026-04-01T00:00:00Z')).toBeUndefined()
  })

  it('are read as a French user types them', () => {
    for (const text of [
      '15/10/2026',
      '15/10/26',
      '15.10.2026',
      '15-10-2026',
      '15102026',
      '2026-10-15',
      ' 15 10 2026 ',
    ]) {
      expect(parseTypedDate(text)).toBe('2026-10-15')
    }
    for (const text of ['', '31/02/2026', '15/10', '10/15/2026', '2026']) expect(parseTypedDate(text)).toBeUndefined()
  })

  it('come back from their number, their form and their month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (date, count) => {
        expect(fromDayNumber(dayNumber(date))).toBe(date)
        expect(parseTypedDate(formatDate(date))).toBe(date)
        expect(dayNumber(addDays(date, count))).toBe(dayNumber(date) + count)
        const month = monthOf(date)
        expect(firstDay(month) <= date && date <= lastDay(month)).toBe(true)
        expect(addMonths(addMonths(month, count), -count)).toBe(month)
        expect(monthOf(addDays(lastDay(month), 1))).toBe(addMonths(month, 1))
      }),
    )
  })

  it('number as many in a month as it has', () => {
    expect([1, 2, 4, 12].map((month) => daysInMonth(2026, month))).toEqual([31, 28, 30, 31])
    expect(daysInMonth(2100, 2)).toBe(28)
  })
})
