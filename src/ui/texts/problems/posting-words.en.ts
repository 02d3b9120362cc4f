import type { Direction, LineKind, VatTreatment } from '../../../domain/document'

/** What a line sells, as it stands in a sentence. */
export const KINDS: Readonly<Record<LineKind, string>> = {
  goods: 'goods',
  service: 'service',
  'finished-product': 'finished product',
  transport: 'carriage',
  disbursement: 'disbursement',
  'fixed-asset': 'fixed asset',
  other: 'other',
}

/** VAT treatments, as they stand in a sentence. */
export const TREATMENTS: Readonly<Record<VatTreatment, string>> = {
  S: 'taxed',
  Z: 'zero rate',
  E: 'exempt',
  AE: 'reverse charge',
  K: 'intra-Community supply',
  G: 'export',
  O: 'outside scope',
  L: 'Canary Islands',
  M: 'Ceuta and Melilla',
  F: 'small-business exemption',
}

/** On which side of the books. */
export function side(direction: Direction): string {
  return direction === 'sale' ? 'for sales' : 'for purchases'
}
