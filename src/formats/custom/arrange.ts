import type { Entry, EntryLine } from '../../domain/entry'
import { balance } from '../../domain/entry'
import { amount } from '../../domain/money'

const NUMBERS = new Intl.Collator('fr', { numeric: true })

/** How entries follow each other in a file; those that are alike stay as they come. */
export const ORDERS: Readonly<Record<'journal' | 'document', (one: Entry, other: Entry) => number>> = {
  journal: (one, other) => compare(one.journal, other.journal) || compare(one.date, other.date),
  document: (one, other) => NUMBERS.compare(one.pieceRef, other.pieceRef) || compare(one.date, other.date),
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/**
 * The entry with the lines that share account, third party, side, due date, payment mode, letter, section and currency
 * made one. Its totals by account stay; the first line gives the label.
 */
export function byAccount(entry: Entry): Entry {
  const groups = new Map<string, EntryLine>()
  for (const line of entry.lines) {
    const { account, auxiliary, side, dueDate, paymentMode, letter, analytic, foreign } = line
    const key = JSON.stringify([
      account,
      auxiliary?.number,
      side,
      dueDate,
      paymentMode,
      letter?.code,
      analytic,
      foreign?.currency,
    ])
    const before = groups.get(key)
    groups.set(key, before ? together(before, line) : line)
  }
  if (groups.size === entry.lines.length) return entry
  const made = balance({ ...entry, lines: [...groups.values()] })
  return 'entry' in made ? made.entry : entry
}

function together(one: EntryLine, other: EntryLine): EntryLine {
  const { vat, foreign, ...rest } = one
  const sameVat = vat && vat.rate === other.vat?.rate && vat.treatment === other.vat.treatment
  return {
    ...rest,
    amount: amount(one.amount + other.amount),
    ...(sameVat ? { vat } : {}),
    ...(foreign && other.foreign
      ? { foreign: { currency: foreign.currency, amount: amount(foreign.amount + other.foreign.amount) } }
      : {}),
  }
}
