import type { Hold, VatRate, VatTreatment } from '../../domain/document'
import { RATE_0, vatRate } from '../../domain/document'
import type { Facts, VatFacts } from './facts'
import type { Figures } from './figures'

const TREATMENTS: Readonly<Record<string, VatTreatment>> = {
  S: 'S',
  Z: 'Z',
  E: 'E',
  AE: 'AE',
  K: 'K',
  G: 'G',
  O: 'O',
  L: 'L',
  M: 'M',
}

/** A VAT row or a line with its treatment; `disbursement` by its exemption code (CGI art. 267-II-2°, VATEX-EU-79-C). */
export interface Taxed {
  readonly treatment: VatTreatment
  readonly rate: VatRate
  readonly disbursement: boolean
}

/** Finds treatments within one document: what a line leaves out is taken from the breakdown. */
export class Treatments {
  readonly holds: Hold[] = []
  readonly #rows: readonly { readonly facts: VatFacts; readonly taxed: Taxed }[]
  readonly #figures: Figures
  readonly #known = new Map<string, Taxed>()
  readonly #problem: (value: string) => void

  constructor(facts: Facts, figures: Figures, badRate: (value: string) => void) {
    this.#figures = figures
    this.#problem = badRate
    this.#rows = facts.vat.map((row) => ({ facts: row, taxed: this.#ofRow(row) }))
  }

  /** The rows of the breakdown in their order. */
  get rows(): readonly { readonly facts: VatFacts; readonly taxed: Taxed }[] {
    return this.#rows
  }

  /** The treatment of a line, an allowance or a charge. */
  of(category: string | null, rate: string | null, reasonCode: string | null): Taxed {
    const key = JSON.stringify([category, rate, reasonCode])
    const known = this.#known.get(key) ?? this.#find(category, rate, reasonCode)
    this.#known.set(key, known)
    return known
  }

  #find(category: string | null, rate: string | null, reasonCode: string | null): Taxed {
    const disbursed = isDisbursement(reasonCode)
    const wanted = this.#rate(rate)
    const same = this.#rows.filter(
      (row) =>
        (category === null || upper(row.facts.category) === upper(category)) &&
        (rate === null || row.taxed.rate === wanted),
    )
    const row =
      same.find((each) => reasonCode !== null && upper(each.facts.code) === upper(reasonCode)) ??
      same.find((each) => isDisbursement(each.facts.code) === disbursed) ??
      same[0]
    if (row && (category !== null || rate !== null || this.#rows.length === 1)) {
      return disbursed ? { ...row.taxed, disbursement: true } : row.taxed
    }
    return {
      treatment: TREATMENTS[upper(category)] ?? (wanted === RATE_0 ? 'E' : 'S'),
      rate: wanted,
      disbursement: disbursed,
    }
  }

  #ofRow(row: VatFacts): Taxed {
    const rate = this.#rate(row.rate)
    const disbursement = isDisbursement(row.code)
    if (row.taxType !== null) this.holds.push({ code: 'vat-category', category: row.taxType })
    if (row.category === null && rate === RATE_0) {
      this.holds.push({
        code: 'reading-check',
        check: 'vat-category-missing',
        expected: 'S Z E AE K G O',
        found: this.#figures.currency,
      })
      return { treatment: 'E', rate, disbursement }
    }
    if (row.category === null) return { treatment: 'S', rate, disbursement }
    const treatment = TREATMENTS[upper(row.category)]
    if (treatment === undefined) this.holds.push({ code: 'vat-category', category: row.category })
    const franchise = upper(row.code) === 'VATEX-FR-FRANCHISE' || /293\s*[\s-]?B\b/i.test(row.reason ?? '')
    if (franchise && rate === RATE_0) return { treatment: 'F', rate, disbursement }
    return { treatment: treatment ?? 'S', rate, disbursement }
  }

  #rate(text: string | null): VatRate {
    if (text === null) return RATE_0
    const rate = vatRate(text)
    if (rate === undefined) this.#problem(text)
    return rate ?? RATE_0
  }
}

function isDisbursement(code: string | null): boolean {
  return upper(code) === 'VATEX-EU-79-C'
}

function upper(text: string | null): string {
  return (text ?? '').toUpperCase()
}
