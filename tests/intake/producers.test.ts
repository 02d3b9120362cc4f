import { describe, expect, test } from 'vitest'
import type { Invoice } from '../../src/domain/document'
import { isPayment } from '../../src/domain/document'
import { readFile } from '../../src/intake/files'
import { BUYER, cii, ubl } from './invoice-xml'
import { bin } from './pdf-builder'

/** What real writers do that the rules do not: each is read for what it means, or refused by its name. */
const reading = (text: string | Uint8Array) =>
  readFile({ name: 'f.xml', bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text }, BUYER)

async function read(text: string): Promise<Invoice> {
  const { documents, problems } = await reading(text)
  const document = documents[0]?.document
  if (!document || isPayment(document)) throw new Error(JSON.stringify(problems))
  return document
}

const refusal = async (text: string | Uint8Array) => {
  const { documents, tables, problems } = await reading(text)
  expect([documents, tables]).toEqual([[], []])
  return problems
}
const amount = (name: string, value: string) => `<cbc:${name} currencyID="EUR">${value}</cbc:${name}>`
const category = (name: string, rate: string) =>
  `<cac:${name}><cbc:ID>S</cbc:ID><cbc:Percent>${rate}</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:${name}>`

describe('forms of values', () => {
  test('a label of any encoding that the web knows; bytes that pad the end', async () => {
    const mac = bin(cii({ label: 'Mac' }).replace('UTF-8', 'macintosh').replace('é', '\x8e'))
    expect((await reading(mac)).documents[0]?.document.party.name).toBe('Atelier Dupré')
    expect((await read(`${cii()}\0\0\x1a`)).number).toBe('F-1')
  })
  test('a day with a time, a rate with many zeros', async () => {
    expect((await read(cii({ date: '202609150930' }))).date).toBe('2026-09-15')
    expect((await read(cii({ date: '20260915093000' }))).date).toBe('2026-09-15')
    expect((await read(cii({ rate: '20.00000000' }))).vat[0]?.rate).toBe('20')
  })
  test('a line left as price × quantity made it is rounded and told; a total is not', async () => {
    const document = await read(cii({ lineNet: '99.9967' }))
    expect(document.lines[0]?.net).toBe(10000)
    expect(document.warnings).toContainEqual({ code: 'amount-rounded', detail: '99.9967' })
    expect(document.holds).toEqual([])
    expect((await refusal(cii({ lineNet: '99.9e1' })))[0]).toMatchObject({ code: 'intake.bad-value', value: '99.9e1' })
    expect((await refusal(cii({ vat: '20.004', gross: '120.00' })))[0]).toMatchObject({ what: 'BT-117' })
  })
})

describe('who is who', () => {
  test('a French identifier without its scheme counts when its key is right', async () => {
    expect((await read(cii().replaceAll(' schemeID="0002"', ''))).party.siren).toBe('552100554')
    const wrong = cii({ seller: '552100555' }).replaceAll(' schemeID="0002"', '')
    expect((await read(wrong)).party.siren).toBeUndefined()
    const siret = '<cac:PartyIdentification><cbc:ID>55210055400013</cbc:ID></cac:PartyIdentification>'
    expect((await read(ubl({ seller: siret }))).party).toMatchObject({ siren: '552100554', siret: '55210055400013' })
  })
  test.each([
    ['0225', '552100554_COMPTA', '552100554'],
    ['0002', '552100554', '552100554'],
    ['0009', '55210055400013', '552100554'],
    ['9957', 'FR96552100554', '552100554'],
    ['0088', '3020810000103', undefined],
  ])('an e-address of scheme %s', async (scheme, id, siren) => {
    const seller = `<cbc:EndpointID schemeID="${scheme}">${id}</cbc:EndpointID><cac:PartyName><cbc:Name>A</cbc:Name></cac:PartyName>`
    expect((await read(ubl({ seller }))).party.siren).toBe(siren)
  })
  test('a payee that is not the seller is told, and changes nothing', async () => {
    const payee = (name: string) =>
      ubl({ payment: `<cac:PayeeParty><cac:PartyName><cbc:Name>${name}</cbc:Name></cac:PartyName></cac:PayeeParty>` })
    const factored = await read(payee('Factor SA'))
    expect(factored.warnings).toContainEqual({ code: 'other-payee', detail: 'Factor SA' })
    expect(factored.party.siren).toBe('552100554')
    expect((await read(payee('ATELIER DUPRÉ'))).warnings.map((each) => each.code)).not.toContain('other-payee')
  })
})

describe('figures', () => {
  test('one tax total for each rate', async () => {
    const tax = (base: string, vat: string, rate: string) =>
      `<cac:TaxTotal>${amount('TaxAmount', vat)}<cac:TaxSubtotal>${amount('TaxableAmount', base)}${amount('TaxAmount', vat)}${category('TaxCategory', rate)}</cac:TaxSubtotal></cac:TaxTotal>`
    const line = (net: string, rate: string) =>
      `<cac:InvoiceLine><cbc:ID>1</cbc:ID>${amount('LineExtensionAmount', net)}<cac:Item><cbc:Name>a</cbc:Name>${category('ClassifiedTaxCategory', rate)}</cac:Item></cac:InvoiceLine>`
    const document = await read(
      ubl({
        taxes: tax('60.00', '12.00', '20') + tax('40.00', '4.00', '10'),
        lines: line('60.00', '20') + line('40.00', '10'),
        totals: `${amount('TaxExclusiveAmount', '100.00')}${amount('TaxInclusiveAmount', '116.00')}${amount('PayableAmount', '116.00')}`,
      }),
    )
    expect(document).toMatchObject({ totals: { vat: 1600, gross: 11600 }, holds: [] })
  })
  test('a charge for freight is transport, by its code', async () => {
    const charge = `<cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator><cbc:AllowanceChargeReasonCode>FC</cbc:AllowanceChargeReasonCode>${amount('Amount', '10.00')}${category('TaxCategory', '20')}</cac:AllowanceCharge>`
    const tax = `<cac:TaxTotal>${amount('TaxAmount', '22.00')}<cac:TaxSubtotal>${amount('TaxableAmount', '110.00')}${amount('TaxAmount', '22.00')}${category('TaxCategory', '20')}</cac:TaxSubtotal></cac:TaxTotal>`
    const totals = `${amount('LineExtensionAmount', '100.00')}${amount('TaxExclusiveAmount', '110.00')}${amount('TaxInclusiveAmount', '132.00')}${amount('PayableAmount', '132.00')}`
    const document = await read(ubl({ taxes: charge + tax, totals }))
    expect(document.lines.map(({ role, kind, net }) => [role, kind, net])).toEqual([
      ['item', 'other', 10000],
      ['charge', 'transport', 1000],
    ])
  })
})

describe('what a line is', () => {
  test('an intra-Community supply is goods, whatever the dossier usually sells; a framework says otherwise', async () => {
    const supply = { category: 'K', rate: '0', vat: '0.00', reasonCode: 'VATEX-EU-IC' }
    expect((await read(cii(supply))).lines[0]).toMatchObject({ kind: 'goods' })
    expect((await read(cii(supply))).lines[0]?.kindUnsaid).toBeUndefined()
    expect((await read(cii({ ...supply, framework: 'S1' }))).lines[0]).toMatchObject({ kind: 'service' })
    const withoutLines = cii(supply).replace(/<ram:IncludedSupply.*<\/ram:IncludedSupplyChainTradeLineItem>/s, '')
    expect((await read(withoutLines)).lines).toMatchObject([{ kind: 'goods', treatment: 'K', net: 10000 }])
    expect((await read(cii())).lines[0]).toMatchObject({ kind: 'other', kindUnsaid: true })
  })
  test('without VAT rows the one question is about them', async () => {
    expect((await read(cii({ rows: ' ' }))).holds).toEqual([
      { code: 'reading-check', check: 'no-vat-row', expected: 'BG-23', found: '–' },
    ])
  })
})

describe('what is refused by its name', () => {
  test.each([
    [
      'another UBL document',
      '<SelfBilledInvoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:SelfBilledInvoice-2"/>',
      'UBL SelfBilledInvoice',
    ],
    ['EDIFACT', "UNA:+.? 'UNB+UNOC:3+A+B+260915:1200+1'UNH+1+INVOIC:D:96A:UN'", 'EDIFACT'],
    ['EDIFACT without its service string', "UNB+UNOC:3+A+B+260915:1200+1'UNH+1+INVOIC:D:96A:UN'", 'EDIFACT'],
    ['a signed file of another length', bin('\x30\x83\x01\x00\x00abc'), '.p7m'],
  ])('%s', async (_, content, found) => {
    expect(await refusal(content)).toEqual([{ code: 'intake.unsupported', level: 'blocking', file: 'f.xml', found }])
  })
})
