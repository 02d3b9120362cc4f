import type { Entry, EntryFacts } from '../domain/entry'
import { balance } from '../domain/entry'
import { opposite } from './lines'

/**
 * The entry that undoes another: the same lines with sides swapped, in the same journal, under the same piece. Together
 * they cancel out per account. `prefix` starts the labels (« Annulation de l'export n° 18 »).
 */
export function reverseEntry(facts: EntryFacts, prefix: string): Entry {
  const lines = facts.lines.map((line) => ({
    ...line,
    side: opposite(line.side),
    label: `${prefix} ${line.label}`,
  }))
  const reversed = balance({ ...facts, label: `${prefix} ${facts.label}`, lines })
  if ('entry' in reversed) return reversed.entry
  throw new Error('the reverse of a balanced entry balances')
}
