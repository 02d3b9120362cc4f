import type { DraftContext } from '../domain/draft'
import type { Entry, NumberedEntry } from '../domain/entry'
import type { FormatProblem } from '../domain/problems/formats'
import { charset } from './charset'
import type { Column } from './columns'
import type { KnownRow, Report } from './encoder'
import { Encoder } from './encoder'
import type { MutableRow } from './entry-records'
import { EntryRecords } from './entry-records'
import { holderIdentity } from './fields'
import type { Format, Options, RecordKind } from './format'
import { optionsOf } from './format'
import { Holders } from './holders'
import { Losses } from './lost'
import { partNames } from './part-names'
import type { RecordPicture } from './pictures'
import { pictured } from './pictures'
import { EntryReport } from './reports'

/** Bytes on their way: the file they belong to and what comes next of it. They hold until the sink returns. */
export type Sink = (part: string, bytes: Uint8Array) => void

/** Flush threshold of a part's buffer: small enough to stay in the processor's cache. */
const CHUNK = 1 << 18

/** Where a writer stands before an entry: enough to write that entry again alone, for a window of the preview. */
interface Position {
  readonly movement: number
  readonly running: number
  /** 0-based index of its first record among all records of the main files, headers left out. */
  readonly record: number
}

/** Writes entries in a format. Problems come out as they are met, each once a field and entry. */
export interface Writer {
  /** Records before the first entry of a file, and after the last. */
  readonly headers: number
  readonly footers: number
  /** Lines of text that a record takes: one, but for targets that want a field a line. */
  readonly height: number
  /** The main file that an entry written there belongs to. */
  partOf(entry: Entry, position: Position): string
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
  distinct: () => false,
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
  const holders = new Holders()
  const records = new EntryRecords(shape.records, holders)
  const view = new Encoder(shape, set, SILENT)
  const kinds = (each: RecordKind['each']) => shape.records.filter((kind) => kind.each === each)
  const lineKinds = kinds('line')
  const accountKinds = kinds('account')
  const journalKinds = kinds('journal')
  // First line of each account, for companions; accounts that have been seen to, by their number.
  const accounts = new Map<string, KnownRow>()
  const seen: boolean[] = []
  // A row of each main file, for its footers.
  const lastRow = new Map<string, KnownRow>()
  const partOf = partNames(format, context, options)
  let movement = 1
  let running = 1
  let record = 0
  const own = { context, options } as MutableRow
  let current = view
  let currentPart: string | undefined

  const send = (part: string, bytes: Uint8Array) => sink(part, set.outward ? set.outward(bytes) : bytes)

  const encoderOf = (part: string, row: KnownRow): Encoder => {
    const known = encoders.get(part)
    if (known) return known
    const fresh = new Encoder(shape, set, report)
    encoders.set(part, fresh)
    if (set.mark.length > 0) sink(part, set.mark)
    for (const kind of kinds('header')) fresh.record(kind.columns, row)
    for (const kind of journalKinds) {
      for (const journal of context.journals) fresh.record(kind.columns, { ...row, journal })
    }
    lastRow.set(part, { ...row })
    return fresh
  }

  /** Keeps a row of each account that the entry is the first to use. */
  const keepAccounts = (row: MutableRow, first: number): void => {
    for (let i = 0; i < row.entry.lines.length; i++) {
      records.turn(row, first, i)
      if (seen[row.holder]) continue
      seen[row.holder] = true
      const key = holderIdentity(row)
      if (!accounts.has(key)) accounts.set(key, { ...row })
    }
  }

  return {
    headers: kinds('header').length + journalKinds.length * context.journals.length,
    footers: kinds('footer').length,
    height: shape.layout.separator === shape.layout.lineEnd ? (lineKinds[0]?.columns.length ?? 1) : 1,
    position: () => ({ movement, running, record }),
    partOf: (entry, position) => partOf(entry, position.movement),
    add(given) {
      const { entry, number, about } = arranged(format, given)
      if (entry.lines.length === 0) return
      report.begin(entry)
      losses.add(entry)
      own.entry = entry
      own.number = number
      own.about = about
      own.movement = movement
      records.turn(own, running, 0)
      const part = partOf(entry, movement)
      if (part !== currentPart) {
        current = encoderOf(part, own)
        currentPart = part
      }
      record += records.write(own, current)
      if (accountKinds.length > 0) keepAccounts(own, running)
      if (format.rules) {
        records.turn(own, running, 0)
        for (const found of format.rules(own)) tell(found)
      }
      movement += 1
      running += entry.lines.length
      if (current.size > CHUNK) send(part, current.take())
    },
    finish() {
      const fields = losses.fields(records.met)
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
      return { parts, records: record }
    },
    picture(given, from) {
      const { entry, number, about } = arranged(format, given)
      if (entry.lines.length === 0) return []
      const part = partOf(entry, from.movement)
      const pictures: RecordPicture[] = []
      const row = { context, options, entry, number, about, movement: from.movement } as MutableRow
      records.turn(row, from.running, 0)
      const record = (columns: readonly Column[], of: KnownRow) => {
        const spans = view.view(columns, of)
        pictures.push({ part, ...pictured(view.take().slice(), spans, set, shape.layout.lineEnd) })
      }
      records.write(row, { record })
      return pictures
    },
  }
}

/** The entry as the format writes it. */
function arranged({ arrange }: Format, numbered: NumberedEntry): NumberedEntry {
  return arrange ? { ...numbered, entry: arrange(numbered.entry) } : numbered
}
