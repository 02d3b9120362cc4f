import type { PlainDate } from '../domain/date'
import type { Entry, EntryLine } from '../domain/entry'
import type { Amount, CurrencyCode } from '../domain/money'
import type { Row } from './format'

/** What to do with a text that is wider than its column. */
export type WhenTooWide = 'refuse' | 'cut' | 'cut-left'

/** The forms of dates met in import files. */
export type DateForm = 'yyyyMMdd' | 'ddMMyyyy' | 'ddMMyy' | 'dd/MM/yyyy' | 'yyyy' | 'MM' | 'dd'

interface Base {
  /** The vendor's own column name. */
  readonly name: string
  /** Characters of the column in a fixed layout; the most it takes in a delimited one. */
  readonly width?: number
}

export interface LiteralColumn extends Base {
  readonly kind: 'literal'
  readonly text: string
}

export interface TextColumn extends Base {
  readonly kind: 'text'
  readonly value: (row: Row) => string
  readonly whenTooWide: WhenTooWide
  readonly required: boolean
  /** What is written when the value is empty; that it was is a notice. */
  readonly fallback?: (row: Row) => string
  /** The value is the entry's, the same on all its lines: it is asked for once. */
  readonly ofEntry?: true
  /** Written between double quotes. */
  readonly quoted: boolean
  readonly align: 'left' | 'right'
  readonly fill: string
  /** Characters removed beside those of the layout. */
  readonly only?: RegExp
  /** Two different values must not be written alike: `notice` warns (pieces), `refuse` blocks (accounts). */
  readonly distinct?: 'notice' | 'refuse'
  /** What identifies the value when it is not the text itself (an account's third party). */
  readonly identity?: (row: Row) => string
}

export interface DateColumn extends Base {
  readonly kind: 'date'
  readonly form: DateForm
  readonly value: (row: Row) => PlainDate | undefined
  readonly required: boolean
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

/** Spaces (fixed layout) or an empty field (delimited). */
export function blank(name: string, width = 0): LiteralColumn {
  return { kind: 'literal', name, text: ' '.repeat(width), width }
}

/** A text; too wide is refused unless the column says otherwise. */
export function text(
  name: string,
  value: TextColumn['value'],
  more: Partial<Omit<TextColumn, 'kind' | 'name' | 'value'>> = {},
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
  more: Partial<Omit<TextColumn, 'kind' | 'name' | 'value' | 'ofEntry'>> = {},
): TextColumn {
  return text(name, ({ entry }) => value(entry), { ...more, ofEntry: true })
}

/** A day; blank when there is none. */
export function date(
  name: string,
  form: DateForm,
  value: DateColumn['value'],
  more: { required?: boolean; width?: number } = {},
): DateColumn {
  const lengths = { yyyyMMdd: 8, ddMMyyyy: 8, ddMMyy: 6, 'dd/MM/yyyy': 10, yyyy: 4, MM: 2, dd: 2 }
  return { kind: 'date', name, form, value, required: false, width: lengths[form], ...more }
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
  more: { width?: number; fill?: string } = {},
): NumberColumn {
  return { kind: 'number', name, value, fill: ' ', ...more }
}

/** A foreign amount, blank on lines in the dossier's currency. */
export function foreignColumn(
  name: string,
  more: Partial<Omit<AmountColumn, 'kind' | 'name' | 'value' | 'currency'>> = {},
): AmountColumn {
  return amountColumn(name, ({ line }) => line.foreign?.amount, {
    currency: ({ line }) => line.foreign?.currency,
    ...more,
  })
}

/** What a line's label falls back to: the entry's, the third party's name, the piece. */
export function labelFallback({ entry, line }: Row): string {
  return [entry.label, line.auxiliary?.label ?? '', entry.pieceRef].find((each) => each.trim() !== '') ?? ''
}

/** The line's amount where it is a debit, else `otherwise`. */
export function debitOf(line: EntryLine): Amount {
  return line.side === 'debit' ? line.amount : (0 as Amount)
}

/** The line's amount where it is a credit, else nothing. */
export function creditOf(line: EntryLine): Amount {
  return line.side === 'credit' ? line.amount : (0 as Amount)
}

/** D or C. */
export function sideLetter({ line }: Row): string {
  return line.side === 'debit' ? 'D' : 'C'
}

/**
 * How a target that has no auxiliary column writes a third party: `auxiliary`, its code as it is; `root`, the first
 * three digits of the collective account and the code without its first letter (411SOCGENE for CSOCGENE).
 */
export function accountOrAuxiliary(line: EntryLine, form: string): string {
  if (!line.auxiliary) return line.account
  return form === 'root'
    ? line.account.slice(0, 3) + line.auxiliary.number.replace(/^[CF](?=.)/, '')
    : line.auxiliary.number
}

/** The name that goes with `accountOrAuxiliary`. */
export function labelOfAccount(line: EntryLine): string {
  return line.auxiliary ? line.auxiliary.label : line.accountLabel
}

/** The identity behind an account column: the third party, or the account. */
export function accountIdentity({ line }: Row): string {
  return line.auxiliary ? `${line.account}/${line.auxiliary.number}` : line.account
}

/** The option « how third parties are written », with the target's usual form first. */
export function thirdPartyOption(usual: 'root' | 'auxiliary') {
  return {
    id: 'thirdParty',
    label: { fr: 'Compte des tiers', en: 'Third parties’ accounts' },
    values: [
      { value: 'root', label: { fr: '411 + code (411SOCGENE)', en: '411 + code (411SOCGENE)' } },
      {
        value: 'auxiliary',
        label: { fr: 'Code auxiliaire tel quel (CSOCGENE)', en: 'Auxiliary code as it is (CSOCGENE)' },
      },
    ],
    default: usual,
  }
}
