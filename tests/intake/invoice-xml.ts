/** What a made-up invoice says; the rest is fixed. Amounts are consistent for a base and its VAT. */
export interface Made {
  readonly number?: string
  readonly type?: string
  readonly framework?: string
  readonly date?: string
  readonly currency?: string
  readonly base?: string
  readonly vat?: string
  readonly gross?: string
  readonly category?: string
  readonly rate?: string
  readonly reasonCode?: string
  readonly seller?: string
  readonly sellerVat?: string
  readonly buyer?: string
  readonly label?: string
  /** XML put in at a place. */
  readonly notes?: string
  readonly references?: string
  readonly prepaid?: string
  readonly payable?: string
  readonly rows?: string
  readonly lineNet?: string
  readonly test?: boolean
  readonly terms?: string
  readonly sums?: string
}

/** A small CII invoice between French parties: 100,00 at 20 %. */
export function cii(made: Made = {}): string {
  const { base = '100.00', vat = '20.00', category = 'S', rate = '20', currency = 'EUR' } = made
  const gross = made.gross ?? (Number(base) + Number(vat)).toFixed(2)
  const tax = `<ram:CalculatedAmount>${vat}</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode>${
    made.reasonCode ? `<ram:ExemptionReasonCode>${made.reasonCode}</ram:ExemptionReasonCode>` : ''
  }<ram:BasisAmount>${base}</ram:BasisAmount><ram:CategoryCode>${category}</ram:CategoryCode><ram:RateApplicablePercent>${rate}</ram:RateApplicablePercent>`
  const party = (name: string, siren: string, vatId?: string) =>
    `<ram:Name>${name}</ram:Name><ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">${siren}</ram:ID></ram:SpecifiedLegalOrganization><ram:PostalTradeAddress><ram:PostcodeCode>75001</ram:PostcodeCode><ram:CountryID>FR</ram:CountryID></ram:PostalTradeAddress>${
      vatId
        ? `<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">${vatId}</ram:ID></ram:SpecifiedTaxRegistration>`
        : ''
    }`
  return `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
<rsm:ExchangedDocumentContext>${made.test ? '<ram:TestIndicator><udt:Indicator>1</udt:Indicator></ram:TestIndicator>' : ''}${
    made.framework
      ? `<ram:BusinessProcessSpecifiedDocumentContextParameter><ram:ID>${made.framework}</ram:ID></ram:BusinessProcessSpecifiedDocumentContextParameter>`
      : ''
  }<ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:cen.eu:en16931:2017</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
<rsm:ExchangedDocument><ram:ID>${made.number ?? 'F-1'}</ram:ID><ram:TypeCode>${made.type ?? '380'}</ram:TypeCode><ram:IssueDateTime><udt:DateTimeString format="102">${made.date ?? '20260915'}</udt:DateTimeString></ram:IssueDateTime>${made.notes ?? ''}</rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>
<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct><ram:Name>${made.label ?? 'Conseil'}</ram:Name></ram:SpecifiedTradeProduct><ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>${category}</ram:CategoryCode><ram:RateApplicablePercent>${rate}</ram:RateApplicablePercent></ram:ApplicableTradeTax><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>${made.lineNet ?? base}</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>
<ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty>${party('Atelier Dupré', made.seller ?? '552100554', made.sellerVat)}</ram:SellerTradeParty><ram:BuyerTradeParty>${party('Menuiserie Lenoir', made.buyer ?? '732829320')}</ram:BuyerTradeParty></ram:ApplicableHeaderTradeAgreement>
<ram:ApplicableHeaderTradeDelivery/>
<ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>${currency}</ram:InvoiceCurrencyCode>${made.rows ?? `<ram:ApplicableTradeTax>${tax}</ram:ApplicableTradeTax>`}${made.terms ?? ''}<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:TaxBasisTotalAmount>${base}</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="${currency}">${vat}</ram:TaxTotalAmount><ram:GrandTotalAmount>${gross}</ram:GrandTotalAmount>${
    made.prepaid ? `<ram:TotalPrepaidAmount>${made.prepaid}</ram:TotalPrepaidAmount>` : ''
  }${made.sums ?? ''}<ram:DuePayableAmount>${made.payable ?? gross}</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>${made.references ?? ''}</ram:ApplicableHeaderTradeSettlement>
</rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>`
}

/** What a made-up UBL document says; the rest is fixed. XML is put in as it is. */
export interface MadeUbl {
  readonly root?: 'Invoice' | 'CreditNote'
  readonly type?: string
  readonly seller?: string
  readonly taxes?: string
  readonly lines?: string
  readonly payment?: string
  readonly totals?: string
  readonly before?: string
}

/** A small UBL document between French parties, of whom the seller is `seller`: 100,00 at 20 %. */
export function ubl({ root = 'Invoice', ...made }: MadeUbl = {}): string {
  const amount = (name: string, value: string) => `<cbc:${name} currencyID="EUR">${value}</cbc:${name}>`
  const category = (name: string) =>
    `<cac:${name}><cbc:ID>S</cbc:ID><cbc:Percent>20</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:${name}>`
  const line = `<cac:${root}Line><cbc:ID>1</cbc:ID>${amount('LineExtensionAmount', '100.00')}<cac:Item><cbc:Name>Conseil</cbc:Name>${category('ClassifiedTaxCategory')}</cac:Item></cac:${root}Line>`
  const taxes = `<cac:TaxTotal>${amount('TaxAmount', '20.00')}<cac:TaxSubtotal>${amount('TaxableAmount', '100.00')}${amount('TaxAmount', '20.00')}${category('TaxCategory')}</cac:TaxSubtotal></cac:TaxTotal>`
  const party = (inside: string) =>
    `<cac:Party>${inside}<cac:PostalAddress><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress></cac:Party>`
  const legal = (name: string, siren: string) =>
    `<cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName><cbc:CompanyID schemeID="0002">${siren}</cbc:CompanyID></cac:PartyLegalEntity>`
  const totals = `${amount('LineExtensionAmount', '100.00')}${amount('TaxExclusiveAmount', '100.00')}${amount('TaxInclusiveAmount', '120.00')}${amount('PayableAmount', '120.00')}`
  return `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID><cbc:ID>U-1</cbc:ID><cbc:IssueDate>2026-09-15</cbc:IssueDate>${
    made.type === ''
      ? ''
      : `<cbc:${root}TypeCode>${made.type ?? (root === 'Invoice' ? '380' : '381')}</cbc:${root}TypeCode>`
  }<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>${made.before ?? ''}
<cac:AccountingSupplierParty>${party(made.seller ?? legal('Atelier Dupré', '552100554'))}</cac:AccountingSupplierParty>
<cac:AccountingCustomerParty>${party(legal('Menuiserie Lenoir', '732829320'))}</cac:AccountingCustomerParty>
${made.payment ?? ''}${made.taxes ?? taxes}<cac:LegalMonetaryTotal>${made.totals ?? totals}</cac:LegalMonetaryTotal>
${made.lines ?? line}
</${root}>`
}

/** The identity of the seller, of the buyer, and of nobody in these invoices. */
export const SELLER = { name: 'Atelier Dupré', siren: '552100554', vatId: '', postalCode: '75001' }
export const BUYER = { name: 'Menuiserie Lenoir', siren: '732829320', vatId: '', postalCode: '75001' }
export const STRANGER = { name: 'Autre', siren: '404833048', vatId: '', postalCode: '69001' }
