import { describe, expect, test } from 'vitest'
import type { Invoice } from '../../src/domain/document'
import { isPayment } from '../../src/domain/document'
import type { OurIdentity } from '../../src/intake/files'
import { isUs, readFile } from '../../src/intake/files'
import { BUYER, cii, SELLER, ubl } from './invoice-xml'

/** What a reader tells of a document besides its amounts, and blocks nothing by. */
async function read(xml: string, us: OurIdentity = BUYER): Promise<Invoice> {
  const { documents, problems } = await readFile({ name: 'f.xml', bytes: new TextEncoder().encode(xml) }, us)
  const document = documents[0]?.document
  if (!document || isPayment(document)) throw new Error(JSON.stringify(problems))
  return document
}
const told = async (xml: string, us?: OurIdentity) =>
  (await read(xml, us)).warnings
    .filter(({ code }) => code !== 'notes-missing')
    .map(({ code, detail }) => `${code} ${detail}`)
const note = (subject: string, text = 'x') =>
  `<ram:IncludedNote><ram:Content>${text}</ram:Content><ram:SubjectCode>${subject}</ram:SubjectCode></ram:IncludedNote>`

describe('who answers for the VAT of the seller', () => {
  const represented = (xml: string, vatId: string) =>
    xml.replace(
      '</ram:SellerTradeParty>',
      `</ram:SellerTradeParty><ram:SellerTaxRepresentativeTradeParty><ram:Name>Fisc SAS</ram:Name><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">${vatId}</ram:ID></ram:SpecifiedTaxRegistration></ram:SellerTaxRepresentativeTradeParty>`,
    )
  const member = represented(cii({ notes: note('TXD', 'MEMBRE_ASSUJETTI_UNIQUE') }), 'FR 58 512340985')
  test('a VAT group: its number is kept beside the party, whose account stays its own', async () => {
    const document = await read(member)
    expect(document.party).toMatchObject({ siren: '552100554', vatGroup: 'FR58512340985' })
    expect(document.party.vatId).toBeUndefined()
    expect(document.warnings).toContainEqual({ code: 'vat-group', detail: 'FR58512340985' })
  })
  test('its number finds a dossier that has no SIREN, never a fellow member', async () => {
    const group = { name: '', siren: '', vatId: 'FR58512340985', postalCode: '' }
    expect((await read(member, group)).direction).toBe('sale')
    const { party } = await read(member)
    expect(isUs(party, { ...group, siren: '404833048' })).toBe(false)
  })
  test('a tax representative is told, and makes no sale of ours', async () => {
    const xml = represented(cii(), 'FR58512340985')
    expect(await told(xml)).toEqual(['tax-representative Fisc SAS, FR58512340985'])
    const us = { name: '', siren: '512340985', vatId: 'FR58512340985', postalCode: '' }
    expect((await read(xml, us)).holds.map((hold) => hold.code)).toEqual(['direction-unknown'])
  })
  test('VAT under a foreign number alone is told on a purchase', async () => {
    const austrian = cii({ sellerVat: 'ATU12345675' })
    expect(await told(austrian)).toEqual(['foreign-vat ATU12345675'])
    expect(await told(represented(austrian, 'FR58512340985'))).toEqual(['tax-representative Fisc SAS, FR58512340985'])
    expect(await told(austrian, SELLER)).toEqual([])
    expect(await told(cii({ sellerVat: 'ATU12345675', category: 'K', rate: '0', vat: '0.00' }))).toEqual([])
  })
  test('a purchase from abroad that bears no VAT, and a disbursement, are told', async () => {
    const abroad = (category: string, reasonCode = '') =>
      cii({ category, rate: '0', vat: '0.00', reasonCode }).replace('<ram:CountryID>FR<', '<ram:CountryID>US<')
    expect(await told(abroad('O'))).toEqual(['untaxed-from-abroad US'])
    expect(await told(abroad('AE'))).toEqual([])
    expect(await told(abroad('G'))).toEqual([])
    expect(await told(abroad('O'), SELLER)).toEqual([])
    expect(await told(abroad('E', 'VATEX-EU-79-C'))).toEqual(['disbursement-bought '])
  })
  test('a VAT number of a scheme without a name is one, of another scheme is not', async () => {
    const seller = (scheme: string) =>
      ubl({
        seller: `<cac:PartyName><cbc:Name>A</cbc:Name></cac:PartyName><cac:PartyTaxScheme><cbc:CompanyID>fr 96 552100554</cbc:CompanyID>${scheme}</cac:PartyTaxScheme>`,
      })
    expect((await read(seller(''))).party.vatId).toBe('FR96552100554')
    const local = seller('<cac:TaxScheme><cbc:ID>LOC</cbc:ID></cac:TaxScheme>')
    expect((await read(local)).party.vatId).toBeUndefined()
  })
})

describe('frameworks, notes, schemes', () => {
  test('a framework that the document contradicts', async () => {
    expect(await told(cii({ framework: 'S4', type: '386' }))).toEqual(['framework-odd S4'])
    expect(await told(cii({ framework: 'S2', prepaid: '120.00', payable: '0.00' }))).toEqual([
      'already-paid 120.00 EUR',
    ])
    expect(await told(cii({ framework: 'S2' }))).toEqual(['framework-odd S2', 'already-paid 0.00 EUR'])
    expect(await told(cii({ framework: 'S3' }))).toEqual(['paid-to-subcontractor S3'])
  })
  test('several sellers: the question names their invoices, sub-groups left out', async () => {
    const group = (id: string, parent: string, seller: string, number: string, net: string) =>
      `<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>${id}</ram:LineID>${parent}<ram:LineStatusReasonCode>GROUP</ram:LineStatusReasonCode></ram:AssociatedDocumentLineDocument><ram:SpecifiedLineTradeAgreement><ram:ItemSellerTradeParty><ram:Name>${seller}</ram:Name></ram:ItemSellerTradeParty></ram:SpecifiedLineTradeAgreement><ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>${net}</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation><ram:AdditionalReferencedDocument><ram:IssuerAssignedID>${number}</ram:IssuerAssignedID><ram:ReferenceTypeCode>AFL</ram:ReferenceTypeCode></ram:AdditionalReferencedDocument></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>`
    const xml = cii({ framework: 'S8' }).replace(
      '<ram:IncludedSupply',
      `${group('A', '', 'Durand', 'D-1', '60.00')}${group('B', '', 'Petit', 'P-7', '40.00')}${group('C', '<ram:ParentLineID>A</ram:ParentLineID>', 'Durand', 'D-1', '60.00')}$&`,
    )
    const parts = 'D-1 (Durand, 60.00), P-7 (Petit, 40.00)'
    const document = await read(xml)
    expect(document.holds).toEqual([{ code: 'several-sellers', framework: 'S8', parts }])
    expect(document.lines).toHaveLength(1)
    const part = `<cac:InvoiceLine><cbc:ID>A</cbc:ID><cbc:LineExtensionAmount currencyID="EUR">60.00</cbc:LineExtensionAmount><cac:DocumentReference><cbc:ID schemeID="AFL">D-1</cbc:ID></cac:DocumentReference><cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>U-1</cbc:ID><cbc:DocumentStatusCode>GROUP</cbc:DocumentStatusCode></cac:InvoiceDocumentReference></cac:BillingReference><cac:Item><cac:ManufacturerParty><cac:PartyName><cbc:Name>Durand</cbc:Name></cac:PartyName></cac:ManufacturerParty></cac:Item></cac:InvoiceLine>`
    const other = ubl({ before: '<cbc:ProfileID>B9</cbc:ProfileID>' }).replace('<cac:InvoiceLine>', `${part}$&`)
    expect((await read(other)).holds).toEqual([
      { code: 'several-sellers', framework: 'B9', parts: 'D-1 (Durand, 60.00)' },
    ])
  })
  test('a required note twice', async () => {
    const notes = ['PMT', 'PMT', 'PMD', 'AAB'].map((subject) => note(subject)).join('')
    expect((await read(cii({ notes }))).warnings).toEqual([{ code: 'notes-repeated', detail: 'PMT' }])
  })
  test('VAT on the margin is told on a sale', async () => {
    const margin = cii({ category: 'E', rate: '0', vat: '0.00', reasonCode: 'vatex-eu-f' })
    expect(await told(margin, SELLER)).toEqual(['margin-scheme VATEX-EU-F'])
    expect(await told(margin)).toEqual([])
  })
})

describe('currencies, dates, terms', () => {
  test("third parties' money is added to the payable, and told; an advance paid by the buyer is not theirs", async () => {
    const paid = (...parts: string[]) =>
      parts
        .map(
          (part) =>
            `<cac:PrepaidPayment><cbc:PaidAmount currencyID="EUR">${part}</cbc:PaidAmount></cac:PrepaidPayment>`,
        )
        .join('')
    const totals = (payable: string) =>
      ['TaxExclusiveAmount 100.00', 'TaxInclusiveAmount 120.00', `PayableAmount ${payable}`]
        .map((each) => each.split(' '))
        .map(([name, value]) => `<cbc:${name} currencyID="EUR">${value}</cbc:${name}>`)
        .join('')
    const two = ubl({ payment: paid('19.96', '10.00'), totals: totals('149.96') })
    expect(await told(two)).toEqual(['third-party 29.96 EUR'])
    expect(await told(ubl({ payment: paid('20.00'), totals: totals('100.00') }))).toEqual([
      'totals CO-16 100.00 EUR ≠ 120.00 EUR',
    ])
  })
  test('a missing currency is that of the totals, and told', async () => {
    const missing = cii().replace(/<ram:InvoiceCurrencyCode>.*?<\/ram:InvoiceCurrencyCode>/, '')
    expect(await told(missing)).toEqual(['currency-deduced EUR'])
  })
  test.each([
    ['0.92', '0.92'],
    ['0.9213', '0.9213'],
    ['1.086956', '0.92'],
    ['abc', '0.92'],
  ])('a stated rate of %s against 18.40 EUR for 20.00 USD', async (stated, rate) => {
    const xml = cii({ currency: 'USD' })
      .replace('</ram:InvoiceCurrencyCode>', '</ram:InvoiceCurrencyCode><ram:TaxCurrencyCode>EUR</ram:TaxCurrencyCode>')
      .replace('<ram:GrandTotal', '<ram:TaxTotalAmount currencyID="EUR">18.40</ram:TaxTotalAmount><ram:GrandTotal')
      .replace(
        '<ram:SpecifiedTradeSettlementHeaderMonetarySummation>',
        `<ram:TaxApplicableTradeCurrencyExchange><ram:ConversionRate>${stated}</ram:ConversionRate></ram:TaxApplicableTradeCurrencyExchange>$&`,
      )
    expect((await read(xml)).rate).toBe(rate)
  })
  test('without decimals, VAT that was cut to the unit does not block', async () => {
    const yen = (vat: string) =>
      cii({ currency: 'JPY', base: '105', vat, gross: String(105 + Number(vat)), rate: '10' })
    expect((await read(yen('10'))).holds).toEqual([])
    expect((await read(yen('12'))).holds.map((hold) => hold.code)).toEqual(['reading-check'])
  })
  test('a day with a time zone', async () => {
    expect((await read(cii({ date: '2026-09-15+02:00' }))).date).toBe('2026-09-15')
  })
  test('payment terms with a discount are an offer', async () => {
    const terms = (percent: string, day: string) =>
      `<cac:PaymentTerms>${percent}<cbc:Amount currencyID="EUR">120.00</cbc:Amount><cbc:PaymentDueDate>${day}</cbc:PaymentDueDate></cac:PaymentTerms>`
    const offer = terms('<cbc:SettlementDiscountPercent>2</cbc:SettlementDiscountPercent>', '2026-09-20')
    expect((await read(ubl({ payment: offer + terms('', '2026-10-15') }))).dueDates).toEqual([
      { date: '2026-10-15', amount: 12000 },
    ])
    expect((await read(ubl({ payment: offer }))).dueDates).toEqual([])
  })
})
