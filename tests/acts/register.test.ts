import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlainDate } from '../../src/domain/date'
import type { DocumentKey } from '../../src/domain/document'
import type { DossierId, FormatId } from '../../src/domain/dossier'
import type { ExportId, ExportRequest } from '../../src/domain/export'
import { placesOf } from '../../src/storage'
import type { Bench } from './engine'
import { newDossier, succeeded, testEngine } from './engine'
import { invoice, payment } from './papers'

const job = { id: 'property' }

type Command =
  | {
      readonly what: 'import'
      readonly from: number
      readonly count: number
      readonly month: number
      readonly net: number
    }
  | {
      readonly what: 'export'
      readonly month: number
      readonly months: number
      readonly late: boolean
      readonly format: string
    }
  | {
      readonly what: 'cancel' | 'correct' | 'edit' | 'delete' | 'reverse' | 'settle'
      readonly pick: number
      readonly net: number
    }

const month = fc.integer({ min: 1, max: 4 })
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    what: fc.constant('import' as const),
    from: fc.integer({ min: 1, max: 12 }),
    count: fc.integer({ min: 1, max: 6 }),
    month,
    net: fc.integer({ min: 100, max: 103 }),
  }),
  fc.record({
    what: fc.constant('export' as const),
    month,
    months: fc.integer({ min: 1, max: 3 }),
    late: fc.boolean(),
    format: fc.constantFrom('fec', 'quadratus', 'ebp'),
  }),
  fc.record({
    what: fc.constantFrom(
      'cancel' as const,
      'correct' as const,
      'edit' as const,
      'delete' as const,
      'reverse' as const,
      'settle' as const,
    ),
    pick: fc.nat(50),
    net: fc.integer({ min: 200, max: 900 }),
  }),
)

const day = (month: number, last: boolean) => `2026-0${month}-${last ? '28' : '01'}` as PlainDate
const all = { search: '', kinds: [], direction: null, states: [], from: null, to: null, journal: null } as const

async function play(bench: Bench, id: DossierId, each: Command): Promise<void> {
  const { engine } = bench
  const documents = async () => (await engine.documents({ ...all, dossier: id, sort: 'date' }, 0, 100)).rows
  switch (each.what) {
    case 'import': {
      const papers = Array.from({ length: each.count }, (_, i) => {
        const n = each.from + i
        return n % 4 === 0 ? payment(n, day(each.month, true), each.net) : invoice(n, day(each.month, false), each.net)
      })
      await bench.take(id, ...papers)
      return
    }
    case 'export': {
      const request: ExportRequest = {
        dossier: id,
        journals: [],
        from: day(each.month, false),
        to: day(Math.min(4, each.month + each.months - 1), true),
        format: each.format as FormatId,
        options: {},
        withLate: each.late,
        leftOut: [],
      }
      const preview = succeeded(await engine.preview(request, job))
      expect(preview.buckets.reduce((sum, bucket) => sum + bucket.count, 0)).toBe(preview.inPeriod)
      expect(preview.debit).toBe(preview.credit)
      const made = await engine.commit(preview.id, job)
      expect(made.ok).toBe(preview.entries > 0)
      return
    }
    case 'cancel': {
      const rows = await engine.exports(id)
      const row = rows[each.pick % Math.max(1, rows.length)]
      if (row) await engine.cancel(row.made.id, 'essai', false)
      return
    }
    case 'reverse': {
      const rows = await engine.exports(id)
      const row = rows[each.pick % Math.max(1, rows.length)]
      const preview = row && (await engine.previewReversal(row.made.id, job))
      if (preview?.ok) succeeded(await engine.commit(preview.value.id, job))
      return
    }
    case 'correct': {
      const keys = (await documents()).filter((row) => row.state === 'modified').map((row) => row.key)
      const preview = succeeded(await engine.previewCorrection(id, keys, job))
      expect(preview.debit).toBe(preview.credit)
      expect((await engine.commit(preview.id, job)).ok).toBe(keys.length > 0)
      expect((await documents()).every((row) => row.state !== 'modified')).toBe(true)
      return
    }
    case 'settle': {
      // A paper that came under the number of another: one of the three answers.
      const held = (await documents()).filter((row) => row.state === 'blocked')
      const row = held[each.pick % Math.max(1, held.length)]
      const [hold] = (row && (await engine.document(id, row.key))?.document.holds) ?? []
      if (row && hold?.code === 'number-conflict')
        succeeded(
          await engine.settleConflict(
            id,
            row.key,
            hold.other,
            (['this', 'other', 'both'] as const)[each.net % 3] ?? 'this',
          ),
        )
      return
    }
    default: {
      const rows = await documents()
      const row = rows[each.pick % Math.max(1, rows.length)]
      const view = row && (await engine.document(id, row.key))
      if (!view) return
      if (each.what === 'delete') succeeded(await engine.deleteDocument(id, view.document.key))
      else if (view.document.kind === 'invoice') {
        const { key, date, number, holds } = view.document
        const changed = invoice(Number(number.slice(2)), date, each.net, { key, holds })
        succeeded(await engine.saveDocument(id, changed, view.document.key))
      }
    }
  }
}

/** What must hold whatever has happened. */
async function sound(bench: Bench, id: DossierId, files: Map<ExportId, string>): Promise<void> {
  const { engine, db } = bench
  const rows = await engine.exports(id)
  // The register only grows; numbers are 1, 2, 3…
  expect(rows.map((row) => row.made.number)).toEqual(rows.map((_, i) => rows.length - i))
  for (const known of files.keys()) expect(rows.some((row) => row.made.id === known)).toBe(true)
  const held = new Map<number, ExportId>()
  let last = 0
  for (const { made } of [...rows].reverse()) {
    // Numbers of entries follow each other, also over cancelled exports.
    expect(made.firstEntry).toBe(last + 1)
    last = made.lastEntry
    const file = succeeded(await engine.download(made.id))
    const bytes = Buffer.from(await file.blob.arrayBuffer()).toString('base64')
    expect(files.get(made.id) ?? bytes).toBe(bytes)
    files.set(made.id, bytes)
    if (made.state !== 'done' || made.purpose.kind !== 'normal') continue
    const packs = await db.exportPacks.where('[exportId+pack]').between([made.id, 0], [made.id, Infinity]).toArray()
    for (const place of placesOf(packs)) {
      expect(held.has(place)).toBe(false)
      held.set(place, made.id)
    }
  }
  // The list and the register agree, and no key is there twice.
  const page = await engine.documents({ ...all, dossier: id, sort: 'date' }, 0, 100)
  const keys = page.rows.map((row) => row.key)
  expect(new Set<DocumentKey>(keys).size).toBe(keys.length)
  for (const row of page.rows) {
    expect(row.exportId === null).toBe(row.state === 'pending' || row.state === 'blocked')
    const view = await engine.document(id, row.key)
    expect(view?.row).toEqual(row)
    if (row.state === 'modified') expect((view?.modified.length ?? 0) > 0 || view?.deleted).toBe(true)
    else expect(view?.modified).toEqual([])
  }
}

describe('whatever is imported, exported, cancelled, corrected and edited', () => {
  it('no document is in two live exports, the register only grows, and every file stays what it was', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 3, maxLength: 14 }), async (commands) => {
        run += 1
        const bench = testEngine(`register-${run}`)
        const id = await newDossier(bench)
        const files = new Map<ExportId, string>()
        for (const each of commands) {
          await play(bench, id, each)
          await sound(bench, id, files)
        }
        // An engine that opens the same database anew says the same.
        const again = testEngine(`register-${run}`)
        expect(await again.engine.overview(id)).toEqual(await bench.engine.overview(id))
        await sound(again, id, files)
      }),
      { numRuns: 40 },
    )
  }, 120_000)
})
