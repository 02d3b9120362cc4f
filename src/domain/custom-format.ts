import type { FormatId } from './dossier'

/** Character sets of one's own formats. */
export const CUSTOM_CHARSETS = [
  'utf-8-bom',
  'utf-8',
  'windows-1252',
  'iso-8859-15',
  'cp850',
  'utf-16le',
  'ascii',
] as const

/** What a kind of record is written for: each line, each entry, each third party met first, each journal. */
export const RECORD_EACH = ['line', 'entry', 'auxiliary', 'journal'] as const

/** Order of the entries in the file, none split: by day, by journal then day, by number of the document. */
export const ENTRY_ORDERS = ['date', 'journal', 'document'] as const

/** Thousands separators of amounts; none is the usual one. */
export const GROUPINGS = ['', ' ', '.', ',', "'"] as const

/** How an amount is written. Without a mark it is a whole number of hundredths. */
export interface AmountStyle {
  readonly mark: ',' | '.' | ''
  /** 0 is refused where an amount has cents: nothing is rounded. */
  readonly decimals: 0 | 2 | 3 | 4
  readonly grouping: (typeof GROUPINGS)[number]
  /** What stands on the side that has no amount. */
  readonly zero: 'empty' | 'zero'
  /** A plus before positive amounts. */
  readonly plus: boolean
}

/**
 * A column. `value` is a text in which `{…}` holds a formula: `{journal.code}`, `VE`, `{doc.ref}-{left(party.name; 5)}`;
 * empty for a column that stays so. A column that is one formula alone is written as what it is: a day, an amount.
 */
export interface CustomColumn {
  readonly title: string
  readonly value: string
  /** Characters; null: as many as there are (delimited only). */
  readonly width: number | null
  readonly tooWide: 'refuse' | 'cut' | 'cut-left'
  readonly align: 'left' | 'right'
  /** One ASCII character that fills the column up. */
  readonly fill: string
  /** Filled up to its width in a delimited format too. */
  readonly padded: boolean
  readonly required: boolean
  /** Its own form of dates; empty: the format's. */
  readonly dates: string
  readonly keep: 'all' | 'alphanumeric' | 'digits'
  readonly letters: 'as-is' | 'upper' | 'plain' | 'upper-plain'
}

/** A kind of record: its columns, and a formula that says whether it is written (`''`: always). */
export interface CustomRecord {
  readonly each: (typeof RECORD_EACH)[number]
  readonly when: string
  readonly columns: readonly CustomColumn[]
}

/** Values of one's own for others: `lookup("journaux"; journal.code)`. */
export interface LookupTable {
  readonly name: string
  readonly rows: readonly { readonly from: string; readonly to: string }[]
  /** What a value that is not in the table becomes; `refuse` blocks the document. */
  readonly otherwise: 'same' | 'empty' | 'refuse'
}

/**
 * A format of one's own, as plain data: compiled to the same declaration as those of the catalogue. Kept in the dossier,
 * and with every export as it was then.
 */
export interface CustomFormat {
  readonly id: FormatId
  readonly name: string
  readonly layout: 'delimited' | 'fixed'
  /** One to three ASCII characters. */
  readonly separator: string
  /** What stands between the columns of a fixed layout; absent: nothing. */
  readonly fixedSeparator?: string
  /** The separator stands after the last field too. */
  readonly trailing: boolean
  readonly quoting: 'never' | 'needed' | 'texts' | 'always'
  readonly quote: '"' | "'"
  readonly charset: (typeof CUSTOM_CHARSETS)[number]
  readonly lineEnd: 'crlf' | 'lf' | 'cr'
  /** What stands for a character that the set lacks and that no rewriting saves. */
  readonly unknown: '?' | '_' | ' '
  /** A line with the titles of the line records' columns. */
  readonly titles: boolean
  /** Lines before everything and after everything, with formulas as in columns. */
  readonly first: readonly string[]
  readonly last: readonly string[]
  /** Form of dates: `JJ`, `J`, `MM`, `M`, `AAAA`, `AA` and what stands between. */
  readonly dates: string
  readonly amounts: AmountStyle
  /** What the field `side` writes. */
  readonly side: { readonly debit: string; readonly credit: string }
  /** Texts that a spreadsheet would take for a formula are preceded by an apostrophe. */
  readonly spreadsheet: boolean
  /** Lines of an entry with the same account, third party, side and due date become one. */
  readonly grouping: 'none' | 'account'
  readonly split: 'one' | 'journal' | 'month' | 'year'
  /** Absent: by day, the order of the books. */
  readonly order?: (typeof ENTRY_ORDERS)[number]
  /** Without its extension; formulas that know the file, not the line. */
  readonly fileName: string
  readonly extension: string
  readonly records: readonly CustomRecord[]
  readonly tables: readonly LookupTable[]
}

/** The types of what a formula yields. `foreign` is an amount in the document's currency. */
export type FormulaType = 'text' | 'amount' | 'foreign' | 'number' | 'date' | 'truth'

/** What is wrong with a formula, and where: `at` counts characters from 0 in the text as typed. */
export type FormulaFault = { readonly at: number } & (
  | { readonly fault: 'unknown-field'; readonly name: string }
  | { readonly fault: 'unknown-function'; readonly name: string }
  | { readonly fault: 'unknown-table'; readonly name: string }
  | { readonly fault: 'unexpected'; readonly found: string }
  | { readonly fault: 'unfinished' }
  | { readonly fault: 'unclosed-text' }
  | { readonly fault: 'unclosed-brace' }
  | { readonly fault: 'too-long'; readonly most: number }
  | { readonly fault: 'too-deep' }
  | { readonly fault: 'wrong-type'; readonly wanted: readonly FormulaType[]; readonly found: FormulaType }
  | { readonly fault: 'mixed-types'; readonly one: FormulaType; readonly other: FormulaType }
  | { readonly fault: 'arguments'; readonly name: string; readonly least: number; readonly most: number }
  | { readonly fault: 'bad-mask' }
  | { readonly fault: 'not-constant' }
  | { readonly fault: 'not-of-file'; readonly name: string }
)

/** What is wrong with a definition, by the path of its field (`records.0.columns.3.value`). */
export type DefinitionFault = { readonly path: string } & (
  | { readonly what: 'formula'; readonly formula: FormulaFault }
  | { readonly what: 'empty' }
  | { readonly what: 'bad-separator' }
  | { readonly what: 'separator-is-mark' }
  | { readonly what: 'same-marks' }
  | { readonly what: 'charset-width' }
  | { readonly what: 'bad-fill' }
  /** What fills a figure would be read as part of it: 12,00 and zeros behind it. */
  | { readonly what: 'fill-counts' }
  | { readonly what: 'not-truth' }
  | { readonly what: 'bad-width' }
  | { readonly what: 'width-needed' }
  | { readonly what: 'too-narrow'; readonly needed: number }
  | { readonly what: 'bad-mask' }
  | { readonly what: 'not-unique' }
  | { readonly what: 'too-many'; readonly most: number }
  | { readonly what: 'too-long'; readonly most: number }
  | { readonly what: 'no-columns' }
  | { readonly what: 'no-line' }
  | { readonly what: 'lacks'; readonly needs: 'date' | 'account' | 'amount' }
  | { readonly what: 'bad-extension' }
)

/** Why a formula has no value for a line. */
export type FormulaFailure = 'division-by-zero' | 'too-large' | 'not-in-table' | 'has-cents'
