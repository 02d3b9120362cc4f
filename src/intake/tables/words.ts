import type { LineKind, VatTreatment } from '../../domain/document'

/** Lower case, no accents, letters and digits in words. */
export function plainWords(text: string): string {
  if (text === '') return ''
  return text
    .slice(0, 300)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

const KINDS: readonly (readonly [RegExp, LineKind])[] = [
  [/\b(?:immobil\w*|assets?|investissement)\b/, 'fixed-asset'],
  [/\bdebours\b|\bdisbursement/, 'disbursement'],
  [/\b(?:produits? finis?|fabrication|finished)\b/, 'finished-product'],
  [/\b(?:frais port|port|transport|livraison|shipping|delivery|frais d envoi|envoi|expedition)\b/, 'transport'],
  [/\b(?:services?|prestations?|main d oeuvre|mo|honoraires?|conseil|formation|heures?|labou?r)\b/, 'service'],
  [/\b(?:biens?|marchandises?|goods?|produits?|products?|negoce|articles?|stock\w*|fournitures?)\b/, 'goods'],
]

/** A nature from the word of a table; undefined when it says none. */
export function kindOf(text: string): LineKind | undefined {
  if (text === '') return undefined
  const plain = plainWords(text)
  return KINDS.find(([word]) => word.test(plain))?.[1]
}

const TREATMENTS: readonly (readonly [RegExp, VatTreatment])[] = [
  [/\b293 ?b\b|\bfranchise\b/, 'F'],
  [/\bauto ?liquid\w*|\breverse charge\b|\b283\b/, 'AE'],
  [/\bintra ?(?:com\w*)?\b|\b262 ter\b|\bintra community\b|\beu b2b\b/, 'K'],
  [/\bexport\w*\b|\b262 i\b|\bhors (?:ue|cee|eu|union)\b|\bnon eu\b/, 'G'],
  [/\bhors champ\b|\bnon soumis\b|\bout of scope\b|\bdebours\b|\bno vat\b/, 'O'],
  [/\bexon\w*|\bexempt\w*|\b261\b/, 'E'],
]

/** A VAT treatment from the words of a table, or its EN 16931 category; undefined when they say none. */
export function treatmentWord(text: string): VatTreatment | undefined {
  if (text === '') return undefined
  const code = text.trim().toUpperCase()
  const codes: readonly VatTreatment[] = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'F']
  const stated = codes.find((each) => each === code)
  if (stated) return stated
  const plain = plainWords(text)
  return TREATMENTS.find(([word]) => word.test(plain))?.[1]
}

/** What a type says of an invoice; `not-for-books`: a quote, an order, a draft, or one that was cancelled. */
export interface PieceKind {
  readonly credit: boolean
  readonly deposit: boolean
  /** Its words say a rebate (RRR): counts for a credit note alone. */
  readonly rebate: boolean
  readonly forBooks: boolean
}

const CREDIT =
  /\b(?:avoirs?|note (?:de )?credit|credit (?:note|memo)|creditnote|refunds?|remboursements?|out refund|in refund)\b|^(?:credit|av|a|acc?rec credit|381|396|261|262|2)$/
const DEPOSIT = /\b(?:acomptes?|deposits?|down ?payment|arrhes)\b|^(?:386|500|503|3)$/
const REBATE = /\b(?:remises?|rabais|ristournes?|rrr|rfa|rebates?)\b/
const PAPERS =
  /\b(?:devis|quotes?|quotations?|estimates?|pro ?forma|bons? (?:de )?(?:commande|livraison|reception)|delivery notes?|sales orders?|purchase orders?|commandes? (?:client|fournisseur)|modele|template)\b|^(?:325|4|commande)$/
const UNMADE =
  /\b(?:brouillons?|drafts?|annule(?:e?s?)|cancell?ed|cancel|void(?:ed)?|abandonne(?:e?s?)|supprime(?:e?s?)|deleted|provisoire|failed|on hold|checkout)\b/

/**
 * The kind of an invoice by its type (words, UNCL 1001 codes, the digits of Dolibarr) and state. A state of payment says
 * nothing: an invoice « refunded » stands, its refund is another document.
 */
export function pieceKind(type: string, status: string): PieceKind {
  const what = plainWords(type)
  const state = plainWords(status)
  const quoted = /\b(?:devis|quote)\b/.test(state) && !/\bfactur\w*|\binvoiced?\b/.test(state)
  return {
    credit: CREDIT.test(what),
    deposit: DEPOSIT.test(what),
    rebate: what === '262' || REBATE.test(what),
    forBooks: !(PAPERS.test(what) || UNMADE.test(what) || UNMADE.test(state) || quoted),
  }
}

const REFUND = /\b(?:rembours\w*|refunds?|refunded|chargebacks?|disputes?|litiges?|reversal|annulation)\b/
const NOT_PAID =
  /\b(?:failed|echou\w*|echec|declined|refus\w*|rejet\w*|cancell?ed|annul(?:e|ee|es|ees)|pending|en attente|incomplete?|expired?|expiree?|uncaptured|requires\w*|brouillon|draft|voided|denied|impaye\w*)\b/
const OWN_MOVE =
  /\b(?:payouts?|virement interne|internal transfer|withdrawal|retrait|transfers? to|conversion|adjustment|ajustement|stripe fee|network cost|topup|reserve|solde|balance)\b/

/** What a type and a state say of a payment; a pay-out to one's own bank, a fee, a failed payment are no payments of a party. */
export function paymentKind(type: string, status: string): { readonly refund: boolean; readonly forBooks: boolean } {
  const what = plainWords(type)
  const state = plainWords(status)
  return { refund: REFUND.test(what), forBooks: !(OWN_MOVE.test(what) || NOT_PAID.test(state) || NOT_PAID.test(what)) }
}

/** Whose payment it is, by the words of a column; undefined when they do not say. */
export function sideOf(text: string): 'sale' | 'purchase' | undefined {
  const plain = plainWords(text)
  if (/\b(?:fournisseurs?|suppliers?|vendors?|achats?|purchases?|outbound|sortants?|decaissements?)\b/.test(plain))
    return 'purchase'
  return /\b(?:clients?|customers?|ventes?|sales?|inbound|entrants?|encaissements?)\b/.test(plain) ? 'sale' : undefined
}
