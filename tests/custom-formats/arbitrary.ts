import fc from 'fast-check'
import type { CustomColumn, CustomFormat } from '../../src/domain/custom-format'
import { CUSTOM_CHARSETS, GROUPINGS, RECORD_EACH } from '../../src/domain/custom-format'
import { FIELD_IDS } from '../../src/formats/custom'
import { ID } from './writing'

const value = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...FIELD_IDS).map((id) => `{${id}}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', 'VE', 'É;"', '{left(label; 7)}-{doc.ref}', '{debit - credit}', '{line.rank * 10}'),
  },
  { weight: 1, arbitrary: fc.constantFrom('{nom}', '{', '{amount / 0}', '{if(side = "D"; date; doc.date)}') },
)

const masks = fc.constantFrom('', 'JJMMAA', 'JJ/MM/AAAA', 'J-M-AA', 'AAAAMMJJ', 'jour')

const column: fc.Arbitrary<CustomColumn> = fc.record({
  title: fc.constantFrom('Un', 'Deux', 'Trois', 'Quatre', 'Cinq', 'Six', 'Sept', 'Huit', 'Débit €'),
  value,
  width: fc.option(fc.integer({ min: 1, max: 40 }), { freq: 3 }),
  tooWide: fc.constantFrom('refuse', 'cut', 'cut-left'),
  align: fc.constantFrom('left', 'right'),
  fill: fc.constantFrom(' ', '0', '*'),
  padded: fc.boolean(),
  required: fc.boolean(),
  dates: masks,
  keep: fc.constantFrom('all', 'alphanumeric', 'digits'),
  letters: fc.constantFrom('as-is', 'upper', 'plain', 'upper-plain'),
})

/** Any definition that the file of a format may hold, sound or not. */
export const anyDefinition: fc.Arbitrary<CustomFormat> = fc.record({
  id: fc.constant(ID),
  name: fc.constantFrom('Le mien', '', 'Été n° 2'),
  layout: fc.constantFrom('delimited', 'fixed'),
  separator: fc.constantFrom(';', ',', '\t', '|', '||', 'x', ''),
  trailing: fc.boolean(),
  quoting: fc.constantFrom('never', 'needed', 'texts', 'always'),
  quote: fc.constantFrom('"', "'"),
  charset: fc.constantFrom(...CUSTOM_CHARSETS),
  lineEnd: fc.constantFrom('crlf', 'lf', 'cr'),
  unknown: fc.constantFrom('?', '_', ' '),
  titles: fc.boolean(),
  first: fc.array(fc.constantFrom('##  {company.name}', 'É;;', '{date}', '#FLG 000'), { maxLength: 2 }),
  last: fc.array(fc.constantFrom('#FIN', '{export.date}'), { maxLength: 1 }),
  dates: masks,
  amounts: fc.record({
    mark: fc.constantFrom(',', '.', ''),
    decimals: fc.constantFrom(0, 2, 3, 4),
    grouping: fc.constantFrom(...GROUPINGS),
    zero: fc.constantFrom('empty', 'zero'),
    plus: fc.boolean(),
  }),
  side: fc.record({ debit: fc.constantFrom('D', '1'), credit: fc.constantFrom('C', '-1') }),
  spreadsheet: fc.boolean(),
  grouping: fc.constantFrom('none', 'account'),
  split: fc.constantFrom('one', 'journal', 'month', 'year'),
  fileName: fc.constantFrom('export_{export.id}', '{journal.code}_{from}', 'a/b:c', ''),
  extension: fc.constantFrom('csv', 'txt', 'un peu'),
  records: fc.array(
    fc.record({
      each: fc.constantFrom(...RECORD_EACH),
      when: fc.constantFrom('', 'side = "D"', 'starts(account; "4")', 'date'),
      columns: fc.array(column, { maxLength: 6 }),
    }),
    { maxLength: 3 },
  ),
  tables: fc.array(
    fc.record({
      name: fc.constantFrom('t', 'u'),
      rows: fc.array(fc.record({ from: fc.constantFrom('a', 'b'), to: fc.string({ maxLength: 4 }) }), { maxLength: 2 }),
      otherwise: fc.constantFrom('same', 'empty', 'refuse'),
    }),
    { maxLength: 2 },
  ),
})

/** Columns without which there is no file, with widths that hold them. */
const NEEDED: readonly CustomColumn[] = ['{date}', '{account}', '{signed}'].map((each, i) => ({
  title: `Colonne ${i}`,
  value: each,
  width: 24,
  tooWide: 'refuse',
  align: i === 2 ? 'right' : 'left',
  fill: ' ',
  padded: false,
  required: true,
  dates: 'JJ/MM/AAAA',
  keep: 'all',
  letters: 'as-is',
}))

/** Definitions that hold, of one layout: what does not is taken out of random ones. */
export function soundDefinition(layout: CustomFormat['layout']): fc.Arbitrary<CustomFormat> {
  return anyDefinition.map((format) => ({
    ...format,
    layout,
    name: format.name || 'Sans nom',
    separator: format.separator.replace('x', '') || ';',
    quoting: format.quoting === 'always' ? 'always' : 'needed',
    charset: layout === 'fixed' && format.charset.startsWith('utf-8') ? 'windows-1252' : format.charset,
    dates: format.dates === '' || format.dates === 'jour' ? 'JJ/MM/AAAA' : format.dates,
    amounts: {
      ...format.amounts,
      grouping: format.amounts.mark === format.amounts.grouping ? '' : format.amounts.grouping,
    },
    first: format.first.filter((line) => !line.includes('{date}')),
    fileName: 'essai',
    extension: 'csv',
    tables: [],
    records: [
      {
        each: 'line',
        when: '',
        columns: [
          ...NEEDED,
          ...(format.records[0]?.columns ?? [])
            .filter((each) => !/\{nom\}|^\{$/.test(each.value))
            .map((each, i) => ({
              ...each,
              title: `Libre ${i}`,
              width: 40,
              // Zeros behind a number make another number of it.
              fill: each.align === 'left' && each.fill === '0' ? ' ' : each.fill,
              dates: each.dates === 'jour' ? '' : each.dates,
            })),
        ],
      },
    ],
  }))
}
