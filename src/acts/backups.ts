import { Dexie } from 'dexie'
import type { Instant } from '../domain/date'
import type { DossierId } from '../domain/dossier'
import { fail, ok } from '../domain/result'
import type { Database } from '../storage'
import { SCHEMA } from '../storage'
import type { Books } from './books'
import type { BackupContents, FileOut, Outcome, Progress, RestoreReport } from './contract'
import { digests } from './digests'
import { gunzip, gzip } from './gzip'
import type { Ports } from './ports'

/**
 * The layout of a backup, `.ecritoire`: a first line of JSON (`Head`), then each part's gzip one after the other in the
 * order of the head. A part is the rows of one table of one dossier, as JSON with bytes as `{ "$bytes": base64 }`. The
 * head names the size and SHA-256 of every part and is itself sealed by `seal`, so that a file that was cut or altered
 * by one bit is refused whole.
 */
interface Head {
  readonly ecritoire: 'backup'
  readonly schema: number
  readonly version: string
  readonly madeAt: Instant
  readonly dossiers: readonly {
    readonly id: DossierId
    readonly name: string
    readonly documents: number
    readonly exports: number
  }[]
  readonly parts: readonly {
    readonly dossier: DossierId
    readonly table: TableName
    readonly size: number
    readonly sha256: string
  }[]
}

const TABLES = [
  'dossiers',
  'packs',
  'columns',
  'exports',
  'exportPacks',
  'exportData',
  'captures',
  'imports',
  'events',
  'versions',
  'parties',
] as const
type TableName = (typeof TABLES)[number]

type Step = (progress: Progress) => Promise<void>

const NEWLINE = 10

/** Rows of one table of a dossier. */
async function rowsOf(db: Database, table: TableName, id: DossierId): Promise<readonly unknown[]> {
  switch (table) {
    case 'dossiers':
      return [await db.dossiers.get(id)]
    case 'parties':
      return db.parties.where('dossier').equals(id).toArray()
    case 'exports':
      return db.exports.where('[dossier+number]').between([id, 0], [id, Number.MAX_SAFE_INTEGER]).toArray()
    case 'captures':
      return db.captures.where('[dossier+id]').between([id, ''], [id, '\uffff']).toArray()
    case 'exportData': {
      const ids = await db.exports
        .where('[dossier+number]')
        .between([id, 0], [id, Number.MAX_SAFE_INTEGER])
        .primaryKeys()
      const rows = await Promise.all(
        ids.map((each) =>
          db.exportData.where('[exportId+n]').between([each, Dexie.minKey], [each, Dexie.maxKey]).toArray(),
        ),
      )
      return rows.flat()
    }
    default:
      return db.table(table).where('dossier').equals(id).toArray()
  }
}

const TYPED = { Uint8Array, Int32Array, Uint16Array, Uint32Array, Float64Array }
type TypedName = keyof typeof TYPED

function encode(rows: readonly unknown[]): Uint8Array {
  const text = JSON.stringify(rows, (_, value: unknown) => {
    for (const [name, type] of Object.entries(TYPED)) {
      if (value instanceof type) {
        return { $type: name, $bytes: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) }
      }
    }
    return value
  })
  return new TextEncoder().encode(text)
}

function decode(bytes: Uint8Array): unknown[] {
  return JSON.parse(new TextDecoder().decode(bytes), (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('$type' in value) || !('$bytes' in value)) return value
    const { $type: name, $bytes: text } = value
    if (typeof name !== 'string' || typeof text !== 'string' || !(name in TYPED)) return value
    return new TYPED[name as TypedName](fromBase64(text).buffer)
  })
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const raw = atob(text)
  const bytes = new Uint8Array(raw.length)
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i)
  return bytes
}

/** Everything of every dossier in one file. */
export async function backup(ports: Ports, step: Step): Promise<FileOut> {
  const { db } = ports
  const all = await db.dossiers.toArray()
  const parts: { dossier: DossierId; table: TableName; size: number; sha256: string }[] = []
  const bodies: Uint8Array[] = []
  const dossiers: Head['dossiers'][number][] = []
  for (const [done, { id, dossier, lastExport }] of all.entries()) {
    let documents = 0
    for (const table of TABLES) {
      await step({
        step: 'packing',
        done: done * TABLES.length + TABLES.indexOf(table),
        total: all.length * TABLES.length,
      })
      const rows = await rowsOf(db, table, id)
      if (table === 'columns') for (const row of rows) documents += countOf(row)
      const body = await gzip([encode(rows)])
      parts.push({ dossier: id, table, size: body.length, sha256: digests([body]).sha256 })
      bodies.push(body)
    }
    dossiers.push({ id, name: dossier.name, documents, exports: lastExport })
  }
  const madeAt = ports.now()
  const head: Head = { ecritoire: 'backup', schema: SCHEMA, version: ports.version, madeAt, dossiers, parts }
  const text = JSON.stringify(head)
  const seal = digests([new TextEncoder().encode(text)]).sha256
  await db.meta.put({ key: 'lastBackup', value: madeAt })
  ports.announce({ what: 'backup', dossier: null })
  const blob = new Blob([`${seal} ${text}\n`, ...bodies.map((body) => new Uint8Array(body))], {
    type: 'application/octet-stream',
  })
  return { name: `ecritoire-${madeAt.slice(0, 10)}.ecritoire`, blob }
}

function countOf(row: unknown): number {
  return typeof row === 'object' && row !== null && 'count' in row && typeof row.count === 'number' ? row.count : 0
}

/** Reads and checks the whole of a backup; nothing is written. */
async function open(file: Blob): Promise<Outcome<{ head: Head; bodies: Uint8Array[] }>> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const end = bytes.indexOf(NEWLINE)
  const line = end < 0 || end > 16_000_000 ? '' : new TextDecoder().decode(bytes.subarray(0, end))
  const seal = line.slice(0, 64)
  const text = line.slice(65)
  if (!/^[0-9a-f]{64} \{"ecritoire":"backup"/.test(line)) {
    return fail({
      code: 'act.backup-unreadable',
      level: 'blocking',
      detail: file.size === 0 ? 'vide' : 'pas une sauvegarde',
    })
  }
  if (digests([new TextEncoder().encode(text)]).sha256 !== seal) {
    return fail({ code: 'act.backup-altered', level: 'blocking', part: 'sommaire' })
  }
  const head: Head = JSON.parse(text)
  if (head.schema > SCHEMA) return fail({ code: 'act.backup-newer', level: 'blocking', version: head.schema })
  const bodies: Uint8Array[] = []
  let at = end + 1
  for (const part of head.parts) {
    const body = bytes.subarray(at, at + part.size)
    if (body.length !== part.size || digests([body]).sha256 !== part.sha256) {
      return fail({ code: 'act.backup-altered', level: 'blocking', part: part.table })
    }
    bodies.push(body)
    at += part.size
  }
  if (at !== bytes.length) return fail({ code: 'act.backup-altered', level: 'blocking', part: 'fin' })
  return ok({ head, bodies })
}

/** What a backup holds and which of its dossiers exist here. */
export async function inspectBackup(ports: Ports, file: Blob): Promise<Outcome<BackupContents>> {
  const opened = await open(file)
  if (!opened.ok) return opened
  const { head } = opened.value
  const here = new Set(await ports.db.dossiers.toCollection().primaryKeys())
  return ok({
    madeAt: head.madeAt,
    version: head.version,
    dossiers: head.dossiers.map((each) => ({ ...each, exists: here.has(each.id) })),
  })
}

/** Restores the dossiers of a backup that are not here, and those named in `replace`; all in one transaction, or nothing. */
export async function restore(
  ports: Ports,
  books: Books,
  file: Blob,
  replace: readonly DossierId[],
  remove: (id: DossierId) => Promise<void>,
  step: Step,
): Promise<Outcome<RestoreReport>> {
  const opened = await open(file)
  if (!opened.ok) return opened
  const { head, bodies } = opened.value
  const { db } = ports
  const here = new Set(await db.dossiers.toCollection().primaryKeys())
  const wanted = new Set(head.dossiers.map((each) => each.id).filter((id) => !here.has(id) || replace.includes(id)))
  const rows: { table: TableName; rows: unknown[] }[] = []
  let digestsChecked = 0
  for (const [i, part] of head.parts.entries()) {
    if (!wanted.has(part.dossier)) continue
    await step({ step: 'reading', done: i, total: head.parts.length })
    rows.push({ table: part.table, rows: decode(await gunzip(bodies[i] ?? new Uint8Array())) })
  }
  const checked = await checkDigests(rows)
  if (!checked.ok) return checked
  digestsChecked = checked.value
  await db.transaction('rw', db.tables, async () => {
    for (const id of wanted) if (here.has(id)) await remove(id)
    // Packs get new numbers here: those of another machine may be taken.
    const packs = new Map<number, number>()
    for (const { table, rows: some } of rows) {
      if (table !== 'packs') continue
      for (const row of some) {
        const { pack, ...rest } = row as { pack: number }
        packs.set(pack, (await db.table('packs').add(rest)) as number)
      }
    }
    for (const { table, rows: some } of rows) {
      if (table === 'packs') continue
      const moved = some.map((row) => {
        const value = row as { pack?: number; id?: unknown }
        if (value.pack !== undefined) return { ...value, pack: packs.get(value.pack) }
        if (table === 'imports' || table === 'events') {
          const { id: _, ...rest } = value
          return rest
        }
        return value
      })
      await db.table(table).bulkAdd(moved)
    }
  })
  books.forget()
  ports.announce({ what: 'dossiers', dossier: null })
  const restored = head.dossiers.filter((each) => wanted.has(each.id))
  return ok({
    dossiers: restored.length,
    documents: restored.reduce((count, each) => count + each.documents, 0),
    exports: restored.reduce((count, each) => count + each.exports, 0),
    digestsChecked,
  })
}

/** Hashes the files of the restored exports again. */
async function checkDigests(rows: readonly { table: TableName; rows: unknown[] }[]): Promise<Outcome<number>> {
  const data = new Map<string, { n: number; bytes: Uint8Array }[]>()
  for (const { table, rows: some } of rows) {
    if (table !== 'exportData') continue
    for (const row of some as { exportId: string; n: number; bytes: Uint8Array }[]) {
      if (row.n >= 0) data.set(row.exportId, [...(data.get(row.exportId) ?? []), row])
    }
  }
  let checked = 0
  for (const { table, rows: some } of rows) {
    if (table !== 'exports') continue
    for (const row of some as { id: never; number: number; made: { file: { sha256: string } } }[]) {
      const chunks = (data.get(row.id) ?? []).sort((a, b) => a.n - b.n)
      const bytes = await Promise.all(chunks.map((chunk) => gunzip(chunk.bytes)))
      if (digests(bytes).sha256 !== row.made.file.sha256) {
        return fail({ code: 'act.digest-differs', level: 'blocking', export: row.number, id: row.id })
      }
      checked += 1
    }
  }
  return ok(checked)
}
