import { describe, expect, it } from 'vitest'
import { newColumn, startFrom } from '../../src/formats/custom'
import { exampleEntry, SALE_AND_RECEIPT } from '../formats/example'
import { compiled, definition, ID, withColumns, writeIn } from './writing'

const SALE = SALE_AND_RECEIPT.slice(0, 1)
const NEEDED = [
  newColumn('Date', '{date}'),
  newColumn('Compte', '{account}'),
  newColumn('Montant', '{signed}', { align: 'right' }),
]

/** One entry with hostile labels. */
const HOSTILE = [
  exampleEntry(1, ['VE', 'Ventes'], 'F-1', '2026-10-15', '=A1;"x"', [
    { account: '411000', name: 'Clients', debit: '1234567.80', third: ['CA', 'A'] },
    { account: '706000', name: 'Ventes', credit: '1234567.00' },
    { account: '706000', name: 'Ventes', credit: '0.80' },
  ]),
]

function lines(
  columns: Parameters<typeof withColumns>[0],
  change: Parameters<typeof withColumns>[1] = {},
  entries = SALE,
) {
  return writeIn(compiled(withColumns([...NEEDED, ...columns], change)), entries)
    .text.split('\r\n')
    .slice(0, -1)
}

/** The fields that come after the needed ones. */
const cells = (...args: Parameters<typeof lines>) => lines(...args).map((line) => line.split(';').slice(3).join(';'))

describe('a format of one’s own', () => {
  it('writes the example of the notes with its defaults', () => {
    expect(writeIn(compiled(startFrom('simple', ID, 'x')), SALE_AND_RECEIPT).text).toBe(
      [
        'Journal;Date;Pièce;Compte;Auxiliaire;Libellé;Débit;Crédit;Échéance',
        "VE;15/10/2026;FA2610-001;411000;CSOCGENE;Société Générale d'Été & Fils;1200,00;;14/11/2026",
        "VE;15/10/2026;FA2610-001;706000;;Société Générale d'Été & Fils;;1000,00;",
        "VE;15/10/2026;FA2610-001;445712;;Société Générale d'Été & Fils;;200,00;",
        "BQ;05/11/2026;RG2611-001;512000;;Société Générale d'Été & Fils;1200,00;;",
        "BQ;05/11/2026;RG2611-001;411000;CSOCGENE;Société Générale d'Été & Fils;;1200,00;",
        '',
      ].join('\r\n'),
    )
  })

  it.each<[string, Parameters<typeof withColumns>[1], string]>([
    ['quotes where it must', { quoting: 'needed' }, '15/10/2026;411000;1234567,80;"=A1;""x"""'],
    ['quotes texts', { quoting: 'texts' }, '15/10/2026;"411000";1234567,80;"=A1;""x"""'],
    ['quotes everything', { quoting: 'always' }, '"15/10/2026";"411000";"1234567,80";"=A1;""x"""'],
    ['takes out what it cannot quote', { quoting: 'never' }, "15/10/2026;411000;1234567,80;=A1 'x'"],
    ['quotes with apostrophes', { quoting: 'texts', quote: "'" }, "15/10/2026;'411000';1234567,80;'=A1;\"x\"'"],
    ['quotes an amount that holds the separator', { separator: ',' }, '15/10/2026,411000,"1234567,80","=A1;""x"""'],
    [
      'keeps spreadsheets from reckoning',
      { spreadsheet: true, quoting: 'never' },
      "15/10/2026;411000;1234567,80;'=A1 'x'",
    ],
    [
      'writes a separator of two characters, and after the last field',
      { separator: '||', trailing: true },
      '15/10/2026||411000||1234567,80||"=A1;""x"""||',
    ],
    [
      'groups thousands',
      { amounts: { mark: '.', decimals: 2, grouping: ' ', zero: 'empty', plus: false } },
      '15/10/2026;411000;1 234 567.80;"=A1;""x"""',
    ],
    [
      'writes hundredths, and a plus',
      { amounts: { mark: '', decimals: 2, grouping: '', zero: 'empty', plus: true } },
      '15/10/2026;411000;+123456780;"=A1;""x"""',
    ],
    [
      'writes more decimals',
      { amounts: { mark: ',', decimals: 4, grouping: '', zero: 'empty', plus: false } },
      '15/10/2026;411000;1234567,8000;"=A1;""x"""',
    ],
    ['writes dates as one likes', { dates: 'J.M.AA' }, '15.10.26;411000;1234567,80;"=A1;""x"""'],
  ])('%s', (_, change, wanted) => {
    expect(lines([newColumn('Libellé', '{label}')], change, HOSTILE)[0]).toBe(wanted)
  })

  it('pads, cuts, keeps and changes letters by column', () => {
    const columns = [
      newColumn('', '{account}', { width: 8, fill: '0', padded: true }),
      newColumn('', '{doc.ref}', { width: 4, tooWide: 'cut-left' }),
      newColumn('', '{label}', { width: 7, tooWide: 'cut', letters: 'upper-plain' }),
      newColumn('', '{doc.ref}', { keep: 'digits' }),
      newColumn('', '{doc.ref}', { keep: 'alphanumeric' }),
    ]
    expect(cells(columns)[0]).toBe('41100000;-001;SOCIETE;2610001;FA2610001')
  })

  it('writes the side in one’s own letters, and debit or credit alone with zeros on the other side', () => {
    const columns = [
      newColumn('', '{side}'),
      newColumn('', '{debit}'),
      newColumn('', '{credit}'),
      newColumn('', '{signed.credit}'),
    ]
    const amounts = { mark: '.', decimals: 2, grouping: '', zero: 'zero', plus: false } as const
    expect(cells(columns, { side: { debit: 'S', credit: 'H' }, amounts })).toEqual([
      'S;1200.00;0.00;-1200.00',
      'H;0.00;1000.00;1000.00',
      'H;0.00;200.00;200.00',
    ])
  })

  it('fills fixed columns, the sign before the zeros', () => {
    const format = withColumns(
      [
        newColumn('', '{journal.code}', { width: 3 }),
        newColumn('', '{date}', { width: 6, dates: 'JJMMAA' }),
        newColumn('', '{account}', { width: 8, align: 'right', fill: '*' }),
        newColumn('', '{signed}', { width: 9, align: 'right', fill: '0' }),
        newColumn('', '{line.rank}', { width: 3, align: 'right', fill: '0' }),
      ],
      {
        layout: 'fixed',
        charset: 'cp850',
        amounts: { mark: '', decimals: 2, grouping: '', zero: 'zero', plus: false },
      },
    )
    expect(writeIn(compiled(format), SALE).text.split('\r\n')).toEqual([
      'VE 151026**411000000120000001',
      'VE 151026**706000-00100000002',
      'VE 151026**445712-00020000003',
      '',
    ])
  })

  it('writes UTF-16 with its mark, and tells the place of each field in its bytes', () => {
    const { main, pictures } = writeIn(
      compiled(withColumns([...NEEDED, newColumn('L', '{label}')], { charset: 'utf-16le' })),
      SALE,
    )
    expect([...main.subarray(0, 6)]).toEqual([0xff, 0xfe, 0x31, 0, 0x35, 0])
    expect(main.subarray(2).toString('utf16le')).toContain("Générale d'Été & Fils\r\n")
    const field = pictures[0]?.fields[3]
    if (!field || !pictures[0]) throw new Error('no field')
    expect(Buffer.from(pictures[0].bytes.subarray(field.start, field.start + field.length)).toString('utf16le')).toBe(
      field.text,
    )
  })

  it('stands between lines of one’s own, as they are typed', () => {
    const text = writeIn(
      compiled(
        withColumns(NEEDED, { first: ['##  {company.siren};É;', '{{x}}'], last: ['#FIN {export.id}'], lineEnd: 'cr' }),
      ),
      SALE,
    ).text.split('\r')
    expect([text[0], text[1], text.at(-2)]).toEqual(['##  812345676;É;', '{x}', '#FIN 1'])
  })

  it('writes only the lines that the filter keeps, and one record an entry where asked', () => {
    const format = definition({
      titles: false,
      records: [
        {
          each: 'entry',
          when: '',
          columns: [newColumn('', 'E'), newColumn('', '{doc.ref}'), newColumn('', '{entry.lines}')],
        },
        { each: 'line', when: 'starts(account; "4")', columns: [newColumn('', 'L'), ...NEEDED] },
      ],
    })
    expect(writeIn(compiled(format), SALE_AND_RECEIPT).text.split('\r\n')).toEqual([
      'E;FA2610-001;3',
      'L;15/10/2026;411000;1200,00',
      'L;15/10/2026;445712;-200,00',
      'E;RG2611-001;2',
      'L;05/11/2026;411000;-1200,00',
      '',
    ])
  })

  it('makes one line of those with the same account', () => {
    expect(lines([], { grouping: 'account' }, HOSTILE)).toEqual([
      '15/10/2026;411000;1234567,80',
      '15/10/2026;706000;-1234567,80',
    ])
  })

  it('splits by journal or month, with what tells the files apart in their names', () => {
    const names = (change: Parameters<typeof definition>[0]) => [
      ...writeIn(compiled(definition(change)), SALE_AND_RECEIPT).files.keys(),
    ]
    expect(names({ split: 'journal', fileName: 'a/{company.siren}', extension: 'TXT' })).toEqual([
      'a-812345676-VE.TXT',
      'a-812345676-BQ.TXT',
    ])
    expect(names({ split: 'month', fileName: 'm{format(date; "MM")}' })).toEqual(['m10.csv', 'm11.csv'])
    expect(names({})).toHaveLength(1)
  })

  it('blocks a line whose formula has no value, once an entry and column', () => {
    const tables = [{ name: 't', rows: [{ from: '411000', to: 'X' }], otherwise: 'refuse' }] as const
    const format = withColumns(
      [...NEEDED, newColumn('Code', '{lookup("t"; account)}'), newColumn('Part', '{amount / (line.rank - 1)}')],
      { tables },
    )
    const { problems } = writeIn(compiled(format), SALE)
    expect(problems.filter(({ code }) => code === 'format.formula')).toMatchObject([
      { column: 'Part', why: 'division-by-zero', level: 'blocking' },
      { column: 'Code', why: 'not-in-table' },
    ])
    const whole = withColumns(NEEDED, { amounts: { mark: ',', decimals: 0, grouping: '', zero: 'empty', plus: false } })
    expect(writeIn(compiled(whole), HOSTILE).problems.slice(0, 1)).toMatchObject([
      { column: 'Montant', why: 'has-cents' },
    ])
  })

  it('says what a column changed, and refuses accounts that would become one', () => {
    const columns = [
      newColumn('Compte court', '{account.or.aux}', { width: 1, tooWide: 'cut' }),
      newColumn('Nom', '{label}'),
    ]
    const codes = writeIn(
      compiled(withColumns([...NEEDED, ...columns], { charset: 'ascii' })),
      SALE_AND_RECEIPT,
    ).problems.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['format.cut', 'format.replaced']))
    const clash = writeIn(
      compiled(withColumns([...NEEDED, newColumn('Tiers', '{aux}', { width: 1, tooWide: 'cut' })])),
      [HOSTILE[0], SALE[0]].flatMap((each) => each ?? []),
    ).problems
    expect(clash.map(({ code }) => code)).toContain('format.account-clash')
  })
})
