import { describe, expect, it } from 'vitest'
import type { DraftContext } from '../../src/domain/draft'
import type {
  AccountNumber,
  AuxiliaryNumber,
  Entry,
  EntryLine,
  JournalCode,
  NumberedEntry,
} from '../../src/domain/entry'
import type { Options } from '../../src/formats'
import { FORMATS } from '../../src/formats'
import { CONTEXT, day, exampleEntry, SALE_AND_RECEIPT } from './example'
import { sameBytes, write } from './writing'

/** The day of the notes, and a company of theirs. */
const MADE = { madeOn: day('2026-11-24'), madeAt: '1030' }
const MA_SOCIETE = { ...CONTEXT.company, name: 'MA SOCIETE' }

/** The same entries with some facts of their lines told otherwise. */
function told(change: (line: EntryLine, entry: Entry) => Partial<EntryLine>): readonly NumberedEntry[] {
  return SALE_AND_RECEIPT.map(({ number, entry }) => {
    const lines = entry.lines.map((line) => ({ ...line, ...change(line, entry) }))
    return { number, entry: { ...entry, lines } }
  })
}

const saleByTransfer = told((_, { kind }) => (kind === 'payment' ? {} : { paymentMode: 'Virement' }))
const receiptByTransfer = told(({ auxiliary }, { kind }) =>
  kind === 'payment' && auxiliary ? { paymentMode: 'VIR' } : {},
)
const receiptByTransferTwice = told((_, { kind }) => (kind === 'payment' ? { paymentMode: 'VIR' } : {}))
/** The same sale and receipt in the books of a neighbour: other accounts, journals, numbers. */
function abroad(
  accounts: Readonly<Record<string, string>>,
  numbers: readonly number[],
  third: string,
  journals: readonly string[] = [],
): readonly NumberedEntry[] {
  return SALE_AND_RECEIPT.map(({ entry }, i) => ({
    number: numbers[i] ?? 0,
    entry: {
      ...entry,
      journal: (journals[i] ?? entry.journal) as JournalCode,
      lines: entry.lines.map((line) => ({
        ...line,
        account: (accounts[line.account] ?? line.account) as AccountNumber,
        ...(line.auxiliary ? { auxiliary: { ...line.auxiliary, number: third as AuxiliaryNumber } } : {}),
      })),
    },
  }))
}

const inSwitzerland = abroad({ '411000': '1100', '706000': '3000', '445712': '2200', '512000': '1020' }, [42, 51], 'C1')
const inBelgium = abroad(
  { '411000': '400000', '706000': '700000', '445712': '451000', '512000': '550000' },
  [1, 2],
  'SOCGEN',
  ['VENTE', 'BANQUE'],
)
/** DATEV clears an open item by the invoice's number: the receipt bears it. */
const inGermany = abroad({}, [1, 2], '1000001').map((each) =>
  each.entry.kind === 'payment' ? { ...each, about: { 'doc.ref2': 'FA2610-001' } } : each,
)

const shortVat = told(({ accountLabel }) => ({ accountLabel: accountLabel.replace(' 20 %', '') }))

/** What LD Compta wants of the document beside its entry. */
const addressed = SALE_AND_RECEIPT.map((each) => ({
  ...each,
  about: {
    'party.street': '12 rue des Exemples',
    'party.postcode': '75009',
    'party.city': 'Paris',
    'party.country': 'FR',
  },
}))

describe('the examples of the format notes come out byte for byte', () => {
  const attached = SALE_AND_RECEIPT.map((each) =>
    each.entry.kind === 'invoice' ? { ...each, entry: { ...each.entry, attachment: '00000001.pdf' } } : each,
  )
  const cases: readonly [string, Options, string, readonly NumberedEntry[], Partial<DraftContext>?][] = [
    ['quadratus', { attachments: 'yes' }, 'quadratus/expected.txt', attached as readonly NumberedEntry[]],
    ['ebp', {}, 'ebp/expected.txt', SALE_AND_RECEIPT],
    ['ebp-parametrable', {}, 'ebp-parametrable/expected.csv', SALE_AND_RECEIPT],
    ['acd', {}, 'acd/expected.csv', SALE_AND_RECEIPT],
    ['acd', { layout: 'B' }, 'acd/expected-B.csv', SALE_AND_RECEIPT],
    ['coala', {}, 'coala/expected.csv', SALE_AND_RECEIPT],
    ['ciel', {}, 'ciel/expected.txt', SALE_AND_RECEIPT],
    ['cegid-tra', {}, 'cegid-tra/expected.TRA', SALE_AND_RECEIPT, MADE],
    ['sage-100-mecg', {}, 'sage-100-mecg/expected.txt', SALE_AND_RECEIPT],
    ['isacompta', {}, 'isacompta/expected.ecr', SALE_AND_RECEIPT, { ...MADE, company: MA_SOCIETE }],
    ['isacompta', { layout: 'csv' }, 'isacompta/expected-agiris.csv', SALE_AND_RECEIPT],
    ['myunisoft', {}, 'myunisoft/expected.csv', SALE_AND_RECEIPT],
    ['pennylane', {}, 'pennylane/expected.txt', shortVat],
    ['cegid-loop', { layout: 'custom' }, 'cegid-loop/expected-custom.csv', SALE_AND_RECEIPT],
    ['fulll-tiime', { layout: 'csv' }, 'fulll-tiime/expected-csv.csv', SALE_AND_RECEIPT],
    ['sage-pnm', {}, 'sage-pnm/expected.pnm', SALE_AND_RECEIPT, { company: MA_SOCIETE }],
    ['sage-100-parametrable', {}, 'sage-100-parametrable/expected.txt', saleByTransfer],
    ['sage-50-rimport', {}, 'sage-50-rimport/expected.txt', SALE_AND_RECEIPT],
    ['cegid-csv', {}, 'cegid-csv/expected.csv', SALE_AND_RECEIPT],
    ['cegid-csv', { layout: 'B' }, 'cegid-csv/expected-B.csv', SALE_AND_RECEIPT],
    ['ibiza', {}, 'ibiza/expected.txt', SALE_AND_RECEIPT],
    ['cogilog', {}, 'cogilog/expected.txt', SALE_AND_RECEIPT],
    ['gestimum', {}, 'gestimum/expected.txt', receiptByTransfer],
    ['gestimum', { layout: 'fixed' }, 'gestimum/expected-fixed.txt', receiptByTransferTwice],
    ['odoo', {}, 'odoo/expected.csv', shortVat],
    ['winfic', {}, 'winfic/expected.WIN', SALE_AND_RECEIPT],
    ['istea', {}, 'istea/expected.txt', SALE_AND_RECEIPT],
    ['istea', { layout: 'B' }, 'istea/expected-B.txt', SALE_AND_RECEIPT],
    ['ld-compta-9', {}, 'ld-compta-9/expected.csv', SALE_AND_RECEIPT, MADE],
    ['ld-compta-10', {}, 'ld-compta-10/expected.csv', addressed],
    ['charlemagne', {}, 'charlemagne/expected.txt', SALE_AND_RECEIPT],
    ['openconcerto', {}, 'openconcerto/expected.csv', SALE_AND_RECEIPT],
    ['sage-50-ch', {}, 'sage-50-ch/expected.csv', inSwitzerland],
    ['winbooks', { layout: 'short' }, 'winbooks/expected.txt', inBelgium],
  ]
  it.each(cases)('%s %o', (id, options, path, entries, more = {}) => {
    const { main, decode, problems } = write(id, options, entries, { ...CONTEXT, ...more })
    sameBytes(main, path, decode)
    expect(problems.filter((each) => each.level === 'blocking')).toEqual([])
  })

  it('EBP names its accounts in COMPTES.TXT', () => {
    const { files, decode } = write('ebp', {}, SALE_AND_RECEIPT)
    sameBytes(files.get('COMPTES.TXT') ?? Buffer.alloc(0), 'ebp/COMPTES.expected.txt', decode)
  })

  it('BOB 50, one file a journal', () => {
    const { files } = write('bob50', {}, SALE_AND_RECEIPT)
    expect([...files.keys()]).toEqual(['BOB50_VE_2026-10_1.csv', 'BOB50_BQ_2026-10_1.csv'])
    sameBytes(Buffer.concat([...files.values()]), 'bob50/expected.csv', (bytes) => bytes.toString())
  })

  it('DATEV, its header and the first fourteen of 125 columns; due date in 117, nothing locked', () => {
    const { main, problems } = write('datev', {}, inGermany, { ...CONTEXT, ...MADE })
    const [technical = '', ...rows] = main.toString('latin1').split('\r\n').slice(0, -1)
    const cells = rows.map((row) => row.split(';'))
    const first = [technical, ...cells.map((row) => row.slice(0, 14).join(';')), ''].join('\r\n')
    sameBytes(Buffer.from(first, 'latin1'), 'datev/expected-first-14.csv', (bytes) =>
      Buffer.from(bytes).toString('latin1'),
    )
    expect(technical.split(';')).toHaveLength(31)
    expect(cells.map((row) => row.length)).toEqual([125, 125, 125, 125])
    expect(cells.slice(1).map((row) => [row[113], row[116]])).toEqual([
      ['0', '14112026'],
      ['0', '14112026'],
      ['0', ''],
    ])
    expect(cells[0]?.at(124)).toBe('Abw. Skontokonto')
    expect(problems).toEqual([])
  })

  it('FEC, its own example', () => {
    const durand: readonly [string, string] = ['CDURAND', 'Durand SARL']
    const january = exampleEntry(
      1,
      ['VE', 'Ventes'],
      'FA-2026-0001',
      '2026-01-15',
      'Facture FA-2026-0001 Durand SARL',
      [
        { account: '41100000', name: 'Clients', debit: '1200.00', third: durand, letter: ['A', '2026-02-10'] },
        { account: '70600000', name: 'Prestations de services', credit: '1000.00' },
        { account: '44571200', name: 'TVA collectée 20 %', credit: '200.00' },
      ],
    )
    const february = exampleEntry(
      2,
      ['BQ', 'Banque'],
      'REG-2026-0001',
      '2026-02-10',
      'Virement Durand SARL FA-2026-0001',
      [
        { account: '51200000', name: 'Banque', debit: '1200.00' },
        { account: '41100000', name: 'Clients', credit: '1200.00', third: durand, letter: ['A', '2026-02-10'] },
      ],
    )
    // The example was exported month by month: each batch has the day of its own export as ValidDate.
    const lines = [
      write('fec', {}, [january], { ...CONTEXT, madeOn: day('2026-01-31') }).main,
      write('fec', {}, [february], { ...CONTEXT, madeOn: day('2026-02-28') }).main,
    ].map((bytes) => bytes.toString('utf8').split('\r\n'))
    const joined = [...(lines[0] ?? []).slice(0, -1), ...(lines[1] ?? []).slice(1)].join('\r\n')
    sameBytes(Buffer.from(joined), 'fec/expected.txt', (bytes) => new TextDecoder().decode(bytes))
  })
})

describe('the preview shows the very bytes of the file', () => {
  it.each(FORMATS.map((format) => format.id))('%s', (id) => {
    const { files, pictures } = write(id, {}, SALE_AND_RECEIPT)
    for (const picture of pictures) {
      expect(files.get(picture.part)?.includes(Buffer.from(picture.bytes))).toBe(true)
      // Fields follow each other without a gap, separators aside, and end where the record ends.
      const last = picture.fields.at(-1)
      expect((last?.start ?? 0) + (last?.length ?? 0)).toBeLessThan(picture.bytes.length)
    }
  })
})

describe('the catalogue', () => {
  it('states for every format where its knowledge comes from, how firm it is and how the file is imported', () => {
    for (const format of FORMATS) {
      expect(format.sources.length, format.id).toBeGreaterThan(0)
      for (const words of [format.confidence.note, format.help]) expect(words.fr && words.en, format.id).toBeTruthy()
      for (const { typed, values, default: usual } of format.options) {
        expect(typed ? typed.pattern.test(usual) : values.some((each) => each.value === usual), format.id).toBe(true)
      }
    }
  })
})
