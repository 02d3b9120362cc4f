import type { CurrencyCode } from '../../domain/money'
import type { Layout, Shape } from '../format'
import type { Steps } from '../steps'
import { finished, STRIDE } from '../steps'
import type { ReadFinding } from './anomalies'
import { Anomalies } from './anomalies'
import { ReadBook } from './book'
import { cutRecord, isBlock, isOpen } from './cells'
import { Entries } from './entries'
import { Kinds } from './kinds'
import type { FileText, Line } from './text'
import { linesOf, openText } from './text'
import type { Known } from './values-of'
import { valuesOf } from './values-of'

/** How a file is read. */
export interface ReadOptions {
  /** Of the dossier: the file's amounts have its decimals, two at least. */
  readonly currency: CurrencyCode
  /** We wrote the file ourselves: its character set is the declared one. */
  readonly trusted?: boolean
}

/** A record of the file: its lines and its text. */
export interface RawRecord {
  /** Its first line, from 1. */
  readonly line: number
  readonly start: number
  /** Behind its last byte, the line end not counted. */
  readonly end: number
  readonly text: string
}

/** What a file holds, and all that was found wrong in it. */
export interface Reading {
  readonly text: FileText
  readonly book: ReadBook
  readonly findings: readonly ReadFinding[]
  readonly records: number
}

const LINE_ENDS = { '\r\n': 'crlf', '\n': 'lf', '\r': 'cr' } as const

/** Most lines that one record takes, when a quote is left open. */
const LONGEST = 50

/**
 * Reads a file of some shape by the declared layout alone: records by their marks, fields by their columns, what each
 * carries. Knows nothing of how the file is written, so that it judges the writer and the files of other programs alike.
 */
export function readShape(bytes: Uint8Array, shape: Shape, options: ReadOptions): Reading {
  return finished(readingShape(bytes, shape, options))
}

/** `readShape`, step by step. */
export function* readingShape(bytes: Uint8Array, shape: Shape, options: ReadOptions): Steps<Reading> {
  const anomalies = new Anomalies()
  const text = openText(bytes, shape.charset, options.trusted)
  if (text.otherSet) anomalies.add('charset', 0, '', text.charset)
  if (text.lineEnd && text.lineEnd !== LINE_ENDS[shape.layout.lineEnd]) {
    anomalies.add('line-end', 0, '', text.lineEnd)
  }
  const kinds = new Kinds(shape, anomalies)
  const book = new ReadBook(anomalies)
  const entries = new Entries(book, anomalies)
  const { layout } = shape
  const known: Known = { layout, currency: options.currency, anomalies, yearStart: undefined }
  let records = 0
  let taken = 0
  for (const record of entriesOf(recordsOf(text, layout, kinds), kinds)) {
    const { line } = record
    taken += 1
    if (taken % STRIDE === 0) yield record.end
    if (!isBlock(layout) && record.text.trim() === '') {
      anomalies.add('blank-line', line)
      continue
    }
    const found = kinds.of(record.text, line)
    if (!found) {
      anomalies.add('record-unknown', line, '', record.text)
      continue
    }
    records += 1
    const { kind, columns } = found
    if (kind.titles) continue
    const { cells, off } = cutRecord(record.text, columns, layout)
    if (off && kind.each !== 'header') {
      const code = layout.padded ? 'record-length' : 'field-count'
      anomalies.add(code, line, '', `${off.found} / ${off.wanted}`)
    }
    const values = valuesOf(columns, cells, line, known)
    if (values.yearStart) known.yearStart = values.yearStart as NonNullable<Known['yearStart']>
    entries.record(kind, values, line)
  }
  entries.finish()
  book.finish()
  return { text, book, findings: anomalies.list(), records }
}

/** All records but the lines at the end that no mark tells from those of entries: they are held back until then. */
function* entriesOf(records: Iterable<RawRecord>, kinds: Kinds): Generator<RawRecord> {
  const awaited: RawRecord[] = []
  for (const record of records) {
    awaited.push(record)
    const first = awaited.length > kinds.unmarkedFooters ? awaited.shift() : undefined
    if (first) yield first
  }
  for (const record of awaited) if (!kinds.isFooter(record.text)) yield record
}

/** The records of a file: its lines, but where a field a line or an open quote makes several of them one. */
export function* recordsOf(text: FileText, layout: Layout, kinds: Kinds): Generator<RawRecord> {
  const { bytes, decode } = text
  if (isBlock(layout)) {
    yield* blocksOf(text, kinds)
    return
  }
  let open: RawRecord | undefined
  let count = 0
  for (const { line, start, end } of linesOf(text)) {
    const here = decode(bytes.subarray(start, end))
    const record = open ? { ...open, end, text: `${open.text}\n${here}` } : { line, start, end, text: here }
    count = open ? count + 1 : 1
    open =
      layout.doubling && count < LONGEST && isOpen(record.text, layout.separator, layout.quote) ? record : undefined
    if (!open) yield record
  }
  if (open) yield open
}

/**
 * Records that are a field a line. One has as many lines as its columns; it may hold a text that looks like a mark, but
 * what follows it is a mark again, and a record that is short ends at the next one.
 */
function* blocksOf(text: FileText, kinds: Kinds): Generator<RawRecord> {
  const { bytes, decode } = text
  const lines = linesOf(text)
  const ahead: (Line & { readonly text: string })[] = []
  const peek = (index: number) => {
    while (ahead.length <= index) {
      const { value } = lines.next()
      if (!value) return undefined
      ahead.push({ ...value, text: decode(bytes.subarray(value.start, value.end)) })
    }
    return ahead[index]
  }
  const isMark = (index: number) => {
    const line = peek(index)
    return line === undefined || kinds.heightOf(line.text) !== undefined
  }
  for (let first = peek(0); first; first = peek(0)) {
    let height = kinds.heightOf(first.text) ?? 1
    if (!isMark(height) || peek(height - 1) === undefined) {
      height = 1
      while (!isMark(height)) height += 1
    }
    const taken = ahead.splice(0, height)
    yield {
      line: first.line,
      start: first.start,
      end: taken.at(-1)?.end ?? first.end,
      text: taken.map((line) => line.text).join('\n'),
    }
  }
}
