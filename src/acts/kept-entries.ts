import type { EntryFacts, EntryLine, NumberedEntry, Reason } from '../domain/entry'
import { balance } from '../domain/entry'
import { gunzip } from './gzip'
import type { Packers } from './packer'

/** An entry as it is kept, in the worker for a preview and in the database for an export. */
export interface KeptEntry extends NumberedEntry {
  /** Name of the other side and numbers of the entry's documents (its own, then `alsoFrom`), as they were. */
  readonly party: string
  readonly numbers: readonly string[]
}

/** Entries in one compressed chunk. */
export const CHUNK_ENTRIES = 512

type Head = Omit<EntryFacts, 'lines' | 'document' | 'pieceRef' | 'label' | 'date' | 'pieceDate'> &
  Pick<NumberedEntry, 'about'>
type Rest = Omit<EntryLine, 'account' | 'accountLabel' | 'auxiliary' | 'side' | 'amount' | 'label' | 'dueDate'>

/** Every field named, those that may be absent as undefined: a new field that is forgotten here does not compile. */
type Whole<T> = { readonly [K in keyof Required<T>]: T[K] | undefined }

/**
 * The text of a chunk: entries and lines as rows of numbers into lists of what repeats, a tenth of the size of plain
 * objects and faster to write. Texts and objects are numbered from 1; 0 is absent. What has no place of its own in a row
 * goes along in `rest`.
 */
interface Chunk {
  readonly texts: string[]
  readonly objects: unknown[]
  /** number, document, pieceRef, label, date, pieceDate, rest, party, count of numbers, numbers…, count of lines */
  readonly entries: number[]
  /** account, accountLabel, auxiliary number, its label, signed amount, label, dueDate, rest */
  readonly lines: number[]
}

class Listed<T> {
  readonly list: T[] = []
  private readonly known = new Map<string, number>()

  of(key: string, value: T): number {
    const found = this.known.get(key)
    if (found !== undefined) return found
    this.list.push(value)
    this.known.set(key, this.list.length)
    return this.list.length
  }
}

/** What lines have beside their rows, numbered from 1. Most lines share their reason and more: those are met at once. */
class Rests {
  readonly objects = new Listed<unknown>()
  private readonly met = new Map<Reason, { readonly line: EntryLine; readonly index: number }[]>()

  of(line: EntryLine): number {
    const known = this.met.get(line.reason)
    if (known) for (const { line: other, index } of known) if (sameRest(line, other)) return index
    const { paymentMode, letter, foreign, vat, analytic, reason } = line
    const rest: Whole<Rest> = { paymentMode, letter, foreign, vat, analytic, reason }
    const index = this.objects.of(JSON.stringify(rest), rest)
    if (letter || foreign) return index
    if (known) known.push({ line, index })
    else this.met.set(reason, [{ line, index }])
    return index
  }
}

/** Whether lines of one reason have the same rest: every field of `Rest` is looked at here. */
function sameRest(a: EntryLine, b: EntryLine): boolean {
  return (
    !a.letter &&
    !a.foreign &&
    a.paymentMode === b.paymentMode &&
    a.analytic === b.analytic &&
    a.vat?.treatment === b.vat?.treatment &&
    a.vat?.rate === b.vat?.rate
  )
}

/** The text of at most `CHUNK_ENTRIES` entries, to be kept as gzip. */
export function chunkText(kept: readonly KeptEntry[]): string {
  const texts = new Listed<string>()
  const rests = new Rests()
  const { objects } = rests
  const text = (value: string | undefined) => (value === undefined ? 0 : texts.of(value, value))
  const object = (value: object) => objects.of(JSON.stringify(value), value)
  const entries: number[] = []
  const lines: number[] = []
  for (const { number, entry, party, numbers, about } of kept) {
    const { lines: own, document, pieceRef, label, date, pieceDate } = entry
    const { alsoFrom, kind, journal, journalLabel, attachment } = entry
    const head: Whole<Head> = { alsoFrom, kind, journal, journalLabel, attachment, about }
    entries.push(number, text(document), text(pieceRef), text(label), text(date), text(pieceDate), object(head))
    entries.push(text(party), numbers.length, ...numbers.map(text), own.length)
    for (const line of own) {
      const { account, accountLabel, auxiliary, side, amount, label: said, dueDate } = line
      lines.push(text(account), text(accountLabel), text(auxiliary?.number), text(auxiliary?.label))
      lines.push(side === 'debit' ? amount : -amount, text(said), text(dueDate), rests.of(line))
    }
  }
  const chunk: Chunk = { texts: texts.list, objects: objects.list, entries, lines }
  return JSON.stringify(chunk)
}

/** The entries of a chunk whose text `chunkText` made. Each is held against the balance again. */
async function unpackEntries(bytes: Uint8Array): Promise<KeptEntry[]> {
  const { texts, objects, entries, lines }: Chunk = JSON.parse(new TextDecoder().decode(await gunzip(bytes)))
  // Brands and shapes are those that chunkText was given.
  const text = (index: number | undefined) => (index ? texts[index - 1] : undefined) as never
  const kept: KeptEntry[] = []
  let at = 0
  let line = 0
  const next = () => entries[at++] ?? 0
  while (at < entries.length) {
    const number = next()
    const [document, pieceRef, label, date, pieceDate] = [next(), next(), next(), next(), next()]
    const { about, ...rest } = objects[next() - 1] as Head
    const party = next()
    const numbers = Array.from({ length: next() }, () => text(next()) as string)
    const own = Array.from({ length: next() }, (): EntryLine => {
      const [account, accountLabel, auxiliary, auxiliaryLabel, amount = 0, said, dueDate, more = 0] = lines.slice(
        line,
        line + 8,
      )
      line += 8
      return {
        account: text(account),
        accountLabel: text(accountLabel),
        ...(auxiliary ? { auxiliary: { number: text(auxiliary), label: text(auxiliaryLabel) } } : {}),
        side: amount > 0 ? 'debit' : 'credit',
        amount: Math.abs(amount) as EntryLine['amount'],
        label: text(said),
        ...(dueDate ? { dueDate: text(dueDate) } : {}),
        ...(objects[more - 1] as Rest),
      }
    })
    const balanced = balance({
      document: text(document),
      pieceRef: text(pieceRef),
      label: text(label),
      date: text(date),
      pieceDate: text(pieceDate),
      ...rest,
      lines: own,
    })
    if ('gap' in balanced) throw new Error('a kept entry does not balance')
    kept.push({ number, entry: balanced.entry, party: text(party), numbers, ...(about ? { about } : {}) })
  }
  return kept
}

/** Chunks of entries that wait for their packer at most. */
const WAITING = 8

/** Entries on their way to be kept, chunk by chunk. */
export class EntryChunks {
  private waiting: KeptEntry[] = []
  private readonly packed: Promise<Uint8Array>[] = []

  constructor(private readonly packers: Packers) {}

  add(kept: KeptEntry): void {
    this.waiting.push(kept)
    if (this.waiting.length === CHUNK_ENTRIES) this.handOn()
  }

  /** Waits while many chunks wait. */
  async flush(): Promise<void> {
    await this.packed.at(-1 - WAITING)
  }

  async end(): Promise<Uint8Array[]> {
    if (this.waiting.length > 0) this.handOn()
    return Promise.all(this.packed)
  }

  private handOn(): void {
    const packed = this.packers.text(chunkText(this.waiting))
    // Whoever waits for it hears of a failure; until then nobody may.
    packed.catch(() => undefined)
    this.packed.push(packed)
    this.waiting = []
  }
}

/** Entries kept in chunks, read by windows; the chunks opened last stay open. */
export class KeptEntries {
  private readonly open = new Map<number, Promise<KeptEntry[]>>()

  constructor(
    readonly total: number,
    private readonly chunk: (n: number) => Promise<Uint8Array>,
  ) {}

  /** The entries from `from` (0-based) on, at most `count`. */
  async window(from: number, count: number): Promise<KeptEntry[]> {
    const end = Math.min(this.total, from + count)
    const found: KeptEntry[] = []
    for (let at = Math.max(0, from); at < end; ) {
      const n = Math.floor(at / CHUNK_ENTRIES)
      const some = (await this.at(n)).slice(at % CHUNK_ENTRIES, (at % CHUNK_ENTRIES) + end - at)
      if (some.length === 0) throw new Error(`chunk ${n} of kept entries is short`)
      found.push(...some)
      at += some.length
    }
    return found
  }

  /** All of them, chunk by chunk. */
  async *chunks(): AsyncGenerator<KeptEntry[]> {
    for (let n = 0; n * CHUNK_ENTRIES < this.total; n++) yield unpackEntries(await this.chunk(n))
  }

  private at(n: number): Promise<KeptEntry[]> {
    const known = this.open.get(n)
    if (known) return known
    const opened = this.chunk(n).then(unpackEntries)
    this.open.set(n, opened)
    opened.catch(() => this.open.delete(n))
    const [oldest] = this.open.keys()
    if (this.open.size > 4 && oldest !== undefined) this.open.delete(oldest)
    return opened
  }
}
