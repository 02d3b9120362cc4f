import { Decimal } from 'decimal.js'
import Papa from 'papaparse'
import type { DraftContext } from '../../../src/domain/draft'
import type { NumberedEntry } from '../../../src/domain/entry'
import type { Column } from '../../../src/formats/columns'
import type { Format, RecordKind, Row } from '../../../src/formats/format'
import { optionsOf } from '../../../src/formats/format'
import { pairs } from '../../../src/formats/pairs'

/**
 * A file as it is usually written: amounts by decimal.js, rows joined by papaparse or padded with `padEnd`, and the
 * whole text encoded at the end, character by character where the character set is not UTF-8. It takes the same columns
 * and checks nothing.
 */
export function usualFile(format: Format, context: DraftContext, entries: readonly NumberedEntry[]): Uint8Array {
  const options = optionsOf(format, {})
  const shape = format.shape(options)
  const { separator } = shape.layout
  const kinds = (each: RecordKind['each']) => shape.records.filter((kind) => kind.each === each)
  const [entryKinds, lineKinds, pairKinds] = [kinds('entry'), kinds('line'), kinds('pair')]
  const fixed = separator === ''
  const rows: string[][] = []
  const padded: string[] = []
  let running = 0
  entries.forEach(({ entry, number }, i) => {
    const put = (kind: RecordKind, row: Row) => {
      if (kind.when && !kind.when(row)) return
      const cells = kind.columns.map((column) => cell(column, row, fixed))
      if (separator.length === 1) rows.push(cells)
      else padded.push(cells.join(separator))
    }
    const own = entry.lines.map((line): Row => {
      running += 1
      return { entry, line, number, movement: i + 1, running, context, options }
    })
    const [first] = own
    if (first) for (const kind of entryKinds) put(kind, first)
    for (const row of own) for (const kind of lineKinds) put(kind, row)
    if (pairKinds.length > 0) for (const row of pairs(own)) for (const kind of pairKinds) put(kind, row)
  })
  const text =
    separator.length === 1 ? Papa.unparse(rows, { delimiter: separator, newline: '\r\n' }) : padded.join('\r\n')
  return shape.charset.startsWith('utf-8') ? new TextEncoder().encode(text) : encoded(text)
}

function cell(column: Column, row: Row, fixed: boolean): string {
  switch (column.kind) {
    case 'literal':
      return column.text
    case 'text': {
      const text = String(column.value(row) ?? '')
      return fixed ? text.slice(0, column.width).padEnd(column.width ?? 0) : text
    }
    case 'date': {
      const day = column.value(row) ?? ''
      const plain = day.replaceAll('-', '')
      return fixed ? plain.slice(0, column.width ?? 8).padEnd(column.width ?? 0) : plain
    }
    case 'amount': {
      const cents = column.value(row)
      const text = cents === undefined ? '' : new Decimal(cents).div(100).toFixed(2).replace('.', column.mark)
      return fixed ? text.padStart(column.width ?? 0, '0') : text
    }
    case 'number':
      return fixed ? String(column.value(row)).padStart(column.width ?? 0, '0') : String(column.value(row))
  }
}

const HIGH = new Map([...'€‚ƒ„…†‡ˆ‰Š‹Œ'].map((char, i) => [char, 128 + i]))

function encoded(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    bytes[i] = code < 256 ? code : (HIGH.get(text.charAt(i)) ?? 63)
  }
  return bytes
}
