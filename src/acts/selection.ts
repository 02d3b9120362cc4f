import type { PlainMonth } from '../domain/date'
import { dayNumber, fromDayNumber, monthOf } from '../domain/date'
import type { JournalCode } from '../domain/entry'
import type { ExportRequest } from '../domain/export'
import { auxiliaryBook, NO_RELATED, postingContext } from '../posting'
import type { PackColumns, Place } from '../storage'
import { HOLE, has, KINDS, PACK_SIZE, PURCHASE } from '../storage'
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

/** The documents that a request is about. */
export interface Selected {
  /** Those of the period, oldest first. */
  readonly inPeriod: readonly Place[]
  /** Those of earlier days that no live export holds: how many, of which months; their places only where they are taken. */
  readonly late: { readonly count: number; readonly months: readonly PlainMonth[]; readonly places: readonly Place[] }
}

/**
 * What a request is about. The columns alone decide; earlier documents, of which there may be a million, are only
 * counted unless they are taken. A payment whose mode is unknown has no journal yet: it is shown, blocked, wherever
 * money is exported.
 */
export function select(book: Book, request: ExportRequest): Selected {
  const wanted = new Set<JournalCode>(request.journals)
  const money = book.row.dossier.settings.journals.some(
    ({ code, kind }) => wanted.has(code) && (kind === 'bank' || kind === 'cash'),
  )
  const journalOf = journalOfSlot(book)
  const asked = (columns: PackColumns, slot: number) => {
    const journal = journalOf(columns, slot)
    return journal ? wanted.has(journal) : money
  }
  const from = dayNumber(request.from)
  const to = dayNumber(request.to)
  const inPeriod = new PlacesByDay()
  const late = new PlacesByDay()
  const lateDays = new Set<number>()
  let count = 0
  for (const columns of book.shelf.columns) {
    if (columns.from > to) continue
    const { day: days, deleted, pack } = columns
    const held = columns.from < from ? book.register.heldIn(pack) : undefined
    let lastDay = HOLE
    for (let slot = 0; slot < days.length; slot++) {
      const day = days[slot] ?? HOLE
      if (day === HOLE || day > to || deleted[slot]) continue
      if (day >= from) {
        if (wanted.size === 0 || asked(columns, slot)) inPeriod.add(pack * PACK_SIZE + slot, day)
        continue
      }
      if (held && has(held, slot)) continue
      if (wanted.size > 0 && !asked(columns, slot)) continue
      count += 1
      // Documents of a pack come day by day, mostly.
      if (day !== lastDay) lateDays.add(day)
      lastDay = day
      if (request.withLate) late.add(pack * PACK_SIZE + slot, day)
    }
  }
  return {
    inPeriod: inPeriod.sorted(),
    late: { count, months: monthsOfDays(lateDays), places: late.sorted() },
  }
}

function monthsOfDays(days: ReadonlySet<number>): PlainMonth[] {
  return [...new Set([...days].map((day) => monthOf(fromDayNumber(day))))].sort()
}

/** The months of some documents. */
export function monthsOf(book: Book, places: readonly Place[]): PlainMonth[] {
  const days = new Set<number>()
  for (const place of places) {
    const { columns, slot } = book.shelf.columnsAt(place)
    days.add(columns.day[slot] ?? 0)
  }
  return monthsOfDays(days)
}
