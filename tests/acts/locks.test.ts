import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import type { Engine, Job } from '../../src/acts/contract'
import { demonstration } from '../../src/demo/demonstration'
import type { PlainDate } from '../../src/domain/date'
import type { DossierId } from '../../src/domain/dossier'
import { defaultSettings } from '../../src/posting'
import type { Row } from '../../src/storage'
import { CLEAR, isSealed } from '../../src/storage'
import type { Bench } from './engine'
import { dump, succeeded, testEngine } from './engine'

const PASSPHRASE = 'quatre mots sans rapport'
const LOCK = { name: null, idle: 15 }
const job: Job = { id: 'lock' }

/** The rows of every table as they lie in the database. */
async function lying({ db }: Bench): Promise<Record<string, unknown[]>> {
  return dump(db.raw as Bench['db'])
}

/** Every text that the demonstration's documents and settings say, of five characters and more. */
function plainTexts(id: DossierId): string[] {
  const { dossier, steps } = demonstration('2026-11-24' as PlainDate, id, defaultSettings('encaissements', 6))
  const found = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value === 'string') {
      if (value.length >= 5 && value !== id) found.add(value)
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
  }
  walk([dossier.name, dossier.siren, dossier.vatId, dossier.settings.chart, dossier.settings.journals])
  for (const step of steps) if (step.what === 'take') walk(step.documents)
  return [...found]
}

/** All bytes and texts of some rows, as one text in which a plain string would be seen whatever holds it. */
function textOf(rows: readonly unknown[]): string {
  return JSON.stringify(rows, (_, value: unknown) =>
    ArrayBuffer.isView(value)
      ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1')
      : value,
  )
}

async function locked(name: string): Promise<Bench & { id: DossierId }> {
  const bench = testEngine(name)
  const id = await bench.engine.openDemonstration()
  succeeded(await bench.engine.setLock(id, PASSPHRASE, LOCK, job))
  return { ...bench, id }
}

/** What is shown of a dossier: its documents, exports and the digests of their stored files. */
async function shown(engine: Engine, id: DossierId) {
  const exports = await engine.exports(id)
  const files = []
  for (const { made } of exports) {
    const file = succeeded(await engine.download(made.id))
    files.push(Buffer.from(await file.blob.arrayBuffer()).toString('base64'))
  }
  const query = { search: '', kinds: [], direction: null, states: [], from: null, to: null, journal: null }
  const documents = await engine.documents({ dossier: id, ...query, sort: 'date' }, 0, 500)
  return { exports, files, documents, dossier: await engine.dossier(id), overview: await engine.overview(id) }
}

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

describe('a backup', () => {
  it('keeps a locked dossier sealed, and restores it with its passphrase into the same digests', async () => {
    const { engine, id } = await locked('lock-backup')
    const before = await shown(engine, id)
    await engine.lock(id, true)
    const { blob } = await engine.backup(job)
    const other = testEngine('lock-backup-other')
    const contents = succeeded(await other.engine.inspectBackup(blob))
    expect(contents.dossiers).toEqual([{ id, name: '', documents: 0, exports: 0, locked: true, exists: false }])
    expect((await other.engine.restore(blob, [], job)).ok).toBe(false)
    const wrong = await other.engine.restore(blob, [], job, { dossiers: { [id]: 'pas la bonne phrase' } })
    expect(wrong.ok ? [] : wrong.problems).toEqual([{ code: 'act.wrong-passphrase', level: 'blocking' }])
    expect(await other.db.raw.table('dossiers').count()).toBe(0)
    succeeded(await other.engine.restore(blob, [], job, { dossiers: { [id]: PASSPHRASE } }))
    expect(await shown(other.engine, id)).toEqual(before)
    expect((await other.db.raw.table('packs').toArray()).every((row: Row) => isSealed(row))).toBe(true)
    // Over the one that is there and locked.
    await other.engine.lock(id, true)
    succeeded(await other.engine.restore(blob, [id], job, { dossiers: { [id]: PASSPHRASE } }))
    expect(await shown(other.engine, id)).toEqual(before)
  })

  it('protected by a passphrase shows nothing without it, and any altered byte refuses the whole', async () => {
    const bench = testEngine('lock-file')
    const id = await bench.engine.openDemonstration()
    const before = await shown(bench.engine, id)
    await expect(bench.engine.backup(job, 'court')).rejects.toThrow(/act\.short-passphrase/)
    const { blob } = await bench.engine.backup(job, PASSPHRASE)
    const bytes = new Uint8Array(await blob.arrayBuffer())
    expect(textOf([bytes])).not.toContain(id)
    const other = testEngine('lock-file-other')
    const needed = await other.engine.inspectBackup(blob)
    expect(needed.ok ? [] : needed.problems).toEqual([{ code: 'act.passphrase-needed', level: 'blocking' }])
    expect((await other.engine.inspectBackup(blob, 'pas la bonne phrase')).ok).toBe(false)
    for (const at of [40, 200, 320, bytes.length - 1]) {
      const altered = Uint8Array.from(bytes)
      altered[at] = (altered[at] ?? 0) ^ 1
      expect((await other.engine.restore(new Blob([altered]), [], job, { file: PASSPHRASE })).ok, `byte ${at}`).toBe(
        false,
      )
    }
    const cut = new Blob([bytes.slice(0, -20)])
    expect((await other.engine.restore(cut, [], job, { file: PASSPHRASE })).ok).toBe(false)
    succeeded(await other.engine.restore(blob, [], job, { file: PASSPHRASE }))
    expect(await shown(other.engine, id)).toEqual(before)
  })
})
