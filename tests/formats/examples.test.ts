import { describe, expect, it } from 'vitest'
import type { DraftContext } from '../../src/domain/draft'
import type { Entry, EntryLine, NumberedEntry } from '../../src/domain/entry'
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
const shortVat = told(({ accountLabel }) => ({ accountLabel: accountLabel.replace(' 20 %', '') }))

describe('the examples of the format notes come out byte for byte', () => {
  const attached = SALE_AND_RECEIPT.map((each) =>
    each.entry.kind === 'invoice' ? { ...each, entry: { ...each.entry, attachment: '00000001.pdf' } } : each,
  )
  const cases: readonly [string, Options, string, readonly NumberedEntry[], Partial<DraftContext>?][] = [
    ['quadratus', {}, 'quadratus/expected.txt', attached as readonly NumberedEntry[]],
    ['ebp', {}, 'ebp/expected.txt', SALE_AND_RECEIPT],
    ['ebp-parametrable', {}, 'ebp-parametrable/expected.csv', SALE_AND_RECEIPT],
    ['acd', {}, 'acd/expected.csv', SALE_AND_RECEIPT],
    ['acd', { layout: 'B' }, 'acd/expected-B.csv', SALE_AND_RECEIPT],
    ['coala', {}, 'coala/expected.csv', SALE_AND_RECEIPT],
    ['ciel', {}, 'ciel/expected.txt', SALE_AND_RECEIPT],
    ['cegid-tra', {}, 'cegid-tra/expected.TRA', SALE_AND_RECEIPT, MADE],
    ['sage-100-mecg', {}, 'sage-100-mecg/expected.txt', SALE_AND_RECEIPT],
    ['isacompta', {}, 'isacompta/expected.ecr', SALE_AND_RECEIPT, { ...MADE, company: MA_SOCIETE }],
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
    ['odoo', {}, 'odoo/expected.csv', SALE_AND_RECEIPT],
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
