import type { Column } from '../columns'
import type { Layout } from '../format'

/** A field of a record, in characters. */
export interface Cell {
  readonly text: string
  readonly start: number
  readonly length: number
}

/** The fields of a record, and whether there are as many characters or fields as the columns want. */
export interface Cut {
  readonly cells: readonly Cell[]
  /** What was wanted and what is there, when they differ; characters in a fixed layout, fields in another. */
  readonly off?: { readonly wanted: number; readonly found: number }
}

/** Whether a record is one field a line. */
export function isBlock(layout: Layout): boolean {
  return layout.separator === layout.lineEnd
}

/** Cuts a record into the fields of its columns. */
export function cutRecord(text: string, columns: readonly Column[], layout: Layout): Cut {
  // A line that is but a mark may hold the separator.
  const [only] = columns
  if (only && columns.length === 1) return { cells: [{ text, start: 0, length: text.length }] }
  if (layout.padded) return cutFixed(text, columns, layout)
  const cells = isBlock(layout) ? blockCells(text) : delimitedCells(text, layout.separator, layout.quote)
  // A separator behind the last field is wanted by some and harmless to the others.
  if (cells.length === columns.length + 1 && cells.at(-1)?.text === '') cells.pop()
  return cells.length === columns.length ? { cells } : { cells, off: { wanted: columns.length, found: cells.length } }
}

/** Characters of a record of fixed width; undefined when its last column takes what is left. */
export function widthOf(columns: readonly Column[], { separator, trailing }: Layout): number | undefined {
  let total = separator.length * (columns.length - (trailing ? 0 : 1))
  for (const column of columns) {
    if (column.width === undefined) return undefined
    total += column.width
  }
  return total
}

function cutFixed(text: string, columns: readonly Column[], layout: Layout): Cut {
  const cells: Cell[] = []
  let at = 0
  for (const { width } of columns) {
    const found = text.slice(at, width === undefined ? undefined : at + width)
    cells.push({ text: found, start: Math.min(at, text.length), length: found.length })
    at += (width ?? found.length) + layout.separator.length
  }
  const wanted = widthOf(columns, layout)
  return wanted === undefined || wanted === text.length ? { cells } : { cells, off: { wanted, found: text.length } }
}

function blockCells(text: string): Cell[] {
  const cells: Cell[] = []
  for (let at = 0; at <= text.length; ) {
    const found = text.indexOf('\n', at)
    const stop = found < 0 ? text.length : found
    const end = stop > at && text[stop - 1] === '\r' ? stop - 1 : stop
    cells.push({ text: text.slice(at, end), start: at, length: end - at })
    at = stop + 1
  }
  return cells
}

/** RFC 4180, whatever stands outside of quotes being taken as it is. */
function delimitedCells(text: string, separator: string, quote = '"'): Cell[] {
  const cells: Cell[] = []
  for (let at = 0; ; ) {
    const quoted = text[at] === quote ? closing(text, at, separator, quote) : -1
    if (quoted >= 0) {
      const inner = text.slice(at + 1, quoted)
      cells.push({
        text: inner.includes(quote) ? inner.replaceAll(quote + quote, quote) : inner,
        start: at,
        length: quoted + 1 - at,
      })
      at = quoted + 1
    } else {
      const found = text.indexOf(separator, at)
      const stop = found < 0 ? text.length : found
      cells.push({ text: text.slice(at, stop), start: at, length: stop - at })
      at = stop
    }
    if (at >= text.length) return cells
    at += separator.length
  }
}

/** Place of the quote that closes the one at `open`, a separator or the end behind it; −1 when there is none. */
function closing(text: string, open: number, separator: string, quote: string): number {
  const at = pairOf(text, open, quote)
  return at >= 0 && (at + 1 === text.length || text.startsWith(separator, at + 1)) ? at : -1
}

/** Place of the first single quote behind the one at `open`: two of them are one of the text. */
function pairOf(text: string, open: number, quote: string): number {
  for (let at = text.indexOf(quote, open + 1); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (text[at + 1] !== quote) return at
    at += 1
  }
  return -1
}

/** Whether a field that begins with a quote is still open at the end of a line, so that the record goes on in the next. */
export function isOpen(text: string, separator: string, quote = '"'): boolean {
  if (!text.includes(quote)) return false
  for (let at = 0; at >= 0; ) {
    if (text[at] === quote) {
      at = pairOf(text, at, quote)
      if (at < 0) return true
    }
    const next = text.indexOf(separator, at)
    at = next < 0 ? -1 : next + separator.length
  }
  return false
}
