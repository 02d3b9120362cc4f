import type { Direction, Invoice, Party } from '../domain/document'
import type { EntryLine } from '../domain/entry'
import type { Amount } from '../domain/money'
import { amount } from '../domain/money'
import type { PostingProblem } from '../domain/problems/posting'
import type { PostingContext } from './context'
import type { DraftLine } from './lines'
import { BY_PARTY } from './reasons'

/** The third party's account and name on a line; undefined when the party has no identity at all. */
export function auxiliaryOf(
  direction: Direction,
  party: Party,
  context: PostingContext,
): NonNullable<EntryLine['auxiliary']> | undefined {
  const number = context.auxiliaries.of(direction, party)
  return number && { number, label: party.name.trim() }
}

/** A line of the collective account of a direction. */
export function partyLine(
  direction: Direction,
  auxiliary: NonNullable<EntryLine['auxiliary']>,
  signed: Amount,
  label: string,
  context: PostingContext,
): DraftLine {
  const { special } = context.dossier.settings
  const account = direction === 'sale' ? special.customers : special.suppliers
  return { account, signed, label, auxiliary, reason: BY_PARTY }
}

/**
 * What each due date carries; they must add up to what is due (einvoice: instalments add up to BT-115). Where a part is
 * prepaid by means unknown to us, that part is due on the document's day. The gap is returned when they do not add up.
 */
function instalments(
  document: Invoice,
  due: Amount,
): { readonly parts: readonly (readonly [Invoice['date'] | undefined, Amount])[] } | { readonly found: Amount } {
  const [first] = document.dueDates
  const stated = document.dueDates.filter((each) => each.amount !== undefined)
  if (stated.length === 0 || due <= 0) return { parts: [[first?.date, due]] }
  const total = stated.reduce((sum, each) => sum + (each.amount ?? 0), 0)
  const parts = stated.map((each) => [each.date, amount(each.amount ?? 0)] as const)
  if (total === due) return { parts }
  const open = document.dueDates.find((each) => each.amount === undefined)
  if (open && total < due) return { parts: [...parts, [open.date, amount(due - total)]] }
  if (total === document.totals.payable) return { parts: [[document.date, amount(due - total)], ...parts] }
  return { found: amount(total) }
}

/** The lines of the third party, one per due date. */
export function partyLines(
  document: Invoice,
  due: Amount,
  side: 1 | -1,
  label: string,
  context: PostingContext,
): { readonly lines: DraftLine[]; readonly problems: PostingProblem[] } {
  const on = { document: document.key, number: document.number }
  const auxiliary = auxiliaryOf(document.direction, document.party, context)
  if (!auxiliary) return { lines: [], problems: [{ ...on, code: 'posting.no-party', level: 'blocking' }] }
  const cut = instalments(document, due)
  if ('found' in cut) {
    const figures = { what: 'due' as const, expected: document.totals.payable, found: cut.found }
    return { lines: [], problems: [{ ...on, code: 'posting.total-differs', level: 'blocking', ...figures }] }
  }
  const mode = document.paymentMeans === undefined ? undefined : context.modeOf(document.paymentMeans)
  const lines = cut.parts.map(([dueDate, part]) => ({
    ...partyLine(document.direction, auxiliary, amount(side * part), label, context),
    ...(dueDate ? { dueDate } : {}),
    ...(mode ? { paymentMode: mode.code } : {}),
  }))
  return { lines, problems: [] }
}
