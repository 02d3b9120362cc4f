import type { Invoice, LineKind } from '../domain/document'
import { isCredit } from '../domain/document'
import type { AccountNumber, Reason } from '../domain/entry'
import type { Amount } from '../domain/money'
import { amount, decimalsOf, split, ZERO } from '../domain/money'
import type { PostingProblem } from '../domain/problems/posting'
import { clearingByCreditNote } from './clearing'
import type { MatchedRule, PostingContext } from './context'
import { asBooked } from './credited'
import { deductionLines } from './deposit'
import { depositLine, depositLines } from './deposit-invoice'
import { documentProblems, totalsOf } from './invoice-checks'
import type { InvoiceParts, RowParts } from './invoice-parts'
import { invoiceParts } from './invoice-parts'
import { invoiceLabel, WORDS } from './labels'
import type { DraftLine } from './lines'
import { specialLine } from './lines'
import { partyLines } from './party-lines'
import { BY_DOCUMENT } from './reasons'
import { bookSelfAssessed, bookVat, selfAssessed, VatLedger, vatRowProblems } from './vat'
import { kindOf, sideOf } from './waiting'

/** Lines of an entry in the document's currency, and all that is to be said of them. */
export interface Drafted {
  readonly lines: DraftLine[]
  readonly problems: PostingProblem[]
  readonly label: string
}

/**
 * Schemes 1, 2, 3, 5, 6 and 9 of accounting.md: an invoice, a credit note or a deposit, of a sale or of a purchase. A
 * purchase and a credit note are the same lines on the other side.
 */
export function draftInvoice(printed: Invoice, context: PostingContext): Drafted {
  const document = asBooked(printed, context)
  const label = invoiceLabel(document)
  const parts = invoiceParts(document, context)
  const side = sideOf(document)
  const isDeposit = document.kind === 'deposit' || document.kind === 'deposit-credit-note'
  const totals = totalsOf(document, parts.rows, context)
  const party = partyLines(document, parts.due, side, label, context)
  const net = isDeposit
    ? { lines: depositLines(document, parts.rows, label, context), problems: [] }
    : netLines(document, parts.rows, label, context)
  const vat = documentVat(document, parts, label, context)
  return {
    label,
    lines: [
      ...party.lines,
      ...deductionLines(document, parts.deduction, document.party.name.trim(), context),
      ...net.lines,
      ...vat.lines,
      ...roundingLines(document, totals.gap, label, context),
    ],
    problems: [
      ...documentProblems(document, parts, context),
      ...totals.problems,
      ...vatRowProblems(document, parts.rows, decimalsOf(document.currency)),
      ...party.problems,
      ...net.problems,
      ...vat.problems,
      ...parts.deduction.notices,
    ],
  }
}

function documentVat(document: Invoice, parts: InvoiceParts, label: string, context: PostingContext) {
  const ledger = new VatLedger()
  // A franchise may not deduct (art. 293 B): the VAT of a purchase is in its cost. What it prints on a sale it owes (283-3).
  const deductible = document.direction === 'sale' || context.dossier.vatRegime !== 'franchise'
  const problems = deductible ? bookVat(document, parts.rows, ledger, context) : []
  bookSelfAssessed(document, parts.rows, ledger, context)
  if (!isCredit(document)) return { lines: ledger.lines(label), problems }
  if (document.currency === context.dossier.currency) {
    clearingByCreditNote(document, ledger, context)
    return { lines: ledger.lines(label), problems }
  }
  // What clearing moves is in the dossier's currency already, and worth nothing in the document's.
  const clearing = new VatLedger()
  clearingByCreditNote(document, clearing, context)
  const booked = clearing
    .lines(label)
    .map((line) => ({ ...line, foreign: { currency: document.currency, amount: ZERO } }))
  return { lines: [...ledger.lines(label), ...booked], problems }
}

/** The lines of sales, expense or asset accounts: the base of each VAT row among the accounts of its lines. */
function netLines(document: Invoice, rows: readonly RowParts[], label: string, context: PostingContext) {
  const side = sideOf(document)
  const on = { document: document.key, number: document.number }
  const lines: DraftLine[] = []
  const problems: PostingProblem[] = []
  for (const parts of rows) {
    const { treatment, rate, mixed } = parts.row
    const vat = mixed ? undefined : { treatment, rate }
    const taxes = taxesInCost(document, parts, context)
    parts.natures.forEach(({ line, base }, i) => {
      if (line.deposit !== undefined) {
        lines.push(...depositLine(document, { net: base, rate }, `${label} ${WORDS.deposit} ${line.deposit}`, context))
        return
      }
      const { code = '', category = '' } = line
      const kind = kindOf(document, line, context.dossier)
      const type = !isCredit(document) ? 'invoice' : document.rebate ? 'rebate' : 'credit-note'
      const subject = { direction: document.direction, document: type, kind, treatment, rate, code, category } as const
      const matched = line.account === undefined ? context.ruleOf({ ...subject, party: document.party }) : undefined
      const account = namedAccount(line.account) ?? matched?.rule.account
      if (!account) {
        const { direction } = document
        const facts = { direction, kind, treatment, rate, label: line.label }
        problems.push({ ...on, code: 'posting.no-account-rule', level: 'blocking', ...facts })
        return
      }
      const signed = amount(-side * (base + (taxes[i] ?? 0)))
      lines.push(netLine(account, signed, label, vat, matched, kind))
    })
  }
  return { lines, problems }
}

/** Field by field, as lines are finished: spreading what may be absent takes many times as long. */
function netLine(
  account: AccountNumber,
  signed: Amount,
  label: string,
  vat: DraftLine['vat'],
  matched: MatchedRule | undefined,
  kind: LineKind,
): DraftLine {
  const reason: Reason = matched ? matched.reason : BY_DOCUMENT
  const line: { -readonly [K in keyof DraftLine]: DraftLine[K] } = { account, signed, label, reason }
  if (vat) line.vat = vat
  // Rates that nobody can tell apart are no reason either.
  else if (matched) line.reason = { by: 'rule', rule: matched.rule.id, kind }
  if (matched?.rule.section) line.analytic = matched.rule.section
  return line
}

/** An account that a document names itself is taken when it is one: digits first. A foreign reference is not. */
function namedAccount(named: string | undefined): AccountNumber | undefined {
  const text = named?.trim()
  return text && /^[1-7][0-9A-Z]{2,16}$/.test(text) ? (text as AccountNumber) : undefined
}

/** VAT that cannot be deducted, shared over the lines of its row. */
function taxesInCost(document: Invoice, parts: RowParts, context: PostingContext): readonly Amount[] {
  if (document.direction !== 'purchase' || context.dossier.vatRegime !== 'franchise') return []
  const vat = amount(parts.row.vat + selfAssessed(document, parts, context))
  return split(
    vat,
    parts.natures.map(({ base }) => base),
  )
}

/** BT-114, the rounding printed on the document, and the gap between its rows and its foot, each on its own line. */
function roundingLines(document: Invoice, gap: Amount, label: string, context: PostingContext): DraftLine[] {
  const { special } = context.dossier.settings
  const side = sideOf(document)
  const lines: DraftLine[] = []
  for (const value of [document.totals.rounding, gap]) {
    if (value === ZERO) continue
    const signed = amount(-side * value)
    const loss = signed > 0
    const account = loss ? special.roundingLoss : special.roundingGain
    lines.push(specialLine(account, signed, `${label} ${WORDS.rounding}`, loss ? 'roundingLoss' : 'roundingGain'))
  }
  return lines
}
