import type { Invoice, VatRate, VatTreatment } from '../domain/document'
import type { AccountNumber } from '../domain/entry'
import type { Amount } from '../domain/money'
import { amount, percentOf, ZERO } from '../domain/money'
import type { PostingProblem } from '../domain/problems/posting'
import { territoryOf } from '../domain/territory'
import type { PostingContext } from './context'
import type { RowParts } from './invoice-parts'
import type { DraftLine } from './lines'
import { specialLine } from './lines'
import { onlyDeductible } from './natures'
import { byVat } from './reasons'
import { sideOf, waitingAccount } from './waiting'

/** Treatments that never carry VAT on the document itself. */
const UNTAXED: ReadonlySet<VatTreatment> = new Set(['Z', 'E', 'AE', 'K', 'G', 'O', 'F'])

/** VAT by account and rate, netted: a movement and its contrary leave one line or none. */
export class VatLedger {
  readonly #sums = new Map<
    string,
    { account: AccountNumber; treatment: VatTreatment; rate: VatRate | undefined; signed: number }
  >()

  /** Adds to an account: positive is debit; no rate for VAT of several that nobody can tell apart. */
  add(account: AccountNumber, signed: number, treatment: VatTreatment, rate: VatRate | undefined): void {
    const key = `${account} ${treatment} ${rate}`
    const sum = this.#sums.get(key)
    if (sum) sum.signed += signed
    else this.#sums.set(key, { account, treatment, rate, signed })
  }

  lines(label: string): DraftLine[] {
    return [...this.#sums.values()].map(({ account, treatment, rate, signed }): DraftLine => {
      if (rate === undefined) return specialLine(account, amount(signed), label, 'vatMixed')
      return { account, signed: amount(signed), label, vat: { treatment, rate }, reason: byVat(treatment, rate) }
    })
  }
}

/** Books the VAT of an invoice: what the document prints, per rate, waiting or not. Problems name what has no account. */
export function bookVat(
  document: Invoice,
  rows: readonly RowParts[],
  ledger: VatLedger,
  context: PostingContext,
): PostingProblem[] {
  const { dossier } = context
  const on = { document: document.key, number: document.number }
  const side = sideOf(document)
  const problems: PostingProblem[] = []
  for (const { row, vat } of rows) {
    const { treatment, rate } = row
    for (const part of vat) {
      // VAT that its treatment excludes is told with the rows.
      if (part.vat === 0 || UNTAXED.has(treatment)) continue
      const account = row.mixed
        ? onlyDeductible(dossier)
        : context.vatAccountOf(document.direction, treatment, rate, part.kind)
      if (!account) {
        const { direction } = document
        problems.push({ ...on, code: 'posting.no-vat-account', level: 'blocking', direction, treatment, rate })
        break
      }
      const taken = part.waits ? waitingAccount(document, dossier) : account
      ledger.add(taken, -side * part.vat, treatment, row.mixed ? undefined : rate)
    }
  }
  return problems
}

/**
 * What is wrong with a row's VAT (einvoice, checks on reading): VAT under a treatment that has none, a taxed row
 * without a rate, and VAT that is a whole unit or more away from base × rate. Cents by line are the issuer's own
 * rounding and pass.
 */
export function vatRowProblems(document: Invoice, rows: readonly RowParts[], decimals: number): PostingProblem[] {
  const on = { document: document.key, number: document.number }
  const problems: PostingProblem[] = []
  for (const { row, natures } of rows) {
    if (row.mixed) {
      problems.push({ ...on, code: 'posting.rates-untold', level: 'notice', vat: row.vat })
      continue
    }
    const { treatment, rate, base, vat } = row
    const percent = Number(rate)
    if (vat !== 0 && (UNTAXED.has(treatment) || percent === 0)) {
      problems.push({ ...on, code: 'posting.vat-without-tax', level: 'blocking', treatment, rate, vat })
    } else if (treatment === 'S' && percent === 0 && base !== 0) {
      problems.push({ ...on, code: 'posting.taxed-without-rate', level: 'blocking', treatment, base })
    } else if (!UNTAXED.has(treatment)) {
      const limit = Math.max(10 ** decimals, natures.length, decimals === 0 ? 2 : 0)
      if (Math.abs(base * percent - vat * 100) < limit * 100 - 1e-3) continue
      const figures = { what: 'vat' as const, expected: percentOf(base, rate), found: vat, rate }
      problems.push({ ...on, code: 'posting.total-differs', level: 'blocking', ...figures })
    }
  }
  return problems
}

/** VAT that the buyer owes itself, at the dossier's rate (AE: CGI art. 283-2 and 283-2 nonies; K: art. 283-2 bis and 256 bis). */
export function selfAssessed(document: Invoice, parts: RowParts, context: PostingContext): Amount {
  const { treatment, base, vat } = parts.row
  if (document.direction !== 'purchase' || vat !== 0 || (treatment !== 'AE' && treatment !== 'K')) return ZERO
  // The final invoice bears the tax of the whole price, its deposits among it: assessed there, once.
  if (document.kind === 'deposit' || document.kind === 'deposit-credit-note') return ZERO
  return percentOf(base, context.dossier.settings.reverseChargeRate)
}

/** Books self-assessed VAT: due in full, and deductible by the same amount where the dossier may deduct. */
export function bookSelfAssessed(
  document: Invoice,
  rows: readonly RowParts[],
  ledger: VatLedger,
  context: PostingContext,
): void {
  const { special, reverseChargeRate } = context.dossier.settings
  const side = sideOf(document)
  for (const parts of rows) {
    const vat = selfAssessed(document, parts, context)
    const { treatment } = parts.row
    const { country, vatId } = document.party
    // Services bought in another member state bear AE (CGI art. 283-2): they are declared as intra-Community too.
    const community = treatment === 'K' || territoryOf(country, vatId) === 'community'
    const due = community ? special.reverseChargeIntra : special.reverseChargeOther
    // Without the right to deduct (art. 293 B) the tax is part of the cost, and is added there.
    if (context.dossier.vatRegime !== 'franchise') {
      ledger.add(special.reverseChargeDeductible, -side * vat, treatment, reverseChargeRate)
    }
    ledger.add(due, side * vat, treatment, reverseChargeRate)
  }
}
