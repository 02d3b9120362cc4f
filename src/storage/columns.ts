import { dayNumber, type PlainMonth } from '../domain/date'
import type { Document, Invoice } from '../domain/document'
import type { DossierId } from '../domain/dossier'
import type { CurrencyCode } from '../domain/money'
import { contentHash, textHash } from './hash'
import type { PackColumns } from './schema'
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
  const mode: string[] = new Array(n).fill('')
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
    text[slot] = searchable(`${document.number} ${document.party.name} ${firstLabel(document)}`)
    if (document.kind === 'payment') mode[slot] = document.mode
    for (const other of refersTo(document)) {
      refers.push(textHash(other))
      refersSlot.push(slot)
    }
  })
  const [only] = currencies.size === 1 ? currencies : []
  return {
    pack,
    dossier,
    month,
    count: docs.reduce((count, document) => count + (document ? 1 : 0), 0),
    day,
    from,
    to,
    kind,
    gross,
    currency: only ?? '',
    content,
    key,
    number,
    refers: Float64Array.from(refers),
    refersSlot: Uint16Array.from(refersSlot),
    text,
    mode,
    deleted,
  }
}
