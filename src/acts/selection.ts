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

/** Places that are found one by one, and come out by day, then by place; numbers only, for there may be a million. */
export class PlacesByDay {
  private readonly found: number[] = []

  add(place: Place, day: number): void {
    this.found.push(day * PLACES + place)
  }

  /** Oldest first, or newest first. */
  sorted(sign: 1 | -1 = 1): Place[] {
    const all = Float64Array.from(this.found).sort()
    if (sign < 0) all.reverse()
    return Array.from(all, (each) => each - Math.floor(each / PLACES) * PLACES)
  }
}

/** More than any place; a day times this is still a safe integer. */
const PLACES = 2 ** 33

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
  const inPeriod = new PlacesByDay()
  const earlier = new PlacesByDay()
  for (const columns of book.shelf.columns) {
    if (columns.from > to) continue
    for (let slot = 0; slot < columns.day.length; slot++) {
      const day = columns.day[slot] ?? HOLE
      if (day === HOLE || day > to || columns.deleted[slot]) continue
      if (wanted.size > 0) {
        const journal = journalOf(columns, slot)
        if (journal ? !wanted.has(journal) : !money) continue
      }
      const among = day >= from ? inPeriod : earlier
      among.add(columns.pack * PACK_SIZE + slot, day)
    }
  }
  return { inPeriod: inPeriod.sorted(), earlier: earlier.sorted() }
}

/** The months of some documents. */
export function monthsOf(book: Book, places: readonly Place[]): PlainMonth[] {
  const days = new Set<number>()
  for (const place of places) {
    const { columns, slot } = book.shelf.columnsAt(place)
    days.add(columns.day[slot] ?? 0)
  }
  return [...new Set([...days].map((day) => monthOf(fromDayNumber(day))))].sort()
}
