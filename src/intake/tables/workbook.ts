import { zipBudget, zipContent, zipEntries } from '../files/zip'
import { checkExtent } from './sheet-extent'

/** A sheet as rows of text. */
export interface SheetRows {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/** Whether the bytes are a workbook (a ZIP). */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

/**
 * Reads the sheets of an XLSX. Numbers stay the decimal text of the file: no binary fraction comes near an amount.
 * Throws a Refusal over a bound, and whatever the reader throws for a damaged file.
 */
export async function workbookSheets(
  bytes: Uint8Array,
  file: string,
  limits: { readonly rows: number; readonly columns: number },
): Promise<readonly SheetRows[]> {
  // Each part is inflated once with a count here: the reader believes the sizes that are stated.
  const budget = zipBudget()
  for (const entry of zipEntries(bytes, file)) {
    if (!/\.(?:xml|rels)$/.test(entry.name)) continue
    checkExtent(await zipContent(bytes, entry, file, budget), file, limits)
  }
  const { default: readXlsx } = await import('read-excel-file/universal')
  const book = await readXlsx(new Blob([new Uint8Array(bytes)]), { parseNumber: plainNumber, trim: true })
  return book.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellText)) }))
}

/**
 * A cell's number as plain decimals: `1.2341E3` and the digits that binary fractions leave behind
 * (`0.30000000000000004`) made plain. Three decimals become four: a point before three digits might be read as grouping.
 */
function plainNumber(text: string): string {
  const value = Number(text)
  if (!Number.isFinite(value)) return text
  const digits = text.replace(/\D/g, '').replace(/^0+/, '').length
  const asWritten = /^-?\d+$/.test(text) || (/^-?\d+\.\d{1,10}$/.test(text) && digits <= 15)
  const plain = asWritten ? text : fixed(value)
  return /\.\d{3}$/.test(plain) ? `${plain}0` : plain
}

/** Fifteen significant digits are what a workbook's number holds. */
function fixed(value: number): string {
  const digits = Number(value.toPrecision(15))
  return Math.abs(digits) >= 1e20 ? String(digits) : digits.toFixed(10).replace(/\.?0+$/, '')
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return String(cell).trim()
}
