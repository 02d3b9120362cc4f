import { strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Invoice } from '../../src/domain/document'
import { isPayment } from '../../src/domain/document'
import { differing, isRicher, readFile } from '../../src/intake/files'
import { BUYER, cii, type Made, SELLER, STRANGER } from './invoice-xml'

const encode = (text: string) => new TextEncoder().encode(text)

async function read(made: Made = {}, us = BUYER): Promise<Invoice> {
  const { documents, problems } = await readFile({ name: 'f.xml', bytes: encode(cii(made)) }, us)
  const document = documents[0]?.document
  if (!document || isPayment(document)) throw new Error(JSON.stringify(problems))
  return document
}

const codes = (document: Invoice) => document.holds.map((hold) => hold.code)
const warned = (document: Invoice) => document.warnings.map((warning) => warning.code)
const earlier = (number: string, type = '') =>
  `<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>${number}</ram:IssuerAssignedID>${type ? `<ram:TypeCode>${type}</ram:TypeCode>` : ''}</ram:InvoiceReferencedDocument>`

test('a plain invoice: amounts, parties, key, nothing to ask', async () => {
  const document = await read({ framework: 'S1' })
  expect(document).toMatchObject({
    key: 'invoice|552100554|F-1|2026',
    kind: 'invoice',
    direction: 'purchase',
    number: 'F-1',
    date: '2026-09-15',
    currency: 'EUR',
    party: { name: 'Atelier Dupré', siren: '552100554' },
    self: { name: 'Menuiserie Lenoir' },
    totals: { net: 10000, vat: 2000, gross: 12000, prepaid: 0, rounding: 0, payable: 12000 },
    vat: [{ treatment: 'S', rate: '20', base: 10000, vat: 2000 }],
    lines: [{ role: 'item', kind: 'service', label: 'Conseil', net: 10000, treatment: 'S', rate: '20' }],
    holds: [],
  })
})

describe('direction', () => {
  test('sale when the seller is us, purchase when the buyer is', async () => {
    expect((await read({}, SELLER)).direction).toBe('sale')
    expect((await read({}, SELLER)).party.name).toBe('Menuiserie Lenoir')
    expect((await read({}, BUYER)).direction).toBe('purchase')
  })
  test('by VAT number when the SIREN is not ours to compare', async () => {
    const us = { ...STRANGER, siren: '', vatId: 'FR 96 552100554' }
    expect((await read({}, us)).direction).toBe('sale')
  })
  test('asked when neither or both are us; a like name only suggests', async () => {
    expect((await read({}, STRANGER)).holds).toEqual([
      { code: 'direction-unknown', seller: 'Atelier Dupré', buyer: 'Menuiserie Lenoir' },
    ])
    expect(codes(await read({ buyer: '552100554' }, SELLER))).toContain('direction-both')
    const alike = await read({}, { ...STRANGER, name: 'ATELIER DUPRE', postalCode: '75001' })
    expect(alike.direction).toBe('sale')
    expect(codes(alike)).toEqual(['direction-unknown'])
    expect(warned(alike)).toContain('direction-guessed')
  })
})

describe('kind and sign', () => {
  test.each([
    ['380', 'invoice', []],
    ['386', 'deposit', []],
    ['381', 'credit-note', []],
    ['503', 'deposit-credit-note', []],
    ['262', 'credit-note', []],
    ['383', 'invoice', ['type-to-confirm']],
    ['999', 'invoice', ['type-to-confirm']],
    ['384', 'invoice', ['replaces-invoice']],
  ])('type %s is %s', async (type, kind, holds) => {
    const document = await read({ type })
    expect(document.kind).toBe(kind)
    expect(codes(document)).toEqual(holds)
  })
  test('a pro forma is counted, not taken', async () => {
    const reading = await readFile({ name: 'f.xml', bytes: encode(cii({ type: '325' })) }, BUYER)
    expect(reading.documents).toEqual([])
    expect(reading.notForBooks).toEqual([{ file: 'f.xml', what: 'pro-forma' }])
  })
  test('a negative invoice is a credit note of the same amounts', async () => {
    const document = await read({ base: '-100.00', vat: '-20.00' })
    expect(document.kind).toBe('credit-note')
    expect(document.totals).toMatchObject({ net: 10000, vat: 2000, gross: 12000, payable: 12000 })
    expect(document.lines[0]?.net).toBe(10000)
    expect(document.vat[0]).toMatchObject({ base: 10000, vat: 2000 })
    expect(codes(document)).toEqual([])
  })
  test('a negative credit note contradicts itself; a negative correction is a credit note', async () => {
    const document = await read({ type: '381', base: '-100.00', vat: '-20.00' })
    expect(document.totals.gross).toBe(12000)
    expect(codes(document)).toEqual(['negative-credit-note'])
    expect(await read({ type: '384', base: '-100.00', vat: '-20.00' })).toMatchObject({
      kind: 'credit-note',
      holds: [],
    })
  })
  test('self-billed and factored', async () => {
    expect(await read({ type: '389' })).toMatchObject({ selfBilled: true, direction: 'purchase' })
    expect(warned(await read({ type: '393' }))).toContain('factored')
  })
})

test('a nature that nothing says is left to the dossier', async () => {
  expect((await read()).lines[0]).toMatchObject({ kind: 'other', kindUnsaid: true })
  expect((await read({ framework: 'B1' })).lines[0]?.kindUnsaid).toBeUndefined()
})

describe('what is asked', () => {
  test('test flag, framework, archive note', async () => {
    expect(codes(await read({ test: true }))).toEqual(['test-document'])
    expect(codes(await read({ framework: 'B7' }))).toEqual(['already-reported'])
    expect(codes(await read({ framework: 'S8' }))).toEqual(['several-sellers'])
    expect(codes(await read({ framework: 'M1' }))).toEqual(['line-kind-unknown'])
    const note =
      '<ram:IncludedNote><ram:Content>ARCHIVEONLY</ram:Content><ram:SubjectCode>BAR</ram:SubjectCode></ram:IncludedNote>'
    expect(codes(await read({ notes: note }))).toEqual(['archive-only'])
  })
  test('split payment, and a tax that is not VAT', async () => {
    expect((await read({ category: 'B' })).holds).toEqual([{ code: 'vat-category', category: 'B' }])
  })
})

describe('VAT', () => {
  test.each([
    ['E', 'VATEX-FR-FRANCHISE', 'F', 'other'],
    ['e', 'vatex-eu-79-c', 'E', 'disbursement'],
    ['AE', 'VATEX-EU-AE', 'AE', 'other'],
    ['K', 'VATEX-EU-IC', 'K', 'goods'],
    ['G', 'VATEX-EU-G', 'G', 'other'],
  ])('%s with %s is treatment %s', async (category, reasonCode, treatment, kind) => {
    const document = await read({ category, reasonCode, vat: '0.00', rate: '0.00' })
    expect(document.vat).toEqual([{ treatment, rate: '0', base: 10000, vat: 0, reason: reasonCode }])
    expect(document.lines[0]).toMatchObject({ treatment, rate: '0', kind })
    expect(document.holds).toEqual([])
  })
  test('rows that become due at different times keep each its own', async () => {
    const row = (base: string, vat: string, rate: string, point: string) =>
      `<ram:ApplicableTradeTax><ram:CalculatedAmount>${vat}</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode><ram:BasisAmount>${base}</ram:BasisAmount><ram:CategoryCode>S</ram:CategoryCode><ram:DueDateTypeCode>${point}</ram:DueDateTypeCode><ram:RateApplicablePercent>${rate}</ram:RateApplicablePercent></ram:ApplicableTradeTax>`
    const rows = (second: string) => row('60.00', '12.00', '20', '72') + row('40.00', '4.00', '10', second)
    const mixed = await read({ rows: rows('5'), vat: '16.00', lineNet: '60.00' })
    expect(mixed.vatPoint).toBeUndefined()
    expect(mixed.vat.map((each) => each.point)).toEqual(['payment', 'invoice'])
    expect(warned(mixed)).toContain('vat-point-mixed')
    const same = await read({ rows: rows('72'), vat: '16.00', lineNet: '60.00' })
    expect([same.vatPoint, ...same.vat.map((each) => each.point)]).toEqual(['payment', undefined, undefined])
  })
  test('unsaid, it is due on payment for services bought, and as the dossier says for sales', async () => {
    expect((await read({ framework: 'S1' })).vatPoint).toBe('payment')
    expect((await read({ framework: 'B1' })).vatPoint).toBe('delivery')
    expect((await read({ framework: 'S1' }, SELLER)).vatPoint).toBeUndefined()
  })
})

describe('around the amounts', () => {
  test('deposits by type, other references apart, prepayment told', async () => {
    const document = await read({
      prepaid: '30.00',
      payable: '90.00',
      references: earlier('AC-1', '386') + earlier('F-0'),
    })
    expect(document.deposits).toEqual([{ number: 'AC-1', type: '386' }])
    expect(document.refersTo).toEqual([{ number: 'F-0' }])
    expect(document.warnings).toContainEqual({ code: 'prepaid', detail: '30.00 EUR' })
  })
  test('a credit note credits the deposit that it names, and deducts one only where it says what was paid', async () => {
    const credit = { type: '503', references: earlier('AC-1', '386') }
    expect(await read(credit)).toMatchObject({ deposits: [], refersTo: [{ number: 'AC-1', type: '386' }] })
    const prepaid = { ...credit, type: '381', prepaid: '30.00', payable: '90.00' }
    expect(await read(prepaid)).toMatchObject({ deposits: [{ number: 'AC-1' }], refersTo: [] })
  })
  test('instalments are kept when they add up', async () => {
    const term = (day: string, part: string) =>
      `<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format="102">${day}</udt:DateTimeString></ram:DueDateDateTime><ram:PartialPaymentAmount>${part}</ram:PartialPaymentAmount></ram:SpecifiedTradePaymentTerms>`
    expect((await read({ terms: term('20261015', '50.00') + term('20261115', '70.00') })).dueDates).toEqual([
      { date: '2026-10-15', amount: 5000 },
      { date: '2026-11-15', amount: 7000 },
    ])
    const wrong = await read({ terms: term('20261015', '50.00') + term('20261115', '60.00') })
    expect(wrong.dueDates).toEqual([{ date: '2026-11-15' }])
    expect(warned(wrong)).toContain('instalments')
  })
  test('a rate is taken of the VAT in euros, or asked', async () => {
    const euros = (xml: string) =>
      xml
        .replace(
          '</ram:InvoiceCurrencyCode>',
          '</ram:InvoiceCurrencyCode><ram:TaxCurrencyCode>EUR</ram:TaxCurrencyCode>',
        )
        .replace('<ram:GrandTotal', '<ram:TaxTotalAmount currencyID="EUR">18.40</ram:TaxTotalAmount><ram:GrandTotal')
    const dollars = cii({ currency: 'USD' })
    const stated = await readFile({ name: 'f.xml', bytes: encode(euros(dollars)) }, BUYER)
    expect(stated.documents[0]?.document).toMatchObject({ currency: 'USD', rate: '0.92', totals: { vat: 2000 } })
    const unsaid = await readFile({ name: 'f.xml', bytes: encode(dollars) }, BUYER)
    expect(unsaid.documents[0]?.document.rate).toBeUndefined()
    expect(unsaid.documents[0]?.document.warnings).toContainEqual({ code: 'no-exchange-rate', detail: 'USD' })
  })
  test('a figure that is none refuses the document, with the term', async () => {
    for (const base of ['1e2', '100,00', '100.001']) {
      const { documents, problems } = await readFile(
        { name: 'f.xml', bytes: encode(cii({ base, gross: '120.00' })) },
        BUYER,
      )
      expect(documents).toEqual([])
      expect(problems).toContainEqual(expect.objectContaining({ code: 'intake.bad-value', value: base }))
    }
  })
  test('an impossible day and a missing number refuse it too', async () => {
    const { problems } = await readFile({ name: 'f.xml', bytes: encode(cii({ date: '20260230', number: ' ' })) }, BUYER)
    expect(problems.map((each) => each.code)).toEqual(['intake.missing', 'intake.bad-value'])
  })
  test('hidden characters are removed, and told', async () => {
    const { documents, problems } = await readFile(
      { name: 'f.xml', bytes: encode(cii({ number: 'F-\u202e1\u200b', label: 'a\u2028b' })) },
      BUYER,
    )
    expect(documents[0]?.document.number).toBe('F-1')
    expect(problems.map((each) => each.code)).toEqual(['intake.cleaned-text', 'intake.cleaned-text'])
  })
})

describe('two readings under one key', () => {
  test('the same amounts are one document, of which the richer is kept', async () => {
    const [plain, rich] = [await read(), await read({ references: earlier('F-0') })]
    expect([...differing(plain, rich)]).toEqual([])
    expect(isRicher(rich, plain)).toBe(true)
    expect(isRicher(plain, rich)).toBe(false)
  })
  test('another amount, or the other sense, is a conflict', async () => {
    const [one, other] = [await read(), await read({ base: '200.00', vat: '40.00' })]
    expect([...differing(one, other)]).toEqual(['gross'])
    expect([...differing(one, await read({ base: '-100.00', vat: '-20.00' }))]).toEqual(['sense'])
  })
})

describe('what the French extension says of a line or a credit note', () => {
  const line =
    '<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>AC-1</ram:IssuerAssignedID><ram:TypeCode>386</ram:TypeCode></ram:InvoiceReferencedDocument></ram:SpecifiedLineTradeSettlement>'
  const withLine = (net: string) =>
    cii({ base: net, vat: (Number(net) / 5).toFixed(2), gross: (Number(net) * 1.2).toFixed(2) }).replace(
      '</ram:SpecifiedLineTradeSettlement>',
      line,
    )
  const read = async (xml: string) => {
    const { documents } = await readFile({ name: 'x.xml', bytes: strToU8(xml) }, BUYER)
    const document = documents[0]?.document
    if (!document || isPayment(document)) throw new Error('read')
    return document
  }

  test('a line that takes a deposit back names it; the sign tells it from one that only mentions it', async () => {
    expect((await read(withLine('100.00'))).lines[0]?.deposit).toBeUndefined()
    const mixed = withLine('100.00').replace('<ram:LineTotalAmount>100.00<', '<ram:LineTotalAmount>-100.00<')
    expect((await read(mixed)).lines[0]).toMatchObject({ deposit: 'AC-1' })
  })

  test('262 is a rebate, 381 is not', async () => {
    expect((await read(cii({ type: '262' }))).rebate).toBe(true)
    expect((await read(cii({ type: '381' }))).rebate).toBeUndefined()
  })
})
