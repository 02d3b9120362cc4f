import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Preview } from '../../src/acts/contract'
import type { PlainDate } from '../../src/domain/date'
import type { DossierId, FormatId } from '../../src/domain/dossier'
import type { JournalCode } from '../../src/domain/entry'
import type { ExportRequest } from '../../src/domain/export'
import type { CurrencyCode } from '../../src/domain/money'
import { readFec } from '../../src/formats'
import { newDossier, succeeded, testEngine } from './engine'
import { invoice, payment } from './papers'

const job = { id: 'test' }

function request(dossier: DossierId, change: Partial<ExportRequest> = {}): ExportRequest {
  return {
    dossier,
    journals: [],
    from: '2026-08-01' as PlainDate,
    to: '2026-10-31' as PlainDate,
    format: 'fec' as FormatId,
    options: {},
    withLate: false,
    leftOut: [],
    ...change,
  }
}

const total = (preview: Preview) => preview.buckets.reduce((sum, bucket) => sum + bucket.count, 0)

async function bytesOf(
  engine: ReturnType<typeof testEngine>['engine'],
  id: Parameters<typeof engine.download>[0],
): Promise<Buffer> {
  return Buffer.from(await succeeded(await engine.download(id)).blob.arrayBuffer())
}

describe('what a period holds', () => {
  it.each([
    {},
    { from: '2026-10-01' as PlainDate },
    { journals: ['VE' as JournalCode] },
    { journals: ['BQ' as JournalCode] },
  ])('is told before the preview, and agrees with it: %o', async (change) => {
    const { engine } = testEngine('counts')
    const asked = request(await engine.openDemonstration(), change)
    const counts = await engine.periodCounts(asked)
    const preview = succeeded(await engine.preview(asked, job))
    const already = preview.buckets.filter((each) => each.what === 'already-exported')
    expect(counts.inPeriod).toBe(preview.inPeriod)
    expect(counts.exported).toBe(already.reduce((sum, each) => sum + each.count, 0))
    expect(counts.late).toEqual(preview.late)
    const waiting = counts.waiting.reduce((sum, each) => sum + each.count, counts.payments)
    expect(counts.exported + waiting).toBe(counts.inPeriod)
  })

  it('sums the documents that wait, credit notes taken off, by currency', async () => {
    const bench = testEngine('sums')
    const id = await newDossier(bench)
    await bench.take(
      id,
      invoice(1, '2026-03-01', 10_000),
      invoice(2, '2026-03-02', 2_000, { kind: 'credit-note' }),
      invoice(3, '2026-03-03', 5_000, { currency: 'USD' as CurrencyCode }),
      payment(1, '2026-03-04', 700),
    )
    const all = { from: '2026-01-01' as PlainDate, to: '2026-12-31' as PlainDate }
    const { waiting, payments } = await bench.engine.periodCounts(request(id, all))
    expect(payments).toBe(1)
    expect(waiting).toEqual([
      { direction: 'sale', currency: 'EUR', count: 2, gross: 9_600 },
      { direction: 'sale', currency: 'USD', count: 1, gross: 6_000 },
    ])
    // Packs whose currency is not known say the same.
    await bench.db.columns.toCollection().modify((row: { currency?: string }) => {
      row.currency = ''
    })
    const later = testEngine('sums')
    expect((await later.engine.periodCounts(request(id, all))).waiting).toEqual(waiting)
  })
})

describe('the flow on the demonstration', () => {
  it('previews without writing, exports once, gives the same file again, cancels', async () => {
    const { engine, db } = testEngine('flow')
    const id = await engine.openDemonstration()
    expect((await engine.exports(id)).map((row) => row.made.number)).toEqual([2, 1])
    const before = await db.exports.count()
    const preview = succeeded(await engine.preview(request(id), job))
    expect(await db.exports.count()).toBe(before)
    expect(total(preview)).toBe(preview.inPeriod)
    expect(preview.exported).toBeGreaterThan(0)
    expect(preview.debit).toBe(preview.credit)
    expect(preview.buckets.some((bucket) => bucket.what === 'already-exported')).toBe(true)
    expect(preview.buckets.some((bucket) => bucket.what === 'blocked')).toBe(true)

    const made = succeeded(await engine.commit(preview.id, job))
    expect(made.number).toBe(3)
    expect(made.documents).toBe(preview.exported)
    const bytes = await bytesOf(engine, made.id)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(made.file.sha256)
    expect(createHash('md5').update(bytes).digest('hex')).toBe(made.file.md5)
    expect(readFec(bytes, made.file.name, { profile: 'batch' }).verdict).toBe('conformant')

    // Exported once: the same request now takes nothing.
    const again = succeeded(await engine.preview(request(id), job))
    expect(again.exported).toBe(0)
    expect((await engine.commit(again.id, job)).ok).toBe(false)

    // Every setting and the company's name changed: the same bytes.
    const dossier = await engine.dossier(id)
    if (!dossier) throw new Error('no dossier')
    const chart = dossier.settings.chart.map((each) => ({ ...each, label: `${each.label} !` }))
    succeeded(await engine.saveDossier({ ...dossier, name: 'Autre nom', settings: { ...dossier.settings, chart } }))
    expect((await bytesOf(engine, made.id)).equals(bytes)).toBe(true)

    expect((await engine.cancel(made.id, ' ', false)).ok).toBe(false)
    expect(succeeded(await engine.cancel(made.id, 'mauvais format', false)).state).toBe('cancelled')
    expect((await engine.cancel(made.id, 'encore', false)).ok).toBe(false)
    expect((await bytesOf(engine, made.id)).equals(bytes)).toBe(true)
    expect(succeeded(await engine.preview(request(id), job)).exported).toBe(preview.exported)
    // Numbers are kept with the cancelled export and not given again.
    const next = succeeded(await engine.commit(succeeded(await engine.preview(request(id), job)).id, job))
    expect(next.firstEntry).toBe(made.lastEntry + 1)
  })

  it('shows in windows the very records of the file', async () => {
    const { engine } = testEngine('windows')
    const id = await engine.openDemonstration()
    const preview = succeeded(await engine.preview(request(id, { format: 'quadratus' as FormatId }), job))
    const all = await engine.previewRecords(preview.id, 0, 10_000)
    expect(all.items.length).toBe(all.total)
    const window = await engine.previewRecords(preview.id, 7, 3)
    expect(window.items.map((each) => each.text)).toEqual(all.items.slice(7, 10).map((each) => each.text))
    const made = succeeded(await engine.commit(preview.id, job))
    const bytes = await bytesOf(engine, made.id)
    expect(Buffer.concat(all.items.map((each) => each.bytes)).equals(bytes)).toBe(true)
  })

  it('names late documents and takes them when asked', async () => {
    const { engine } = testEngine('late')
    const id = await engine.openDemonstration()
    const alone = succeeded(await engine.preview(request(id), job))
    expect(alone.late?.count).toBeGreaterThan(0)
    const joined = succeeded(await engine.preview(request(id, { withLate: true }), job))
    expect(joined.lateTaken).toBeGreaterThan(0)
    expect(total(joined)).toBe(joined.inPeriod)
  })

  it('proposes a correction of what changed since its export, and undoes an export with its contrary', async () => {
    const { engine } = testEngine('correction')
    const id = await engine.openDemonstration()
    const changed = (await engine.exports(id)).find((row) => row.modified > 0)
    if (!changed) throw new Error('the demonstration has a modified document')
    const view = await engine.exportView(changed.made.id)
    const keys = view?.modifiedDocuments.map((each) => each.row.key) ?? []
    expect(view?.modifiedDocuments[0]?.differences.map((each) => each.field)).toContain('party.name')
    const correction = succeeded(await engine.commit(succeeded(await engine.previewCorrection(id, keys, job)).id, job))
    expect(correction.purpose.kind).toBe('correction')
    expect((await engine.exports(id)).every((row) => row.modified === 0)).toBe(true)
    const refused = await engine.cancel(changed.made.id, 'essai', false)
    expect(!refused.ok && refused.problems[0].code).toBe('act.corrected-since')
    succeeded(await engine.cancel(correction.id, 'essai', false))

    const reversal = succeeded(await engine.previewReversal(changed.made.id, job))
    expect(reversal.debit).toBe(changed.made.debit)
    const undone = succeeded(await engine.commit(reversal.id, job))
    expect((await engine.exportView(changed.made.id))?.followedBy.map((each) => each.number)).toEqual([undone.number])
    succeeded(await engine.cancel(changed.made.id, 'annulé avec son contraire', true))
  })
})

describe('two engines on one database', () => {
  it('record the same documents once', async () => {
    const first = testEngine('shared').engine
    const second = testEngine('shared').engine
    const id = await first.openDemonstration()
    const one = succeeded(await first.preview(request(id), job))
    const two = succeeded(await second.preview(request(id), job))
    const outcomes = await Promise.all([first.commit(one.id, job), second.commit(two.id, job)])
    expect(outcomes.filter((each) => each.ok)).toHaveLength(1)
    const refused = outcomes.find((each) => !each.ok)
    expect(refused && !refused.ok && refused.problems[0].code).toBe('act.taken-meanwhile')
    expect(await first.exports(id)).toHaveLength(3)
  })
})

describe('backup', () => {
  it('restores the same register and digests into an empty profile, and refuses a file altered by one bit', async () => {
    const { engine } = testEngine('backup-from')
    const id = await engine.openDemonstration()
    const { blob } = await engine.backup(job)
    const other = testEngine('backup-to').engine
    const report = succeeded(await other.restore(blob, [], job))
    expect(report).toMatchObject({ dossiers: 1, exports: 2, digestsChecked: 2 })
    const digests = async (from: typeof engine) =>
      (await from.exports(id)).map((row) => [row.made.number, row.made.file.sha256, row.modified])
    expect(await digests(other)).toEqual(await digests(engine))
    for (const row of await other.exports(id)) expect((await other.download(row.made.id)).ok).toBe(true)
    expect(succeeded(await other.preview(request(id), job)).exported).toBe(
      succeeded(await engine.preview(request(id), job)).exported,
    )

    const bytes = new Uint8Array(await blob.arrayBuffer())
    for (const at of [10, 200, bytes.length >> 1, bytes.length - 1]) {
      const altered = bytes.slice()
      altered[at] = (altered[at] ?? 0) ^ 1
      const outcome = await testEngine(`backup-bad-${at}`).engine.restore(new Blob([altered]), [], job)
      expect(outcome.ok).toBe(false)
    }
    expect((await other.restore(new Blob([bytes.slice(0, -5)]), [], job)).ok).toBe(false)
  })
})
