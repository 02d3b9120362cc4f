import type { Words } from '../../domain/words'

/** A field that a column can be read as. */
export interface TableField {
  readonly id: string
  readonly label: Words
  /** Headers that mean it, lower case, no accents, as billing applications write them. */
  readonly headers: readonly string[]
  readonly for: readonly ('sales' | 'purchases' | 'payments')[]
}

const BOTH = ['sales', 'purchases'] as const
const ALL = ['sales', 'purchases', 'payments'] as const

function field(id: string, fr: string, en: string, on: TableField['for'], ...headers: string[]): TableField {
  return { id, label: { fr, en }, headers, for: on }
}

/** Every field of the mapping assistant, the surest headers first. */
export const TABLE_FIELDS: readonly TableField[] = [
  field(
    'number',
    'Numéro',
    'Number',
    ALL,
    'numero',
    'n',
    'no',
    'num',
    'numero de facture',
    'n facture',
    'no facture',
    'facture',
    'numero facture',
    'invoice number',
    'invoice',
    'invoice no',
    'invoice id',
    'number',
    'ref',
    'reference',
    'piece',
    'n piece',
    'numero de piece',
    'document',
    'document number',
    'order',
    'id',
    'transaction id',
    'numero de commande',
    'name',
  ),
  field(
    'date',
    'Date',
    'Date',
    ALL,
    'date',
    'date de facture',
    'date facture',
    'date de facturation',
    'date d emission',
    'date emission',
    'date piece',
    'invoice date',
    'issue date',
    'issued',
    'issued on',
    'created at',
    'created',
    'created utc',
    'date du document',
    'date de paiement',
    'date paiement',
    'date reglement',
    'date de reglement',
    'payment date',
    'paid at',
  ),
  field(
    'due',
    'Échéance',
    'Due date',
    BOTH,
    'echeance',
    'date d echeance',
    'date echeance',
    'due date',
    'due',
    'payment due',
    'date limite',
    'date limite de reglement',
    'a payer avant le',
  ),
  field(
    'party',
    'Client ou fournisseur',
    'Customer or supplier',
    ALL,
    'client',
    'nom du client',
    'nom client',
    'customer',
    'customer name',
    'tiers',
    'fournisseur',
    'nom du fournisseur',
    'supplier',
    'vendor',
    'vendor name',
    'societe',
    'raison sociale',
    'company',
    'company name',
    'billing name',
    'nom',
    'contact',
    'contact name',
    'bill to',
    'partenaire',
    'partner',
    'destinataire',
    'payeur',
  ),
  field(
    'code',
    'Code du tiers',
    'Party’s code',
    ALL,
    'code client',
    'n client',
    'numero client',
    'ref client',
    'customer id',
    'customer code',
    'code tiers',
    'code fournisseur',
    'account number',
    'client id',
  ),
  field('siren', 'SIREN', 'SIREN', ALL, 'siren', 'siret', 'n siret', 'numero siret', 'company id'),
  field(
    'vatId',
    'N° de TVA',
    'VAT number',
    ALL,
    'n tva',
    'numero de tva',
    'tva intracommunautaire',
    'n tva intracommunautaire',
    'tva intra',
    'vat number',
    'vat id',
    'tax id',
    'tva client',
  ),
  field('country', 'Pays', 'Country', ALL, 'pays', 'country', 'billing country', 'code pays', 'country code'),
  field(
    'postalCode',
    'Code postal',
    'Postcode',
    ALL,
    'code postal',
    'cp',
    'zip',
    'postcode',
    'postal code',
    'billing zip',
  ),
  field('city', 'Ville', 'Town', ALL, 'ville', 'city', 'billing city', 'town'),
  field(
    'type',
    'Type de pièce',
    'Type of document',
    ALL,
    'type',
    'type de document',
    'type de piece',
    'type de facture',
    'document type',
    'invoice type',
    'nature de la piece',
  ),
  field('status', 'État', 'Status', ALL, 'etat', 'statut', 'status', 'state', 'financial status', 'payment status'),
  field(
    'label',
    'Libellé',
    'Description',
    ALL,
    'libelle',
    'objet',
    'designation',
    'description',
    'intitule',
    'item',
    'product',
    'produit',
    'article',
    'item name',
    'lineitem name',
    'subject',
    'titre',
  ),
  field(
    'item',
    'Code article',
    'Item code',
    BOTH,
    'code article',
    'ref article',
    'reference article',
    'sku',
    'lineitem sku',
    'item code',
    'code produit',
    'ref produit',
  ),
  field('category', 'Catégorie', 'Category', BOTH, 'categorie', 'category', 'famille', 'rayon', 'product type'),
  field(
    'kind',
    'Nature',
    'Nature',
    BOTH,
    'nature',
    'bien service',
    'type de produit',
    'type d article',
    'bien ou service',
  ),
  field('quantity', 'Quantité', 'Quantity', BOTH, 'quantite', 'qte', 'qty', 'quantity', 'lineitem quantity'),
  field(
    'unitPrice',
    'Prix unitaire HT',
    'Unit price',
    BOTH,
    'prix unitaire',
    'prix unitaire ht',
    'pu',
    'pu ht',
    'puht',
    'unit price',
    'price',
    'rate',
    'lineitem price',
  ),
  field(
    'net',
    'Montant HT',
    'Net',
    BOTH,
    'ht',
    'total ht',
    'montant ht',
    'net',
    'net ht',
    'total net',
    'subtotal',
    'sub total',
    'amount excl tax',
    'untaxed amount',
    'montant hors taxes',
    'total hors taxes',
    'sous total',
    'base ht',
    'total excl tax',
    'taxable amount',
  ),
  field(
    'rate',
    'Taux de TVA',
    'VAT rate',
    BOTH,
    'taux tva',
    'taux de tva',
    'tva pourcent',
    'taux',
    'vat rate',
    'tax rate',
    'tva taux',
  ),
  field(
    'vat',
    'Montant de TVA',
    'VAT',
    BOTH,
    'tva',
    'total tva',
    'montant tva',
    'montant de tva',
    'vat',
    'vat amount',
    'tax',
    'taxes',
    'tax amount',
    'total tax',
    'total vat',
    'sales tax',
  ),
  field(
    'gross',
    'Montant TTC',
    'Gross',
    ALL,
    'ttc',
    'total ttc',
    'montant ttc',
    'total',
    'net a payer',
    'gross',
    'gross amount',
    'total amount',
    'amount incl tax',
    'total incl tax',
    'grand total',
    'montant total',
    'amount',
    'montant',
    'amount total',
    'montant du paiement',
    'montant regle',
    'montant paye',
    'amount paid',
    'credit',
    'brut',
    'payment amount',
  ),
  field(
    'prepaid',
    'Acompte déduit',
    'Deposit deducted',
    BOTH,
    'acompte',
    'acomptes',
    'acompte deduit',
    'deposit',
    'prepaid',
    'acompte verse',
  ),
  field(
    'depositNumber',
    'N° de l’acompte',
    'Deposit’s number',
    BOTH,
    'n acompte',
    'numero acompte',
    'facture d acompte',
    'deposit invoice',
  ),
  field(
    'invoice',
    'Facture concernée',
    'Invoice concerned',
    ALL,
    'facture reglee',
    'facture concernee',
    'facture d origine',
    'n facture d origine',
    'facture associee',
    'factures',
    'original invoice',
    'credited invoice',
    'invoice ref',
    'invoices',
  ),
  field(
    'mode',
    'Mode de règlement',
    'Payment mode',
    ALL,
    'mode',
    'mode de reglement',
    'mode reglement',
    'mode de paiement',
    'moyen de paiement',
    'reglement',
    'payment method',
    'payment mode',
    'method',
    'gateway',
    'moyen de reglement',
    'type de paiement',
    'payment type',
    'payment gateway',
  ),
  field(
    'fee',
    'Commission',
    'Fee',
    ['payments'],
    'commission',
    'frais',
    'fee',
    'fees',
    'stripe fee',
    'frais bancaires',
  ),
  field(
    'slip',
    'Bordereau ou versement',
    'Slip or pay-out',
    ['payments'],
    'bordereau',
    'remise',
    'payout',
    'virement',
    'payout id',
    'transfer',
  ),
  field('currency', 'Devise', 'Currency', ALL, 'devise', 'currency', 'monnaie', 'currency code'),
  field(
    'exchange',
    'Cours de change',
    'Exchange rate',
    ALL,
    'cours',
    'taux de change',
    'exchange rate',
    'currency rate',
  ),
]

/** A header as it is compared: lower case, no accents, no punctuation, single spaces. */
export function plainHeader(text: string): string {
  return text
    .replace(/%/g, ' pourcent ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** Columns per rate: « TVA 20 % », « HT 5,5 % », « Base 10 ». The id is `vat@20`, `net@5.5`. */
function ratedField(header: string): string | undefined {
  const match =
    /^(tva|vat|montant tva|total tva|ht|base ht|base|net|total ht|montant ht)\s*(?:a\s*)?(\d{1,2})(?:[ ,.](\d))?\s*(?:pourcent)?$/.exec(
      header,
    )
  if (!match) return undefined
  const rate = match[3] && match[3] !== '0' ? `${match[2]}.${match[3]}` : match[2]
  return `${/tva|vat/.test(match[1] ?? '') ? 'vat' : 'net'}@${rate}`
}

/** Which field each header is, for a content; a field is given once, to the header that is surest of it. */
export function recogniseHeaders(
  header: readonly string[],
  content: 'sales' | 'purchases' | 'payments',
): Record<number, string> {
  const plain = header.map(plainHeader)
  const columns: Record<number, string> = {}
  const taken = new Set<string>()
  const candidates: { column: number; id: string; rank: number }[] = []
  plain.forEach((name, column) => {
    const rated = content === 'payments' ? undefined : ratedField(name)
    if (rated) {
      columns[column] = rated
      return
    }
    for (const each of TABLE_FIELDS) {
      if (!each.for.includes(content)) continue
      const exact = each.headers.indexOf(name)
      if (exact >= 0) candidates.push({ column, id: each.id, rank: exact })
    }
  })
  candidates.sort((a, b) => a.rank - b.rank || a.column - b.column)
  for (const { column, id } of candidates) {
    if (columns[column] !== undefined || taken.has(id)) continue
    columns[column] = id
    taken.add(id)
  }
  return columns
}

/** The header's signature: the same columns of the same application give the same one. */
export function headerSignature(header: readonly string[]): string {
  return header.map(plainHeader).join('|').slice(0, 4000)
}
