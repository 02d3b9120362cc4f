import type { PlainDate } from '../../domain/date'
import type { DraftContext } from '../../domain/draft'
import type { Entry } from '../../domain/entry'
import type { CurrencyCode } from '../../domain/money'
import { EUR } from '../../domain/money'
import type { Column } from '../columns'
import { knownNames } from '../fec/columns'
import type { Format, Options, Shape } from '../format'
import type { ReadCode } from './anomalies'
import { cutRecord } from './cells'
import { looksLike, tagOf } from './kinds'
import type { Reading } from './read'
import { readShape } from './read'
import { isUtf8 } from './text'

/** How well a file fits: nothing is wrong and it bears the format's own marks; nothing is wrong; most of it can be read. */
export type Fit = 'sure' | 'likely' | 'possible'

/** A format that a file may be in, and with which of its options. */
export interface Candidate {
  readonly format: Format
  readonly options: Options
  readonly fit: Fit
}

/** Bytes of the start of a file that are looked at. */
const SAMPLE = 16_384

/** What a sample that ends anywhere, or another program's habits, may well have. */
const HARMLESS: ReadonlySet<ReadCode> = new Set<ReadCode>([
  'unbalanced',
  'file-unbalanced',
  'one-line',
  'several-dates',
  'line-end',
  'charset',
  'blank-line',
  'too-wide',
  'value-refused',
  'control',
])

/** Names of the law's fields by which a FEC is known, whatever else is wrong with it. */
const FEC_NAMES = 6

interface Judged extends Candidate {
  readonly score: number
  readonly like: string
}

/**
 * The formats that a file may be in, the likeliest first: by what it holds, read by the layout of every format and
 * choice, then by its name. Formats whose files are alike to the byte are one candidate.
 */
export function recognise(
  name: string,
  bytes: Uint8Array,
  formats: readonly Format[],
  currency: CurrencyCode,
): Candidate[] {
  const sample = sampleOf(bytes)
  const best = new Map<string, Judged>()
  for (const format of formats) {
    for (const options of choices(format)) {
      const shape = format.shape(options)
      const judged = judge(format, options, shape, sample, currency)
      if (!judged) continue
      const score = judged.score + nameScore(name, format, options)
      const before = best.get(judged.like)
      if (!before || score > before.score || (score === before.score && format.reader && !before.format.reader)) {
        best.set(judged.like, { ...judged, score })
      }
    }
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score)
    .filter((each, i, all) => all.findIndex(({ format }) => format === each.format) === i)
    .map(({ format, options, fit }) => ({ format, options, fit }))
}

/** The start of the file, cut at a line end. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE) return bytes
  const end = bytes.subarray(0, SAMPLE).lastIndexOf(10)
  return bytes.subarray(0, end < 0 ? SAMPLE : end + 1)
}

/** Every set of choices of a format, the usual ones first. What is typed keeps its usual value. */
function* choices({ options }: Format, at = 0, chosen: Options = {}): Generator<Options> {
  const option = options[at]
  if (!option) {
    yield chosen
    return
  }
  const others = option.values.map(({ value }) => value).filter((value) => value !== option.default)
  for (const value of [option.default, ...others]) {
    yield* choices({ options } as Format, at + 1, { ...chosen, [option.id]: value })
  }
}

function judge(
  format: Format,
  options: Options,
  shape: Shape,
  sample: Uint8Array,
  currency: CurrencyCode,
): Judged | undefined {
  const like = likeness(shape)
  const start = new TextDecoder('windows-1252').decode(sample.subarray(0, 2048)).split(/\r\n|\r|\n/)
  if (format.reader === 'fec' && isFec(start[0] ?? '', shape)) {
    return { format, options, fit: 'sure', score: 3000 - oddLetters(shape, sample), like }
  }
  const kinds = shape.records.filter(({ each }) => each !== 'account')
  const tags = kinds.flatMap((kind) => tagOf(kind) ?? [])
  // Without one line like those of the format there is no need to read on.
  const plain = kinds.filter((kind) => tagOf(kind) === undefined && (kind.each === 'line' || kind.each === 'pair'))
  const one = start
    .slice(0, 12)
    .some(
      (line) =>
        tags.some((tag) => line.startsWith(tag)) || plain.some(({ columns }) => looksLike(columns, line, shape)),
    )
  if (!one) return undefined
  const reading = readShape(sample, shape, { currency })
  const wrong = reading.findings.reduce((sum, { code, count }) => sum + (HARMLESS.has(code) ? 0 : count), 0)
  const rate = wrong / Math.max(1, reading.records)
  if (reading.book.lines === 0 || rate > 0.5) return undefined
  const marked = tags.length > 0 || shape.layout.padded || kinds.some(({ titles }) => titles)
  const fit = wrong > 0 ? 'possible' : marked ? 'sure' : 'likely'
  return { format, options, fit, like, score: 2000 * (1 - rate) + evidence(shape, reading, start, sample) }
}

/** What speaks for a shape beside the absence of faults: marks, constants and forms that fit, entries that balance. */
function evidence(shape: Shape, reading: Reading, start: readonly string[], sample: Uint8Array): number {
  const { findings, book } = reading
  const has = (code: ReadCode) => findings.find((each) => each.code === code)?.count ?? 0
  const kinds = shape.records.filter(({ each }) => each === 'line' || each === 'pair' || each === 'entry')
  let score = 0
  if (shape.records.some(({ titles }) => titles)) score += 200
  if (shape.records.some((kind) => tagOf(kind) !== undefined)) score += 150
  if (shape.layout.padded) score += 100
  for (const { columns } of kinds) {
    const line = start.find((each) => looksLike(columns, each, shape))
    if (line === undefined) continue
    const { cells } = cutRecord(line, columns, shape.layout)
    for (const [i, column] of columns.entries()) score += columnScore(column, cells[i]?.text.trim() ?? '')
  }
  score += 100 * (1 - Math.min(1, has('unbalanced') / Math.max(1, book.entries)))
  if (has('charset') > 0) score -= 40
  if (has('line-end') > 0) score -= 10
  return score - oddLetters(shape, sample)
}

function columnScore(column: Column, text: string): number {
  if (column.kind === 'literal') return column.text.trim() === text ? (text === '' ? 1 : 8) : -8
  if (text === '' || !column.carries) return 1
  return column.kind === 'text' && !column.marks ? 2 : 6
}

/** Accents of DOS and of Windows stand in other places: bytes that would be signs in one are letters in the other. */
function oddLetters({ charset }: Shape, sample: Uint8Array): number {
  const wide = charset === 'utf-8' || charset === 'utf-8-bom'
  if (isUtf8(sample)) return 0
  if (wide) return 60
  let low = 0
  let high = 0
  for (const byte of sample) {
    if (byte >= 0xc0) high += 1
    else if (byte >= 0x80 && byte < 0xa0) low += 1
  }
  return (charset === 'cp850' ? high > low : low > high) ? 60 : 0
}

/** Whether the first line names the fields of a FEC with the separator of this shape, or with one that is tolerated. */
function isFec(first: string, { layout }: Shape): boolean {
  const own = knownNames(first.split(layout.separator)) >= FEC_NAMES
  return own || [';', ','].some((mark) => knownNames(first.split(mark)) >= FEC_NAMES)
}

/** Names of files are made of the export's own facts; these stand for any. */
const SAMPLE_CONTEXT: DraftContext = {
  company: { name: '', siren: '000000000', vatId: null },
  currency: EUR,
  accountWidth: null,
  fiscalYears: [],
  from: '2000-01-01' as PlainDate,
  to: '2000-12-31' as PlainDate,
  journals: [],
  exportNumber: 1,
  madeOn: '2000-12-31' as PlainDate,
}
const SAMPLE_ENTRY = { journal: 'VE', date: '2000-01-01', lines: [] } as unknown as Entry

/** A name like the format's own: its first letters and its extension. */
function nameScore(name: string, { fileName }: Format, options: Options): number {
  const own = fileName(SAMPLE_CONTEXT, SAMPLE_ENTRY, options, 1)
  const extension = (path: string) => /\.(\w+)$/.exec(path)?.[1]?.toLowerCase()
  const word = (path: string) => /^[a-z]{3,}/i.exec(path.replace(/^.*[/\\›]\s*/, ''))?.[0].toLowerCase()
  const begins = word(own) !== undefined && word(own) === word(name)
  return (begins ? 60 : 0) + (extension(own) === extension(name) ? 15 : 0)
}

/** What makes two shapes alike for a reader: their layout and columns, not the character set. */
function likeness({ layout, records }: Shape): string {
  const columns = (list: readonly Column[]) =>
    list.map((column) => [
      column.kind,
      layout.padded ? column.width : '',
      column.carries,
      column.kind === 'date' ? column.form : column.kind === 'amount' ? column.mark : '',
      column.kind === 'literal' && column.tag ? column.text : '',
    ])
  const kinds = records.filter(({ each }) => each !== 'account')
  return JSON.stringify([
    layout.separator,
    layout.padded,
    kinds.map((kind) => [kind.each, kind.titles ? kind.columns.map(({ name }) => name) : columns(kind.columns)]),
  ])
}
