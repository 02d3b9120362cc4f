import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PlainDate } from '../../src/domain/date'
import type { DossierId, FormatId } from '../../src/domain/dossier'
import type { ExportId, ExportRequest } from '../../src/domain/export'
import type { Bench } from './engine'
import { newDossier, succeeded, testEngine } from './engine'
import { invoice } from './papers'

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
