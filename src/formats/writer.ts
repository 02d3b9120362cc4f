import type { DraftContext } from '../domain/draft'
import type { NumberedEntry } from '../domain/entry'
import { amount } from '../domain/money'
import type { FormatProblem } from '../domain/problems/formats'
import type { Charset } from './charset'
import { charset } from './charset'
import type { Report, Spans } from './encoder'
import { Encoder } from './encoder'
import { holderIdentity } from './fields'
import type { Format, Options, RecordKind, Row } from './format'
import { optionsOf } from './format'
import { Losses } from './lost'
import { EntryReport } from './reports'

/** Bytes on their way: the file they belong to and what comes next of it. */
export type Sink = (part: string, bytes: Uint8Array) => void

/** Flush threshold of a part's buffer. */
const CHUNK = 1 << 22

/** Where a writer stands before an entry: enough to write that entry again alone, for a window of the preview. */
export interface Position {
  readonly movement: number
  readonly running: number
  /** 0-based index of its first record among all records of the main files, headers left out. */
  readonly record: number
}

/** One record as it stands in the bytes. */
export interface RecordPicture {
  readonly part: string
  readonly bytes: Uint8Array
  readonly text: string
  readonly fields: readonly {
    name: string
    start: number
    length: number
    text: string
    altered: 'cut' | 'replaced' | null
    original: string | null
  }[]
}

/** Writes entries in a format. Problems come out as they are met, each once a field and entry. */
export interface Writer {
  /** Records before the first entry of a file, and after the last. */
  readonly headers: number
  readonly footers: number
  /** Lines of text that a record takes: one, but for targets that want a field a line. */
  readonly height: number
  /** Where the next entry will stand. */
  position(): Position
  add(numbered: NumberedEntry): void
  /** Writes companions and gives the last bytes to the sink; the parts in order, main files first. */
  finish(): { readonly parts: readonly string[]; readonly records: number }
  /** The records of one entry, as `add` writes them from that position. */
  picture(numbered: NumberedEntry, position: Position): RecordPicture[]
}

const SILENT: Report = {
  tooWide() {},
  cut() {},
  replaced() {},
  fallback() {},
  missing() {},
  badValue() {},
  distinct() {},
}

/** Opens a writer. `problem` is told of everything that the target's rules say of the bytes. */
export function openWriter(
  format: Format,
  chosen: Options,
  context: DraftContext,
  sink: Sink,
  problem: (problem: FormatProblem) => void,
): Writer {
  const options = optionsOf(format, chosen)
  const shape = format.shape(options)
  const set = charset(shape.charset)
  const report = new EntryReport(problem)
  const losses = new Losses(shape)
  const lacking = new Set<string>()
  const tell = (found: FormatProblem) => {
    if (found.code === 'format.dossier-lacks') {
      if (lacking.has(found.what)) return
      lacking.add(found.what)
    }
    problem(found)
  }
  const encoders = new Map<string, Encoder>()
  const view = new Encoder(shape, set, SILENT)
  const kinds = (each: RecordKind['each']) => shape.records.filter((kind) => kind.each === each)
  const lineKinds = kinds('line')
  const pairKinds = kinds('pair')
  const entryKinds = kinds('entry')
  const auxiliaryKinds = kinds('auxiliary')
  const accountKinds = kinds('account')
  const journalKinds = kinds('journal')
  // First use of each third party, by movement; first line of each account, for companions.
  const firstUse = new Map<string, number>()
  const accounts = new Map<string, Row>()
  // A row of each main file, for its footers.
  const lastRow = new Map<string, Row>()
  let position: Position = { movement: 1, running: 1, record: 0 }

  const send = (part: string, bytes: Uint8Array) => sink(part, set.outward ? set.outward(bytes) : bytes)

  const encoderOf = (part: string, row: Row): Encoder => {
    const known = encoders.get(part)
    if (known) return known
    const fresh = new Encoder(shape, set, report)
    encoders.set(part, fresh)
    if (set.mark.length > 0) sink(part, set.mark)
    for (const kind of kinds('header')) fresh.record(kind.columns, row)
    for (const kind of journalKinds) {
      for (const journal of context.journals) fresh.record(kind.columns, { ...row, journal })
    }
    lastRow.set(part, row)
    return fresh
  }

  /** Every record of an entry, in the order of the file. */
  const each = (numbered: NumberedEntry, from: Position, write: (kind: RecordKind, row: Row) => void): number => {
    const { entry, number, about } = numbered
    let records = 0
    let running = from.running
    const put = (kind: RecordKind, row: Row) => {
      if (kind.when && !kind.when(row)) return
      write(kind, row)
      records += 1
    }
    const rows = entry.lines.map(
      (line): Row => ({ entry, line, number, movement: from.movement, running: running++, context, options, about }),
    )
    for (const row of auxiliaryKinds.length > 0 ? rows : []) {
      const key = row.line.auxiliary?.number
      if (key === undefined || rows.find((other) => other.line.auxiliary?.number === key) !== row) continue
      if (!firstUse.has(key)) firstUse.set(key, from.movement)
      if (firstUse.get(key) !== from.movement) continue
      for (const kind of auxiliaryKinds) put(kind, row)
    }
    const [first] = rows
    if (first) for (const kind of entryKinds) put(kind, first)
    for (const row of rows) for (const kind of lineKinds) put(kind, row)
    for (const row of pairKinds.length > 0 ? pairs(rows) : []) for (const kind of pairKinds) put(kind, row)
    return records
  }

  return {
    headers: kinds('header').length + journalKinds.length * context.journals.length,
    footers: kinds('footer').length,
    height: shape.layout.separator === shape.layout.lineEnd ? (lineKinds[0]?.columns.length ?? 1) : 1,
    position: () => position,
    add(given) {
      const numbered = arranged(format, given)
      report.begin(numbered.entry)
      const [firstLine] = numbered.entry.lines
      if (!firstLine) return
      const { entry, number, about } = numbered
      losses.add(entry)
      const part = format.fileName(context, entry, options, position.movement)
      const encoder = encoderOf(part, {
        entry,
        line: firstLine,
        number,
        movement: position.movement,
        running: position.running,
        context,
        options,
        about,
      })
      const records = each(numbered, position, (kind, row) => {
        encoder.record(kind.columns, row)
      })
      for (const [i, line] of accountKinds.length > 0 || format.rules ? entry.lines.entries() : []) {
        const running = position.running + i
        const row: Row = { entry, line, number, movement: position.movement, running, context, options, about }
        const key = holderIdentity(row)
        if (!accounts.has(key)) accounts.set(key, row)
        for (const found of format.rules?.(row) ?? []) tell(found)
      }
      position = {
        movement: position.movement + 1,
        running: position.running + entry.lines.length,
        record: position.record + records,
      }
      if (encoder.size > CHUNK) send(part, encoder.take())
    },
    finish() {
      const fields = losses.fields()
      if (fields.length > 0) problem({ code: 'format.lost', level: 'notice', fields })
      const parts = [...encoders.keys()]
      for (const [part, encoder] of encoders) {
        const row = lastRow.get(part)
        if (row) for (const kind of kinds('footer')) encoder.record(kind.columns, row)
        if (encoder.size > 0) send(part, encoder.take())
      }
      const companions = new Map<string, Encoder>()
      for (const kind of accountKinds) {
        const part = kind.part ?? ''
        const encoder = companions.get(part) ?? new Encoder(shape, set, SILENT)
        companions.set(part, encoder)
        for (const row of accounts.values()) if (!kind.when || kind.when(row)) encoder.record(kind.columns, row)
      }
      for (const [part, encoder] of companions) {
        if (encoder.size === 0) continue
        send(part, encoder.take())
        parts.push(part)
      }
      return { parts, records: position.record }
    },
    picture(given, from) {
      const numbered = arranged(format, given)
      const part = format.fileName(context, numbered.entry, options, from.movement)
      const pictures: RecordPicture[] = []
      each(numbered, from, (kind, row) => {
        const spans: Spans = { fields: [] }
        view.record(kind.columns, row, spans)
        pictures.push({ part, ...pictured(view.take(), spans, set, shape.layout.lineEnd) })
      })
      return pictures
    },
  }
}

/** The entry as the format writes it. */
function arranged({ arrange }: Format, numbered: NumberedEntry): NumberedEntry {
  return arrange ? { ...numbered, entry: arrange(numbered.entry) } : numbered
}

/** A record in the bytes of its set, with the places of its fields there. */
function pictured(bytes: Uint8Array, spans: Spans, set: Charset, lineEnd: string): Omit<RecordPicture, 'part'> {
  const { outward = (same: Uint8Array) => same } = set
  const placed = (end: number) => outward(bytes.subarray(0, end)).length
  const fields = spans.fields.map((field) => {
    const start = placed(field.start)
    const own = outward(bytes.subarray(field.start, field.start + field.length))
    return { ...field, start, length: own.length, text: set.decode(own) }
  })
  const text = set.decode(outward(bytes.subarray(0, -lineEnd.length)))
  return { bytes: outward(bytes), text, fields }
}

/**
 * Rows for targets that book an amount from one account to another: debits and credits are matched in their order, each
 * taking what is left of the other, so that every account of the entry keeps its exact total.
 */
function pairs(rows: readonly Row[]): Row[] {
  const debits = rows.filter(({ line }) => line.side === 'debit')
  const credits = rows.filter(({ line }) => line.side === 'credit')
  const found: Row[] = []
  let ofDebit = 0
  let ofCredit = 0
  for (let d = 0, c = 0; d < debits.length && c < credits.length; ) {
    const row = debits[d]
    const credit = credits[c]?.line
    if (!row || !credit) break
    const taken = Math.min(row.line.amount - ofDebit, credit.amount - ofCredit)
    found.push({ ...row, pair: { credit, amount: amount(taken) } })
    ofDebit += taken
    ofCredit += taken
    if (ofDebit === row.line.amount) {
      d += 1
      ofDebit = 0
    }
    if (ofCredit === credit.amount) {
      c += 1
      ofCredit = 0
    }
  }
  return found
}
