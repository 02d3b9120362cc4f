import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import type { Engine } from '../../src/acts/contract'
import type { PlainDate } from '../../src/domain/date'
import type { DossierId, FormatId } from '../../src/domain/dossier'
import { placesOf } from '../../src/storage'
import { type Bench, newDossier, succeeded, testEngine } from '../acts/engine'
import { invoice } from '../acts/papers'

const job = { id: 'many' }

const request = (dossier: DossierId) => ({
  dossier,
  journals: [],
  from: '2026-01-01' as PlainDate,
  to: '2026-12-31' as PlainDate,
  format: 'fec' as FormatId,
  options: {},
  withLate: false,
  leftOut: [],
})

async function exportAll(engine: Engine, id: DossierId) {
  return succeeded(await engine.commit(succeeded(await engine.preview(request(id), job)).id, job))
}

describe('the clock set back', () => {
  it('changes neither numbers nor order nor what is exported', async () => {
    const before = testEngine('clock', '2026-11-24')
    const id = await newDossier(before)
    await before.take(id, invoice(1, '2026-03-02', 100))
    const first = await exportAll(before.engine, id)
    before.db.close()

    const after = testEngine('clock', '2019-01-01')
    await after.take(id, invoice(1, '2026-03-02', 100), invoice(2, '2026-04-02', 100))
    expect(succeeded(await after.engine.preview(request(id), job)).exported).toBe(1)
    const second = await exportAll(after.engine, id)
    expect(second.madeAt < first.madeAt).toBe(true)
    expect([second.number, second.firstEntry]).toEqual([first.number + 1, first.lastEntry + 1])
    expect((await after.engine.exports(id)).map((each) => each.made.number)).toEqual([2, 1])
    succeeded(await after.engine.cancel(first.id, 'essai', false))
    expect(succeeded(await after.engine.preview(request(id), job)).exported).toBe(1)
    const { blob } = await after.engine.backup(job)
    const other = testEngine('clock-restored', '2019-01-01')
    succeeded(await other.engine.restore(blob, [id], job))
    expect(await other.engine.exports(id)).toEqual(await after.engine.exports(id))
  })
})

/** Engines of several tabs on one database: one lock between them where the browser has locks, none where it has not. */
function tabs(name: string, count: number, locks: boolean): Bench[] {
  const queue = new Map<string, Promise<unknown>>()
  const exclusive = <T>(lock: string, act: () => Promise<T>): Promise<T> => {
    if (!locks) return act()
    const mine = (queue.get(lock) ?? Promise.resolve()).then(act, act)
    queue.set(
      lock,
      mine.catch(() => undefined),
    )
    return mine
  }
  return Array.from({ length: count }, () => testEngine(name, '2026-11-24', { exclusive }))
}

for (const locks of [true, false]) {
  describe(`ten tabs at once, ${locks ? 'with' : 'without'} locks`, () => {
    it('import: every document of each is there, once', async () => {
      const all = tabs(`ten-import-${locks}`, 10, locks)
      const [one] = all
      const id = await newDossier(one as Bench)
      await Promise.all(
        all.map((tab, i) =>
          tab.take(id, ...Array.from({ length: 12 }, (_, n) => invoice(i * 8 + n, '2026-03-02', 100))),
        ),
      )
      const documents = 9 * 8 + 12
      const packs = await (one as Bench).db.packs.toArray()
      const keys = packs.flatMap((pack) => pack.docs.map((each) => each?.key))
      expect(keys).toHaveLength(documents)
      expect(new Set(keys).size).toBe(documents)
      expect((await (one as Bench).engine.dossiers())[0]?.documents).toBe(documents)
    })

    it('export, cancel, type and delete: each document is held once, no number is given twice, no work is lost', async () => {
      const all = tabs(`ten-export-${locks}`, 10, locks)
      const one = all[0] as Bench
      const id = await newDossier(one)
      await one.take(id, ...Array.from({ length: 40 }, (_, n) => invoice(n, '2026-03-02', 100)))
      const previews = await Promise.all(
        all.map(async ({ engine }) => succeeded(await engine.preview(request(id), job))),
      )
      const outcomes = await Promise.all(all.map(({ engine }, i) => engine.commit(previews[i]?.id as never, job)))
      expect(outcomes.filter((each) => each.ok)).toHaveLength(1)
      for (const each of outcomes) {
        if (!each.ok) expect(each.problems[0].code).toMatch(/^act\.(taken|changed)-meanwhile$/)
      }
      const made = outcomes.flatMap((each) => (each.ok ? [each.value] : []))[0]
      const cancelled = await Promise.all(all.map(({ engine }) => engine.cancel(made?.id as never, 'essai', false)))
      expect(cancelled.filter((each) => each.ok)).toHaveLength(1)

      await Promise.all(
        all.map(async ({ engine }, i) => {
          succeeded(await engine.saveDocument(id, invoice(100 + i, '2026-05-02', 100), null))
          succeeded(await engine.saveDocument(id, invoice(i, '2026-03-02', 777), invoice(i, '2026-03-02', 100).key))
          succeeded(await engine.deleteDocument(id, invoice(20 + i, '2026-03-02', 100).key))
        }),
      )
      const last = await exportAll(testEngine(`ten-export-${locks}`).engine, id)
      expect([last.number, last.documents]).toEqual([2, 40])
      const live = await one.db.exportPacks
        .where('[exportId+pack]')
        .between([last.id, 0], [last.id, Infinity])
        .toArray()
      expect(new Set(placesOf(live)).size).toBe(40)
      expect(last.debit).toBe(30 * 120 + 10 * (777 + 155))
    })
  })
}
