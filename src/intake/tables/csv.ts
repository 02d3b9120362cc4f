import Papa from 'papaparse'

/** Records of a text, and the line of a quote that never closes. */
export interface CsvRecords {
  readonly rows: readonly (readonly string[])[]
  readonly separator: string
  /** 1-based row of an unclosed quote: what follows it cannot be told apart. */
  readonly openQuote: number | undefined
}

const SEPARATORS = [';', ',', '\t', '|'] as const

/** Cuts a text into records of fields; an empty `separator` asks for detection. At most `most` records. */
export function csvRecords(text: string, separator: string, most: number): CsvRecords {
  // Lines end as each program likes, and in a file put together from several, in several ways.
  const plain = text.replace(/\r\n?/g, '\n')
  // Excel's own way to name the separator on a line of its own; the line is kept, blank, so that numbers hold.
  const named = /^sep=(.)\n/i.exec(plain.slice(0, 12))
  const body = named ? plain.slice(named[0].length - 1) : plain
  const used = separator || named?.[1] || detectSeparator(body)
  const parsed = Papa.parse<string[]>(body, {
    delimiter: used,
    newline: '\n',
    preview: most,
    skipEmptyLines: false,
    transform: (cell) => cell.trim(),
  })
  const open = parsed.errors.find((each) => each.code === 'MissingQuotes')
  const row = open ? Math.min((open.row ?? 0) + 1, parsed.data.length) : swallowing(parsed.data, used)
  const unquoted = row === undefined ? undefined : withoutQuotes(body, used, most)
  return unquoted
    ? { rows: unquoted, separator: used, openQuote: undefined }
    : { rows: parsed.data, separator: used, openQuote: row }
}

/** 1-based row of a cell that holds a whole further line of the table: its quote was closed by another one. */
function swallowing(rows: readonly (readonly string[])[], separator: string): number | undefined {
  const width = Math.max(0, ...rows.slice(0, 30).map((row) => row.length))
  if (width < 4) return undefined
  const found = rows.findIndex((row) =>
    row.some((cell) => cell.includes('\n') && cell.split('\n').some((line) => line.split(separator).length >= width)),
  )
  return found < 0 ? undefined : found + 1
}

/**
 * The separator that cuts most of the first lines into the same number of fields, more fields counting more. Titles
 * above the header and totals below do not mislead it.
 */
function detectSeparator(text: string): string {
  const head = text.slice(0, 200_000)
  let best: { separator: string; score: number } = { separator: ';', score: 0 }
  for (const separator of SEPARATORS) {
    const { data } = Papa.parse<string[]>(head, { delimiter: separator, newline: '\n', preview: 200 })
    const widths = new Map<number, number>()
    for (const row of data) if (row.length > 1) widths.set(row.length, (widths.get(row.length) ?? 0) + 1)
    const score = Math.max(0, ...[...widths].map(([width, lines]) => lines * (Math.min(width, 60) - 1)))
    if (score > best.score) best = { separator, score }
  }
  return best.separator
}

/**
 * A quote may be an inch mark, and no quotation at all. The text is cut without quoting if every line then has the
 * width of the widest; undefined when not.
 */
function withoutQuotes(text: string, separator: string, most: number): string[][] | undefined {
  const lines = text.split('\n')
  if (lines.length > most) return undefined
  const rows = lines.map((line) => line.split(separator))
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''))
  const width = filled.at(-1)?.length ?? 0
  if (width < 2 || filled.filter((row) => row.length > 1).some((row) => row.length !== width)) return undefined
  return rows.map((row) =>
    row.map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .replaceAll('""', '"'),
    ),
  )
}
