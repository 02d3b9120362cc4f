import 'fake-indexeddb/auto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { PlainDate } from '../../src/domain/date'
import type { DossierId, FormatId } from '../../src/domain/dossier'
import { SCHEMA } from '../../src/storage'
import { type Bench, succeeded, testEngine } from '../acts/engine'
import { invoice } from '../acts/papers'
import { makeDatabase } from './database'

const FOLDER = join(import.meta.dirname, 'databases')
const job = { id: 'older' }

const request = (dossier: DossierId) => ({
  dossier,
  journals: [],
  from: '2025-01-01' as PlainDate,
  to: '2026-12-31' as PlainDate,
  format: 'quadratus' as FormatId,
  options: {},
  withLate: false,
  leftOut: [],
})

/** The dossier that every fixture holds beside a demonstration: 602 documents, 601 exported, one changed and one deleted since. */
async function expectWhole(bench: Bench): Promise<void> {
  const { engine } = bench
  const cards = await engine.dossiers()
  expect(cards.map((each) => [each.name, each.documents, each.exports])).toEqual([
    ['Atelier Lumière SARL (démonstration)', 62, 2],
    ['Au bon moulin', 602, 1],
  ])
  for (const { id } of cards) {
    for (const { made } of await engine.exports(id)) {
      succeeded(await engine.download(made.id))
      const view = await engine.exportView(made.id)
      expect(view?.digestHolds).toBe(true)
      const { total } = await engine.exportEntries(made.id, 0, 0)
      expect((await engine.exportEntries(made.id, 0, total)).items).toHaveLength(total)
      expect((await engine.exportRecords(made.id, 0, 5)).items).toHaveLength(5)
    }
  }
  const id = cards[1]?.id as DossierId
  expect(await engine.overview(id)).toMatchObject({ documents: 601, pending: 1, modified: 2 })
  expect((await engine.exports(id))[0]?.modified).toBe(2)
}

describe('a database of an older version', () => {
  const files = readdirSync(FOLDER)

  it('is kept for each version that there was', () => {
    expect(files.sort()).toEqual(Array.from({ length: SCHEMA - 1 }, (_, i) => `schema-${i + 1}.json.gz`))
  })

  for (const file of files) {
    const text = gunzipSync(readFileSync(join(FOLDER, file))).toString()

    it(`${file}: is opened whole, and work goes on`, async () => {
      await makeDatabase(`older-${file}`, text)
      const bench = testEngine(`older-${file}`)
      await expectWhole(bench)
      const id = (await bench.engine.dossiers())[1]?.id as DossierId
      await bench.take(id, invoice(1, '2026-01-02', 150), invoice(900, '2026-05-02', 100))
      const preview = succeeded(await bench.engine.preview(request(id), job))
      expect(preview.exported).toBe(1)
      succeeded(await bench.engine.commit(preview.id, job))
      const [, first] = await bench.engine.exports(id)
      if (!first) throw new Error('no export')
      const contrary = succeeded(await bench.engine.previewReversal(first.made.id, job))
      succeeded(await bench.engine.commit(contrary.id, job))
      succeeded(await bench.engine.cancel(first.made.id, 'essai', true))
      expect((await bench.engine.dossiers())[1]).toMatchObject({ documents: 603, exports: 3 })
    })

    it(`${file}: its backup is restored`, async () => {
      await makeDatabase(`older-backup-${file}`, text)
      const from = testEngine(`older-backup-${file}`)
      const to = testEngine(`older-restored-${file}`)
      succeeded(await to.engine.restore((await from.engine.backup(job)).blob, [], job))
      await expectWhole(to)
    })

    it(`${file}: an upgrade that fails half-way leaves the old database, which is opened the next time`, async () => {
      const name = `older-failed-${file}`
      await makeDatabase(name, text)
      const failing = testEngine(name)
      failing.db.use({
        stack: 'dbcore',
        name: 'full',
        create: (core) => ({
          ...core,
          table: (table) => ({
            ...core.table(table),
            mutate: () => Promise.reject(new DOMException('no room', 'QuotaExceededError')),
          }),
        }),
      })
      await expect(failing.engine.dossiers()).rejects.toThrow()
      failing.db.close()
      await expectWhole(testEngine(name))
    })
  }
})
