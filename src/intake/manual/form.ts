import type { Direction, Document, InvoiceKind, LineKind, VatTreatment } from '../../domain/document'
import type { CurrencyCode } from '../../domain/money'
import type { OurIdentity } from '../files/identity'
import type { ManualParty } from './typed'

/** One line of the form, as typed. Amounts of an allowance are typed positive; it counts against the total. */
export interface ManualLine {
  readonly role: 'item' | 'allowance' | 'charge'
  readonly label: string
  readonly kind: LineKind
  readonly quantity: string
  readonly unitPrice: string
  /** A percentage (`10 %`) or an amount (`12,50`). */
  readonly discount: string
  /** Used when quantity and unit price do not give it. */
  readonly net: string
  readonly treatment: VatTreatment
  readonly rate: string
  readonly code: string
  readonly category: string
  /** An account that the user names for this line alone. */
  readonly account: string
  /** Number of the deposit invoice that this line, of a negative net, takes back. */
  readonly deposit: string
}

/** A VAT amount that is printed otherwise than computed; `row` is `treatment:rate`. */
interface ManualVat {
  readonly row: string
  readonly vat: string
}

/** The form of an invoice, credit note or deposit invoice, sold or bought: every field as typed. */
export interface ManualInvoice {
  readonly kind: InvoiceKind
  readonly direction: Direction
  readonly number: string
  readonly date: string
  readonly party: ManualParty
  readonly currency: string
  /** Units of the dossier's currency for one of the document's. */
  readonly exchange: string
  readonly dueDates: readonly { readonly date: string; readonly amount: string }[]
  readonly lines: readonly ManualLine[]
  readonly vat: readonly ManualVat[]
  /** Deposits deducted; an amount that the document does not state stands in `prepaid`. */
  readonly deposits: readonly { readonly number: string; readonly gross: string }[]
  /** Paid before, besides the deposits. */
  readonly prepaid: string
  readonly rounding: string
  /** Number of the invoice that a credit note corrects. */
  readonly refersTo: string
  readonly vatPoint: '' | 'invoice' | 'delivery' | 'payment'
  readonly note: string
}

/** What a payment clears of one invoice, as typed. */
export interface ManualAllocation {
  readonly number: string
  readonly amount: string
  /** Early-payment discount, gross, and its rate. */
  readonly discount: string
  readonly discountRate: string
  /** A difference given up, and in whose favour. */
  readonly writeOff: string
  readonly writeOffAs: 'rounding-party' | 'rounding-us' | 'bad-debt'
}

/** The form of a payment. */
export interface ManualPayment {
  readonly kind: 'payment'
  readonly direction: Direction
  readonly refund: boolean
  /** Own reference; empty: the number of the invoice it pays. */
  readonly number: string
  readonly date: string
  readonly party: ManualParty
  readonly currency: string
  readonly exchange: string
  readonly mode: string
  readonly amount: string
  /** Fee kept by the platform, gross, and the VAT in it. */
  readonly fee: string
  readonly feeVat: string
  readonly slip: string
  readonly allocations: readonly ManualAllocation[]
}

export type ManualForm = ManualInvoice | ManualPayment

/** What the form alone does not know. */
export interface ManualContext {
  readonly us: OurIdentity
  /** The dossier's currency. */
  readonly currency: CurrencyCode
  /** A fresh identifier, for a payment without a reference of its own. */
  readonly id: string
  /** The document that is being changed: its key, source, original and what the form does not show are kept. */
  readonly was: Document | null
}
