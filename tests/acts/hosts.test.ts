import { describe, expect, it } from 'vitest'
import type { ImportReport } from '../../src/acts/contract'
import type { DossierId } from '../../src/domain/dossier'
import { type Bench, dump, newDossier, succeeded, testEngine } from './engine'

let made = 0
const bench = () => testEngine(`hosts-${made++}`)
const JOB = { id: 'job' }

/** An invoice of 100 + 20 as an application says it. */
function paper(n: number, change: Record<string, unknown> = {}) {
  return {
    type: 'invoice',
    id: `inv-${n}`,
    state: 'posted',
    kind: 'invoice',
    direction: 'sale',
    number: `F-${n}`,
    date: '2026-07-10',
    currency: 'EUR',
    party: { name: 'Librairie du Port', code: '2' },
    due: [],
    lines: [{ label: 'Conseil', net: '100', rate: '20', account: '706' }],
    vat: [{ rate: '20', base: '100.00', vat: '20.00' }],
    net: '100.00',
    tax: '20.00',
    gross: '120.00',
    deposits: [],
    refersTo: [],
    ...change,
  }
}

function paid(n: number, change: Record<string, unknown> = {}) {
  return {
    type: 'payment',
    id: `pay-${n}`,
    state: '',
    direction: 'sale',
    refund: false,
    number: `P-${n}`,
    date: '2026-07-20',
    currency: 'EUR',
    party: { name: 'Librairie du Port', code: '2' },
    mode: 'Banque',
    account: '5121',
    amount: '120.00',
    allocations: [{ number: `F-${n}`, amount: '120.00' }],
    ...change,
  }
}

function batch(papers: readonly unknown[], change: Record<string, unknown> = {}) {
  return {
    protocol: 1,
    transfer: '3f6c5b1e-6f0e-4c7e-9f6e-2d9a5b7c1d01',
    part: 1,
    parts: 1,
    host: 'tryton',
    label: 'Tryton',
    origin: 'https://erp.example.test',
    company: 'demo/1',
    from: '2026-07-01',
    to: '2026-09-30',
    notForBooks: [],
    papers,
    ...change,
  }
}

async function take({ engine }: Bench, id: DossierId, given: unknown): Promise<ImportReport> {
  return succeeded(await engine.importHost(id, given, JOB))
}

const again = (n: number) => ({ transfer: `3f6c5b1e-6f0e-4c7e-9f6e-2d9a5b7c1d0${n}` })

describe('what the extension hands over', () => {
  it('is one import, with what was left out counted', async () => {
    const here = bench()
    const id = await newDossier(here)
    const report = await take(
      here,
      id,
      batch([paper(1), paper(2), paid(1)], { notForBooks: [{ what: 'draft', count: 3 }] }),
    )
    expect(report.counts).toEqual({ taken: 3, unchanged: 0, changed: 0, refused: 0, notForBooks: 3 })
    expect(report.name).toBe('Tryton · erp.example.test')
    expect(await here.engine.imports(id)).toHaveLength(1)
  })

  it('is taken once: the same part again changes nothing at all and is answered alike', async () => {
    const here = bench()
    const id = await newDossier(here)
    const first = await take(here, id, batch([paper(1), paid(1)]))
    const before = await dump(here.db)
    expect(await take(here, id, batch([paper(1), paid(1)]))).toEqual(first)
    // A replay under the same part with other papers is not read either.
    expect(await take(here, id, batch([paper(7)]))).toEqual(first)
    expect(await dump(here.db)).toEqual(before)
  })

  it('in two windows at once is taken once', async () => {
    const here = bench()
    const id = await newDossier(here)
    const reports = await Promise.all([1, 2, 3].map(() => take(here, id, batch([paper(1)]))))
    expect(new Set(reports.map((report) => report.id)).size).toBe(1)
    expect(await here.engine.imports(id)).toHaveLength(1)
  })

  it('comes in parts that are one import, in any order', async () => {
    const here = bench()
    const id = await newDossier(here)
    await take(here, id, batch([paper(1)], { part: 2, parts: 2 }))
    const report = await take(here, id, batch([paper(2), paper(3)], { part: 1, parts: 2 }))
    expect(report.counts.taken).toBe(3)
    expect(report.transfer?.taken).toEqual([2, 1])
    expect(await here.engine.imports(id)).toHaveLength(1)
  })

  it('taken again by another transfer: nothing new, and what changed is shown', async () => {
    const here = bench()
    const id = await newDossier(here)
    await take(here, id, batch([paper(1), paper(2), paid(1)]))
    const same = await take(here, id, batch([paper(1, { state: 'paid' }), paper(2), paid(1)], again(2)))
    expect(same.counts).toMatchObject({ taken: 0, unchanged: 3, changed: 0 })
    const changed = await take(
      here,
      id,
      batch([paper(1), paper(2, { gross: '132.00', tax: '22.00' }), paid(1), paid(2)], again(3)),
    )
    expect(changed.counts).toMatchObject({ taken: 1, unchanged: 2, changed: 1 })
    const item = changed.items.find((each) => each.what === 'changed')
    expect(item?.differences).toContainEqual({ field: 'totals.gross', before: '120.00', after: '132.00' })
  })

  it('does not take back what a person corrected, until the application says something else', async () => {
    const here = bench()
    const id = await newDossier(here)
    await take(here, id, batch([paper(1)]))
    const key = (await here.engine.importReport(id, 1))?.items[0]?.key
    const view = key && (await here.engine.document(id, key))
    if (!view || view.document.kind === 'payment') throw new Error('not taken')
    const typed = { ...view.document, note: 'vu avec le client' }
    succeeded(await here.engine.saveDocument(id, typed, view.document.key))
    expect((await take(here, id, batch([paper(1)], again(2)))).counts.unchanged).toBe(1)
    expect((await here.engine.document(id, view.document.key))?.document).toMatchObject({ note: 'vu avec le client' })
    const moved = batch([paper(1, { gross: '120.01', tax: '20.01' })], again(3))
    expect((await take(here, id, moved)).counts.changed).toBe(1)
  })

  it('is refused paper by paper, with the reason, and the others are taken', async () => {
    const here = bench()
    const id = await newDossier(here)
    const wrong = [
      paper(2, { gross: '12O.00' }),
      paper(3, { date: '2026-02-30' }),
      paper(4, { date: '2026-06-30' }),
      paper(5, { currency: 'euro' }),
      paper(6, { party: { name: '  ' } }),
      paper(7, { gross: '9999999999999' }),
      paper(8, { vat: [], tax: '13.37' }),
      paid(9, { amount: '-3' }),
      { type: 'payment' },
      null,
      'F-1',
    ]
    const report = await take(here, id, batch([paper(1), ...wrong]))
    expect(report.counts).toMatchObject({ taken: 1, refused: wrong.length })
    expect(report.items.filter((each) => each.what === 'refused').every((each) => each.problems.length > 0)).toBe(true)
  })

  it('is refused whole when its envelope is not ours, and nothing is written', async () => {
    const here = bench()
    const id = await newDossier(here)
    const before = await dump(here.db)
    const forged: unknown[] = [
      undefined,
      'batch',
      batch([], { protocol: 2 }),
      batch([], { transfer: '1' }),
      batch([], { part: 2 }),
      batch([], { origin: 'javascript:alert(1)' }),
      batch([], { host: '../tryton' }),
      batch(Array.from({ length: 501 }, () => paper(1))),
      batch([], { notForBooks: [{ what: 'draft', count: 1e9 }] }),
    ]
    for (const each of forged) expect((await here.engine.importHost(id, each, JOB)).ok).toBe(false)
    expect(await dump(here.db)).toEqual(before)
  })

  it('keeps markup, hidden characters and long texts as plain bounded text', async () => {
    const here = bench()
    const id = await newDossier(here)
    const name = '<img src=x onerror="alert(1)">\u202e\u200bSARL'
    const report = await take(here, id, batch([paper(1, { party: { name } })]))
    expect(report.items[0]?.party).toBe('<img src=x onerror="alert(1)">SARL')
  })
})
