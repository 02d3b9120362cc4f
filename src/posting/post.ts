import type { Document } from '../domain/document'
import { isPayment } from '../domain/document'
import type { Entry, EntryFacts, JournalCode } from '../domain/entry'
import { balance } from '../domain/entry'
import { amount } from '../domain/money'
import type { PostingProblem } from '../domain/problems/posting'
import type { Result } from '../domain/result'
import { isNonEmpty, ok } from '../domain/result'
import type { PostingContext } from './context'
import type { Conversion } from './currency'
import { conversionOf, toBooks } from './currency'
import type { Drafted } from './invoice'
import { draftInvoice } from './invoice'
import { finishLines } from './lines'
import { bookingDay } from './lock'
import { draftPayment } from './payment'

/** An entry and what the user should know about it. */
export interface Posted {
  readonly entry: Entry
  readonly notices: readonly PostingProblem[]
}

/**
 * Makes the entry of a document by the schemes of accounting.md, in the dossier's currency and journal, and holds it
 * against the document: net, VAT per rate, gross, deposits and remaining due, not only debit against credit. Every
 * blocking problem is returned at once; the document then stays out and the others go.
 */
export function post(document: Document, context: PostingContext): Result<Posted, PostingProblem> {
  const on = { document: document.key, number: document.number }
  const problems: PostingProblem[] = document.holds.map((hold) => ({
    ...on,
    code: 'posting.hold',
    level: 'blocking',
    hold,
  }))
  const conversion = conversionOf(document, context.dossier)
  if (!conversion) {
    problems.push({ ...on, code: 'posting.no-rate', level: 'blocking', currency: document.currency })
  }
  const drafted = draft(document, conversion ?? unconverted(document), context)
  problems.push(...drafted.problems)

  const date = bookingDay(context.dossier, document.date)
  if (date === undefined) problems.push({ ...on, code: 'posting.no-open-day', level: 'blocking', date: document.date })
  else if (date !== document.date) {
    problems.push({ ...on, code: 'posting.locked', level: 'notice', date: document.date, bookedOn: date })
  }
  const journal = drafted.journal === undefined ? undefined : context.journalOf(drafted.journal)
  if (drafted.journal !== undefined && !journal) {
    problems.push({ ...on, code: 'posting.no-journal', level: 'blocking', journal: drafted.journal })
  }
  const { lines, tooLong } = finishLines(drafted.lines, context)
  const width = context.dossier.settings.accountWidth ?? 0
  for (const account of tooLong) {
    problems.push({ ...on, code: 'posting.account-too-long', level: 'blocking', account, width })
  }
  const blocking = problems.filter((problem) => problem.level === 'blocking')
  if (isNonEmpty(blocking)) return { ok: false, problems: blocking }
  if (lines.length === 0 || standsStill(document, lines) || !journal || date === undefined) {
    return { ok: false, problems: [{ ...on, code: 'posting.nothing-to-book', level: 'blocking' }] }
  }
  const { capture, name } = document.source
  const facts: { -readonly [K in keyof EntryFacts]: EntryFacts[K] } = {
    document: document.key,
    kind: document.kind,
    journal: journal.code,
    journalLabel: journal.label,
    date,
    pieceRef: document.number,
    pieceDate: document.date,
    label: drafted.label,
    lines,
  }
  if (capture !== undefined) facts.attachment = name
  const result = balance(facts)
  if ('gap' in result) {
    return { ok: false, problems: [{ ...on, code: 'posting.unbalanced', level: 'blocking', gap: result.gap }] }
  }
  return ok({ entry: result.entry, notices: problems })
}

/** Whether the lines of a document of nothing leave every account where it was. */
function standsStill(document: Document, lines: EntryFacts['lines']): boolean {
  if (isPayment(document) || document.totals.gross !== 0) return false
  const moved = new Map<string, number>()
  for (const { account, side, amount: value } of lines)
    moved.set(account, (moved.get(account) ?? 0) + (side === 'debit' ? value : -value))
  return [...moved.values()].every((value) => value === 0)
}

/** The journal that a document goes to, before any other question; undefined for a payment by an unknown mode. */
function journalOfDocument(document: Document, context: PostingContext): JournalCode | undefined {
  if (isPayment(document)) return context.modeOf(document.mode)?.journal
  const { salesJournal, purchasesJournal } = context.dossier.settings
  return document.direction === 'sale' ? salesJournal : purchasesJournal
}

function draft(
  document: Document,
  conversion: Conversion,
  context: PostingContext,
): Drafted & { readonly journal: JournalCode | undefined } {
  if (isPayment(document)) return draftPayment(document, conversion, context)
  const drafted = draftInvoice(document, context)
  return { ...drafted, lines: toBooks(drafted.lines, conversion), journal: journalOfDocument(document, context) }
}

/** Without a rate the document is still read for its other problems; its amounts go nowhere. */
function unconverted(document: Document): Conversion {
  return { foreign: false, currency: document.currency, toBooks: (value) => amount(value) }
}
