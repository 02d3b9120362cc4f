import type { TableField } from './field'
import { ALL, field, INVOICES } from './field'
import { PARTY } from './party-fields'
import { PAYMENT } from './payment-fields'

export type { TableContent, TableField } from './field'

/** What document, when, in which state. */
const HEAD: readonly TableField[] = [
  field(
    'number',
    INVOICES,
    'Numéro',
    'Number',
    'numero facture|n facture|no facture|num facture|facture n|invoice number|invoice no|invoice num|numero|n|no|num|number|facture|invoice|numero piece|n piece|num piece|piece|numero document|n document|document number|doc number|document|ref facture|reference facture|invoice reference|invoice ref|ref|reference|order number|n commande|numero commande|name|order id|order|commande|invoice id|id',
  ),
  field(
    'date',
    INVOICES,
    'Date',
    'Date',
    'date facture|date facturation|invoice date|date emission|emission|issue date|issued on|issued|date piece|date document|document date|date|date invoice|invoice bill date|order date|date commande|transaction date|created at|created|date creation|creation date',
  ),
  field(
    'due',
    INVOICES,
    'Échéance',
    'Due date',
    'date echeance|echeance|due date|invoice date due|payment due|due|date limite reglement|date limite paiement|date limite|payer avant|date reglement prevue',
  ),
  field(
    'type',
    ALL,
    'Type de pièce',
    'Type of document',
    'type document|type piece|type facture|document type|invoice type|move type|transaction type|type transaction|type|nature piece|nature document|reporting category|description type',
  ),
  field(
    'status',
    ALL,
    'État',
    'Status',
    'etat facture|statut facture|invoice status|statut document|etat|statut|status|state|financial status|order status|etat paiement|statut paiement|payment status',
  ),
  field(
    'invoice',
    INVOICES,
    'Facture d’origine (avoirs)',
    'Original invoice (credit notes)',
    'facture origine|n facture origine|numero facture origine|facture associee|facture liee|facture creditee|avoir sur facture|original invoice|credited invoice|linked invoice|related invoice|applied invoice|reversal',
  ),
]

/** Lines and amounts of an invoice. */
const AMOUNTS: readonly TableField[] = [
  field(
    'label',
    INVOICES,
    'Libellé',
    'Description',
    'libelle|objet|designation|description|intitule|libelle article|libelle ligne|description ligne|line description|item description|item name|lineitem name|nom produit|nom article|product name|product service|produit|article|prestation|product|item|subject|titre|memo|detail',
  ),
  field(
    'item',
    INVOICES,
    'Code article',
    'Item code',
    'code article|ref article|reference article|code produit|ref produit|reference produit|sku|lineitem sku|item sku|product sku|item code|product code|inventory item code',
  ),
  field(
    'category',
    INVOICES,
    'Catégorie d’article',
    'Item category',
    'categorie|famille|famille article|categorie article|categorie produit|famille produit|item category|product category|product type|category|rayon',
  ),
  field(
    'kind',
    INVOICES,
    'Nature (bien, service…)',
    'Nature (goods, service…)',
    'nature|bien service|bien ou service|type produit|type article|nature operation|categorie operation|item type|type ligne',
  ),
  field(
    'account',
    INVOICES,
    'Compte comptable',
    'Account',
    'compte comptable|compte vente|compte produit|compte charge|compte general|n compte|account code|income account|compte',
  ),
  field('quantity', INVOICES, 'Quantité', 'Quantity', 'quantite|qte|qty|quantity|lineitem quantity|item quantity'),
  field(
    'unitPrice',
    INVOICES,
    'Prix unitaire HT',
    'Unit price',
    'prix unitaire ht|pu ht|puht|prix unitaire|pu|prix ht|unit price|unit amount|lineitem price|item price|sales price|price|rate|tarif|prix',
  ),
  field(
    'discount',
    INVOICES,
    'Remise',
    'Discount',
    'remise|remise pourcent|taux remise|montant remise|rabais|discount|discount pourcent|discount amount|lineitem discount',
  ),
  field(
    'net',
    INVOICES,
    'Montant HT',
    'Net',
    'montant ht|total ht|ht|net ht|montant net ht|montant ht net|total net ht|total net|montant hors taxes|total hors taxes|hors taxes|untaxed amount|amount untaxed|amount excl tax|amount excluding tax|total excl tax|total tax excl|net amount|total ligne ht|prix total ht|line amount|line total|taxable amount|item total|subtotal|sub total|sous total ht|sous total|base ht|ca ht|net|amount|montant',
  ),
  field(
    'rate',
    INVOICES,
    'Taux de TVA',
    'VAT rate',
    'taux tva|tva pourcent|vat rate|vat pourcent|tax rate|tax pourcent|item tax pourcent|taux taxe|code tva|tva taux|taux|tax code|tax type|tax name',
  ),
  field(
    'vat',
    INVOICES,
    'Montant de TVA',
    'VAT',
    'montant tva|total tva|tva|vat amount|vat|total vat|montant taxes|total taxes|taxes|tax amount|amount tax|total tax|item tax amount|order tax|sales tax|tax|taxe',
  ),
  field(
    'gross',
    INVOICES,
    'Montant TTC',
    'Gross',
    'total ttc|montant ttc|ttc|montant total ttc|total amount|grand total|amount total|total incl tax|total tax incl|amount incl tax|amount including tax|invoice total|order total|montant total|total facture|montant facture|gross amount|gross|total ligne ttc|prix total ttc|total|net payer ttc|net payer|amount|montant',
  ),
  field(
    'documentNet',
    INVOICES,
    'Total HT de la pièce',
    'Net of the document',
    'total ht facture|total ht document|total ht piece|montant ht facture',
  ),
  field(
    'documentVat',
    INVOICES,
    'Total TVA de la pièce',
    'VAT of the document',
    'total tva facture|total tva document|total tva piece|montant tva facture',
  ),
  field(
    'documentGross',
    INVOICES,
    'Total TTC de la pièce',
    'Gross of the document',
    'total ttc facture|total ttc document|total ttc piece|montant ttc facture',
  ),
  field(
    'treatment',
    INVOICES,
    'Régime de TVA',
    'VAT treatment',
    'regime tva|regime fiscal|traitement tva|type tva|mention tva|exoneration|motif exoneration|vat treatment|tax treatment|fiscal position|position fiscale',
  ),
  field(
    'prepaid',
    INVOICES,
    'Acompte déduit',
    'Deposit deducted',
    'acompte deduit|acomptes deduits|montant acompte|acompte|acomptes|acompte verse|deposit deducted|deposit|prepaid',
  ),
  field(
    'depositNumber',
    INVOICES,
    'N° de l’acompte',
    'Deposit’s number',
    'n facture acompte|n acompte|numero acompte|facture acompte|deposit invoice',
  ),
]

const MONEY: readonly TableField[] = [
  field(
    'mode',
    ALL,
    'Mode de règlement',
    'Payment mode',
    'mode reglement|mode paiement|moyen paiement|moyen reglement|methode paiement|type reglement|type paiement|payment method|payment method title|payment mode|payment type|payment gateway|gateway|mode|method|reglement|paiement',
  ),
  field(
    'currency',
    ALL,
    'Devise',
    'Currency',
    'devise|code devise|monnaie|currency|currency code|invoice currency|transaction currency',
  ),
  field(
    'exchange',
    ALL,
    'Cours de change',
    'Exchange rate',
    'cours|taux change|cours change|taux devise|exchange rate|currency rate',
  ),
]

/** Columns that come several times: « Taux 1, Base 1, TVA 1, Taux 2… », and gross amounts per rate. */
function repeated(): TableField[] {
  const numbered = ['1', '2', '3', '4', '5'].flatMap((n) => [
    field(`rate#${n}`, INVOICES, `Taux de TVA n° ${n}`, `VAT rate no. ${n}`),
    field(`net#${n}`, INVOICES, `Base HT n° ${n}`, `Net no. ${n}`),
    field(`vat#${n}`, INVOICES, `TVA n° ${n}`, `VAT no. ${n}`),
  ])
  const gross = ['20', '10', '5.5', '2.1', '8.5'].map((rate) =>
    field(`gross@${rate}`, INVOICES, `Montant TTC à ${rate.replace('.', ',')}\u00a0%`, `Gross at ${rate}%`),
  )
  return [...numbered, ...gross]
}

/** Every field of the mapping assistant; `net@20` and `vat@20` (amounts at a rate) besides, for any rate. */
export const TABLE_FIELDS: readonly TableField[] = [...HEAD, ...PAYMENT, ...PARTY, ...AMOUNTS, ...MONEY, ...repeated()]
