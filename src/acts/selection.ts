import type { PlainMonth } from '../domain/date'
import { dayNumber, fromDayNumber, monthOf } from '../domain/date'
import type { JournalCode } from '../domain/entry'
import type { ExportRequest } from '../domain/export'
import { auxiliaryBook, NO_RELATED, postingContext } from '../posting'
import type { PackColumns, Place } from '../storage'
import { HOLE, KINDS, PACK_SIZE, PURCHASE } from '../storage'
import type { Book } from './books'

/** The journal of a document by its columns; undefined for a payment by an unknown mode. */
export function journalOfSlot(book: Book): (columns: PackColumns, slot: number) => JournalCode | undefined {
  const { dossier } = book.row
  const { settings } = dossier
  const context = postingContext(dossier, auxiliaryBook(settings, book.pinned), NO_RELATED)
  return (columns, slot) => {
    const code = columns.kind[slot] ?? 0
    if (KINDS[code & (PURCHASE - 1)] === 'payment') return context.modeOf(columns.mode[slot] ?? '')?.journal
    return code >= PURCHASE ? settings.purchasesJournal : settings.salesJournal
  }
}

/** Places by day, then by place. */
export function byDay(found: { place: Place; day: number }[], sign: 1 | -1 = 1): Place[] {
  return found.sort((a, b) => sign * (a.day - b.day || a.place - b.place)).map((each) => each.place)
}

/**
 * Places of the documents that a request is about, oldest first: those of the period, and those of earlier days. The
 * columns alone decide. A payment whose mode is unknown has no journal yet: it is shown, blocked, wherever money is
 * exported.
 */
export function select(book: Book, request: ExportRequest): { inPeriod: Place[]; earlier: Place[] } {
  const wanted = new Set<JournalCode>(request.journals)
  const money = book.row.dossier.settings.journals.some(
    ({ code, kind }) => wanted.has(code) && (kind === 'bank' || kind === 'cash'),
  )
  const journalOf = journalOfSlot(book)
  const from = dayNumber(request.from)
  const to = dayNumber(request.to)
  const inPeriod: { place: Place; day: number }[] = []
  const earlier: { place: Place; day: number }[] = []
  for (const columns of book.shelf.columns) {
    if (columns.from > to) continue
    for (let slot = 0; slot < columns.day.length; slot++) {
      const day = columns.day[slot] ?? HOLE
      if (day === HOLE || day > to || columns.deleted[slot]) continue
      if (wanted.size > 0) {
        const journal = journalOf(columns, slot)
        if (journal ? !wanted.has(journal) : !money) continue
      }
      const item = { place: columns.pack * PACK_SIZE + slot, day }
      if (day >= from) inPeriod.push(item)
      else earlier.push(item)
    }
  }
  return { inPeriod: byDay(inPeriod), earlier: byDay(earlier) }
}

/** The months of some documents. */
export function monthsOf(book: Book, places: readonly Place[]): PlainMonth[] {
  const months = new Set<PlainMonth>()
  for (const place of places) {
    const { columns, slot } = book.shelf.columnsAt(place)
    months.add(monthOf(fromDayNumber(columns.day[slot] ?? 0)))
  }
  return [...months].sort()
}
