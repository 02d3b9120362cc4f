import 'fake-indexeddb/auto'
import type { Engine } from '../../src/acts/contract'
import { createEngine } from '../../src/acts/engine'
import type { Instant, PlainDate } from '../../src/domain/date'
import { Database } from '../../src/storage'

/** An engine on an in-memory database, with a clock that stands on one day and counts its seconds. */
export function testEngine(name: string, today = '2026-11-24'): { engine: Engine; db: Database } {
  const db = new Database(name)
  let seconds = 0
  const queue = new Map<string, Promise<unknown>>()
  const engine = createEngine({
    db,
    today: () => today as PlainDate,
    now: () => `${today}T09:00:${String(seconds++ % 60).padStart(2, '0')}.000Z` as Instant,
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
    version: 'test',
    estimate: async () => ({ used: 0, quota: 0, persisted: false }),
  })
  return { engine, db }
}

/** The value of an outcome that must have succeeded. */
export function succeeded<T>(outcome: { ok: true; value: T } | { ok: false; problems: readonly unknown[] }): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome.value
}
