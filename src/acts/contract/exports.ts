import type { Brand } from '../../domain/brand'
import type { PlainDate, PlainMonth } from '../../domain/date'
import type { Direction, DocumentKey, VatRate, VatTreatment } from '../../domain/document'
import type { DossierId } from '../../domain/dossier'
import type { EntryFacts, JournalCode } from '../../domain/entry'
import type { Cancelled, Done, Export, ExportId, ExportRequest } from '../../domain/export'
import type { Amount, CurrencyCode } from '../../domain/money'
import type { Problem } from '../../domain/problem'
import type { FileOut, Job, Outcome } from './act'
import type { DocumentRow, FieldDifference } from './documents'

export type PreviewId = Brand<string, 'PreviewId'>

/** A bucket of the documents of the period; the buckets add up to M. */
export type Bucket =
  | { readonly what: 'exported-here'; readonly count: number }
  | {
      readonly what: 'already-exported'
      readonly count: number
      readonly exportNumber: number
      readonly exportId: ExportId
    }
  | { readonly what: 'blocked'; readonly count: number; readonly code: Problem['code']; readonly problem: Problem }
  | { readonly what: 'left-out'; readonly count: number }

export interface AccountTotal {
  readonly account: string
  readonly label: string
  readonly debit: Amount
  readonly credit: Amount
}

export interface JournalTotal {
  readonly journal: JournalCode
  readonly label: string
  readonly entries: number
  readonly debit: Amount
  readonly credit: Amount
}

/** Documents of earlier periods that no live export holds. */
interface LateDocuments {
  readonly count: number
  readonly months: readonly PlainMonth[]
}

/** VAT that entries make due (sales, self-assessed) or deductible (purchases), to hold against the CA3. */
export interface VatTotal {
  readonly side: Direction | 'self-assessed'
  readonly treatment: VatTreatment
  /** Null for the VAT of a payment's fee, whose rate nobody says. */
  readonly rate: VatRate | null
  readonly base: Amount
  readonly vat: Amount
}

/**
 * What a period holds, before anything of it is posted: there at once, however many documents there are. Which of those
 * that wait are blocked is known when they have been posted.
 */
export interface PeriodCounts {
  /** Documents of the period in the journals. */
  readonly inPeriod: number
  /** Of these, held by a live export. */
  readonly exported: number
  readonly late: LateDocuments | null
  /** Of those that no live export holds: the payments, and the sales and purchases by currency. */
  readonly payments: number
  readonly waiting: readonly WaitingTotal[]
}

/** Sales or purchases in one currency that wait; credit notes are counted and taken off the sum. */
interface WaitingTotal {
  readonly direction: Direction
  readonly currency: CurrencyCode
  readonly count: number
  readonly gross: Amount
}

/** What an export would hold and write; nothing is recorded. */
export interface Preview {
  readonly id: PreviewId
  readonly request: ExportRequest
  readonly purpose: Export['purpose']
  /** N: documents in this export that belong to the period. */
  readonly exported: number
  /** M: documents of the period in the journals. */
  readonly inPeriod: number
  /** Documents of earlier periods that join it. */
  readonly lateTaken: number
  readonly buckets: readonly Bucket[]
  readonly late: LateDocuments | null
  readonly entries: number
  readonly lines: number
  readonly debit: Amount
  readonly credit: Amount
  readonly journals: readonly JournalTotal[]
  readonly accounts: readonly AccountTotal[]
  readonly vat: readonly VatTotal[]
  /** All problems, blocking first; at most 2 000, counts are whole. */
  readonly problems: readonly Problem[]
  readonly blocking: number
  readonly notices: number
  /** Problems of the file as a whole that prevent « Exporter ». */
  readonly fileBlocked: boolean
  /** Name, size and record count of the file as it will be. */
  readonly file: {
    readonly name: string
    readonly size: number
    readonly records: number
    readonly parts: readonly string[]
  }
}

/** One document with its entry, in a preview or an export. */
export interface EntryView {
  readonly entryNumber: number
  readonly documents: readonly { readonly key: DocumentKey; readonly number: string }[]
  readonly party: string
  readonly dueDate: PlainDate | null
  readonly facts: EntryFacts
}

/** One field of a record of the file, as it stands in the bytes. */
export interface FieldView {
  readonly name: string
  /** Byte offset in the record and length. */
  readonly start: number
  readonly length: number
  readonly text: string
  /** The value was cut or had characters replaced. */
  readonly altered: 'cut' | 'replaced' | null
  readonly original: string | null
}

/** One record (line) of the file. */
export interface RecordView {
  readonly part: string
  /** 1-based line of its file. */
  readonly line: number
  readonly bytes: Uint8Array
  /** The bytes decoded, line end excluded. */
  readonly text: string
  readonly fields: readonly FieldView[]
  /** The document that the record tells, none for a header. */
  readonly document: { readonly key: DocumentKey; readonly number: string } | null
}

export interface Window<T> {
  readonly total: number
  readonly from: number
  readonly items: readonly T[]
}

/** An export in the list. */
export interface ExportRow {
  readonly made: Export
  /** Documents that changed or vanished since. */
  readonly modified: number
}

/** Everything about one export. */
export interface ExportView extends ExportRow {
  readonly journals: readonly JournalTotal[]
  readonly accounts: readonly AccountTotal[]
  /** Absent from exports that were made before it was kept. */
  readonly vat?: readonly VatTotal[]
  /** The stored bytes were hashed again just now. */
  readonly digestHolds: boolean
  readonly modifiedDocuments: readonly {
    readonly row: DocumentRow
    readonly differences: readonly FieldDifference[]
    readonly deleted: boolean
  }[]
  /** The reversal that undid it, corrections that came after. */
  readonly followedBy: readonly {
    readonly id: ExportId
    readonly number: number
    readonly kind: 'reversal' | 'correction'
  }[]
  /** Notices that were accepted when it was made. */
  readonly notices: readonly Problem[]
}

/** Preview, export, cancellation, and the stored bytes again. */
export interface ExportActs {
  /** What a period holds; cheap, to be shown while the preview is computed. */
  periodCounts(request: ExportRequest): Promise<PeriodCounts>
  /** Computes an export without writing anything; kept in the worker until another preview replaces it. */
  preview(request: ExportRequest, job: Job): Promise<Outcome<Preview>>
  previewEntries(id: PreviewId, from: number, count: number): Promise<Window<EntryView>>
  previewRecords(id: PreviewId, from: number, count: number): Promise<Window<RecordView>>
  /** Documents of a bucket, for its link. */
  previewDocuments(id: PreviewId, bucket: number, from: number, count: number): Promise<Window<DocumentRow>>
  /** Records the preview as an export in one transaction. Its file is then taken with `download`. */
  commit(id: PreviewId, job: Job): Promise<Outcome<Done>>
  exports(dossier: DossierId): Promise<readonly ExportRow[]>
  exportView(id: ExportId): Promise<ExportView | null>
  exportEntries(id: ExportId, from: number, count: number): Promise<Window<EntryView>>
  exportRecords(id: ExportId, from: number, count: number): Promise<Window<RecordView>>
  cancel(id: ExportId, reason: string, imported: boolean): Promise<Outcome<Cancelled>>
  /** Preview of the export that undoes export `id` entry by entry. */
  previewReversal(id: ExportId, job: Job): Promise<Outcome<Preview>>
  /** Preview of the export that reverses and books again these documents, modified since their export. */
  previewCorrection(dossier: DossierId, keys: readonly DocumentKey[], job: Job): Promise<Outcome<Preview>>
  /** The stored bytes, never a second rendering. */
  download(id: ExportId): Promise<Outcome<FileOut>>
}
