import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { FormatId } from '../../src/domain/dossier'
import type { AuxiliaryNumber, DocumentFacts, EntryLine, NumberedEntry } from '../../src/domain/entry'
import { amount, currencyCode, EUR } from '../../src/domain/money'
import type { Options } from '../../src/formats'
import { formatOf, optionsOf, readShape } from '../../src/formats'
import { CONTEXT, day, SALE_AND_RECEIPT } from './example'
import { sameBytes, write } from './writing'

/**
 * What choices add to a file, byte for byte: records and columns for sections, currencies, third parties, older versions.
 * `UPDATE_EXPECTED=1` writes the files anew.
 */
const here = join(import.meta.dirname, 'choices')
const rewrite = process.env.UPDATE_EXPECTED === '1'

const USD = currencyCode('USD')

/** The sale of the notes, in dollars and on a section; its receipt, in euros. */
function rich(section: string, about: DocumentFacts, third = 'CSOCGENE'): readonly NumberedEntry[] {
  return SALE_AND_RECEIPT.map(({ number, entry }) => {
    const sold = entry.kind === 'invoice'
    const lines = entry.lines.map(
      (line): EntryLine => ({
        ...line,
        ...(line.auxiliary ? { auxiliary: { ...line.auxiliary, number: third as AuxiliaryNumber } } : {}),
        ...(line.account === '706000' ? { analytic: section } : {}),
        ...(sold && USD ? { foreign: { currency: USD, amount: amount(line.amount + line.amount / 4) } } : {}),
      }),
    )
    return { number, entry: { ...entry, lines } as NumberedEntry['entry'], about: sold ? about : {} }
  })
}

const address = {
  'party.street': '12, rue des Exemples',
  'party.postcode': '1000',
  'party.city': 'Bruxelles',
  'party.country': 'BE',
  'party.vat': 'BE0404484654',
}

const CASES: readonly [id: string, options: Options, entries: readonly NumberedEntry[]][] = [
  ['isacompta', { sections: 'yes' }, rich('BLE', {})],
  ['cegid-tra', { sections: 'yes', currencies: 'yes' }, rich('ATELIER', { 'currency.rate': '0.8' })],
  ['sage-100-mecg', { sections: 'yes', version: '14' }, rich('ATELIER', {})],
  ['odoo', { sections: 'yes', more: 'yes' }, rich('12', {})],
  ['istea', { layout: 'B' }, rich('2300', {})],
  ['datev', { kost: '36' }, rich('KOSTENSTELLE-17', {}, '1000001')],
  ['winbooks', {}, rich('', address)],
]

const folderOf = (id: string, options: Options) => [id, ...Object.keys(options)].join('-')

it.each(CASES)('%s %o', (id, options, entries) => {
  const { files, main, decode, problems } = write(id, options, entries, { ...CONTEXT, madeOn: day('2026-11-30') })
  const folder = join(here, folderOf(id, options))
  if (rewrite) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    for (const [part, bytes] of files) writeFileSync(join(folder, part), bytes)
  }
  expect(readdirSync(folder).sort()).toEqual([...files.keys()].sort())
  for (const [part, bytes] of files) sameBytes(bytes, join('choices', folderOf(id, options), part), decode)
  expect(problems.filter(({ level }) => level === 'blocking')).toEqual([])
  const format = formatOf(id as FormatId)
  const { book, findings } = readShape(main, format.shape(optionsOf(format, options)), { currency: EUR })
  expect([findings, book.entries, book.debit, book.credit]).toEqual([[], 2, 240000, 240000])
})

it('keeps no file that nothing is compared with', () => {
  expect(readdirSync(here).sort()).toEqual(CASES.map(([id, options]) => folderOf(id, options)).sort())
})
