import { overLimit, unreadable } from '../files/limits'

/** Cells between the first and the farthest of a sheet that may be held at once, filled or not. */
const MOST_CELLS = 20_000_000

/** Enough to see a tag that two pieces of text share. */
const OVERLAP = 512

const CHUNK = 1 << 20

/**
 * Refuses a sheet whose farthest cell is out of bounds. The reader of workbooks makes every cell up to it, so that one
 * cell at `XFD1048576` would fill the memory. Throws a Refusal.
 */
export function checkExtent(xml: Uint8Array, file: string, limits: { rows: number; columns: number }): void {
  let rows = 0
  let columns = 0
  for (let at = 0; at < xml.length; at += CHUNK) {
    const text = new TextDecoder('latin1').decode(xml.subarray(Math.max(0, at - OVERLAP), at + CHUNK))
    for (const [tag] of text.matchAll(/<(?:\w+:)?(?:c|row)\s[^>]{0,400}/g)) {
      // An address written in entities is none that a spreadsheet program writes.
      if (tag.includes('&')) throw unreadable(file, 'xlsx')
      const [, letters = '', digits = ''] = /\sr\s*=\s*["']([A-Za-z]*)(\d+)["']/.exec(tag) ?? []
      rows = Math.max(rows, Number(digits))
      columns = Math.max(columns, columnNumber(letters))
    }
  }
  if (rows > limits.rows) throw overLimit(file, 'rows', limits.rows, rows)
  if (columns > limits.columns) throw overLimit(file, 'columns', limits.columns, columns)
  if (rows * columns > MOST_CELLS) throw overLimit(file, 'cells', MOST_CELLS, rows * columns)
}

/** `A` is 1, `XFD` 16384. */
function columnNumber(letters: string): number {
  let number = 0
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64
  return number
}
