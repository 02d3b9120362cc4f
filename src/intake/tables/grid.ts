import type { IntakeProblem } from '../../domain/problems/intake'
import type { Result } from '../../domain/result'
import { fail, ok } from '../../domain/result'
import { mebibytes, overLimit, Refusal, unreadable, unsupported } from '../files/limits'
import { csvRecords } from './csv'
import { decoded, detectEncoding } from './encoding'
import { isWorkbook, workbookSheets } from './workbook'

/** A table as rows of text; row i of the file is `rows[i]` (blank rows are kept, so that line numbers hold). */
export interface Grid {
  readonly rows: readonly (readonly string[])[]
  readonly encoding: string
  readonly separator: string
  readonly sheet: number
  readonly sheets: readonly string[]
}

/** How the bytes are to be read; what is null or empty is detected. */
export interface GridChoice {
  readonly encoding: string
  readonly separator: string
  readonly sheet: number | null
}

/** Bounds of a table, each named in its problem. */
const TABLE_LIMITS = { bytes: 50 * 1024 * 1024, rows: 1_000_000, columns: 2_000, cell: 32_768 }

/** Reads a CSV or a sheet of a workbook; `prefer` chooses among sheets by how well their rows read, most wins. */
export async function readGrid(
  bytes: Uint8Array,
  file: string,
  choice: GridChoice,
  prefer: (rows: Grid['rows']) => number,
): Promise<Result<Grid, IntakeProblem>> {
  try {
    if (bytes.length > TABLE_LIMITS.bytes)
      throw overLimit(file, 'file-size', mebibytes(TABLE_LIMITS.bytes), mebibytes(bytes.length))
    const grid = isWorkbook(bytes) ? await readWorkbook(bytes, file, choice, prefer) : readText(bytes, file, choice)
    checkBounds(grid.rows, file)
    return grid.rows.length === 0 ? fail({ code: 'intake.empty', level: 'blocking', file }) : ok(grid)
  } catch (cause) {
    if (cause instanceof Refusal) return fail(cause.problem)
    throw cause
  }
}

function readText(bytes: Uint8Array, file: string, choice: GridChoice): Grid {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw unsupported(file, 'Excel .xls')
  const encoding = choice.encoding && choice.encoding !== 'xlsx' ? choice.encoding : detectEncoding(bytes)
  const text = decoded(bytes, encoding)
  if (text === undefined) throw unsupported(file, encoding)
  const { rows, separator, openQuote } = csvRecords(text, choice.separator, TABLE_LIMITS.rows + 1)
  if (openQuote !== undefined)
    throw new Refusal({ code: 'intake.unreadable', level: 'blocking', file, line: openQuote, detail: 'quotes' })
  return { rows: withoutTail(rows), encoding, separator, sheet: 0, sheets: [] }
}

async function readWorkbook(
  bytes: Uint8Array,
  file: string,
  choice: GridChoice,
  prefer: (rows: Grid['rows']) => number,
): Promise<Grid> {
  const sheets = await workbookSheets(bytes, file, TABLE_LIMITS).catch((cause: unknown) => {
    throw cause instanceof Refusal ? cause : unreadable(file, 'xlsx')
  })
  const ranked = sheets.map((each, index) => ({ index, score: prefer(each.rows) }))
  const best = ranked.reduce((a, b) => (b.score > a.score ? b : a), { index: 0, score: 0 })
  const sheet = choice.sheet ?? best.index
  const rows = withoutTail(sheets[sheet]?.rows ?? [])
  return { rows, encoding: 'xlsx', separator: '', sheet, sheets: sheets.map((each) => each.name) }
}

/** Spreadsheets keep rows that were formatted and never filled. */
function withoutTail(rows: Grid['rows']): Grid['rows'] {
  let end = rows.length
  while (end > 0 && (rows[end - 1] ?? []).every((cell) => cell === '')) end -= 1
  return end === rows.length ? rows : rows.slice(0, end)
}

function checkBounds(rows: Grid['rows'], file: string): void {
  if (rows.length > TABLE_LIMITS.rows) throw overLimit(file, 'rows', TABLE_LIMITS.rows, `> ${TABLE_LIMITS.rows}`)
  for (const [i, row] of rows.entries()) {
    if (row.length > TABLE_LIMITS.columns) throw at(overLimit(file, 'columns', TABLE_LIMITS.columns, row.length), i)
    for (const cell of row) {
      if (cell.length > TABLE_LIMITS.cell) throw at(overLimit(file, 'cell', TABLE_LIMITS.cell, cell.length), i)
    }
  }
}

function at(refusal: Refusal, row: number): Refusal {
  return new Refusal({ ...refusal.problem, line: row + 1 })
}
