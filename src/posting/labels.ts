import type { Invoice, Payment } from '../domain/document'
import { isCredit } from '../domain/document'

/**
 * The words that go into the books. They are French whatever the language of the interface: the reader is a French
 * accountant, and the FEC requires French or the language of the accounts.
 */
export const WORDS = {
  deposit: 'acompte',
  reverseCharge: 'autoliquidation',
  fees: 'frais',
  rounding: 'arrondi',
  exchange: 'écart de change',
  discount: 'escompte',
  advance: 'avance',
}

/** Label of an invoice's lines: the party, the invoice that a credit note concerns, and the mention of reverse charge. */
export function invoiceLabel(document: Invoice): string {
  const parts = [document.party.name.trim()]
  if (isCredit(document)) {
    const first = document.refersTo[0]
    parts.push(first ? `avoir sur ${first.number}` : 'avoir')
  } else if (document.kind === 'deposit') parts.push(WORDS.deposit)
  // CGI ann. II art. 242 nonies A, I-13°: the mention that the customer owes the tax.
  if (document.vat.some((row) => row.treatment === 'AE')) parts.push(WORDS.reverseCharge)
  return parts.filter((part) => part !== '').join(' ')
}

/** Label of a payment's own lines: the party. */
export function paymentLabel(payment: Payment): string {
  return payment.party.name.trim() || payment.number
}
