import type { Syntax } from './roots'

/**
 * The facts of an e-invoice, term by term (EN 16931 numbers beside each), as written in the file: text, signs not
 * turned, null where absent or empty. Days are `YYYY-MM-DD` where the file's form allows, else as written. Two readers
 * (UBL, CII) make them; one maker turns them into a document.
 */
export interface Facts {
  readonly syntax: Syntax
  /** Local name of the root: in UBL `CreditNote` weighs as much as the type code. */
  readonly root: string
  /** BT-24, a label and not a switch, and what it is known as. */
  readonly profile: string | null
  readonly minimum: boolean
  readonly test: boolean
  /** BT-23 */
  readonly framework: string | null
  /** BT-1, 2, 3, 5, 6 */
  readonly number: string | null
  readonly date: string | null
  readonly type: string | null
  readonly currency: string | null
  /** BT-5 is there; else `currency` is that of all the totals. */
  readonly currencyStated: boolean
  readonly vatCurrency: string | null
  /** Rate from BT-5 to BT-6 where stated. */
  readonly rate: string | null
  /** BT-8, or BT-7 as `date`. One per VAT row in CII. */
  readonly vatPoints: readonly string[]
  /** BT-9 and instalments. Terms with an early-payment discount are offers and stay out. */
  readonly dueDates: readonly DueFacts[]
  /** BT-10, 12, 13 */
  readonly references: readonly string[]
  /** BT-19, the buyer's account. */
  readonly account: string | null
  readonly notes: readonly NoteFacts[]
  /** BG-3 */
  readonly earlier: readonly EarlierFacts[]
  /** Advances with their own amount (EXTENDED). */
  readonly advances: readonly AdvanceFacts[]
  readonly seller: PartyFacts
  readonly buyer: PartyFacts
  readonly payee: string | null
  /** BG-11, the seller's tax representative, with BT-63. */
  readonly representative: { readonly name: string | null; readonly vatId: string | null } | null
  /** BG-16 and 17, 19; choices where several. */
  readonly means: readonly MeansFacts[]
  /** BG-20, 21 and logistics charges. */
  readonly allowances: readonly AllowanceFacts[]
  /** BG-23, rows in BT-5 only. */
  readonly vat: readonly VatFacts[]
  readonly totals: TotalFacts
  readonly lines: readonly LineFacts[]
  /** GROUP lines without parent: the invoices of several sellers in one (French frameworks 8 and 9). */
  readonly parts: readonly PartFacts[]
  /** Number of line elements, sub-lines and text lines included. */
  readonly lineCount: number
  readonly attachments: readonly AttachmentFacts[]
  /** UBL PrepaidPayment: third parties' money that is added to the payable (XRechnung). */
  readonly thirdParty: readonly string[]
}

/** An instalment. */
export interface DueFacts {
  readonly date: string
  readonly amount: string | null
}

/** BT-22 with its subject BT-21. */
export interface NoteFacts {
  readonly subject: string | null
  readonly text: string
}

/** BG-3, an earlier invoice. */
export interface EarlierFacts {
  readonly number: string
  readonly date: string | null
  readonly type: string | null
}

/** An advance that was paid, with the invoice that asked for it. */
export interface AdvanceFacts {
  readonly amount: string
  readonly number: string | null
  readonly date: string | null
}

/** An identifier with its scheme: ISO 6523 ICD (`0002`), or null. */
export interface IdFacts {
  readonly id: string
  readonly scheme: string | null
}

/** BG-4, BG-7 */
export interface PartyFacts {
  readonly name: string | null
  readonly tradingName: string | null
  /** BT-30/47 */
  readonly legalId: IdFacts | null
  /** BT-29/46 */
  readonly ids: readonly IdFacts[]
  /** BT-31/48 */
  readonly vatId: string | null
  /** BT-34/49 */
  readonly endpoint: IdFacts | null
  readonly country: string | null
  readonly postalCode: string | null
  readonly city: string | null
  readonly street: string | null
}

/** BG-16 */
export interface MeansFacts {
  readonly code: string | null
  readonly iban: string | null
}

/** BG-20, BG-21 */
export interface AllowanceFacts {
  readonly charge: boolean
  readonly amount: string
  /** BT-105 (UNTDID 7161) of a charge, BT-98 of an allowance; a logistics charge of EXTENDED is `FC`. */
  readonly reasonCode: string | null
  readonly reason: string | null
  readonly category: string | null
  readonly rate: string | null
  /** Exemption code of its VAT, which some writers repeat here. */
  readonly exemption: string | null
}

/** BG-23 */
export interface VatFacts {
  readonly category: string | null
  readonly rate: string | null
  readonly base: string | null
  readonly vat: string | null
  readonly currency: string | null
  /** BT-8 of this row, or BT-7 as `date` (CII). */
  readonly point: string | null
  /** Other than `VAT`: insurance tax and the like. */
  readonly taxType: string | null
  readonly reason: string | null
  readonly code: string | null
}

/** BG-22 */
interface TotalFacts {
  readonly lines: string | null
  readonly allowances: string | null
  readonly charges: string | null
  readonly net: string | null
  readonly vat: string | null
  readonly vatInVatCurrency: string | null
  readonly gross: string | null
  readonly prepaid: string | null
  readonly rounding: string | null
  readonly payable: string | null
}

/** BG-25; lines without amount (text), groups and sub-lines that only inform are left out. */
export interface LineFacts {
  readonly id: string | null
  readonly code: string | null
  readonly label: string | null
  readonly quantity: string | null
  readonly price: string | null
  readonly net: string
  readonly category: string | null
  readonly rate: string | null
  readonly reasonCode: string | null
  readonly account: string | null
  /** BT-128 of scheme AVV, the framework of this line. */
  readonly framework: string | null
  /** The deposit invoice (386, 500) that this line takes back (French extension). */
  readonly deposit: string | null
}

/** One seller's invoice within another (French extension): BT-128 of scheme AFL is its number. */
export interface PartFacts {
  readonly number: string | null
  readonly seller: string | null
  readonly net: string
}

/** BG-24, or a file beside the invoice in its PDF. `size` in bytes, null when unknown. Never opened here. */
export interface AttachmentFacts {
  readonly name: string
  readonly type: string | null
  readonly size: number | null
}

/** A number that stands for « yes » in one of the four spellings met. */
export function isTrue(text: string | null): boolean {
  return text === 'true' || text === '1'
}
