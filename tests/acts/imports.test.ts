import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { PlainDate } from '../../src/domain/date'
import type { FormatId } from '../../src/domain/dossier'
import { succeeded, testEngine } from './engine'

const job = { id: 'test' }

describe('imports', () => {
  const folder = 'tests/samples/einvoice'
  const file = (name: string) => ({ name, blob: new Blob([readFileSync(`${folder}/${name}`)]) })

  async function dossier(name: string) {
    const { engine } = testEngine(name)
    const id = succeeded(
      await engine.createDossier({
        name: 'Au bon moulin',
        siren: '',
        vatId: '',
        fiscalYear: { start: '2017-01-01' as PlainDate, end: '2017-12-31' as PlainDate },
        vatRegime: 'debits',
        accountWidth: 6,
        format: 'fec' as FormatId,
      }),
    )
    return { engine, id }
  }

  it('take an invoice once, keep the richer reading, and keep the original', async () => {
    const { engine, id } = await dossier('einvoices')
    const minimum = file('corpus_zf2_FNFE-factur-x-examples_Facture_FR_MINIMUM.pdf')
    const full = file('corpus_ZUGFeRDv2_fail_FNFE-factur-x-examples_Facture_FR_EN16931.pdf')
    expect((await engine.importFiles(id, [minimum], job)).counts).toMatchObject({ taken: 1, refused: 0 })
    expect((await engine.importFiles(id, [full], job)).counts).toMatchObject({ taken: 0, changed: 1 })
    expect((await engine.importFiles(id, [full, minimum], job)).counts).toMatchObject({
      taken: 0,
      changed: 0,
      unchanged: 2,
    })
    const page = await engine.documents(
      {
        dossier: id,
        search: 'FA-2017-0010',
        kinds: [],
        direction: null,
        states: [],
        from: null,
        to: null,
        journal: null,
        sort: 'date',
      },
      0,
      10,
    )
    expect(page.total).toBe(1)
    const key = page.rows[0]?.key
    if (!key) throw new Error('no row')
    expect((await engine.original(id, key))?.blob.size).toBe(full.blob.size)
    expect((await engine.imports(id)).length).toBe(3)
  })

  it('read a table through the assistant, remember its mapping, and change nothing the second time', async () => {
    const { engine, id } = await dossier('tables')
    const csv = [
      'Export du 01/02/2017;;;;;',
      'Numéro;Date;Client;Total HT;TVA 20 %;Total TTC',
      'F-1;03/01/2017;Été & Fils;1 000,00;200,00;1 200,00',
      'A-2;04/01/2017;Café;-50,00;-10,00;-60,00',
      'F-3;32/01/2017;Faux jour;1,00;0,20;1,20',
    ].join('\n')
    const table = { name: 'factures.csv', blob: new Blob([csv]) }
    const found = succeeded(await engine.inspectTable(id, table, null))
    expect(found.mapping.headerRow).toBe(2)
    expect(found.documentCount).toBe(2)
    expect(found.problems).toMatchObject([{ code: 'intake.bad-value', line: 5 }])
    const report = succeeded(await engine.importTable(id, table, found.mapping, job))
    expect(report.counts).toMatchObject({ taken: 2, refused: 1 })
    const again = succeeded(await engine.inspectTable(id, table, null))
    expect(again.remembered).toBe(true)
    expect(succeeded(await engine.importTable(id, table, again.mapping, job)).counts).toMatchObject({
      taken: 0,
      changed: 0,
      unchanged: 2,
    })
    const rows = await engine.documents(
      {
        dossier: id,
        search: '',
        kinds: ['credit-note'],
        direction: null,
        states: [],
        from: null,
        to: null,
        journal: null,
        sort: 'date',
      },
      0,
      10,
    )
    expect(rows.rows.map((row) => [row.number, row.gross])).toEqual([['A-2', 6000]])
  })
})
