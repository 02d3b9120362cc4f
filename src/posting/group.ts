import type { DocumentKey } from '../domain/document'
import type { Settings } from '../domain/dossier'
import type { Entry, EntryLine } from '../domain/entry'
import { balance } from '../domain/entry'
import { amount } from '../domain/money'

/** The deposit slip of a payment; undefined: the bank's statement shows the payment alone. */
export type SlipOf = (document: DocumentKey) => string | undefined

/**
 * Joins payments that the bank shows as one movement (accounting.md, scheme 7): those of one deposit slip, or of one
 * day, as the dossier sets. Their money becomes one line; their other lines stay as they are. Entries keep their order,
 * a group stands at the place of its first, and everything else passes unchanged. A slip is never joined over the end
 * of a month: each month's export has its own part.
 */
export function groupEntries(entries: readonly Entry[], bankLine: Settings['bankLine'], slipOf: SlipOf): Entry[] {
  if (bankLine === 'per-payment') return [...entries]
  const groups = new Map<string, Entry[]>()
  entries.forEach((entry, i) => {
    const key = groupKey(entry, bankLine, slipOf) ?? `alone ${i}`
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  })
  return [...groups.values()].map((group) => together(group, bankLine, slipOf))
}

function groupKey(entry: Entry, bankLine: Settings['bankLine'], slipOf: SlipOf): string | undefined {
  if (entry.kind !== 'payment') return undefined
  const money = entry.lines.find(isMoney)
  if (!money) return undefined
  const where = `${entry.journal}|${money.account}|${money.paymentMode ?? ''}|${money.foreign?.currency ?? ''}`
  if (bankLine === 'per-day') return `${where}|${entry.date}`
  const slip = slipOf(entry.document)
  return slip === undefined ? undefined : `${where}|${entry.date.slice(0, 7)}|${slip}`
}

function isMoney(line: EntryLine): boolean {
  return line.reason.by === 'mode'
}

function together(group: readonly Entry[], bankLine: Settings['bankLine'], slipOf: SlipOf): Entry {
  const [first, ...others] = group
  if (!first) throw new Error('a group without an entry')
  if (others.length === 0) return first
  const money = group.flatMap((entry) => entry.lines.filter(isMoney))
  const rest = group.flatMap((entry) => entry.lines.filter((line) => !isMoney(line)))
  // What the bank shows on one line it shows on the day of the last payment.
  const [date = first.date] = group
    .map((entry) => entry.date)
    .sort()
    .reverse()
  const slip = bankLine === 'per-slip' ? slipOf(first.document) : undefined
  const label = slip === undefined ? first.label : `Remise ${slip}`
  const result = balance({
    ...first,
    date,
    alsoFrom: others.flatMap((entry) => [entry.document, ...(entry.alsoFrom ?? [])]),
    pieceRef: slip ?? first.pieceRef,
    label,
    lines: [...moneyLine(money, label), ...rest],
  })
  if ('gap' in result) throw new Error('a group of balanced entries does not balance')
  return result.entry
}

/** The money of all, on the side that it comes to; none when refunds take back all that came in. */
function moneyLine(lines: readonly EntryLine[], label: string): EntryLine[] {
  const [first] = lines
  if (!first) return []
  const signed = (line: EntryLine, value: number) => (line.side === 'debit' ? value : -value)
  const total = lines.reduce((sum, line) => sum + signed(line, line.amount), 0)
  if (total === 0) return []
  const { foreign: model, ...plain } = first
  const foreign = lines.reduce((sum, line) => sum + signed(line, line.foreign?.amount ?? 0), 0)
  return [
    {
      ...plain,
      label,
      side: total > 0 ? 'debit' : 'credit',
      amount: amount(Math.abs(total)),
      ...(model && foreign !== 0 ? { foreign: { ...model, amount: amount(Math.abs(foreign)) } } : {}),
    },
  ]
}
