/**
 * What the interface may ask of the engine. The engine lives in a worker and owns the database; every method is a plain
 * call with plain data (structured clone), one method per act. Large lists are asked by windows (`from`, `count`).
 */

import type { Brand } from '../domain/brand'
import type { CustomFormat } from '../domain/custom-format'
import type { Instant, PlainDate, PlainMonth } from '../domain/date'
import type {
  Direction,
  Document,
  DocumentKey,
  Hold,
  InvoiceKind,
  LineKind,
  Party,
  VatRate,
  VatTreatment,
} from '../domain/document'
import type {
  AuxiliaryTemplate,
  Dossier,
  DossierId,
  FiscalYear,
  FormatId,
  Settings,
  VatRegime,
} from '../domain/dossier'
import type { AuxiliaryNumber, EntryFacts, JournalCode } from '../domain/entry'
import type { Cancelled, Done, Export, ExportId, ExportRequest } from '../domain/export'
import type { FormatInfo, LostField } from '../domain/format-info'
import type { Amount, CurrencyCode } from '../domain/money'
import type { Problem } from '../domain/problem'
import type { Result } from '../domain/result'
import type { RuleProbe, RuleTrace } from '../domain/rule-trace'
import type { FecFinding, FecReading, Fit, ReadEntry, ReadFinding } from '../formats'

export type { RuleProbe, RuleTrace }

/** The outcome of an act: its value, or every problem at once. */
export type Outcome<T> = Result<T, Problem>

/** How far a long act is. `total` 0: not known yet. Sent at most ten times a second. */
export interface Progress {
  readonly step: 'reading' | 'posting' | 'checking' | 'writing' | 'recording' | 'packing' | 'sealing' | 'opening'
  readonly done: number
  readonly total: number
}

/** A long act: where to tell its progress and how to stop it. Stopping leaves everything as it was. */
export interface Job {
  /** Chosen by the caller; `stop(job)` names it. */
  readonly id: string
  readonly onProgress?: (progress: Progress) => void
}

/** A file to hand to the user. */
export interface FileOut {
  readonly name: string
  readonly blob: Blob
}

// ---------------------------------------------------------------- dossiers

/** A dossier in the list. */
export interface DossierCard {
  readonly id: DossierId
  readonly name: string
  readonly siren: string | null
  readonly demonstration: boolean
  readonly documents: number
  readonly exports: number
  /** Its lock; null: none. While it is not unlocked here, the name is the one chosen to be shown, or empty. */
  readonly lock: LockState | null
}

/** What the user chooses of a lock. */
export interface LockSettings {
  /** Name shown in the list while the dossier is locked; null: none. */
  readonly name: string | null
  /** Minutes without a movement after which it locks itself; 0: never. */
  readonly idle: number
}

/** The lock of a dossier. */
export interface LockState extends LockSettings {
  /** The passphrase was given in this tab. */
  readonly unlocked: boolean
  /** Setting or removing it was cut: unlocking goes on with it. */
  readonly unfinished: 'setting' | 'removing' | null
}

/** What a new dossier needs; the rest comes from the default profile. */
export interface NewDossier {
  readonly name: string
  /** Nine digits, or empty. */
  readonly siren: string
  readonly vatId: string
  readonly fiscalYear: FiscalYear
  readonly vatRegime: VatRegime
  readonly accountWidth: number | null
  readonly format: FormatId
}

/** State of a document, decided nowhere else than here. */
export type DocumentState = 'pending' | 'blocked' | 'exported' | 'modified'

/** One month of the small picture. */
export interface MonthCount {
  readonly month: PlainMonth
  readonly exported: number
  readonly pending: number
}

/** What the first page says of a dossier. */
export interface Overview {
  readonly documents: number
  readonly pending: number
  /** Oldest month with a document that is not exported. */
  readonly pendingSince: PlainMonth | null
  readonly modified: number
  readonly months: readonly MonthCount[]
  readonly lastBackup: Instant | null
}

// ---------------------------------------------------------------- settings

/** One difference between the settings and a profile file, by path (`salesRules`, `journals.VE.label`…). */
export interface SettingDifference {
  readonly path: string
  readonly now: string | null
  readonly next: string | null
}

/** One thing that last year's FEC proposes, with an example line. `id` is given back when the user confirms. */
export interface ChartProposal {
  readonly id: string
  readonly what: 'journal' | 'account' | 'customer' | 'supplier' | 'product' | 'vat' | 'bank'
  readonly now: string | null
  readonly proposed: string
  readonly label: string
  readonly example: string
  /** How many lines of the file speak for it. */
  readonly lines: number
}

/** The account that a template gives to a party, and why: by the template, shared, by a counter, or fixed by an export. */
export interface PartyAccount {
  readonly name: string
  readonly account: AuxiliaryNumber
  readonly because: 'template' | 'shared' | 'collision' | 'fixed'
}

/** What a format of one's own would write of the dossier's latest documents. */
export interface FormatTrial {
  /** The first lines of the file, at most 60. */
  readonly records: readonly RecordView[]
  readonly total: number
  readonly entries: number
  readonly files: readonly string[]
  /** At most 40; the counts are whole. */
  readonly problems: readonly Problem[]
  readonly blocking: number
  readonly notices: number
}

/** A definition made of another format, and the columns that could not be said and are empty. */
export interface FormatStart {
  readonly definition: CustomFormat
  readonly unsaid: readonly string[]
}

// ---------------------------------------------------------------- documents

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
  /** Documents that refer to it or that it refers to. */
  readonly related: readonly DocumentRow[]
}

// ---------------------------------------------------------------- imports

/** A file offered for import. `path` is its name inside a folder or ZIP, for people. */
export interface IncomingFile {
  readonly name: string
  readonly blob: Blob
}

/** How a CSV or XLSX column is understood. `field` ids are listed by `tableFields`. */
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
export interface HostTransfer {
  readonly id: string
  readonly parts: number
  readonly taken: readonly number[]
  readonly from: PlainDate
  readonly to: PlainDate
}

// ---------------------------------------------------------------- preview and exports

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
export interface LateDocuments {
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
export interface WaitingTotal {
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

// ---------------------------------------------------------------- examination

export type ExaminationId = Brand<string, 'ExaminationId'>

/** A format and its options, as chosen or recognised. */
export interface FormatChoice {
  readonly format: FormatId
  readonly options: Readonly<Record<string, string>>
}

/** A format that a file may be in. `sure`: it bears its marks and nothing is wrong; `possible`: most of it can be read. */
export interface FormatCandidate extends FormatChoice {
  readonly fit: Fit
}

/** A file of entries, whatever program wrote it, as one format reads it. Nothing of it is kept in the dossier. */
export interface Examination extends FormatChoice {
  readonly id: ExaminationId
  readonly file: string
  /** Bytes. */
  readonly size: number
  /** Files of an archive that may be examined, and the one that is; none for a file alone. */
  readonly parts: readonly string[]
  readonly part: string | null
  /** The likeliest first. */
  readonly candidates: readonly FormatCandidate[]
  /** The character set in which its bytes were read, and its line ends. */
  readonly charset: string
  readonly lineEnd: 'crlf' | 'lf' | 'cr' | null
  readonly lines: number
  readonly entries: number
  readonly debit: Amount
  readonly credit: Amount
  readonly from: PlainDate | null
  readonly to: PlainDate | null
  readonly journals: readonly JournalTotal[]
  /** At most 2 000, in the order of the accounts; `accountCount` is whole. */
  readonly accounts: readonly AccountTotal[]
  readonly accountCount: number
  readonly findings: readonly ReadFinding[]
  /** A FEC is judged by its own validator. */
  readonly fec: { readonly verdict: FecReading['verdict']; readonly findings: readonly FecFinding[] } | null
  /** What files of this format never tell. */
  readonly lost: readonly LostField[]
}

// ---------------------------------------------------------------- storage

export interface StorageState {
  readonly persisted: boolean
  readonly used: number
  readonly quota: number
  readonly lastBackup: Instant | null
  readonly schema: number
}

/** What a backup file holds, before it is restored. */
export interface BackupContents {
  readonly madeAt: Instant
  readonly version: string
  readonly dossiers: readonly {
    readonly id: DossierId
    readonly name: string
    readonly documents: number
    readonly exports: number
    readonly exists: boolean
    /** Sealed by its own passphrase: restoring asks for it. Its documents and exports are not counted then. */
    readonly locked: boolean
  }[]
}

/** The passphrases that a backup needs. */
export interface Secrets {
  /** Of the file, when it was protected. */
  readonly file?: string
  /** Of the locked dossiers in it. */
  readonly dossiers?: Readonly<Record<DossierId, string>>
}

export interface RestoreReport {
  readonly dossiers: number
  readonly documents: number
  readonly exports: number
  /** Exports whose digests were computed again and hold. */
  readonly digestsChecked: number
}

/** What changed, told to every tab on the channel `ecritoire`. */
export interface Change {
  /** `lock`: a dossier was locked by hand, every tab forgets its key. */
  readonly what: 'dossiers' | 'documents' | 'exports' | 'imports' | 'settings' | 'backup' | 'lock'
  readonly dossier: DossierId | null
}

/** The acts. */
export interface Engine {
  // dossiers
  dossiers(): Promise<readonly DossierCard[]>
  dossier(id: DossierId): Promise<Dossier | null>
  createDossier(input: NewDossier): Promise<Outcome<DossierId>>
  /** Saves the whole dossier after checking it; nothing exported changes. */
  saveDossier(dossier: Dossier): Promise<Outcome<Dossier>>
  deleteDossier(id: DossierId): Promise<void>
  /** Makes (or finds) the demonstration dossier. `today` decides its twelve months. */
  openDemonstration(): Promise<DossierId>
  overview(id: DossierId): Promise<Overview>

  // lock
  /** The lock of a dossier; null: none. */
  lockState(id: DossierId): Promise<LockState | null>
  /** Seals everything of a dossier by a passphrase, which is kept nowhere. Stopped, it is as before. */
  setLock(id: DossierId, passphrase: string, settings: LockSettings, job: Job): Promise<Outcome<void>>
  changeLock(id: DossierId, settings: LockSettings): Promise<void>
  /** Gives the passphrase: the dossier is open in this tab until it is locked or closed. */
  unlock(id: DossierId, passphrase: string, job: Job): Promise<Outcome<void>>
  /** Forgets the key of a dossier; `everywhere`: the other tabs are told to do the same. */
  lock(id: DossierId, everywhere: boolean): Promise<void>
  changePassphrase(id: DossierId, passphrase: string, next: string): Promise<Outcome<void>>
  /** Opens everything of a dossier for good. Stopped, it is locked as before. */
  removeLock(id: DossierId, passphrase: string, job: Job): Promise<Outcome<void>>

  // settings
  /** Formats that can be chosen: the catalogue's, and a dossier's own before them. */
  formats(dossier: DossierId | null): Promise<readonly FormatInfo[]>
  /** The first lines of the file that a definition would make of the dossier's latest documents; nothing is kept. */
  tryFormat(dossier: DossierId, definition: CustomFormat): Promise<Outcome<FormatTrial>>
  /** A definition to go on from, made of a format of the catalogue or of the dossier's own; nothing is kept. */
  startFormat(
    dossier: DossierId,
    from: FormatId,
    options: Readonly<Record<string, string>>,
    name: string,
  ): Promise<Outcome<FormatStart>>
  /** A definition as one small file, and back. */
  formatFile(definition: CustomFormat): Promise<FileOut>
  readFormatFile(file: Blob): Promise<Outcome<CustomFormat>>
  defaultSettings(regime: VatRegime, width: number | null): Promise<Settings>
  testRule(dossier: DossierId, probe: RuleProbe): Promise<RuleTrace>
  /** What a template of third parties' accounts would give to some parties of the dossier; nothing is kept. */
  partyAccounts(dossier: DossierId, direction: Direction, template: AuxiliaryTemplate): Promise<readonly PartyAccount[]>
  profile(dossier: DossierId): Promise<FileOut>
  compareProfile(dossier: DossierId, file: Blob): Promise<Outcome<readonly SettingDifference[]>>
  applyProfile(dossier: DossierId, file: Blob): Promise<Outcome<Dossier>>
  /** Reads last year's FEC or a chart as CSV; nothing is changed until `acceptProposals`. */
  proposeSettings(dossier: DossierId, file: IncomingFile): Promise<Outcome<readonly ChartProposal[]>>
  acceptProposals(dossier: DossierId, file: IncomingFile, accepted: readonly string[]): Promise<Outcome<Dossier>>

  // documents
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
  original(dossier: DossierId, key: DocumentKey): Promise<FileOut | null>
  /** Parties already known, for the form. */
  parties(
    dossier: DossierId,
    direction: Direction,
    search: string,
  ): Promise<readonly (Party & { readonly auxiliary: AuxiliaryNumber | null })[]>

  // imports
  importFiles(dossier: DossierId, files: readonly IncomingFile[], job: Job): Promise<ImportReport>
  inspectTable(dossier: DossierId, file: IncomingFile, mapping: TableMapping | null): Promise<Outcome<TableInspection>>
  /** Takes a table with the mapping and remembers it for this header. */
  importTable(dossier: DossierId, file: IncomingFile, mapping: TableMapping, job: Job): Promise<Outcome<ImportReport>>
  /** Takes one part of what the extension read in a billing application. `batch` is checked here: pages are hostile. */
  importHost(dossier: DossierId, batch: unknown, job: Job): Promise<Outcome<ImportReport>>
  imports(dossier: DossierId): Promise<readonly ImportRecord[]>
  importReport(dossier: DossierId, id: number): Promise<ImportReport | null>

  // exports
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

  // examination
  /** The formats that a file may be in, the likeliest first; none when it is no file of entries. */
  recognise(dossier: DossierId, file: IncomingFile): Promise<readonly FormatCandidate[]>
  /** Reads a file of entries in its likeliest format, or in the one chosen; kept in the worker until the next one. */
  examine(
    dossier: DossierId,
    file: IncomingFile,
    choice: FormatChoice | null,
    part: string | null,
  ): Promise<Outcome<Examination>>
  examinedEntries(id: ExaminationId, from: number, count: number): Promise<Window<ReadEntry>>
  examinedRecords(id: ExaminationId, from: number, count: number): Promise<Window<RecordView>>
  /** The record (0-based) that holds a line of the file. */
  examinedRecordOf(id: ExaminationId, line: number): Promise<number>

  // storage
  storage(): Promise<StorageState>
  /** Everything in one file, protected by a passphrase where one is given. Locked dossiers stay sealed in it. */
  backup(job: Job, passphrase?: string): Promise<FileOut>
  inspectBackup(file: Blob, passphrase?: string): Promise<Outcome<BackupContents>>
  /** Restores dossiers of a backup; one that exists is replaced only when named in `replace`. */
  restore(file: Blob, replace: readonly DossierId[], job: Job, secrets?: Secrets): Promise<Outcome<RestoreReport>>

  /** Stops a long act; it ends with `act.stopped` and leaves nothing half done. */
  stop(job: string): Promise<void>
}
