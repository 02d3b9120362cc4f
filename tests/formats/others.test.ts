import { describe, expect, it } from 'vitest'
import type { FormatId } from '../../src/domain/dossier'
import { formatOf, optionsOf } from '../../src/formats'
import { cutRecord } from '../../src/formats/reading/cells'
import { CONTEXT, SALE_AND_RECEIPT } from './example'
import { write } from './writing'

/**
 * The customer's line of the example sale as other programs write it, field by field: derived by hand from the writers'
 * published sources (Dolibarr's accountancyexport.class.php, Tryton's account_export_winbooks), read for their layout.
 * Whatever differs from ours is named here with its reason, which the notes of the format explain.
 */
interface Other {
  readonly writer: string
  readonly format: string
  readonly options?: Readonly<Record<string, string>>
  readonly fields: readonly string[]
  /** Our column, and why it holds something else there. */
  readonly differs: Readonly<Record<string, string>>
  /** Columns that ours has behind theirs, or that theirs has behind ours. */
  readonly more?: string
  /** Their columns that ours has no place for, by index. */
  readonly without?: readonly number[]
}

const ETE = "Société Générale d'Été & Fils"
const PLAIN = "Societe Generale d'Ete & Fils"
const blanks = (count: number) => ' '.repeat(count)

const DISPLAY = 'their display function writes « 1 200 »: a space between thousands, no decimals'
const POINT = 'trailing zeros are dropped there'
const ACCENTS = 'accents are taken off there; ours does so on demand'
const PIECE = 'their internal number of the entry, not the document’s'
const ORDER = 'their number of the document, where the other writers have the label'

const OTHERS: readonly Other[] = [
  {
    writer: 'Dolibarr exportCegid',
    format: 'cegid-csv',
    fields: ['15102026', 'VE', '411000', 'CSOCGENE', 'D', '1200,00', PLAIN, 'FA2610-001'],
    differs: {},
  },
  {
    writer: 'Dolibarr exportCogilog',
    format: 'cogilog',
    fields: ['VE', '15102026', 'FA2610-001', '411SOCGENE', '', ETE, '15102026', '1 200', '', 'FA2610-001', ETE],
    differs: {
      Date: 'iDocus writes JJ/MM/AAAA, the form that goes with the titles',
      Echéance: 'they repeat the document’s date',
      Debit: DISPLAY,
      'Intitulé Journal': 'they write the document again; the titled layout creates journals by it',
    },
    more: 'eleven more columns and a title line, as iDocus writes them',
  },
  {
    writer: 'Dolibarr exportCoala',
    format: 'coala',
    options: { ninth: 'auxiliary', zero: 'zero' },
    fields: ['15/10/2026', 'VE', '411000', '1', 'FA2610-001', '1 200', '0', 'E', 'CSOCGENE'],
    differs: { Pièce: PIECE, Libellé: ORDER, Débit: DISPLAY, Crédit: DISPLAY },
  },
  {
    writer: 'Dolibarr exportBob50',
    format: 'bob50',
    fields: ['1', '15/10/2026', 'C', 'CSOCGENE', '1 200', '0', ETE],
    // Where the third party's account begins with neither 411 nor 401, as in Belgium, they leave the third field out.
    differs: { Débit: DISPLAY, Crédit: DISPLAY },
  },
  {
    writer: 'Dolibarr exportCiel',
    format: 'ciel',
    options: { mark: ',', charset: 'ascii', version: '2003' },
    fields: [
      '1    ',
      'VE',
      '20261015',
      '20261114',
      'FA2610-001  ',
      '411SOCGENE ',
      'FA2610-001Societe General',
      '      1200,00',
      'D',
      blanks(12),
      blanks(6),
      PLAIN.padEnd(34),
      'O',
      '2003',
    ],
    differs: {
      'N° de mouvement': 'to the left there, to the right in two other writers and in a reader',
      Libellé: 'the document’s number stands before the label, though it has a column of its own',
    },
  },
  {
    writer: 'Dolibarr exportQuadratus (M)',
    format: 'quadratus',
    options: { accents: 'drop', parties: 'no' },
    fields: [
      ...[
        'M',
        'CSOCGENE',
        'VE',
        '000',
        '151026',
        ' ',
        'FA2610-001 Societe G',
        'D',
        '+000000120000',
        blanks(8),
        '141126',
      ],
      ...['  ', '   ', '1    ', blanks(10), blanks(10), '1       ', 'EUR', 'VE ', ' ', ' ', ' ', PLAIN.padEnd(30)],
      ...['  ', 'FA2610-001', blanks(10), blanks(13), blanks(12), blanks(10), blanks(10), blanks(4), blanks(14)],
    ],
    differs: {
      'Libellé libre': 'the document’s number stands before the label there',
      'N° de pièce (5)': PIECE,
      'N° de pièce (8)': PIECE,
    },
  },
  {
    writer: 'Dolibarr exportWinfic',
    format: 'winfic',
    fields: [
      ...['VE', '15102026', '     1', '     1', '151026', 'CSOCGE', '      1200,00', '         0,00'],
      ...["FA2610-001 Societe Generale d'", '  ', '    1', '    ', '14112026', '1', ' ', ' ', '0,000000000', '  '],
    ],
    differs: {},
  },
  {
    writer: 'Dolibarr exportEbp',
    format: 'ebp',
    fields: ['1', '15102026', 'VE', '411SOCGENE', '', ETE, '1', '1200', 'D', '15102026'],
    differs: {
      'N° de pièce': PIECE,
      Montant: POINT,
      Échéance:
        'they repeat the document’s date; since 2016 they also leave the empty fifth field out, which moves the rest',
    },
    more: 'the currency in 11, as six other writers have it',
  },
  {
    writer: 'Dolibarr exportAgiris',
    format: 'isacompta',
    options: { layout: 'csv' },
    fields: ['1', ETE, '15102026', ETE, '411SOCGENE', ETE, 'FA2610-001', '1 200', '0', '1 200', 'D', '', 'VE'],
    differs: { Débit: DISPLAY, Crédit: DISPLAY, Montant: DISPLAY },
  },
  {
    writer: 'Dolibarr exportOpenConcerto',
    format: 'openconcerto',
    fields: ['15/10/2026', 'VE', '411SOCGENE', 'FA2610-001', ETE, '1 200', '0'],
    differs: { Débit: DISPLAY, Crédit: DISPLAY },
  },
  {
    writer: 'Dolibarr exportISTEA',
    format: 'istea',
    fields: ['1', '15/10/2026', 'FA2610-001', ETE, '411SOCGENE', '411SOCGENE', '411000', ETE, ETE, '1200', '0', 'VE'],
    differs: { Débit: POINT, Crédit: POINT },
  },
  {
    writer: 'Dolibarr exportiSuiteExpert',
    format: 'acd',
    options: { layout: 'B' },
    fields: ['1', '15/10/2026', '2026', '10', '15', 'FA2610-001', ETE, '411SOCGENE', ETE, '1 200', '0', '1 200', 'VE'],
    differs: { Débit: DISPLAY, Crédit: DISPLAY, Montant: DISPLAY },
  },
  {
    writer: 'Dolibarr exportGestimumV3',
    format: 'gestimum',
    fields: ['1', '15/10/2026', 'VE', '411SOCGENE', '', `FA2610-001 - ${ETE}`, '1', 'EUR', '1200', 'D', '', '20261114'],
    differs: {
      Date: 'one of the vendor’s four forms, the same as the due date’s here',
      Libellé: 'the document’s number stands before the name there',
      'N° de pièce': PIECE,
      Montant: POINT,
      Échéance: 'none of the vendor’s four forms',
    },
    more: 'the vendor’s five last fields',
  },
  {
    writer: 'Dolibarr exportLDCompta',
    format: 'ld-compta-9',
    fields: [
      ...['E', 'VE', '1', '1', '20261015', ETE, '20261114', 'FC', '', '1 200,00', 'D', '411000', '20261124', '', ''],
      ...['CSOCGENE', 'C', '', '', '', '', 'FA2610-001', '', '', '0', '', '0', '', '', '', '', '', '', '', ''],
    ],
    differs: { LIBE: 'cut to the 25 characters that version 10 states', MONT: 'a space between thousands there' },
  },
  {
    writer: 'Dolibarr exportLDCompta10 (E)',
    format: 'ld-compta-10',
    options: { parties: 'no' },
    fields: [
      ...['E', 'VE', '1', '1', '20261015', ETE.slice(0, 25).trim(), '20261114', 'FC', '', '1 200,00', 'D', '411000'],
      ...['20261015', '', '', 'CSOCGENE', 'C', '', '', '', 'FA2610-001', '0', '', '', '', '', '0', '', '0'],
      ...['', '', '', '', '', '', '', ''],
    ],
    differs: { MONT: 'a space between thousands there' },
  },
  {
    writer: 'Dolibarr exportCharlemagne',
    format: 'charlemagne',
    fields: ['20261015', 'VE', '411SOCGENE', 'Clients', 'FA2610-001', ETE, '1 200', 'D', '', '', '', '', '', ''],
    differs: { Montant: DISPLAY },
  },
  {
    writer: 'Dolibarr exportSAGE50SWISS',
    format: 'sage-50-ch',
    fields: [
      ...['1', '15.10.2026', '411000', 'S', 'V', 'div', '', '', '0', '0', '0', '2', '', '1200', '0.00', '0.00'],
      ...['Clients / FA2610-001', '', '0', '', '', '0'],
    ],
    // Their SId and OpId hold the separator itself: two columns too many, which the vendor's list does not have.
    without: [7, 20],
    differs: {
      Netto: POINT,
      Tx1: 'the account’s name and the document’s number there',
      Tx2: 'joined to the first text there',
    },
  },
  {
    writer: 'Dolibarr exportFEC',
    format: 'fec',
    options: { columns: 'dolibarr' },
    fields: [
      ...['VE', 'Ventes', '1', '20261015', '411000', 'Clients', 'CSOCGENE', PLAIN, 'FA2610-001', '20261124', PLAIN],
      ...['1200,00', '0,00', '', '', '', '', '', '20261114', 'FA2610-001', ''],
    ],
    differs: {
      CompAuxLib: ACCENTS,
      PieceDate: 'the day on which the document was keyed there; the law means the document’s own',
      EcritureLib: ACCENTS,
      ValidDate: 'blank there until the entry is validated; the administration’s checker refuses that',
    },
  },
  {
    writer: 'Tryton account_export_winbooks',
    format: 'winbooks',
    fields: [
      ...['1', 'VE', '2', '2610001', '', '', '411000', 'CSOCGENE', '1', '10', '', '20261015', '20261114', ETE, '', '0'],
      ...['1200.00', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', ''],
    ],
    differs: {
      DATE: 'left empty there; the day in the books, where a lock has moved it, is another than the document’s',
    },
  },
]

describe('the same line in other programs', () => {
  it.each(OTHERS.map((other) => [other.writer, other] as const))('%s', (_, other) => {
    const options = other.options ?? {}
    const context = { ...CONTEXT, madeOn: '2026-11-24' as typeof CONTEXT.madeOn }
    const { main, decode } = write(other.format, options, SALE_AND_RECEIPT, context)
    const format = formatOf(other.format as FormatId)
    const shape = format.shape(optionsOf(format, options))
    const columns = shape.records.find(({ each }) => each === 'line')?.columns ?? []
    const headers = shape.records.filter(({ each }) => each === 'header').length
    const line = decode(main).split(shape.layout.lineEnd)[headers] ?? ''
    const ours = cutRecord(line, columns, shape.layout).cells.map(({ text }) => text)
    const theirs = other.fields.filter((_, i) => !other.without?.includes(i))
    const different = columns.flatMap(({ name }, i) => (i < theirs.length && ours[i] !== theirs[i] ? [name] : []))
    expect(different).toEqual(Object.keys(other.differs))
    if (other.more === undefined) expect(ours.length).toBe(theirs.length)
    else expect(ours.length).toBeGreaterThan(theirs.length)
  })
})
