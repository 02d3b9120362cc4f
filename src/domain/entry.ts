import type { Brand } from './brand'
import type { PlainDate } from './date'
import type { DocumentKey, InvoiceKind, VatRate, VatTreatment } from './document'
import type { Amount, CurrencyCode } from './money'
import { amount } from './money'

/** A general account of the chart: digits first, as the dossier's width has made it. */
export type AccountNumber = Brand<string, 'AccountNumber'>

/** A third party's own account under a collective one: A–Z and 0–9. */
export type AuxiliaryNumber = Brand<string, 'AuxiliaryNumber'>

/** A journal's code: A–Z and 0–9, at most 8 characters. */
export type JournalCode = Brand<string, 'JournalCode'>

type Side = 'debit' | 'credit'

/** Why a line has its account: the rule that matched, as facts; words are in the texts. */
export type Reason =
  | { readonly by: 'party' }
  | {
      readonly by: 'rule'
      readonly rule: string
      readonly kind?: string
      readonly treatment?: VatTreatment
      readonly rate?: VatRate
    }
  | { readonly by: 'document' }
  | { readonly by: 'vat'; readonly treatment: VatTreatment; readonly rate: VatRate }
  | { readonly by: 'mode'; readonly mode: string }
  | { readonly by: 'special'; readonly account: string }
  | { readonly by: 'file' }

/** One account, one label, a debit or a credit; the amount is positive, in the dossier's currency. */
export interface EntryLine {
  readonly account: AccountNumber
  readonly accountLabel: string
  readonly auxiliary?: { readonly number: AuxiliaryNumber; readonly label: string }
  readonly side: Side
  readonly amount: Amount
  readonly label: string
  readonly dueDate?: PlainDate
  /** Payment mode's code, on lines of a third party or of money. */
  readonly paymentMode?: string
  readonly letter?: { readonly code: string; readonly date: PlainDate }
  /** Foreign amount, positive, on every line of an entry whose document is in another currency. */
  readonly foreign?: { readonly currency: CurrencyCode; readonly amount: Amount }
  readonly vat?: { readonly treatment: VatTreatment; readonly rate: VatRate }
  /** Analytic section: that of the rule that gave the account. */
  readonly analytic?: string
  readonly reason: Reason
}

/** What every entry has, balanced or not. */
export interface EntryFacts {
  /** The document it was made from. */
  readonly document: DocumentKey
  /** Further documents that share the entry (one deposit slip): they go and come back together. */
  readonly alsoFrom?: readonly DocumentKey[]
  readonly kind: InvoiceKind | 'payment'
  readonly journal: JournalCode
  readonly journalLabel: string
  /** Date in the books; the first open day when the document's own day is locked. */
  readonly date: PlainDate
  readonly pieceRef: string
  readonly pieceDate: PlainDate
  readonly label: string
  /** File name of the document's original, for targets that take attachments. */
  readonly attachment?: string
  readonly lines: readonly EntryLine[]
}

/** A balanced set of at least two lines in one journal. Only `balance` makes one. */
export type Entry = Brand<EntryFacts, 'Balanced'>

/** Debit minus credit of some lines, in minor units; 0 when they balance. */
export function gapOf(lines: readonly EntryLine[]): Amount {
  let gap = 0
  for (const line of lines) gap += line.side === 'debit' ? line.amount : -line.amount
  return amount(gap)
}

/**
 * Makes an entry of facts whose lines balance to the cent, are at least two, and all positive.
 * Returns the gap (debit − credit) otherwise; 0 then means that a line is zero, negative, or alone.
 */
export function balance(facts: EntryFacts): { entry: Entry } | { gap: Amount } {
  const gap = gapOf(facts.lines)
  const sound = facts.lines.length >= 2 && facts.lines.every((line) => line.amount > 0)
  return gap === 0 && sound ? { entry: facts as Entry } : { gap }
}

/** What a format wants of an entry's document beside the entry: dates and amounts as they are kept, by field. */
export type DocumentFacts = Readonly<Record<string, string | number>>

/** An entry with the number it takes in the books. */
export interface NumberedEntry {
  readonly number: number
  readonly entry: Entry
  /** Only for formats that ask for it. */
  readonly about?: DocumentFacts
}
