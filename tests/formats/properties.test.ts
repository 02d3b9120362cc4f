import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FormatId } from '../../src/domain/dossier'
import type { DraftContext } from '../../src/domain/draft'
import type { NumberedEntry } from '../../src/domain/entry'
import type { FormatProblem } from '../../src/domain/problems/formats'
import type { Options } from '../../src/formats'
import { decoderOf, FORMATS, formatOf, openWriter, readFec } from '../../src/formats'
import type { ExampleLine } from './example'
import { CONTEXT, day, exampleEntry } from './example'

const HOSTILE = [
  'Société Générale d’Été & Fils',
  'cœur – œuvre « 12 € »',
  '🧾🇫🇷 facture',
  'un\tdeux\r\ntrois',
  'a;b,c|d"e',
  '\u202eטקסט הפוך',
  'e\u0301te\u0301 décomposé',
  '=1+1',
  '\u0000\u0085\u2028\u00a0\u202f',
  'Ż ź Ł Đ ı ﬁ ½ ™ …',
  '漢字カナ',
  'x'.repeat(300),
  '   ',
]
const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme', maxLength: 300 }))
const cents = fc.integer({ min: 1, max: 99_999_999 })
const decimal = (value: number) => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`
const DAYS = ['2026-01-01', '2026-02-28', '2026-10-15', '2026-12-31'] as const

/** Sales of a hundred third parties at most, labels hostile. */
const entries = fc
  .array(fc.record({ text, name: text, net: cents, vat: cents, party: fc.nat(99), day: fc.constantFrom(...DAYS) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((sales): NumberedEntry[] =>
    sales.map(({ text: label, name, net, vat, party, day: date }, i) => {
      const third: readonly [string, string] = [`CC${party}`, name]
      const lines: ExampleLine[] = [
        { account: '411000', name: 'Clients', debit: decimal(net + vat), third, due: '2026-12-31' },
        { account: '706000', name: 'Prestations de services', credit: decimal(net) },
        { account: '445712', name: 'TVA collectée 20 %', credit: decimal(vat) },
      ]
      return exampleEntry(i + 1, ['VE', 'Ventes'], `F${10000 + i}`, date, label, lines)
    }),
  )

function write(id: string, options: Options, list: readonly NumberedEntry[], context: DraftContext = CONTEXT) {
  const chunks = new Map<string, Uint8Array[]>()
  const problems: FormatProblem[] = []
  const format = formatOf(id as FormatId)
  const writer = openWriter(
    format,
    options,
    context,
    (part, bytes) => chunks.set(part, [...(chunks.get(part) ?? []), bytes.slice()]),
    (found) => problems.push(found),
  )
  const positions = list.map((entry) => {
    const position = writer.position()
    writer.add(entry)
    return position
  })
  const [name = ''] = writer.finish().parts
  const bytes = Buffer.concat(chunks.get(name) ?? [])
  return { bytes, name, problems, positions, writer, text: decoderOf(format, options)(bytes) }
}

/** Records of a file, cut by bytes at CR LF. */
function records(bytes: Buffer): Buffer[] {
  const list: Buffer[] = []
  let start = 0
  for (let end = bytes.indexOf('\r\n'); end >= 0; end = bytes.indexOf('\r\n', start)) {
    list.push(bytes.subarray(start, end))
    start = end + 2
  }
  expect(start, 'the last record is ended').toBe(bytes.length)
  return list
}

const total = (list: readonly NumberedEntry[]) =>
  list.reduce((sum, { entry }) => sum + entry.lines.reduce((all, { amount }) => all + amount, 0), 0)

describe('hostile texts never move a field', () => {
  it.each([
    ['ciel', {}, 138],
    ['ciel', { charset: 'cp850' }, 138],
    ['ciel', { charset: 'ascii', mark: ',' }, 138],
    ['ciel', { version: '2003' }, 142],
  ] as const)('%s %o: every record has %i bytes, and amounts are where they belong', (id, options, width) => {
    fc.assert(
      fc.property(entries, (list) => {
        const { bytes } = write(id, options, list)
        let sum = 0
        for (const record of records(bytes)) {
          expect(record.length).toBe(width)
          sum += Number(record.subarray(71, 84).toString('latin1').trim().replace(/[.,]/, ''))
          expect(['D', 'C']).toContain(String.fromCharCode(record[84] ?? 0))
        }
        expect(sum).toBe(total(list))
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    [{}, 231],
    [{ accents: 'drop' }, 231],
    [{ piece20: 'yes' }, 251],
  ] as const)('quadratus %o: M records have %i bytes, C records 219', (options, width) => {
    fc.assert(
      fc.property(entries, (list) => {
        let sum = 0
        const seen = new Set<string>()
        for (const record of records(write('quadratus', options, list).bytes)) {
          const account = record.subarray(1, 9).toString('latin1')
          if (record[0] === 67) {
            expect(record.length).toBe(219)
            expect(seen.has(account), 'one card a third party').toBe(false)
            seen.add(account)
          } else {
            expect(record.length).toBe(width)
            if (account.startsWith('CC')) expect(seen.has(account), 'the card comes first').toBe(true)
            sum += Number(record.subarray(43, 55).toString('latin1'))
          }
        }
        expect(sum).toBe(total(list))
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    ['fec', {}, '\t', 18, [11, 12]],
    ['fec', { separator: 'pipe', charset: 'iso-8859-15' }, '|', 18, [11, 12]],
    ['ebp', {}, ',', 11, [7]],
    ['ebp', { last: 'none', dates: 'short' }, ',', 10, [7]],
    ['ebp', { last: 'vat' }, ',', 13, [7]],
    ['ebp-parametrable', {}, ';', 13, [6, 7]],
    ['acd', {}, ';', 12, [8, 9]],
    ['acd', { layout: 'B' }, ';', 13, [9, 10]],
    ['coala', {}, ';', 9, [5, 6]],
    ['coala', { charset: 'utf-8', mark: '.', zero: 'zero', ninth: 'auxiliary' }, ';', 9, [5, 6]],
  ] as const)(
    '%s %o: every line splits on %j into %i fields, and the totals come back',
    (id, options, mark, count, at) => {
      fc.assert(
        fc.property(entries, (list) => {
          const { text: whole } = write(id, options, list)
          expect(whole.endsWith('\r\n')).toBe(true)
          const lines = whole.slice(0, -2).split(/[\r\n]+/)
          const headers = lines.length - list.length * 3
          expect([0, 1]).toContain(headers)
          let sum = 0
          for (const [i, line] of lines.entries()) {
            const fields = line.split(mark)
            expect(fields.length).toBe(count)
            if (i >= headers) for (const place of at) sum += Number((fields[place] ?? '').replace(/[.,]/, ''))
          }
          expect(sum).toBe(total(list))
        }),
        { numRuns: 60 },
      )
    },
  )

  it('what changes a text is told, whatever the format', () => {
    for (const format of FORMATS) {
      const long = exampleEntry(1, ['VE', 'Ventes'], 'F1', '2026-10-15', `${'y'.repeat(299)}\u{1f9fe}`, [
        { account: '411000', name: 'Clients', debit: '1.00', third: ['CC', 'C'] },
        { account: '706000', name: 'Prestations', credit: '1.00' },
      ])
      const { problems, text: whole } = write(format.id, {}, [long])
      if (!whole.includes('\u{1f9fe}')) {
        expect(
          problems.some(({ code }) => code === 'format.replaced' || code === 'format.cut'),
          format.id,
        ).toBe(true)
      }
    }
  })
})

describe('a FEC that is written', () => {
  it.each([[{}], [{ separator: 'pipe' }], [{ charset: 'iso-8859-15' }], [{ validDate: 'entry' }]])(
    'is conformant for the validator, with the same totals: %o',
    (options) => {
      fc.assert(
        fc.property(entries, (list) => {
          const filled = list.map((each) => ({
            ...each,
            entry: { ...each.entry, lines: each.entry.lines.map((line) => ({ ...line, label: `L ${line.label}` })) },
          })) as NumberedEntry[]
          const dated = filled
            .toSorted((a, b) => (a.entry.date < b.entry.date ? -1 : 1))
            .map((each, i) => ({ ...each, number: i + 1 }))
          const context = { ...CONTEXT, madeOn: day(DAYS[3]) }
          const { bytes, name } = write('fec', options, dated, context)
          const reading = readFec(bytes, name, { profile: 'batch', from: day(DAYS[0]), to: day(DAYS[3]) })
          expect(reading.verdict).toBe('conformant')
          const told = reading.findings.filter(({ code }) => !TOLD_OTHERWISE.has(code))
          expect(told).toEqual([])
          expect([reading.entries, reading.debit, reading.credit]).toEqual([
            list.length,
            total(list) / 2,
            total(list) / 2,
          ])
        }),
        { numRuns: 60 },
      )
    },
  )
})

/** A third party whose name is all blanks, or that has two names here, is a fault of the data and not of the file. */
const TOLD_OTHERWISE = new Set<string>(['AUX-PAIR', 'LIB-VARIES'])

/** Bytes of so many last lines. */
function footers(bytes: Buffer, count: number): number {
  let at = bytes.length - 1
  for (let i = 0; i < count; i++) at = bytes.lastIndexOf('\n', at - 1)
  return bytes.length - 1 - at
}

describe('a window of the preview', () => {
  it.each(FORMATS.map(({ id }) => id))('%s: any entry is written again alone, byte for byte', (id) => {
    fc.assert(
      fc.property(entries, fc.nat(), (list, pick) => {
        const { bytes, positions, writer } = write(id, {}, list)
        const i = pick % list.length
        const entry = list[i]
        const position = positions[i]
        if (!entry || !position) return
        const pictured = (k: number) => {
          const each = list[k]
          const at = positions[k]
          return each && at ? Buffer.concat(writer.picture(each, at).map((picture) => picture.bytes)) : Buffer.alloc(0)
        }
        const alone = pictured(i)
        // Before it: the headers, then the records of the entries before.
        const after = list.reduce((sum, _, k) => sum + pictured(k).length, 0)
        let start = bytes.length - after - footers(bytes, writer.footers)
        const headers = bytes.subarray(0, start).toString('latin1').split('\n').length - 1
        expect(headers).toBe(writer.headers)
        for (let k = 0; k < i; k++) start += pictured(k).length
        expect(bytes.subarray(start, start + alone.length).equals(alone)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})
