import type { Brand } from '../../domain/brand'
import type { PlainDate } from '../../domain/date'
import type { DossierId, FormatId } from '../../domain/dossier'
import type { LostField } from '../../domain/format-info'
import type { Amount } from '../../domain/money'
import type { FecFinding, FecReading, Fit, ReadEntry, ReadFinding } from '../../formats'
import type { Outcome } from './act'
import type { AccountTotal, JournalTotal, RecordView, Window } from './exports'
import type { IncomingFile } from './imports'

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

/** Files of entries that are looked at; nothing of them is kept. */
export interface ExaminationActs {
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
}
