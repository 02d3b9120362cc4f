import type { ReadingWarningCode } from '../../../domain/problems/intake'

/** What a reader of e-invoices tells without blocking, in English; `detail` is the figure or the name it met. */
export const en = {
  'siren-key': (detail) => `SIREN with a wrong key: ${detail}.`,
  'siret-key': (detail) => `SIRET with a wrong key: ${detail}.`,
  'siret-other-siren': (detail) => `The SIRET is not of the SIREN: ${detail}.`,
  'vat-id-key': (detail) => `VAT number with a wrong key: ${detail}.`,
  'vat-group': (detail) =>
    `The issuer is a member of a VAT group whose number is ${detail}. Its account remains its own.`,
  'tax-representative': (detail) => `The issuer has a tax representative: ${detail}.`,
  'foreign-vat': (detail) =>
    `VAT charged under a foreign number (${detail}): it is not deducted in France but claimed back from that state. Correct the document if it belongs to the expense.`,
  'untaxed-from-abroad': (detail) =>
    `Foreign supplier (${detail}) without VAT or reverse charge: a service bought abroad is self-assessed (CGI art. 283-2). Correct the VAT treatment where it applies.`,
  'disbursement-bought': () =>
    'Disbursement advanced by the supplier, booked on a third party’s account (467): change its nature if it is your expense.',
  'iban-key': (detail) => `IBAN with a wrong key: ${detail}. Check it with the supplier before paying.`,
  'iban-choices': (detail) => `Several accounts to choose from for the payment: ${detail}.`,
  'iban-changed': (detail) =>
    `The bank account of this supplier has changed (new / known): ${detail}. Check it by telephone before paying.`,
  'due-estimated': (detail) =>
    `Due date estimated from this party’s previous invoice: ${detail}. The invoice has its totals only.`,
  'due-before-issue': (detail) => `The due date (${detail}) is before the date of the invoice.`,
  'due-unreadable': (detail) => `Due date that cannot be read, left out: ${detail}.`,
  'year-unusual': (detail) => `Unusual date: ${detail}.`,
  'number-form': (detail) => `Number outside the allowed form (35 characters, letters, digits and + - _ /): ${detail}.`,
  'credit-without-reference': () => 'Credit note that does not name the invoice it credits.',
  'notes-missing': (detail) => `Notes required between businesses are missing: ${detail}.`,
  'notes-repeated': (detail) => `Required notes written more than once: ${detail}.`,
  'framework-odd': (detail) =>
    `The business framework ${detail} does not suit this document or what is still due of it.`,
  'paid-to-subcontractor': (detail) =>
    `Subcontractor paid by the final customer (framework ${detail}): the entry stays with the party that is invoiced.`,
  'margin-scheme': (detail) =>
    `VAT on the margin (${detail}): the invoice does not show it, nor does the entry. Work it out apart.`,
  'currency-deduced': (detail) => `Currency missing, taken from the totals: ${detail}.`,
  prepaid: (detail) => `Already paid according to the invoice: ${detail}. Match the deposit or the payment.`,
  arrears: (detail) => `Earlier arrears are added to the payable (${detail}); they are not booked here.`,
  'third-party': (detail) => `The payable includes ${detail} collected for third parties; the entry does not hold it.`,
  'already-paid': (detail) => `Invoice already paid: ${detail}. The payment is not created.`,
  'no-exchange-rate': (detail) => `Invoice in ${detail} without a rate: enter it before the export.`,
  'rows-and-gross': (detail) => `Bases and VAT differ from the total by ${detail}: the gap goes to rounding.`,
  totals: (detail) => `A total of the foot does not add up: ${detail}. The entry does not rest on it.`,
  'vat-rounding': (detail) => `Printed and computed VAT differ: ${detail}. The printed one is taken.`,
  'vat-point-mixed': (detail) => `The VAT rows become due at different times: ${detail}.`,
  factored: (detail) => `Invoice assigned to a factor${detail === '' ? '' : ` (${detail})`}: the payment goes there.`,
  'other-payee': (detail) =>
    `Payment goes to ${detail}, not to the issuer; the third party’s account remains the issuer’s.`,
  instalments: (detail) => `The instalments do not add up to the payable: ${detail}. Only the last date is kept.`,
  'type-unusual': (detail) => `Document type outside the French list: ${detail}.`,
  'rate-unusual': (detail) => `VAT rate unknown in France: ${detail}%.`,
  'rate-deduced': (detail) => `VAT rate worked out of the totals: ${detail}%.`,
  'direction-guessed': (detail) => `Name and postcode like yours: ${detail}. Confirm the direction.`,
  'signs-turned': () => 'Negative invoice, taken as a credit note of the same amount.',
  'nothing-to-book': () => 'Total of zero: no entry.',
  'amount-rounded': (detail) => `Amount rounded to its currency: ${detail}.`,
} satisfies Record<ReadingWarningCode, (detail: string) => string>
