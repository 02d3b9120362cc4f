import type { Brand } from './brand'
import type { CustomFormat } from './custom-format'
import type { PlainDate } from './date'
import type { Direction, LineKind, VatRate, VatTreatment } from './document'
import type { AccountNumber, JournalCode } from './entry'
import type { Amount, CurrencyCode } from './money'

/** A dossier's identifier: a UUID, the same in a backup and after a restore. */
export type DossierId = Brand<string, 'DossierId'>

/** A target format's identifier: its file's name in the catalogue (`fec`, `quadratus`…). */
export type FormatId = Brand<string, 'FormatId'>

/** When VAT on services is due: on invoice, on receipt, or never charged (CGI art. 269-2, 293 B). */
export type VatRegime = 'debits' | 'encaissements' | 'franchise'

/** An exercice: both days belong to it. */
export interface FiscalYear {
  readonly start: PlainDate
  readonly end: PlainDate
}

/** One account of the chart. */
export interface ChartAccount {
  readonly number: AccountNumber
  readonly label: string
}

export type JournalKind = 'sales' | 'purchases' | 'bank' | 'cash' | 'general' | 'opening'

/** A journal of the dossier. `account` is the money account of a bank or cash journal. */
export interface Journal {
  readonly code: JournalCode
  readonly label: string
  readonly kind: JournalKind
  readonly account?: AccountNumber
}

/**
 * A rule that gives a line its account. Every stated condition must hold; an absent one holds always.
 * The list is ordered by the user: the first rule that matches wins.
 */
export interface AccountRule {
  readonly id: string
  readonly code?: string
  readonly category?: string
  readonly kind?: LineKind
  readonly treatment?: VatTreatment
  readonly rate?: VatRate
  /** SIREN, VAT number or code of a party. */
  readonly party?: string
  /** What the line stands on: a rebate is a credit note too, whose account is 709 or 609. */
  readonly document?: RuleDocument
  readonly account: AccountNumber
  /** Analytic section that the lines take with the account. */
  readonly section?: string
}

/** What a rule may ask of the document: a rebate is a credit note that takes nothing back but a part of the price. */
export type RuleDocument = 'invoice' | 'credit-note' | 'rebate'

/** The VAT account of a direction, treatment and rate. The first that matches wins; an absent rate matches all. */
export interface VatAccount {
  readonly direction: Direction
  readonly treatment: VatTreatment
  readonly rate?: VatRate
  /** Fixed assets take 44562. */
  readonly kind?: 'fixed-asset'
  readonly account: AccountNumber
}

/** A means of payment: which journal and which account it moves. */
export interface PaymentMode {
  readonly code: string
  readonly label: string
  /** Other spellings met in documents, lower case without accents. UNCL 4461 codes too. */
  readonly aliases: readonly string[]
  readonly journal: JournalCode
  readonly account: AccountNumber
}

/** Accounts that schemes need by name (accounting.md). */
export interface SpecialAccounts {
  readonly customers: AccountNumber
  readonly suppliers: AccountNumber
  readonly depositReceived: AccountNumber
  readonly depositPaid: AccountNumber
  readonly vatOnDeposit: AccountNumber
  readonly vatWaiting: AccountNumber
  readonly vatWaitingPurchase: AccountNumber
  readonly reverseChargeIntra: AccountNumber
  readonly reverseChargeOther: AccountNumber
  readonly reverseChargeDeductible: AccountNumber
  readonly discountGiven: AccountNumber
  readonly discountObtained: AccountNumber
  readonly roundingLoss: AccountNumber
  readonly roundingGain: AccountNumber
  readonly badDebt: AccountNumber
  readonly fees: AccountNumber
  readonly feesVat: AccountNumber
  readonly exchangeLoss: AccountNumber
  readonly exchangeGain: AccountNumber
}

/**
 * How third parties' accounts are built. Tokens of `template`: `{code}`, `{name}`, `{siren}`, each also as `{name:5}`
 * (first five). The result is upper case A–Z 0–9, cut to `width`; a collision replaces the last characters by a counter.
 */
export interface AuxiliaryTemplate {
  readonly template: string
  readonly width: number
  /** Parties of these categories share one account. */
  readonly shared: readonly { readonly category: string; readonly account: string }[]
}

/** All that the user may set; goes out and comes in as one profile file. */
export interface Settings {
  readonly chart: readonly ChartAccount[]
  readonly journals: readonly Journal[]
  readonly salesJournal: JournalCode
  readonly purchasesJournal: JournalCode
  readonly salesRules: readonly AccountRule[]
  readonly purchaseRules: readonly AccountRule[]
  readonly vatAccounts: readonly VatAccount[]
  readonly paymentModes: readonly PaymentMode[]
  readonly special: SpecialAccounts
  readonly auxiliaries: { readonly customer: AuxiliaryTemplate; readonly supplier: AuxiliaryTemplate }
  /** Width to which general accounts are padded with 0, or null: as they are. */
  readonly accountWidth: number | null
  readonly depositMethod: 'net' | 'gross'
  /** Largest gap between lines and total that goes to 658/758, in minor units. */
  readonly roundingLimit: Amount
  readonly bankLine: 'per-payment' | 'per-slip' | 'per-day'
  /** No new entry on or before this day; null: nothing is locked. */
  readonly lockedThrough: PlainDate | null
  /** Rate at which AE and K purchases are self-assessed. */
  readonly reverseChargeRate: VatRate
  /** Deduct VAT on purchases of services only when paid (44574 purchase side) unless the invoice says debits. */
  readonly deductOnPayment: boolean
  /** What the kind of a line is when its document does not say. */
  readonly defaultKind: { readonly sale: LineKind; readonly purchase: LineKind }
}

/** One company's books and settings. */
export interface Dossier {
  readonly id: DossierId
  readonly name: string
  readonly siren: string | null
  readonly vatId: string | null
  readonly postalCode: string | null
  readonly currency: CurrencyCode
  /** Ordered, not overlapping; at least one. */
  readonly fiscalYears: readonly FiscalYear[]
  readonly vatRegime: VatRegime
  readonly format: FormatId
  /** Options of formats, by format: values as the format's option list names them. */
  readonly formatOptions: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Formats of the user's own; absent in rows that were written before there were any. */
  readonly customFormats?: readonly CustomFormat[]
  readonly settings: Settings
  readonly demonstration: boolean
}

/** The fiscal year that holds a day. */
export function fiscalYearOf(dossier: Pick<Dossier, 'fiscalYears'>, date: PlainDate): FiscalYear | undefined {
  return dossier.fiscalYears.find((year) => year.start <= date && date <= year.end)
}

/**
 * A general account at the dossier's width: padded right with 0; the trailing zeros beyond it fall. Undefined when it is
 * longer and ends in something other than zeros (never cut).
 */
export function atWidth(account: string, width: number | null): AccountNumber | undefined {
  if (width === null) return account as AccountNumber
  if (account.length === width) return account as AccountNumber
  if (account.length < width) return account.padEnd(width, '0') as AccountNumber
  return /^0*$/.test(account.slice(width)) ? (account.slice(0, width) as AccountNumber) : undefined
}
