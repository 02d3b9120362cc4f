import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import type { Engine, Job } from '../../src/acts/contract'
import type { PlainDate } from '../../src/domain/date'
import type { Row } from '../../src/storage'
import { CLEAR, isSealed } from '../../src/storage'
import { succeeded, testEngine } from './engine'
import { job, LOCK, locked, lying, PASSPHRASE, plainTexts, shown, textOf } from './locked'

describe('a locked dossier', () => {
  it('has in no table any text of its documents and settings, and all of them were there before', async () => {
    const bench = testEngine('lock-plain')
    const id = await bench.engine.openDemonstration()
    const texts = plainTexts(id)
    const before = textOf(Object.values(await lying(bench)).flat())
    expect(texts.filter((text) => before.includes(JSON.stringify(text).slice(1, -1))).length).toBeGreaterThan(200)
    succeeded(await bench.engine.setLock(id, PASSPHRASE, LOCK, job))
    for (const [table, rows] of Object.entries(await lying(bench))) {
      const after = textOf(rows)
      expect(
        texts.filter((text) => after.includes(JSON.stringify(text).slice(1, -1))),
        table,
      ).toEqual([])
      if (!(table in CLEAR)) continue
      for (const row of rows as Row[]) {
        expect(isSealed(row), table).toBe(true)
        const clear: readonly string[] = CLEAR[table as keyof typeof CLEAR]
        expect(Object.keys(row).filter((name) => name !== 'sealed' && !clear.includes(name))).toEqual([])
      }
    }
  })

  it('says the same once unlocked, and new work is sealed too', async () => {
    const bench = testEngine('lock-same')
    const { engine } = bench
    const id = await engine.openDemonstration()
    const before = await shown(engine, id)
    succeeded(await engine.setLock(id, PASSPHRASE, LOCK, job))
    expect(await shown(engine, id)).toEqual(before)
    // Another tab: the same database, another worker.
    const tab = testEngine('lock-same')
    expect((await tab.engine.dossiers())[0]).toMatchObject({ name: '', documents: 0, lock: { unlocked: false } })
    await expect(tab.engine.dossier(id)).rejects.toThrow(/act\.locked/)
    succeeded(await tab.engine.unlock(id, PASSPHRASE, job))
    expect(await shown(tab.engine, id)).toEqual(before)
    const month = { from: '2026-09-01' as PlainDate, to: '2026-09-30' as PlainDate }
    const request = {
      dossier: id,
      journals: [],
      ...month,
      format: 'fec' as never,
      options: {},
      withLate: true,
      leftOut: [],
    }
    const preview = succeeded(await tab.engine.preview(request, job))
    const made = succeeded(await tab.engine.commit(preview.id, job))
    expect((await engine.exports(id)).some((each) => each.made.id === made.id)).toBe(true)
    const rows = Object.entries(await lying(bench)).filter(([table]) => table in CLEAR)
    for (const [table, some] of rows) expect((some as Row[]).every(isSealed), table).toBe(true)
  })

  it('is opened by its passphrase alone, and a new passphrase rewrites no row', async () => {
    const { engine, id, ...bench } = await locked('lock-wrong')
    const rows = textOf((await lying({ engine, ...bench })).packs ?? [])
    await engine.lock(id, true)
    const wrong = await engine.unlock(id, `${PASSPHRASE}.`, job)
    expect(wrong.ok ? [] : wrong.problems).toEqual([{ code: 'act.wrong-passphrase', level: 'blocking' }])
    await expect(engine.overview(id)).rejects.toThrow(/act\.locked/)
    const short = await engine.changePassphrase(id, PASSPHRASE, 'court')
    expect(short.ok).toBe(false)
    succeeded(await engine.changePassphrase(id, PASSPHRASE, 'une tout autre phrase'))
    expect((await engine.unlock(id, PASSPHRASE, job)).ok).toBe(false)
    succeeded(await engine.unlock(id, 'une tout autre phrase', job))
    expect(textOf((await lying({ engine, ...bench })).packs ?? [])).toBe(rows)
  })

  it('is deleted without its passphrase, and leaves nothing', async () => {
    const { engine, id, ...bench } = await locked('lock-delete')
    await engine.lock(id, true)
    await engine.deleteDossier(id)
    const rows = Object.entries(await lying({ engine, ...bench })).filter(([, some]) => some.length > 0)
    expect(rows).toEqual([])
  })

  it('tells of every altered row what it told of, and gives nothing of it', async () => {
    const { engine, id, db } = await locked('lock-altered')
    const [first] = await engine.exports(id)
    const table = db.raw.table('exportData')
    const [row] = await table.where('[exportId+n]').between([first?.made.id, 0], [first?.made.id, 9]).toArray()
    const sealed = Uint8Array.from(row.sealed)
    sealed[60] = (sealed[60] ?? 0) ^ 1
    await table.put({ ...row, sealed })
    const outcome = engine.download(first?.made.id as never)
    await expect(outcome).rejects.toThrow(new RegExp(`act\\.row-altered.*"export":${first?.made.number}`))
    // A row in the place of another one is altered too.
    const packs = await db.raw.table('packs').toArray()
    await db.raw.table('packs').put({ ...packs[0], sealed: packs[1].sealed })
    await engine.lock(id, false)
    succeeded(await engine.unlock(id, PASSPHRASE, job))
    const query = { search: '', kinds: [], direction: null, states: [], from: null, to: null, journal: null }
    const listed = engine.documents({ dossier: id, ...query, sort: 'date' }, 0, 500)
    await expect(listed).rejects.toThrow(/act\.row-altered.*"of":"documents".*"documents":\["/)
  })
})

describe('setting and removing a lock', () => {
  /** An engine whose n-th step of a long act throws: the browser was closed there. */
  async function cutAt(name: string, n: number, act: (engine: Engine, job: Job) => Promise<unknown>): Promise<boolean> {
    const { engine, db } = testEngine(name)
    let steps = 0
    const raw = db.raw
    // Every transaction on the rows as they lie is one step of the work; from the n-th on the database is gone.
    const transaction = raw.transaction.bind(raw) as (...args: unknown[]) => Promise<unknown>
    let dead = false
    raw.transaction = ((...args: unknown[]) => {
      if (++steps > n) dead = true
      return dead ? Promise.reject(new Error('killed')) : transaction(...args)
    }) as never
    await act(engine, job).catch((cause: unknown) => {
      if (!dead) throw cause
    })
    db.close()
    return dead
  }

  it('killed anywhere, leaves what the next unlocking finishes, and nothing is lost', async () => {
    const reference = testEngine('lock-cut')
    const id = await reference.engine.openDemonstration()
    const before = await shown(reference.engine, id)
    let cuts = 0
    // Both ways, killed after ever more transactions until one goes through.
    for (const way of ['set', 'remove'] as const) {
      for (let n = 0; ; n += 1 + (n >> 1)) {
        const cut = await cutAt('lock-cut', n, async (engine, work) => {
          if (way === 'set') return engine.setLock(id, PASSPHRASE, LOCK, work)
          succeeded(await engine.unlock(id, PASSPHRASE, work))
          return engine.removeLock(id, PASSPHRASE, work)
        })
        const { engine, db } = testEngine('lock-cut')
        const state = await engine.lockState(id)
        if (state) succeeded(await engine.unlock(id, PASSPHRASE, job))
        expect(await shown(engine, id), `${way} cut after ${n}`).toEqual(before)
        const finished = await engine.lockState(id)
        expect(finished?.unfinished ?? null).toBe(null)
        const sealed = await db.raw.table('packs').toArray()
        expect(new Set(sealed.map((row: Row) => isSealed(row)))).toEqual(new Set([finished !== null]))
        // Back to where this way begins.
        if (cut && way === 'set' && finished) succeeded(await engine.removeLock(id, PASSPHRASE, job))
        if (cut && way === 'remove' && !finished) succeeded(await engine.setLock(id, PASSPHRASE, LOCK, job))
        db.close()
        if (!cut) break
        cuts += 1
      }
    }
    expect(cuts).toBeGreaterThan(6)
  }, 240_000)

  it('stopped, is as before', async () => {
    const { engine, ports, db } = testEngine('lock-stop')
    const id = await engine.openDemonstration()
    const before = await shown(engine, id)
    const stopping: Job = { id: 'stop', onProgress: () => void engine.stop('stop') }
    const slow = performance.now
    let now = 0
    // Every step is a tenth of a second later than the one before: each tells its progress and may be stopped.
    performance.now = () => (now += 200)
    try {
      const outcome = await engine.setLock(id, PASSPHRASE, LOCK, stopping)
      expect(outcome.ok ? [] : outcome.problems).toEqual([{ code: 'act.stopped', level: 'blocking' }])
      expect(await engine.lockState(id)).toBe(null)
      expect((await db.raw.table('packs').toArray()).some((row: Row) => isSealed(row))).toBe(false)
      succeeded(await engine.setLock(id, PASSPHRASE, LOCK, job))
      expect((await engine.removeLock(id, PASSPHRASE, stopping)).ok).toBe(false)
      expect((await db.raw.table('packs').toArray()).every((row: Row) => isSealed(row))).toBe(true)
      succeeded(await engine.removeLock(id, PASSPHRASE, job))
    } finally {
      performance.now = slow
    }
    expect(ports.db.keyring.of(id)).toBeUndefined()
    expect(await shown(engine, id)).toEqual(before)
  })

  it('in another tab, is followed there: what is written is sealed, or refused, never left in clear', async () => {
    const one = testEngine('lock-tabs')
    const id = await one.engine.openDemonstration()
    const two = testEngine('lock-tabs')
    const name = async (text: string) => {
      const dossier = await one.engine.dossier(id)
      if (!dossier) throw new Error('no dossier')
      return { ...dossier, name: text }
    }
    const changed = await name('Avant le verrou')
    succeeded(await one.engine.setLock(id, PASSPHRASE, LOCK, job))
    const refused = await two.engine.saveDossier(changed)
    expect(refused.ok ? [] : refused.problems).toEqual([{ code: 'act.locked', level: 'blocking' }])
    succeeded(await two.engine.unlock(id, PASSPHRASE, job))
    succeeded(await one.engine.removeLock(id, PASSPHRASE, job))
    // The second tab still has the key of a lock that is gone.
    succeeded(await two.engine.saveDossier(changed))
    expect((await one.engine.dossier(id))?.name).toBe('Avant le verrou')
    succeeded(await one.engine.setLock(id, 'une autre phrase encore', LOCK, job))
    await expect(two.engine.dossier(id)).rejects.toThrow(/act\.locked/)
    expect((await two.engine.lockState(id))?.unlocked).toBe(false)
  })
})
