import type { DocumentKey } from '../domain/document'
import type { Settings } from '../domain/dossier'
import type { Entry, EntryLine } from '../domain/entry'
import { balance } from '../domain/entry'
import { amount } from '../domain/money'

/** What groups payments on the bank's statement; undefined: the payment stays alone. */
export type SlipOf = (document: DocumentKey) => string | undefined

/**
 * Joins payments that the bank shows as one movement (accounting.md, scheme 7): one deposit slip, or one day of a mode,
 * as the dossier sets. Their money lines become one; their other lines stay. Entries keep their order; a group stands
 * at the place of its first.
 */
export function groupEntries(entries: readonly Entry[], bankLine: Settings['bankLine'], slipOf: SlipOf): Entry[] {
  if (bankLine === 'per-payment') return [...entries]
  const groups = new Map<string, Entry[]>()
  entries.forEach((entry, i) => {
    const slip = entry.kind === 'payment' ? (bankLine === 'per-slip' ? slipOf(entry.document) : entry.date) : undefined
    const money = entry.lines.find((line) => line.reason.by === 'mode')
    const key =
      slip && money
        ? [entry.journal, entry.date, money.account, money.paymentMode, money.side, slip].join('|')
        : `alone ${i}`
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  })
  return [...groups.values()].flatMap((group) => (group.length === 1 ? group : [join(group, bankLine, slipOf)]))
}

function join(group: readonly Entry[], bankLine: Settings['bankLine'], slipOf: SlipOf): Entry {
  const [first, ...others] = group
  if (!first) throw new Error('an empty group')
  const isMoney = (line: EntryLine) => line.reason.by === 'mode'
  const money = group.flatMap((entry) => entry.lines.filter(isMoney))
  const [model] = money
  if (!model) throw new Error('a payment without a money line')
  const { foreign: _, ...plain } = model
  const total = money.reduce((sum, line) => sum + line.amount, 0)
  const slip = bankLine === 'per-slip' ? slipOf(first.document) : undefined
  const joined = balance({
    ...first,
    alsoFrom: others.map((entry) => entry.document),
    pieceRef: slip ?? first.pieceRef,
    lines: [
      { ...plain, amount: amount(total) },
      ...group.flatMap((entry) => entry.lines.filter((line) => !isMoney(line))),
    ],
  })
  if ('entry' in joined) return joined.entry
  throw new Error('balanced entries add up to a balanced entry')
}
