import type { Brand } from './brand'
import type { Instant, PlainDate } from './date'
import type { DocumentKey } from './document'
import type { DossierId, FormatId } from './dossier'
import type { JournalCode } from './entry'
import type { Amount } from './money'

/** An export's identifier: a UUID, the same in a backup and after a restore. */
export type ExportId = Brand<string, 'ExportId'>

/** What was asked for: which journals, which days, which format. */
export interface ExportRequest {
  readonly dossier: DossierId
  /** Empty: all journals. */
  readonly journals: readonly JournalCode[]
  readonly from: PlainDate
  readonly to: PlainDate
  readonly format: FormatId
  readonly options: Readonly<Record<string, string>>
  /** Documents of earlier periods that join this export (the banner of late documents). */
  readonly withLate: boolean
  /** Documents that the user leaves out of this one. */
  readonly leftOut: readonly DocumentKey[]
}

/** The file as it was handed over. Digests are lower-case hex. */
export interface ExportFile {
  readonly name: string
  readonly size: number
  readonly sha256: string
  readonly md5: string
}

/** What every recorded export keeps, whatever becomes of it. */
interface ExportMade {
  readonly id: ExportId
  readonly dossier: DossierId
  /** 1, 2, 3… in the dossier, never reused. */
  readonly number: number
  readonly madeAt: Instant
  readonly journals: readonly JournalCode[]
  readonly journalLabels: readonly string[]
  readonly from: PlainDate
  readonly to: PlainDate
  readonly format: FormatId
  /** The format's name as it was shown. */
  readonly formatLabel: string
  readonly options: Readonly<Record<string, string>>
  readonly documents: number
  readonly lines: number
  /** First and last entry number. */
  readonly firstEntry: number
  readonly lastEntry: number
  readonly debit: Amount
  readonly credit: Amount
  /** What is downloaded: the target's file itself, or a ZIP when it has companions. */
  readonly file: ExportFile
  /** What the ZIP holds, in order; empty when `file` is the target's file itself. */
  readonly parts: readonly ExportFile[]
  /** Version of the application that wrote it. */
  readonly version: string
  /** `reversal` undoes export `of`; `correction` reverses and books again documents modified since. */
  readonly purpose:
    | { readonly kind: 'normal' }
    | { readonly kind: 'reversal'; readonly of: ExportId; readonly ofNumber: number }
    | { readonly kind: 'correction' }
}

/** An export that stands. `cancel` takes only this. */
export type Done = ExportMade & { readonly state: 'done' }

/** An export that was annulled; its row, its file and its reason stay. */
export type Cancelled = ExportMade & {
  readonly state: 'cancelled'
  readonly cancelledAt: Instant
  readonly reason: string
  /** Whether the accountant had already imported the file. */
  readonly imported: boolean
}

/** A numbered, dated batch of entries written to one file in one format. */
export type Export = Done | Cancelled
