import type { DateForm } from './dates'
import type { TableContent } from './field-list'

/** How a table is understood; the mapping assistant shows and changes it. See `TableMapping` of the acts' contract. */
export interface Mapping {
  readonly shape: 'documents' | 'lines'
  readonly content: TableContent
  /** 1-based row of the header, 0 without. */
  readonly headerRow: number
  /** Column index (0-based) → field id. */
  readonly columns: Readonly<Record<number, string>>
  readonly decimal: ',' | '.'
  readonly dateForm: DateForm
  readonly encoding: string
  readonly separator: string
  readonly sheet: number
  /** Values where a column is missing or its cell empty, by field id. */
  readonly defaults: Readonly<Record<string, string>>
}

/** Field id → its columns, left to right. */
export function columnsByField(columns: Mapping['columns']): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  const pairs = Object.entries(columns).map(([column, field]) => [Number(column), field] as const)
  for (const [column, field] of pairs.sort((a, b) => a[0] - b[0])) {
    const known = found.get(field)
    if (known) known.push(column)
    else found.set(field, [column])
  }
  return found
}
