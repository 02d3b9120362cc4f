import type { Brand } from './brand'
import type { PlainDate } from './date'
import type { Amount, CurrencyCode } from './money'

/** A document's own key, the same on every machine: source and the source's identifier (see `documentKey`). */
export type DocumentKey = Brand<string, 'DocumentKey'>

/** SHA-256 of a kept original file, lower-case hex: names the capture a document was read from. */
export type CaptureId = Brand<string, 'CaptureId'>

/** What we sell or what we buy. A payment of a `sale` is money of a customer, of a `purchase` money to a supplier. */
export type Direction = 'sale' | 'purchase'

/** The kinds of pieces. `deposit` is a facture d'acompte (386), `deposit-credit-note` cancels one (503). */
export type InvoiceKind = 'invoice' | 'credit-note' | 'deposit' | 'deposit-credit-note'

/** Nature of what a line sells, which chooses its account (accounting.md, scheme 1). */
export type LineKind = 'goods' | 'service' | 'finished-product' | 'transport' | 'disbursement' | 'fixed-asset' | 'other'

/**
 * VAT treatment: the EN 16931 category (UNCL 5305), and `F` for franchise en base (CGI art. 293 B).
 * S taxed · Z zero rate · E exempt (261) · AE reverse charge (283-2) · K intra-Community (262 ter I) ·
 * G export (262 I) · O outside scope · L Canary Islands · M Ceuta and Melilla.
 */
export type VatTreatment = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O' | 'L' | 'M' | 'F'

/** A VAT rate in percent as a canonical decimal string: `20`, `5.5`, `0` (see `vatRate`). */
export type VatRate = Brand<string, 'VatRate'>

/** One business or person of a document. Identifiers are compact (no spaces), names as printed. */
export interface Party {
  readonly name: string
  /** The billing application's own identifier or customer code. */
  readonly code?: string
  readonly siren?: string
  readonly siret?: string
  readonly vatId?: string
  /** VAT number of the group that the party is a member of (CGI art. 256 C): it names the group, never the party. */
  readonly vatGroup?: string
  /** ISO 3166-1 alpha-2. */
  readonly country?: string
  readonly postalCode?: string
  readonly city?: string
  readonly street?: string
  /** Customer category, for rules such as « all retail customers on one account ». */
  readonly category?: string
}

/** One instalment. Without an amount it carries all that is due. */
export interface DueDate {
  readonly date: PlainDate
  readonly amount?: Amount
}

/**
 * One line of a document, net of its own discounts, in minor units of the document's currency; negative lines exist.
 * An `allowance` is negative and shares the accounts of the items with its treatment and rate; a `charge` is positive.
 */
export interface InvoiceLine {
  readonly role: 'item' | 'allowance' | 'charge'
  readonly kind: LineKind
  /** The document does not say the nature; `kind` is then `other` and the dossier's `defaultKind` takes its place in posting. */
  readonly kindUnsaid?: true
  readonly label: string
  readonly net: Amount
  readonly treatment: VatTreatment
  readonly rate: VatRate
  readonly code?: string
  readonly category?: string
  /** Shown only, never recomputed: decimal strings. */
  readonly quantity?: string
  readonly unitPrice?: string
  /** An account that the document itself names (buyer's accounting reference, or typed by hand): a rule of its own. */
  readonly account?: string
  /** Number of the deposit invoice that this negative line takes back: its account is that of deposits, no revenue. */
  readonly deposit?: string
}

/** When VAT is due (BT-8): on the invoice (option for debits), on delivery, or on payment. */
export type VatPoint = 'invoice' | 'delivery' | 'payment'

/** One row of the VAT breakdown as printed (BG-23), signs turned with the document. */
export interface VatRow {
  readonly treatment: VatTreatment
  readonly rate: VatRate
  readonly base: Amount
  readonly vat: Amount
  /** Exemption reason or its VATEX code, kept for the label. */
  readonly reason?: string
  /** Where the rows of one document differ; else the document's own. */
  readonly point?: VatPoint
}

/** Totals as printed, in the document's currency. gross = net + vat; payable = gross − prepaid + rounding. */
export interface Totals {
  readonly net: Amount
  readonly vat: Amount
  readonly gross: Amount
  readonly prepaid: Amount
  readonly rounding: Amount
  readonly payable: Amount
}

/** A reference to another document by its number. */
export interface Reference {
  readonly number: string
  readonly date?: PlainDate
  /** UNCL 1001 type code where stated. */
  readonly type?: string
}

/** A deposit that a final invoice deducts; `gross` where the document states it. */
export interface DepositReference extends Reference {
  readonly gross?: Amount
}

/** Where a document came from; enough to find it again and to read it again. */
export interface Source {
  /** `factur-x`, `ubl`, `cii`, `zugferd-1`, `csv`, `xlsx`, `fec`, `manual`, `host:<id>`, `demo`. */
  readonly kind: string
  /** File name or address as text, for people. */
  readonly name: string
  readonly capture?: CaptureId
  /** Line or sheet row of the file, 1-based, where that helps. */
  readonly line?: number
  /** The source's own company, identifier and state of what was read, for people who look for it there. */
  readonly record?: string
  /** Digest of what the source said: when it says the same again, nothing that a person answered since is taken back. */
  readonly said?: string
  /** Digests of other readings under the same number that a person has settled: they ask no more. */
  readonly settled?: readonly string[]
  /** Documents that a person has said to be others, though they bear the same number. */
  readonly apart?: readonly DocumentKey[]
}

/**
 * Why a reader asks a person before the document is booked. Facts only; words are in the texts.
 * A hold blocks the document in every preview until it is lifted or the document is replaced.
 */
export type Hold =
  | { readonly code: 'direction-unknown'; readonly seller: string; readonly buyer: string }
  | { readonly code: 'direction-both' }
  | { readonly code: 'test-document' }
  | { readonly code: 'type-to-confirm'; readonly type: string }
  | { readonly code: 'type-conflict'; readonly type: string; readonly root: string }
  | { readonly code: 'negative-credit-note' }
  | { readonly code: 'replaces-invoice'; readonly number: string }
  | { readonly code: 'minimum-profile'; readonly rate?: VatRate }
  | { readonly code: 'vat-category'; readonly category: string }
  | { readonly code: 'already-reported'; readonly framework: string }
  /** `parts` names the invoices that the paper is made of, as far as it says. */
  | { readonly code: 'several-sellers'; readonly framework: string; readonly parts?: string }
  | { readonly code: 'archive-only' }
  | { readonly code: 'number-conflict'; readonly other: DocumentKey; readonly otherGross: Amount }
  | { readonly code: 'line-kind-unknown' }
  | { readonly code: 'reading-check'; readonly check: string; readonly expected: string; readonly found: string }

/** What the two families of documents share. */
interface DocumentBase {
  readonly key: DocumentKey
  readonly source: Source
  readonly direction: Direction
  /** The number as the issuer wrote it; for a payment its own reference. */
  readonly number: string
  /** The accounting date: invoice date, or payment date. */
  readonly date: PlainDate
  readonly currency: CurrencyCode
  /** Units of the dossier's currency for one unit of the document's, as a decimal string; absent in the dossier's currency. */
  readonly rate?: string
  /** The other side: the customer of a sale, the supplier of a purchase. */
  readonly party: Party
  readonly holds: readonly Hold[]
  /** Readings that a person should know and that do not block; codes and facts in words of the source. */
  readonly warnings: readonly ReadingWarning[]
}

/** Something odd that a reader met and that changes no amount. */
export interface ReadingWarning {
  readonly code: string
  readonly detail: string
}

/** An invoice, credit note or deposit invoice. Gross is never negative: a negative invoice was turned into a credit note on import. */
export interface Invoice extends DocumentBase {
  readonly kind: InvoiceKind
  readonly dueDates: readonly DueDate[]
  /** May be empty (profiles MINIMUM and BASIC WL). */
  readonly lines: readonly InvoiceLine[]
  readonly vat: readonly VatRow[]
  readonly totals: Totals
  readonly deposits: readonly DepositReference[]
  readonly refersTo: readonly Reference[]
  /** Absent: the dossier's regime decides. */
  readonly vatPoint?: VatPoint
  readonly selfBilled?: boolean
  /** A credit note that grants a rebate (RRR, type 262): goods and services stay sold, 709 or 609 is its account. */
  readonly rebate?: true
  /** BT-10/13 and the like, shown only. */
  readonly note?: string
  /** The means of payment printed (UNCL 4461) or the mode's name; a payment proposed, not booked. */
  readonly paymentMeans?: string
  /** Accounts on which the issuer asks to be paid (BT-84); several are choices. */
  readonly ibans?: readonly string[]
  /** The dossier's own side as printed, shown only. */
  readonly self?: Party
}

/** What a payment clears of one document. */
export interface Allocation {
  /** Number of the invoice or credit note; absent: an advance on the party's account. */
  readonly number?: string
  /** A person has said to book it before its invoice is known (VAT on receipts); it ends when the invoice comes. */
  readonly onAccount?: true
  /** Cleared by money, positive, in the payment's currency. */
  readonly amount: Amount
  /** Early-payment discount granted with it (scheme 4): net and VAT, positive. */
  readonly discount?: { readonly net: Amount; readonly vat: Amount; readonly rate: VatRate }
  /** A difference the user gives up: positive, cleared on 658/758 or 654. `for` says in whose favour. */
  readonly writeOff?: {
    readonly amount: Amount
    readonly reason: 'rounding' | 'bad-debt'
    readonly for: 'party' | 'us'
  }
}

/** Money received from a customer or paid to a supplier; `refund` turns it round. */
export interface Payment extends DocumentBase {
  readonly kind: 'payment'
  readonly refund: boolean
  /** The mode as the source names it; the dossier maps it to a journal and an account. */
  readonly mode: string
  /** What the party paid, before any fee kept by the platform; positive. Σ allocations.amount ≤ amount; the rest is an advance. */
  readonly amount: Amount
  readonly fee?: { readonly net: Amount; readonly vat: Amount; readonly rate?: VatRate }
  readonly allocations: readonly Allocation[]
  /** Deposit slip or pay-out that groups payments on the bank's statement. */
  readonly slip?: string
}

/** A pièce. Beware: `Document` is also a browser global, which lint refuses; import this one. */
export type Document = Invoice | Payment

/** Whether a document is a payment; narrows the union. */
export function isPayment(document: Document): document is Payment {
  return document.kind === 'payment'
}

/** Whether the document counts against its direction: credit notes (accounting.md, scheme 2). */
export function isCredit(document: Invoice): boolean {
  return document.kind === 'credit-note' || document.kind === 'deposit-credit-note'
}

/** Makes a key of its parts: source family, issuer or origin, the identifier. The parts are text and may hold anything. */
export function documentKey(...parts: readonly string[]): DocumentKey {
  return parts.map((part) => part.trim().replace(/[%|]/g, encodeURIComponent)).join('|') as DocumentKey
}

/** The canonical form of a rate: `20.00` → `20`, `5,50` → `5.5`; undefined when it is no number from 0 to 100. */
export function vatRate(text: string): VatRate | undefined {
  const match = /^(\d{1,3})(?:[.,](\d{0,6})0*)?$/.exec(text.trim().replace(/\s*%$/, ''))
  if (!match) return undefined
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  const canonical = String(Number(match[1])) + (fraction ? `.${fraction}` : '')
  return Number(canonical) <= 100 ? (canonical as VatRate) : undefined
}

/** The rate of everything that is not taxed. */
export const RATE_0 = '0' as VatRate
