import type { IntakeProblem } from '../../domain/problems/intake'
import type { OurIdentity } from '../files'
import { safeName } from '../files/clean'
import { headerSignature } from './fields'
import type { Grid } from './grid'
import { readGrid } from './grid'
import type { Mapping } from './mapping'
import { columnsByField } from './mapping'
import { isPassing } from './passing'
import { findHeader, propose, sheetScore } from './propose'
import { readDocuments } from './read'
import type { RowSettings, TableReading } from './row'
import { Row } from './row'
import { isWorkbook } from './workbook'

export type { Mapping } from './mapping'
export type { TableReading } from './row'

/** A table with the mapping that was found or given. */
export interface OpenTable {
  readonly grid: Grid
  readonly mapping: Mapping
  readonly header: readonly string[]
  readonly problems: readonly IntakeProblem[]
}

const NOTHING: Grid = { rows: [], encoding: '', separator: '', sheet: 0, sheets: [] }

/** Opens a table and proposes how to understand it; a mapping that is given is kept. Never throws for what a file holds. */
export async function openTable(bytes: Uint8Array, name: string, given: Mapping | null): Promise<OpenTable> {
  const file = safeName(name)
  const choice = given ?? { encoding: '', separator: '', sheet: null }
  const read = await readGrid(bytes, file, choice, sheetScore)
  const grid = read.ok ? read.value : NOTHING
  const headerRow = given?.headerRow ?? findHeader(grid.rows)
  const header = grid.rows[headerRow - 1] ?? []
  const mapping = given ?? propose(grid, header, headerRow, file)
  return { grid, header, mapping, problems: read.ok ? [] : read.problems }
}

/**
 * Reads a table with its mapping: every document, and every problem with its line, at once. Each row ends as a document
 * or a part of one, a problem, a paper that is not for the books, or one that holds nothing of its own (counted).
 */
export function readTable(
  table: OpenTable,
  bytes: Uint8Array,
  name: string,
  us: OurIdentity,
  more: { readonly franchise: boolean; readonly tick?: () => void },
): TableReading {
  const { mapping, grid, header } = table
  const columns = columnsByField(mapping.columns)
  const settings: RowSettings = {
    file: safeName(name),
    source: isWorkbook(bytes) ? 'xlsx' : 'csv',
    content: mapping.content,
    columns,
    header,
    decimal: mapping.decimal,
    dateForm: mapping.dateForm,
    defaults: mapping.defaults,
    franchise: more.franchise,
  }
  const rows: Row[] = []
  let passed = 0
  for (const [i, cells] of grid.rows.entries()) {
    if (i % 20_000 === 0) more.tick?.()
    if (i < mapping.headerRow) continue
    if (isPassing(cells, header, columns)) passed += 1
    else rows.push(new Row(settings, cells, i + 1))
  }
  const reading = readDocuments(rows, mapping.shape, us, more.tick)
  return { ...reading, passed, problems: [...table.problems, ...reading.problems] }
}

/** The signature of a table's header, under which its mapping is remembered. */
export function signatureOf(table: OpenTable): string {
  return headerSignature(table.header)
}
