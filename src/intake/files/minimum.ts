import type { Direction, Hold, ReadingWarning, VatRate, VatRow } from '../../domain/document'
import { percentOf } from '../../domain/money'
import type { WrittenTotals } from './checks'
import { warning } from './warnings'

/** Rates of metropolitan France and the overseas departments that one invoice at one rate may carry (CGI 278 to 281 nonies, 296). */
const RATES = ['20', '10', '5.5', '2.1', '8.5'] as readonly string[] as readonly VatRate[]

/** VAT rows worked out of totals alone. */
export interface MinimumReading {
  readonly rows: readonly VatRow[]
  readonly holds: readonly Hold[]
  readonly warnings: readonly ReadingWarning[]
}

/**
 * A document with totals only (profile MINIMUM). One rate is accepted when it gives the VAT to the cent and no other
 * does; two rates cannot be solved back, and no VAT at all does not say why: both are asked. Not so of VAT that was
 * paid to a supplier: where the dossier deducts on one account, posting needs no rate, and asks elsewhere.
 */
export function minimumRows(totals: WrittenTotals, direction: Direction): MinimumReading {
  const fitting = totals.vat === 0 ? [] : RATES.filter((rate) => percentOf(totals.net, rate) === totals.vat)
  const [rate] = fitting
  if (rate === undefined || fitting.length > 1) {
    const asked = direction === 'sale' || totals.vat === 0
    const proposed = rate === undefined ? {} : { rate }
    return { rows: [], holds: asked ? [{ code: 'minimum-profile', ...proposed }] : [], warnings: [] }
  }
  return {
    rows: [{ treatment: 'S', rate, base: totals.net, vat: totals.vat }],
    holds: [],
    warnings: [warning('rate-deduced', rate)],
  }
}
