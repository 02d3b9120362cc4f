import type { DraftContext } from '../domain/draft'
import type { NumberedEntry } from '../domain/entry'
import type { FormatProblem } from '../domain/problems/formats'
import { charset } from './charset'
import { accountIdentity } from './columns'
import type { Report, Spans } from './encoder'
import { Encoder } from './encoder'
import type { Format, Options, RecordKind, Row } from './format'
import { optionsOf } from './format'
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
  /** Lines before the first record of a file. */
  readonly headers: number
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
  badDate() {},
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
  const auxiliaryKinds = kinds('auxiliary')
  const accountKinds = kinds('account')
  // First use of each third party, by movement; first line of each account, for companions.
  const firstUse = new Map<string, number>()
  const accounts = new Map<string, Row>()
  let position: Position = { movement: 1, running: 1, record: 0 }

  const encoderOf = (part: string, row: Row): Encoder => {
    const known = encoders.get(part)
    if (known) return known
    const fresh = new Encoder(shape, set, report)
    encoders.set(part, fresh)
    if (set.mark.length > 0) sink(part, set.mark)
    for (const kind of kinds('header')) fresh.record(kind.columns, row)
    return fresh
  }

  /** Every record of an entry, in the order of the file. */
  const each = (numbered: NumberedEntry, from: Position, write: (kind: RecordKind, row: Row) => void): number => {
    const { entry, number } = numbered
    let records = 0
    let running = from.running
    const rows = entry.lines.map(
      (line): Row => ({ entry, line, number, movement: from.movement, running: running++, context, options }),
    )
    for (const row of auxiliaryKinds.length > 0 ? rows : []) {
      const key = row.line.auxiliary?.number
      if (key === undefined || rows.find((other) => other.line.auxiliary?.number === key) !== row) continue
      if (!firstUse.has(key)) firstUse.set(key, from.movement)
      if (firstUse.get(key) !== from.movement) continue
      for (const kind of auxiliaryKinds) {
        write(kind, row)
        records += 1
      }
    }
    for (const row of rows) {
      for (const kind of lineKinds) {
        write(kind, row)
        records += 1
      }
    }
    return records
  }

  return {
    headers: kinds('header').length,
    position: () => position,
    add(numbered) {
      report.begin(numbered.entry)
      const [firstLine] = numbered.entry.lines
      if (!firstLine) return
      const { entry, number } = numbered
      const part = format.fileName(context, entry, options, position.movement)
      const encoder = encoderOf(part, {
        entry,
        line: firstLine,
        number,
        movement: position.movement,
        running: position.running,
        context,
        options,
      })
      const records = each(numbered, position, (kind, row) => {
        encoder.record(kind.columns, row)
        if (kind.each !== 'line') return
        if (accountKinds.length > 0) {
          const key = accountIdentity(row)
          if (!accounts.has(key)) accounts.set(key, row)
        }
        if (format.rules) for (const found of format.rules(row)) tell(found)
      })
      position = {
        movement: position.movement + 1,
        running: position.running + entry.lines.length,
        record: position.record + records,
      }
      if (encoder.size > CHUNK) sink(part, encoder.take())
    },
    finish() {
      const parts = [...encoders.keys()]
      for (const [part, encoder] of encoders) if (encoder.size > 0) sink(part, encoder.take())
      for (const kind of accountKinds) {
        const part = kind.part ?? ''
        const encoder = new Encoder(shape, set, SILENT)
        for (const row of accounts.values()) encoder.record(kind.columns, row)
        sink(part, encoder.take())
        parts.push(part)
      }
      return { parts, records: position.record }
    },
    picture(numbered, from) {
      const part = format.fileName(context, numbered.entry, options, from.movement)
      const pictures: RecordPicture[] = []
      each(numbered, from, (kind, row) => {
        const spans: Spans = { fields: [] }
        view.record(kind.columns, row, spans)
        const bytes = view.take()
        const text = set.decode(bytes.subarray(0, -2))
        const fields = spans.fields.map((field) => ({
          ...field,
          text: set.decode(bytes.subarray(field.start, field.start + field.length)),
        }))
        pictures.push({ part, bytes, text, fields })
      })
      return pictures
    },
  }
}
