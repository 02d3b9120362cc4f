import type { CheckProblem } from '../../../domain/problems/checks'
import type { ProblemTexts } from '../problem-text'
import { ENGLISH } from '../typography'

const { money, date, percent, count } = ENGLISH

/** English words of the checks before an export. */
export const en = {
  'check.empty-number': () => ({
    what: 'A document has no number.',
    why: 'The document number is required by law (CGI ann. II art. 242 nonies A; FEC, field PieceRef).',
    remedy: 'Open the document and give it its number.',
  }),
  'check.duplicate-number': (p) => ({
    what: `Two documents are numbered ${p.number}.`,
    why: 'A number serves once per issuer and year.',
    remedy: 'Compare them, correct the number of one or delete the duplicate.',
  }),
  'check.outside-fiscal-year': (p) => ({
    what: `${p.number} is dated ${date(p.date)}, outside every fiscal year of the company.`,
    why: 'An entry belongs to a fiscal year.',
    remedy: 'Add the fiscal year (Settings › Company) or correct the date.',
  }),
  'check.credit-note-alone': (p) => ({
    what: `Credit note ${p.number} refers to no known invoice.`,
    why: 'A credit note names the invoice it corrects (CGI art. 289-I-5).',
    remedy: 'Name the invoice on the credit note, or import it. The entry is right without it.',
  }),
  'check.deposit-never-deducted': (p) => ({
    what: `Deposit ${p.number} has been deducted from no invoice since ${date(p.since)}.`,
    why: 'It stays on account 4191 or 4091 until the final invoice takes it back.',
    remedy: 'Check that the final invoice names it, or enter the deposit’s credit note.',
  }),
  'check.deposit-overdrawn': (p) => ({
    what: `Deposit ${p.deposit}, deducted from ${p.number}, is deducted more than once.`,
    why: `It is of ${money(p.gross)}; the invoices that name it deduct ${money(p.taken)}.`,
    remedy: 'State on each invoice the part that it deducts, or take the deposit off the one that does not.',
  }),
  'check.bad-siren': (p) => ({
    what: `SIREN or SIRET ${p.value} of ${p.number} is wrong.`,
    why: 'Its check digit does not fit.',
    remedy: 'Correct it on the party.',
  }),
  'check.iban-changed': (p) => ({
    what: `The supplier’s bank account changes with ${p.number}.`,
    why: `New / known: ${p.accounts}. A replaced IBAN is a common fraud.`,
    remedy: 'Call the supplier on a number that you know before paying. The entry does not depend on it.',
  }),
  'check.bad-vat-id': (p) => ({
    what: `VAT number ${p.value} of ${p.number} is wrong.`,
    why: 'Its check digits or its form do not fit.',
    remedy: 'Correct it on the party; an intra-Community supply needs a valid number.',
  }),
  'check.party-twice': (p) => ({
    what: `“${p.name}” and “${p.otherName}” may be the same party (${p.number}).`,
    why: 'Same identifier, or same name and postcode, but two auxiliary accounts.',
    remedy: 'Give them the same code, or leave them apart if they are.',
  }),
  'check.rate-unusual': (p) => ({
    what: `Unusual VAT rate on ${p.number}: ${percent(p.rate)}.`,
    why: 'It is neither a French rate in force nor one that the company knows.',
    remedy: 'Check the rate, or give it an account (Settings › VAT).',
  }),
  'check.vat-differs': (p) => ({
    what: `The VAT at ${percent(p.rate)} of ${p.number} is not base times rate.`,
    why: `Computed: ${money(p.expected)}. Printed: ${money(p.found)}.`,
    remedy: 'The entry holds the printed VAT. Check the invoice if the gap is more than rounding.',
  }),
  'check.number-gap': (p) => ({
    what: `${p.missing === 1 ? 'One number is' : `${count(p.missing)} numbers are`} missing in series ${p.series}, between ${p.after} and ${p.before}.`,
    why: 'Sales invoices follow each other without a gap (CGI ann. II art. 242 nonies A).',
    remedy: 'Import the missing documents, or keep proof of their cancellation.',
  }),
} satisfies ProblemTexts<CheckProblem>
