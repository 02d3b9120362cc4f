import { ByteBuffer, putAscii } from './byte-buffer'
import type { Charset } from './charset'
import { FOREIGN } from './charset'
import type { Column, TextColumn } from './columns'
import { amountField, dateField, numberField } from './figures'
import type { Layout, Row, Shape } from './format'
import { RecordWriter } from './record-writer'
import type { TextRules } from './texts'
import { textField } from './texts'

/** What the encoder says of a field while it writes it. */
export interface Report {
  tooWide(column: string, value: string, width: number): void
  cut(column: string, value: string, width: number): void
  replaced(column: string, value: string, written: string): void
  fallback(column: string, written: string): void
  missing(column: string): void
  badValue(column: string, value: string, expected: string): void
  /** A text of a column whose values must stay apart, as it was and as it is written. Whether another is written so. */
  distinct(column: TextColumn, identity: string, value: string, written: string, name: string): boolean
}

/** How a text was altered, and what it was. */
export interface Note {
  readonly altered: 'cut' | 'replaced'
  readonly original: string
}

/** A row, with what is worked out of its line once, whatever columns look at it. */
export interface KnownRow extends Row {
  /** The line's traits, as `traitsOf` tells them. */
  readonly traits: number
  /** The number of the line's account, as `Holders` counts them. */
  readonly holder: number
}

/** Writes a field of a record at a place of the buffer; the next place is returned. */
export type Put = (row: KnownRow, at: number) => number

/** Where each field of a record starts and ends, filled in when a view asks for it. */
export interface Spans {
  readonly fields: {
    name: string
    start: number
    length: number
    altered: 'cut' | 'replaced' | null
    original: string | null
  }[]
}

const QUOTE = 34

/**
 * Writes records as bytes into one reused buffer. The preview asks for the fields one by one, by the same code, and so
 * shows what is written.
 */
export class Encoder {
  private readonly out = new ByteBuffer()
  private readonly writers = new Map<readonly Column[], RecordWriter>()
  private readonly viewed = new Map<readonly Column[], readonly Put[]>()
  private readonly rules: TextRules
  /** Rules of texts between quotes. */
  private readonly quoted: TextRules
  private readonly notes: TextRules['notes'] = { last: undefined }
  private lastColumns: readonly Column[] | undefined
  private lastWriter: RecordWriter | undefined

  constructor(
    private readonly shape: Shape,
    set: Charset,
    private readonly report: Report,
  ) {
    const { layout } = shape
    const { notes } = this
    this.rules = { padded: layout.padded, layout, set, plain: plainTable(set, layout.forbidden), notes }
    // Between quotes that are doubled inside, anything may stand.
    const free = { ...this.rules, layout: { ...layout, forbidden: {} }, plain: plainTable(set, {}) }
    this.quoted = layout.doubling ? free : this.rules
  }

  /** Bytes written since the last `take`. */
  get size(): number {
    return this.out.at
  }

  /** The bytes written since the last call; they hold until the next record is written. */
  take(): Uint8Array {
    return this.out.take()
  }

  /** Writes one record with its line end. */
  record(columns: readonly Column[], row: KnownRow): void {
    const { out } = this
    out.at = this.writer(columns).put(row, out.at)
  }

  /** Writes one record, and tells where each of its fields stands. */
  view(columns: readonly Column[], row: KnownRow): Spans {
    const { out, notes } = this
    const { separator, trailing, lineEnd } = this.shape.layout
    const spans: Spans = { fields: [] }
    const start = out.at
    let { at } = out
    for (const [i, put] of this.fieldsOf(columns).entries()) {
      out.room(at, 0)
      if (i > 0) at = putAscii(out.bytes, separator, at)
      const before = at
      notes.last = undefined
      at = put(row, at)
      const { altered = null, original = null } = notes.last ?? {}
      spans.fields.push({ name: columns[i]?.name ?? '', start: before - start, length: at - before, altered, original })
    }
    out.room(at, 0)
    out.at = putAscii(out.bytes, (trailing ? separator : '') + lineEnd, at)
    return spans
  }

  private writer(columns: readonly Column[]): RecordWriter {
    if (this.lastWriter && columns === this.lastColumns) return this.lastWriter
    const { shape, out, report } = this
    const field = (column: Column, to: Report) => this.field(column, to)
    const writer = this.writers.get(columns) ?? new RecordWriter(columns, shape.layout, field, out, report)
    this.writers.set(columns, writer)
    this.lastColumns = columns
    this.lastWriter = writer
    return writer
  }

  private fieldsOf(columns: readonly Column[]): readonly Put[] {
    const known = this.viewed.get(columns)
    if (known) return known
    const fresh = columns.map((column) => this.field(column, this.report))
    this.viewed.set(columns, fresh)
    return fresh
  }

  private field(column: Column, report: Report): Put {
    const { out } = this
    const put = this.bare(column, report)
    if (!this.shape.layout.quoteAll) return put
    return (row, at) => {
      out.bytes[at] = QUOTE
      const end = put(row, at + 1)
      out.bytes[end] = QUOTE
      return end + 1
    }
  }

  private bare(column: Column, report: Report): Put {
    const { out, rules } = this
    switch (column.kind) {
      case 'literal':
        return (_, at) => putAscii(out.bytes, column.text, at)
      case 'text':
        return textField(column, column.quoted ? this.quoted : rules, out, report)
      case 'date':
        return dateField(column, rules.padded, out, report)
      case 'amount':
        return amountField(column, rules.padded, out, report)
      case 'number':
        return numberField(column, rules.padded, out, report)
    }
  }
}

/** The set's table (each unit itself in UTF-8) with the layout's forbidden characters taken out. */
function plainTable(set: Charset, forbidden: Layout['forbidden']): Uint16Array {
  const table = set.table ? set.table.slice() : unicodeTable()
  for (const char of Object.keys(forbidden)) table[char.charCodeAt(0)] = FOREIGN
  // A no-break space is made plain, a soft hyphen shows nothing.
  table[0xa0] = FOREIGN
  table[0xad] = FOREIGN
  return table
}

/** What UTF-8 writes as it is: Latin letters, and the signs of office texts. Nothing of it combines or is white space. */
function unicodeTable(): Uint16Array {
  const table = new Uint16Array(65536).fill(FOREIGN)
  for (const [from, to] of [
    [0x20, 0x7e],
    [0xa1, 0x2ff],
    [0x2010, 0x2027],
    [0x20ac, 0x20ac],
    [0x2122, 0x2122],
  ] as const) {
    for (let code = from; code <= to; code++) table[code] = code
  }
  return table
}
