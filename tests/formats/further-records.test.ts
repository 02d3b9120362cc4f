import { describe, expect, it } from 'vitest'
import type { NumberedEntry } from '../../src/domain/entry'
import { amount, currencyCode } from '../../src/domain/money'
import type { Options } from '../../src/formats'
import { exampleEntry } from './example'
import { movements, sale, write } from './written'

describe('sub-records', () => {
  const sectioned = exampleEntry(1, ['VE', 'Ventes'], 'FA2610-001', '2026-10-15', 'Vente', [
    { account: '411000', name: 'Clients', debit: '1200.00', third: ['CSOCGENE', 'Société'], due: '2026-11-14' },
    { account: '706000', name: 'Services', credit: '1200.00', section: 'POSTE1' },
  ])
  const attached = { ...sectioned, entry: { ...sectioned.entry, attachment: 'FA2610-001.pdf' } } as NumberedEntry
  const yes = { sections: 'yes' }

  it('EBP and Gestimum: a line of its own under the one it splits, the whole amount', () => {
    expect(write('ebp', [sectioned], yes).lines[2]).toBe('>POSTE1,100.00,1200.00')
    expect(write('gestimum', [sectioned], { ...yes, plan: 'P1' }).lines[2]).toBe('>P1,POSTE1,100.00,1200.00,,')
  })

  it('Quadratus: I right after its M, 39 characters, two implied decimals', () => {
    const { lines } = movements([sectioned], yes)
    expect(lines[2]).toBe(`I10000+000000120000POSTE1${' '.repeat(14)}`)
    expect(lines[2]?.length).toBe(39)
  })

  it('TRA: A repeats the line with the section and its axis, G names the file once an entry', () => {
    const { lines } = write('cegid-tra', [attached], { ...yes, attachments: 'yes' })
    const own = lines.filter((line) => line.startsWith('VE '))
    expect(own.map((line) => line[30])).toEqual(['X', 'G', ' ', 'A'])
    expect(own[3]?.slice(31, 48).trimEnd()).toBe('POSTE1')
    expect(own[3]?.slice(218, 220)).toBe('A1')
    expect(own[1]?.slice(83).trimEnd()).toBe('FA2610-001.pdf')
    expect(own.filter((line) => line[30] !== 'G').every((line) => line.length === 222)).toBe(true)
  })

  it('Sage: A lines in PNM, #MECA behind its #MECG', () => {
    const pnm = write('sage-pnm', [sectioned], yes).lines
    expect(pnm.slice(1).map((line) => [line[24], line.length])).toEqual([
      ['X', 138],
      [' ', 138],
      ['A', 138],
    ])
    const mecg = write('sage-100-mecg', [sectioned], { ...yes, plan: '2' }).lines
    const at = mecg.indexOf('#MECA')
    expect(mecg.slice(at, at + 5)).toEqual(['#MECA', '2', 'POSTE1', '1200,00', '0,00'])
  })

  it('ISACOMPTA: the line says that it has an activity, ANAMVT names it before ECHMVT', () => {
    const both = exampleEntry(1, ['VE', 'Ventes'], 'FA2610-001', '2026-10-15', 'Vente', [
      { account: '411000', name: 'Clients', debit: '1200.00', third: ['CSOCGENE', 'Société'], due: '2026-11-14' },
      { account: '706000', name: 'Services', credit: '1200.00', section: 'BLE', due: '2026-11-14' },
    ])
    const { lines } = write('isacompta', [both], yes)
    const tags = ['ECR   ', 'MVT   ', 'ECHMVT', 'MVT   ', 'ANAMVT', 'ECHMVT']
    expect(lines.slice(3).map((line) => line.slice(0, 6))).toEqual(tags)
    expect([lines[4], lines[6]].map((line) => line?.slice(118, 123))).toEqual(['   01', '   11'])
    expect(lines[7]).toBe(`ANAMVTBLE   ${' '.repeat(42)} 100.000000`)
    expect(lines[7]?.length).toBe(65)
  })

  it('asked for, nothing of it is lost', () => {
    for (const id of ['isacompta', 'ebp', 'gestimum', 'quadratus', 'cegid-tra', 'sage-pnm', 'sage-100-mecg']) {
      const lost = (options: Options) =>
        write(id, [sectioned], options).problems.flatMap((each) => (each.code === 'format.lost' ? each.fields : []))
      expect([lost({}).includes('analytic'), lost(yes).includes('analytic')], id).toEqual([true, false])
    }
  })
})

describe('further columns', () => {
  const receipt = exampleEntry(
    7,
    ['BQ', 'Banque'],
    'RG2611-001',
    '2026-11-05',
    'Règlement',
    [
      { account: '512000', name: 'Banque', debit: '1200.00', mode: 'VIR' },
      { account: '411000', name: 'Clients', credit: '1200.00', third: ['CSOCGENE', 'Société'] },
    ],
    { kind: 'payment' },
  )

  const foreign = (): NumberedEntry => {
    const currency = currencyCode('USD')
    const { number, entry } = sale()
    if (!currency) throw new Error('no currency')
    const lines = entry.lines.map((line) => ({ ...line, foreign: { currency, amount: amount(110) } }))
    return { number, entry: { ...entry, lines } as NumberedEntry['entry'] }
  }

  it('Odoo: the signed amount in its currency', () => {
    const rows = write('odoo', [foreign()], { more: 'yes' }).files.get('ODOO_2026-10_1.csv')?.toString().split('\r\n')
    expect(rows?.[0]?.split(',').slice(-3)).toEqual(['date_maturity', 'currency_id', 'amount_currency'])
    expect(rows?.slice(1, 3).map((row) => row.split(',').slice(-2))).toEqual([
      ['USD', '1.10'],
      ['USD', '-1.10'],
    ])
  })

  it('MyUnisoft: one amount and its side, sections under the axis that is named', () => {
    const { files } = write('myunisoft', [sale()], { amounts: 'one', axis: 'AXE1' })
    const titles = [...files.values()][0]?.toString().split('\n')[0]
    expect(titles).toContain('Montant;Sens;')
    expect(titles).toContain('CODE SECTION SUR AXE #AXE1#;LIBELLE SECTION')
  })

  it('FEC: entries numbered in the file or behind their journal, settlements behind the legal columns', () => {
    const rows = (options: Options) => {
      const { files } = write('fec', [receipt], options)
      return (
        [...files.values()][0]
          ?.toString()
          .split('\r\n')
          .map((row) => row.split('\t')) ?? []
      )
    }
    const numbered = (numbers: string) => rows({ numbers })[1]?.[2]
    expect(['year', 'journal', 'export'].map(numbered)).toEqual(['7', 'BQ-000007', '1'])
    const cash = rows({ columns: 'cash' }).map((row) => row.slice(18))
    expect(cash[0]).toEqual(['DateRglt', 'ModeRglt', 'NatOp', 'IdClient'])
    expect(cash.slice(1, 3)).toEqual([
      ['20261105', 'VIR', '', 'CSOCGENE'],
      ['20261105', 'VIR', '', 'CSOCGENE'],
    ])
  })

  it('RImport: the number format is announced before the lines and ended after them', () => {
    const { lines } = write('sage-50-rimport', [sale()], { decimals: 'stated' })
    expect([lines.indexOf('##DebFmt\tSepDec = .'), lines.at(-1)]).toEqual([4, '##FinFmt'])
  })
})
