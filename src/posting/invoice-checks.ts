import type { Invoice } from '../domain/document'
import type { Amount } from '../domain/money'
import { amount, convert, decimalsOf, ZERO } from '../domain/money'
import type { PostingProblem } from '../domain/problems/posting'
import type { PostingContext } from './context'
import type { InvoiceParts, RowParts } from './invoice-parts'
import { rowKey } from './natures'

/**
 * Holds the foot of a document against its VAT rows: net, VAT and gross. A gap within the dossier's limit is returned to
 * be booked on 658/758 and said; a larger one blocks, with both figures.
 */
export function totalsOf(
  document: Invoice,
  rows: readonly RowParts[],
  context: PostingContext,
): { readonly gap: Amount; readonly problems: PostingProblem[] } {
  const on = { document: document.key, number: document.number }
  if (rows.length === 0 && document.totals.gross !== 0) return { gap: ZERO, problems: unsolved(document) }
  const limit = roundingLimit(document, context)
  let net = 0
  let vat = 0
  for (const { row } of rows) {
    net += row.base
    vat += row.vat
  }
  const problems: PostingProblem[] = []
  const { totals } = document
  const compare = (what: 'net' | 'vat' | 'gross', expected: Amount, found: number) => {
    if (Math.abs(expected - found) <= limit) return
    problems.push({ ...on, code: 'posting.total-differs', level: 'blocking', what, expected, found: amount(found) })
  }
  compare('net', totals.net, net)
  compare('vat', totals.vat, vat)
  compare('gross', totals.gross, net + vat)
  const gap = amount(totals.gross - net - vat)
  if (problems.length > 0) return { gap: ZERO, problems }
  if (gap !== 0) problems.push({ ...on, code: 'posting.rounding', level: 'notice', gap })
  return { gap, problems }
}

/** Totals that nothing shares out by rate: asked, once. */
function unsolved(document: Invoice): PostingProblem[] {
  const hold = { code: 'minimum-profile' } as const
  if (document.holds.some(({ code }) => code === hold.code)) return []
  return [{ document: document.key, number: document.number, code: 'posting.hold', level: 'blocking', hold }]
}

/** The limit in minor units of the document's currency. */
function roundingLimit(document: Invoice, context: PostingContext): number {
  const { currency, settings } = context.dossier
  if (document.currency === currency || decimalsOf(document.currency) === decimalsOf(currency)) {
    return settings.roundingLimit
  }
  return Math.max(1, Math.abs(convert(settings.roundingLimit, currency, document.currency, '1')))
}

/** What the document says against itself apart from its totals: lines against rows, and the remaining due. */
export function documentProblems(document: Invoice, parts: InvoiceParts, context: PostingContext): PostingProblem[] {
  const on = { document: document.key, number: document.number }
  const problems: PostingProblem[] = [...rowProblems(document, parts.rows)]
  const { gross, prepaid, rounding, payable } = document.totals
  const due = amount(gross - prepaid + rounding)
  if (Math.abs(due - payable) > roundingLimit(document, context)) {
    problems.push({ ...on, code: 'posting.due-differs', level: 'notice', expected: payable, found: due })
  }
  return problems
}

/**
 * The lines of a treatment and rate must make the base of their row, a cent a line allowed (EN 16931 BR-S-08 and the
 * French extension): above it the accounts could not be shared out.
 */
function rowProblems(document: Invoice, rows: readonly RowParts[]): PostingProblem[] {
  if (document.lines.length === 0) return []
  const on = { document: document.key, number: document.number }
  const sums = new Map<string, { rate: RowParts['row']['rate']; net: number; count: number }>()
  for (const line of document.lines) {
    const key = rowKey(line)
    const sum = sums.get(key)
    if (!sum) sums.set(key, { rate: line.rate, net: line.net, count: 1 })
    else {
      sum.net += line.net
      sum.count += 1
    }
  }
  const problems: PostingProblem[] = []
  const differ = (expected: Amount, found: number, rate: RowParts['row']['rate']) =>
    problems.push({
      ...on,
      code: 'posting.total-differs',
      level: 'blocking',
      what: 'row',
      expected,
      found: amount(found),
      rate,
    })
  const bases = new Map<string, number>()
  for (const { row } of rows) bases.set(rowKey(row), (bases.get(rowKey(row)) ?? 0) + row.base)
  for (const [key, { rate, net, count }] of sums) {
    const base = amount(bases.get(key) ?? 0)
    if (Math.abs(net - base) > count) differ(base, net, rate)
    bases.delete(key)
  }
  for (const { row } of rows) if (row.base !== 0 && bases.has(rowKey(row))) differ(row.base, 0, row.rate)
  return problems
}
