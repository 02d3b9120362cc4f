import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { openTable, readTable } from '../../src/intake/tables'
import { summary, take, US } from './fixture'
import { workbook } from './workbook'

const HEAD = 'Numéro;Date;Client;HT;TVA;TTC'
const bytesOf = (text: string) => new TextEncoder().encode(text)
const problemsOf = async (bytes: Uint8Array) =>
  (await openTable(bytes, 'x.csv', null)).problems.map(({ file: _, level: __, ...facts }) => facts)

describe('hostile and broken tables', () => {
  it('each bound is a problem with its figure', async () => {
    expect(await problemsOf(new Uint8Array(50 * 1024 * 1024 + 1).fill(0x61))).toEqual([
      { code: 'intake.over-limit', limit: 'file-size', allowed: '50 Mio', found: '51 Mio' },
    ])
    expect(await problemsOf(bytesOf(`${HEAD}\n${';'.repeat(100_000)}x`))).toEqual([
      { code: 'intake.over-limit', line: 2, limit: 'columns', allowed: '2000', found: '100001' },
    ])
    expect(await problemsOf(bytesOf(`${HEAD}\nF;01/10/2026;${'é'.repeat(32_769)};1;0;1`))).toEqual([
      { code: 'intake.over-limit', line: 2, limit: 'cell', allowed: '32768', found: '32769' },
    ])
    expect(await problemsOf(bytesOf('a;b\n'.repeat(1_000_001)))).toEqual([
      { code: 'intake.over-limit', limit: 'rows', allowed: '1000000', found: '> 1000000' },
    ])
  })

  it('a quote that never closes is told by its line; inch marks are no quotes', async () => {
    const open = `${HEAD}\nF1;01/10/2026;"Alpha;100;20;120\nF2;02/10/2026;Beta;1,00\nF3;03/10/2026;Gamma;100;20;120;x`
    expect(await problemsOf(bytesOf(open))).toEqual([{ code: 'intake.unreadable', line: 2, detail: 'quotes' }])
    const inch = `${HEAD};Libellé\nF1;01/10/2026;Alpha;100;20;120;"24 pouces\nF2;02/10/2026;Beta;10;2;12;Écran 27"`
    const { documents } = await take(bytesOf(inch), 'x.csv')
    expect(documents.map(({ document }) => document.number)).toEqual(['F1', 'F2'])
  })

  it('zeros, controls and characters that turn the reading round are taken out of what is kept', async () => {
    const text = `${HEAD}\nF\u202e1\0;01/10/2026;Al\u0007pha\u200b SARL;100;20;120`
    const { documents } = await take(bytesOf(text), 'x.csv')
    expect(documents[0]?.document).toMatchObject({ number: 'F1', party: { name: 'Alpha SARL' } })
  })

  it('a multi-line cell is one row, as a spreadsheet counts', async () => {
    const text = `${HEAD};Libellé\nF1;01/10/2026;Alpha;100;20;120;"un\ndeux\ntrois"\nF2;32/10/2026;Beta;1;0;1;`
    const { documents, problems } = await take(bytesOf(text), 'x.csv')
    expect(documents[0]?.document).toMatchObject({ lines: [{ label: 'un deux trois' }] })
    expect(problems).toMatchObject([{ line: 3, column: 'Date' }])
  })

  it('empty, binary and unknown files are said to be so', async () => {
    expect(await problemsOf(new Uint8Array())).toEqual([{ code: 'intake.empty' }])
    expect(await problemsOf(bytesOf('\n \n;;\n'))).toEqual([{ code: 'intake.empty' }])
    expect(await problemsOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))).toEqual([
      { code: 'intake.unsupported', found: 'Excel .xls' },
    ])
    const table = await openTable(bytesOf(HEAD), 'x.csv', null)
    const unknown = await openTable(bytesOf(HEAD), 'x.csv', { ...table.mapping, encoding: 'klingon' })
    expect(unknown.problems).toMatchObject([{ code: 'intake.unsupported', found: 'klingon' }])
  })

  it('a workbook that is cut, that inflates beyond measure, or that is another archive is refused', async () => {
    const book = workbook({ A: [['Numéro', 'Date']] })
    expect(await problemsOf(book.subarray(0, book.length - 30))).toMatchObject([{ code: 'intake.unreadable' }])
    expect(await problemsOf(zipSync({ 'a.txt': strToU8('bonjour') }))).toMatchObject([
      { code: 'intake.unreadable', detail: 'xlsx' },
    ])
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(201 * 1024 * 1024) })
    expect(await problemsOf(bomb)).toMatchObject([{ limit: 'zip-ratio' }])
  }, 60_000)

  it('a cell at the far end of a sheet does not fill the memory', async () => {
    const bytes = workbook({ A: [['Numéro', 'Date']] })
    const { unzipSync } = await import('fflate')
    const parts = unzipSync(bytes)
    const sheet =
      '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    const far = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(sheet) })
    expect(await problemsOf(far)).toEqual([
      { code: 'intake.over-limit', limit: 'rows', allowed: '1000000', found: '1048576' },
    ])
    const wide = sheet.replaceAll('1048576', '1000000').replace('XFD', 'BAA')
    expect(await problemsOf(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(wide) }))).toMatchObject([
      { limit: 'cells' },
    ])
    const hidden = sheet.replace('XFD1048576', '&#88;FD1048576').replace('r="1048576"', '')
    expect(await problemsOf(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(hidden) }))).toMatchObject([
      { code: 'intake.unreadable' },
    ])
  })

  it('amounts beyond any book are problems, not exceptions', async () => {
    const text = `${HEAD}\nF1;01/10/2026;Alpha;99999999999999999;20;120\nF2;01/10/2026;Alpha;1e9;1;1\nF3;01/10/2026;Beta;1,2,3;0;1`
    const { problems, documents } = await take(bytesOf(text), 'x.csv')
    expect(documents).toEqual([])
    expect(problems.map((each) => [each.line, each.code])).toEqual([
      [2, 'intake.bad-value'],
      [3, 'intake.bad-value'],
      [4, 'intake.bad-value'],
    ])
  })

  it('any bytes and any mapping end as documents and problems', async () => {
    const fields = ['number', 'date', 'party', 'net', 'vat', 'gross', 'rate', 'vat@20', 'net#1', 'rate#1', 'unitPrice']
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('1,5', '-3', '01/10/2026', '20 %', '', '"', '99999999999', '(1)', '1.000.000,00', 'Total'),
    )
    const table = fc.array(
      fc.array(cell, { maxLength: 8 }).map((row) => row.join(';')),
      { maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom('sales', 'purchases', 'payments'),
        fc.constantFrom('documents', 'lines'),
        fc.array(fc.constantFrom(...fields), { maxLength: 8 }),
        async (rows, content, shape, columns) => {
          const bytes = bytesOf(rows.join('\n'))
          const { mapping } = await openTable(bytes, 'x.csv', null)
          const given = { ...mapping, content, shape, columns: { ...columns }, headerRow: 0 } as const
          const open = await openTable(bytes, 'x.csv', given)
          const reading = readTable(open, bytes, 'x.csv', US, { franchise: false })
          for (const { document } of reading.documents) expect(summary(document)).not.toContain('NaN')
        },
      ),
      { numRuns: 300 },
    )
  })
})
