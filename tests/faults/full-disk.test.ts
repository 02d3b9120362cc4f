import 'fake-indexeddb/auto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Engine, Outcome } from '../../src/acts/contract'
import type { PlainDate } from '../../src/domain/date'
import type { DossierId, FormatId } from '../../src/domain/dossier'
import type { ExportRequest } from '../../src/domain/export'
import { type Bench, dump, newDossier, succeeded, testEngine } from '../acts/engine'
import { invoice, payment } from '../acts/papers'
import { MAPPINGS, papers } from '../bench/papers'

const job = { id: 'full' }

const request = (dossier: DossierId): ExportRequest => ({
  dossier,
  journals: [],
  from: '2026-01-01' as PlainDate,
  to: '2026-12-31' as PlainDate,
  format: 'fec' as FormatId,
  options: {},
  withLate: false,
  leftOut: [],
})

/** A bench whose disk can be told to refuse one write, as a browser does that has no room left. */
function testDisk(name: string): Bench & { refuse(n: number): void; readonly writes: () => number } {
  const bench = testEngine(name)
  let refused = Number.POSITIVE_INFINITY
  let writes = 0
  bench.db.use({
    stack: 'dbcore',
    name: 'disk',
    create: (core) => ({
      ...core,
      table: (name) => {
        const table = core.table(name)
        return {
          ...table,
          mutate: (asked) => {
            if (asked.type === 'delete' || asked.type === 'deleteRange') return table.mutate(asked)
            writes += 1
            if (writes !== refused) return table.mutate(asked)
            return Promise.reject(new DOMException('no room', 'QuotaExceededError'))
          },
        }
      },
    }),
  })
  const refuse = (n: number) => {
    writes = 0
    refused = n
  }
  return { ...bench, refuse, writes: () => writes }
}

const facture = () => ({
  name: 'facture.xml',
  blob: new Blob([readFileSync('tests/samples/einvoice/cen_cii_examples_CII_example1.xml')]),
})

interface Act {
  /** Makes what the act needs, before the disk is full. */
  readonly ready: (bench: Bench, id: DossierId) => Promise<unknown>
  readonly act: (engine: Engine, id: DossierId, ready: never) => Promise<Outcome<unknown>>
}

function act<T>(
  ready: (bench: Bench, id: DossierId) => Promise<T>,
  does: (engine: Engine, id: DossierId, ready: T) => Promise<Outcome<unknown>>,
): Act {
  return { ready, act: does as Act['act'] }
}

const nothing = async () => undefined

async function exported(bench: Bench, id: DossierId) {
  await bench.take(id, invoice(1, '2026-03-02', 100), invoice(2, '2026-04-02', 100), payment(1, '2026-04-03', 240))
  const preview = succeeded(await bench.engine.preview(request(id), job))
  return succeeded(await bench.engine.commit(preview.id, job)).id
}

const ACTS: Readonly<Record<string, Act>> = {
  'a new dossier': act(nothing, (engine) =>
    engine.createDossier({
      name: 'Autre',
      siren: '',
      vatId: '',
      fiscalYear: { start: '2026-01-01' as PlainDate, end: '2026-12-31' as PlainDate },
      vatRegime: 'debits',
      accountWidth: 6,
      format: 'fec' as FormatId,
    }),
  ),
  settings: act(
    (bench, id) => bench.engine.dossier(id),
    (engine, _, dossier) => {
      if (!dossier) throw new Error('no dossier')
      return engine.saveDossier({ ...dossier, name: 'Au bon pain' })
    },
  ),
  'a table': act(nothing, (engine, id) => {
    const file = { name: 'ventes.csv', blob: new Blob([papers(0, 40).sales]) }
    return engine.importTable(id, file, MAPPINGS.sales, job)
  }),
  'a document typed by hand': act(nothing, (engine, id) =>
    engine.saveDocument(id, invoice(7, '2026-05-02', 500), null),
  ),
  'a document changed after its export': act(exported, (engine, id) =>
    engine.saveDocument(id, invoice(1, '2026-03-02', 900), invoice(1, '2026-03-02', 100).key),
  ),
  'a document deleted after its export': act(exported, (engine, id) =>
    engine.deleteDocument(id, invoice(1, '2026-03-02', 100).key),
  ),
  'an export': act(
    async (bench, id) => {
      await bench.take(id, invoice(1, '2026-03-02', 100), payment(1, '2026-04-03', 240))
      return succeeded(await bench.engine.preview(request(id), job)).id
    },
    (engine, _, preview) => engine.commit(preview, job),
  ),
  'a cancellation': act(exported, (engine, _, made) => engine.cancel(made, 'essai', false)),
  'a reversal': act(
    async (bench, id) => succeeded(await bench.engine.previewReversal(await exported(bench, id), job)).id,
    (engine, _, preview) => engine.commit(preview, job),
  ),
  'a restored backup': act(
    async (bench, id) => {
      await exported(bench, id)
      const { blob } = await bench.engine.backup(job)
      await bench.take(id, invoice(3, '2026-06-02', 100))
      return blob
    },
    (engine, id, file) => engine.restore(file, [id], job),
  ),
}

describe('a disk that is full at any write of', () => {
  for (const [name, { ready, act: does }] of Object.entries(ACTS)) {
    it(`${name}: nothing is done by half, it is said why, and it works once there is room`, async () => {
      let reached = 0
      for (let n = 1; ; n++) {
        const bench = testDisk(`full-${name}-${n}`)
        const id = await newDossier(bench)
        const given = (await ready(bench, id)) as never
        const before = await dump(bench.db)
        bench.refuse(n)
        const outcome = await does(bench.engine, id, given)
        if (bench.writes() < n) {
          expect(outcome.ok).toBe(true)
          break
        }
        reached = n
        expect(outcome, `write ${n}`).toMatchObject({ ok: false, problems: [{ code: 'act.storage-full' }] })
        expect(await dump(bench.db), `write ${n}`).toEqual(before)
        expect((await does(bench.engine, id, given)).ok, `again after write ${n}`).toBe(true)
      }
      expect(reached).toBeGreaterThan(0)
    })
  }

  it('several files: those before are taken and told, the one that found no room has left no trace', async () => {
    for (let n = 1; ; n++) {
      const bench = testDisk(`full-files-${n}`)
      const id = await newDossier(bench)
      bench.refuse(n)
      const report = await bench.engine.importFiles(id, [facture()], job)
      const documents = (await bench.engine.dossiers())[0]?.documents
      const captures = await bench.db.captures.count()
      if (bench.writes() < n) {
        expect([report.counts.taken, documents, captures]).toEqual([1, 1, 1])
        return
      }
      if (report.counts.taken === 0) {
        expect(report.items[0]?.problems).toMatchObject([{ code: 'act.storage-full' }])
        expect([documents, captures]).toEqual([0, 0])
        expect((await bench.engine.importFiles(id, [facture()], job)).counts.taken).toBe(1)
      } else {
        // The file was taken; there was no room for the report, which is shown all the same.
        expect([report.id, documents, captures]).toEqual([0, 1, 1])
      }
    }
  })

  it('the demonstration: it is not left half made', async () => {
    for (const n of [1, 2, 3, 9, 17, 30]) {
      const bench = testDisk(`full-demonstration-${n}`)
      bench.refuse(n)
      await expect(bench.engine.openDemonstration()).rejects.toThrow()
      expect(await bench.engine.dossiers()).toEqual([])
      const id = await bench.engine.openDemonstration()
      expect(await bench.engine.exports(id)).toHaveLength(2)
    }
  })
})
