import type { TableField } from './field'
import { field, PAYMENTS } from './field'

/** A payment's own fields. */
export const PAYMENT: readonly TableField[] = [
  field(
    'number',
    PAYMENTS,
    'Identifiant du règlement',
    'Payment’s identifier',
    'numero reglement|n reglement|numero paiement|n paiement|ref paiement|ref reglement|payment number|payment no|payment id|transaction id|id transaction|n transaction|numero transaction|reference transaction|charge id|balance transaction id|receipt number|numero recu|numero|n|number|id',
  ),
  field(
    'reference',
    PAYMENTS,
    'Référence',
    'Reference',
    'reference paiement|reference reglement|reference bancaire|n cheque|numero cheque|cheque|check number|payment reference|reference|ref|libelle|memo|communication|description',
  ),
  field(
    'date',
    PAYMENTS,
    'Date',
    'Date',
    'date paiement|date reglement|date encaissement|date versement|payment date|paid at|paid on|date valeur|date operation|date transaction|transaction date|date|created date utc|created utc|created at|created|date creation',
  ),
  field(
    'gross',
    PAYMENTS,
    'Montant réglé',
    'Amount',
    'montant regle|montant paye|montant encaisse|montant paiement|montant reglement|montant verse|amount paid|payment amount|amount received|montant brut|avant commission|gross|brut|montant ttc|montant|amount|credit|encaissement|total ttc|total|montant total',
  ),
  field('out', PAYMENTS, 'Montant sorti', 'Amount out', 'debit|montant debit|decaissement|montant decaisse'),
  field(
    'refunded',
    PAYMENTS,
    'Part remboursée',
    'Part refunded',
    'amount refunded|refunded amount|montant rembourse|part remboursee',
  ),
  field(
    'refundedOn',
    PAYMENTS,
    'Date du remboursement',
    'Day of the refund',
    'refunded date utc|refunded date|refunded at|refunded on|refund date|date remboursement|rembourse le',
  ),
  field(
    'invoice',
    PAYMENTS,
    'Facture réglée',
    'Invoice paid',
    'facture reglee|facture concernee|facture payee|n facture|numero facture|no facture|facture|factures|invoice number|invoice no|invoice|invoices|invoice id|ref facture|reference facture|invoice reference|piece reglee|document regle|n commande|numero commande|commande|order number|order id|order name|order|name',
  ),
  field(
    'fee',
    PAYMENTS,
    'Commission TTC',
    'Fee, gross',
    'commission|commissions|frais|fee|fees|stripe fee|paypal fee|processing fee|montant frais|frais bancaires|frais paiement|commission ttc|frais ttc',
  ),
  field('feeVat', PAYMENTS, 'TVA de la commission', 'VAT of the fee', 'tva commission|tva frais|fee vat|taxes on fee'),
  field(
    'slip',
    PAYMENTS,
    'Bordereau ou versement',
    'Slip or pay-out',
    'bordereau|n bordereau|remise banque|n remise|remise|payout id|payout|automatic payout id|transfer id|transfer|deposit id|versement|virement',
  ),
  field(
    'direction',
    PAYMENTS,
    'Sens (client ou fournisseur)',
    'Side (customer or supplier)',
    'sens|direction|sens paiement|sens reglement|partner type|type tiers',
  ),
]
