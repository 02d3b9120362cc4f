import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CustomFormat } from '../../src/domain/custom-format'
import { EUR } from '../../src/domain/money'
import { FORMATS, readShape, recognise } from '../../src/formats'
import { plainSpaces } from '../../src/formats/charset'
import { startFrom } from '../../src/formats/custom'
import { SALE_AND_RECEIPT } from '../formats/example'
import { hostileEntries, WHOLE_YEAR } from '../formats/hostile-entries'
import { soundDefinition } from './arbitrary'
import { compiled, definition, ID, writeIn } from './writing'

const amounts = { mark: ',', decimals: 2, grouping: ' ', zero: 'empty', plus: false } as const

/** What one's own formats may change of the usual layout, one thing or several at a time. */
const CASES: readonly [string, CustomFormat][] = [
  ['the usual one', definition()],
  ['fixed width', startFrom('fixed', ID, 'Le mien')],
  ['fixed width with titles', { ...startFrom('fixed', ID, 'Le mien'), titles: true }],
  // An apostrophe before what a spreadsheet would reckon is asked for: it is part of the text.
  [
    'fixed width, bars between and at the end',
    { ...startFrom('fixed', ID, 'Le mien'), fixedSeparator: '|', trailing: true },
  ],
  ['a signed amount', { ...startFrom('spreadsheet', ID, 'Le mien'), spreadsheet: false }],
  ['thousands apart', definition({ amounts, quoting: 'needed' })],
  ['a form of dates of its own', definition({ dates: 'J-M-AAAA' })],
  ['UTF-16, single quotes, CR', definition({ charset: 'utf-16le', quote: "'", quoting: 'always', lineEnd: 'cr' })],
  ['DOS letters, bars, a separator at the end', definition({ charset: 'cp850', separator: '|', trailing: true })],
  ['lines before and after', definition({ first: ['Export "x'], titles: true })],
]

describe('a format of one’s own is read back as those of the catalogue are', () => {
  it.each(CASES)('%s', (_, own) => {
    const format = compiled(own)
    fc.assert(
      fc.property(hostileEntries, (list) => {
        const { main, problems } = writeIn(format, list, WHOLE_YEAR)
        if (problems.some(({ level }) => level === 'blocking')) return
        const { book, findings } = readShape(main, format.shape({}), { currency: EUR, trusted: true })
        expect(findings).toEqual([])
        const read = book.window(0, book.entries).flatMap(({ lines }) => lines)
        const written = list.flatMap(({ entry }) => entry.lines.map((line) => ({ entry, line })))
        expect(read.length).toBe(written.length)
        for (const [i, { entry, line }] of written.entries()) {
          const found = read[i]
          expect([found?.debit, found?.credit]).toEqual(line.side === 'debit' ? [line.amount, 0] : [0, line.amount])
          expect([found?.date, found?.journal, found?.account]).toEqual([entry.date, entry.journal, line.account])
          const told = problems.some((each) => 'document' in each && each.document === entry.document)
          if (!told) expect(found?.label).toBe(plainSpaces(line.label.normalize('NFC')))
        }
      }),
      { numRuns: 15 },
    )
  })

  it.each(['delimited', 'fixed'] as const)('any that holds: %s', (layout) => {
    let read = 0
    fc.assert(
      fc.property(soundDefinition(layout), hostileEntries, (own, list) => {
        const format = compiled({ ...own, grouping: 'none', split: 'one' })
        const { main, problems } = writeIn(format, list, WHOLE_YEAR)
        if (problems.some(({ level }) => level === 'blocking')) return
        const { book } = readShape(main, format.shape({}), { currency: EUR, trusted: true })
        const lines = book.window(0, book.entries).flatMap((each) => each.lines)
        const told = lines.map(({ date, account, debit, credit }) => [date, account, debit, credit])
        const said = list.flatMap(({ entry }) =>
          entry.lines.map(({ account, side, amount: cents }) => [
            entry.date,
            account,
            side === 'debit' ? cents : 0,
            side === 'credit' ? cents : 0,
          ]),
        )
        expect(told).toEqual(said)
        read += 1
      }),
      { numRuns: 80 },
    )
    expect(read).toBeGreaterThan(10)
  })

  it('and its files are recognised', () => {
    const format = compiled(definition({ separator: '~', titles: true }))
    const { main } = writeIn(format, SALE_AND_RECEIPT)
    const [first] = recognise('x.csv', main, [...FORMATS, format], EUR)
    expect([first?.format.id, first?.fit]).toEqual([ID, 'sure'])
  })
})
