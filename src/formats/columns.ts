import type { PlainDate } from '../domain/date'
import type { Entry } from '../domain/entry'
import type { CarriedField } from '../domain/format-info'
import type { Amount, CurrencyCode } from '../domain/money'
import type { Row } from './format'
import type { Trait } from './traits'

/** What to do with a text that is wider than its column. */
type WhenTooWide = 'refuse' | 'cut' | 'cut-left'

/** The forms of dates met in import files. */
export type DateForm =
  | 'yyyyMMdd'
  | 'ddMMyyyy'
  | 'ddMMyy'
  | 'dd/MM/yyyy'
  | 'dd.MM.yyyy'
  | 'yyyy-MM-dd'
  | 'ddMM'
  | 'yyyy'
  | 'MM'
  | 'dd'

/** How an amount is written where an amount column cannot write it. */
export interface AmountForm {
  readonly mark: ',' | '.' | ''
  /** Between thousands. */
  readonly grouping: string
  /** The sign is turned: what is carried is its contrary. */
  readonly turned: boolean
}

/** Characters of each form. */
export const DATE_WIDTHS: Readonly<Record<DateForm, number>> = {
  yyyyMMdd: 8,
  ddMMyyyy: 8,
  ddMMyy: 6,
  'dd/MM/yyyy': 10,
  'dd.MM.yyyy': 10,
  'yyyy-MM-dd': 10,
  ddMM: 4,
  yyyy: 4,
  MM: 2,
  dd: 2,
}

interface Base {
  /** The vendor's own column name. */
  readonly name: string
  /** Characters of the column in a fixed layout; the most it takes in a delimited one. */
  readonly width?: number
  /** What of the entry or of the line a reader finds here; absent where nothing can be read back. */
  readonly carries?: CarriedField | undefined
  /** What it tells in a form that cannot be read back, such as the digits of a piece's number. */
  readonly tells?: CarriedField
  /** The value is the entry's, the same on all its lines: it is asked for once. */
  readonly ofEntry?: true
  /** On lines without this, the value is the same whatever the line: none, as a rule. */
  readonly onlyWith?: Trait
  /** The value is one of two: it depends on the line's side and on nothing else. */
  readonly ofSide?: true
}

export interface LiteralColumn extends Base {
  readonly kind: 'literal'
  readonly text: string
  /** The text tells this kind of record from the others of the file. */
  readonly tag?: true
}

export interface TextColumn extends Base {
  readonly kind: 'text'
  readonly value: (row: Row) => string
  readonly whenTooWide: WhenTooWide | ((row: Row) => WhenTooWide)
  readonly required: boolean
  /** What is written when the value is empty; that it was is a notice. */
  readonly fallback?: (row: Row) => string
  /** The value depends on the line's account, its name, its third party and on nothing else of the entry. */
  readonly ofHolder?: true | undefined
  /**
   * Written between quotes: always, never, only when there is something to write, or only where the separator or a quote
   * would be taken for what it is not.
   */
  readonly quoted: boolean | 'filled' | 'needed'
  readonly align: 'left' | 'right'
  readonly fill: string
  /** Characters removed beside those of the layout. */
  readonly only?: RegExp
  /** What the target accepts here; anything else is refused. `expected` says it without words: `0–9`. */
  readonly allowed?: { readonly pattern: RegExp; readonly expected: string }
  /** The two values of a column that tells the side of an amount. */
  readonly marks?: { readonly debit: string; readonly credit: string }
  /** What every value begins with: a reader knows the record by it, and takes it off. */
  readonly mark?: string
  /** Two different values must not be written alike: `notice` warns (pieces), `refuse` blocks (accounts). */
  readonly distinct?: 'notice' | 'refuse' | undefined
  /** Spaces, separators and quotes stand as they are: a line of the user's own. */
  readonly verbatim?: true
  /** The text is a day or an amount in a form that no other column writes. */
  readonly form?: { readonly mask: string } | AmountForm
  /** What identifies the value when it is not the text itself (an account's third party). */
  readonly identity?: (row: Row) => string
}

export interface DateColumn extends Base {
  readonly kind: 'date'
  readonly form: DateForm
  readonly value: (row: Row) => PlainDate | undefined
  readonly required: boolean
  /** The entry's own date stands here when there is none: a reader cannot tell the two. */
  readonly orEntryDate?: true
}

export interface AmountColumn extends Base {
  readonly kind: 'amount'
  /** Undefined: nothing is written. */
  readonly value: (row: Row) => Amount | undefined
  /** The currency of the value; the dossier's when absent. */
  readonly currency?: (row: Row) => CurrencyCode | undefined
  /** Decimal mark; empty: hundredths as an integer. */
  readonly mark: ',' | '.' | ''
  readonly fill: string
  readonly sign?: '+'
}

export interface NumberColumn extends Base {
  readonly kind: 'number'
  readonly value: (row: Row) => number
  readonly fill: string
}

export type Column = LiteralColumn | TextColumn | DateColumn | AmountColumn | NumberColumn

/** A constant. In a fixed layout the text is its own width. */
export function literal(name: string, text: string): LiteralColumn {
  return { kind: 'literal', name, text, width: text.length }
}

/** A constant by which a reader knows the kind of the record. */
export function tag(name: string, text: string): LiteralColumn {
  return { ...literal(name, text), tag: true }
}

/** Spaces (fixed layout) or an empty field (delimited). */
export function blank(name: string, width = 0): LiteralColumn {
  return { kind: 'literal', name, text: ' '.repeat(width), width }
}

/** Several empty fields, by name and width. */
export function blanks(widths: Readonly<Record<string, number>>): LiteralColumn[] {
  return Object.entries(widths).map(([name, width]) => blank(name, width))
}

/** Several constants, by name and text. */
export function literals(texts: Readonly<Record<string, string>>): LiteralColumn[] {
  return Object.entries(texts).map(([name, each]) => literal(name, each))
}

/** Several empty fields of a delimited layout. */
export function empty(...names: readonly string[]): LiteralColumn[] {
  return names.map((name) => blank(name))
}

/** A text; too wide is refused unless the column says otherwise. */
export function text(
  name: string,
  value: TextColumn['value'],
  more: Partial<Omit<TextColumn, 'kind' | 'name'>> = {},
): TextColumn {
  return {
    kind: 'text',
    name,
    value,
    whenTooWide: 'refuse',
    required: false,
    quoted: false,
    align: 'left',
    fill: ' ',
    ...more,
  }
}

/** A text of the entry, the same on all its lines. */
export function entryText(
  name: string,
  value: (entry: Entry) => string,
  more: Partial<Omit<TextColumn, 'kind' | 'name' | 'ofEntry'>> = {},
): TextColumn {
  return text(name, ({ entry }) => value(entry), { ...more, ofEntry: true })
}

/** A day; blank when there is none. */
export function date(
  name: string,
  form: DateForm,
  value: DateColumn['value'],
  more: Partial<Omit<DateColumn, 'kind' | 'name' | 'form' | 'value'>> = {},
): DateColumn {
  return { kind: 'date', name, form, value, required: false, width: DATE_WIDTHS[form], ...more }
}

/** A day of the entry or of the file, the same on all lines of an entry. */
export function entryDay(
  name: string,
  form: DateForm,
  value: (row: Row) => PlainDate | undefined,
  more: Partial<Omit<DateColumn, 'kind' | 'name' | 'form' | 'value'>> = {},
): DateColumn {
  return date(name, form, value, { ...more, ofEntry: true })
}

/** An amount in the dossier's currency. */
export function amountColumn(
  name: string,
  value: AmountColumn['value'],
  more: Partial<Omit<AmountColumn, 'kind' | 'name' | 'value'>> = {},
): AmountColumn {
  return { kind: 'amount', name, value, mark: ',', fill: ' ', ...more }
}

/** A whole number. */
export function numberColumn(
  name: string,
  value: NumberColumn['value'],
  more: Partial<Omit<NumberColumn, 'kind' | 'name' | 'value'>> = {},
): NumberColumn {
  return { kind: 'number', name, value, fill: ' ', ...more }
}
