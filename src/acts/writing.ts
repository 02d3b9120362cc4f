import type { DraftContext } from '../domain/draft'
import type { FormatProblem } from '../domain/problems/formats'
import type { FileText, Format, Options, Writer } from '../formats'
import { openWriter, textOf } from '../formats'
import type { Packed } from './file-parts'
import { FileParts } from './file-parts'
import type { KeptEntry } from './kept-entries'

/** One line of a file that no entry tells: a header, an account of a companion. */
export interface RawLine {
  readonly part: string
  /** 1-based line of its file. */
  readonly line: number
  readonly bytes: Uint8Array
  readonly text: string
}

/** Where the records of entries lie: by entry its first record and running line, and the line of its file. */
export interface Layout {
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
  private readonly files = new FileParts()
  private readonly mains = new Map<string, MainPart>()
  private readonly heads = new Map<string, Uint8Array>()
  private readonly record: number[] = []
  private readonly running: number[] = []
  private readonly line: number[] = []
  private mark = new Uint8Array()
  private readonly writer: Writer
  private readonly text: FileText

  constructor(format: Format, options: Options, draft: DraftContext, problem: (problem: FormatProblem) => void) {
    this.text = textOf(format, options)
    this.writer = openWriter(format, options, draft, (part, bytes) => this.take(part, bytes), problem)
  }

  private take(part: string, bytes: Uint8Array): void {
    this.files.add(part, bytes)
    const head = this.heads.get(part) ?? new Uint8Array()
    const { mark } = this.text
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

  /** Compresses what has gathered. To be awaited now and then. */
  flush(): Promise<void> {
    return this.files.flush()
  }

  async end(bundle: string): Promise<Written> {
    const { parts, records } = this.writer.finish()
    const packed = await this.files.end(parts, bundle)
    const { text } = this
    const { footers, height } = this.writer
    const headers: { before: number; line: RawLine }[] = []
    for (const [part, { firstRecord, endRecord, lines }] of this.mains) {
      const head = rawLines(part, [this.heads.get(part) ?? new Uint8Array()], text, this.writer.headers)
      for (const line of head) headers.push({ before: firstRecord, line })
      const tail = footers > 0 ? rawLines(part, await this.files.bytes(part), text).slice(lines) : []
      for (const line of tail) headers.push({ before: endRecord, line })
    }
    const companions: RawLine[] = []
    for (const part of parts) {
      if (!this.mains.has(part)) companions.push(...rawLines(part, await this.files.bytes(part), text))
    }
    const { record, running, line, mark } = this
    return {
      ...packed,
      layout: { record, running, line, height, headers, companions, mark, records },
      writer: this.writer,
    }
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

/** The lines of a file as they are, at most `count`. */
export function rawLines(
  part: string,
  chunks: readonly Uint8Array[],
  { decode, end: last }: Pick<FileText, 'decode' | 'end'>,
  count = Number.POSITIVE_INFINITY,
): RawLine[] {
  const bytes = concat(chunks)
  const lines: RawLine[] = []
  for (let start = 0; start < bytes.length && lines.length < count; ) {
    const end = endOfLine(bytes, start, last)
    const own = bytes.slice(start, end)
    lines.push({ part, line: lines.length + 1, bytes: own, text: decode(own).replace(/[\r\n]+$/, '') })
    start = end
  }
  return lines
}

/** Place behind the end of the line that starts at `start`; a character of two bytes starts at an even place. */
function endOfLine(bytes: Uint8Array, start: number, last: Uint8Array): number {
  const [first = 10, ...more] = last
  for (let at = bytes.indexOf(first, start); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (at % last.length === 0 && more.every((byte, i) => bytes[at + 1 + i] === byte)) return at + last.length
  }
  return bytes.length
}
