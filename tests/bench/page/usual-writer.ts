import { Decimal } from 'decimal.js'
import Papa from 'papaparse'
import type { DraftContext } from '../../../src/domain/draft'
import type { NumberedEntry } from '../../../src/domain/entry'
import type { Column } from '../../../src/formats/columns'
import type { Format, Row } from '../../../src/formats/format'
import { optionsOf } from '../../../src/formats/format'

/**
 * A file as it is usually written: amounts by decimal.js, rows joined by papaparse or padded with `padEnd`, and the
 * whole text encoded at the end, character by character where the character set is not UTF-8. It takes the same columns
 * and checks nothing.
 */
export function usualFile(format: Format, context: DraftContext, entries: readonly NumberedEntry[]): Uint8Array {
  const options = optionsOf(format, {})
  const shape = format.shape(options)
  const { separator } = shape.layout
  const kinds = shape.records.filter((kind) => kind.each === 'line')
  const rows: string[][] = []
  let running = 0
  entries.forEach(({ entry, number }, i) => {
    for (const line of entry.lines) {
      running += 1
      const row: Row = { entry, line, number, movement: i + 1, running, context, options }
      for (const kind of kinds) rows.push(kind.columns.map((column) => cell(column, row, separator === '')))
    }
  })
  const text =
    separator === ''
      ? rows.map((row) => row.join('')).join('\r\n')
      : Papa.unparse(rows, { delimiter: separator, newline: '\r\n' })
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
  let at = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    bytes[at++] = code < 256 ? code : (HIGH.get(char) ?? 63)
  }
  return bytes.subarray(0, at)
}
