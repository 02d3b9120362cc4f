import type { PlainDate } from '../domain/date'
import { addDays } from '../domain/date'
import type { Document } from '../domain/document'
import { isPayment } from '../domain/document'
import { fiscalYearOf } from '../domain/dossier'
import type { Entry, EntryFacts, JournalCode } from '../domain/entry'
import { balance } from '../domain/entry'
import type { PostingProblem } from '../domain/problems/posting'
import type { Result } from '../domain/result'
import { isNonEmpty } from '../domain/result'
import type { PostingContext } from './context'
import { draftInvoice } from './invoice'
import { convertLines, finishLines } from './lines'
import { draftPayment } from './payment'

/** An entry and what a person should know of it. */
export interface Posted {
  readonly entry: Entry
  readonly notices: readonly PostingProblem[]
}

/**
 * Makes the entry of one document, or names everything that prevents it. Nothing is written in part: a document with a
 * blocking problem stays out whole.
 */
export function post(document: Document, context: PostingContext): Result<Posted, PostingProblem> {
  const { dossier } = context
  const on = { document: document.key, number: document.number }
  const drafted = isPayment(document)
    ? draftPayment(document, context)
    : { ...draftInvoice(document, context), journal: journalOf(document.direction, context) }
  const found: PostingProblem[] = [
    ...document.holds.map((hold): PostingProblem => ({ ...on, code: 'posting.hold', level: 'blocking', hold })),
    ...drafted.problems,
  ]

  const foreign = !isPayment(document) && document.currency !== dossier.currency
  if (foreign && !document.rate)
    found.push({ ...on, code: 'posting.no-rate', level: 'blocking', currency: document.currency })
  const lines =
    foreign && document.rate
      ? convertLines(drafted.lines, document.currency, dossier.currency, document.rate)
      : drafted.lines
  const finished = finishLines(lines, context)
  for (const account of finished.tooLong) {
    found.push({
      ...on,
      code: 'posting.account-too-long',
      level: 'blocking',
      account,
      width: dossier.settings.accountWidth ?? 0,
    })
  }

  const journal = drafted.journal && context.journalOf(drafted.journal)
  if (drafted.journal && !journal)
    found.push({ ...on, code: 'posting.no-journal', level: 'blocking', journal: drafted.journal })
  const booked = bookingDay(document.date, context)
  if (!booked) found.push({ ...on, code: 'posting.no-open-day', level: 'blocking', date: document.date })
  else if (booked !== document.date) {
    found.push({ ...on, code: 'posting.locked', level: 'notice', date: document.date, bookedOn: booked })
  }
  if (!blocks(found) && journal && booked) {
    const facts: EntryFacts = {
      document: document.key,
      kind: document.kind,
      journal: journal.code,
      journalLabel: journal.label,
      date: booked,
      pieceRef: document.number,
      pieceDate: document.date,
      label: document.party.name,
      lines: finished.lines,
    }
    const balanced = balance(facts)
    if ('entry' in balanced) return { ok: true, value: { entry: balanced.entry, notices: found } }
    found.push(
      finished.lines.length === 0
        ? { ...on, code: 'posting.nothing-to-book', level: 'blocking' }
        : { ...on, code: 'posting.unbalanced', level: 'blocking', gap: balanced.gap },
    )
  }
  return isNonEmpty(found)
    ? { ok: false, problems: found }
    : { ok: false, problems: [{ ...on, code: 'posting.nothing-to-book', level: 'blocking' }] }
}

function blocks(problems: readonly PostingProblem[]): boolean {
  return problems.some((problem) => problem.level === 'blocking')
}

function journalOf(direction: Document['direction'], context: PostingContext): JournalCode {
  const { settings } = context.dossier
  return direction === 'sale' ? settings.salesJournal : settings.purchasesJournal
}

/** The journal a document will be booked in, for lists and filters; undefined when its payment mode is unknown. */
export function journalOfDocument(document: Document, context: PostingContext): JournalCode | undefined {
  return isPayment(document) ? context.modeOf(document.mode)?.journal : journalOf(document.direction, context)
}

/** The document's own day, or the first open day after a lock if it lies in a fiscal year of the dossier. */
function bookingDay(date: PlainDate, context: PostingContext): PlainDate | undefined {
  const { lockedThrough } = context.dossier.settings
  if (lockedThrough === null || date > lockedThrough) return date
  const first = addDays(lockedThrough, 1)
  return fiscalYearOf(context.dossier, first) ? first : undefined
}
