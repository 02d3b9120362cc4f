const fields: Readonly<Record<string, string>> = {
  direction: 'Sens',
  kind: 'Type',
  number: 'Numéro',
  date: 'Date',
  currency: 'Devise',
  rate: 'Cours',
  'party.name': 'Tiers',
  'party.code': 'Code du tiers',
  'party.siren': 'SIREN',
  'party.siret': 'SIRET',
  'party.vatId': 'N° de TVA',
  'party.vatGroup': 'N° de TVA du groupe',
  'party.country': 'Pays',
  'party.postalCode': 'Code postal',
  'party.city': 'Ville',
  'party.street': 'Adresse',
  'party.category': 'Catégorie du tiers',
  'totals.net': 'Total HT',
  'totals.vat': 'Total TVA',
  'totals.gross': 'Total TTC',
  'totals.prepaid': 'Déjà réglé',
  'totals.rounding': 'Arrondi',
  'totals.payable': 'Net à payer',
  vatPoint: 'Exigibilité de la TVA',
  note: 'Note',
  paymentMeans: 'Moyen de paiement',
  selfBilled: 'Autofacturation',
  rebate: 'Avoir de remise',
  refund: 'Remboursement',
  mode: 'Mode de règlement',
  amount: 'Montant',
  slip: 'Bordereau',
  'fee.net': 'Commission HT',
  'fee.vat': 'TVA de la commission',
  'fee.rate': 'Taux de la commission',
}

/** Parts of a field's path inside a list: `lines.2.net` is « Ligne 3, HT ». */
const lists: Readonly<Record<string, string>> = {
  lines: 'Ligne',
  vat: 'TVA, rang',
  dueDates: 'Échéance',
  deposits: 'Acompte',
  refersTo: 'Référence',
  ibans: 'Compte bancaire',
  allocations: 'Affectation',
}

const parts: Readonly<Record<string, string>> = {
  label: 'libellé',
  net: 'HT',
  vat: 'TVA',
  base: 'base',
  rate: 'taux',
  treatment: 'traitement de TVA',
  kind: 'nature',
  quantity: 'quantité',
  unitPrice: 'prix unitaire',
  code: 'code article',
  category: 'catégorie',
  account: 'compte',
  date: 'date',
  amount: 'montant',
  number: 'numéro',
  gross: 'TTC',
  reason: 'motif',
  point: 'exigibilité',
  role: 'rôle',
  type: 'type',
  discount: 'escompte',
  writeOff: 'écart abandonné',
  for: 'au profit de',
  kindUnsaid: 'nature non précisée',
  onAccount: 'en attente de la facture',
  deposit: 'acompte repris',
}

/** A field’s path in words, in differences. */
export function field(path: string): string {
  const known = fields[path]
  if (known) return known
  const [list = '', index = '', part = '', ...rest] = path.split('.')
  // The dossier's own side as printed has the fields of a party.
  if (list === 'self') return `Nous, sur la pièce : ${(fields[`party.${index}`] ?? index).toLowerCase()}`
  const name = lists[list]
  if (!name || !/^\d+$/.test(index)) return path
  return `${name} ${Number(index) + 1}, ${[part, ...rest].map((each) => parts[each] ?? each).join(' ')}`
}
