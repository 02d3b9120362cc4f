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

/** The identity of the seller, of the buyer, and of nobody in these invoices. */
export const SELLER = { name: 'Atelier Dupré', siren: '552100554', vatId: '', postalCode: '75001' }
export const BUYER = { name: 'Menuiserie Lenoir', siren: '732829320', vatId: '', postalCode: '75001' }
export const STRANGER = { name: 'Autre', siren: '404833048', vatId: '', postalCode: '69001' }
