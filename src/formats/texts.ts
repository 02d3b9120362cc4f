import type { Entry } from '../domain/entry'
import type { ByteBuffer } from './byte-buffer'
import type { Charset } from './charset'
import { FOREIGN, fold, plainSpaces } from './charset'
import type { TextColumn } from './columns'
import type { Field, Note, Report } from './encoder'
import type { Layout, Row } from './format'

const SPACE = 32
/** Look-ups after which a column's memory is judged. */
const TRIAL = 512

/** A text as it was written a moment ago: its place in the buffer, and what had to be said of it. */
interface Written {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly note: Note | undefined
  readonly tell: readonly (() => void)[]
  /** The entry that was told, and the identity that was compared, last. */
  entry: Entry
  identity: string
}

/** What a text column needs of the format. */
export interface TextRules {
  readonly padded: boolean
  readonly layout: Layout
  readonly set: Charset
  readonly plain: Uint16Array | null
}

/**
 * A text, folded to the set, cut or refused, padded. Most texts of a line were written a line or an entry before: those
 * are copied within the buffer, and only what must be said again is said again.
 */
export function textField(column: TextColumn, rules: TextRules, out: ByteBuffer, report: Report): Field {
  let generation = -1
  let known = new Map<string, Written>()
  let lastValue: string | undefined
  let last: Written | undefined
  let remembers = column.ofEntry !== true
  let asked = 0
  let found = 0

  // Accounts and names come back, labels and numbers do not: a column whose values stay unknown stops remembering them.
  const lookUp = (value: string) => {
    const before = known.get(value)
    asked += 1
    if (before) found += 1
    if (asked === TRIAL) {
      remembers = found > TRIAL / 4
      if (!remembers) known = new Map()
      asked = 0
      found = 0
    }
    return before
  }

  const distinct = (row: Row, value: string, text: string, identity: string) => {
    if (!column.distinct || text === '') return
    const name = row.line.auxiliary?.label ?? row.line.accountLabel
    report.distinct(column, column.identity ? identity : value, value, text, name)
  }

  return (row) => {
    if (generation !== out.generation) {
      generation = out.generation
      known = new Map()
      last = undefined
    }
    if (column.ofEntry && last?.entry === row.entry) {
      out.room(last.end - last.start)
      out.again(last.start, last.end)
      return last.note
    }
    const value = column.value(row)
    const before = last && value === lastValue ? last : remembers ? lookUp(value) : undefined
    const identity = column.identity ? column.identity(row) : ''
    if (before) {
      out.room(before.end - before.start)
      out.again(before.start, before.end)
      if (before.entry !== row.entry) {
        before.entry = row.entry
        for (const tell of before.tell) tell()
        distinct(row, value, before.text, identity)
      } else if (identity !== before.identity) distinct(row, value, before.text, identity)
      before.identity = identity
      lastValue = value
      last = before
      return before.note
    }
    const start = out.at
    const tell: (() => void)[] = []
    const { text, note, ofTheLine } = settle(column, rules, row, value, report, tell)
    put(column, rules, text, out)
    for (const each of tell) each()
    distinct(row, value, text, identity)
    if (ofTheLine) {
      last = undefined
      return note
    }
    last = { start, end: out.at, text, note, tell, entry: row.entry, identity }
    lastValue = value
    if (remembers) known.set(value, last)
    return note
  }
}

/** The text that will stand in the file, and what is to be said of it. */
function settle(
  column: TextColumn,
  rules: TextRules,
  row: Row,
  original: string,
  report: Report,
  tell: (() => void)[],
): { text: string; note: Note | undefined; ofTheLine: boolean } {
  const { name, width } = column
  let note: Note | undefined
  const prepared = (value: string) => {
    const whole = column.verbatim ? asItStands(value, rules) : folded(value, rules)
    return column.only ? whole.replace(column.only, '') : whole
  }
  let text = prepared(original)
  // What an empty value becomes depends on the line, not on the value.
  const ofTheLine = text === '' && column.fallback !== undefined
  if (text === '' && column.fallback) {
    text = prepared(column.fallback(row))
    const written = text
    if (written !== '') tell.push(() => report.fallback(name, written))
    note = { altered: 'replaced', original }
  } else if (text !== original && text !== plainSpaces(original.normalize('NFC'))) {
    const written = text
    note = { altered: 'replaced', original }
    tell.push(() => report.replaced(name, plainSpaces(original), written))
  }
  if (width !== undefined && text.length > width) {
    const whole = text
    const when = typeof column.whenTooWide === 'function' ? column.whenTooWide(row) : column.whenTooWide
    if (when === 'refuse') tell.push(() => report.tooWide(name, whole, width))
    else {
      note = { altered: 'cut', original }
      tell.push(() => report.cut(name, whole, width))
    }
    text = cut(whole, width, when === 'cut-left')
  }
  if (column.allowed && text !== '' && !column.allowed.pattern.test(text)) {
    const { expected } = column.allowed
    tell.push(() => report.badValue(name, text, expected))
  }
  if (column.required && text === '') tell.push(() => report.missing(name))
  return { text, note, ofTheLine }
}

/** Cut to a width, never through a character of two units, and without the space that the cut may leave at the end. */
function cut(text: string, width: number, left: boolean): string {
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

function folded(value: string, { plain, set, layout }: TextRules): string {
  return isPlain(value, plain) ? value : fold(value, set, layout.forbidden, layout.unknown).text
}

/** Whether a text can be written as it stands: no forbidden, foreign or invisible character, single inner spaces. */
function isPlain(value: string, table: Uint16Array | null): boolean {
  let previous = SPACE
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    if (table === null ? code < 0x20 || code > 0x7e : table[code] === FOREIGN) return false
    if (code === SPACE && previous === SPACE) return false
    previous = code
  }
  return value.length === 0 || previous !== SPACE
}

/** Whether a text stands between quotes. */
function isQuoted({ quoted }: TextColumn, text: string, layout: Layout): boolean {
  const quote = layout.quote ?? '"'
  if (quoted === 'filled') return text !== ''
  return quoted === 'needed' ? text.includes(quote) || text.includes(layout.separator) : quoted
}

function put(column: TextColumn, { padded, set, layout }: TextRules, whole: string, out: ByteBuffer): void {
  const quote = layout.quote ?? '"'
  const quoted = isQuoted(column, whole, layout)
  // What is between quotes holds no quote, or the layout doubles it.
  const text = quoted && whole.includes(quote) ? whole.replaceAll(quote, quote + quote) : whole
  const room = padded ? (column.width ?? 0) - text.length : 0
  const fill = column.fill.charCodeAt(0)
  out.room(text.length * 3 + Math.max(0, room) + 2)
  if (quoted) out.ascii(quote)
  if (column.align === 'right') out.pad(room, fill)
  encode(text, set.table, out)
  if (column.align === 'left') out.pad(room, fill)
  if (quoted) out.ascii(quote)
}

const utf8 = new TextEncoder()

function encode(text: string, table: Uint16Array | null, out: ByteBuffer): void {
  const { bytes } = out
  let { at } = out
  if (table) {
    for (let i = 0; i < text.length; i++) bytes[at++] = table[text.charCodeAt(i)] ?? SPACE
    out.at = at
    return
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) bytes[at++] = code
    else if (code < 0x800) {
      bytes[at++] = 0xc0 | (code >> 6)
      bytes[at++] = 0x80 | (code & 0x3f)
    } else {
      at += utf8.encodeInto(text.slice(i), bytes.subarray(at)).written
      break
    }
  }
  out.at = at
}
