import type { IndexableType } from 'dexie'
import { Dexie } from 'dexie'
import type { DossierId } from '../domain/dossier'
import type { ExportId } from '../domain/export'
import { ok } from '../domain/result'
import type { Database } from '../storage'
import { SCHEMA } from '../storage'
import type { Head, Part, TableName } from './backup-file'
import { encodeRows, openBackup, sealedHead, TABLES } from './backup-file'
import type { BackupContents, FileOut, Outcome } from './contract'
import { digests } from './digests'
import type { Step } from './draft-run'
import { gzip } from './gzip'
import type { Ports } from './ports'

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
function exportKeys(db: Database, id: DossierId): PromiseLike<ExportId[]> {
  return db.exports.where('[dossier+number]').between([id, Dexie.minKey], [id, Dexie.maxKey]).primaryKeys()
}

/** Primary keys of the rows of one table that belong to a dossier, all of them. */
async function keysOf(db: Database, table: TableName, id: DossierId): Promise<IndexableType[]> {
  switch (table) {
    case 'dossiers':
    case 'parties':
      return [id]
    case 'exports':
      return exportKeys(db, id)
    case 'captures':
      return db.captures.where('[dossier+id]').between([id, Dexie.minKey], [id, Dexie.maxKey]).primaryKeys()
    case 'exportData': {
      const keys: IndexableType[] = []
      for (const each of await exportKeys(db, id)) {
        const own = db.exportData.where('[exportId+n]').between([each, Dexie.minKey], [each, Dexie.maxKey])
        for (const key of await own.primaryKeys()) keys.push(key)
      }
      return keys
    }
    default:
      return db.table(table).where('dossier').equals(id).primaryKeys()
  }
}

/** One dossier as parts of a backup; null when it is not there any more. */
async function packDossier(db: Database, id: DossierId, step: (table: TableName) => Promise<void>) {
  const row = await db.dossiers.get(id)
  if (!row) return null
  let documents = 0
  const parts: Part[] = []
  const bodies: Blob[] = []
  for (const table of TABLES) {
    const keys = await keysOf(db, table, id)
    const most = ROWS[table] ?? ROWS_ELSEWHERE
    for (let at = 0; at < keys.length; at += most) {
      await step(table)
      const rows = (await db.table(table).bulkGet(keys.slice(at, at + most))).filter((each) => each !== undefined)
      if (table === 'columns') for (const { count } of rows) documents += count
      const body = await gzip([encodeRows(rows)])
      parts.push({ dossier: id, table, size: body.length, sha256: digests([body]).sha256 })
      // A Blob may lie on the disk.
      bodies.push(new Blob([new Uint8Array(body)]))
    }
  }
  return { parts, bodies, about: { id, name: row.dossier.name, documents, exports: row.lastExport }, row }
}

/**
 * Everything of every dossier in one file. Each dossier is as it stood at one moment: acts that write it wait, and one
 * that did not wait (a cancellation, settings) makes it be read again.
 */
export async function backup(ports: Ports, step: Step): Promise<FileOut> {
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
        if (found?.row.revision === (await db.dossiers.get(id))?.revision) return found
      }
    })
    if (!packed) continue
    for (const part of packed.parts) parts.push(part)
    for (const body of packed.bodies) bodies.push(body)
    dossiers.push(packed.about)
  }
  const madeAt = ports.now()
  const head: Head = { ecritoire: 'backup', schema: SCHEMA, version: ports.version, madeAt, dossiers, parts }
  await db.meta.put({ key: 'lastBackup', value: madeAt })
  ports.announce({ what: 'backup', dossier: null })
  const blob = new Blob([sealedHead(head), ...bodies], { type: 'application/octet-stream' })
  return { name: `ecritoire-${madeAt.slice(0, 10)}.ecritoire`, blob }
}

/** What a backup holds and which of its dossiers exist here. */
export async function inspectBackup(ports: Ports, file: Blob): Promise<Outcome<BackupContents>> {
  const opened = await openBackup(file)
  if (!opened.ok) return opened
  const { head } = opened.value
  const here = new Set(await ports.db.dossiers.toCollection().primaryKeys())
  return ok({
    madeAt: head.madeAt,
    version: head.version,
    dossiers: head.dossiers.map((each) => ({ ...each, exists: here.has(each.id) })),
  })
}
