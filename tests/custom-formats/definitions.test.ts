import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CustomFormat, DefinitionFault } from '../../src/domain/custom-format'
import type { FormatId } from '../../src/domain/dossier'
import { FORMATS, optionsOf } from '../../src/formats'
import {
  checkDefinition,
  compileFormat,
  definitionFrom,
  newColumn,
  STARTING_POINTS,
  startFrom,
} from '../../src/formats/custom'
import { readCustomFormat, writeCustomFormat } from '../../src/intake/settings'
import { fault as french } from '../../src/ui/texts/problems/own-formats.fr'
import { DOSSIER, DOSSIER_CONTEXT } from '../formats/dossier'
import { write } from '../formats/writing'
import { anyDefinition, soundDefinition } from './arbitrary'
import { compiled, definition, ID, withColumns, writeIn } from './writing'

const COLUMNS = definition().records[0]?.columns ?? []
const faults = (change: Partial<CustomFormat>) => checkDefinition(definition(change))
const column = (i: number, change: Partial<(typeof COLUMNS)[number]>) =>
  faults({
    records: [{ each: 'line', when: '', columns: COLUMNS.map((each, k) => (k === i ? { ...each, ...change } : each)) }],
  })

describe('a definition', () => {
  it.each(STARTING_POINTS)('to start from holds: %s', (point) => {
    expect(checkDefinition(startFrom(point, ID, 'x'))).toEqual([])
  })

  it.each<[string, readonly DefinitionFault[], readonly DefinitionFault[]]>([
    ['its name', faults({ name: ' ' }), [{ path: 'name', what: 'empty' }]],
    ['its separator', faults({ separator: 'ab' }), [{ path: 'separator', what: 'bad-separator' }]],
    [
      'a separator that is the decimal mark, without quotes',
      faults({ separator: ',', quoting: 'never' }),
      [{ path: 'amounts.mark', what: 'separator-is-mark' }],
    ],
    [
      'zeros behind an amount, which would make it ten times as much',
      column(6, { width: 12, padded: true, align: 'left', fill: '0' }),
      [{ path: 'records.0.columns.6.fill', what: 'fill-counts' }],
    ],
    [
      'another figure before an amount',
      column(6, { width: 12, padded: true, align: 'right', fill: '9' }),
      [{ path: 'records.0.columns.6.fill', what: 'fill-counts' }],
    ],
    ['a form of dates', faults({ dates: 'jour' }), [{ path: 'dates', what: 'bad-mask' }]],
    [
      'bytes that are not equally long',
      faults({ layout: 'fixed' }).filter(({ path }) => path === 'charset'),
      [{ path: 'charset', what: 'charset-width' }],
    ],
    [
      'a formula, with its place',
      column(1, { value: '{date}{dat}' }),
      [
        {
          path: 'records.0.columns.1.value',
          what: 'formula',
          formula: { at: 7, fault: 'unknown-field', name: 'dat' },
        },
      ],
    ],
    ['two titles alike', column(1, { title: 'Journal' }), [{ path: 'records.0.columns.1.title', what: 'not-unique' }]],
    [
      'a date too narrow',
      column(1, { width: 8 }),
      [{ path: 'records.0.columns.1.width', what: 'too-narrow', needed: 10 }],
    ],
    [
      'a filter that is none',
      faults({ records: [{ each: 'line', when: 'account', columns: COLUMNS }] }),
      [{ path: 'records.0.when', what: 'not-truth' }],
    ],
    ['no day', column(1, { value: '' }), [{ path: 'records', what: 'lacks', needs: 'date' }]],
    ['no account', column(3, { value: '' }), [{ path: 'records', what: 'lacks', needs: 'account' }]],
    ['one side alone', column(6, { value: '' }), [{ path: 'records', what: 'lacks', needs: 'amount' }]],
    [
      'a line at the head that changes with the entries',
      faults({ first: ['{doc.ref}'] }),
      [{ path: 'first.0', what: 'formula', formula: { at: 1, fault: 'not-of-file', name: 'doc.ref' } }],
    ],
    [
      'a name of one file that is several',
      faults({ fileName: '{journal.code}' }),
      [{ path: 'fileName', what: 'formula', formula: { at: 1, fault: 'not-of-file', name: 'journal.code' } }],
    ],
  ])('is refused for %s', (_, found, wanted) => {
    expect(found).toEqual(wanted)
  })

  it('compiles and writes, or says why in words', () => {
    let sound = 0
    fc.assert(
      fc.property(fc.oneof(anyDefinition, soundDefinition('delimited'), soundDefinition('fixed')), (format) => {
        const result = compileFormat(format)
        if (!result.ok) {
          for (const each of result.problems) expect(french(each).length, each.what).toBeGreaterThan(5)
          return
        }
        sound += 1
        const { main, pictures } = writeIn(result.value, DOSSIER.slice(0, 6), DOSSIER_CONTEXT)
        // What the preview shows is what is written.
        const own = Buffer.concat(pictures.map(({ bytes }) => bytes))
        if (format.split === 'one' && format.records.every(({ each }) => each !== 'journal')) {
          expect(main.includes(own)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
    expect(sound).toBeGreaterThan(100)
  })

  it('comes back the same from its file', () => {
    fc.assert(
      fc.property(fc.oneof(soundDefinition('delimited'), soundDefinition('fixed')), (format) => {
        const read = readCustomFormat(writeCustomFormat(format), ID)
        if (checkDefinition(format).length > 0) expect(read.ok).toBe(false)
        else expect(read).toEqual({ ok: true, value: format })
      }),
      { numRuns: 100 },
    )
  })

  it('names everything that is wrong in a file at once', () => {
    const spoilt = writeCustomFormat(definition()).replace('"crlf"', '"vms"').replace('"needed"', '7')
    const read = readCustomFormat(spoilt, ID)
    if (read.ok) throw new Error('a spoilt file was taken')
    expect(read.problems).toMatchObject([{ detail: 'format.quoting : 7 · format.lineEnd : "vms"' }])
    const two = readCustomFormat(writeCustomFormat(definition({ separator: 'a', dates: '' })), ID)
    expect(two.ok ? [] : two.problems).toMatchObject([
      { code: 'act.bad-format', faults: [{ path: 'separator' }, { path: 'dates' }] },
    ])
    expect(readCustomFormat(`{"ecritoire":"format","version":9,"format":{}}`, ID).ok).toBe(false)
    expect(readCustomFormat('{', ID).ok).toBe(false)
  })
})

describe('records of fixed width', () => {
  it('are equally long in bytes, whatever the texts and the set', () => {
    fc.assert(
      fc.property(soundDefinition('fixed'), (format) => {
        const result = compileFormat(format)
        if (!result.ok) return
        const { pictures } = writeIn(result.value, DOSSIER, DOSSIER_CONTEXT)
        expect(new Set(pictures.map(({ bytes }) => bytes.length)).size).toBe(1)
      }),
      { numRuns: 60 },
    )
  })

  it('never cut an amount', () => {
    const narrow = withColumns(
      [
        newColumn('Date', '{date}', { width: 10 }),
        newColumn('Compte', '{account}', { width: 10 }),
        newColumn('Montant', '{signed}', { width: 3, tooWide: 'cut', align: 'right' }),
      ],
      { layout: 'fixed', charset: 'ascii' },
    )
    const { problems } = writeIn(compiled(narrow), DOSSIER.slice(0, 1), DOSSIER_CONTEXT)
    expect(problems.map(({ code }) => code)).toContain('format.too-wide')
  })
})

describe('a format of the catalogue to start from', () => {
  it.each(FORMATS.map(({ id }) => id))('%s becomes a definition that holds, or lacks what it says', (id) => {
    const format = FORMATS.find((each) => each.id === id)
    if (!format) throw new Error(id)
    const { definition: made, unsaid } = definitionFrom(format, {}, ID, 'Copie')
    const left = checkDefinition(made).filter(({ what }) => what !== 'not-unique')
    if (unsaid.length === 0 && format.shape(optionsOf(format, {})).records.some(({ each }) => each === 'line')) {
      expect(left).toEqual([])
    }
  })

  /** Those that fields and constants say wholly write the very bytes of the catalogue's own. */
  it.each([
    'fec',
    'cegid-csv',
    'charlemagne',
    'ciel',
    'fulll-tiime',
    'ibiza',
    'inqom',
    'myunisoft',
    'openconcerto',
    'pennylane',
  ])('%s: the same bytes', (id) => {
    const format = FORMATS.find((each) => each.id === id)
    if (!format) throw new Error(id)
    const { definition: made, unsaid } = definitionFrom(format, {}, ID, 'Copie')
    expect(unsaid).toEqual([])
    const own = writeIn(compiled(made), DOSSIER, DOSSIER_CONTEXT)
    const theirs = write(id, {}, DOSSIER, DOSSIER_CONTEXT)
    expect(own.text).toBe(theirs.decode(theirs.main))
  })
})

it('the id of a copy is its own', () => {
  expect(startFrom('simple', 'own-x' as FormatId, 'X').id).toBe('own-x')
})
