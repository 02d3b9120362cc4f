import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readFile } from '.'
import { findTable } from './find-table'

const text = new TextEncoder()
const us = { name: 'Nous', siren: null, vatId: null, postalCode: null }
const csv = text.encode('Numéro;Date;Client;Total TTC\nF-1;01/10/2026;Café;120,00\n')
const other = text.encode('Numéro;Date;Client;Total TTC\nF-2;02/10/2026;Hôtel;60,00\n')

describe('a table that waits for its mapping', () => {
  it('is found again by the name it was given, alone or in archives', async () => {
    const inner = zipSync({ 'mars/ventes.csv': other })
    const zip = zipSync({ 'ventes.csv': csv, 'passé.zip': inner })
    for (const file of [
      { name: 'dossier/ventes.csv', bytes: csv },
      { name: 'tout.zip', bytes: zip },
    ]) {
      const reading = await readFile(file, us)
      expect(reading.tables.length).toBe(file.bytes === csv ? 1 : 2)
      for (const table of reading.tables) expect(await findTable(file, table.name)).toEqual(table.bytes)
    }
  })

  it('is not found under a name that the file does not hold', async () => {
    expect(await findTable({ name: 'a.csv', bytes: csv }, 'b.csv')).toBeUndefined()
    expect(await findTable({ name: 'a.zip', bytes: zipSync({ 'x.csv': csv }) }, 'a.zip › y.csv')).toBeUndefined()
  })
})
