import type { Direction } from '../domain/document'
import type { ExportRequest } from '../domain/export'
import type { CurrencyCode } from '../domain/money'
import { amount } from '../domain/money'
import type { PackColumns, Place } from '../storage'
import { KINDS, PACK_SIZE, PURCHASE } from '../storage'
import type { Book } from './books'
import type { PeriodCounts } from './contract'
import { eachAsked, LateCount } from './selection'

/** Sums of gross by direction and currency, in the order met. */
class WaitingTotals {
  private readonly sums = new Map<
    string,
    { direction: Direction; currency: CurrencyCode; count: number; gross: number }
  >()

  add(direction: Direction, currency: CurrencyCode, gross: number): void {
    const key = `${direction} ${currency}`
    let sum = this.sums.get(key)
    if (!sum) {
      sum = { direction, currency, count: 0, gross: 0 }
      this.sums.set(key, sum)
    }
    sum.count += 1
    sum.gross += gross
  }

  rows(): PeriodCounts['waiting'] {
    return [...this.sums.values()].map((each) => ({ ...each, gross: amount(each.gross) }))
  }
}

/**
 * What a period holds, from the columns and the register alone; documents are read only of packs that hold several
 * currencies, or were written before their currency was kept.
 */
export async function periodCounts(book: Book, request: ExportRequest): Promise<PeriodCounts> {
  const late = new LateCount()
  const totals = new WaitingTotals()
  const unsure: { place: Place; direction: Direction; gross: number }[] = []
  let inPeriod = 0
  let exported = 0
  let payments = 0
  eachAsked(book, request, {
    inPeriod(columns, slot) {
      inPeriod += 1
      const place = columns.pack * PACK_SIZE + slot
      if (book.register.of(place)) exported += 1
      else if (kindAt(columns, slot) === 'payment') payments += 1
      else {
        const direction = (columns.kind[slot] ?? 0) >= PURCHASE ? 'purchase' : 'sale'
        const gross = signedGross(columns, slot)
        if (columns.currency) totals.add(direction, columns.currency, gross)
        else unsure.push({ place, direction, gross })
      }
    },
    late: (_columns, _slot, day) => late.add(day),
  })
  const documents = await book.shelf.read(unsure.map((each) => each.place))
  documents.forEach(({ currency }, i) => {
    const of = unsure[i]
    if (of) totals.add(of.direction, currency, of.gross)
  })
  const { count, months } = late
  return { inPeriod, exported, payments, waiting: totals.rows(), late: count === 0 ? null : { count, months } }
}

function kindAt(columns: PackColumns, slot: number) {
  return KINDS[(columns.kind[slot] ?? 0) & (PURCHASE - 1)]
}

function signedGross(columns: PackColumns, slot: number): number {
  const kind = kindAt(columns, slot)
  const gross = columns.gross[slot] ?? 0
  return kind === 'credit-note' || kind === 'deposit-credit-note' ? -gross : gross
}
