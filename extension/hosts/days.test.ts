import { describe, expect, it } from 'vitest'
import { dayAway, dayIn, dayOfMidnight } from './days'

describe('days of what applications write', () => {
  it('moves a time with its offset to Paris, and lets a local one stand', () => {
    expect(dayIn('2026-09-30T22:30:00Z', '')).toBe('2026-10-01')
    expect(dayIn('2026-12-31T23:30:00.000Z', '')).toBe('2027-01-01')
    expect(dayIn('2026-09-30 23:30:00', '')).toBe('2026-09-30')
    expect(dayIn('2026-09-30T01:00:00+09:00', '')).toBe('2026-09-29')
    expect(dayIn('2026-09-30', '')).toBe('2026-09-30')
    expect(dayIn('', '')).toBe('')
    expect(() => dayIn('30/09/2026', 'date')).toThrow('unexpected date')
  })

  it('finds the day of a midnight wherever the server is', () => {
    expect(dayOfMidnight(1767567600, '')).toBe('2026-01-05')
    expect(dayOfMidnight(Date.UTC(2026, 0, 5) / 1000, '')).toBe('2026-01-05')
    expect(dayOfMidnight(Date.UTC(2026, 0, 5, 11) / 1000, '')).toBe('2026-01-05')
    expect(dayOfMidnight(null, '')).toBe('')
    expect(() => dayOfMidnight('soon', 'date')).toThrow('unexpected date')
  })

  it('goes over the end of a month', () => {
    expect(dayAway('2028-02-28', 1)).toBe('2028-02-29')
    expect(dayAway('2026-12-31', 1)).toBe('2027-01-01')
    expect(dayAway('2026-01-01', -92)).toBe('2025-10-01')
  })
})
