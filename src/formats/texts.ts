import type { Entry } from '../domain/entry'
import type { ByteBuffer } from './byte-buffer'
import { putRun } from './byte-buffer'
import type { Charset } from './charset'
import { FOREIGN, fold, plainSpaces, quickFold } from './charset'
import type { TextColumn } from './columns'
import type { Note, Put, Report } from './encoder'
import type { Layout, Row } from './format'

const SPACE = 32

/** What a text column needs of the format. */
export interface TextRules {
  readonly padded: boolean
  readonly layout: Layout
  readonly set: Charset
  /** UTF-16 unit → byte (itself in UTF-8), or `FOREIGN`: a text of what the table has needs no rewriting. */
  readonly plain: Uint16Array
  /** What was altered in the last text that was, for a view. */
  readonly notes: { last: Note | undefined }
}

/**
 * A text, folded to the set, cut or refused, padded. Plain texts are checked, cut and written in one pass; the others take
 * the longer way. A text that stands on the line before too is copied.
 */
export function textField(column: TextColumn, rules: TextRules, out: ByteBuffer, report: Report): Put {
  const { name, width, required, fallback, distinct, identity, value: read, whenTooWide, align, quoted } = column
  const { padded, notes, layout } = rules
  const { only, allowed } = column
  const plain = only ? without(rules.plain, only) : rules.plain
  const utf8 = rules.set.table === null
  const quote = (layout.quote ?? '"').charCodeAt(0)
  // Where a text that holds the separator is quoted for it, one that does not is plain.
  const separator = quoted === 'needed' ? layout.separator.charCodeAt(0) : FOREIGN
  const simple = !column.verbatim && typeof whenTooWide !== 'function'
  const fill = column.fill.charCodeAt(0)
  const most = width ?? Number.POSITIVE_INFINITY
  const mayCut = whenTooWide === 'cut' || whenTooWide === 'cut-left'
  let last: string | undefined
  let entry: Entry | undefined
  let note: Note | undefined
  /** Nothing was to be said: it may be copied in another entry. */
  let clean = false
  let generation = -1
  let start = 0
  let end = 0

  /** Writes a text that needs no rewriting; -1, and nothing is written, when it is not one. */
  const putPlain = (text: string, at: number): number => {
    const { length } = text
    if ((length === 0 && (required || fallback)) || (length > most && !mayCut)) return -1
    let from = 0
    let to = length
    if (length > most) {
      if (whenTooWide === 'cut') to = most
      else from = length - most
      // No cut leaves a space at its edge.
      if (text.charCodeAt(to - 1) === SPACE) to -= 1
      if (text.charCodeAt(from) === SPACE) from += 1
    }
    out.room(at, length * 3 + (width ?? 0))
    const { bytes } = out
    const between = quoted === true || (quoted === 'filled' && length > 0)
    let next = at
    if (between) bytes[next++] = quote
    const room = padded ? (width ?? 0) - to + from : 0
    if (align === 'right') next = putRun(bytes, fill, room, next)
    let previous = SPACE
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i)
      const byte = plain[code] ?? FOREIGN
      if (byte === FOREIGN || (code === SPACE && previous === SPACE)) return -1
      if (quoted && (code === quote || code === separator)) return -1
      previous = code
      if (i < from || i >= to) continue
      if (!utf8 || byte < 0x80) bytes[next++] = byte
      else if (byte < 0x800) {
        bytes[next++] = 0xc0 | (byte >> 6)
        bytes[next++] = 0x80 | (byte & 0x3f)
      } else {
        bytes[next++] = 0xe0 | (byte >> 12)
        bytes[next++] = 0x80 | ((byte >> 6) & 0x3f)
        bytes[next++] = 0x80 | (byte & 0x3f)
      }
    }
    if (length > 0 && previous === SPACE) return -1
    if (align === 'left') next = putRun(bytes, fill, room, next)
    if (between) bytes[next++] = quote
    if (length > most) {
      report.cut(name, text, most)
      note = { altered: 'cut', original: text }
    }
    return next
  }

  const tellDistinct = (row: Row, value: string, written: string) => {
    if (!distinct || written === '') return
    const holder = row.line.auxiliary?.label ?? row.line.accountLabel
    report.distinct(column, identity ? identity(row) : value, value, written, holder)
  }

  /** What is to be said of a text that needed no rewriting; whether there was anything. */
  const judge = (row: Row, value: string): boolean => {
    if (!distinct && !allowed) return note !== undefined
    const written = note ? cut(value, most, whenTooWide === 'cut-left') : value
    const sound = isAllowed(column, written)
    if (!sound) report.badValue(name, written, allowed?.expected ?? '')
    tellDistinct(row, value, written)
    return note !== undefined || distinct !== undefined || !sound
  }

  const write = (row: Row, value: string, at: number): number => {
    note = undefined
    // What two accounts clash in depends on their identity.
    last = identity ? undefined : value
    const next = simple ? putPlain(value, at) : -1
    clean = next >= 0 && !judge(row, value)
    if (next >= 0) return next
    const settled = settle(column, rules, row, value, report)
    note = settled.note
    // What stands for a missing text depends on the line.
    if (settled.instead) last = undefined
    tellDistinct(row, value, settled.text)
    return put(column, rules, settled.text, out, at)
  }

  return (row, at) => {
    const value = read(row)
    if (value === last && generation === out.generation && (entry === row.entry || clean)) {
      notes.last = note
      return out.again(start, end, at)
    }
    start = at
    end = write(row, value, at)
    notes.last = note
    entry = row.entry
    generation = out.generation
    return end
  }
}

/** The table without the characters that a column takes out. */
function without(plain: Uint16Array, only: RegExp): Uint16Array {
  return plain.map((byte, code) =>
    byte === FOREIGN || String.fromCharCode(code).replace(only, '') === '' ? FOREIGN : byte,
  )
}

/** Whether the target accepts a text. */
function isAllowed({ allowed }: TextColumn, text: string): boolean {
  return !allowed || text === '' || allowed.pattern.test(text)
}

/** The text that will stand in the file; what is to be said of it is said. */
function settle(
  column: TextColumn,
  rules: TextRules,
  row: Row,
  original: string,
  report: Report,
): { text: string; note: Note | undefined; instead: boolean } {
  const { name, width } = column
  let note: Note | undefined
  const quick = column.verbatim ? undefined : quickFold(original, rules.plain, rules.layout.forbidden)
  const prepared = (value: string, folded?: string) => {
    const whole = folded ?? (column.verbatim ? asItStands(value, rules) : slowFold(value, rules))
    return column.only ? whole.replace(column.only, '') : whole
  }
  let text = prepared(original, quick)
  const instead = text === '' && column.fallback !== undefined
  if (text === '' && column.fallback) {
    text = prepared(column.fallback(row))
    if (text !== '') report.fallback(name, text)
    note = { altered: 'replaced', original }
  } else if (text !== original && (quick !== undefined || text !== plainSpaces(original.normalize('NFC')))) {
    note = { altered: 'replaced', original }
    report.replaced(name, quick === undefined ? plainSpaces(original) : original, text)
  }
  if (width !== undefined && text.length > width) {
    const when = typeof column.whenTooWide === 'function' ? column.whenTooWide(row) : column.whenTooWide
    if (when === 'refuse') report.tooWide(name, text, width)
    else {
      note = { altered: 'cut', original }
      report.cut(name, text, width)
    }
    text = cut(text, width, when === 'cut-left')
  }
  if (!isAllowed(column, text)) report.badValue(name, text, column.allowed?.expected ?? '')
  if (column.required && text === '') report.missing(name)
  return { text, note, instead }
}

/** Cut to a width, never through a character of two units, and without the space that the cut may leave at the end. */
function cut(text: string, width: number, left: boolean): string {
  if (text.length <= width) return text
  const edge = text.charCodeAt(left ? text.length - width : width - 1)
  if (left) {
    const kept = text.slice(edge >= 0xdc00 && edge < 0xe000 ? 1 - width : -width)
    return edge === SPACE ? kept.trimStart() : kept
  }
  const kept = text.slice(0, edge >= 0xd800 && edge < 0xdc00 ? width - 1 : width)
  return edge === SPACE ? kept.trimEnd() : kept
}

/** Folded to the set between its spaces, which stay as many as they are. */
function asItStands(value: string, { set, layout }: TextRules): string {
  const parts = value.replace(/\p{Cc}/gu, ' ').split(/( +)/)
  return parts.map((part) => (part.startsWith(' ') ? part : fold(part, set, {}, layout.unknown).text)).join('')
}

function slowFold(value: string, { set, layout }: TextRules): string {
  return fold(value, set, layout.forbidden, layout.unknown).text
}

/** Whether a text stands between quotes. */
function isQuoted({ quoted }: TextColumn, text: string, layout: Layout): boolean {
  const quote = layout.quote ?? '"'
  if (quoted === 'filled') return text !== ''
  return quoted === 'needed' ? text.includes(quote) || text.includes(layout.separator) : quoted
}

function put(
  column: TextColumn,
  { padded, set, layout }: TextRules,
  whole: string,
  out: ByteBuffer,
  at: number,
): number {
  const quote = layout.quote ?? '"'
  const quoted = isQuoted(column, whole, layout)
  // What is between quotes holds no quote, or the layout doubles it.
  const text = quoted && whole.includes(quote) ? whole.replaceAll(quote, quote + quote) : whole
  const room = padded ? (column.width ?? 0) - text.length : 0
  const fill = column.fill.charCodeAt(0)
  out.room(at, text.length * 3 + Math.max(0, room) + 2)
  const { bytes } = out
  let next = at
  if (quoted) bytes[next++] = quote.charCodeAt(0)
  if (column.align === 'right') next = putRun(bytes, fill, room, next)
  next = encode(text, set.table, bytes, next)
  if (column.align === 'left') next = putRun(bytes, fill, room, next)
  if (quoted) bytes[next++] = quote.charCodeAt(0)
  return next
}

const encoder = new TextEncoder()

function encode(text: string, table: Uint16Array | null, bytes: Uint8Array, at: number): number {
  if (!table) return at + encoder.encodeInto(text, bytes.subarray(at)).written
  let next = at
  for (let i = 0; i < text.length; i++) bytes[next++] = table[text.charCodeAt(i)] ?? SPACE
  return next
}
