import type { IndexableType } from 'dexie'
import { Dexie } from 'dexie'
import type { DossierId } from '../domain/dossier'
import type { ExportId } from '../domain/export'
import { ok } from '../domain/result'
import type { Database, Row } from '../storage'
import { isSealed, SCHEMA } from '../storage'
import type { Head, Part, TableName } from './backup-file'
import { encodeRows, openBackup, sealedHead, TABLES } from './backup-file'
import type { BackupContents, FileOut, Outcome } from './contract'
import { digests } from './digests'
import type { Step } from './draft-run'
import { gzip } from './gzip'
import type { Ports } from './ports'
import { protect } from './protected-file'

/** Rows of a table in one part of a backup: some ten megabytes of text at most. */
const ROWS: Readonly<Partial<Record<TableName, number>>> = {
  packs: 32,
  columns: 64,
  exports: 64,
  exportPacks: 512,
  exportData: 16,
  captures: 4,
  imports: 64,
  versions: 2048,
}
const ROWS_ELSEWHERE = 1024

/** Exports of a dossier, all of them. */
function exportKeys(db: Dexie, id: DossierId): PromiseLike<ExportId[]> {
  return db
    .table<unknown, ExportId>('exports')
    .where('[dossier+number]')
    .between([id, Dexie.minKey], [id, Dexie.maxKey])
    .primaryKeys()
}

/** Primary keys of the rows of one table that belong to a dossier, all of them. */
async function keysOf(db: Dexie, table: TableName, id: DossierId): Promise<IndexableType[]> {
  switch (table) {
    case 'dossiers':
    case 'parties':
    case 'locks':
      return [id]
    case 'exports':
      return exportKeys(db, id)
    case 'captures':
      return db
        .table<unknown, IndexableType>('captures')
        .where('[dossier+id]')
        .between([id, Dexie.minKey], [id, Dexie.maxKey])
        .primaryKeys()
    case 'exportData': {
      const keys: IndexableType[] = []
      for (const each of await exportKeys(db, id)) {
        const own = db
          .table<unknown, IndexableType>('exportData')
          .where('[exportId+n]')
          .between([each, Dexie.minKey], [each, Dexie.maxKey])
        for (const key of await own.primaryKeys()) keys.push(key)
      }
      return keys
    }
    default:
      return db.table(table).where('dossier').equals(id).primaryKeys()
  }
}

/** Tells one state of a dossier from another: its revision, or the seal of its row, which is never twice the same. */
async function stateOf(db: Database, id: DossierId): Promise<string | undefined> {
  const row: Row | undefined = await db.raw.table('dossiers').get(id)
  return row && (isSealed(row) ? String(row.sealed.subarray(0, 64)) : String(row.revision))
}

/**
 * One dossier as parts of a backup; null when it is not there any more. A locked one goes along as it lies, sealed, and
 * nobody has to unlock it.
 */
async function packDossier(of: Database, id: DossierId, step: (table: TableName) => Promise<void>) {
  const state = await stateOf(of, id)
  if (state === undefined) return null
  const lock = await of.locks.get(id)
  const row = lock ? undefined : await of.dossiers.get(id)
  const db: Dexie = lock ? of.raw : of
  let documents = 0
  const parts: Part[] = []
  const bodies: Blob[] = []
  for (const table of TABLES) {
    const keys = await keysOf(db, table, id)
    const most = ROWS[table] ?? ROWS_ELSEWHERE
    for (let at = 0; at < keys.length; at += most) {
      await step(table)
      const rows = (await db.table(table).bulkGet(keys.slice(at, at + most))).filter((each) => each !== undefined)
      if (table === 'columns') for (const { count } of rows) documents += count ?? 0
      const body = await gzip([encodeRows(rows)])
      parts.push({ dossier: id, table, size: body.length, sha256: digests([body]).sha256 })
      // A Blob may lie on the disk.
      bodies.push(new Blob([new Uint8Array(body)]))
    }
  }
  const name = row?.dossier.name ?? lock?.name ?? ''
  const about = { id, name, documents, exports: row?.lastExport ?? 0, ...(lock ? { locked: true } : {}) }
  return { parts, bodies, about, state }
}

/**
 * Everything of every dossier in one file. Each dossier is as it stood at one moment: acts that write it wait, and one
 * that did not wait (a cancellation, settings) makes it be read again.
 */
export async function backup(ports: Ports, step: Step, passphrase?: string): Promise<Outcome<FileOut>> {
  const { db } = ports
  const all = await db.dossiers.toCollection().primaryKeys()
  const parts: Part[] = []
  const bodies: Blob[] = []
  const dossiers: Head['dossiers'][number][] = []
  for (const [done, id] of all.entries()) {
    const total = all.length * TABLES.length
    const tell = (table: TableName) =>
      step({ step: 'packing', done: done * TABLES.length + TABLES.indexOf(table), total })
    const packed = await ports.exclusive(`ecritoire:${id}`, async () => {
      for (;;) {
        const found = await packDossier(db, id, tell)
        if (found?.state === (await stateOf(db, id))) return found
      }
    })
    if (!packed) continue
    for (const part of packed.parts) parts.push(part)
    for (const body of packed.bodies) bodies.push(body)
    dossiers.push(packed.about)
  }
  const madeAt = ports.now()
  const head: Head = { ecritoire: 'backup', schema: SCHEMA, version: ports.version, madeAt, dossiers, parts }
  const plain = new Blob([sealedHead(head), ...bodies], { type: 'application/octet-stream' })
  const blob = passphrase === undefined ? ok(plain) : await protect(plain, passphrase)
  if (!blob.ok) return blob
  await db.meta.put({ key: 'lastBackup', value: madeAt })
  ports.announce({ what: 'backup', dossier: null })
  return ok({ name: `ecritoire-${madeAt.slice(0, 10)}.ecritoire`, blob: blob.value })
}

/** What a backup holds and which of its dossiers exist here. */
export async function inspectBackup(ports: Ports, file: Blob, passphrase?: string): Promise<Outcome<BackupContents>> {
  const opened = await openBackup(file, passphrase)
  if (!opened.ok) return opened
  const { head } = opened.value
  const here = new Set(await ports.db.dossiers.toCollection().primaryKeys())
  return ok({
    madeAt: head.madeAt,
    version: head.version,
    dossiers: head.dossiers.map((each) => ({ ...each, locked: each.locked === true, exists: here.has(each.id) })),
  })
}
