import type { PlainDate } from '../domain/date'
import type { Amount } from '../domain/money'
import type { Charset } from './charset'
import { FOREIGN, fold, plainSpaces } from './charset'
import type { Column, DateColumn, DateForm, TextColumn } from './columns'
import type { Layout, Row, Shape } from './format'

/** What the encoder says of a field while it writes it. */
export interface Report {
  tooWide(column: string, value: string, width: number): void
  cut(column: string, value: string, width: number): void
  replaced(column: string, value: string, written: string): void
  missing(column: string): void
  badDate(column: string, value: string): void
  /** A text of a column whose values must stay apart, as it was and as it is written. */
  distinct(column: TextColumn, identity: string, value: string, written: string, name: string): void
}

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

const CR = 13
const LF = 10
const SPACE = 32
const QUOTE = 34
const ZERO = 48

/**
 * Writes records as bytes, field by field, into one reused buffer. The preview asks the same code for the places of
 * the fields, so what it shows is what is written. The declaration is read once; per field there is a look-up in a
 * table of bytes and no text is joined.
 */
export class Encoder {
  private buffer = new Uint8Array(1 << 16)
  private at = 0
  private readonly plain: Uint16Array | null

  constructor(
    private readonly shape: Shape,
    private readonly set: Charset,
    private readonly decimals: number,
    private readonly report: Report,
  ) {
    this.plain = plainTable(set, shape.layout)
  }

  /** Bytes written since the last `take`. */
  get size(): number {
    return this.at
  }

  /** The bytes written since the last call, copied out. */
  take(): Uint8Array {
    const bytes = this.buffer.slice(0, this.at)
    this.at = 0
    return bytes
  }

  /** Writes one record with its line end (CR LF). */
  record(columns: readonly Column[], row: Row, spans?: Spans): void {
    const { separator, trailing } = this.shape.layout
    const fixed = separator === ''
    const start = this.at
    this.room(4096)
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i]
      if (!column) continue
      if (i > 0 && !fixed) this.ascii(separator)
      const before = this.at
      const note = this.field(column, row, fixed)
      spans?.fields.push({
        name: column.name,
        start: before - start,
        length: this.at - before,
        altered: note?.altered ?? null,
        original: note?.original ?? null,
      })
    }
    if (trailing) this.ascii(separator)
    this.buffer[this.at++] = CR
    this.buffer[this.at++] = LF
  }

  private field(
    column: Column,
    row: Row,
    fixed: boolean,
  ): { altered: 'cut' | 'replaced'; original: string } | undefined {
    switch (column.kind) {
      case 'literal':
        this.ascii(column.text)
        return undefined
      case 'text':
        return this.text(column, row, fixed)
      case 'date':
        this.date(column, row, fixed)
        return undefined
      case 'amount': {
        const value = column.value(row)
        if (value === undefined) {
          if (fixed) this.pad(column.width ?? 0, SPACE)
          return undefined
        }
        this.amount(value, column.mark, column.name, fixed ? column.width : undefined, column.fill, column.sign)
        return undefined
      }
      case 'number': {
        const digits = String(column.value(row))
        if (column.width !== undefined && digits.length > column.width)
          this.report.tooWide(column.name, digits, column.width)
        if (fixed) this.pad((column.width ?? 0) - digits.length, column.fill.charCodeAt(0))
        this.ascii(fixed ? digits.slice(0, column.width) : digits)
        return undefined
      }
    }
  }

  private text(
    column: TextColumn,
    row: Row,
    fixed: boolean,
  ): { altered: 'cut' | 'replaced'; original: string } | undefined {
    const original = column.value(row)
    let value = original
    let note: { altered: 'cut' | 'replaced'; original: string } | undefined
    if (!this.isPlain(value)) {
      const { layout } = this.shape
      const folded = fold(value, this.set, layout.forbidden, layout.unknown)
      if (folded.altered) {
        note = { altered: 'replaced', original }
        this.report.replaced(column.name, plainSpaces(original), folded.text)
      }
      value = folded.text
    }
    if (column.only) {
      const kept = value.replace(column.only, '')
      if (kept !== value) {
        note = { altered: 'replaced', original }
        this.report.replaced(column.name, value, kept)
        value = kept
      }
    }
    const { width } = column
    if (width !== undefined && value.length > width) {
      if (column.whenTooWide === 'refuse') {
        this.report.tooWide(column.name, value, width)
      } else {
        note = { altered: 'cut', original }
        this.report.cut(column.name, value, width)
      }
      value = column.whenTooWide === 'cut-left' ? value.slice(-width) : value.slice(0, width)
    }
    if (column.required && value === '') this.report.missing(column.name)
    if (column.distinct && value !== '') {
      const name = row.line.auxiliary?.label ?? row.line.accountLabel
      this.report.distinct(column, column.identity ? column.identity(row) : original, original, value, name)
    }
    const room = fixed ? (width ?? 0) - value.length : 0
    const fill = column.fill.charCodeAt(0)
    this.room(value.length * 3 + room + 2)
    if (column.quoted) this.buffer[this.at++] = QUOTE
    if (column.align === 'right') this.pad(room, fill)
    this.encode(value)
    if (column.align === 'left') this.pad(room, fill)
    if (column.quoted) this.buffer[this.at++] = QUOTE
    return note
  }

  /** Whether a text can be written as it stands: no forbidden, foreign or invisible character, single inner spaces. */
  private isPlain(value: string): boolean {
    const table = this.plain
    let previous = SPACE
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i)
      if (table === null ? code < 0x20 || code > 0x7e : table[code] === FOREIGN) return false
      if (code === SPACE && previous === SPACE) return false
      previous = code
    }
    return value.length === 0 || previous !== SPACE
  }

  private encode(value: string): void {
    const { table } = this.set
    const { buffer } = this
    let at = this.at
    if (table) {
      for (let i = 0; i < value.length; i++) buffer[at++] = table[value.charCodeAt(i)] ?? SPACE
      this.at = at
      return
    }
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i)
      if (code > 0x7e) {
        const { written } = new TextEncoder().encodeInto(value.slice(i), buffer.subarray(at))
        this.at = at + written
        return
      }
      buffer[at++] = code
    }
    this.at = at
  }

  private date(column: DateColumn, row: Row, fixed: boolean): void {
    const day = column.value(row)
    if (day === undefined) {
      if (column.required) this.report.missing(column.name)
      if (fixed) this.pad(column.width ?? 0, SPACE)
      return
    }
    // Two figures for the year are read as 1970 to 2069 by the targets that want them.
    if (column.form === 'ddMMyy' && (day < '1970' || day >= '2070')) this.report.badDate(column.name, day)
    this.ascii(dateText(day, column.form))
  }

  private amount(
    value: Amount,
    mark: string,
    name: string,
    width: number | undefined,
    fill: string,
    sign?: string,
  ): void {
    let digits = String(value < 0 ? -value : value)
    if (digits.length <= this.decimals) digits = digits.padStart(this.decimals + 1, '0')
    const whole = digits.length - this.decimals
    const body = mark === '' ? digits : digits.slice(0, whole) + mark + digits.slice(whole)
    const written = value < 0 ? `-${body}` : body
    const lead = (sign ?? '').length
    const room = width === undefined ? 0 : width - lead - written.length
    if (room < 0) this.report.tooWide(name, written, width ?? 0)
    // The sign position stands before zeros, the minus of a space-padded amount beside its digits.
    if (sign) this.ascii(sign)
    this.pad(room, fill.charCodeAt(0))
    this.ascii(room < 0 ? written.slice(0, width) : written)
  }

  private ascii(value: string): void {
    this.room(value.length)
    for (let i = 0; i < value.length; i++) this.buffer[this.at++] = value.charCodeAt(i)
  }

  private pad(count: number, byte: number): void {
    if (count <= 0) return
    this.room(count)
    this.buffer.fill(byte || ZERO, this.at, this.at + count)
    this.at += count
  }

  private room(bytes: number): void {
    if (this.at + bytes <= this.buffer.length) return
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.at + bytes))
    larger.set(this.buffer.subarray(0, this.at))
    this.buffer = larger
  }
}

/** A day in the form a target wants. */
function dateText(day: PlainDate, form: DateForm): string {
  const year = day.slice(0, 4)
  const month = day.slice(5, 7)
  const date = day.slice(8, 10)
  switch (form) {
    case 'yyyyMMdd':
      return year + month + date
    case 'ddMMyyyy':
      return date + month + year
    case 'ddMMyy':
      return date + month + year.slice(2)
    case 'dd/MM/yyyy':
      return `${date}/${month}/${year}`
    case 'yyyy':
      return year
    case 'MM':
      return month
    case 'dd':
      return date
  }
}

/** The set's table with the layout's forbidden characters taken out: a text made of what is left needs no rewriting. */
function plainTable(set: Charset, layout: Layout): Uint16Array | null {
  if (set.table === null && Object.keys(layout.forbidden).length === 0) return null
  const table = set.table
    ? set.table.slice()
    : new Uint16Array(65536).map((_, code) => (code >= 0x20 && code < 0x7f ? code : FOREIGN))
  if (!set.table) for (let code = 0xa1; code < 0x0300; code++) table[code] = code === 0xad ? FOREIGN : 1
  for (const char of Object.keys(layout.forbidden)) table[char.charCodeAt(0)] = FOREIGN
  // No-break space is made plain.
  table[0xa0] = FOREIGN
  table[0xad] = FOREIGN
  return table
}
