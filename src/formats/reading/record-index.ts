import type { Column } from '../columns'
import type { RecordKind, Shape } from '../format'
import { Anomalies } from './anomalies'
import { cutRecord } from './cells'
import { Kinds } from './kinds'
import { recordsOf } from './read'
import type { FileText } from './text'
import { openText } from './text'

/** A field of a record as its bytes stand. */
interface RecordField {
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

/** The records of a file that a format wrote: of a main file, or of the companion that is called `part`. */
export function recordsOfPart(bytes: Uint8Array, shape: Shape, part: string): RecordIndex {
  const own = shape.records.filter((kind) => kind.part === part)
  const records = own.map((kind): RecordKind => ({ ...kind, each: 'line' }))
  return new RecordIndex(openText(bytes, shape.charset, true), own.length > 0 ? { ...shape, records } : shape)
}

/** Where each record of a file stands, so that any window of it can be shown with the names of its fields. */
export class RecordIndex {
  private readonly starts: number[] = []
  private readonly ends: number[] = []
  private readonly lines: number[] = []
  /** Which columns each record has, by their place in `columns`; 0 for none. */
  private readonly kinds: number[] = []
  private readonly columns: (readonly Column[])[] = [[]]
  private units: number[] | undefined

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
    const { bytes, decode } = this.file
    const text = decode(bytes.subarray(this.starts[index], this.ends[index]))
    const columns = this.columns[this.kinds[index] ?? 0] ?? []
    const cells = columns.length === 0 ? [] : cutRecord(text, columns, this.shape.layout).cells
    // The mark of the encoding stands before the first record.
    let at = index === 0 ? this.file.mark : 0
    let behind = 0
    const fields = cells.map((cell, i) => {
      at += this.size(text.slice(behind, cell.start))
      const length = this.size(text.slice(cell.start, cell.start + cell.length))
      const field = { name: columns[i]?.name ?? '', start: at, length, text: cell.text }
      at += length
      behind = cell.start + cell.length
      return field
    })
    const start = index === 0 ? 0 : this.place(index)
    return { line: this.lines[index] ?? 0, bytes: this.file.file.subarray(start, this.place(index + 1)), text, fields }
  }

  /** Bytes that a text takes in the file. */
  private size(text: string): number {
    const { charset } = this.file
    if (charset === 'utf-8') return utf8.encode(text).length
    return charset.startsWith('utf-16') ? text.length * 2 : text.length
  }

  /** Where a record begins in the file's own bytes; behind the last one, the end of all of them. */
  private place(index: number): number {
    const { bytes, mark, charset, decode } = this.file
    const start = this.starts[index] ?? bytes.length
    if (!charset.startsWith('utf-16')) return mark + start
    this.units ??= unitsOf(bytes, this.starts, decode)
    return mark + 2 * (this.units[index] ?? 0)
  }
}

/** Characters before each record, and before the end: UTF-16 was read as UTF-8, whose places are others. */
function unitsOf(bytes: Uint8Array, starts: readonly number[], decode: (bytes: Uint8Array) => string): number[] {
  let total = 0
  const units = starts.map((start, i) => {
    const before = total
    total += decode(bytes.subarray(start, starts[i + 1])).length
    return before
  })
  return [...units, total]
}
