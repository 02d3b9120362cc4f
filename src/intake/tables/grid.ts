import Papa from 'papaparse'

/** A table as rows of text; row i of the file is `rows[i]` (blank rows are kept, so that line numbers hold). */
export interface Grid {
  readonly rows: readonly (readonly string[])[]
  readonly encoding: string
  readonly separator: string
  readonly sheets: readonly string[]
}

/** Bounds of a table, each named in its problem. */
export const TABLE_LIMITS = { bytes: 50 * 1024 * 1024, rows: 1_000_000, columns: 2_000, cell: 32_768 }

/** Encodings offered by the assistant. */
export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be', 'iso-8859-15', 'macintosh'] as const

/** The encoding of a text file: its BOM, else UTF-16 by its zeros, else UTF-8 if it is valid, else Windows-1252. */
export function detectEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, 4096)
  let evenZeros = 0
  let oddZeros = 0
  sample.forEach((byte, i) => {
    if (byte === 0) i % 2 === 0 ? evenZeros++ : oddZeros++
  })
  if (oddZeros > sample.length / 5) return 'utf-16le'
  if (evenZeros > sample.length / 5) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** Whether the bytes are a workbook (a ZIP). */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

/** Reads a CSV or a sheet of a workbook. Empty strings for `encoding` and `separator` ask for detection. */
export async function readGrid(bytes: Uint8Array, encoding: string, separator: string, sheet: number): Promise<Grid> {
  if (isWorkbook(bytes)) return readWorkbook(bytes, sheet)
  const used = encoding || detectEncoding(bytes)
  const text = new TextDecoder(used).decode(bytes).replace(/\0/g, '')
  const parsed = Papa.parse<string[]>(text, {
    delimiter: separator,
    delimitersToGuess: [';', ',', '\t', '|'],
    skipEmptyLines: false,
  })
  return {
    rows: parsed.data.map((row) => row.map((cell) => cell.trim())),
    encoding: used,
    separator: parsed.meta.delimiter,
    sheets: [],
  }
}

async function readWorkbook(bytes: Uint8Array, sheet: number): Promise<Grid> {
  const { default: readXlsx } = await import('read-excel-file/universal')
  // Numbers stay the decimal text of the file: no binary fraction comes near an amount.
  const book = await readXlsx(new Blob([new Uint8Array(bytes)]), {
    parseNumber: (text: string) => plainNumber(text),
    trim: true,
  })
  const data = book[sheet]?.data ?? []
  return {
    rows: data.map((row) => row.map((cell) => cellText(cell))),
    encoding: 'xlsx',
    separator: '',
    sheets: book.map((each) => each.sheet),
  }
}

/** `1234.1` as it stands; `1.2341E3` and the digits that binary fractions leave behind (`0.30000000000000004`) made plain. */
function plainNumber(text: string): string {
  if (/^-?\d+(\.\d{1,10})?$/.test(text)) return text
  const value = Number(text)
  return Number.isFinite(value) ? value.toFixed(10).replace(/\.?0+$/, '') : text
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return String(cell).trim()
}
