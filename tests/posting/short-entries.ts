import type { PlainDate } from '../../src/domain/date'
import type { Document, Party } from '../../src/domain/document'
import type { Settings, VatRegime } from '../../src/domain/dossier'
import { amountText } from '../../src/domain/money'
import { auxiliaryBook, type PostingContext, post, postingContext, relatedDocuments } from '../../src/posting'
import { testDossier } from '../properties/made'

/** A day as it is written; for the literals of tests. */
export const day = (text: string) => text as PlainDate

/** The customer of the worked examples. */
export const ETE: Party = { name: "Société Générale d'Été & Fils" }

/** A dossier of the default profile that knows these documents. */
export function contextOf(
  documents: readonly Document[],
  regime: VatRegime = 'debits',
  change: Partial<Settings> = {},
): PostingContext {
  const dossier = testDossier(regime, change)
  return postingContext(dossier, auxiliaryBook(dossier.settings, new Map()), relatedDocuments(documents))
}

/** The lines of an entry as accounting.md writes them: `D 411000 1200.00`; problems as their codes. */
export function lines(document: Document, context: PostingContext): string[] {
  const posted = post(document, context)
  if (!posted.ok) return posted.problems.filter((each) => each.level === 'blocking').map((each) => each.code)
  return posted.value.entry.lines.map(
    (line) => `${line.side === 'debit' ? 'D' : 'C'} ${line.account} ${amountText(line.amount)}`,
  )
}

/** What is told of a document that is booked, by code. */
export function notices(document: Document, context: PostingContext): string[] {
  const posted = post(document, context)
  return posted.ok ? posted.value.notices.map((each) => each.code) : []
}
