import type { FormatId } from './dossier'
import type { Words } from './words'

/** How firm the knowledge of a format is. */
export type Confidence = 'high' | 'medium' | 'low'

/** Where the knowledge comes from. */
export interface FormatSource {
  readonly kind: 'vendor' | 'law' | 'sample' | 'third-party'
  readonly title: string
  readonly url?: string
}

/**
 * What of an entry or of a line a file can carry. `account` is the general account, `holder` the third party's own where
 * the target has a single account column, and the general account on the other lines.
 */
export type CarriedField =
  | 'journal'
  | 'journalLabel'
  | 'number'
  | 'date'
  | 'pieceRef'
  | 'pieceDate'
  | 'account'
  | 'accountLabel'
  | 'auxiliary'
  | 'auxiliaryLabel'
  | 'holder'
  | 'holderLabel'
  | 'counterHolder'
  | 'label'
  | 'debit'
  | 'credit'
  | 'amount'
  | 'side'
  | 'signedAmount'
  | 'dueDate'
  | 'paymentMode'
  | 'letter'
  | 'letterDate'
  | 'analytic'
  | 'foreignAmount'
  | 'foreignCurrency'
  | 'attachment'
  | 'yearStart'

/** What of an entry a file may have no place for. `account`: the collective account of a third party. */
export type LostField = Extract<
  CarriedField,
  | 'pieceRef'
  | 'pieceDate'
  | 'account'
  | 'accountLabel'
  | 'auxiliary'
  | 'auxiliaryLabel'
  | 'label'
  | 'dueDate'
  | 'paymentMode'
  | 'letter'
  | 'analytic'
  | 'foreignAmount'
  | 'attachment'
>

/** One choice that a format leaves to the user; the first value is not special, `default` is. */
export interface FormatOption {
  readonly id: string
  readonly label: Words
  readonly values: readonly { readonly value: string; readonly label: Words; readonly note?: Words }[]
  readonly default: string
  /** The value is typed rather than chosen: what it must look like, and an example in words. `values` is then empty. */
  readonly typed?: { readonly pattern: RegExp; readonly hint: Words }
}

/** What the interface shows of a target format. */
export interface FormatInfo {
  readonly id: FormatId
  /** As in the list: « Quadratus (Cegid Quadra) ». */
  readonly label: string
  readonly software: readonly string[]
  readonly vendor: string
  /** Defined by the user in the dossier. */
  readonly own?: true
  /** Other names that people search by. */
  readonly aliases: readonly string[]
  /** Software for which this format is among the best, 1 being the first to try, and why it is. */
  readonly bestFor?: readonly { readonly software: string; readonly rank: number; readonly why: Words }[]
  readonly confidence: { readonly level: Confidence; readonly note: Words }
  readonly sources: readonly FormatSource[]
  /** How the file is imported there: menu path, traps. */
  readonly help: Words
  /** How an import can erase entries that are there: said before every export. */
  readonly danger?: Words
  readonly options: readonly FormatOption[]
  /** What no choice of options gives a place in the file. */
  readonly lost: readonly LostField[]
  /** Files that go with the main one, in one ZIP. */
  readonly companions: readonly string[]
  /** e.g. `Windows-1252, CR LF`. */
  readonly encoding: string
}
