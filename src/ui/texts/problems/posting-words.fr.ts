import type { Direction, LineKind, VatTreatment } from '../../../domain/document'

/** What a line sells, as it stands in a sentence. */
export const KINDS: Readonly<Record<LineKind, string>> = {
  goods: 'marchandises',
  service: 'service',
  'finished-product': 'produit fini',
  transport: 'port',
  disbursement: 'débours',
  'fixed-asset': 'immobilisation',
  other: 'autre',
}

/** VAT treatments, as they stand in a sentence. */
export const TREATMENTS: Readonly<Record<VatTreatment, string>> = {
  S: 'taxé',
  Z: 'taux zéro',
  E: 'exonéré',
  AE: 'autoliquidation',
  K: 'livraison intracommunautaire',
  G: 'export',
  O: 'hors champ',
  L: 'îles Canaries',
  M: 'Ceuta et Melilla',
  F: 'franchise en base',
}

/** On which side of the books. */
export function side(direction: Direction): string {
  return direction === 'sale' ? 'en vente' : 'en achat'
}
