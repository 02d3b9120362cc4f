import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { ImportReport, TableMapping } from '../../src/acts/contract'
import type { DossierId } from '../../src/domain/dossier'
import { type Bench, dump, newDossier, testEngine } from '../acts/engine'
import { cii } from '../intake/invoice-xml'
import { workbook } from '../tables/workbook'
import { damage, damaged, deceiving, flaws, LONG, runs, unsaid } from './fuzz'

const job = { id: 'fuzz' }
const sample = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, '../samples/einvoice', name)))
const table = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, '../tables/fixtures', name)))
const file = (name: string, bytes: Uint8Array) => ({ name, blob: new Blob([new Uint8Array(bytes)]) })
const everything = { search: '', kinds: [], direction: null, states: [], from: null, to: null, journal: null } as const

/** Takes a file as a person does: dropped, then, when it is a table, with the mapping that is proposed. */
async function taken({ engine }: Bench, id: DossierId, name: string, bytes: Uint8Array): Promise<ImportReport[]> {
  const report = await engine.importFiles(id, [file(name, bytes)], job)
  const reports = [report]
  if (report.tables.length > 0) {
    const inspected = await engine.inspectTable(id, file(name, bytes), null)
    if (!inspected.ok) expect(inspected.problems.flatMap(unsaid)).toEqual([])
    else {
      const { mapping } = inspected.value
      const read = await engine.importTable(id, file(name, bytes), mapping satisfies TableMapping, job)
      if (read.ok) reports.push(read.value)
      else expect(read.problems.flatMap(unsaid)).toEqual([])
    }
  }
  return reports
}

/** What holds after any import: every word can be read, every document opened, and all that is counted is there. */
async function sound(bench: Bench, id: DossierId, reports: readonly ImportReport[]): Promise<void> {
  expect(reports.flatMap(flaws)).toEqual([])
  const page = await bench.engine.documents({ ...everything, dossier: id, sort: 'date' }, 0, 500)
  const counted = reports.reduce((sum, each) => sum + each.counts.taken, 0)
  expect(page.total).toBe(counted)
  for (const row of page.rows) {
    const view = await bench.engine.document(id, row.key)
    expect(view && deceiving(view.document)).toEqual([])
    expect(view?.problems.flatMap(unsaid)).toEqual([])
    // It has its entry, or something that says why not.
    expect(view?.entry !== null || (view?.problems.length ?? 0) > 0).toBe(true)
  }
}

const BOOK = workbook({
  Factures: [
    ['Numéro', 'Date', 'Client', 'HT', 'TVA', 'TTC'],
    ['F-1', { day: 46_000 }, 'Alpha', { number: '100' }, { number: '20' }, { number: '120' }],
    ['F-2', { day: 46_001 }, 'Beta', { number: '0.1' }, { number: '0.02' }, { number: '0.12' }],
  ],
})

const SEEDS: Readonly<Record<string, Uint8Array>> = {
  'cii.xml': sample('brfr_brfr_fixtures_cii-synth-S1-pass.xml'),
  'ubl.xml': sample('facturx_tests_fixtures_xml_ubl-21-extended-ctc-fr.xml'),
  'hybrid.pdf': sample('corpus_zf2_FNFE-factur-x-examples_Facture_FR_BASICWL.pdf'),
  'archive.zip': zipSync({
    'a.xml': strToU8(cii()),
    'b/c.csv': table('dolibarr-factures.csv'),
    '../../x.pdf': strToU8('%PDF-1.4'),
  }),
  'book.xlsx': BOOK,
  'dolibarr.csv': table('dolibarr-factures.csv'),
  'lignes.csv': table('dolibarr-lignes.csv'),
  'stripe.csv': table('stripe-payments.csv'),
  'dos.csv': table('reglements-dos.csv'),
  'shopify.csv': table('shopify-orders.csv'),
}

describe('a damaged file', () => {
  for (const [name, bytes] of Object.entries(SEEDS)) {
    it(
      `${name} is taken whole, or told in plain words; nothing is half there`,
      async () => {
        let run = 0
        await fc.assert(
          fc.asyncProperty(damage, async (by) => {
            const bench = testEngine(`hostile-${name}-${run++}`)
            const id = await newDossier(bench)
            const reports = await taken(bench, id, name, damaged(bytes, by))
            await sound(bench, id, reports)
            const said = reports.reduce((sum, each) => sum + each.items.length + each.tables.length, 0)
            expect(said).toBeGreaterThan(0)
            // The same once more adds nothing.
            const before = await bench.engine.documents({ ...everything, dossier: id, sort: 'date' }, 0, 1)
            await taken(bench, id, name, damaged(bytes, by))
            expect((await bench.engine.documents({ ...everything, dossier: id, sort: 'date' }, 0, 1)).total).toBe(
              before.total,
            )
          }),
          runs(name.endsWith('pdf') ? 6 : 12),
        )
      },
      LONG,
    )
  }
})

describe('names, cells and texts that mean harm', () => {
  it('a path in an archive is a label: no folder, no control, no turned text', async () => {
    const bench = testEngine('zip-names')
    const id = await newDossier(bench)
    const names = [
      '../../../etc/passwd.xml',
      'C:\\Windows\\a.xml',
      '/abs.xml',
      'a\u202elmx.exe.xml',
      '<b>.xml',
      'x'.repeat(400),
      'a\u0000b.xml',
      'constructor',
    ]
    const zip = zipSync(
      Object.fromEntries(names.map((name, i) => [name, strToU8(i % 2 === 0 ? cii({ number: `F-${i}` }) : '<a/>')])),
    )
    const report = await bench.engine.importFiles(id, [file('../<script>\u202e.zip', zip)], job)
    expect(flaws(report)).toEqual([])
    expect(report.items.length).toBeGreaterThanOrEqual(names.length)
    for (const item of report.items) {
      expect(item.file).not.toMatch(/\.\.\/|[\\]|\/etc\/|C:/)
      expect(item.file.length).toBeLessThan(400)
    }
  })

  it('formulas and markup in cells are text like any other, unaltered', async () => {
    const bench = testEngine('formulas')
    const id = await newDossier(bench)
    const cell = '=HYPERLINK("http://x.example","clic")'
    const text = `Numéro;Date;Client;HT;TVA;TTC\n+F-1;01/10/2026;"${cell.replaceAll('"', '""')}";100;20;120\nF-2;01/10/2026;<img src=x onerror=alert(1)>;100;20;120\n@F-3;02/10/2026;-2+3;100;20;120\n`
    await taken(bench, id, 'formules.csv', strToU8(text))
    const { rows } = await bench.engine.documents({ ...everything, dossier: id, sort: 'date' }, 0, 10)
    expect(rows.map((row) => [row.number, row.party])).toEqual([
      ['+F-1', cell],
      ['F-2', '<img src=x onerror=alert(1)>'],
      ['@F-3', '-2+3'],
    ])
  })

  it(
    'a table of a million columns, or of one endless line, is refused with its figure',
    async () => {
      const bench = testEngine('wide')
      const id = await newDossier(bench)
      const before = await dump(bench.db)
      for (const text of [
        `Numéro;Date${';x'.repeat(1_000_000)}\n1;2`,
        `Numéro;Date;Client;HT;TVA;TTC\n${'x'.repeat(3_000_000)}`,
      ]) {
        const inspected = await bench.engine.inspectTable(id, file('large.csv', strToU8(text)), null)
        expect(inspected.ok ? [] : inspected.problems.map((each) => each.code)).toEqual(['intake.over-limit'])
      }
      expect(await dump(bench.db)).toEqual(before)
    },
    LONG,
  )

  it('a file of 500 MB is refused by its size, none of it read, and the rest of the drop goes on', async () => {
    const bench = testEngine('huge')
    const id = await newDossier(bench)
    const blob = {
      size: 500 * 1024 * 1024,
      arrayBuffer: () => Promise.reject(new Error('read')),
      slice: () => blob,
    } as unknown as Blob
    const report = await bench.engine.importFiles(id, [{ name: 'dump.csv', blob }, file('a.xml', strToU8(cii()))], job)
    expect(report.counts).toMatchObject({ refused: 1, taken: 1 })
    expect(report.items[0]?.problems).toMatchObject([{ code: 'intake.over-limit', found: '500 Mio' }])
    expect(await bench.engine.proposeSettings(id, { name: 'FEC.txt', blob })).toMatchObject({ ok: false })
    expect(await bench.engine.inspectTable(id, { name: 'x.csv', blob }, null)).toMatchObject({ ok: false })
  })

  it(
    'bombs are stopped by their figure: ZIP in ZIP, sheet, XML',
    async () => {
      const bench = testEngine('bombs')
      const id = await newDossier(bench)
      const zeros = new Uint8Array(60 * 1024 * 1024)
      const one = zipSync({ 'a.xml': zeros })
      const nested = zipSync(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${i}.zip`, one])))
      const deep = zipSync({ 'a.zip': zipSync({ 'b.zip': zipSync({ 'c.zip': one }) }) })
      const entities = strToU8('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cccccccc">]><a>&b;</a>')
      const nest = strToU8(
        `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">${'<a>'.repeat(100_000)}`,
      )
      const sheet = zipSync({ 'xl/workbook.xml': zeros, 'xl/worksheets/sheet1.xml': zeros })
      const files = {
        'nested.zip': nested,
        'deep.zip': deep,
        'entities.xml': entities,
        'nest.xml': nest,
        'sheet.xlsx': sheet,
      }
      for (const [name, bytes] of Object.entries(files)) {
        const [first, second] = await taken(bench, id, name, bytes)
        expect(first && flaws(first), name).toEqual([])
        expect(first?.counts.taken, name).toBe(0)
        expect((first?.counts.refused ?? 0) > 0 || (first?.tables.length ?? 0) > 0, name).toBe(true)
        expect(second, name).toBeUndefined()
      }
    },
    LONG,
  )
})
