import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PlainDate } from '../../src/domain/date'
import type { Document, DocumentKey } from '../../src/domain/document'
import type { DossierId, FormatId } from '../../src/domain/dossier'
import type { Bench } from './engine'
import { newDossier, succeeded, testEngine } from './engine'
import { invoice, payment } from './papers'

const job = { id: 'test' }
const other = { party: { name: 'Autre maison', code: 'Z9' } }
const F1 = 'sale|F-1' as DocumentKey

async function all({ engine }: Bench, id: DossierId): Promise<Document[]> {
  const query = { search: '', kinds: [], direction: null, states: [], from: null, to: null, journal: null } as const
  const { rows } = await engine.documents({ dossier: id, ...query, sort: 'date' }, 0, 100)
  const views = await Promise.all(rows.map((row) => engine.document(id, row.key)))
  return views.flatMap((view) => (view ? [view.document] : []))
}

const shown = (documents: readonly Document[]) =>
  documents.map((each) => [
    each.kind === 'payment' ? each.amount : each.totals.net,
    each.holds.map((hold) => hold.code).join(),
  ])

async function exportAll({ engine }: Bench, id: DossierId) {
  const request = {
    dossier: id,
    journals: [],
    from: '2026-01-01' as PlainDate,
    to: '2026-12-31' as PlainDate,
    format: 'fec' as FormatId,
    options: {},
    withLate: false,
    leftOut: [],
  }
  return succeeded(await engine.commit(succeeded(await engine.preview(request, job)).id, job))
}

/** A dossier with an invoice and another paper of its number. */
async function conflicting(name: string) {
  const bench = testEngine(name)
  const id = await newDossier(bench)
  await bench.take(id, invoice(1, '2026-03-01', 10_000))
  const second = invoice(1, '2026-03-09', 7_000, other)
  const [item] = await bench.take(id, second)
  if (!item?.key) throw new Error('kept')
  return { bench, id, second, item, twin: item.key }
}

describe('another paper with the number of one that is there', () => {
  it('is kept beside it, both are held and shown, and neither is lost', async () => {
    const { bench, id, second, item, twin } = await conflicting('conflict')
    expect(item.what).toBe('taken')
    expect(item.problems.map((each) => each.code)).toEqual(['posting.hold'])
    expect(item.differences.map((each) => each.field)).toContain('totals.gross')
    expect(shown(await all(bench, id))).toEqual([
      [10_000, 'number-conflict'],
      [7_000, 'number-conflict'],
    ])
    const [first, held] = [await bench.engine.document(id, F1), await bench.engine.document(id, twin)]
    expect(first?.conflicts[0]?.row.key).toBe(twin)
    expect(held?.conflicts[0]?.row.key).toBe(F1)
    expect(held?.conflicts[0]?.differences).toContainEqual({ field: 'totals.net', before: '70.00', after: '100.00' })
    // The same again, in either order, changes nothing.
    const again = await bench.take(id, second, invoice(1, '2026-03-01', 10_000))
    expect(again.map((each) => each.what)).toEqual(['unchanged', 'unchanged'])
  })

  it('replaces it, when a person says so, and the one that was there asks no more', async () => {
    const { bench, id, second, twin } = await conflicting('replaces')
    expect(succeeded(await bench.engine.settleConflict(id, twin, F1, 'this'))).toBe(F1)
    expect(shown(await all(bench, id))).toEqual([[7_000, '']])
    const again = await bench.take(id, invoice(1, '2026-03-01', 10_000), second)
    expect(again.map((each) => each.what)).toEqual(['unchanged', 'unchanged'])
    // A third reading asks anew.
    const [third] = await bench.take(id, invoice(1, '2026-05-01', 500, { party: { name: 'X' } }))
    expect(third?.problems.map((each) => each.code)).toEqual(['posting.hold'])
  })

  it('is ignored, by choice or by deleting it, and asks no more', async () => {
    for (const how of ['settle', 'delete']) {
      const { bench, id, second, twin } = await conflicting(`ignored-${how}`)
      if (how === 'settle') succeeded(await bench.engine.settleConflict(id, twin, F1, 'other'))
      else succeeded(await bench.engine.deleteDocument(id, twin))
      expect(shown(await all(bench, id))).toEqual([[10_000, '']])
      expect((await bench.take(id, second))[0]?.what).toBe('unchanged')
      expect(shown(await all(bench, id))).toEqual([[10_000, '']])
    }
  })

  it('takes its place when the one that was there is deleted', async () => {
    const { bench, id, second } = await conflicting('deleted-first')
    succeeded(await bench.engine.deleteDocument(id, F1))
    expect(shown(await all(bench, id))).toEqual([[7_000, '']])
    expect((await bench.take(id, second))[0]?.what).toBe('unchanged')
  })

  it('is another document, when a person says so: both are exported and the number no longer blocks', async () => {
    const { bench, id, second, twin } = await conflicting('both')
    succeeded(await bench.engine.settleConflict(id, twin, F1, 'both'))
    expect(shown(await all(bench, id))).toEqual([
      [10_000, ''],
      [7_000, ''],
    ])
    expect((await exportAll(bench, id)).documents).toBe(2)
    const again = await bench.take(id, second, invoice(1, '2026-03-01', 10_000))
    expect(again.map((each) => each.what)).toEqual(['unchanged', 'unchanged'])
  })

  it('leaves an exported document as it is, and replaces it only as a change since its export', async () => {
    const bench = testEngine('exported-conflict')
    const id = await newDossier(bench)
    await bench.take(id, invoice(1, '2026-03-01', 10_000))
    await exportAll(bench, id)
    const [item] = await bench.take(id, invoice(1, '2026-03-09', 7_000, other))
    const states = async () =>
      (await Promise.all((await all(bench, id)).map((each) => bench.engine.document(id, each.key)))).map(
        (view) => view?.row.state,
      )
    expect(await states()).toEqual(['exported', 'blocked'])
    if (!item?.key) throw new Error('kept')
    succeeded(await bench.engine.settleConflict(id, item.key, F1, 'this'))
    expect(await states()).toEqual(['modified'])
  })

  it('is one of three, each told apart', async () => {
    const { bench, id, twin } = await conflicting('three')
    const third = invoice(1, '2026-04-01', 300, { party: { name: 'Troisième' } })
    await bench.take(id, third)
    expect(await all(bench, id)).toHaveLength(3)
    succeeded(await bench.engine.settleConflict(id, F1, twin, 'other'))
    expect(shown(await all(bench, id))).toEqual([
      [7_000, 'number-conflict'],
      [300, 'number-conflict'],
    ])
    const [, left] = await all(bench, id)
    expect(left?.holds).toMatchObject([{ other: F1, otherGross: 8_400 }])
    succeeded(await bench.engine.settleConflict(id, F1, left?.key ?? F1, 'this'))
    expect(shown(await all(bench, id))).toEqual([[7_000, '']])
  })

  it('ends on both sides when one is given another number by hand', async () => {
    const { bench, id, twin } = await conflicting('renumbered')
    const held = (await bench.engine.document(id, twin))?.document
    if (!held) throw new Error('kept')
    succeeded(await bench.engine.saveDocument(id, { ...held, number: 'F-0002', holds: [] }, twin))
    expect((await all(bench, id)).flatMap((each) => each.holds)).toEqual([])
  })
})

describe('what the same source says anew of one paper', () => {
  it('is a change, with its differences', async () => {
    const bench = testEngine('change')
    const id = await newDossier(bench)
    await bench.take(id, invoice(1, '2026-03-01', 10_000))
    const [item] = await bench.take(id, invoice(1, '2026-03-01', 12_000))
    expect(item?.what).toBe('changed')
    expect(shown(await all(bench, id))).toEqual([[12_000, '']])
  })

  it('does not take back what a person typed, until it says something new', async () => {
    const bench = testEngine('typed')
    const id = await newDossier(bench)
    const first = invoice(1, '2026-03-01', 10_000)
    await bench.take(id, first)
    const typed = { ...first, party: { name: 'Nom corrigé', code: 'C1' } }
    succeeded(await bench.engine.saveDocument(id, typed, first.key))
    expect((await bench.take(id, first))[0]?.what).toBe('unchanged')
    expect((await all(bench, id))[0]?.party.name).toBe('Nom corrigé')
    expect((await bench.take(id, invoice(1, '2026-03-01', 11_000)))[0]?.what).toBe('changed')
  })

  it('holds for payments: another amount of another source is kept and held, not dropped', async () => {
    const bench = testEngine('payments')
    const id = await newDossier(bench)
    await bench.take(id, payment(1, '2026-03-01', 10_000))
    const [item] = await bench.take(id, payment(1, '2026-03-01', 900, { source: { kind: 'xlsx', name: 'b.xlsx' } }))
    expect(item?.what).toBe('taken')
    expect(shown(await all(bench, id))).toEqual([
      [10_000, 'number-conflict'],
      [900, 'number-conflict'],
    ])
  })
})

describe('real samples with one number', () => {
  const folder = join(import.meta.dirname, '../samples/einvoice')
  const file = (name: string) => ({ name, blob: new Blob([new Uint8Array(readFileSync(join(folder, name)))]) })

  it('TOSL108 of two amounts in three files is two papers, whatever their order', async () => {
    const names = ['cen_cii_examples_CII_example3.xml', 'cen_ubl_examples_ubl-tc434-example3.xml']
    for (const order of [names, [...names].reverse()]) {
      const bench = testEngine(`tosl-${order[0]}`)
      const id = await newDossier(bench)
      const files = [...order, ...order].map(file)
      const report = await bench.engine.importFiles(id, files, job)
      expect(report.counts).toMatchObject({ taken: 2, unchanged: 2, changed: 0, refused: 0 })
      const kept = await all(bench, id)
      const gross = kept.map((each) => (each.kind === 'payment' ? 0 : each.totals.gross))
      expect(gross.sort((a, b) => a - b)).toEqual([112_500, 200_500])
      expect(kept.every((each) => each.holds.some((hold) => hold.code === 'number-conflict'))).toBe(true)
    }
  })
})
