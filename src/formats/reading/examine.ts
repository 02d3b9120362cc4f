import type { CurrencyCode } from '../../domain/money'
import type { FecReading } from '../fec/read'
import type { Format, Options, Shape } from '../format'
import { optionsOf } from '../format'
import type { Steps } from '../steps'
import type { ReadFinding } from './anomalies'
import type { ReadBook } from './book'
import { readingFecBook } from './fec-book'
import { readingShape } from './read'
import { RecordIndex } from './record-index'
import type { FileText } from './text'
import { openText } from './text'

/** A file as it was read in one format. */
export interface Examined {
  readonly text: FileText
  readonly book: ReadBook
  readonly findings: readonly ReadFinding[]
  /** What the validator says, for a FEC. */
  readonly fec: FecReading | null
  /** Made on first use: the places of all records. */
  readonly records: () => RecordIndex
}

/** Reads a file step by step, whatever program wrote it, in the format that the user or `recognise` chose. */
export function* examine(
  bytes: Uint8Array,
  name: string,
  format: Format,
  chosen: Options,
  currency: CurrencyCode,
): Steps<Examined> {
  const shape = format.shape(optionsOf(format, chosen))
  if (format.reader === 'fec') {
    const { reading, book } = yield* readingFecBook(bytes, name)
    const separator = reading.shape?.separator ?? shape.layout.separator
    const own: Shape = { ...shape, layout: { ...shape.layout, separator } }
    const text = openText(bytes, shape.charset)
    return { text, book, findings: [], fec: reading, records: lazily(text, own) }
  }
  const { text, book, findings } = yield* readingShape(bytes, shape, { currency })
  return { text, book, findings, fec: null, records: lazily(text, shape) }
}

function lazily(text: FileText, shape: Shape): () => RecordIndex {
  let made: RecordIndex | undefined
  return () => {
    made ??= new RecordIndex(text, shape)
    return made
  }
}
