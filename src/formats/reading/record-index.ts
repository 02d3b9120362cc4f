import type { Column } from '../columns'
import type { Shape } from '../format'
import { Anomalies } from './anomalies'
import { cutRecord } from './cells'
import { Kinds } from './kinds'
import { recordsOf } from './read'
import type { FileText } from './text'

/** A field of a record as its bytes stand. */
export interface RecordField {
  readonly name: string
  /** In bytes from the record's start. */
  readonly start: number
  readonly length: number
  readonly text: string
}

/** A record of the file with its fields; none where the format has no record like it. */
export interface PlacedRecord {
  /** Its first line, from 1. */
  readonly line: number
  /** With the line end. */
  readonly bytes: Uint8Array
  readonly text: string
  readonly fields: readonly RecordField[]
}

const utf8 = new TextEncoder()

/** Where each record of a file stands, so that any window of it can be shown with the names of its fields. */
export class RecordIndex {
  private readonly starts: number[] = []
  private readonly ends: number[] = []
  private readonly lines: number[] = []
  /** Which columns each record has, by their place in `columns`; 0 for none. */
  private readonly kinds: number[] = []
  private readonly columns: (readonly Column[])[] = [[]]

  constructor(
    private readonly file: FileText,
    private readonly shape: Shape,
  ) {
    const kinds = new Kinds(shape, new Anomalies())
    const known = new Map<readonly Column[], number>()
    for (const { start, end, line, text } of recordsOf(file, shape.layout, kinds)) {
      const columns = kinds.of(text, line)?.columns ?? []
      let place = columns.length === 0 ? 0 : known.get(columns)
      if (place === undefined) {
        place = this.columns.push(columns) - 1
        known.set(columns, place)
      }
      this.starts.push(start)
      this.ends.push(end)
      this.lines.push(line)
      this.kinds.push(place)
    }
  }

  get total(): number {
    return this.starts.length
  }

  /** The record that holds a line of the file. */
  indexOf(line: number): number {
    const after = this.lines.findIndex((first) => first > line)
    return Math.max(0, (after < 0 ? this.total : after) - 1)
  }

  /** Records from `from` (0-based) on, at most `count`. */
  window(from: number, count: number): PlacedRecord[] {
    const found: PlacedRecord[] = []
    for (let i = from; i < Math.min(this.total, from + count); i++) found.push(this.record(i))
    return found
  }

  private record(index: number): PlacedRecord {
    const { bytes: all, decode, charset } = this.file
    const start = this.starts[index] ?? 0
    const text = decode(all.subarray(start, this.ends[index]))
    const columns = this.columns[this.kinds[index] ?? 0] ?? []
    const wide = charset === 'utf-8'
    const bytesOf = (from: number, to: number) => (wide ? utf8.encode(text.slice(from, to)).length : to - from)
    let at = 0
    let behind = 0
    const cells = columns.length === 0 ? [] : cutRecord(text, columns, this.shape.layout).cells
    const fields = cells.map((cell, i) => {
      at += bytesOf(behind, cell.start)
      const length = bytesOf(cell.start, cell.start + cell.length)
      const field = { name: columns[i]?.name ?? '', start: at, length, text: cell.text }
      at += length
      behind = cell.start + cell.length
      return field
    })
    const end = this.starts[index + 1] ?? all.length
    const line = this.lines[index] ?? 0
    // The mark of the encoding stands before the first record.
    const mark = index === 0 ? this.file.mark : 0
    if (mark === 0) return { line, bytes: all.subarray(start, end), text, fields }
    const bytes = new Uint8Array(all.buffer, all.byteOffset - mark, end + mark)
    return { line, bytes, text, fields: fields.map((field) => ({ ...field, start: field.start + mark })) }
  }
}
