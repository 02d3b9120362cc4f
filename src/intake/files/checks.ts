import type { Hold, ReadingWarning } from '../../domain/document'
import { RATE_0 } from '../../domain/document'
import type { Amount } from '../../domain/money'
import { amount, percentOf, sum, ZERO } from '../../domain/money'
import type { Facts } from './facts'
import type { Figures } from './figures'
import { gap } from './figures'
import { allowances } from './invoice-lines'
import type { Taxed, Treatments } from './treatments'
import { warning } from './warnings'

/** What the checks on reading found: holds block the document, warnings are shown. */
export interface Findings {
  readonly holds: Hold[]
  readonly warnings: ReadingWarning[]
}

/** Totals as written, absent ones worked out. */
export interface WrittenTotals {
  readonly net: Amount
  readonly vat: Amount
  readonly gross: Amount
  readonly prepaid: Amount
  readonly rounding: Amount
  readonly payable: Amount
}

/**
 * The rules of EN 16931 that an entry rests upon, with the tolerances of the product: beyond 0.05 the rows and the total
 * cannot be booked; the sum of the lines of a rate must be its base to a cent a term, since accounts share that base.
 */
export function checkFigures(facts: Facts, totals: WrittenTotals, treatments: Treatments, figures: Figures): Findings {
  const found: Findings = { holds: [], warnings: [] }
  const block = (check: string, expected: Amount, value: Amount) =>
    found.holds.push({ code: 'reading-check', check, expected: figures.text(expected), found: figures.text(value) })
  const limit = figures.hundredths(5)
  const rows = treatments.rows.map(({ facts: row, taxed }) => ({
    taxed,
    base: figures.read(row.base, 'BT-116') ?? ZERO,
    vat: figures.read(row.vat, 'BT-117') ?? ZERO,
  }))

  if (rows.length > 0) {
    const bases = sum(rows.map((row) => row.base))
    const vats = sum(rows.map((row) => row.vat))
    const whole = amount(bases + vats)
    if (gap(whole, totals.gross) > limit) block('rows-gross', totals.gross, whole)
    else if (whole !== totals.gross)
      found.warnings.push(warning('rows-and-gross', figures.text(amount(totals.gross - whole))))
    if (gap(vats, totals.vat) > limit) block('CO-14', totals.vat, vats)
    if (gap(bases, totals.net) > limit) block('rows-net', totals.net, bases)
  } else if (!facts.minimum) {
    found.holds.push({ code: 'reading-check', check: 'no-vat-row', expected: 'BG-23', found: '–' })
  }

  const counts = new Map<string, number>()
  for (const line of facts.lines) {
    const key = keyOf(treatments.of(line.category, line.rate, line.reasonCode))
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  for (const { taxed, base, vat } of rows) {
    checkRow(taxed, base, vat, counts.get(keyOf(taxed)) ?? 0, figures, found)
  }
  if (facts.lineCount > 0 && rows.length > 0) shareOfLines(facts, rows, treatments, figures, block)
  checkTotals(facts, totals, figures, found)
  return found
}

/** CO-17, and a rate or VAT that contradicts the category. */
function checkRow(taxed: Taxed, base: Amount, vat: Amount, lines: number, figures: Figures, found: Findings): void {
  if (base === 0 && vat === 0) return
  const taxable = taxed.treatment === 'S' || taxed.treatment === 'L' || taxed.treatment === 'M'
  if (taxed.treatment === 'S' && taxed.rate === RATE_0) {
    found.holds.push({ code: 'reading-check', check: 'taxed-at-zero', expected: '> 0 %', found: '0 %' })
  }
  if (!taxable && vat !== 0) {
    found.holds.push({
      code: 'reading-check',
      check: 'vat-without-tax',
      expected: figures.text(ZERO),
      found: figures.text(vat),
    })
    return
  }
  const computed = percentOf(base, taxed.rate)
  // Before rounding: where a currency has no decimals, a unit that rounding makes is no difference of one.
  const exact = Math.abs(base * Number(taxed.rate) - vat * 100) / 100
  if (taxable && exact >= figures.hundredths(100)) {
    found.holds.push({
      code: 'reading-check',
      check: 'CO-17',
      expected: figures.text(computed),
      found: figures.text(vat),
    })
  } else if (taxable && gap(computed, vat) > figures.hundredths(Math.max(1, lines))) {
    found.warnings.push(warning('vat-rounding', `${figures.text(vat)} / ${figures.text(computed)}`))
  }
}

/** What accounts are shared by: treatment and rate. */
function keyOf({ treatment, rate }: Taxed): string {
  return `${treatment} ${rate}`
}

/** S-08 and its kin: lines + charges − allowances of a treatment and rate are its base, to a cent a term. */
function shareOfLines(
  facts: Facts,
  rows: readonly { readonly taxed: Taxed; readonly base: Amount }[],
  treatments: Treatments,
  figures: Figures,
  block: (check: string, expected: Amount, value: Amount) => void,
): void {
  const terms = [
    ...facts.lines.map((line) => ({
      taxed: treatments.of(line.category, line.rate, line.reasonCode),
      net: figures.line(line.net, 'BT-131') ?? ZERO,
    })),
    ...allowances(facts, figures).map(({ facts: each, value }) => ({
      taxed: treatments.of(each.category, each.rate, each.exemption),
      net: amount(each.charge ? value : -value),
    })),
  ]
  const shares = new Map<string, { base: number; lines: number; terms: number }>()
  const shareOf = (taxed: Taxed) => {
    const key = keyOf(taxed)
    const share = shares.get(key) ?? { base: 0, lines: 0, terms: 0 }
    shares.set(key, share)
    return share
  }
  for (const { taxed, base } of rows) shareOf(taxed).base += base
  for (const { taxed, net } of terms) {
    const share = shareOf(taxed)
    share.lines += net
    share.terms += 1
  }
  for (const [key, share] of shares) {
    const allowed = Math.max(figures.hundredths(share.terms), 1)
    if (Math.abs(share.base - share.lines) > allowed) block(`S-08 ${key}`, amount(share.base), amount(share.lines))
  }
}

/** CO-10 to CO-13, CO-15, CO-16: arithmetic of the foot, which no entry rests upon; told, not blocked. */
function checkTotals(facts: Facts, totals: WrittenTotals, figures: Figures, found: Findings): void {
  const read = (text: string | null, what: string) => figures.read(text, what)
  const told = (rule: string, expected: number, value: number) => {
    if (expected === value) return
    found.warnings.push(warning('totals', `${rule} ${figures.text(amount(value))} ≠ ${figures.text(amount(expected))}`))
  }
  const lines = read(facts.totals.lines, 'BT-106')
  if (facts.lineCount > 0 && lines !== null) {
    told('CO-10', sum(facts.lines.map((line) => figures.line(line.net, 'BT-131') ?? ZERO)), lines)
  }
  const extras = allowances(facts, figures)
  const charges = read(facts.totals.charges, 'BT-108')
  const reductions = read(facts.totals.allowances, 'BT-107')
  if (facts.lineCount > 0 && reductions !== null) {
    told('CO-11', sum(extras.filter((each) => !each.facts.charge).map((each) => each.value)), reductions)
  }
  if (facts.lineCount > 0 && charges !== null) {
    told('CO-12', sum(extras.filter((each) => each.facts.charge).map((each) => each.value)), charges)
  }
  if (lines !== null) told('CO-13', lines - (reductions ?? 0) + (charges ?? 0), totals.net)
  told('CO-15', totals.net + totals.vat, totals.gross)
  if (facts.minimum || facts.totals.payable === null) return
  const due = totals.gross - totals.prepaid + totals.rounding
  const others = sum(facts.thirdParty.map((each) => read(each, 'BT-DEX-002') ?? ZERO))
  if (others !== 0 && totals.payable === due + others) {
    found.warnings.push(warning('third-party', figures.text(others)))
  } else told('CO-16', due, totals.payable)
}
