import type { PlainDate } from '../../domain/date'
import type { Document, ReadingWarning, VatRate } from '../../domain/document'
import { vatRate } from '../../domain/document'
import type { Amount, CurrencyCode } from '../../domain/money'
import { amount, amountText, currencyCode, EUR, proportion } from '../../domain/money'
import type { IntakeProblem } from '../../domain/problems/intake'
import { clean, oneLine } from '../files/clean'
import { warning } from '../files/warnings'
import { plainDecimal, tableAmount } from './amounts'
import type { DateForm } from './dates'
import { DATE_EXAMPLES, tableDate } from './dates'
import type { TableContent } from './field-list'
import { tableRate } from './rates'

/** How a row is to be understood, the same for the whole table. */
export interface RowSettings {
  readonly file: string
  readonly source: 'csv' | 'xlsx'
  readonly content: TableContent
  readonly columns: ReadonlyMap<string, readonly number[]>
  /** Titles of the columns, to name them in problems. */
  readonly header: readonly string[]
  readonly decimal: ',' | '.'
  readonly dateForm: DateForm
  readonly defaults: Readonly<Record<string, string>>
  /** The dossier never charges VAT (CGI art. 293 B). */
  readonly franchise: boolean
}

/** What a table gives. */
export interface TableReading {
  readonly documents: readonly { readonly document: Document; readonly line: number }[]
  readonly problems: readonly IntakeProblem[]
  /** Quotes, drafts, cancelled invoices, failed payments, pay-outs: named and counted, never pieces. */
  readonly notForBooks: readonly { readonly file: string; readonly what: string }[]
  /** Rows that hold nothing of their own: blanks, totals, headers repeated at each page. */
  readonly passed: number
}

/** One row with its columns named. `line` is the row as a spreadsheet numbers it. Problems are collected as cells are asked. */
export class Row {
  readonly problems: IntakeProblem[] = []
  readonly warnings: ReadingWarning[] = []

  constructor(
    readonly settings: RowSettings,
    private readonly cells: readonly string[],
    readonly line: number,
  ) {}

  get file(): string {
    return this.settings.file
  }

  /** What the row itself says of a field, defaults left out. */
  own(field: string): string {
    for (const column of this.settings.columns.get(field) ?? []) {
      const cell = this.cells[column]
      if (cell !== undefined && cell !== '') return shown(cell)
    }
    return ''
  }

  /** The cell of a field, or the table's default for it, or nothing. Hidden characters are gone, white space is one space. */
  text(field: string): string {
    return this.own(field) || oneLine(clean(this.settings.defaults[field] ?? ''))
  }

  /** The title of a field's column, or its place as spreadsheets name it. */
  private title(field: string): string {
    const column = this.settings.columns.get(field)?.[0]
    if (column === undefined) return field
    return oneLine(clean(this.settings.header[column] ?? '')) || columnLetters(column)
  }

  /** A cell that cannot be read, told with its column. */
  bad(field: string, expected: string): undefined {
    const { file, line } = this
    const value = this.text(field).slice(0, 120)
    const column = this.title(field)
    const said = this.problems.some((each) => each.code === 'intake.bad-value' && each.column === column)
    if (!said)
      this.problems.push({
        code: 'intake.bad-value',
        level: 'blocking',
        file,
        line,
        column,
        what: field,
        value,
        expected,
      })
    return undefined
  }

  /** A thing that the row cannot do without. */
  missing(what: string): undefined {
    const { file, line } = this
    this.problems.push({ code: 'intake.missing', level: 'blocking', file, line, what })
    return undefined
  }

  /** VAT that no rate gives: the row mixes rates, or one of its figures is wrong. */
  unclear(net: Amount, vat: Amount, currency: CurrencyCode): undefined {
    const { file, line } = this
    const text = (value: Amount) => amountText(value, currency, ',')
    // In hundredths of a percent, as amounts of two decimals are written.
    const percent = net === 0 ? '?' : amountText(proportion(vat, amount(10_000), net), EUR, ',')
    this.problems.push({
      code: 'intake.rate-unclear',
      level: 'blocking',
      file,
      line,
      net: text(net),
      vat: text(vat),
      percent,
    })
    return undefined
  }

  /** The amount of a field. More decimals than the currency has are rounded, which is told with the document. */
  amount(field: string, currency: CurrencyCode): Amount | undefined {
    const text = this.text(field)
    if (text === '' || /^[-–—]$/.test(text)) return undefined
    const read = tableAmount(text, this.settings.decimal, currency)
    if (!read) return this.bad(field, `1234${this.settings.decimal}56`)
    if (read.rounded) {
      const detail = `${text} → ${amountText(read.value, currency, ',')}`
      if (!this.warnings.some((each) => each.detail === detail)) this.warnings.push(warning('amount-rounded', detail))
    }
    return read.value
  }

  /** A number that is no amount (quantity, unit price), as a decimal string. */
  decimal(field: string): string | undefined {
    const text = this.text(field)
    if (text === '' || text === '-') return undefined
    return (
      plainDecimal(text.replace(/(?<=\d)\s*\p{L}[\p{L}\d².]*$/u, ''), this.settings.decimal) ?? this.bad(field, '12')
    )
  }

  /** A day; a required one that is missing is a problem too. */
  date(field: string, required: boolean): PlainDate | undefined {
    const text = this.text(field)
    if (text === '') return required ? this.missing(field) : undefined
    // « Created (UTC) »: the title says the zone that the cells leave out.
    const utc = /\bUTC\b/i.test(this.title(field)) && /\d:\d\d(?::\d\d)?$/.test(text)
    return (
      tableDate(utc ? `${text}Z` : text, this.settings.dateForm) ??
      this.bad(field, DATE_EXAMPLES[this.settings.dateForm])
    )
  }

  /** The rate stated, undefined where none is; words such as « exonéré » state none. */
  rate(field: string): VatRate | undefined {
    const text = this.text(field)
    if (text === '') return undefined
    const rate = tableRate(text)
    return rate === undefined && /\d/.test(text) ? this.bad(field, '20') : rate
  }

  /** The currency, the euro where the table says none. */
  currency(): CurrencyCode {
    const text = this.text('currency')
    if (text === '') return EUR
    const symbols: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP', euro: 'EUR', euros: 'EUR' }
    const code = currencyCode(symbols[text.toLowerCase()] ?? text)
    if (!code) this.bad('currency', 'EUR')
    return code ?? EUR
  }

  /** Units of the dossier's currency for one unit of the document's. */
  exchange(): string | undefined {
    const rate = this.decimal('exchange')
    if (rate === undefined || Number(rate) === 1) return undefined
    return Number(rate) > 0 && Number(rate) < 1e6 ? rate : this.bad('exchange', '0.92')
  }

  /** Rates that have columns of their own in this table. */
  ratedColumns(): readonly VatRate[] {
    const rates = new Set<VatRate>()
    for (const field of this.settings.columns.keys()) {
      const text = /^(?:net|vat|gross)@(.+)$/.exec(field)?.[1]
      const rate = text === undefined ? undefined : vatRate(text)
      if (rate) rates.add(rate)
    }
    return [...rates]
  }
}

/** Nearly every cell is plain already: one look is cheaper than three replacements. */
function shown(cell: string): string {
  return /[^\x20-\x7e\u00a1-\u02af\u20ac]| {2}/.test(cell) ? oneLine(clean(cell)) : cell
}

/** `A`, `B`… `AA`, as spreadsheets name columns; 0-based. */
function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last
}
