import type { DraftContext } from '../domain/draft'
import type { NumberedEntry } from '../domain/entry'
import { decimalsOf } from '../domain/money'
import type { FormatProblem } from '../domain/problems/formats'
import { charset } from './charset'
import type { Report, Spans } from './encoder'
import { Encoder } from './encoder'
import type { Format, Options, RecordKind, Row } from './format'
import { optionsOf } from './format'

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

/** What a writer remembers of the fields whose values must stay apart. */
class Distinct {
  private readonly written = new Map<string, Map<string, { identity: string; value: string; name: string }>>()

  /** The other value that is already written alike, if any. */
  clash(column: string, identity: string, value: string, written: string, name: string) {
    let known = this.written.get(column)
    if (!known) {
      known = new Map()
      this.written.set(column, known)
    }
    const other = known.get(written)
    if (!other) known.set(written, { identity, value, name })
    return other && other.identity !== identity ? other : undefined
  }
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
  const distinct = new Distinct()
  let current: NumberedEntry | undefined
  let seen = new Set<string>()
  const once = (found: FormatProblem & { column: string }) => {
    const key = `${found.code} ${found.column}`
    if (seen.has(key)) return
    seen.add(key)
    problem(found)
  }
  const on = () => ({ document: current?.entry.document ?? ('' as never), number: current?.entry.pieceRef ?? '' })
  const report: Report = {
    tooWide: (column, value, width) =>
      once({ ...on(), code: 'format.too-wide', level: 'blocking', column, value, width }),
    cut: (column, value, width) => once({ ...on(), code: 'format.cut', level: 'notice', column, value, width }),
    replaced: (column, value, written) =>
      once({ ...on(), code: 'format.replaced', level: 'notice', column, value, written }),
    missing: (column) => once({ ...on(), code: 'format.required', level: 'blocking', column }),
    badDate: (column, value) =>
      once({ ...on(), code: 'format.bad-value', level: 'blocking', column, value, expected: '1970–2069' }),
    distinct: (column, identity, value, written, name) => {
      const other = distinct.clash(column.name, identity, value, written, name)
      if (!other) return
      if (column.distinct === 'refuse') {
        once({
          ...on(),
          code: 'format.account-clash',
          level: 'blocking',
          column: column.name,
          written,
          name,
          otherName: other.name,
        })
      } else if (value !== other.value) {
        once({
          ...on(),
          code: 'format.same-after-cut',
          level: 'notice',
          column: column.name,
          value,
          other: other.value,
          written,
        })
      }
    },
  }
  const silent: Report = { tooWide() {}, cut() {}, replaced() {}, missing() {}, badDate() {}, distinct() {} }
  const decimals = decimalsOf(context.currency)
  const encoders = new Map<string, Encoder>()
  const view = new Encoder(shape, set, decimals, silent)
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
    const fresh = new Encoder(shape, set, decimals, report)
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
      current = numbered
      seen = new Set()
      const [firstLine] = numbered.entry.lines
      if (!firstLine) return
      const { entry, number } = numbered
      const part = format.fileName(context, entry, options)
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
        const key = row.line.auxiliary ? `${row.line.account}/${row.line.auxiliary.number}` : row.line.account
        if (accountKinds.length > 0 && !accounts.has(key)) accounts.set(key, row)
        for (const found of format.rules?.(row) ?? []) problem(found)
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
      current = undefined
      for (const kind of accountKinds) {
        const part = kind.part ?? ''
        const encoder = new Encoder(shape, set, decimals, silent)
        for (const row of accounts.values()) encoder.record(kind.columns, row)
        sink(part, encoder.take())
        parts.push(part)
      }
      return { parts, records: position.record }
    },
    picture(numbered, from) {
      const part = format.fileName(context, numbered.entry, options)
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
