import type { Engine } from '../../src/acts/contract'
import type { Document } from '../../src/domain/document'
import type { DossierId } from '../../src/domain/dossier'
import type { ExportId } from '../../src/domain/export'
import type { ExportPackRow, ExportRow } from '../../src/storage/schema'

/** What one dossier is, as two tellers say: the stored rows themselves, and the engine. */
export interface DossierState {
  readonly id: DossierId
  readonly documents: number
  /** Keys that stand in more than one place. */
  readonly twice: readonly string[]
  /** Packs whose columns do not say what their documents are, or that have none. */
  readonly torn: readonly number[]
  /** Places that two live exports hold. */
  readonly heldTwice: number
  /** Places held by a live export. */
  readonly held: number
  readonly exports: readonly {
    readonly id: ExportId
    readonly number: number
    readonly state: 'done' | 'cancelled'
    readonly documents: number
    readonly sha256: string
    /** The stored bytes hash to the digest of the register, and the last entry can be read. */
    readonly whole: boolean
  }[]
}

export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** All rows of some stores, of one moment. */
async function rows(...names: string[]): Promise<unknown[][]> {
  const db = await settled(indexedDB.open('ecritoire'))
  const transaction = db.transaction(names)
  const found = await Promise.all(names.map((name) => settled(transaction.objectStore(name).getAll())))
  db.close()
  return found
}

interface Pack {
  readonly pack: number
  readonly dossier: DossierId
  readonly docs: readonly (Document | null)[]
}

async function wholeExport(engine: Engine, row: ExportRow): Promise<boolean> {
  const file = await engine.download(row.id)
  if (!file.ok) return false
  const digest = await crypto.subtle.digest('SHA-256', await file.value.blob.arrayBuffer())
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
  if (hex !== row.made.file.sha256) return false
  return (await engine.exportEntries(row.id, row.entries - 1, 1)).items.length === 1
}

/** Everything that is kept, looked at from both sides. */
export async function statesOf(engine: Engine): Promise<DossierState[]> {
  const [packs, columns, exports, exportPacks] = await rows('packs', 'columns', 'exports', 'exportPacks')
  const states: DossierState[] = []
  for (const { id, documents } of await engine.dossiers()) {
    const keys = new Map<string, number>()
    const torn: number[] = []
    const counts = new Map((columns as { pack: number; count: number }[]).map((each) => [each.pack, each.count]))
    for (const { pack, docs } of (packs as Pack[]).filter((each) => each.dossier === id)) {
      const live = docs.filter((document) => document !== null)
      for (const { key } of live) keys.set(key, (keys.get(key) ?? 0) + 1)
      if (counts.get(pack) !== live.length) torn.push(pack)
    }
    if (keys.size !== documents) torn.push(-1)
    const own = (exports as ExportRow[]).filter((each) => each.dossier === id).sort((a, b) => a.number - b.number)
    const live = new Set(own.filter((each) => each.made.state === 'done').map((each) => each.id))
    const held = new Map<number, Uint8Array>()
    let heldTwice = 0
    for (const { exportId, pack, bits } of exportPacks as ExportPackRow[]) {
      if (!live.has(exportId)) continue
      const before = held.get(pack) ?? new Uint8Array(bits.length)
      heldTwice += ones(bits.map((byte, i) => byte & (before[i] ?? 0)))
      held.set(
        pack,
        bits.map((byte, i) => byte | (before[i] ?? 0)),
      )
    }
    const told: DossierState['exports'][number][] = []
    for (const row of own) {
      const { state, documents: count, file } = row.made
      const whole = await wholeExport(engine, row)
      told.push({ id: row.id, number: row.number, state, documents: count, sha256: file.sha256, whole })
    }
    states.push({
      id,
      documents: keys.size,
      twice: [...keys].filter(([, count]) => count > 1).map(([key]) => key),
      torn,
      heldTwice,
      held: [...held.values()].reduce((sum, bits) => sum + ones(bits), 0),
      exports: told,
    })
  }
  return states
}

function ones(bits: Uint8Array): number {
  return bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
}
