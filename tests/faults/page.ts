import * as Comlink from 'comlink'
import type { Engine, Outcome } from '../../src/acts/contract'
import type { PlainDate } from '../../src/domain/date'
import type { Document } from '../../src/domain/document'
import type { DossierId, FormatId } from '../../src/domain/dossier'
import type { ExportId } from '../../src/domain/export'
import type { ExportPackRow, ExportRow } from '../../src/storage/schema'
import { FIRST_DAY, MAPPINGS, MONTH, papers } from '../bench/papers'
import { makeOlder } from './older-database'

let engine: Engine

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems.slice(0, 3)))
  return outcome.value
}

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

function settled<T>(request: IDBRequest<T>): Promise<T> {
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

async function wholeExport(row: ExportRow): Promise<boolean> {
  const file = await engine.download(row.id)
  if (!file.ok) return false
  const digest = await crypto.subtle.digest('SHA-256', await file.value.blob.arrayBuffer())
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
  if (hex !== row.made.file.sha256) return false
  return (await engine.exportEntries(row.id, row.entries - 1, 1)).items.length === 1
}

const acts = {
  /** Starts the application's own worker; resolves once it has answered. */
  async start(worker: string): Promise<number> {
    engine = Comlink.wrap<Engine>(new Worker(worker, { type: 'module' })) as unknown as Engine
    return (await engine.dossiers()).length
  },

  /** Puts a database of an older version in the place of the application's; no engine may have been started. */
  async makeOlder(text: string): Promise<void> {
    await settled(indexedDB.deleteDatabase('ecritoire'))
    await makeOlder('ecritoire', text)
  },

  async createDossier(): Promise<DossierId> {
    const id = value(
      await engine.createDossier({
        name: 'Au bon moulin',
        siren: '732829320',
        vatId: '',
        fiscalYear: { start: '2026-01-01' as PlainDate, end: '2026-12-31' as PlainDate },
        vatRegime: 'debits',
        accountWidth: 6,
        format: 'fec' as FormatId,
      }),
    )
    return id
  },

  /** Imports documents `from`…`from + count` from two tables, as two acts. */
  async import(id: DossierId, from: number, count: number): Promise<void> {
    const made = papers(from, count)
    for (const table of ['sales', 'payments'] as const) {
      const file = { name: `${table}-${from}.csv`, blob: new Blob([made[table]]) }
      value(await engine.importTable(id, file, MAPPINGS[table], { id: 'import' }))
    }
  },

  /** How many of these documents are sales, the first of the two acts of `import`. */
  async sales(from: number, count: number): Promise<number> {
    return new Set(
      papers(from, count)
        .sales.split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(';')[0]),
    ).size
  },

  async preview(id: DossierId): Promise<{ id: string; exported: number }> {
    const seen = value(
      await engine.preview(
        {
          dossier: id,
          journals: [],
          from: FIRST_DAY as PlainDate,
          to: MONTH.to as PlainDate,
          format: 'fec' as FormatId,
          options: {},
          withLate: false,
          leftOut: [],
        },
        { id: 'preview' },
      ),
    )
    return { id: seen.id, exported: seen.exported }
  },

  commit: async (preview: string): Promise<ExportId> =>
    value(await engine.commit(preview as never, { id: 'commit' })).id,

  cancel: async (id: ExportId): Promise<unknown> => value(await engine.cancel(id, 'essai', false)),

  /** A backup, as base64: it has to outlive the browser. */
  async backup(): Promise<string> {
    const { blob } = await engine.backup({ id: 'backup' })
    const bytes = new Uint8Array(await blob.arrayBuffer())
    let text = ''
    for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
    return btoa(text)
  },

  async restore(base64: string, replace: readonly DossierId[]): Promise<number> {
    const file = new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))])
    return value(await engine.restore(file, replace, { id: 'restore' })).dossiers
  },

  /** Everything that is kept, looked at from both sides. */
  async state(): Promise<DossierState[]> {
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
        const whole = await wholeExport(row)
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
  },
}

function ones(bits: Uint8Array): number {
  return bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
}

type Faults = typeof acts

declare global {
  var faults: Faults
}
globalThis.faults = acts
