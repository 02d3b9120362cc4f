import { dayNumber, type PlainMonth } from '../domain/date'
import type { Document, Invoice } from '../domain/document'
import type { DossierId } from '../domain/dossier'
import type { CurrencyCode } from '../domain/money'
import { contentHash, textHash } from './hash'
import type { ColumnsRow, OldColumnsRow } from './schema'
import { HOLE } from './schema'

/** Kinds by their code in the columns. */
export const KINDS = [
  'invoice',
  'credit-note',
  'deposit',
  'deposit-credit-note',
  'payment',
] as const satisfies readonly Document['kind'][]

/** Added to the code of a purchase. */
export const PURCHASE = 8

/** Text as it is searched: lower case, without accents. */
export function searchable(text: string): string {
  // Plain letters have nothing to take apart.
  return (/^[ -~]*$/.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '')).toLowerCase()
}

/** The numbers of other documents that this one refers to, so that they can find it. */
export function refersTo(document: Document): string[] {
  if (document.kind === 'payment')
    return document.allocations.flatMap((each) => (each.number === undefined ? [] : [each.number]))
  const taken = document.lines.flatMap((line) => line.deposit ?? [])
  return [...[...document.refersTo, ...document.deposits].map((each) => each.number), ...taken]
}

/** Gross of a document in minor units of its currency. */
export function grossOf(document: Document): number {
  return document.kind === 'payment' ? document.amount : document.totals.gross
}

function firstLabel(document: Document): string {
  return document.kind === 'payment' ? document.mode : ((document satisfies Invoice).lines[0]?.label ?? '')
}

/** The columns of a pack in memory. Arrays have one element a slot. */
export class PackColumns {
  readonly pack: number
  readonly dossier: DossierId
  readonly month: PlainMonth
  readonly count: number
  /** Day number (days since 1970) of each document; `HOLE` where there is none. */
  readonly day: Int32Array
  readonly from: number
  readonly to: number
  /** Index into KINDS, +8 for purchases. */
  readonly kind: Uint8Array
  readonly gross: Float64Array
  readonly currency: CurrencyCode | ''
  /** Content hash of each document. */
  readonly content: Uint32Array
  /** Hash of each document's key, and of its number. */
  readonly key: Float64Array
  readonly number: Float64Array
  /** Hashes of the numbers that payments clear and credit notes refer to, with the slot that says them. */
  readonly refers: Float64Array
  readonly refersSlot: Uint16Array
  /** 1 where the document was deleted after its export: it is kept to be corrected, and shown nowhere else. */
  readonly deleted: Uint8Array
  /** Payment modes of its documents, and for each document the index of its own. */
  readonly modes: readonly string[]
  readonly mode: Uint16Array
  #text: readonly string[] | Uint8Array

  constructor(fields: Omit<PackColumns, 'text' | 'modeAt'>, text: readonly string[] | Uint8Array) {
    this.pack = fields.pack
    this.dossier = fields.dossier
    this.month = fields.month
    this.count = fields.count
    this.day = fields.day
    this.from = fields.from
    this.to = fields.to
    this.kind = fields.kind
    this.gross = fields.gross
    this.currency = fields.currency
    this.content = fields.content
    this.key = fields.key
    this.number = fields.number
    this.refers = fields.refers
    this.refersSlot = fields.refersSlot
    this.deleted = fields.deleted
    this.modes = fields.modes
    this.mode = fields.mode
    this.#text = text
  }

  /** Number, party and label of each document as they are searched: lower case, no accents. Made of bytes when asked. */
  get text(): readonly string[] {
    if (this.#text instanceof Uint8Array)
      this.#text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.#text).split(BETWEEN)
    return this.#text
  }

  /** The payment mode of a document, which decides the journal; empty for others. */
  modeAt(slot: number): string {
    return this.modes[this.mode[slot] ?? 0] ?? ''
  }
}

/** Stands between two searched texts in the bytes, and in none of them. */
const BETWEEN = '\n'

/** The columns of a pack, computed whole from its documents. */
export function columnsOf(
  pack: number,
  dossier: DossierId,
  month: PlainMonth,
  docs: readonly (Document | null)[],
  deleted: Uint8Array,
): PackColumns {
  const n = docs.length
  const day = new Int32Array(n).fill(HOLE)
  const kind = new Uint8Array(n)
  const gross = new Float64Array(n)
  const content = new Uint32Array(n)
  const key = new Float64Array(n)
  const number = new Float64Array(n)
  const text: string[] = new Array(n).fill('')
  const modes = new Modes()
  const mode = new Uint16Array(n)
  const refers: number[] = []
  const refersSlot: number[] = []
  const currencies = new Set<CurrencyCode>()
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  docs.forEach((document, slot) => {
    if (!document) return
    const on = dayNumber(document.date)
    day[slot] = on
    from = Math.min(from, on)
    to = Math.max(to, on)
    kind[slot] = KINDS.indexOf(document.kind) + (document.direction === 'purchase' ? PURCHASE : 0)
    gross[slot] = grossOf(document)
    currencies.add(document.currency)
    content[slot] = contentHash(document)
    key[slot] = textHash(document.key)
    number[slot] = textHash(document.number)
    text[slot] = searchable(`${document.number} ${document.party.name} ${firstLabel(document)}`).replaceAll(
      BETWEEN,
      ' ',
    )
    if (document.kind === 'payment') mode[slot] = modes.of(document.mode)
    for (const other of refersTo(document)) {
      refers.push(textHash(other))
      refersSlot.push(slot)
    }
  })
  const [only] = currencies.size === 1 ? currencies : []
  const fields = {
    pack,
    dossier,
    month,
    count: docs.reduce((count, document) => count + (document ? 1 : 0), 0),
    day,
    from,
    to,
    kind,
    gross,
    currency: only ?? ('' as const),
    content,
    key,
    number,
    refers: Float64Array.from(refers),
    refersSlot: Uint16Array.from(refersSlot),
    deleted,
    modes: modes.list,
    mode,
  }
  return new PackColumns(fields, text)
}

/** Payment modes by their number; 0 is none. */
class Modes {
  readonly list = ['']
  private readonly known = new Map([['', 0]])

  of(mode: string): number {
    const known = this.known.get(mode)
    if (known !== undefined) return known
    this.known.set(mode, this.list.length)
    return this.list.push(mode) - 1
  }
}

/**
 * Columns as they are stored. The arrays follow each other in the bytes, the widest elements first, so that each begins
 * where its elements may; behind them the searched texts in UTF-8.
 */
export function columnsRow(columns: PackColumns): ColumnsRow {
  const { pack, dossier, month, count, from, to, currency, modes } = columns
  const { gross, key, number, refers, day, content, mode, refersSlot, kind, deleted } = columns
  const text = new TextEncoder().encode(columns.text.join(BETWEEN))
  const arrays = [gross, key, number, refers, day, content, mode, refersSlot, kind, deleted, text]
  const bytes = new Uint8Array(arrays.reduce((size, each) => size + each.byteLength, 0))
  let at = 0
  for (const { buffer, byteOffset, byteLength } of arrays) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at)
    at += byteLength
  }
  return { pack, dossier, month, count, from, to, currency, slots: day.length, references: refers.length, modes, bytes }
}

/** Cuts arrays out of bytes, one behind the other. */
class Cutter {
  private readonly bytes: Uint8Array
  private at = 0

  constructor(bytes: Uint8Array) {
    // Bytes that were unsealed may begin anywhere in their buffer.
    this.bytes = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice()
  }

  next<T>(
    Kind: (new (buffer: ArrayBufferLike, at: number, length: number) => T) & { BYTES_PER_ELEMENT: number },
    length: number,
  ): T {
    const start = this.bytes.byteOffset + this.at
    this.at += length * Kind.BYTES_PER_ELEMENT
    return new Kind(this.bytes.buffer, start, length)
  }

  rest(): Uint8Array {
    return this.bytes.subarray(this.at)
  }
}

/** The columns that a row holds, whatever version stored it. */
export function columnsIn(row: ColumnsRow | OldColumnsRow): PackColumns {
  if ('day' in row) {
    const modes = new Modes()
    const mode = Uint16Array.from(row.mode, (each) => modes.of(each))
    const text = row.text.map((each) => each.replaceAll(BETWEEN, ' '))
    return new PackColumns({ ...row, currency: row.currency ?? '', modes: modes.list, mode }, text)
  }
  const { slots, references } = row
  const cutter = new Cutter(row.bytes)
  const fields = {
    ...row,
    gross: cutter.next(Float64Array, slots),
    key: cutter.next(Float64Array, slots),
    number: cutter.next(Float64Array, slots),
    refers: cutter.next(Float64Array, references),
    day: cutter.next(Int32Array, slots),
    content: cutter.next(Uint32Array, slots),
    mode: cutter.next(Uint16Array, slots),
    refersSlot: cutter.next(Uint16Array, references),
    kind: cutter.next(Uint8Array, slots),
    deleted: cutter.next(Uint8Array, slots),
  }
  return new PackColumns(fields, cutter.rest())
}
