import type {
  DBCore,
  DBCoreGetRequest,
  DBCoreMutateRequest,
  DBCoreMutateResponse,
  DBCoreTable,
  Middleware,
} from 'dexie'
import type { DossierId } from '../domain/dossier'
import type { Keyring } from './keyring'
import type { Row, SealedTable } from './sealing'
import { isSealedTable, sealedKey } from './sealing'

/**
 * Puts the keyring between Dexie and IndexedDB: rows of locked dossiers are sealed on their way down and opened on
 * their way up, inside whichever transaction they are part of; nothing above knows of it.
 */
export function sealedCore(keyring: Keyring): Middleware<DBCore> {
  return {
    stack: 'dbcore',
    name: 'ecritoire:sealed',
    // Below what Dexie itself puts in between, which then sees rows as they are meant.
    level: -2,
    create: (core) => ({
      ...core,
      table: (name) => {
        const table = core.table(name)
        return isSealedTable(name) ? sealedTable(table, name, keyring) : table
      },
    }),
  }
}

function sealedTable(down: DBCoreTable, name: SealedTable, keyring: Keyring): DBCoreTable {
  const open = (row: unknown) => (row === undefined || row === null ? row : keyring.open(name, row as Row))
  return {
    ...down,
    mutate: (request) => mutate(down, name, keyring, request),
    get: (request) => (name === 'captures' ? getCapture(down, keyring, request) : down.get(request)).then(open),
    getMany: (request) => down.getMany(request).then((rows) => rows.map(open)),
    query: (request) =>
      down.query(request).then((found) => (request.values ? { ...found, result: found.result.map(open) } : found)),
    openCursor: (request) =>
      down.openCursor(request).then((cursor) => {
        if (!cursor || !request.values) return cursor
        return Object.create(cursor, { value: { get: () => open(cursor.value) } })
      }),
  }
}

/** An original lies under its masked name, or under its own while a lock is being set or removed. */
function getCapture(down: DBCoreTable, keyring: Keyring, request: DBCoreGetRequest): ReturnType<DBCoreTable['get']> {
  const [dossier, id] = request.key as [DossierId, string]
  const data = keyring.of(dossier)
  if (!data) return down.get(request)
  const key = [dossier, sealedKey('captures', { dossier, id }, data).id]
  return down.get({ ...request, key }).then((found) => found ?? down.get(request))
}

/** (Promises are chained, not awaited: these are Dexie's own, which keep the transaction alive.) */
function mutate(
  down: DBCoreTable,
  name: SealedTable,
  keyring: Keyring,
  request: DBCoreMutateRequest,
): Promise<DBCoreMutateResponse> {
  if (request.type !== 'add' && request.type !== 'put') return down.mutate(request)
  const rows = request.values as readonly Row[]
  if (!rows.some((row) => keyring.seals(name, row))) return down.mutate(request)
  const path = down.schema.primaryKey.keyPath
  if (typeof path !== 'string' || rows.every((row) => row[path] !== undefined)) {
    return down.mutate({ ...request, values: rows.map((row) => keyring.seal(name, row)) })
  }
  // A row is bound to its number, which IndexedDB gives: an empty row takes the number, then the sealed one its place.
  const empty = rows.map(({ dossier }) => ({ dossier }))
  return down.mutate({ ...request, values: empty, wantResults: true }).then((added) => {
    if (added.numFailures > 0) return added
    const values = rows.map((row, i) => keyring.seal(name, { ...row, [path]: added.results?.[i] }))
    return down.mutate({ type: 'put', trans: request.trans, values }).then(() => added)
  })
}
