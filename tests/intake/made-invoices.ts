/**
 * An invoice in abstract, and its two syntaxes. Amounts are cents, exact: rows and totals follow from the lines, so
 * that a test holds what was read against what was meant and not against the text.
 */
export interface Abstract {
  readonly type: string
  readonly credit: boolean
  readonly currency: string
  readonly lines: readonly Taxed[]
  /** Allowances (negative) and charges of the document. */
  readonly extras: readonly Taxed[]
  readonly prepaid: number
  readonly rounding: number
  /** −1 writes all of it with the other sign. */
  readonly sign: 1 | -1
}

/** Money at a category and rate. */
export interface Taxed {
  readonly net: number
  readonly category: string
  readonly rate: string
  readonly code?: string
}

/** How a writer may write the same. */
export interface Style {
  readonly syntax: 'ubl' | 'cii'
  /** Prefixes are free, and the default namespace may be used. */
  readonly prefixes: 'usual' | 'odd' | 'default'
  readonly encoding: 'utf-8' | 'bom' | 'utf-16le' | 'utf-16be' | 'latin'
  /** White space, comments and CDATA around values. */
  readonly padded: boolean
}

/** The rows and totals that the lines make, in cents. */
export function totalsOf({ lines, extras, prepaid, rounding }: Abstract) {
  const rows = new Map<string, Taxed & { vat: number }>()
  for (const { net, category, rate, code } of [...lines, ...extras]) {
    const key = `${category} ${rate} ${code}`
    const base = (rows.get(key)?.net ?? 0) + net
    const vat = Math.sign(base) * Math.floor((Math.abs(base) * Number(rate) * 100 + 5000) / 10_000) + 0
    rows.set(key, {
      net: base,
      category,
      rate,
      vat,
      ...(code ? { code } : {}),
    })
  }
  const list = [...rows.values()]
  const net = list.reduce((sum, row) => sum + row.net, 0)
  const vat = list.reduce((sum, row) => sum + row.vat, 0)
  const gross = net + vat
  return { rows: list, net, vat, gross, payable: gross - prepaid + rounding }
}

/** The bytes of an invoice in a style. */
export function written(invoice: Abstract, style: Style): Uint8Array {
  const body = style.syntax === 'ubl' ? ublOf(invoice) : ciiOf(invoice)
  const dressed = style.padded ? body.replace(/>([^<>]+)<\//g, '> <!-- x --><![CDATA[$1]]>\n</') : body
  const text = dressed.replaceAll('@', PREFIXES[style.prefixes])
  const rooted = style.prefixes === 'default' ? inDefaultNamespaces(text) : text
  return encoded(rooted, style.encoding)
}

/** `@` stands before every prefix, which is one letter. */
const PREFIXES = { usual: '', odd: 'x-', default: '' }

/** Each element says its own namespace and none has a prefix. */
function inDefaultNamespaces(text: string): string {
  const namespaces = new Map(
    [...text.matchAll(/xmlns:(\w+)="([^"]+)"/g)].map(([, prefix = '', uri = '']) => [prefix, uri]),
  )
  return text
    .replace(/ xmlns:\w+="[^"]+"/g, '')
    .replace(/<(\w+):(\w+)/g, (_, prefix: string, name: string) => `<${name} xmlns="${namespaces.get(prefix)}"`)
    .replace(/<\/\w+:/g, '</')
}

function encoded(body: string, encoding: Style['encoding']): Uint8Array {
  const declared = {
    'utf-8': 'UTF-8',
    bom: 'utf-8',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16',
    latin: 'ISO-8859-1',
  }
  const text = `<?xml version="1.0" encoding="${declared[encoding]}"?>\n${body}`
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'bom') return Buffer.from(`\ufeff${text}`)
  if (encoding === 'latin') return Buffer.from(text, 'latin1')
  const little = Buffer.from(`\ufeff${text}`, 'utf16le')
  return encoding === 'utf-16le' ? little : little.swap16()
}

function ublOf(invoice: Abstract): string {
  const root = invoice.credit ? 'CreditNote' : 'Invoice'
  const { rows, net, vat, gross, payable } = totalsOf(invoice)
  const { sign, currency } = invoice
  const money = (name: string, cents: number) =>
    `<@b:${name} currencyID="${currency}">${decimal(sign * cents)}</@b:${name}>`
  const category = (name: string, { category: id, rate, code }: Taxed) =>
    `<@a:${name}><@b:ID>${id}</@b:ID><@b:Percent>${rate}</@b:Percent>${code ? `<@b:TaxExemptionReasonCode>${code}</@b:TaxExemptionReasonCode>` : ''}<@a:TaxScheme><@b:ID>VAT</@b:ID></@a:TaxScheme></@a:${name}>`
  const party = (name: string, who: Who) =>
    `<@a:Accounting${name}Party><@a:Party><@a:PostalAddress><@a:Country><@b:IdentificationCode>FR</@b:IdentificationCode></@a:Country></@a:PostalAddress><@a:PartyTaxScheme><@b:CompanyID>${who.vatId}</@b:CompanyID><@a:TaxScheme><@b:ID>VAT</@b:ID></@a:TaxScheme></@a:PartyTaxScheme><@a:PartyLegalEntity><@b:RegistrationName>${who.name}</@b:RegistrationName><@b:CompanyID schemeID="0002">${who.siren}</@b:CompanyID></@a:PartyLegalEntity></@a:Party></@a:Accounting${name}Party>`
  const extras = invoice.extras.map(
    (each) =>
      `<@a:AllowanceCharge><@b:ChargeIndicator>${each.net > 0}</@b:ChargeIndicator>${money('Amount', Math.abs(each.net))}${category('TaxCategory', each)}</@a:AllowanceCharge>`,
  )
  const lines = invoice.lines.map(
    (each, i) =>
      `<@a:${root}Line><@b:ID>${i + 1}</@b:ID>${money('LineExtensionAmount', each.net)}<@a:Item><@b:Name>Pièce ${i}</@b:Name>${category('ClassifiedTaxCategory', each)}</@a:Item></@a:${root}Line>`,
  )
  const subtotals = rows.map(
    (row) =>
      `<@a:TaxSubtotal>${money('TaxableAmount', row.net)}${money('TaxAmount', row.vat)}${category('TaxCategory', row)}</@a:TaxSubtotal>`,
  )
  const other =
    currency === 'EUR'
      ? ''
      : `<@a:TaxTotal><@b:TaxAmount currencyID="EUR">${decimal(sign * vat * 2)}</@b:TaxAmount></@a:TaxTotal>`
  const ubl = 'urn:oasis:names:specification:ubl:schema:xsd'
  return `<@r:${root} xmlns:@r="${ubl}:${root}-2" xmlns:@a="${ubl}:CommonAggregateComponents-2" xmlns:@b="${ubl}:CommonBasicComponents-2"><@b:CustomizationID>urn.cpro.gouv.fr:1p0:en16931-ctc-fr</@b:CustomizationID><@b:ID>F-1</@b:ID><@b:IssueDate>2026-09-15</@b:IssueDate><@b:${root}TypeCode>${invoice.type}</@b:${root}TypeCode><@b:DocumentCurrencyCode>${currency}</@b:DocumentCurrencyCode>${currency === 'EUR' ? '' : '<@b:TaxCurrencyCode>EUR</@b:TaxCurrencyCode>'}${party('Supplier', SELLER)}${party('Customer', BUYER)}${extras.join('')}<@a:TaxTotal>${money('TaxAmount', vat)}${subtotals.join('')}</@a:TaxTotal>${other}<@a:LegalMonetaryTotal>${money('TaxExclusiveAmount', net)}${money('TaxInclusiveAmount', gross)}${money('PrepaidAmount', invoice.prepaid)}${money('PayableRoundingAmount', invoice.rounding)}${money('PayableAmount', payable)}</@a:LegalMonetaryTotal>${lines.join('')}</@r:${root}>`
}

function ciiOf(invoice: Abstract): string {
  const { rows, net, vat, gross, payable } = totalsOf(invoice)
  const { sign, currency } = invoice
  const money = (name: string, cents: number) => `<@a:${name}>${decimal(sign * cents)}</@a:${name}>`
  const tax = (name: string, { category, rate, code }: Taxed, inside = '') =>
    `<@a:${name}>${inside}<@a:TypeCode>VAT</@a:TypeCode>${code ? `<@a:ExemptionReasonCode>${code}</@a:ExemptionReasonCode>` : ''}<@a:CategoryCode>${category}</@a:CategoryCode><@a:RateApplicablePercent>${rate}</@a:RateApplicablePercent></@a:${name}>`
  const party = (name: string, who: Who) =>
    `<@a:${name}TradeParty><@a:Name>${who.name}</@a:Name><@a:SpecifiedLegalOrganization><@a:ID schemeID="0002">${who.siren}</@a:ID></@a:SpecifiedLegalOrganization><@a:PostalTradeAddress><@a:CountryID>FR</@a:CountryID></@a:PostalTradeAddress><@a:SpecifiedTaxRegistration><@a:ID schemeID="VA">${who.vatId}</@a:ID></@a:SpecifiedTaxRegistration></@a:${name}TradeParty>`
  const extras = invoice.extras.map(
    (each) =>
      `<@a:SpecifiedTradeAllowanceCharge><@a:ChargeIndicator><@u:Indicator>${each.net > 0 ? 1 : 0}</@u:Indicator></@a:ChargeIndicator>${money('ActualAmount', Math.abs(each.net))}${tax('CategoryTradeTax', each)}</@a:SpecifiedTradeAllowanceCharge>`,
  )
  const lines = invoice.lines.map(
    (each, i) =>
      `<@a:IncludedSupplyChainTradeLineItem><@a:AssociatedDocumentLineDocument><@a:LineID>${i + 1}</@a:LineID></@a:AssociatedDocumentLineDocument><@a:SpecifiedTradeProduct><@a:Name>Pièce ${i}</@a:Name></@a:SpecifiedTradeProduct><@a:SpecifiedLineTradeSettlement>${tax('ApplicableTradeTax', each)}<@a:SpecifiedTradeSettlementLineMonetarySummation>${money('LineTotalAmount', each.net)}</@a:SpecifiedTradeSettlementLineMonetarySummation></@a:SpecifiedLineTradeSettlement></@a:IncludedSupplyChainTradeLineItem>`,
  )
  const taxes = rows.map((row) =>
    tax('ApplicableTradeTax', row, `${money('CalculatedAmount', row.vat)}${money('BasisAmount', row.net)}`),
  )
  const inEuro =
    currency === 'EUR' ? '' : `<@a:TaxTotalAmount currencyID="EUR">${decimal(sign * vat * 2)}</@a:TaxTotalAmount>`
  const cii = 'urn:un:unece:uncefact:data:standard'
  return `<@r:CrossIndustryInvoice xmlns:@r="${cii}:CrossIndustryInvoice:100" xmlns:@a="${cii}:ReusableAggregateBusinessInformationEntity:100" xmlns:@u="${cii}:UnqualifiedDataType:100"><@r:ExchangedDocumentContext><@a:GuidelineSpecifiedDocumentContextParameter><@a:ID>urn:cen.eu:en16931:2017</@a:ID></@a:GuidelineSpecifiedDocumentContextParameter></@r:ExchangedDocumentContext><@r:ExchangedDocument><@a:ID>F-1</@a:ID><@a:TypeCode>${invoice.type}</@a:TypeCode><@a:IssueDateTime><@u:DateTimeString format="102">20260915</@u:DateTimeString></@a:IssueDateTime></@r:ExchangedDocument><@r:SupplyChainTradeTransaction>${lines.join('')}<@a:ApplicableHeaderTradeAgreement>${party('Seller', SELLER)}${party('Buyer', BUYER)}</@a:ApplicableHeaderTradeAgreement><@a:ApplicableHeaderTradeSettlement>${currency === 'EUR' ? '' : '<@a:TaxCurrencyCode>EUR</@a:TaxCurrencyCode>'}<@a:InvoiceCurrencyCode>${currency}</@a:InvoiceCurrencyCode>${taxes.join('')}${extras.join('')}<@a:SpecifiedTradeSettlementHeaderMonetarySummation>${money('TaxBasisTotalAmount', net)}<@a:TaxTotalAmount currencyID="${currency}">${decimal(sign * vat)}</@a:TaxTotalAmount>${inEuro}${money('RoundingAmount', invoice.rounding)}${money('GrandTotalAmount', gross)}${money('TotalPrepaidAmount', invoice.prepaid)}${money('DuePayableAmount', payable)}</@a:SpecifiedTradeSettlementHeaderMonetarySummation></@a:ApplicableHeaderTradeSettlement></@r:SupplyChainTradeTransaction></@r:CrossIndustryInvoice>`
}

interface Who {
  readonly name: string
  readonly siren: string
  readonly vatId: string
}
const SELLER: Who = {
  name: 'Atelier Dupré',
  siren: '552100554',
  vatId: 'fr 96 552100554',
}
const BUYER: Who = {
  name: 'Menuiserie Lenoir',
  siren: '732829320',
  vatId: 'FR44732829320',
}

const decimal = (cents: number) => (cents / 100).toFixed(2)
