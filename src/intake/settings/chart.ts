import type { IntakeProblem } from '../../domain/problems/intake'
import type { NonEmpty, Result } from '../../domain/result'
import { fail, isNonEmpty, ok } from '../../domain/result'
import { openTable } from '../tables'
import { plainHeader } from '../tables/plain-header'

/** One account of a chart as its file says it. */
export interface ChartRow {
  readonly number: string
  readonly label: string
  /** Row of the file, 1-based. */
  readonly line: number
}

const NUMBERS = new Set(
  'compte|n compte|numero compte|num compte|compte num|numero|code|code compte|account|account number|account code|account no'.split(
    '|',
  ),
)
const LABELS = new Set(
  'libelle|libelle compte|intitule|intitule compte|compte lib|nom|designation|label|name|account name|description'.split(
    '|',
  ),
)

/**
 * Reads a chart of accounts from a CSV or XLSX: a column of account numbers and one of labels, by their titles, else by
 * what they hold. Titles of classes (fewer than three digits) are no accounts. Fails when no row is one.
 */
export async function readChart(bytes: Uint8Array, name: string): Promise<Result<NonEmpty<ChartRow>, IntakeProblem>> {
  const { grid, problems } = await openTable(bytes, name, null)
  if (isNonEmpty(problems)) return { ok: false, problems }
  const [number, label] = columnsOf(grid.rows)
  const rows: ChartRow[] = []
  const seen = new Set<string>()
  for (const [i, row] of grid.rows.entries()) {
    const account = (row[number] ?? '').replace(/[\s\u00a0.]/g, '')
    const text = (row[label] ?? '').replace(/\s+/g, ' ').slice(0, 200)
    if (!/^\d{3}[0-9A-Za-z]{0,17}$/.test(account) || text === '' || seen.has(account)) continue
    seen.add(account)
    rows.push({ number: account, label: text, line: i + 1 })
  }
  return isNonEmpty(rows) ? ok(rows) : fail({ code: 'intake.no-accounts', level: 'blocking', file: name })
}

function columnsOf(rows: readonly (readonly string[])[]): [number: number, label: number] {
  for (const row of rows.slice(0, 20)) {
    const titles = row.map(plainHeader)
    const number = titles.findIndex((title) => NUMBERS.has(title))
    const label = titles.findIndex((title) => LABELS.has(title))
    if (number >= 0 && label >= 0) return [number, label]
  }
  return byContent(rows)
}

const NUMBER = /^[1-9]\d{2}[\s\u00a0.]?[0-9A-Za-z]{0,17}$/

/** Without titles: the column with most different account numbers, and the first of words beside it. */
function byContent(rows: readonly (readonly string[])[]): [number: number, label: number] {
  const sample = rows.slice(0, 500)
  const width = Math.max(0, ...sample.map((row) => row.length))
  const best = { number: 0, accounts: 0, label: 1, words: 0 }
  for (let column = 0; column < Math.min(width, 50); column++) {
    const cells = sample.map((row) => row[column] ?? '')
    const accounts = new Set(cells.filter((cell) => NUMBER.test(cell))).size
    if (accounts > best.accounts) Object.assign(best, { number: column, accounts })
    const words = cells.filter((cell) => /\p{L}{2}/u.test(cell) && !NUMBER.test(cell)).length
    if (words > best.words) Object.assign(best, { label: column, words })
  }
  return [best.number, best.label]
}
