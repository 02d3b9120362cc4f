import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FormatId } from '../../src/domain/dossier'
import type { DraftContext } from '../../src/domain/draft'
import type { NumberedEntry } from '../../src/domain/entry'
import type { FormatProblem } from '../../src/domain/problems/formats'
import type { Options } from '../../src/formats'
import { decoderOf, FORMATS, formatOf, openWriter } from '../../src/formats'
import { CONTEXT, day, exampleEntry, SALE_AND_RECEIPT } from './example'

const here = import.meta.dirname

/** Everything that a format writes of some entries: bytes by part, problems, and the pictures of the same records. */
function write(id: string, options: Options, entries: readonly NumberedEntry[], context: DraftContext = CONTEXT) {
  const chunks = new Map<string, Uint8Array[]>()
  const problems: FormatProblem[] = []
  const format = formatOf(id as FormatId)
  const writer = openWriter(
    format,
    options,
    context,
    (part, bytes) => chunks.set(part, [...(chunks.get(part) ?? []), bytes]),
    (found) => problems.push(found),
  )
  const pictures = entries.flatMap((entry) => {
    const position = writer.position()
    writer.add(entry)
    return writer.picture(entry, position)
  })
  const { parts } = writer.finish()
  const files = new Map(parts.map((part) => [part, Buffer.concat(chunks.get(part) ?? [])]))
  return {
    files,
    problems,
    pictures,
    main: files.get(parts[0] ?? '') ?? Buffer.alloc(0),
    decode: decoderOf(format, options),
  }
}

/** Compares bytes, and shows a difference as text that a person can read. */
function sameBytes(actual: Buffer, path: string, decode: (bytes: Uint8Array) => string): void {
  const expected = readFileSync(join(here, path))
  if (!actual.equals(expected)) expect(decode(actual)).toBe(decode(expected))
  expect(actual.equals(expected)).toBe(true)
}

describe('the examples of the format notes come out byte for byte', () => {
  const attached = SALE_AND_RECEIPT.map((each) =>
    each.entry.kind === 'invoice' ? { ...each, entry: { ...each.entry, attachment: '00000001.pdf' } } : each,
  )
  const cases: readonly [string, Options, string, readonly NumberedEntry[]][] = [
    ['quadratus', {}, 'quadratus/expected.txt', attached as readonly NumberedEntry[]],
    ['ebp', {}, 'ebp/expected.txt', SALE_AND_RECEIPT],
    ['ebp-parametrable', {}, 'ebp-parametrable/expected.csv', SALE_AND_RECEIPT],
    ['acd', {}, 'acd/expected.csv', SALE_AND_RECEIPT],
    ['acd', { layout: 'B' }, 'acd/expected-B.csv', SALE_AND_RECEIPT],
    ['coala', {}, 'coala/expected.csv', SALE_AND_RECEIPT],
    ['ciel', {}, 'ciel/expected.txt', SALE_AND_RECEIPT],
  ]
  it.each(cases)('%s %o', (id, options, path, entries) => {
    const { main, decode, problems } = write(id, options, entries)
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
      expect((last?.start ?? 0) + (last?.length ?? 0)).toBeLessThanOrEqual(picture.bytes.length - 2)
    }
  })
})

describe('the catalogue', () => {
  const names = readdirSync(join(here, '../../src/formats/catalogue')).filter((name) => !name.endsWith('.test.ts'))

  it('has a fixture for every format', () => {
    for (const name of names) {
      const folder = join(here, name.replace(/\.ts$/, ''))
      expect(existsSync(folder) && readdirSync(folder).some((file) => file.startsWith('expected')), name).toBe(true)
    }
  })

  it('states for every format where its knowledge comes from, how firm it is and how the file is imported', () => {
    for (const format of FORMATS) {
      expect(format.sources.length, format.id).toBeGreaterThan(0)
      for (const words of [format.confidence.note, format.help]) expect(words.fr && words.en, format.id).toBeTruthy()
      for (const option of format.options) expect(option.values.map((each) => each.value)).toContain(option.default)
    }
  })
})
