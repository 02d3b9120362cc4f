import { expect, it } from 'vitest'
import type { Instant } from '../../../domain/date'
import { dayIsDue, daysSince, exportIsDue, isOld } from './due'

const now = new Date(2026, 10, 24, 9, 0)
const before = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString() as Instant

it('reminds when there is something to lose and the last backup is two weeks old, or never made', () => {
  expect(isOld({ lastBackup: null }, true, now)).toBe(true)
  expect(isOld({ lastBackup: before(14) }, true, now)).toBe(true)
  expect(isOld({ lastBackup: before(13) }, true, now)).toBe(false)
  expect(isOld({ lastBackup: null }, false, now)).toBe(false)
})

it('counts whole days', () => {
  expect(daysSince(before(1.9), now)).toBe(1)
})

it('a day has one automatic backup, by the clock of the machine', () => {
  expect(dayIsDue(null, now)).toBe(true)
  expect(dayIsDue(new Date(2026, 10, 23, 23, 59).toISOString(), now)).toBe(true)
  expect(dayIsDue(new Date(2026, 10, 24, 0, 1).toISOString(), now)).toBe(false)
  // A clock that went back makes no second one.
  expect(dayIsDue(new Date(2026, 10, 25, 0, 1).toISOString(), now)).toBe(false)
})

it('a clock set back by more than a day: the age is unknown, so that a backup is asked for and made', () => {
  expect(isOld({ lastBackup: before(-0.5) }, true, now)).toBe(false)
  expect(isOld({ lastBackup: before(-3650) }, true, now)).toBe(true)
  expect(dayIsDue(before(-3650), now)).toBe(true)
})

it('an export has one backup, made after it', () => {
  expect(exportIsDue(null, now, now)).toBe(true)
  expect(exportIsDue(before(1), now, now)).toBe(true)
  expect(exportIsDue(before(0), now, now)).toBe(false)
  // Written before the clock went back: nobody knows whether it was after the export.
  expect(exportIsDue(before(-1), now, now)).toBe(true)
})
