import type { Document } from '../../src/domain/document'
import type { Dossier } from '../../src/domain/dossier'
import type { Entry, EntryLine } from '../../src/domain/entry'
import type { PostingContext } from '../../src/posting'
import { auxiliaryBook, post, postingContext, relatedDocuments } from '../../src/posting'

/** Cases of a property. */
export const RUNS = { numRuns: 1000 }

/** A dossier that knows these documents. */
export function contextFor(dossier: Dossier, documents: readonly Document[]): PostingContext {
  return postingContext(dossier, auxiliaryBook(dossier.settings, new Map()), relatedDocuments(documents))
}

/** Posts and expects an entry. */
export function entryOf(document: Document, context: PostingContext): Entry {
  const posted = post(document, context)
  if (!posted.ok) throw new Error(`${document.number}: ${JSON.stringify(posted.problems)}`)
  return posted.value.entry
}

/** Debit is positive. */
export const signed = (line: EntryLine): number => (line.side === 'debit' ? line.amount : -line.amount)

/** Debit minus credit of the accounts that begin so. */
export function balanceOf(entries: readonly Entry[], beginning: string): number {
  return entries
    .flatMap((entry) => entry.lines)
    .filter((line) => line.account.startsWith(beginning))
    .reduce((total, line) => total + signed(line), 0)
}

/** Every account with its balance, those at zero left out. */
export function balances(entries: readonly Entry[]): Record<string, number> {
  const totals: Record<string, number> = {}
  for (const line of entries.flatMap((entry) => entry.lines)) {
    const account = `${line.account}/${line.auxiliary?.number ?? ''}`
    totals[account] = (totals[account] ?? 0) + signed(line)
  }
  return Object.fromEntries(Object.entries(totals).filter(([, value]) => value !== 0))
}
