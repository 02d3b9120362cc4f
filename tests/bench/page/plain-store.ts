import type { Document } from '../../../src/domain/document'
import type { DossierId } from '../../../src/domain/dossier'
import type { ExportId } from '../../../src/domain/export'

/** A database of the bench's own, empty, with one store. */
async function fresh(): Promise<IDBDatabase> {
  const name = 'bench-plain'
  await settled(indexedDB.deleteDatabase(name))
  const opening = indexedDB.open(name, 1)
  opening.onupgradeneeded = () => {
    const store = opening.result.createObjectStore('rows', { autoIncrement: true })
    store.createIndex('date', 'date')
    store.createIndex('key', 'key')
  }
  return settled(opening)
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** Puts rows one by one in one transaction as durable as the application's; milliseconds until it is complete. */
async function put(rows: readonly unknown[]): Promise<number> {
  const db = await fresh()
  const start = performance.now()
  await new Promise<void>((resolve, reject) => {
    const transaction = db.transaction('rows', 'readwrite', { durability: 'strict' })
    const store = transaction.objectStore('rows')
    for (const row of rows) store.put(row)
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
  const ms = performance.now() - start
  db.close()
  return ms
}

/** One record for each document, found again by date and key. */
export function putEach(documents: readonly Document[]): Promise<number> {
  return put(documents)
}

/** Documents read at a time. */
const PACKS = 64

/** Reads the documents of a dossier as they lie in the database, some packs at a time, and does nothing with them. */
export async function readDocuments(dossier: DossierId): Promise<{ ms: number; documents: number }> {
  const db = await settled(indexedDB.open('ecritoire'))
  const store = db.transaction('packs').objectStore('packs')
  const keys = await settled(store.index('dossier').getAllKeys(dossier))
  const start = performance.now()
  let documents = 0
  for (let at = 0; at < keys.length; at += PACKS) {
    const last = keys[Math.min(at + PACKS, keys.length) - 1]
    const rows: { dossier: DossierId; docs: unknown[] }[] = await settled(
      store.getAll(IDBKeyRange.bound(keys[at], last)),
    )
    for (const row of rows) if (row.dossier === dossier) documents += row.docs.length
  }
  const ms = performance.now() - start
  db.close()
  return { ms, documents }
}

/** The bytes and bits that one export wrote, put again into an empty store: what the database takes for that alone. */
export async function copyDatabaseRows(exportId: ExportId): Promise<number> {
  const db = await settled(indexedDB.open('ecritoire'))
  const transaction = db.transaction(['exportPacks', 'exportData'])
  const range = IDBKeyRange.bound([exportId], [exportId, []])
  const rows = [
    ...(await settled(transaction.objectStore('exportPacks').getAll(range))),
    ...(await settled(transaction.objectStore('exportData').getAll(range))),
  ]
  db.close()
  return put(rows)
}
