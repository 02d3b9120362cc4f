import type { Hold } from '../../../domain/document'
import type { PostingProblem } from '../../../domain/problems/posting'
import type { ProblemText, ProblemTexts } from '../problem-text'
import { ENGLISH } from '../typography'
import { KINDS, side, TREATMENTS } from './posting-words.en'

const { money, date, percent } = ENGLISH

/** What each question of a reader is, and how it is answered. */
const holds: { readonly [Code in Hold['code']]: (hold: Extract<Hold, { code: Code }>, number: string) => ProblemText } =
  {
    'direction-unknown': (hold, number) => ({
      what: `Document ${number} is neither a sale nor a purchase of this company.`,
      why: `Seller: ${hold.seller || 'unknown'}. Buyer: ${hold.buyer || 'unknown'}. Neither has the company’s SIREN or VAT number.`,
      remedy: 'Say whether it is a sale or a purchase, or import it into the right company.',
    }),
    'direction-both': (_, number) => ({
      what: `Document ${number} names us as both seller and buyer.`,
      why: 'It may be a movement between two sites, or a test.',
      remedy: 'Say whether it is a sale or a purchase, or delete it.',
    }),
    'test-document': (_, number) => ({
      what: `Document ${number} is marked as a test.`,
      why: 'Its issuer set the test indicator: it is not a real invoice.',
      remedy: 'Delete it, or confirm that it must be booked.',
    }),
    'type-to-confirm': (hold, number) => ({
      what: `The nature of document ${number} is to be confirmed.`,
      why: `Its type code is ${hold.type}, which several uses share.`,
      remedy: 'Say whether it is an invoice, a credit note or a deposit.',
    }),
    'type-conflict': (hold, number) => ({
      what: `Document ${number} says two things at once.`,
      why: `Its type code is ${hold.type}, but the file is a “${hold.root}” document.`,
      remedy: 'Say whether it is an invoice or a credit note.',
    }),
    'negative-credit-note': (_, number) => ({
      what: `Credit note ${number} has a negative total.`,
      why: 'A negative credit note would mean an invoice; some software writes it for an ordinary credit note.',
      remedy: 'Confirm the credit note of the same amount, or say that it is an invoice.',
    }),
    'replaces-invoice': (hold, number) => ({
      what: `Corrected invoice ${number} replaces ${hold.number === '' ? 'an invoice that it does not name' : `invoice ${hold.number}`}.`,
      why: 'Booking both would count the sale twice.',
      remedy: `Delete ${hold.number === '' ? 'the original' : `invoice ${hold.number}`} or enter its credit note, then confirm this one.`,
    }),
    'minimum-profile': (hold, number) => ({
      what: `Document ${number} gives its totals only, without VAT by rate.`,
      why: hold.rate
        ? `Its amounts fit the rate of ${percent(hold.rate)}, but it does not say so.`
        : 'No single rate gives its VAT to the cent.',
      remedy: 'Enter the rate, or ask for the invoice with its lines.',
    }),
    'vat-category': (hold, number) => ({
      what: `Document ${number} has a VAT treatment that France does not use.`,
      why: `Category “${hold.category}”.`,
      remedy: 'Correct the VAT treatment of its lines, or enter the document by hand.',
    }),
    'already-reported': (hold, number) => ({
      what: `The VAT of document ${number} may already be declared.`,
      why: `Its framework ${hold.framework} says a retail sale already reported: booking it would count the VAT twice.`,
      remedy: 'Delete it if the sale is already in your takings, otherwise confirm it.',
    }),
    'several-sellers': (hold, number) => ({
      what: `Document ${number} gathers several sellers.`,
      why: `Its framework is ${hold.framework}: its total is not one invoice.${hold.parts ? ` It is made of: ${hold.parts}.` : ''}`,
      remedy: 'Enter one document per seller, then delete this one.',
    }),
    'archive-only': (_, number) => ({
      what: `Document ${number} was sent for the archive only.`,
      why: 'Its issuer marked it ARCHIVEONLY.',
      remedy: 'Delete it, or confirm that it must be booked.',
    }),
    'number-conflict': (hold, number) => ({
      what: `Two documents are numbered ${number} and do not say the same.`,
      why: `The other one is of ${money(hold.otherGross)}. Booking both might count the same one twice.`,
      remedy: 'Compare them, then say which one to keep, or that they are two documents.',
    }),
    'line-kind-unknown': (_, number) => ({
      what: `Document ${number} does not say whether it is for goods or services.`,
      why: 'The account and the moment when VAT is due depend on it.',
      remedy: 'Choose the nature of its lines.',
    }),
    'reading-check': (hold, number) => {
      switch (hold.check) {
        case 'payment-shares':
          return {
            what: `Payment ${number} pays several invoices, and its table does not say how much of each.`,
            why: `Invoices: ${hold.expected}. Sum to share: ${hold.found}.`,
            remedy: 'Enter what each invoice receives; confirming keeps the shares that are proposed.',
          }
        case 'refund-day':
          return {
            what: `Payment ${number} was refunded (${hold.found}), and its table does not say on which day.`,
            why: 'The refund is a document of its own, dated on the day when the money left.',
            remedy: 'Change its date; confirming keeps that of the payment.',
          }
        default:
          return {
            what: `Document ${number} contradicts itself (${hold.check}).`,
            why: `Expected: ${hold.expected}. Found: ${hold.found}.`,
            remedy: 'Check the document, ask its issuer for a right one, or confirm it as it is.',
          }
      }
    },
  }

function holdText<Code extends Hold['code']>(code: Code, hold: Extract<Hold, { code: Code }>, number: string) {
  return holds[code](hold, number)
}

const TOTALS = {
  net: 'the net total',
  vat: 'the VAT',
  gross: 'the gross total',
  row: 'the VAT base',
  due: 'the amount due',
} as const

/** English words of the problems of posting. */
export const en = {
  'posting.unbalanced': (p) => ({
    what: `The entry of ${p.number} does not balance: gap of ${money(p.gap)}.`,
    why: 'The document’s amounts do not give as much debit as credit.',
    remedy: 'Check the lines and totals of the document, then take it again.',
  }),
  'posting.total-differs': (p) => ({
    what: `Document ${p.number} contradicts itself: ${TOTALS[p.what]}${p.rate ? ` at ${percent(p.rate)}` : ''} does not add up.`,
    why: `The document says ${money(p.expected)}, its lines make ${money(p.found)}.`,
    remedy: 'Correct it in the billing software and take it again, or raise the accepted gap (Settings › Rounding).',
  }),
  'posting.due-differs': (p) => ({
    what: `The amount due of ${p.number} cannot be found again.`,
    why: `The document says ${money(p.expected)}; total, prepayment and rounding make ${money(p.found)}.`,
    remedy: 'The entry holds the invoice’s total. Check what has already been paid.',
  }),
  'posting.taxed-without-rate': (p) => ({
    what: `${money(p.base)} of document ${p.number} are called taxed, but at ${percent('0')}.`,
    why: 'What is taxed has a rate; an exemption has its own treatment.',
    remedy: 'Correct the VAT treatment of these lines (exempt, reverse charge, export…).',
  }),
  'posting.rounding': (p) => ({
    what: `Rounding gap of ${money(p.gap)} on ${p.number}.`,
    why: 'The document’s total is not quite the sum of its bases and VAT.',
    remedy: 'It goes to 658 or 758. Nothing to do.',
  }),
  'posting.rates-untold': (p) => ({
    what: `The VAT of ${p.number} is deducted as one: ${money(p.vat)}.`,
    why: 'The document gives its totals only, and its rates cannot be worked out of them. One account of deductible VAT takes them all.',
    remedy: 'Nothing to do, unless your expense accounts depend on the rate: then ask for the invoice with its lines.',
  }),
  'posting.no-account-rule': (p) => ({
    what: `No account for “${p.label}” (${p.number}).`,
    why: `No ${p.direction === 'sale' ? 'sales' : 'purchase'} rule takes ${KINDS[p.kind]}, ${TREATMENTS[p.treatment]}, at ${percent(p.rate)}.`,
    remedy: `Add a rule (Settings › ${p.direction === 'sale' ? 'Sales' : 'Purchase'} rules).`,
  }),
  'posting.no-vat-account': (p) => ({
    what: `No VAT account for the rate of ${percent(p.rate)} (${p.number}).`,
    why: `The company has no account for this rate, ${TREATMENTS[p.treatment]}, ${side(p.direction)}.`,
    remedy: 'Choose it (Settings › VAT); every document at this rate is then released.',
  }),
  'posting.vat-without-tax': (p) => ({
    what: `Document ${p.number} charges ${money(p.vat)} of VAT where there can be none.`,
    why: `Treatment: ${TREATMENTS[p.treatment]}, rate of ${percent(p.rate)}.`,
    remedy: 'Correct the treatment or the rate of these lines, then take the document again.',
  }),
  'posting.account-too-long': (p) => ({
    what: `Account ${p.account} does not fit in ${p.width} digits (${p.number}).`,
    why: 'Cutting it would make another account.',
    remedy: 'Change this account or the width of accounts (Settings › Chart of accounts).',
  }),
  'posting.no-journal': (p) => ({
    what: `Journal ${p.journal} does not exist (${p.number}).`,
    why: 'A setting names it, but it is not among the journals.',
    remedy: 'Create it or choose another one (Settings › Journals).',
  }),
  'posting.no-payment-mode': (p) => ({
    what: `Unknown payment mode: “${p.mode}” (${p.number}).`,
    why: 'The company has no journal and account for it.',
    remedy: 'Add it, or add this name to an existing mode (Settings › Payments).',
  }),
  'posting.no-rate': (p) => ({
    what: `Document ${p.number} is in ${p.currency}, without a rate of exchange.`,
    why: 'The entry is made in the company’s currency.',
    remedy: 'Enter the day’s rate on the document.',
  }),
  'posting.no-party': (p) => ({
    what: `Document ${p.number} has no third party.`,
    why: 'No name, no code, no SIREN, no VAT number.',
    remedy: 'Enter the customer or supplier on the document.',
  }),
  'posting.over-allocated': (p) => ({
    what: `Payment ${p.number} is shared out beyond its amount.`,
    why: `Paid: ${money(p.paid)}. Shared out: ${money(p.allocated)}.`,
    remedy: 'Correct how the payment is shared out.',
  }),
  'posting.overpaid': (p) => ({
    what: `Payment ${p.number} pays more than ${p.invoice} owes.`,
    why: `Was due: ${money(p.due)}. Paid: ${money(p.paid)}.`,
    remedy: 'The rest stays to the party’s credit. Refund it or put it to another invoice.',
  }),
  'posting.invoice-unknown': (p) => ({
    what: `Payment ${p.number} pays ${p.invoice}, which is not here.`,
    why: 'The invoice may be of an earlier year, or not imported yet.',
    remedy: 'Import it if it is missing. The payment’s entry is right without it.',
  }),
  'posting.receipts-invoice-unknown': (p) => ({
    what: `Payment ${p.number} pays ${p.invoice}, which is not here.`,
    why: 'VAT is due on receipt: without the invoice its amount by rate is unknown.',
    remedy: `Import invoice ${p.invoice}. If it cannot come now, open the payment and book it in the meantime.`,
  }),
  'posting.receipts-currency': (p) => ({
    what: `Payment ${p.number} pays invoice ${p.invoice} in ${p.paidIn}, while it is in ${p.currency}.`,
    why: 'VAT due on receipt follows the share that is paid, which this amount does not tell in the invoice’s currency.',
    remedy: `Change the payment: its amount in ${p.currency} and the rate of the day of payment.`,
  }),
  'posting.payment-currency': (p) => ({
    what: `Payment ${p.number} pays invoice ${p.invoice} in ${p.paidIn}, while it is in ${p.currency}.`,
    why: 'Without its amount in the invoice’s currency the exchange gap is not booked, and the third party’s account may not be cleared.',
    remedy: `Enter the payment in ${p.currency} with its rate, or book the gap in your accounting software.`,
  }),
  'posting.receipts-vat-waits': (p) => ({
    what: `Payment ${p.number} is credited to the customer, without VAT: invoice ${p.invoice} is missing.`,
    why: `The VAT within ${money(p.paid)} is due on receipt, but its rate is unknown.`,
    remedy: `Import ${p.invoice}: the payment will then be completed, by a correcting export if it is exported already.`,
  }),
  'posting.deposit-unknown': (p) => ({
    what: `Deposit ${p.deposit}, deducted from ${p.number}, is not here.`,
    why: p.amount === undefined ? 'Its invoice is missing.' : `Its invoice of ${money(p.amount)} is missing.`,
    remedy: 'Import the deposit invoice. Without it, it counts as a payment already received.',
  }),
  'posting.prepaid-unmatched': (p) => ({
    what: `${money(p.amount)} already paid on ${p.number} match no known deposit.`,
    why: 'The invoice states them without a deposit invoice that explains them.',
    remedy: 'Import the deposit, or the payment.',
  }),
  'posting.nothing-to-book': (p) => ({
    what: `Nothing to book for ${p.number}.`,
    why: 'Its amounts are zero or cancel out.',
    remedy: 'Leave it out, or correct its amounts.',
  }),
  'posting.locked': (p) => ({
    what: `${p.number} will be booked on ${date(p.bookedOn)}.`,
    why: `Its date, ${date(p.date)}, is in a locked period.`,
    remedy: 'Its document date is kept. Unlock the period (Settings › Periods) to book it on its own day.',
  }),
  'posting.no-open-day': (p) => ({
    what: `No open day for ${p.number} of ${date(p.date)}.`,
    why: 'The period is locked and no fiscal year starts after it.',
    remedy: 'Open the next fiscal year or unlock the period (Settings › Periods).',
  }),
  'posting.hold': (p) => holdText(p.hold.code, p.hold, p.number),
} satisfies ProblemTexts<PostingProblem>
