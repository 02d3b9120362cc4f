import { describe, expect, it } from 'vitest'
import type { FormatId } from '../../src/domain/dossier'
import type { DraftContext } from '../../src/domain/draft'
import type { NumberedEntry } from '../../src/domain/entry'
import { amount, currencyCode } from '../../src/domain/money'
import { formatOf } from '../../src/formats'
import { CONTEXT, day, exampleEntry } from './example'
import { movements, sale, write } from './written'

describe('Quadratus', () => {
  it.each([
    [20, 20, []],
    [21, 20, ['format.cut']],
    [30, 20, ['format.cut']],
    [31, 20, ['format.cut', 'format.cut']],
  ] as const)('a label of %i characters', (length, short, codes) => {
    const { lines, codes: told } = movements([sale({ label: 'x'.repeat(length) })])
    expect(lines[0]?.slice(21, 41)).toBe('x'.repeat(short))
    expect(lines[0]?.slice(116, 146).trimEnd()).toBe('x'.repeat(Math.min(30, length)))
    expect(told).toEqual(codes)
  })

  it('pads a general account with zeros, never an auxiliary, and refuses what is longer than eight', () => {
    const { lines, codes } = movements([sale({ third: 'C1' })])
    expect(lines.map((line) => line.slice(1, 9))).toEqual(['C1      ', '70600000'])
    expect(codes).toEqual([])
    expect(movements([sale({ account: '706000001' })]).problems).toMatchObject([
      { code: 'format.too-wide', level: 'blocking', value: '706000001', width: 8 },
    ])
  })

  it('writes a journal of three characters in 111 and its first two in 10; four are refused', () => {
    const { lines, codes } = movements([sale({ journal: 'VTE' })])
    expect([lines[0]?.slice(9, 11), lines[0]?.slice(110, 113), codes]).toEqual(['VT', 'VTE', []])
    expect(movements([sale({ journal: 'VTES' })]).codes).toEqual(['format.too-wide'])
  })

  it.each([
    ['0.29', '+000000000029'],
    ['1.15', '+000000000115'],
    ['9999999999.99', '+999999999999'],
  ])('%s in hundredths', (total, written) => {
    expect(movements([sale({ total })]).lines[0]?.slice(42, 55)).toBe(written)
  })

  it('refuses an amount that has no room', () => {
    expect(movements([sale({ total: '10000000000.00' })]).codes).toContain('format.too-wide')
  })

  it('warns of two pieces whose last ten characters are equal, but not of one piece in two entries', () => {
    const pieces = [sale({ piece: 'FA-A-202600001' }), sale({ piece: 'FA-B-202600001' })]
    expect(movements(pieces).codes.filter((code) => code === 'format.same-after-cut')).toHaveLength(1)
    expect(movements([sale({ piece: 'F1' }), sale({ piece: 'F1' })]).codes).toEqual([])
    expect(movements(pieces, { piece20: 'yes' }).lines[0]?.slice(231, 251).trimEnd()).toBe('FA-A-202600001')
  })

  it.each([
    ['a.pdf', 'a.pdf       '],
    ['00000001.pdf', '00000001.pdf'],
  ])('an attachment called %s', (attachment, written) => {
    const { lines } = movements([sale({ attachment })], { attachments: 'yes' })
    expect(lines[0]?.slice(181, 193)).toBe(written)
    expect(lines[0]?.length).toBe(231)
  })

  it.each(['1969-12-31', '2070-01-01'])('refuses %s, whose year would be misread', (date) => {
    expect(movements([sale({ date })]).codes).toContain('format.bad-value')
  })

  it('blocks two third parties whose accounts become equal', () => {
    const { problems } = movements([
      sale({ third: 'CDUPONTEL', name: 'Dupontel' }),
      sale({ third: 'CDUPONTEX', name: 'Dupontex', piece: 'F2' }),
    ])
    expect(problems.map(({ code, level }) => [code, level])).toContainEqual(['format.account-clash', 'blocking'])
  })
})

describe('DATEV', () => {
  const codes = (third: string, account: string) => write('datev', [sale({ third, account })]).problems

  it('tells customers from general accounts by one digit more', () => {
    expect(codes('1000001', '706000')).toEqual([])
    expect(codes('100001', '706000')).toMatchObject([
      { code: 'format.bad-value', column: 'Konto', value: '100001', expected: '1000000–9999999' },
    ])
    expect(codes('1000001', '7060001')).toMatchObject([
      { code: 'format.bad-value', value: '7060001', expected: '1–999999' },
    ])
  })
})

describe('what the dossier knows of an entry', () => {
  it('Sage 100 reads payment modes in words, on the third party’s line alone', () => {
    const receipt = exampleEntry(1, ['BQ', 'Banque'], 'R1', '2026-11-05', 'Règlement', [
      { account: '512000', name: 'Banque', debit: '1.00', mode: 'VIR' },
      { account: '411000', name: 'Clients', credit: '1.00', third: ['CDUPONT', 'Dupont'], mode: 'VIR' },
    ])
    const modes = (context: Partial<DraftContext>) =>
      write('sage-100-parametrable', [receipt], {}, { ...CONTEXT, ...context }).lines.map((line) => line.split('\t')[7])
    expect(modes({ paymentModes: [{ code: 'VIR', label: 'Virement' }] })).toEqual(['', 'Virement'])
    expect(modes({})).toEqual(['', 'VIR'])
  })

  it('WinBooks counts fiscal years from the one in which the export begins', () => {
    const years = [2025, 2026].map((year) => ({ start: day(`${year}-01-01`), end: day(`${year}-12-31`) }))
    const context = { ...CONTEXT, fiscalYears: years, from: day('2025-12-01'), to: day('2026-01-31') }
    const entries = [sale({ date: '2025-12-31' }), sale({ date: '2026-01-02', piece: 'F2' })]
    const { lines } = write('winbooks', entries, { bookYear: '3' }, context)
    expect(lines.map((line) => line.split('","')[8])).toEqual(['3', '3', '4', '4'])
  })

  it('Cogilog takes a link to the document, not the name of a file', () => {
    const linked = { ...sale({ attachment: 'F1.pdf' }), about: { 'doc.url': 'https://facture.example/F1' } }
    const rows = write('cogilog', [linked]).files.get('COGILOG_2026-10_1.txt')?.toString().split('\n') ?? []
    expect(rows[1]?.split('\t').at(-1)).toBe('https://facture.example/F1')
  })
})

describe('Ciel', () => {
  it('refuses a journal of three characters and an account of twelve', () => {
    expect(write('ciel', [sale({ journal: 'VTE' })]).codes).toEqual(['format.too-wide'])
    expect(write('ciel', [sale({ account: '706000000000' })]).codes).toEqual(['format.too-wide'])
  })

  it('keeps a piece of twelve characters and the last twelve of a longer one', () => {
    expect(write('ciel', [sale({ piece: '123456789012' })]).lines[0]?.slice(23, 35)).toBe('123456789012')
    expect(write('ciel', [sale({ piece: '0123456789012' })]).lines[0]?.slice(23, 35)).toBe('123456789012')
  })

  it.each([
    ['windows-1252', 0xe9],
    ['cp850', 0x82],
    ['ascii', 0x65],
  ])('é in %s', (charset, byte) => {
    const { lines } = write('ciel', [sale({ label: 'é' })], { charset })
    expect(lines[0]?.charCodeAt(46)).toBe(byte)
  })

  it('puts a comma where the point was, in the same width', () => {
    const amounts = ['.', ','].map((mark) => write('ciel', [sale({ total: '0.05' })], { mark }).lines[0]?.slice(71, 84))
    expect(amounts).toEqual(['         0.05', '         0,05'])
  })

  it('begins another file after 99,999 movements', () => {
    const one = sale()
    const { parts, files } = write('ciel', Array<NumberedEntry>(100_000).fill(one))
    expect(parts).toEqual(['XIMPORT.TXT', 'XIMPORT_2.TXT'])
    expect(files.get('XIMPORT.TXT')?.length).toBe(99_999 * 2 * 140)
    expect(files.get('XIMPORT_2.TXT')?.subarray(0, 7).toString()).toBe('    1VE')
  })
})

describe('EBP', () => {
  it.each([
    ['7060000001', {}, []],
    ['70600000011', {}, ['format.too-wide']],
    ['70600000011', { width: '15' }, []],
    ['7060000000000001', { width: '15' }, ['format.too-wide']],
  ])('account %s with %o', (account, options, codes) => {
    expect(write('ebp', [sale({ account })], options).codes).toEqual(codes)
  })

  it('cuts labels to forty', () => {
    expect(write('ebp', [sale({ label: 'x'.repeat(40) })]).codes).toEqual([])
    const { lines, codes } = write('ebp', [sale({ label: 'x'.repeat(41) })])
    expect([lines[0]?.split(',')[5], codes]).toEqual([`"${'x'.repeat(40)}"`, ['format.cut']])
  })

  it('writes the dates of version 3', () => {
    expect(write('ebp', [sale()], { dates: 'short' }).lines[0]?.split(',')[1]).toBe('151026')
  })
})

describe('ACD and Coala', () => {
  it('ACD counts é as one of fifty characters, and has its header in one byte a character', () => {
    expect(write('acd', [sale({ label: 'é'.repeat(50) })]).codes).toEqual([])
    const { lines, codes, files, parts } = write('acd', [sale({ label: 'é'.repeat(51) })])
    expect([lines[1]?.split(';')[5]?.length, codes]).toEqual([50, ['format.cut']])
    expect(files.get(parts[0] ?? '')?.includes(Buffer.from('Date \xe9criture', 'latin1'))).toBe(true)
  })

  it('Coala has an amount on exactly one side, zero on the other only when asked', () => {
    for (const line of write('coala', [sale({ total: '1234.56' })]).lines) {
      const [debit, credit] = line.split(';').slice(5, 7)
      expect([debit, credit].sort()).toEqual(['', '1234,56'])
    }
    expect(write('coala', [sale()], { zero: 'zero', mark: '.' }).lines[0]?.split(';').slice(5, 7)).toEqual([
      '1.00',
      '0.00',
    ])
  })

  it('Coala writes a piece that can name a file', () => {
    expect(write('coala', [sale({ piece: 'F/1 2:3' })]).lines[0]?.split(';')[3]).toBe('F123')
  })

  it('Coala with its ninth column keeps the collective account in the third', () => {
    const fields = write('coala', [sale()], { ninth: 'auxiliary' }).lines[0]?.split(';')
    expect([fields?.[2], fields?.[8]]).toEqual(['411000', 'CDUPONT'])
  })
})

describe('FEC', () => {
  it('needs a SIREN to be named', () => {
    const { needs } = formatOf('fec' as FormatId)
    const without = { ...CONTEXT, company: { ...CONTEXT.company, siren: '123456789' } }
    expect(needs?.(without, {})).toEqual([{ code: 'format.dossier-lacks', level: 'blocking', what: 'siren' }])
    expect(needs?.(CONTEXT, {})).toEqual([])
  })

  it('is one file a fiscal year, named after its last day', () => {
    const context = {
      ...CONTEXT,
      fiscalYears: [
        { start: day('2026-01-01'), end: day('2026-06-30') },
        { start: day('2026-07-01'), end: day('2027-06-30') },
      ],
    }
    const { parts } = write('fec', [sale({ date: '2026-06-30' }), sale({ number: 2, date: '2026-07-01' })], {}, context)
    expect(parts).toEqual(['812345676FEC20260630_1.txt', '812345676FEC20270630_1.txt'])
  })

  it('refuses a day that no fiscal year has, and says so once', () => {
    expect(write('fec', [sale({ date: '2027-01-01' }), sale({ date: '2027-01-02' })]).codes).toEqual([
      'format.dossier-lacks',
    ])
  })

  it('fills what must not be empty, and tells it', () => {
    const { lines, problems } = write('fec', [sale({ label: ' ', accountLabel: '', name: '\t' })])
    const fields = lines.map((line) => line.split('\t'))
    expect([fields[1]?.[7], fields[1]?.[10], fields[2]?.[5]]).toEqual(['CDUPONT', 'F1', '706000'])
    expect(problems).toMatchObject([
      { code: 'format.fallback', column: 'CompAuxLib', written: 'CDUPONT' },
      { code: 'format.fallback', column: 'EcritureLib', written: 'F1' },
      { code: 'format.fallback', column: 'CompteLib', written: '706000' },
    ])
  })

  it.each([
    ['export', '20261130'],
    ['entry', '20261015'],
    ['none', ''],
  ])('validates on the day of the option %s', (validDate, written) => {
    expect(write('fec', [sale()], { validDate }).lines[1]?.split('\t')[15]).toBe(written)
  })

  it.each([
    ['JPY', 1200, '1200,00'],
    ['USD', 5, '0,05'],
    ['TND', 1234, '1,234'],
  ])('writes foreign amounts of %s in their own decimals', (code, units, written) => {
    const currency = currencyCode(code)
    if (!currency) throw new Error('no currency')
    const { number, entry } = sale()
    const lines = entry.lines.map((line) => ({ ...line, foreign: { currency, amount: amount(units) } }))
    const fields = write('fec', [{ number, entry: { ...entry, lines } }]).lines[1]?.split('\t')
    expect(fields?.slice(16)).toEqual([written, code])
  })
})
