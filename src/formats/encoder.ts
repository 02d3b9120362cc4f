import { ByteBuffer, putAscii } from './byte-buffer'
import type { Charset } from './charset'
import { FOREIGN } from './charset'
import type { Column, TextColumn } from './columns'
import { amountField, dateField, numberField } from './figures'
import type { Layout, Row, Shape } from './format'
import type { Holders } from './holders'
import type { PlacedField } from './runs'
import { constantRun, entryRun, fixedRecord, holderRun } from './runs'
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

/** Writes a field of a record at a place of the buffer; the next place is returned. */
export type Put = (row: Row, at: number) => number

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

/** A record as it is written: each field for a view, the same bytes run by run for a file. */
interface Compiled {
  readonly fields: readonly Put[]
  readonly runs: readonly Put[]
}

/** What the fields of a run have in common. */
type Scope = 'constant' | 'entry' | 'holder' | 'line'

/**
 * Writes records as bytes into one reused buffer. Columns are compiled once into runs: constant bytes, fields of the entry
 * (written with its first line, then copied), fields of an account (written once a file, then copied), fields of the line.
 * The preview asks for the fields one by one, by the same code, and so shows what is written.
 */
export class Encoder {
  private readonly out = new ByteBuffer()
  private readonly compiled = new Map<readonly Column[], Compiled>()
  private readonly rules: TextRules
  /** Rules of texts between quotes. */
  private readonly quoted: TextRules
  private readonly notes: TextRules['notes'] = { last: undefined }
  private lastColumns: readonly Column[] | undefined
  private lastRuns: readonly Put[] = []

  constructor(
    private readonly shape: Shape,
    set: Charset,
    private readonly report: Report,
    private readonly holders: Holders,
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

  /** The bytes written since the last call, copied out. */
  take(): Uint8Array {
    return this.out.take()
  }

  /** Writes one record with its line end. */
  record(columns: readonly Column[], row: Row): void {
    const { out } = this
    if (columns !== this.lastColumns) {
      this.lastColumns = columns
      this.lastRuns = this.compile(columns).runs
    }
    const runs = this.lastRuns
    out.room(out.at, 0)
    let { at } = out
    for (let i = 0; i < runs.length; i++) at = runs[i]?.(row, at) ?? at
    out.at = at
  }

  /** Writes one record, and tells where each of its fields stands. */
  view(columns: readonly Column[], row: Row): Spans {
    const { out, notes } = this
    const { separator, trailing, lineEnd } = this.shape.layout
    const spans: Spans = { fields: [] }
    const start = out.at
    let { at } = out
    for (const [i, put] of this.compile(columns).fields.entries()) {
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

  private compile(columns: readonly Column[]): Compiled {
    const known = this.compiled.get(columns)
    if (known) return known
    const fields = columns.map((column) => this.field(column, this.report))
    const fresh = { fields, runs: this.runs(columns) }
    this.compiled.set(columns, fresh)
    return fresh
  }

  /** Neighbours of one scope together; constants go with the entry's or the account's fields that they stand beside. */
  private runs(columns: readonly Column[]): Put[] {
    const { out, holders, report } = this
    const parts = this.parts(columns)
    const runs: { scope: Scope; parts: (string | Column)[] }[] = []
    for (const part of parts) {
      const scope = typeof part === 'string' ? 'constant' : scopeOf(part)
      const run = runs.at(-1)
      const apart = !run || run.scope === 'line' || scope === 'line'
      if (!apart && (scope === 'constant' || scope === run.scope)) run.parts.push(part)
      else if (!apart && run.scope === 'constant') {
        run.scope = scope
        run.parts.push(part)
      } else runs.push({ scope, parts: [part] })
    }
    const puts = runs.flatMap(({ scope, parts: own }) => {
      const with_ = (to: Report) =>
        own.map((part) => (typeof part === 'string' ? constantRun(part, out) : this.field(part, to)))
      if (scope === 'entry') return entryRun(with_(report), out)
      return scope === 'holder' ? holderRun(with_, out, holders, report) : with_(report)
    })
    const places = this.places(parts)
    return places ? [fixedRecord(places.fields, places.size, puts, out)] : puts
  }

  /** Where the fields stand when every record has them at the same place; else undefined. */
  private places(parts: readonly (string | Column)[]): { fields: PlacedField[]; size: number } | undefined {
    const { out, holders, report } = this
    if (!this.shape.layout.padded || this.rules.set.table === null) return undefined
    const fields: PlacedField[] = []
    let size = 0
    for (const part of parts) {
      if (typeof part !== 'string') {
        if (!part.width) return undefined
        const scope = scopeOf(part)
        const with_ = (to: Report) => [this.field(part, to)]
        const put = scope === 'holder' ? holderRun(with_, out, holders, report) : this.field(part, report)
        fields.push({ put, place: size, ofEntry: scope === 'entry' })
      }
      size += typeof part === 'string' ? part.length : (part.width ?? 0)
    }
    return { fields, size }
  }

  /** The record's columns, and between them whatever is the same in every record. */
  private parts(columns: readonly Column[]): (string | Column)[] {
    const { separator, trailing, lineEnd, quoteAll } = this.shape.layout
    const parts: (string | Column)[] = []
    let text = ''
    for (const [i, column] of columns.entries()) {
      if (i > 0) text += separator
      if (column.kind === 'literal') {
        text += quoteAll ? `"${column.text}"` : column.text
        continue
      }
      if (text !== '') parts.push(text)
      text = ''
      parts.push(column)
    }
    parts.push(text + (trailing ? separator : '') + lineEnd)
    return parts
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
        return constantRun(column.text, out)
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

/** Whether a field is the same in every record of an entry, or of an account. */
function scopeOf(column: Column): Scope {
  if (column.kind === 'literal') return 'constant'
  if (column.kind === 'amount') return 'line'
  if (column.ofEntry) return 'entry'
  return column.kind === 'text' && column.ofHolder ? 'holder' : 'line'
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
