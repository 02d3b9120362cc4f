import type { Document } from '../domain/document'
import type { FormatId } from '../domain/dossier'
import type { DraftContext, ExportJournal } from '../domain/draft'
import type { DocumentFacts, Entry, EntryLine } from '../domain/entry'
import type { FormatInfo, FormatOption } from '../domain/format-info'
import type { Amount } from '../domain/money'
import type { FormatProblem } from '../domain/problems/formats'
import type { CharsetId } from './charset'
import type { Column } from './columns'

/** The user's choices for a format, defaults filled in. */
export type Options = Readonly<Record<string, string>>

/** Where a record stands: what its columns may look at. */
export interface Row {
  readonly entry: Entry
  readonly line: EntryLine
  /** Number of the entry in the books. */
  readonly number: number
  /** 1, 2, 3… the entry in the file. */
  readonly movement: number
  /** 1, 2, 3… the entry's line in the file. */
  readonly running: number
  readonly context: DraftContext
  readonly options: Options
  /** What the format asked of the document. */
  readonly about?: DocumentFacts | undefined
  /** The journal that a `journal` record describes. */
  readonly journal?: ExportJournal
  /** In a `pair` record: the credited line that faces `line`, and the amount that goes from one to the other. */
  readonly pair?: { readonly credit: EntryLine; readonly amount: Amount }
}

/** Columns of one kind of record, and when it is written. */
export interface RecordKind {
  /**
   * In the order of the file. `header`: once at its start. `journal`: once a journal of the export, after the headers.
   * `entry`: once an entry. `auxiliary`: once a third party, before the entry that uses it first. `line`: once a line.
   * `pair`: once a debited and a credited line that face each other. `footer`: once at the end. `account`: once an
   * account (third parties included), in a companion file.
   */
  readonly each: 'header' | 'journal' | 'entry' | 'auxiliary' | 'line' | 'pair' | 'footer' | 'account'
  /** The companion that holds it; absent: the main file. */
  readonly part?: string
  /** Written only where this holds (never on a header, journal or footer, whose number is known beforehand). */
  readonly when?: (row: Row) => boolean
  /** A header that names the columns of the records below it: a reader finds them by name. */
  readonly titles?: true
  readonly columns: readonly Column[]
}

/** How records are laid out. */
export interface Layout {
  /** Between fields; empty for fixed width. */
  readonly separator: string
  /** Every field fills its column. */
  readonly padded: boolean
  /** The separator stands after the last field too. */
  readonly trailing?: boolean
  /** After every record. */
  readonly lineEnd: '\r\n' | '\n' | '\r'
  /** Every field stands between double quotes, whatever it is. */
  readonly quoteAll?: boolean
  /** What stands for the double quote. */
  readonly quote?: "'"
  /** Double quotes inside a quoted text are doubled, and so the separator may stand there; else both are taken out. */
  readonly doubling?: boolean
  /** Characters that no text may hold, with what stands instead. */
  readonly forbidden: Readonly<Record<string, string>>
  /** What stands for a character that the set lacks. */
  readonly unknown: string
}

/** What one choice of options makes of a format. */
export interface Shape {
  readonly charset: CharsetId
  readonly layout: Layout
  readonly records: readonly RecordKind[]
}

/** The name of an entry's PDF beside the file; `nth`: 1, 2, 3… the attached document in the export. */
export type AttachmentName = (entry: Entry, nth: number) => string

/** A target software's import file, as its catalogue file declares it. */
export interface Format extends Omit<FormatInfo, 'encoding' | 'lost' | 'companions'> {
  readonly shape: (options: Options) => Shape
  /**
   * Name of the main file. An entry belongs to the file of this name, so that a target may want one per fiscal year. It
   * looks at the entry's journal and day alone, unless `namedByEntry` says that it looks at more.
   */
  readonly fileName: (context: DraftContext, entry: Entry, options: Options, volume: number) => string
  readonly namedByEntry?: true
  /** So many movements fill a file; then another volume begins. */
  readonly movementsPerFile?: number
  /** What the target needs of the dossier before anything is written. */
  readonly needs?: (context: DraftContext, options: Options) => readonly FormatProblem[]
  /** What the format wants of the document itself, picked when the entry is drafted. */
  readonly about?: (document: Document) => DocumentFacts
  /** The entry as this format writes it: the same totals by account in fewer lines. */
  readonly arrange?: (entry: Entry) => Entry
  /** The target takes the documents' PDFs in one ZIP with the file, under these names; undefined: they stay out. */
  readonly attachments?: (options: Options) => AttachmentName | undefined
  /** The reader that knows more of the format than its columns say. */
  readonly reader?: 'fec'
  /** Rules on a whole entry that no column can see: asked once, of its first line's row. */
  readonly rules?: (row: Row) => readonly FormatProblem[]
}

/** Declares a format; the file's name is its id. */
export function defineFormat(format: Omit<Format, 'id'> & { readonly id: string }): Format {
  return { ...format, id: format.id as FormatId }
}

/** A format's options with the user's choices, unknown ones ignored. */
export function optionsOf(format: Pick<Format, 'options'>, chosen: Options): Options {
  return Object.fromEntries(
    format.options.map((option) => {
      const value = chosen[option.id]
      const known = value !== undefined && takes(option, value)
      return [option.id, known ? value : option.default]
    }),
  )
}

/** Whether an option may have this value. */
function takes({ typed, values }: FormatOption, value: string): boolean {
  return typed ? typed.pattern.test(value) : values.some((each) => each.value === value)
}
