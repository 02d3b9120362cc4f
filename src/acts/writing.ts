import type { DraftContext } from '../domain/draft'
import type { FormatProblem } from '../domain/problems/formats'
import type { Format, Options, PlacedRecord, Writer } from '../formats'
import { markOf, openWriter, placedRecords } from '../formats'
import type { Packed } from './file-parts'
import { FileParts } from './file-parts'
import type { KeptEntry } from './kept-entries'
import { Packers } from './packer'

/** A record of a file that no entry tells: a header, an account of a companion. */
export interface RawLine extends PlacedRecord {
  readonly part: string
}

/** Where the records of entries lie: by entry its first record and running line, and the line of its file. */
interface Layout {
  readonly record: readonly number[]
  readonly running: readonly number[]
  readonly line: readonly number[]
  /** Lines of text that a record takes. */
  readonly height: number
  /** Header and footer lines, each before the record with this index. */
  readonly headers: readonly { readonly before: number; readonly line: RawLine }[]
  readonly companions: readonly RawLine[]
  readonly mark: Uint8Array
  readonly records: number
}

/** A file that was written, and what is needed to show any line of it. */
export interface Written extends Packed {
  readonly layout: Layout
  readonly writer: Writer
}

interface MainPart {
  readonly firstRecord: number
  endRecord: number
  lines: number
}

/** Header lines are looked for in this many first bytes of a file. */
const HEAD = 1 << 16

/** Entries on their way into a file: written, laid out, digested and compressed, in one pass. */
export class Writing {
  private readonly files: FileParts
  private readonly mains = new Map<string, MainPart>()
  private readonly heads = new Map<string, Uint8Array>()
  private readonly attached: string[] = []
  private readonly record: number[] = []
  private readonly running: number[] = []
  private readonly line: number[] = []
  private mark = new Uint8Array()
  private readonly writer: Writer
  private readonly fileMark: Uint8Array

  constructor(
    private readonly format: Format,
    private readonly options: Options,
    draft: DraftContext,
    problem: (problem: FormatProblem) => void,
    packers = new Packers(),
  ) {
    this.files = new FileParts(packers)
    this.fileMark = markOf(format, options)
    this.writer = openWriter(format, options, draft, (part, bytes) => this.take(part, bytes), problem)
  }

  private take(part: string, bytes: Uint8Array): void {
    this.files.add(part, bytes)
    const head = this.heads.get(part) ?? new Uint8Array()
    const mark = this.fileMark
    if (
      head.length === 0 &&
      mark.length > 0 &&
      bytes.length === mark.length &&
      mark.every((byte, i) => bytes[i] === byte)
    ) {
      this.mark = Uint8Array.from(bytes)
    }
    if (this.writer.headers === 0 || head.length > HEAD) return
    this.heads.set(part, concat([head, bytes.slice(0, HEAD)]))
  }

  /** Writes the next entry. */
  add(kept: KeptEntry): void {
    const at = this.writer.position()
    const part = this.writer.partOf(kept.entry, at)
    let main = this.mains.get(part)
    if (!main) {
      main = { firstRecord: at.record, endRecord: at.record, lines: this.writer.headers }
      this.mains.set(part, main)
    }
    this.record.push(at.record)
    this.running.push(at.running)
    this.line.push(main.lines)
    this.writer.add(kept)
    main.endRecord = this.writer.position().record
    main.lines += (main.endRecord - at.record) * this.writer.height
  }

  /** A document's own file, which goes along with the entries. */
  attach(name: string, bytes: Uint8Array): void {
    this.files.add(name, bytes)
    this.attached.push(name)
  }

  /** Hands on what has gathered. To be awaited now and then. */
  flush(): Promise<void> {
    return this.files.flush()
  }

  async end(bundle: string): Promise<Written> {
    const { parts, records } = this.writer.finish()
    const packed = await this.files.end([...parts, ...this.attached], bundle)
    const { footers, height } = this.writer
    const headers: { before: number; line: RawLine }[] = []
    for (const [part, { firstRecord, endRecord }] of this.mains) {
      const head = this.lines(part, [this.heads.get(part) ?? new Uint8Array()], 0, this.writer.headers)
      for (const line of head) headers.push({ before: firstRecord, line })
      const tail = footers > 0 ? this.lines(part, await this.files.bytes(part), -footers) : []
      for (const line of tail) headers.push({ before: endRecord, line })
    }
    const companions: RawLine[] = []
    for (const part of parts) {
      if (!this.mains.has(part)) companions.push(...this.lines(part, await this.files.bytes(part), 0))
    }
    const { record, running, line, mark } = this
    return {
      ...packed,
      layout: { record, running, line, height, headers, companions, mark, records },
      writer: this.writer,
    }
  }

  /** Records of a file from `from` on, counted from the end when below 0, at most `count`. */
  private lines(
    part: string,
    chunks: readonly Uint8Array[],
    from: number,
    count = Number.POSITIVE_INFINITY,
  ): RawLine[] {
    const index = placedRecords(concat(chunks), this.format, this.options, part)
    const first = from < 0 ? Math.max(0, index.total + from) : from
    // Copied, since a view would keep all the bytes.
    return index.window(first, count).map((record) => ({ ...record, bytes: record.bytes.slice(), part }))
  }
}

/** Some chunks in one piece. */
export function concat(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
