import { describe, expect, test } from 'vitest'
import type { Invoice } from '../../src/domain/document'
import { isPayment } from '../../src/domain/document'
import type { OurIdentity } from '../../src/intake/files'
import { readFile } from '../../src/intake/files'
import type { Made } from './invoice-xml'
import { BUYER, cii, SELLER } from './invoice-xml'

const encode = (text: string) => new TextEncoder().encode(text)

async function read(made: Made = {}): Promise<Invoice> {
  const { documents, problems } = await readFile({ name: 'f.xml', bytes: encode(cii(made)) }, BUYER)
  const document = documents[0]?.document
  if (!document || isPayment(document)) throw new Error(JSON.stringify(problems))
  return document
}

const warned = (document: Invoice) => document.warnings.map((warning) => warning.code)

describe('checks on reading', () => {
  const checks = (document: Invoice) =>
    document.holds.map((hold) => (hold.code === 'reading-check' ? hold.check : hold.code))
  test('rows and gross: five cents are told, six block', async () => {
    expect(checks(await read({ gross: '120.05' }))).toEqual([])
    expect(warned(await read({ gross: '120.05' }))).toContain('rows-and-gross')
    const blocked = await read({ gross: '120.06' })
    expect(blocked.holds).toEqual([
      { code: 'reading-check', check: 'rows-gross', expected: '120.06 EUR', found: '120.00 EUR' },
    ])
  })
  test('the foot against the rows: VAT (CO-14) and net, to five cents', async () => {
    const foot = async (element: string, value: string) => {
      const xml = cii().replace(new RegExp(`(<ram:${element}[^>]*>)[^<]*`), `$1${value}`)
      const { documents } = await readFile({ name: 'f.xml', bytes: encode(xml) }, BUYER)
      return documents[0]?.document.holds.map((hold) => (hold.code === 'reading-check' ? hold.check : hold.code))
    }
    expect(await foot('TaxTotalAmount', '20.05')).toEqual([])
    expect(await foot('TaxTotalAmount', '20.06')).toEqual(['CO-14'])
    expect(await foot('TaxBasisTotalAmount', '99.95')).toEqual([])
    expect(await foot('TaxBasisTotalAmount', '99.94')).toEqual(['rows-net'])
  })
  test('VAT of a row: under a unit is told, a unit blocks', async () => {
    const told = await read({ vat: '20.99' })
    expect(checks(told)).toEqual([])
    expect(warned(told)).toContain('vat-rounding')
    expect(checks(await read({ vat: '21.00' }))).toEqual(['CO-17'])
  })
  test('lines that do not make the base block; a cent a term does not', async () => {
    expect(checks(await read({ lineNet: '100.01' }))).toEqual([])
    expect(checks(await read({ lineNet: '100.02' }))).toEqual(['S-08 S 20'])
  })
  test('a category that contradicts its rate or VAT blocks', async () => {
    expect(checks(await read({ rate: '0', vat: '0.00' }))).toEqual(['taxed-at-zero'])
    expect(checks(await read({ category: 'E', rate: '0' }))).toEqual(['vat-without-tax'])
  })
  test('no VAT row outside MINIMUM blocks', async () => {
    const made = cii({ rows: ' ' })
    const { documents } = await readFile({ name: 'f.xml', bytes: encode(made) }, BUYER)
    expect(documents[0]?.document.holds[0]).toMatchObject({ check: 'no-vat-row' })
  })
  test('MINIMUM: one rate that fits to the cent is taken, else it is asked', async () => {
    const minimum = (made: Made) =>
      cii({ ...made, rows: ' ' })
        .replace('urn:cen.eu:en16931:2017', 'urn:factur-x.eu:1p0:minimum')
        .replace(/<ram:IncludedSupplyChainTradeLineItem>.*<\/ram:IncludedSupplyChainTradeLineItem>/s, '')
    const one = await readFile({ name: 'f.xml', bytes: encode(minimum({})) }, BUYER)
    expect(one.documents[0]?.document).toMatchObject({
      holds: [],
      lines: [],
      vat: [{ treatment: 'S', rate: '20', base: 10000, vat: 2000 }],
    })
    const two = (us: OurIdentity) =>
      readFile({ name: 'f.xml', bytes: encode(minimum({ base: '624.90', vat: '46.25' })) }, us)
    expect((await two(SELLER)).documents[0]?.document).toMatchObject({ holds: [{ code: 'minimum-profile' }], vat: [] })
    // What was paid to a supplier needs no rate: posting says.
    expect((await two(BUYER)).documents[0]?.document).toMatchObject({ holds: [], vat: [] })
    // Two rates give this cent: the higher is proposed.
    const cent = await readFile({ name: 'f.xml', bytes: encode(minimum({ base: '0.05', vat: '0.01' })) }, SELLER)
    expect(cent.documents[0]?.document.holds).toEqual([{ code: 'minimum-profile', rate: '20' }])
    const none = await readFile({ name: 'f.xml', bytes: encode(minimum({ vat: '0.00' })) }, BUYER)
    expect(none.documents[0]?.document).toMatchObject({ holds: [{ code: 'minimum-profile' }], vat: [] })
  })
})
