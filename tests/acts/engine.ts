import 'fake-indexeddb/auto'
import { Books } from '../../src/acts/books'
import type { Engine, ImportItem, NewDossier } from '../../src/acts/contract'
import { createEngine } from '../../src/acts/engine'
import { take } from '../../src/acts/imports'
import { localPacker } from '../../src/acts/packer'
import type { Ports } from '../../src/acts/ports'
import { reader } from '../../src/acts/reader'
import type { Instant, PlainDate } from '../../src/domain/date'
import type { Document } from '../../src/domain/document'
import type { DossierId, FormatId } from '../../src/domain/dossier'
import { Database } from '../../src/storage'
import { arrival } from './papers'

export interface Bench {
  readonly engine: Engine
  readonly db: Database
  readonly ports: Ports
  /** Takes documents as an import does. */
  take(id: DossierId, ...documents: Document[]): Promise<ImportItem[]>
}

/** An engine on an in-memory database, with a clock that stands on one day and counts its seconds. */
export function testEngine(name: string, today = '2026-11-24', change: Partial<Ports> = {}): Bench {
  const db = new Database(name)
  let seconds = 0
  const queue = new Map<string, Promise<unknown>>()
  const ports: Ports = {
    db,
    today: () => today as PlainDate,
    now: () => new Date(Date.parse(`${today}T09:00:00.000Z`) + 1000 * seconds++).toISOString() as Instant,
    newId: () => crypto.randomUUID(),
    exclusive: async (lock, act) => {
      const before = queue.get(lock) ?? Promise.resolve()
      const mine = before.then(act, act)
      queue.set(
        lock,
        mine.catch(() => undefined),
      )
      return mine
    },
    announce: () => undefined,
    reader,
    packer: async () => localPacker(),
    version: 'test',
    estimate: async () => ({ used: 0, quota: 0, persisted: false }),
    ...change,
  }
  const books = new Books(ports)
  return {
    engine: createEngine(ports),
    db,
    ports,
    take: (id, ...documents) => take(ports, books, id, arrival(...documents), async () => {}),
  }
}

/** A dossier on the default profile whose year is 2026. */
export async function newDossier(
  { engine }: Pick<Bench, 'engine'>,
  change: Partial<NewDossier> = {},
): Promise<DossierId> {
  return succeeded(
    await engine.createDossier({
      name: 'Au bon moulin',
      siren: '732829320',
      vatId: '',
      fiscalYear: { start: '2026-01-01' as PlainDate, end: '2026-12-31' as PlainDate },
      vatRegime: 'debits',
      accountWidth: 6,
      format: 'fec' as FormatId,
      ...change,
    }),
  )
}

/** The value of an outcome that must have succeeded. */
export function succeeded<T>(outcome: { ok: true; value: T } | { ok: false; problems: readonly unknown[] }): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome.value
}

/** Every row of every table, for comparing before and after. */
export async function dump(db: Database): Promise<Record<string, unknown[]>> {
  const tables = await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const))
  return Object.fromEntries(tables)
}
