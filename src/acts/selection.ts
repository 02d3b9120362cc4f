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
    if (KINDS[code & (PURCHASE - 1)] === 'payment') return context.modeOf(columns.modeAt(slot))?.journal
    return code >= PURCHASE ? settings.purchasesJournal : settings.salesJournal
  }
}

/** Places that are found one by one, and come out by day, then by place; numbers only, for there may be a million. */
export class PlacesByDay {
  private found = new Float64Array(1024)
  private count = 0

  add(place: Place, day: number): void {
    if (this.count === this.found.length) {
      const larger = new Float64Array(this.count * 2)
      larger.set(this.found)
      this.found = larger
    }
    this.found[this.count++] = day * PLACES + place
  }

  /** Oldest first, or newest first. */
  sorted(sign: 1 | -1 = 1): Place[] {
    const all = this.found.subarray(0, this.count).sort()
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

/** Documents that a request asks for, as the columns show them. */
export interface Asked {
  /** One of the period. */
  inPeriod(columns: PackColumns, slot: number, day: number): void
  /** One of earlier days that no live export holds. */
  late(columns: PackColumns, slot: number, day: number): void
}

/**
 * Goes through what a request is about. The columns alone decide. A payment whose mode is unknown has no journal yet: it
 * is shown, blocked, wherever money is exported.
 */
export function eachAsked(book: Book, request: ExportRequest, tell: Asked): void {
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
  for (const columns of book.shelf.columns) {
    if (columns.from > to) continue
    const { day: days, deleted, pack } = columns
    const held = columns.from < from ? book.register.heldIn(pack) : undefined
    for (let slot = 0; slot < days.length; slot++) {
      const day = days[slot] ?? HOLE
      if (day === HOLE || day > to || deleted[slot]) continue
      const early = day < from
      if (early && held && has(held, slot)) continue
      if (wanted.size > 0 && !asked(columns, slot)) continue
      if (early) tell.late(columns, slot, day)
      else tell.inPeriod(columns, slot, day)
    }
  }
}

/** Documents of earlier days, of which there may be a million: they are counted, and their days remembered. */
export class LateCount {
  private readonly days = new Set<number>()
  private lastDay = HOLE
  count = 0

  add(day: number): void {
    this.count += 1
    // Documents of a pack come day by day, mostly.
    if (day !== this.lastDay) this.days.add(day)
    this.lastDay = day
  }

  get months(): PlainMonth[] {
    return monthsOfDays(this.days)
  }
}

/** What a request is about; the places of earlier documents are gathered only where they are taken. */
export function select(book: Book, request: ExportRequest): Selected {
  const inPeriod = new PlacesByDay()
  const late = new PlacesByDay()
  const lateCount = new LateCount()
  eachAsked(book, request, {
    inPeriod: ({ pack }, slot, day) => inPeriod.add(pack * PACK_SIZE + slot, day),
    late({ pack }, slot, day) {
      lateCount.add(day)
      if (request.withLate) late.add(pack * PACK_SIZE + slot, day)
    },
  })
  const { count, months } = lateCount
  return { inPeriod: inPeriod.sorted(), late: { count, months, places: late.sorted() } }
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
