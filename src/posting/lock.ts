import type { PlainDate } from '../domain/date'
import { addDays } from '../domain/date'
import type { Dossier } from '../domain/dossier'
import { fiscalYearOf } from '../domain/dossier'

/**
 * The day an entry takes in the books: the document's own, or the first open day when its own is locked; undefined when
 * no fiscal year is open on that day. The piece keeps its own date.
 */
export function bookingDay(dossier: Dossier, date: PlainDate): PlainDate | undefined {
  const { lockedThrough } = dossier.settings
  if (lockedThrough === null || date > lockedThrough) return date
  const first = addDays(lockedThrough, 1)
  if (fiscalYearOf(dossier, first)) return first
  // Locked up to the end of a year whose successor starts later, or is not there yet.
  return dossier.fiscalYears.find((year) => year.start > lockedThrough)?.start
}
