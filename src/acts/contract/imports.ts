import type { Instant, PlainDate } from '../../domain/date'
import type { Document, DocumentKey } from '../../domain/document'
import type { DossierId } from '../../domain/dossier'
import type { Problem } from '../../domain/problem'
import type { Job, Outcome } from './act'
import type { FieldDifference } from './documents'

/** A file offered for import. `path` is its name inside a folder or ZIP, for people. */
export interface IncomingFile {
  readonly name: string
  readonly blob: Blob
}

/** How a CSV or XLSX column is understood. `field` ids are listed by `TABLE_FIELDS`. */
export interface TableMapping {
  /** `documents`: a row is a document; `lines`: rows with the same number are lines of one document. */
  readonly shape: 'documents' | 'lines'
  readonly content: 'sales' | 'purchases' | 'payments'
  /** 1-based row of the header, 0 without. */
  readonly headerRow: number
  /** Column index (0-based) → field id. */
  readonly columns: Readonly<Record<number, string>>
  readonly decimal: ',' | '.'
  readonly dateForm: 'DMY' | 'MDY' | 'YMD'
  readonly encoding: string
  readonly separator: string
  /** Sheet of an XLSX, 0-based. */
  readonly sheet: number
  /** Values used where a column is missing, by field id (`rate`, `kind`, `mode`, `currency`…). */
  readonly defaults: Readonly<Record<string, string>>
}

/** What was found in a table before it is taken. */
export interface TableInspection {
  readonly mapping: TableMapping
  /** The mapping was remembered for this header. */
  readonly remembered: boolean
  readonly sheets: readonly string[]
  readonly header: readonly string[]
  /** First rows as text, for the eye. */
  readonly sample: readonly (readonly string[])[]
  readonly rows: number
  /** What the mapping yields: the first documents, and every problem by line. */
  readonly documents: readonly Document[]
  readonly documentCount: number
  readonly problems: readonly Problem[]
}

/** One document of an import. */
export interface ImportItem {
  readonly what: 'taken' | 'unchanged' | 'changed' | 'refused' | 'not-for-books'
  /** File (and line) it came from. */
  readonly file: string
  readonly line?: number
  readonly number: string
  readonly party: string
  readonly key: DocumentKey | null
  readonly differences: readonly FieldDifference[]
  readonly problems: readonly Problem[]
}

export interface ImportCounts {
  readonly taken: number
  readonly unchanged: number
  readonly changed: number
  readonly refused: number
  readonly notForBooks: number
}

/** One import in the list. */
export interface ImportRecord {
  readonly id: number
  readonly at: Instant
  readonly name: string
  readonly files: number
  readonly counts: ImportCounts
}

export interface ImportReport extends ImportRecord {
  /** At most 2 000 items; problems first. The counts are whole. */
  readonly items: readonly ImportItem[]
  /** Files that wait for the mapping assistant. */
  readonly tables: readonly string[]
  /** What the extension handed over, and which of its parts have come: each is taken once. */
  readonly transfer?: HostTransfer
}

/** A period of a billing application, handed over by the extension in parts. */
interface HostTransfer {
  readonly id: string
  readonly parts: number
  readonly taken: readonly number[]
  readonly from: PlainDate
  readonly to: PlainDate
}

/** Files, tables and parts of a billing application that come in. */
export interface ImportActs {
  importFiles(dossier: DossierId, files: readonly IncomingFile[], job: Job): Promise<ImportReport>
  inspectTable(dossier: DossierId, file: IncomingFile, mapping: TableMapping | null): Promise<Outcome<TableInspection>>
  /** Takes a table with the mapping and remembers it for this header. */
  importTable(dossier: DossierId, file: IncomingFile, mapping: TableMapping, job: Job): Promise<Outcome<ImportReport>>
  /** Takes one part of what the extension read in a billing application. `batch` is checked here: pages are hostile. */
  importHost(dossier: DossierId, batch: unknown, job: Job): Promise<Outcome<ImportReport>>
  imports(dossier: DossierId): Promise<readonly ImportRecord[]>
  importReport(dossier: DossierId, id: number): Promise<ImportReport | null>
}
