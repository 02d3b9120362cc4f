import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Invoice } from '../../src/domain/document'
import { isPayment } from '../../src/domain/document'
import { differing, isRicher, readFile } from '../../src/intake/files'

const folder = join(import.meta.dirname, '../samples/einvoice')
const FNFE = { name: 'Au bon moulin', siren: '999999998', vatId: '', postalCode: '' }
const HOF = { name: '', siren: '787878784', vatId: '', postalCode: '' }
const NOBODY = { name: '', siren: '', vatId: '', postalCode: '' }

async function invoice(name: string, us = NOBODY): Promise<Invoice> {
  const { documents, problems } = await readFile({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }, us)
  const document = documents[0]?.document
  if (!document || isPayment(document)) throw new Error(JSON.stringify(problems))
  return document
}

const PDF = 'corpus_ZUGFeRDv2_fail_FNFE-factur-x-examples_'
const ZF2 = 'corpus_zf2_FNFE-factur-x-examples_'
const XML = 'facturx_tests_fixtures_xml_'

test.each([
  [`${PDF}Facture_FR_EN16931.pdf`, 'invoice', 67115, 47015, 'S20 S5.5', []],
  [`${ZF2}Facture_FR_BASICWL.pdf`, 'invoice', 67115, 47015, 'S20 S5.5', []],
  [`${ZF2}Facture_FR_MINIMUM.pdf`, 'invoice', 67115, 47015, '', ['minimum-profile']],
  [`${PDF}Facture_UE_BASIC.pdf`, 'invoice', 207676, 145376, 'K0', []],
  [`${PDF}Facture_DOM_BASIC.pdf`, 'invoice', 53075, 38375, 'G0', []],
  [`${PDF}Avoir_FR_type380_BASIC.pdf`, 'credit-note', 23347, 23347, 'S20 S5.5', []],
  [`${PDF}Avoir_FR_type381_EN16931.pdf`, 'credit-note', 23347, 23347, 'S20 S5.5', []],
  [`${XML}ubl-21-extended-ctc-fr.xml`, 'invoice', 30803, 20803, 'S20 S5.5', []],
])('%s, of our customer or supplier', async (name, kind, gross, payable, rows, holds) => {
  const sale = await invoice(name, FNFE)
  expect(sale).toMatchObject({ kind, direction: 'sale', totals: { gross, payable } })
  expect(sale.vat.map((row) => row.treatment + row.rate).join(' ')).toBe(rows)
  expect(sale.holds.map((hold) => hold.code)).toEqual(holds)
  const purchase = await invoice(name, { ...HOF, siren: sale.party.siren ?? '', vatId: sale.party.vatId ?? '' })
  expect(purchase).toMatchObject({ direction: 'purchase', key: sale.key, party: { siren: '999999998' } })
})

test('six profiles and the PDF of F20260023 are one document, of which the fullest is kept', async () => {
  const names = ['minimum', 'basicwl', 'basic', 'en16931', 'extended'].map((each) => `${XML}factur-x-${each}.xml`)
  const all = await Promise.all(
    [...names, 'facturx_tests_fixtures_pdf_invoice_EN16931.pdf'].map((each) => invoice(each)),
  )
  expect(new Set(all.map((each) => each.key)).size).toBe(1)
  const [minimum, basicwl, basic] = all
  if (!minimum || !basicwl || !basic) throw new Error('samples')
  for (const other of all) expect([...differing(minimum, other)]).toEqual([])
  expect(isRicher(basicwl, minimum)).toBe(true)
  expect(isRicher(basic, basicwl)).toBe(true)
  expect(isRicher(minimum, basic)).toBe(false)
})

test('the disbursement of F20260023 is one, its services are due on payment', async () => {
  const document = await invoice(`${XML}factur-x-en16931.xml`)
  expect(document.vatPoint).toBe('payment')
  expect(document.lines.filter((line) => line.kind === 'disbursement').map((line) => line.net)).toEqual([6000])
})

test('the credit note AV-2017-0005 is one, written as a negative 380 or as a 381', async () => {
  const negative = await invoice(`${PDF}Avoir_FR_type380_EN16931.pdf`)
  const positive = await invoice(`${PDF}Avoir_FR_type381_EN16931.pdf`)
  expect([...differing(negative, positive)]).toEqual([])
  expect(negative.totals).toEqual(positive.totals)
  expect(negative.lines.map((line) => line.net)).toEqual(positive.lines.map((line) => line.net))
})

test('12345, positive and negative, and TOSL108 of two amounts are conflicts', async () => {
  const pair = async (a: string, b: string) => {
    const [one, other] = [await invoice(a), await invoice(b)]
    expect(one.key).toBe(other.key)
    return [...differing(one, other)]
  }
  expect(
    await pair('cen_ubl_examples_BIS3_Invoice_positive.XML', 'cen_ubl_examples_BIS3_Invoice_negativ.XML'),
  ).toContain('sense')
  const tosl = await pair('cen_cii_examples_CII_example3.xml', 'cen_ubl_examples_ubl-tc434-example3.xml')
  expect(tosl).toContain('gross')
})

test('ZUGFeRD 1: totals hold, signs of the allowance settled, the offer is no due date, all blocked as tests', async () => {
  const extended = await invoice(`${XML}zugferd-extended.xml`)
  expect(extended.lines.map((line) => line.net).reduce((a, b) => a + b, 0)).toBe(105605)
  expect(extended.lines.filter((line) => line.role !== 'item').map(({ role, kind, net }) => [role, kind, net])).toEqual(
    [
      ['allowance', 'other', -2155],
      ['charge', 'transport', 1500],
    ],
  )
  expect(extended.dueDates).toEqual([])
  expect(extended.source.kind).toBe('zugferd-1')
  for (const name of ['basic', 'comfort', 'extended']) {
    const holds = (await invoice(`${XML}zugferd-${name}.xml`)).holds.map((hold) => hold.code)
    expect(holds).toEqual(['direction-unknown', 'test-document'])
  }
})

test('deposits and accounts of the UBL samples', async () => {
  const document = await invoice(`${XML}ubl-21-extended-ctc-fr.xml`, HOF)
  expect(document.deposits).toEqual([{ number: 'F124211', date: '2025-12-30', type: '386' }])
  expect(document.refersTo).toEqual([{ number: 'F124210' }])
  expect(document.vatPoint).toBe('invoice')
  expect(document.lines.flatMap((line) => line.account ?? [])).toContain('623400')
  expect(
    (await invoice(`${XML}ubl-21-extended-ctc-fr.xml`, FNFE)).lines.every((line) => line.account === undefined),
  ).toBe(true)
})

test('rows keep their own signs, rows of zero are dropped, HUF is at most warned', async () => {
  const rows = (document: Invoice) => document.vat.map((row) => [row.treatment + row.rate, row.base])
  expect(rows(await invoice('cen_ubl_examples_ubl-tc434-example2.xml'))).toContainEqual(['E0', -2500])
  expect(rows(await invoice('cen_ubl_examples_issue116.xml'))).toHaveLength(3)
  const forint = await invoice('cen_cii_examples_huf_example_cii.xml')
  expect(forint.holds.map((hold) => hold.code)).toEqual(['direction-unknown'])
  expect(forint.warnings.map((each) => each.code)).toContain('vat-rounding')
})

test('orders are counted, without an error', async () => {
  const name = `${XML}order-x-comfort.xml`
  const reading = await readFile({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }, NOBODY)
  expect(reading.notForBooks).toEqual([{ file: name, what: 'Order-X' }])
  expect(reading.problems.filter((problem) => problem.level === 'blocking')).toEqual([])
})
