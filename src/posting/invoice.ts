import type { Invoice } from '../domain/document'
import { isCredit } from '../domain/document'
import type { AccountNumber } from '../domain/entry'
import type { Amount } from '../domain/money'
import { amount, split, sum, ZERO } from '../domain/money'
import type { PostingProblem } from '../domain/problems/posting'
import type { PostingContext } from './context'
import { deductedDeposits, deductionLines, remainingRows } from './deposit'
import type { DraftLine } from './lines'
import { specialLine } from './lines'
import type { Share } from './shares'
import { rowsOf, shareRows } from './shares'
import { selfAssessedLines, vatLines } from './vat'

/** The lines of an entry before they are converted and finished, with everything that was found on the way. */
export interface Drafted {
  readonly lines: readonly DraftLine[]
  readonly problems: readonly PostingProblem[]
}

/**
 * Lines of an invoice, credit note or deposit, sale or purchase (accounting.md, schemes 1 to 5 and 9). A credit note
 * has the same accounts, sides swapped; a purchase is the mirror of a sale.
 */
export function draftInvoice(document: Invoice, context: PostingContext): Drafted {
  const { dossier } = context
  // +1 when income and VAT are credits: a sale that is not a credit note, or a purchase's credit note.
  const sign = (document.direction === 'sale') === !isCredit(document) ? 1 : -1
  const label = labelOf(document)
  const rows = rowsOf(document)
  const { shares, problems } = shareRows(document, context)
  const found: PostingProblem[] = [...problems, ...totalsProblems(document, context)]
  const party = partyAccount(document, context)
  if (!party) {
    found.push({ document: document.key, number: document.number, code: 'posting.no-party', level: 'blocking' })
    return { lines: [], problems: found }
  }

  const isDeposit = document.kind === 'deposit' || document.kind === 'deposit-credit-note'
  const deducted = deductedDeposits(document, context)
  const deduction = deductionLines(document, deducted, sign, label, context)
  const vat = vatLines(document, shares, remainingRows(rows, deduction.vatTaken), sign, label, context)
  found.push(...deducted.notices, ...vat.problems)

  const nets = isDeposit
    ? depositLines(document, sign, label, context)
    : netLines(document, shares, sign, label, context)
  const selfAssessed =
    document.direction === 'purchase' && dossier.vatRegime !== 'franchise'
      ? selfAssessedLines(rows, sign, label, context)
      : []
  const rounding = roundingLines(document, sign, label, context)
  found.push(...rounding.notices)

  const due = amount(document.totals.gross - deducted.gross + document.totals.rounding)
  const thirdParty = partyLines(document, party, due, sign, label)
  if (thirdParty.length + nets.length + vat.lines.length === 0 && document.totals.gross === 0) {
    found.push({ document: document.key, number: document.number, code: 'posting.nothing-to-book', level: 'blocking' })
  }
  return {
    lines: [...thirdParty, ...deduction.lines, ...nets, ...vat.lines, ...selfAssessed, ...rounding.lines],
    problems: found,
  }
}

/** The label of the lines: the other side's name, with what accounting.md asks to keep. */
function labelOf(document: Invoice): string {
  const name = document.party.name
  const origin = document.refersTo[0]?.number
  if (isCredit(document) && origin) return `${name} (avoir sur ${origin})`
  if (isCredit(document)) return `${name} (avoir)`
  if (document.kind === 'deposit') return `${name} (acompte)`
  return document.vat.some((row) => row.treatment === 'AE') ? `${name} (autoliquidation)` : name
}

/** The collective and auxiliary accounts of the other side. */
export function partyAccount(
  document: Pick<Invoice, 'direction' | 'party'>,
  context: PostingContext,
): { account: AccountNumber; auxiliary: NonNullable<DraftLine['auxiliary']> } | undefined {
  const number = context.auxiliaries.of(document.direction, document.party)
  if (!number) return undefined
  const { customers, suppliers } = context.dossier.settings.special
  const account = document.direction === 'sale' ? customers : suppliers
  return { account, auxiliary: { number, label: document.party.name } }
}

/** One line per due date where the amounts are stated, else one line with the last date. */
function partyLines(
  document: Invoice,
  party: NonNullable<ReturnType<typeof partyAccount>>,
  due: Amount,
  sign: 1 | -1,
  label: string,
): DraftLine[] {
  const line = (value: Amount, dueDate: DraftLine['dueDate']): DraftLine => ({
    account: party.account,
    auxiliary: party.auxiliary,
    signed: amount(sign * value),
    label,
    reason: { by: 'party' },
    fixed: true,
    ...(dueDate ? { dueDate } : {}),
  })
  const dates = document.dueDates
  const amounts = dates.flatMap((each) => (each.amount === undefined ? [] : [each.amount]))
  if (dates.length > 1 && amounts.length === dates.length) {
    return split(due, amounts).map((value, i) => line(value, dates[i]?.date))
  }
  return [line(due, dates.at(-1)?.date)]
}

function netLines(
  document: Invoice,
  shares: readonly Share[],
  sign: 1 | -1,
  label: string,
  context: PostingContext,
): DraftLine[] {
  // Without the right to deduct, the VAT of a purchase is part of what it costs (CGI art. 293 B).
  const costs = document.direction === 'purchase' && context.dossier.vatRegime === 'franchise'
  return shares.map((share) => {
    const { treatment, rate } = share.row
    const mine = shares.filter((each) => each.row === share.row)
    const vat = costs
      ? (split(
          share.row.vat,
          mine.map((each) => each.base),
        )[mine.indexOf(share)] ?? ZERO)
      : ZERO
    return {
      account: share.account,
      signed: amount(-sign * (share.base + vat)),
      label,
      vat: { treatment, rate },
      reason: share.reason,
    }
  })
}

/** A deposit is no income yet: its net (or its gross with the VAT held on 44587) goes to 4191, 4091 for one we pay. */
function depositLines(document: Invoice, sign: 1 | -1, label: string, context: PostingContext): DraftLine[] {
  const { special, depositMethod } = context.dossier.settings
  const sale = document.direction === 'sale'
  const account = sale ? special.depositReceived : special.depositPaid
  const name = sale ? 'depositReceived' : 'depositPaid'
  const { net, gross, vat } = document.totals
  if (depositMethod === 'net') return [specialLine(account, amount(-sign * net), label, name)]
  return [
    specialLine(account, amount(-sign * gross), label, name),
    specialLine(special.vatOnDeposit, amount(sign * vat), label, 'vatOnDeposit'),
  ]
}

/**
 * What the document rounds: BT-114, and the gap between its rows and its total where the dossier admits it. A gap in
 * our favour is a gain (758), against us a loss (658).
 */
function roundingLines(document: Invoice, sign: 1 | -1, label: string, context: PostingContext) {
  const { special, roundingLimit } = context.dossier.settings
  const gap = rowsGap(document)
  const lines: DraftLine[] = []
  const notices: PostingProblem[] = []
  for (const value of [document.totals.rounding, Math.abs(gap) <= roundingLimit ? gap : ZERO]) {
    if (value === 0) continue
    const signed = amount(-sign * value)
    lines.push(
      signed < 0
        ? specialLine(special.roundingGain, signed, label, 'roundingGain')
        : specialLine(special.roundingLoss, signed, label, 'roundingLoss'),
    )
    notices.push({
      document: document.key,
      number: document.number,
      code: 'posting.rounding',
      level: 'notice',
      gap: value,
    })
  }
  return { lines, notices }
}

/** Gross as printed less what the rows add up to. */
function rowsGap(document: Invoice): Amount {
  const rows = rowsOf(document)
  return amount(document.totals.gross - sum(rows.map((row) => row.base)) - sum(rows.map((row) => row.vat)))
}

/** The document against itself: its rows must make its net, its VAT and its gross, within the dossier's limit. */
function totalsProblems(document: Invoice, context: PostingContext): PostingProblem[] {
  const { roundingLimit } = context.dossier.settings
  const on = { document: document.key, number: document.number }
  const rows = rowsOf(document)
  const base = sum(rows.map((row) => row.base))
  const vat = sum(rows.map((row) => row.vat))
  const checks = [
    { what: 'net', expected: document.totals.net, found: base },
    { what: 'vat', expected: document.totals.vat, found: vat },
    { what: 'gross', expected: document.totals.gross, found: amount(base + vat) },
  ] as const
  return checks
    .filter(({ expected, found }) => Math.abs(expected - found) > roundingLimit)
    .map((each) => ({ ...on, code: 'posting.total-differs', level: 'blocking', ...each }))
}
