import type { PlainDate } from './date'
import type { FiscalYear, JournalKind } from './dossier'
import type { AccountNumber, JournalCode } from './entry'
import type { CurrencyCode } from './money'

/** A journal as a format may describe it; `account` is the money account of a bank or cash journal. */
export interface ExportJournal {
  readonly code: JournalCode
  readonly label: string
  readonly kind: JournalKind
  readonly account?: AccountNumber
}

/** What a format may know besides the entries. */
export interface DraftContext {
  readonly company: { readonly name: string; readonly siren: string | null; readonly vatId: string | null }
  readonly currency: CurrencyCode
  readonly accountWidth: number | null
  readonly fiscalYears: readonly FiscalYear[]
  readonly from: PlainDate
  readonly to: PlainDate
  /** Journals of the export, in the dossier's order. */
  readonly journals: readonly ExportJournal[]
  /** How the dossier calls the payment modes of lines; their codes stand where it is not known. */
  readonly paymentModes?: readonly { readonly code: string; readonly label: string }[]
  /** The export's number in the dossier. */
  readonly exportNumber: number
  /** Local day of the export (the FEC's ValidDate). */
  readonly madeOn: PlainDate
  /** Local time of the export, `HHMM`, for targets that want it; midnight when absent. */
  readonly madeAt?: string
}
