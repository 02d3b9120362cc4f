import type { PlainDate } from '../date'
import type { Direction, DocumentKey, Hold, LineKind, VatRate, VatTreatment } from '../document'
import type { Amount, CurrencyCode } from '../money'

/** The document a problem is about: its key to link, its number to say. */
export interface OnDocument {
  readonly document: DocumentKey
  readonly number: string
}

/** What posting can find wrong with one document. Blocking: the document stays out, the others go. */
export type PostingProblem = OnDocument &
  (
    | { readonly code: 'posting.unbalanced'; readonly level: 'blocking'; readonly gap: Amount }
    | {
        readonly code: 'posting.total-differs'
        readonly level: 'blocking'
        readonly what: 'net' | 'vat' | 'gross' | 'row' | 'due'
        readonly expected: Amount
        readonly found: Amount
        readonly rate?: VatRate
      }
    | {
        readonly code: 'posting.due-differs'
        readonly level: 'notice'
        readonly expected: Amount
        readonly found: Amount
      }
    | {
        readonly code: 'posting.taxed-without-rate'
        readonly level: 'blocking'
        readonly treatment: VatTreatment
        readonly base: Amount
      }
    | { readonly code: 'posting.rounding'; readonly level: 'notice'; readonly gap: Amount }
    /** Deductible VAT of several rates that the document does not tell apart, booked as one. */
    | { readonly code: 'posting.rates-untold'; readonly level: 'notice'; readonly vat: Amount }
    | {
        readonly code: 'posting.no-account-rule'
        readonly level: 'blocking'
        readonly direction: Direction
        readonly kind: LineKind
        readonly treatment: VatTreatment
        readonly rate: VatRate
        readonly label: string
      }
    | {
        readonly code: 'posting.no-vat-account'
        readonly level: 'blocking'
        readonly direction: Direction
        readonly treatment: VatTreatment
        readonly rate: VatRate
      }
    | {
        readonly code: 'posting.vat-without-tax'
        readonly level: 'blocking'
        readonly treatment: VatTreatment
        readonly rate: VatRate
        readonly vat: Amount
      }
    | {
        readonly code: 'posting.account-too-long'
        readonly level: 'blocking'
        readonly account: string
        readonly width: number
      }
    | { readonly code: 'posting.no-journal'; readonly level: 'blocking'; readonly journal: string }
    | { readonly code: 'posting.no-payment-mode'; readonly level: 'blocking'; readonly mode: string }
    | { readonly code: 'posting.no-rate'; readonly level: 'blocking'; readonly currency: CurrencyCode }
    | { readonly code: 'posting.no-party'; readonly level: 'blocking' }
    | {
        readonly code: 'posting.over-allocated'
        readonly level: 'blocking'
        readonly paid: Amount
        readonly allocated: Amount
      }
    | {
        readonly code: 'posting.overpaid'
        readonly level: 'notice'
        readonly invoice: string
        readonly due: Amount
        readonly paid: Amount
      }
    | { readonly code: 'posting.invoice-unknown'; readonly level: 'notice'; readonly invoice: string }
    | { readonly code: 'posting.receipts-invoice-unknown'; readonly level: 'blocking'; readonly invoice: string }
    | {
        readonly code: 'posting.receipts-currency'
        readonly level: 'blocking'
        readonly invoice: string
        readonly currency: CurrencyCode
        readonly paidIn: CurrencyCode
      }
    | {
        readonly code: 'posting.payment-currency'
        readonly level: 'notice'
        readonly invoice: string
        readonly currency: CurrencyCode
        readonly paidIn: CurrencyCode
      }
    | {
        readonly code: 'posting.receipts-vat-waits'
        readonly level: 'notice'
        readonly invoice: string
        readonly paid: Amount
      }
    | {
        readonly code: 'posting.deposit-unknown'
        readonly level: 'notice'
        readonly deposit: string
        readonly amount?: Amount
      }
    | { readonly code: 'posting.prepaid-unmatched'; readonly level: 'notice'; readonly amount: Amount }
    | { readonly code: 'posting.nothing-to-book'; readonly level: 'blocking' }
    | {
        readonly code: 'posting.locked'
        readonly level: 'notice'
        readonly date: PlainDate
        readonly bookedOn: PlainDate
      }
    | { readonly code: 'posting.no-open-day'; readonly level: 'blocking'; readonly date: PlainDate }
    | { readonly code: 'posting.hold'; readonly level: 'blocking'; readonly hold: Hold }
  )
