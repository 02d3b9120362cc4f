import type { HostBatch } from '../src/intake/hosts/wire'
import type { LeftOutCounts, RefusalReason, TransferHeader, TransferResult } from './messages'

// What was read in a host and waits for the application, in the extension's own database: the background is stopped when
// it is idle, and keeps nothing in memory. Pages cannot read it. A part is removed when the application has it.

/** A transfer that the application never took is forgotten after a day: it can be read again at any time. */
const KEPT_MS = 24 * 3600 * 1000

interface TransferRow {
  readonly id: string
  readonly header: TransferHeader
  readonly openedAt: number
  /** Set when the reading is complete; nothing of a transfer leaves before. */
  readonly parts?: number
  readonly notForBooks?: LeftOutCounts
  readonly done: readonly number[]
  readonly seen: boolean
  readonly result: TransferResult | null
  readonly refused: RefusalReason | null
}

interface PartRow {
  readonly transfer: string
  readonly part: number
  readonly papers: readonly unknown[]
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('ecritoire-transfers', 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('transfers', { keyPath: 'id' })
      request.result.createObjectStore('parts', { keyPath: ['transfer', 'part'] })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** One transaction over both stores; the value of the request that `act` returns, once all is written. */
async function run<T>(
  mode: IDBTransactionMode,
  act: (stores: Stores) => IDBRequest<T> | undefined,
): Promise<T | undefined> {
  const database = await open()
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(['transfers', 'parts'], mode)
      const request = act({ transfers: transaction.objectStore('transfers'), parts: transaction.objectStore('parts') })
      transaction.oncomplete = () => resolve(request?.result)
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}

interface Stores {
  readonly transfers: IDBObjectStore
  readonly parts: IDBObjectStore
}

/** Changes a transfer inside one transaction, so that two messages at once lose nothing. */
function change(id: string, next: (row: TransferRow, stores: Stores) => TransferRow): Promise<unknown> {
  return run('readwrite', (stores) => {
    const request: IDBRequest<TransferRow | undefined> = stores.transfers.get(id)
    request.onsuccess = () => {
      if (request.result) stores.transfers.put(next(request.result, stores))
    }
    return undefined
  })
}

function partsOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER])
}

/** Opens a transfer and forgets those that nobody took in time. */
export async function openTransfer(header: TransferHeader): Promise<string> {
  const all = (await run<TransferRow[]>('readonly', ({ transfers }) => transfers.getAll())) ?? []
  const old = Date.now() - KEPT_MS
  for (const row of all) if (row.openedAt < old) await dropTransfer(row.id)
  const id = crypto.randomUUID()
  const row: TransferRow = { id, header, openedAt: Date.now(), done: [], seen: false, result: null, refused: null }
  await run('readwrite', ({ transfers }) => transfers.put(row))
  return id
}

/** Keeps one part; the same part again takes its place. */
export async function addPart(transfer: string, part: number, papers: readonly unknown[]): Promise<void> {
  await run('readwrite', ({ parts }) => parts.put({ transfer, part, papers } satisfies PartRow))
}

/** The reading is complete: the transfer may leave. */
export async function closeTransfer(id: string, parts: number, notForBooks: LeftOutCounts): Promise<void> {
  await change(id, (row) => ({ ...row, parts, notForBooks }))
}

/** Forgets a transfer and its parts. */
export async function dropTransfer(id: string): Promise<void> {
  await run('readwrite', ({ transfers, parts }) => {
    parts.delete(partsOf(id))
    return transfers.delete(id)
  })
}

/** The transfer as it stands. */
export function transferOf(id: string): Promise<TransferRow | undefined> {
  return run<TransferRow | undefined>('readonly', ({ transfers }) => transfers.get(id))
}

/** The oldest batch that waits, by its name. */
export async function nextBatch(): Promise<string | undefined> {
  const all = (await run<TransferRow[]>('readonly', ({ transfers }) => transfers.getAll())) ?? []
  const [first] = all
    .filter((row) => row.parts !== undefined && row.refused === null && row.done.length < row.parts)
    .sort((a, b) => a.openedAt - b.openedAt)
  if (!first?.parts) return undefined
  for (let part = 1; part <= first.parts; part++) if (!first.done.includes(part)) return `${first.id}/${part}`
  return undefined
}

/** Transfer and part of a batch's name. */
function partOf(batch: string): { readonly transfer: string; readonly part: number } {
  const [transfer = '', part = ''] = batch.split('/')
  return { transfer, part: Number(part) }
}

/** The documents of a batch; undefined once it was taken. */
export async function batchOf(batch: string): Promise<HostBatch | undefined> {
  const { transfer, part } = partOf(batch)
  const row = await transferOf(transfer)
  const kept = await run<PartRow | undefined>('readonly', ({ parts }) => parts.get([transfer, part]))
  if (!row?.parts || !kept || row.done.includes(part)) return undefined
  await change(transfer, (before) => ({ ...before, seen: true }))
  return {
    protocol: 1,
    transfer,
    part,
    parts: row.parts,
    ...row.header,
    notForBooks: part === row.parts ? [...(row.notForBooks ?? [])] : [],
    papers: [...kept.papers],
  }
}

/** The application holds the batch: its figures are added, once, and its papers are forgotten. */
export async function settleBatch(batch: string, result: TransferResult): Promise<void> {
  const { transfer, part } = partOf(batch)
  await change(transfer, (row, { parts }) => {
    if (row.done.includes(part) || row.parts === undefined || part < 1 || part > row.parts) return row
    parts.delete([transfer, part])
    return { ...row, seen: true, done: [...row.done, part], result }
  })
}

/** The application will not take the transfer: its papers are forgotten, the reason is kept for who reads it. */
export async function refuseBatch(batch: string, reason: RefusalReason): Promise<void> {
  const { transfer } = partOf(batch)
  await change(transfer, (row, { parts }) => {
    parts.delete(partsOf(transfer))
    return { ...row, seen: true, refused: reason }
  })
}
