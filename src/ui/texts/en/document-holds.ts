import type { holds as fr } from '../fr/document-holds'

/** Questions about a document and their answers. */
export const holds: typeof fr = {
  title: 'For you to answer',
  sale: 'It is a sale',
  purchase: 'It is a purchase',
  move: (dossier) => `Move to the dossier “${dossier}”`,
  real: 'It is a real document, to be booked',
  confirm: 'Confirm as it is',
  isKind: (kind) =>
    ({
      invoice: 'It is an invoice',
      'credit-note': 'It is a credit note',
      deposit: 'It is a deposit invoice',
      'deposit-credit-note': 'It is a deposit credit note',
      payment: 'It is a payment',
    })[kind],
  replaced: 'The other one is dealt with: book this one',
  rate: 'VAT rate of the document',
  rateUse: 'Use this rate',
  nature: 'Nature of the lines',
  natureUse: 'Use this nature',
  other: 'See the other document',
  keepThis: 'Keep only this one',
  keepOther: 'Keep only the other one',
  keepBoth: 'They are two documents: keep both',
  thisOne: 'This one',
  otherOne: 'The other one',
  conflict: (number) => `What tells the two documents ${number} apart`,
  edit: 'Correct the document',
  remove: 'Delete the document',
  onAccount: 'Book it until the invoice comes',
  answered: 'Answer recorded.',
}
