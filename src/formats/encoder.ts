import { ByteBuffer } from './byte-buffer'
import type { Charset } from './charset'
import { FOREIGN } from './charset'
import type { Column, TextColumn } from './columns'
import { amountField, dateField, numberField } from './figures'
import type { Layout, Row, Shape } from './format'
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
  /** A text of a column whose values must stay apart, as it was and as it is written. */
  distinct(column: TextColumn, identity: string, value: string, written: string, name: string): void
}

/** How a text was altered, and what it was. */
export interface Note {
  readonly altered: 'cut' | 'replaced'
  readonly original: string
}

/** Writes one field of a record. */
export type Field = (row: Row) => Note | undefined

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
/** More than any record holds beside its texts, which ask for their own room. */
const RECORD = 8192

/**
 * Writes records as bytes, field by field, into one reused buffer. The preview asks the same code for the places of
 * the fields, so what it shows is what is written. Columns are compiled once; per field there is a look-up in a table
 * of bytes and no text is joined.
 */
export class Encoder {
  private readonly out = new ByteBuffer()
  private readonly compiled = new Map<readonly Column[], readonly Field[]>()
  private readonly rules: TextRules
  /** Rules of texts between quotes. */
  private readonly quoted: TextRules

  constructor(
    private readonly shape: Shape,
    set: Charset,
    private readonly report: Report,
  ) {
    const { layout } = shape
    this.rules = { padded: layout.padded, layout, set, plain: plainTable(set, layout.forbidden) }
    // Between quotes that are doubled inside, anything may stand.
    const free = { ...this.rules, layout: { ...layout, forbidden: {} }, plain: plainTable(set, {}) }
    this.quoted = layout.doubling ? free : this.rules
  }

  /** Bytes written since the last `take`. */
  get size(): number {
    return this.out.at
  }

  /** The bytes written since the last call, copied out. */
  take(): Uint8Array {
    return this.out.take()
  }

  /** Writes one record with its line end. */
  record(columns: readonly Column[], row: Row, spans?: Spans): void {
    const { out } = this
    const { separator, trailing, lineEnd } = this.shape.layout
    const fields = this.compiled.get(columns) ?? this.compile(columns)
    out.room(RECORD)
    const start = out.at
    for (let i = 0; i < fields.length; i++) {
      if (i > 0 && separator !== '') out.ascii(separator)
      const before = out.at
      const note = fields[i]?.(row)
      if (spans) {
        spans.fields.push({
          name: columns[i]?.name ?? '',
          start: before - start,
          length: out.at - before,
          altered: note?.altered ?? null,
          original: note?.original ?? null,
        })
      }
    }
    out.room(RECORD)
    if (trailing) out.ascii(separator)
    out.ascii(lineEnd)
  }

  private compile(columns: readonly Column[]): readonly Field[] {
    const { out, shape } = this
    const fields = columns.map((column) => {
      const field = this.field(column)
      return shape.layout.quoteAll ? betweenQuotes(field, out) : field
    })
    this.compiled.set(columns, fields)
    return fields
  }

  private field(column: Column): Field {
    const { out, report, rules } = this
    switch (column.kind) {
      case 'literal':
        return () => {
          out.ascii(column.text)
        }
      case 'text':
        return withRoom(textField(column, column.quoted ? this.quoted : rules, out, report), out)
      case 'date':
        return dateField(column, rules.padded, out, report)
      case 'amount':
        return amountField(column, rules.padded, out, report)
      case 'number':
        return numberField(column, rules.padded, out, report)
    }
  }
}

/** A long text may have used up the record's room: what follows finds it again. */
function withRoom(field: Field, out: ByteBuffer): Field {
  return (row) => {
    const note = field(row)
    out.room(RECORD)
    return note
  }
}

function betweenQuotes(field: Field, out: ByteBuffer): Field {
  return (row) => {
    out.byte(QUOTE)
    const note = field(row)
    out.byte(QUOTE)
    return note
  }
}

/** The set's table with the layout's forbidden characters taken out: a text made of what is left needs no rewriting. */
function plainTable(set: Charset, forbidden: Layout['forbidden']): Uint16Array | null {
  if (set.table === null && Object.keys(forbidden).length === 0) return null
  const table = set.table
    ? set.table.slice()
    : new Uint16Array(65536).map((_, code) => (code >= 0x20 && code < 0x7f ? code : FOREIGN))
  if (!set.table) for (let code = 0xa1; code < 0x0300; code++) table[code] = 1
  for (const char of Object.keys(forbidden)) table[char.charCodeAt(0)] = FOREIGN
  // A no-break space is made plain, a soft hyphen shows nothing.
  table[0xa0] = FOREIGN
  table[0xad] = FOREIGN
  return table
}
