import type { Table } from 'dexie'
import { Dexie } from 'dexie'
import type { DossierId } from '../domain/dossier'
import type { DataKey, LockRow, Row, SealedTable } from '../storage'
import { CLEAR, isSealed, openRow, sealRow } from '../storage'
import type { Step } from './draft-run'
import type { Ports } from './ports'

/** Rows that one transaction turns: few where they are large, so that little is done twice after a stop. */
const BATCH: Partial<Record<SealedTable, number>> = { packs: 8, columns: 32, exportData: 8, captures: 4 }
const MOST = 256

/** The tables of a dossier, its own row apart: that one is turned first and decides what new rows are. */
const TABLES = (Object.keys(CLEAR) as SealedTable[]).filter((name) => name !== 'dossiers')

/** Primary keys of the rows of a dossier in one table. */
async function keysOf(db: Dexie, table: SealedTable, id: DossierId): Promise<unknown[]> {
  const exports = () => db.table('exports').where('[dossier+number]').between([id, 0], [id, Number.MAX_SAFE_INTEGER])
  switch (table) {
    case 'dossiers':
    case 'parties':
      return [id]
    case 'exports':
      return exports().primaryKeys()
    case 'captures':
      return db.table('captures').where('[dossier+id]').between([id, ''], [id, '\uffff']).primaryKeys()
    case 'exportData': {
      const keys: unknown[] = []
      for (const each of await exports().primaryKeys()) {
        const rows = db.table('exportData').where('[exportId+n]')
        keys.push(...(await rows.between([each, Dexie.minKey], [each, Dexie.maxKey]).primaryKeys()))
      }
      return keys
    }
    default:
      return db.table(table).where('dossier').equals(id).primaryKeys()
  }
}

/**
 * Begins to seal or to open the rows of a dossier: its lock says so and its own row is turned, in one transaction. From
 * then on new rows are written the new way; what was written before is read either way.
 */
export async function begin(ports: Ports, lock: LockRow, key: DataKey): Promise<void> {
  const { raw } = ports.db
  await raw.transaction('rw', ['locks', 'dossiers'], async () => {
    const dossiers: Table<Row, DossierId> = raw.table('dossiers')
    const row = await dossiers.get(lock.dossier)
    if (!row) throw new Error(`no dossier ${lock.dossier}`)
    await dossiers.put(turned('dossiers', row, key, lock))
    await raw.table('locks').put(lock)
  })
}

/** Turns what is left to turn, some rows a transaction, then ends the act. Stopped or killed, it can be called again. */
export async function finish(ports: Ports, lock: LockRow, key: DataKey, step: Step): Promise<void> {
  const { raw } = ports.db
  const work: { table: SealedTable; keys: unknown[] }[] = []
  for (const table of TABLES) {
    const keys = await keysOf(raw, table, lock.dossier)
    const size = BATCH[table] ?? MOST
    for (let at = 0; at < keys.length; at += size) work.push({ table, keys: keys.slice(at, at + size) })
  }
  for (const [done, { table, keys }] of work.entries()) {
    await step({ step: lock.state === 'removing' ? 'opening' : 'sealing', done, total: work.length })
    await turn(raw.table(table), table, keys, key, lock)
  }
  if (lock.state === 'removing') await raw.table('locks').delete(lock.dossier)
  else await raw.table('locks').put({ ...lock, state: 'set' } satisfies LockRow)
}

async function turn(rows: Table<Row, unknown>, table: SealedTable, keys: unknown[], key: DataKey, lock: LockRow) {
  await rows.db.transaction('rw', rows, async () => {
    const found = (await rows.bulkGet(keys)).map((row, i) => ({ row, key: keys[i] }))
    const changed = found.flatMap(({ row, key: at }) =>
      row && isSealed(row) !== (lock.state !== 'removing') ? [{ at, row: turned(table, row, key, lock) }] : [],
    )
    // Some names change with the seal; the row under the old one goes.
    await rows.bulkDelete(changed.map(({ at }) => at))
    await rows.bulkPut(changed.map(({ row }) => row))
  })
}

function turned(table: SealedTable, row: Row, key: DataKey, lock: LockRow): Row {
  if (lock.state === 'removing') return isSealed(row) ? openRow(table, row, key) : row
  // Chunks of old exports do not say yet whose they are.
  return isSealed(row) ? row : sealRow(table, table === 'dossiers' ? row : { ...row, dossier: lock.dossier }, key)
}
