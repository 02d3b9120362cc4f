import type { Document, LineKind, VatRate } from '../../domain/document'
import { vatRate } from '../../domain/document'
import type { Amount, CurrencyCode } from '../../domain/money'
import type { IntakeProblem } from '../../domain/problems/intake'
import type { DateForm } from './values'
import { tableAmount } from './values'

/** How a row is to be understood, the same for the whole table. */
export interface RowSettings {
  readonly file: string
  readonly source: 'csv' | 'xlsx'
  readonly content: 'sales' | 'purchases' | 'payments'
  readonly columns: Readonly<Record<number, string>>
  readonly decimal: ',' | '.'
  readonly dateForm: DateForm
  readonly defaults: Readonly<Record<string, string>>
  readonly defaultKind: LineKind
  readonly franchise: boolean
}

/** What a table gives. */
export interface TableReading {
  readonly documents: readonly { readonly document: Document; readonly line: number }[]
  readonly problems: readonly IntakeProblem[]
  readonly notForBooks: readonly { readonly file: string; readonly what: string }[]
}

/** One row with its columns named. `line` is the row as a spreadsheet numbers it. */
export class Row {
  private readonly values = new Map<string, string>()

  constructor(
    private readonly settings: RowSettings,
    cells: readonly string[],
    readonly line: number,
  ) {
    for (const [field, value] of Object.entries(settings.defaults)) this.values.set(field, value)
    for (const [column, field] of Object.entries(settings.columns)) {
      const cell = cells[Number(column)] ?? ''
      if (cell !== '') this.values.set(field, cell)
    }
  }

  get file(): string {
    return this.settings.file
  }

  get source(): 'csv' | 'xlsx' {
    return this.settings.source
  }

  get content(): RowSettings['content'] {
    return this.settings.content
  }

  get dateForm(): DateForm {
    return this.settings.dateForm
  }

  get defaultKind(): LineKind {
    return this.settings.defaultKind
  }

  get franchise(): boolean {
    return this.settings.franchise
  }

  /** The cell of a field, or the table's default for it, or nothing. */
  text(field: string): string {
    return this.values.get(field) ?? ''
  }

  /** The amount of a field; a cell that is no amount is a problem with its line and column. */
  amount(field: string, currency: CurrencyCode, problems: IntakeProblem[]): Amount | undefined {
    const text = this.text(field)
    if (text === '' || text === '-') return undefined
    const value = tableAmount(text, this.settings.decimal, currency)
    if (value === undefined) {
      const { file, line } = this
      problems.push({
        file,
        line,
        column: field,
        code: 'intake.bad-value',
        level: 'blocking',
        what: field,
        value: text,
        expected: `1234${this.settings.decimal}56`,
      })
    }
    return value
  }

  /** Rates that have columns of their own in this table. */
  ratedColumns(): VatRate[] {
    const rates = new Set<VatRate>()
    for (const field of Object.values(this.settings.columns)) {
      const rate = /^(?:net|vat)@(.+)$/.exec(field)?.[1]
      const known = rate === undefined ? undefined : vatRate(rate)
      if (known) rates.add(known)
    }
    return [...rates]
  }

  /** Net and VAT of one of those rates. */
  rated(rate: VatRate, currency: CurrencyCode, problems: IntakeProblem[]) {
    const net = this.amount(`net@${rate}`, currency, problems)
    return { rate, net: net === 0 ? undefined : net, vat: this.amount(`vat@${rate}`, currency, problems) }
  }
}
