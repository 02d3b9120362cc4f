import type { Dexie } from 'dexie'
import type { DossierId } from '../domain/dossier'
import { fail, ok } from '../domain/result'
import type { DataKey, LockRow, Row } from '../storage'
import { isSealed, openRow, RowAltered, SCHEMA } from '../storage'
import type { Head, TableName } from './backup-file'
import { decode, encode, open, TABLES } from './backup-file'
import type { Books } from './books'
import type { BackupContents, FileOut, Outcome, Progress, RestoreReport, Secrets } from './contract'
import { digests } from './digests'
import { gunzip, gzip } from './gzip'
import { purposeOf } from './locks'
import { unwrapKey } from './passphrase'
import type { Ports } from './ports'
import { protect } from './protected-file'

type Step = (progress: Progress) => Promise<void>

/** Rows of one table of a dossier. */
async function rowsOf(db: Dexie, table: TableName, id: DossierId): Promise<readonly unknown[]> {
  const exports = () => db.table('exports').where('[dossier+number]').between([id, 0], [id, Number.MAX_SAFE_INTEGER])
  switch (table) {
    case 'dossiers':
      return [await db.table('dossiers').get(id)]
    case 'exports':
      return exports().toArray()
    case 'captures':
      return db.table('captures').where('[dossier+id]').between([id, ''], [id, '\uffff']).toArray()
    case 'exportData': {
      const ids = await exports().primaryKeys()
      const data = db.table('exportData')
      const rows = await Promise.all(
        ids.map((each) => data.where('[exportId+n]').between([each, -10], [each, Number.MAX_SAFE_INTEGER]).toArray()),
      )
      return rows.flat()
    }
    default:
      return db.table(table).where('dossier').equals(id).toArray()
  }
}

/** Everything of every dossier in one file. A locked dossier goes along as it lies, sealed; nobody has to unlock it. */
export async function backup(ports: Ports, step: Step, passphrase?: string): Promise<Outcome<FileOut>> {
  const { db } = ports
  const ids = await db.dossiers.toCollection().primaryKeys()
  const locks = new Map((await db.locks.toArray()).map((lock) => [lock.dossier, lock]))
  const parts: Head['parts'][number][] = []
  const bodies: Uint8Array[] = []
  const dossiers: Head['dossiers'][number][] = []
  for (const [done, id] of ids.entries()) {
    const lock = locks.get(id)
    const source = lock ? db.raw : db
    let documents = 0
    let about = { name: lock?.name ?? '', exports: 0 }
    for (const table of TABLES) {
      await step({
        step: 'packing',
        done: done * TABLES.length + TABLES.indexOf(table),
        total: ids.length * TABLES.length,
      })
      const rows = await rowsOf(source, table, id)
      if (table === 'columns') for (const row of rows) documents += countOf(row)
      const body = await gzip([encode(rows)])
      parts.push({ dossier: id, table, size: body.length, sha256: digests([body]).sha256 })
      bodies.push(body)
    }
    const row = lock ? undefined : await db.dossiers.get(id)
    if (row) about = { name: row.dossier.name, exports: row.lastExport }
    dossiers.push({ id, ...about, documents: lock ? 0 : documents, ...(lock ? { locked: true } : {}) })
  }
  const madeAt = ports.now()
  const head: Head = { ecritoire: 'backup', schema: SCHEMA, version: ports.version, madeAt, dossiers, parts }
  const text = JSON.stringify(head)
  const seal = digests([new TextEncoder().encode(text)]).sha256
  const plain = new Blob([`${seal} ${text}\n`, ...bodies.map((body) => new Uint8Array(body))], {
    type: 'application/octet-stream',
  })
  const blob = passphrase === undefined ? ok(plain) : await protect(plain, passphrase)
  if (!blob.ok) return blob
  await db.meta.put({ key: 'lastBackup', value: madeAt })
  ports.announce({ what: 'backup', dossier: null })
  return ok({ name: `ecritoire-${madeAt.slice(0, 10)}.ecritoire`, blob: blob.value })
}

function countOf(row: unknown): number {
  return typeof row === 'object' && row !== null && 'count' in row && typeof row.count === 'number' ? row.count : 0
}

/** What a backup holds and which of its dossiers exist here. */
export async function inspectBackup(ports: Ports, file: Blob, passphrase?: string): Promise<Outcome<BackupContents>> {
  const opened = await open(file, passphrase)
  if (!opened.ok) return opened
  const { head } = opened.value
  const here = new Set(await ports.db.dossiers.toCollection().primaryKeys())
  return ok({
    madeAt: head.madeAt,
    version: head.version,
    dossiers: head.dossiers.map((each) => ({ ...each, locked: each.locked === true, exists: here.has(each.id) })),
  })
}

interface PartRows {
  readonly dossier: DossierId
  readonly table: TableName
  readonly rows: readonly Row[]
}

/** Restores the dossiers of a backup that are not here, and those named in `replace`; all in one transaction, or nothing. */
export async function restore(
  ports: Ports,
  books: Books,
  file: Blob,
  replace: readonly DossierId[],
  secrets: Secrets,
  remove: (id: DossierId) => Promise<void>,
  step: Step,
): Promise<Outcome<RestoreReport>> {
  const opened = await open(file, secrets.file)
  if (!opened.ok) return opened
  const { head, bodies } = opened.value
  const { db } = ports
  const here = new Set(await db.dossiers.toCollection().primaryKeys())
  const wanted = new Set(head.dossiers.map((each) => each.id).filter((id) => !here.has(id) || replace.includes(id)))
  const read: PartRows[] = []
  for (const [i, { dossier, table }] of head.parts.entries()) {
    if (!wanted.has(dossier)) continue
    await step({ step: 'reading', done: i, total: head.parts.length })
    read.push({ dossier, table, rows: decode(await gunzip(bodies[i] ?? new Uint8Array())) as Row[] })
  }
  const unsealed = await unsealedRows(read, secrets)
  if (!unsealed.ok) return unsealed
  const { parts, keys } = unsealed.value
  const checked = await checkDigests(parts)
  if (!checked.ok) return checked
  try {
    await db.transaction('rw', db.tables, async () => {
      for (const id of wanted) if (here.has(id)) await remove(id)
      // A locked dossier is sealed again as it is written, by its own key.
      for (const [id, key] of keys) db.keyring.give(id, key, true)
      await write(db, parts)
    })
  } catch (cause) {
    for (const id of keys.keys()) db.keyring.forget(id)
    throw cause
  }
  books.forget()
  ports.announce({ what: 'dossiers', dossier: null })
  const columns = parts.filter(({ table }) => table === 'columns').flatMap(({ rows }) => rows)
  return ok({
    dossiers: wanted.size,
    documents: columns.reduce((count, row) => count + countOf(row), 0),
    exports: parts.reduce((count, { table, rows }) => count + (table === 'exports' ? rows.length : 0), 0),
    digestsChecked: checked.value,
  })
}

/** The rows of locked dossiers opened by their passphrases; those of the others as they are. */
async function unsealedRows(
  read: readonly PartRows[],
  secrets: Secrets,
): Promise<Outcome<{ parts: PartRows[]; keys: Map<DossierId, DataKey> }>> {
  const keys = new Map<DossierId, DataKey>()
  const parts: PartRows[] = []
  for (const { dossier, table, rows } of read) {
    if (table === 'locks') {
      for (const lock of rows as unknown as LockRow[]) {
        const passphrase = secrets.dossiers?.[dossier]
        if (passphrase === undefined) return fail({ code: 'act.passphrase-needed', level: 'blocking' })
        const key = await unwrapKey(lock.key, passphrase, purposeOf(dossier))
        if (!key) return fail({ code: 'act.wrong-passphrase', level: 'blocking' })
        keys.set(dossier, key)
      }
      // What was under way when the backup was made is done with: all of it is written sealed.
      parts.push({ dossier, table, rows: rows.map((row) => ({ ...row, state: 'set' })) })
      continue
    }
    const key = keys.get(dossier)
    try {
      const opened = rows.map((row) => (key && isSealed(row) ? openRow(table, row, key) : row))
      const owned = table === 'exportData' ? opened.map((row) => ({ ...row, dossier })) : opened
      parts.push({ dossier, table, rows: owned })
    } catch (cause) {
      if (!(cause instanceof RowAltered)) throw cause
      return fail({ code: 'act.backup-altered', level: 'blocking', part: table })
    }
  }
  return ok({ parts, keys })
}

/** Writes the rows of a backup; inside the transaction. Packs get new numbers: those of another machine may be taken. */
async function write(db: Dexie, parts: readonly PartRows[]): Promise<void> {
  const packs = new Map<unknown, number>()
  for (const { rows } of parts.filter(({ table }) => table === 'packs')) {
    for (const { pack, ...rest } of rows) packs.set(pack, (await db.table('packs').add(rest)) as number)
  }
  for (const { table, rows } of parts.filter((part) => part.table !== 'packs')) {
    const moved = rows.map((row) => {
      if (table === 'imports') return without(row, 'id')
      const placed = row.pack === undefined ? row : { ...row, pack: packs.get(row.pack) }
      return table === 'events' ? without(placed, 'id') : placed
    })
    await db.table(table).bulkAdd(moved)
  }
}

function without(row: Row, field: string): Row {
  const { [field]: _, ...rest } = row
  return rest
}

/** Hashes the files of the restored exports again. */
async function checkDigests(rows: readonly PartRows[]): Promise<Outcome<number>> {
  const data = new Map<string, { n: number; bytes: Uint8Array }[]>()
  for (const { table, rows: some } of rows) {
    if (table !== 'exportData') continue
    for (const row of some as unknown as { exportId: string; n: number; bytes: Uint8Array }[]) {
      if (row.n >= 0) data.set(row.exportId, [...(data.get(row.exportId) ?? []), row])
    }
  }
  let checked = 0
  for (const { table, rows: some } of rows) {
    if (table !== 'exports') continue
    for (const row of some as unknown as { id: never; number: number; made: { file: { sha256: string } } }[]) {
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
