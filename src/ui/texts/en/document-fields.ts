const fields: Readonly<Record<string, string>> = {
  direction: 'Direction',
  kind: 'Type',
  number: 'Number',
  date: 'Date',
  currency: 'Currency',
  rate: 'Exchange rate',
  'party.name': 'Third party',
  'party.code': 'Third party’s code',
  'party.siren': 'SIREN',
  'party.siret': 'SIRET',
  'party.vatId': 'VAT number',
  'party.vatGroup': 'VAT number of its group',
  'party.country': 'Country',
  'party.postalCode': 'Postcode',
  'party.city': 'Town',
  'party.street': 'Address',
  'party.category': 'Third party’s category',
  'totals.net': 'Net total',
  'totals.vat': 'VAT total',
  'totals.gross': 'Gross total',
  'totals.prepaid': 'Already paid',
  'totals.rounding': 'Rounding',
  'totals.payable': 'Amount due',
  vatPoint: 'VAT point',
  note: 'Note',
  paymentMeans: 'Means of payment',
  selfBilled: 'Self-billing',
  rebate: 'Rebate',
  refund: 'Refund',
  mode: 'Payment mode',
  amount: 'Amount',
  slip: 'Deposit slip',
  'fee.net': 'Fee, net',
  'fee.vat': 'VAT of the fee',
  'fee.rate': 'Rate of the fee',
}

const lists: Readonly<Record<string, string>> = {
  lines: 'Line',
  vat: 'VAT row',
  dueDates: 'Due date',
  deposits: 'Deposit',
  refersTo: 'Reference',
  ibans: 'Bank account',
  allocations: 'Allocation',
}

const parts: Readonly<Record<string, string>> = {
  label: 'description',
  net: 'net',
  vat: 'VAT',
  base: 'base',
  rate: 'rate',
  treatment: 'VAT treatment',
  kind: 'nature',
  quantity: 'quantity',
  unitPrice: 'unit price',
  code: 'item code',
  category: 'category',
  account: 'account',
  date: 'date',
  amount: 'amount',
  number: 'number',
  gross: 'gross',
  reason: 'reason',
  point: 'when due',
  role: 'role',
  type: 'type',
  discount: 'early-payment discount',
  writeOff: 'difference given up',
  for: 'in favour of',
  kindUnsaid: 'nature not stated',
  onAccount: 'until the invoice comes',
  deposit: 'deposit taken back',
}

/** A field’s path in words, in differences. */
export function field(path: string): string {
  const known = fields[path]
  if (known) return known
  const [list = '', index = '', part = '', ...rest] = path.split('.')
  // The dossier's own side as printed has the fields of a party.
  if (list === 'self') return `We, on the document: ${(fields[`party.${index}`] ?? index).toLowerCase()}`
  const name = lists[list]
  if (!name || !/^\d+$/.test(index)) return path
  return `${name} ${Number(index) + 1}, ${[part, ...rest].map((each) => parts[each] ?? each).join(' ')}`
}
