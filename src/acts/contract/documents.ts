import type { Instant, PlainDate } from '../../domain/date'
import type {
  Direction,
  Document,
  DocumentKey,
  Hold,
  InvoiceKind,
  LineKind,
  Party,
  VatRate,
} from '../../domain/document'
import type { DossierId } from '../../domain/dossier'
import type { AuxiliaryNumber, EntryFacts, JournalCode } from '../../domain/entry'
import type { ExportId } from '../../domain/export'
import type { Amount, CurrencyCode } from '../../domain/money'
import type { Problem } from '../../domain/problem'
import type { FileOut, Outcome } from './act'
import type { DocumentState } from './dossiers'

export interface DocumentQuery {
  readonly dossier: DossierId
  /** Words to find in number, party, label; empty: all. */
  readonly search: string
  readonly kinds: readonly (InvoiceKind | 'payment')[]
  readonly direction: Direction | null
  readonly states: readonly DocumentState[]
  readonly from: PlainDate | null
  readonly to: PlainDate | null
  readonly journal: JournalCode | null
  readonly sort: 'date' | 'date-desc'
}

/** One row of a list of documents. */
export interface DocumentRow {
  readonly key: DocumentKey
  readonly kind: InvoiceKind | 'payment'
  readonly direction: Direction
  readonly number: string
  readonly date: PlainDate
  readonly party: string
  /** In the document's currency. */
  readonly gross: Amount
  readonly currency: CurrencyCode
  readonly state: DocumentState
  /** Number of the live export that holds it. */
  readonly exportNumber: number | null
  readonly exportId: ExportId | null
}

export interface DocumentPage {
  readonly total: number
  readonly rows: readonly DocumentRow[]
}

/** One moment in a document's life. */
export interface HistoryItem {
  readonly at: Instant
  readonly what: 'imported' | 'changed' | 'exported' | 'cancelled' | 'corrected' | 'edited' | 'deleted'
  readonly exportNumber?: number
  readonly exportId?: ExportId
  readonly detail?: string
}

/** One field of a document that changed, as text in both states. `field` is a path such as `totals.gross`, `lines.2.net`. */
export interface FieldDifference {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

/** Everything about one document. */
export interface DocumentView {
  readonly document: Document
  readonly row: DocumentRow
  /** The entry it makes today, or what prevents it. */
  readonly entry: EntryFacts | null
  readonly problems: readonly Problem[]
  readonly history: readonly HistoryItem[]
  readonly hasOriginal: boolean
  /** Since its export; empty when unchanged. */
  readonly modified: readonly FieldDifference[]
  readonly deleted: boolean
  /** Documents that bear its number and are other papers, each with what it says otherwise (`before`: this one). */
  readonly conflicts: readonly { readonly row: DocumentRow; readonly differences: readonly FieldDifference[] }[]
  /** Other dossiers that it names, where it names this one neither as seller nor as buyer. */
  readonly owners: readonly { readonly id: DossierId; readonly name: string }[]
  /** Documents that refer to it or that it refers to. */
  readonly related: readonly DocumentRow[]
}

/** Documents: lists, one of them, what is typed and what is answered. */
export interface DocumentActs {
  documents(query: DocumentQuery, from: number, count: number): Promise<DocumentPage>
  document(dossier: DossierId, key: DocumentKey): Promise<DocumentView | null>
  /** Adds a document by hand, or replaces the one named `was`. */
  saveDocument(dossier: DossierId, document: Document, was: DocumentKey | null): Promise<Outcome<DocumentKey>>
  /** Removes a document; one that is exported is kept and marked deleted, to be corrected by a reversal. */
  deleteDocument(dossier: DossierId, key: DocumentKey): Promise<Outcome<void>>
  /** Answers what a reader asked; the answers become part of the document. */
  liftHolds(
    dossier: DossierId,
    key: DocumentKey,
    answer: {
      readonly holds: readonly Hold['code'][]
      readonly direction?: Direction
      readonly kind?: InvoiceKind
      readonly lineKind?: LineKind
      readonly rate?: VatRate
      /** A payment of an invoice that is not known is booked all the same (VAT on receipts). */
      readonly onAccount?: true
    },
  ): Promise<Outcome<void>>
  /** Answers which of two documents with one number holds, and gives the key of the one to go on with. */
  settleConflict(
    dossier: DossierId,
    key: DocumentKey,
    other: DocumentKey,
    keep: 'this' | 'other' | 'both',
  ): Promise<Outcome<DocumentKey>>
  /** Takes a document to the dossier that it belongs to: its original is read there, then it is gone here. */
  moveDocument(dossier: DossierId, key: DocumentKey, to: DossierId): Promise<Outcome<void>>
  original(dossier: DossierId, key: DocumentKey): Promise<FileOut | null>
  /** Parties already known, for the form. */
  parties(
    dossier: DossierId,
    direction: Direction,
    search: string,
  ): Promise<readonly (Party & { readonly auxiliary: AuxiliaryNumber | null })[]>
}
