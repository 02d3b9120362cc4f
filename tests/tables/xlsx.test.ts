import { describe, expect, it } from 'vitest'
import { isPayment } from '../../src/domain/document'
import { summary, take } from './fixture'
import { workbook } from './workbook'

const n = (number: string) => ({ number })
const HEAD = ['Numéro', 'Date', 'Client', 'Montant HT', 'TVA', 'Montant TTC']

describe('workbooks', () => {
  it('numbers come out exactly, whatever the binary fraction left in the file', async () => {
    const bytes = workbook({
      Factures: [
        HEAD,
        ['F-1', { day: 46310 }, 'Alpha', n('1234.0999999999999'), n('246.82'), n('1480.92')],
        ['F-2', { day: 46311 }, 'Alpha', n('0.30000000000000004'), n('5.9999999999999998E-2'), n('0.36')],
        ['F-3', { day: 46312 }, 'Alpha', n('1.2E3'), n('240'), n('1440')],
        [n('20260004'), n('46313'), 'Alpha', n('-100.5'), n('-20.1'), n('-120.6')],
      ],
    })
    const { documents, problems, mapping } = await take(bytes, 'factures.xlsx')
    expect(problems).toEqual([])
    expect(mapping).toMatchObject({ encoding: 'xlsx', decimal: '.', sheet: 0 })
    expect(documents.map(({ document }) => summary(document))).toEqual([
      'invoice F-1 2026-10-15 Alpha 1234.10+246.82=1480.92 [S20:1234.10/246.82]',
      'invoice F-2 2026-10-16 Alpha 0.30+0.06=0.36 [S20:0.30/0.06]',
      'invoice F-3 2026-10-17 Alpha 1200.00+240.00=1440.00 [S20:1200.00/240.00]',
      'credit-note 20260004 2026-10-18 Alpha 100.50+20.10=120.60 [S20:100.50/20.10]',
    ])
    expect(documents.flatMap(({ document }) => document.warnings.map((each) => each.code))).toEqual(['signs-turned'])
  })

  it('a figure of more decimals is rounded half away from zero, and told', async () => {
    const bytes = workbook({ A: [HEAD, ['F-1', { day: 46310 }, 'Alpha', n('10.125'), n('2.025'), n('12.15')]] })
    const [read] = (await take(bytes, 'a.xlsx')).documents
    expect(read && summary(read.document)).toContain('10.13+2.03=12.15')
    expect(read?.document.warnings.map((each) => each.detail)).toEqual(['10.1250 → 10,13', '2.0250 → 2,03'])
  })

  it('the sheet that looks like a list of invoices is taken, titles above its header and all', async () => {
    const bytes = workbook({
      'Mode d’emploi': [['Bonjour'], ['Lisez la feuille suivante']],
      Ventes: [['Société Untel'], null, HEAD, null, ['F-1', '15/10/2026', 'Alpha', '1 000,00', '200,00', '1 200,00 €']],
    })
    const { documents, mapping } = await take(bytes, 'b.xlsx')
    expect(mapping).toMatchObject({ sheet: 1, headerRow: 3, decimal: ',' })
    expect(documents.map(({ line, document }) => `${line}: ${summary(document)}`)).toEqual([
      '5: invoice F-1 2026-10-15 Alpha 1000.00+200.00=1200.00 [S20:1000.00/200.00]',
    ])
  })

  it('a percentage cell is a fraction in the file, and a rate', async () => {
    const bytes = workbook({
      A: [
        ['Numéro', 'Date', 'Client', 'Taux TVA', 'Total TTC'],
        ['F-1', { day: 46310 }, 'Alpha', n('0.2'), n('120')],
        ['F-2', { day: 46310 }, 'Alpha', n('5.5E-2'), n('105.5')],
      ],
    })
    const { documents } = await take(bytes, 'c.xlsx')
    expect(documents.map(({ document }) => !isPayment(document) && document.vat.map((row) => row.rate))).toEqual([
      ['20'],
      ['5.5'],
    ])
  })

  it('a postcode that lost its first zero finds it again, a text that looks like a formula stays text', async () => {
    const bytes = workbook({
      A: [
        [...HEAD, 'Code postal', 'Pays'],
        ['F-1', { day: 46310 }, '=HYPERLINK("http://x")', n('100'), n('20'), n('120'), n('1000'), 'France'],
      ],
    })
    const [read] = (await take(bytes, 'd.xlsx')).documents
    expect(read?.document.party).toEqual({ name: '=HYPERLINK("http://x")', country: 'FR', postalCode: '01000' })
  })
})
