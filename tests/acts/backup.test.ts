import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PlainDate } from '../../src/domain/date'
import type { DossierId, FormatId } from '../../src/domain/dossier'
import type { ExportId, ExportRequest } from '../../src/domain/export'
import { SCHEMA } from '../../src/storage'
import type { Bench } from './engine'
import { dump, newDossier, succeeded, testEngine } from './engine'
import { invoice, payment } from './papers'

const job = { id: 'backup' }

/** More entries than ten chunks of 512 hold, and not a whole number of chunks. */
const MANY = 5_300

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

const QUERY = (dossier: DossierId) => ({
  ...{ dossier, search: '', kinds: [], direction: null, states: [], from: null, to: null, journal: null },
  sort: 'date' as const,
})

const SAMPLE = 'tests/samples/einvoice/cen_cii_examples_CII_example1.xml'

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

/** What an export tells as the interface reads it: all its entries, the last lines of its file, the bytes. */
async function told({ engine }: Bench, id: ExportId) {
  const { items } = await engine.exportEntries(id, 0, MANY)
  const { total } = await engine.exportRecords(id, 0, 0)
  const records = await engine.exportRecords(id, total - 20, 20)
  const { blob } = succeeded(await engine.download(id))
  const bytes = sha256(new Uint8Array(await blob.arrayBuffer()))
  return { entries: items.length, last: items.at(-1), digest: sha256(JSON.stringify(items)), records, bytes }
}

describe('a backup of an export of many entries', () => {
  let from: Bench
  let dossier: DossierId
  let made: ExportId
  let file: Blob

  beforeAll(async () => {
    from = testEngine('many-from')
    dossier = await newDossier(from)
    const day = (n: number) => `2026-0${1 + (n % 9)}-15`
    await from.take(dossier, ...Array.from({ length: MANY }, (_, n) => invoice(n + 1, day(n), 100 + n)))
    const preview = succeeded(await from.engine.preview(request(dossier), job))
    expect(preview.entries).toBe(MANY)
    made = succeeded(await from.engine.commit(preview.id, job)).id
    file = (await from.engine.backup(job)).blob
  }, 60_000)

  it('is restored into an empty profile with every entry, every line and every byte', async () => {
    const to = testEngine('many-to')
    expect(succeeded(await to.engine.restore(file, [], job))).toEqual({
      dossiers: 1,
      documents: MANY,
      exports: 1,
      digestsChecked: 1,
    })
    const before = await told(from, made)
    expect(before.entries).toBe(MANY)
    expect(await told(to, made)).toEqual(before)
  }, 60_000)

  it('lets the restored export be reversed, then cancelled, as the first one', async () => {
    const to = testEngine('many-reversed')
    succeeded(await to.engine.restore(file, [], job))
    const contrary = succeeded(await to.engine.previewReversal(made, job))
    expect(contrary.entries).toBe(MANY)
    const { debit, credit } = succeeded(await to.engine.commit(contrary.id, job))
    expect([debit, credit]).toEqual([contrary.credit, contrary.debit])
    succeeded(await to.engine.cancel(made, 'essai', true))
    expect(succeeded(await to.engine.preview(request(dossier), job)).exported).toBe(MANY)
  }, 60_000)
})

/** A dossier in which something of every table lies: an import, originals, an export, changes and deletions since. */
async function lived(bench: Bench): Promise<DossierId> {
  const id = await newDossier(bench)
  const file = new Blob([readFileSync(SAMPLE)])
  await bench.engine.importFiles(id, [{ name: 'facture.xml', blob: file }], job)
  await bench.take(id, invoice(1, '2026-03-02', 100), invoice(2, '2026-04-02', 100), payment(1, '2026-04-03', 240))
  const preview = succeeded(await bench.engine.preview(request(id), job))
  succeeded(await bench.engine.commit(preview.id, job))
  await bench.take(id, invoice(1, '2026-03-02', 150))
  succeeded(await bench.engine.deleteDocument(id, invoice(2, '2026-04-02', 100).key))
  return id
}

describe('a backup', () => {
  it('brings back every row of every table', async () => {
    const from = testEngine('rows-from')
    await lived(from)
    const before = await dump(from.db)
    const to = testEngine('rows-to')
    succeeded(await to.engine.restore((await from.engine.backup(job)).blob, [], job))
    // This dossier has no lock; `locks.test.ts` brings one back.
    const { meta: _, locks, mappings, ...rows } = await dump(to.db)
    expect(locks).toEqual([])
    for (const [table, own] of Object.entries(rows)) {
      expect(own.length, table).toBeGreaterThan(0)
      expect(own, table).toEqual(before[table])
    }
    expect(mappings).toEqual([])
  })

  it('is restored beside other dossiers, whose numbers of packs are taken, and over itself', async () => {
    const from = testEngine('beside-from')
    const id = await lived(from)
    const { blob } = await from.engine.backup(job)
    const to = testEngine('beside-to')
    const other = await lived(to)
    const seen = async (bench: Bench, of: DossierId) => [
      await bench.engine.overview(of),
      await bench.engine.exports(of),
      (await bench.engine.documents(QUERY(of), 0, 50)).rows,
    ]
    const [mine, theirs] = [await seen(to, other), await seen(from, id)]
    for (const replace of [[], [id]]) {
      expect(succeeded(await to.engine.restore(blob, replace, job)).dossiers).toBe(1)
      expect(await seen(to, other)).toEqual(mine)
      expect(await seen(to, id)).toEqual([{ ...(theirs[0] as object), lastBackup: null }, ...theirs.slice(1)])
    }
  })

  it('is of one moment, also when an export is cancelled while it is made', async () => {
    const from = testEngine('moment-from')
    const id = await lived(from)
    const [row] = await from.engine.exports(id)
    let cancelled: Promise<unknown> | undefined
    const { blob } = await from.engine.backup({
      id: 'moment',
      onProgress: () => {
        cancelled ??= from.engine.cancel(row?.made.id as ExportId, 'pendant la sauvegarde', false)
      },
    })
    await cancelled
    const to = testEngine('moment-to')
    succeeded(await to.engine.restore(blob, [], job))
    expect(await to.engine.exports(id)).toEqual(await from.engine.exports(id))
  })

  it('refuses a file that lacks a chunk of the entries, though every digest is right', async () => {
    const from = testEngine('short-from')
    await lived(from)
    for (const each of await from.db.exportData.toArray()) {
      if (each.n < 0) await from.db.exportData.delete([each.exportId, each.n])
    }
    const to = testEngine('short-to')
    const outcome = await to.engine.restore((await from.engine.backup(job)).blob, [], job)
    expect(outcome).toMatchObject({ ok: false, problems: [{ code: 'act.backup-altered', part: 'exportData' }] })
    expect(await to.db.dossiers.count()).toBe(0)
  })

  it('is refused whole, with a reason, when it was cut anywhere, altered by one bit anywhere, or comes from later', async () => {
    const from = testEngine('bits-from')
    await lived(from)
    const bytes = new Uint8Array(await (await from.engine.backup(job)).blob.arrayBuffer())
    const to = testEngine('bits-to')
    const refused = async (altered: Uint8Array<ArrayBuffer>, at: string) => {
      const outcome = await to.engine.restore(new Blob([altered]), [], job)
      expect(outcome.ok, at).toBe(false)
      if (!outcome.ok) expect(outcome.problems[0].code, at).toMatch(/^act\.backup-(altered|unreadable|newer)$/)
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const altered = bytes.slice()
        altered[at] = (altered[at] ?? 0) ^ (1 << bit)
        await refused(altered, `bit ${bit} of byte ${at}`)
        await refused(bytes.slice(0, at), `cut at ${at}`)
      }),
      { numRuns: 200 },
    )
    await refused(Uint8Array.from([...bytes, 0]), 'a byte more')
    const end = bytes.indexOf(10)
    const head = JSON.parse(new TextDecoder().decode(bytes.subarray(65, end)))
    const later = JSON.stringify({ ...head, schema: SCHEMA + 1 })
    const future = new Blob([`${sha256(later)} ${later}\n`, bytes.slice(end + 1)])
    const outcome = await to.engine.restore(future, [], job)
    expect(outcome).toMatchObject({ ok: false, problems: [{ code: 'act.backup-newer', version: SCHEMA + 1 }] })
    expect(await dump(to.db)).toEqual(await dump(testEngine('bits-empty').db))
  })
})
