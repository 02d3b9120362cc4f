import type { Direction, Document, Invoice, Party, Payment, Reference } from '../domain/document'
import { isCredit, isPayment } from '../domain/document'
import { partyKey } from './auxiliary'
import type { RelatedDocuments } from './context'

/** Oldest first; the key decides between two of one day, so that the order is the same on every machine. */
export function oldestFirst(a: Document, b: Document): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
}

/** Numbers of the deposits that a final invoice takes back, at its foot or in its lines, or may take back. */
export function depositsOf(document: Invoice): readonly string[] {
  const inLines = document.lines.flatMap((line) => line.deposit ?? [])
  return [...document.deposits, ...possibleDeposits(document)].map((each) => each.number).concat(inLines)
}

/**
 * Earlier invoices of a document that was paid in part, of which it does not say what they are (EN 16931 has no type for
 * BG-3): deposits, where we know them as such.
 */
export function possibleDeposits({ kind, totals, refersTo }: Invoice): readonly Reference[] {
  if (kind !== 'invoice' || totals.prepaid <= 0) return []
  return refersTo.filter((each) => each.type === undefined)
}

/** Answers `RelatedDocuments` from a list held in memory; linear to build. */
export function relatedDocuments(documents: Iterable<Document>): RelatedDocuments {
  const invoices = new Map<string, Invoice[]>()
  const payments = new Map<string, Payment[]>()
  const credits = new Map<string, Invoice[]>()
  const finals = new Map<string, Invoice[]>()
  const at = (direction: Direction, number: string) => `${direction} ${number.trim()}`
  const add = <T>(map: Map<string, T[]>, key: string, value: T) => {
    const list = map.get(key)
    if (!list) map.set(key, [value])
    else if (list[list.length - 1] !== value) list.push(value)
  }
  for (const document of documents) {
    if (isPayment(document)) {
      for (const { number } of document.allocations) {
        if (number !== undefined) add(payments, at(document.direction, number), document)
      }
      continue
    }
    add(invoices, at(document.direction, document.number), document)
    for (const number of depositsOf(document)) add(finals, at(document.direction, number), document)
    if (!isCredit(document)) continue
    for (const { number } of document.refersTo) {
      add(credits, at(document.direction, number), document)
      add(finals, at(document.direction, number), document)
    }
  }
  for (const list of payments.values()) list.sort(oldestFirst)
  for (const list of credits.values()) list.sort(oldestFirst)
  return {
    invoice: (direction, number, party) => choose(invoices.get(at(direction, number)) ?? [], direction, party),
    paymentsOf: (direction, number) => payments.get(at(direction, number)) ?? [],
    deducting: (direction, number) => finals.get(at(direction, number)) ?? [],
    creditNotesOf: (direction, number) => credits.get(at(direction, number)) ?? [],
  }
}

/**
 * The invoice of this party among those with the same number. A purchase's number means nothing without its supplier;
 * of our own sales the number is enough, since the payer may be known under another name.
 */
function choose(found: readonly Invoice[], direction: Direction, party: Party): Invoice | undefined {
  if (found.length === 1 && direction === 'sale') return found[0]
  const key = partyKey(direction, party)
  return found.find((each) => partyKey(direction, each.party) === key) ?? (found.length === 1 ? found[0] : undefined)
}
