import type { PlainDate } from '../domain/date'
import type { Entry, EntryFacts } from '../domain/entry'
import { balance } from '../domain/entry'

/**
 * The contrary of an entry: the same lines on the other side, so that both together leave every account at 0,00. `prefix`
 * starts the labels (« Annulation de l'export n° 18 »); `date` is the day it takes in the books when that of the entry
 * is no longer open.
 */
export function reverseEntry(facts: EntryFacts, prefix: string, date: PlainDate = facts.date): Entry {
  const reversed = balance({
    ...facts,
    date,
    label: `${prefix} ${facts.label}`,
    lines: facts.lines.map(({ letter: _, ...line }) => ({
      ...line,
      side: line.side === 'debit' ? 'credit' : 'debit',
      label: `${prefix} ${line.label}`,
    })),
  })
  // The contrary of a balanced entry balances; what does not was never an entry.
  if ('gap' in reversed) throw new Error('reversal of an entry that does not balance')
  return reversed.entry
}
