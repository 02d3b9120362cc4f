import { Dexie } from 'dexie'
import type { DossierId } from '../domain/dossier'
import type { ExportId } from '../domain/export'
import type { Problem } from '../domain/problem'
import { fail, ok } from '../domain/result'
import type { ColumnsRow, DataKey, ExportDataRow, ExportRow, LockRow, OldColumnsRow, PackRow, Row } from '../storage'
import { columnsIn, columnsRow, isSealed, openRow, RowAltered } from '../storage'
import type { Head, TableName } from './backup-file'
import { decodeRows, openBackup } from './backup-file'
import type { Books } from './books'
import type { Outcome, RestoreReport, Secrets } from './contract'
import { Digesting } from './digests'
import type { Step } from './draft-run'
import { gunzip } from './gzip'
import { CHUNK_ENTRIES } from './kept-entries'
import { purposeOf } from './locks'
import { unwrapKey } from './passphrase'
import type { Ports } from './ports'

/** One part of the backup that is wanted, still compressed. */
interface Wanted {
  readonly dossier: DossierId
  readonly table: TableName
  readonly body: Uint8Array
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
  const opened = await openBackup(file, secrets.file)
  if (!opened.ok) return opened
  const { head, bodies } = opened.value
  const { db } = ports
  const here = new Set(await db.dossiers.toCollection().primaryKeys())
  const chosen = new Set(head.dossiers.map((each) => each.id).filter((id) => !here.has(id) || replace.includes(id)))
  const wanted = head.parts.flatMap(({ dossier, table }, i): Wanted[] =>
    chosen.has(dossier) ? [{ dossier, table, body: bodies[i] ?? new Uint8Array() }] : [],
  )
  const keys = await keysOf(wanted, secrets)
  if (!keys.ok) return keys
  try {
    const checked = await checkExports(wanted, keys.value, step)
    if (!checked.ok) return checked
    const counts = { documents: 0, exports: 0 }
    await db.transaction('rw', db.tables, async () => {
      for (const id of chosen) if (here.has(id)) await remove(id)
      // A locked dossier is sealed again as it is written, by its own key.
      for (const [id, key] of keys.value) db.keyring.give(id, key, true)
      // Packs get new numbers here: those of another machine may be taken.
      const packs = new Map<number, number>()
      for (const part of wanted) {
        const { table } = part
        const rows = rowsOf(part, keys.value)
        if (table === 'columns') for (const { count } of rows as readonly ColumnsRow[]) counts.documents += count
        if (table === 'exports') counts.exports += rows.length
        if (table === 'packs') {
          // Written by `backup` from this table.
          const old = rows as readonly PackRow[]
          const added = await db.packs.bulkAdd(
            old.map(({ pack: _, ...rest }) => rest),
            { allKeys: true },
          )
          for (const [i, { pack }] of old.entries()) packs.set(pack ?? -1, added[i] ?? -1)
        } else
          await db.table(table).bulkAdd(rows.map((row) => moved(table, upgraded(table, row as Moving, head), packs)))
      }
    })
    books.forget()
    ports.announce({ what: 'dossiers', dossier: null })
    return ok({ dossiers: chosen.size, ...counts, digestsChecked: checked.value })
  } catch (cause) {
    for (const id of keys.value.keys()) db.keyring.forget(id)
    const inner = cause instanceof Dexie.DexieError ? cause.inner : cause
    if (!(inner instanceof RowAltered)) throw cause
    return fail({ code: 'act.backup-altered', level: 'blocking', part: inner.table })
  }
}

/** The keys of the locked dossiers, by their passphrases. */
async function keysOf(wanted: readonly Wanted[], secrets: Secrets): Promise<Outcome<Map<DossierId, DataKey>>> {
  const keys = new Map<DossierId, DataKey>()
  for (const { dossier, table, body } of wanted) {
    if (table !== 'locks') continue
    for (const lock of decodeRows(body) as LockRow[]) {
      const passphrase = secrets.dossiers?.[dossier]
      if (passphrase === undefined) return fail({ code: 'act.passphrase-needed', level: 'blocking' })
      const key = await unwrapKey(lock.key, passphrase, purposeOf(dossier))
      if (!key) return fail({ code: 'act.wrong-passphrase', level: 'blocking' })
      keys.set(dossier, key)
    }
  }
  return ok(keys)
}

/** The rows of a part, opened where they are sealed. Waits for nothing, for it is called inside transactions. */
function rowsOf({ dossier, table, body }: Wanted, keys: ReadonlyMap<DossierId, DataKey>): readonly unknown[] {
  const rows = decodeRows(body) as Row[]
  // What was under way when the backup was made is done with: all of it is written sealed.
  if (table === 'locks') return rows.map((row) => ({ ...row, state: 'set' }))
  const key = keys.get(dossier)
  const opened = rows.map((row) => (key && isSealed(row) ? openRow(table, row, key) : row))
  return table === 'exportData' ? opened.map((row) => ({ ...row, dossier })) : opened
}

/** A row of a backup that was made by an older version, as today's are. */
function upgraded(table: TableName, row: Moving, { dossiers }: Head): Moving {
  // Of columns the pack is all that is looked at here.
  if (table === 'columns') return columnsRow(columnsIn(row as ColumnsRow | OldColumnsRow))
  if (table !== 'dossiers') return row
  return { documents: dossiers.find((each) => each.id === row.id)?.documents ?? 0, ...row }
}

interface Moving {
  readonly documents?: number
  readonly pack?: number
  readonly id?: unknown
}

/** A row with the numbers that it has in this database. */
function moved(table: TableName, row: Moving, packs: ReadonlyMap<number, number>): Moving {
  const { id, ...rest } = row
  const kept: Moving = table === 'imports' || table === 'events' ? rest : row
  if (row.pack === undefined) return kept
  const pack = packs.get(row.pack)
  if (pack === undefined) throw new Error(`a row of ${table} names pack ${row.pack}, which the backup lacks`)
  return { ...kept, pack }
}

/** Hashes the files of the exports again and sees that none of their entries is missing; how many there are. */
async function checkExports(
  wanted: readonly Wanted[],
  keys: ReadonlyMap<DossierId, DataKey>,
  step: Step,
): Promise<Outcome<number>> {
  const exports = new Map<ExportId, { row: ExportRow; digesting: Digesting; file: number; entries: number }>()
  for (const part of wanted) {
    if (part.table !== 'exports') continue
    for (const row of rowsOf(part, keys) as readonly ExportRow[]) {
      exports.set(row.id, { row, digesting: new Digesting(), file: 0, entries: 0 })
    }
  }
  const altered: Problem = { code: 'act.backup-altered', level: 'blocking', part: 'exportData' }
  for (const [done, part] of wanted.entries()) {
    await step({ step: 'reading', done, total: wanted.length })
    if (part.table !== 'exportData') continue
    for (const { exportId, n, bytes } of rowsOf(part, keys) as readonly ExportDataRow[]) {
      const about = exports.get(exportId)
      if (!about) return fail(altered)
      if (n < 0) about.entries += 1
      else if (n !== about.file) return fail(altered)
      else {
        about.file += 1
        about.digesting.add(await gunzip(bytes))
      }
    }
  }
  for (const { row, digesting, entries } of exports.values()) {
    if (digesting.end().sha256 !== row.made.file.sha256) {
      return fail({ code: 'act.digest-differs', level: 'blocking', export: row.number, id: row.id })
    }
    if (entries !== Math.ceil(row.entries / CHUNK_ENTRIES)) return fail(altered)
  }
  return ok(exports.size)
}
