import type { LineKind } from '../../domain/document'
import type { IntakeProblem } from '../../domain/problems/intake'
import type { OurIdentity } from '../files'
import { headerSignature, plainHeader, recogniseHeaders, TABLE_FIELDS } from './fields'
import type { Grid } from './grid'
import { isWorkbook, readGrid, TABLE_LIMITS } from './grid'
import { readDocuments } from './read'
import type { RowSettings, TableReading } from './row'
import { Row } from './row'
import type { DateForm } from './values'
import { detectDateForm, detectDecimal } from './values'

export type { TableField } from './fields'
export { headerSignature, TABLE_FIELDS } from './fields'
export { ENCODINGS } from './grid'
export type { TableReading } from './row'

/** How a table is understood; the mapping assistant shows and changes it. See `TableMapping` of the acts' contract. */
export interface Mapping {
  readonly shape: 'documents' | 'lines'
  readonly content: 'sales' | 'purchases' | 'payments'
  readonly headerRow: number
  readonly columns: Readonly<Record<number, string>>
  readonly decimal: ',' | '.'
  readonly dateForm: DateForm
  readonly encoding: string
  readonly separator: string
  readonly sheet: number
  readonly defaults: Readonly<Record<string, string>>
}

/** A table with the mapping that was found or given. */
export interface OpenTable {
  readonly grid: Grid
  readonly mapping: Mapping
  readonly header: readonly string[]
  readonly problems: readonly IntakeProblem[]
}

/** Opens a table and proposes how to understand it; `given` is kept where it says something. */
export async function openTable(bytes: Uint8Array, name: string, given: Mapping | null): Promise<OpenTable> {
  const problems: IntakeProblem[] = []
  const over = (limit: string, allowed: number, found: number) =>
    problems.push({
      file: name,
      code: 'intake.over-limit',
      level: 'blocking',
      limit,
      allowed: String(allowed),
      found: String(found),
    })
  const empty: Grid = { rows: [], encoding: '', separator: '', sheets: [] }
  if (bytes.length > TABLE_LIMITS.bytes) over('file-size', TABLE_LIMITS.bytes, bytes.length)
  let grid = empty
  if (problems.length === 0) {
    try {
      grid = await readGrid(
        bytes,
        given?.encoding === 'xlsx' ? '' : (given?.encoding ?? ''),
        given?.separator ?? '',
        given?.sheet ?? 0,
      )
    } catch (cause) {
      problems.push({
        file: name,
        code: 'intake.unreadable',
        level: 'blocking',
        detail: cause instanceof Error ? cause.message : String(cause),
      })
    }
  }
  const widest = grid.rows.reduce((most, row) => Math.max(most, row.length), 0)
  if (grid.rows.length > TABLE_LIMITS.rows) over('rows', TABLE_LIMITS.rows, grid.rows.length)
  if (widest > TABLE_LIMITS.columns) over('columns', TABLE_LIMITS.columns, widest)
  if (problems.length > 0) grid = empty
  else if (grid.rows.every((row) => row.every((cell) => cell === '')))
    problems.push({ file: name, code: 'intake.empty', level: 'blocking' })
  const headerRow = given?.headerRow ?? findHeader(grid)
  const header = grid.rows[headerRow - 1] ?? []
  return { grid, header, problems, mapping: given ?? propose(grid, header, headerRow) }
}

/** The row among the first twenty that has most words of invoice and payment lists; 1-based, 0 when none has two. */
function findHeader(grid: Grid): number {
  const words = new Set(TABLE_FIELDS.flatMap((field) => field.headers))
  let best = { at: 0, score: 1 }
  grid.rows.slice(0, 20).forEach((row, i) => {
    const score = row.filter((cell) => cell !== '' && words.has(plainHeader(cell))).length
    if (score > best.score) best = { at: i + 1, score }
  })
  return best.at
}

function propose(grid: Grid, header: readonly string[], headerRow: number): Mapping {
  const names = header.map(plainHeader)
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  const content = has(/fournisseur|supplier|vendor/)
    ? 'purchases'
    : has(/paiement|reglement|payment|payout|charge id|fee/) && !has(/tva|vat|tax|\bht\b/)
      ? 'payments'
      : 'sales'
  const columns = recogniseHeaders(header, content)
  const body = grid.rows.slice(headerRow, headerRow + 500)
  const cells = (fields: RegExp) =>
    Object.entries(columns)
      .filter(([, field]) => fields.test(field))
      .flatMap(([column]) => body.map((row) => row[Number(column)] ?? ''))
  const numbers = cells(/^number$/).filter((cell) => cell !== '')
  const repeated = numbers.length > 1 && new Set(numbers).size < numbers.length
  const hasLines = Object.values(columns).some(
    (field) => field === 'quantity' || field === 'unitPrice' || field === 'label',
  )
  return {
    shape: content !== 'payments' && repeated && hasLines ? 'lines' : 'documents',
    content,
    headerRow,
    columns,
    decimal: detectDecimal(cells(/^(net|vat|gross|prepaid|unitPrice|fee)/)),
    dateForm: detectDateForm(cells(/^date$/)),
    encoding: grid.encoding,
    separator: grid.separator,
    sheet: 0,
    defaults: {},
  }
}

/** Reads a table with its mapping; every problem with its line, nothing lost. Rows without number, date and amount (totals, blanks) are passed over. */
export function readTable(
  table: OpenTable,
  bytes: Uint8Array,
  name: string,
  us: OurIdentity,
  more: { readonly defaultKind: LineKind; readonly franchise: boolean },
): TableReading {
  const { mapping, grid } = table
  const settings: RowSettings = {
    file: name,
    source: isWorkbook(bytes) ? 'xlsx' : 'csv',
    content: mapping.content,
    columns: mapping.columns,
    decimal: mapping.decimal,
    dateForm: mapping.dateForm,
    defaults: mapping.defaults,
    ...more,
  }
  const rows: Row[] = []
  grid.rows.forEach((cells, i) => {
    if (i < mapping.headerRow || cells.every((cell) => cell === '')) return
    const row = new Row(settings, cells, i + 1)
    // The line of totals at the foot names no document.
    const nameless =
      row.text('number') === '' &&
      row.text('date') === '' &&
      (row.text('party') === '' || /^totau?x?\b/i.test(row.text('party')))
    if (!nameless || mapping.shape === 'lines') rows.push(row)
  })
  const reading = readDocuments(rows, mapping.shape, us)
  return { ...reading, problems: [...table.problems, ...reading.problems] }
}

/** The signature of a table's header, under which its mapping is remembered. */
export function signatureOf(table: OpenTable): string {
  return headerSignature(table.header)
}
