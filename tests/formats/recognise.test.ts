import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FormatId } from '../../src/domain/dossier'
import { EUR } from '../../src/domain/money'
import { examine, FORMATS, formatOf, recognise } from '../../src/formats'
import { finished } from '../../src/formats/steps'
import { DOSSIER, DOSSIER_CONTEXT } from './dossier'
import { write } from './writing'

/** Formats whose files are those of a FEC, to the byte. */
const FEC = new Set(['fec', 'inqom', 'pennylane', 'fulll-tiime', 'cegid-loop'])

const named = (id: string) => (FEC.has(id) ? 'fec' : id)

describe('a file is recognised', () => {
  it.each(FORMATS.map(({ id }) => id))('%s: by its content and its name, first of all', (id) => {
    const { files } = write(id, {}, DOSSIER, DOSSIER_CONTEXT)
    const [[name, bytes] = ['', Buffer.alloc(0)]] = files
    const [first] = recognise(name, bytes, FORMATS, EUR)
    expect(first?.format.id).toBe(named(id))
    const read = finished(
      examine(bytes, name, formatOf(first?.format.id ?? ('' as FormatId)), first?.options ?? {}, EUR),
    )
    expect(read.book.debit).toBe(read.book.credit)
    expect(read.book.lines).toBeGreaterThan(0)
  })

  it.each(FORMATS.map(({ id }) => id))('%s: by its content alone, among the candidates', (id) => {
    const { files } = write(id, {}, DOSSIER, DOSSIER_CONTEXT)
    const [[, bytes] = ['', Buffer.alloc(0)]] = files
    const found = recognise('fichier', bytes, FORMATS, EUR).map(({ format }) => format.id as string)
    expect(found.slice(0, 3)).toContain(named(id))
  })

  it('with the options it was written with', () => {
    const cases = [
      ['ebp', { dates: 'short', last: 'vat' }],
      ['ciel', { charset: 'cp850' }],
      ['quadratus', { piece20: 'yes' }],
      ['fec', { separator: 'pipe', charset: 'iso-8859-15' }],
      ['gestimum', { layout: 'fixed' }],
    ] as const
    for (const [id, options] of cases) {
      const { files } = write(id, options, DOSSIER, DOSSIER_CONTEXT)
      const [[name, bytes] = ['', Buffer.alloc(0)]] = files
      const [first] = recognise(name, bytes, FORMATS, EUR)
      expect([first?.format.id, first?.options]).toEqual([id, expect.objectContaining(options)])
    }
  })

  it('and nothing else is', () => {
    const folder = join(import.meta.dirname, '../tables/fixtures')
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.csv'))) {
      const found = recognise(file, readFileSync(join(folder, file)), FORMATS, EUR)
      expect(found.filter(({ fit }) => fit === 'sure').map(({ format }) => [file, format.id])).toEqual([])
    }
    expect(recognise('lettre.txt', Buffer.from('Bonjour,\r\n\r\nCi-joint la facture.\r\n'), FORMATS, EUR)).toEqual([])
  })
})

describe('the records of a file are found again with their fields', () => {
  it.each(FORMATS.map(({ id }) => id))('%s: the same bytes under the same names as those that were written', (id) => {
    const format = formatOf(id)
    const { files, pictures } = write(id, {}, DOSSIER, DOSSIER_CONTEXT)
    const [[name, bytes] = ['', Buffer.alloc(0)]] = files
    const records = finished(examine(bytes, name, format, {}, EUR)).records()
    const all = records.window(0, records.total)
    expect(Buffer.concat(all.map((record) => record.bytes)).equals(bytes)).toBe(true)
    const written = pictures.filter(({ part }) => part === name)
    const read = all.filter((record) => written.some((picture) => Buffer.from(picture.bytes).equals(record.bytes)))
    expect(read.length).toBeGreaterThanOrEqual(written.length)
    for (const picture of written) {
      const record = read.find((each) => Buffer.from(picture.bytes).equals(each.bytes))
      expect(record?.fields.map(({ name: field, start, length }) => [field, start, length])).toEqual(
        picture.fields.map(({ name: field, start, length }) => [field, start, length]),
      )
    }
  })
})
