import { idsAt, lineAt } from './cii-parts'
import { oneLine } from './clean'
import type { AllowanceFacts, DueFacts, Facts, MeansFacts, NoteFacts, PartyFacts, VatFacts } from './facts'
import { isTrue } from './facts'
import { isMinimum } from './profile'
import type { Element } from './tree'
import { all, first, textAt } from './tree'
import { ublLines } from './ubl-lines'

/** Reads the terms of a UBL 2.x Invoice or CreditNote (EN 16931-3-2). */
export function readUbl(root: Element, file: string): Facts {
  const credit = root.name === 'CreditNote'
  const sums = first(root, 'LegalMonetaryTotal')
  const stated = textAt(root, 'DocumentCurrencyCode')
  const currency = stated ?? agreedCurrency(sums)
  const vatCurrency = textAt(root, 'TaxCurrencyCode')
  const taxes = all(root, 'TaxTotal')
  // One a rate is met, against the rule of one: the rows then are the total.
  const apart = taxes.filter((each) => first(each, 'TaxSubtotal')).length > 1
  const amounts = all(root, 'TaxTotal/TaxAmount').filter((each) => each.text !== '')
  const inCurrency = (each: Element) => (each.attributes.get('currencyID') ?? currency) === currency
  const profile = textAt(root, 'CustomizationID')
  const { lines, parts, count } = ublLines(root, file)
  return {
    syntax: 'ubl',
    root: root.name,
    profile,
    minimum: isMinimum(profile),
    test: false,
    framework: textAt(root, 'ProfileID'),
    number: textAt(root, 'ID'),
    date: dayAt(root, 'IssueDate'),
    type: textAt(root, credit ? 'CreditNoteTypeCode' : 'InvoiceTypeCode') ?? (credit ? '381' : null),
    currency,
    currencyStated: stated !== null,
    vatCurrency,
    rate: textAt(root, 'TaxExchangeRate/CalculationRate'),
    vatPoints: [
      ...new Set([
        ...all(root, 'InvoicePeriod/DescriptionCode').flatMap((each) => each.text || []),
        ...(textAt(root, 'TaxPointDate') ? ['date'] : []),
      ]),
    ],
    dueDates: dueDates(root),
    references: [
      textAt(root, 'BuyerReference'),
      textAt(root, 'OrderReference/ID'),
      textAt(root, 'ContractDocumentReference/ID'),
    ].filter((each) => each !== null),
    account: textAt(root, 'AccountingCost'),
    notes: all(root, 'Note').flatMap((each) => (each.text === '' ? [] : [noteOf(each.text)])),
    earlier: all(root, 'BillingReference/InvoiceDocumentReference').flatMap((each) => {
      const number = textAt(each, 'ID')
      if (number === null) return []
      return [{ number: oneLine(number), date: dayAt(each, 'IssueDate'), type: textAt(each, 'DocumentTypeCode') }]
    }),
    advances: [],
    seller: partyOf(first(root, 'AccountingSupplierParty/Party')),
    buyer: partyOf(first(root, 'AccountingCustomerParty/Party')),
    payee: textAt(root, 'PayeeParty/PartyName/Name') ?? textAt(root, 'PayeeParty/PartyLegalEntity/RegistrationName'),
    representative: representativeOf(first(root, 'TaxRepresentativeParty')),
    means: all(root, 'PaymentMeans').map(meansOf),
    allowances: all(root, 'AllowanceCharge').flatMap(allowanceOf),
    vat: taxes
      .filter((each) => all(each, 'TaxAmount').every(inCurrency))
      .flatMap((each) => all(each, 'TaxSubtotal'))
      .map((each) => vatRow(each, currency)),
    totals: {
      lines: textAt(sums, 'LineExtensionAmount'),
      allowances: textAt(sums, 'AllowanceTotalAmount'),
      charges: textAt(sums, 'ChargeTotalAmount'),
      net: textAt(sums, 'TaxExclusiveAmount'),
      vat: apart ? null : (amounts.find(inCurrency)?.text ?? null),
      vatInVatCurrency:
        (vatCurrency !== currency && amounts.find((each) => each.attributes.get('currencyID') === vatCurrency)?.text) ||
        null,
      gross: textAt(sums, 'TaxInclusiveAmount'),
      prepaid: textAt(sums, 'PrepaidAmount'),
      rounding: textAt(sums, 'PayableRoundingAmount'),
      payable: textAt(sums, 'PayableAmount'),
    },
    lines,
    parts,
    lineCount: count,
    attachments: all(root, 'AdditionalDocumentReference').flatMap((document) =>
      all(document, 'Attachment/EmbeddedDocumentBinaryObject').map((object) => ({
        name: object.attributes.get('filename') ?? textAt(document, 'ID') ?? '?',
        type: object.attributes.get('mimeCode') ?? null,
        size: Math.floor((object.text.replace(/\s/g, '').length * 3) / 4),
      })),
    ),
    thirdParty: all(root, 'PrepaidPayment/PaidAmount').flatMap((each) => each.text || []),
  }
}

/** A UBL date, of which a time zone is cut. */
function dayAt(element: Element | undefined, path: string): string | null {
  const text = textAt(element, path)
  return text !== null && /^\d{4}-\d{2}-\d{2}./.test(text) ? text.slice(0, 10) : text
}

/** BT-9: of an Invoice its own element, of a CreditNote the means' one; and instalments in the payment terms. */
function dueDates(root: Element): DueFacts[] {
  // With a discount it is an offer (pay earlier, pay less), not what is due.
  const terms = all(root, 'PaymentTerms').filter(
    (each) => !first(each, 'SettlementDiscountPercent') && !first(each, 'SettlementDiscountAmount'),
  )
  const parts = terms.flatMap((each) => {
    const date = dayAt(each, 'PaymentDueDate')
    const amount = textAt(each, 'Amount')
    return date === null || amount === null ? [] : [{ date, amount }]
  })
  if (parts.length > 0) return parts
  const due =
    dayAt(root, 'DueDate') ??
    dayAt(root, 'PaymentMeans/PaymentDueDate') ??
    terms.map((each) => dayAt(each, 'PaymentDueDate')).find((each) => each !== null) ??
    null
  return due === null ? [] : [{ date: due, amount: null }]
}

/** The subject is a prefix in UBL: `#PMT#text`. */
function noteOf(text: string): NoteFacts {
  const match = /^#([A-Z]{3})#([\s\S]*)$/.exec(text)
  return match ? { subject: match[1] ?? null, text: (match[2] ?? '').trim() } : { subject: null, text }
}

function partyOf(party: Element | undefined): PartyFacts {
  const address = first(party, 'PostalAddress')
  const legal = first(party, 'PartyLegalEntity')
  return {
    name: lineAt(legal, 'RegistrationName') ?? lineAt(party, 'PartyName/Name'),
    tradingName: lineAt(party, 'PartyName/Name'),
    legalId: idsAt(legal, 'CompanyID')[0] ?? null,
    ids: idsAt(party, 'PartyIdentification/ID'),
    vatId: vatIdOf(party),
    endpoint: idsAt(party, 'EndpointID')[0] ?? null,
    country: textAt(address, 'Country/IdentificationCode'),
    postalCode: lineAt(address, 'PostalZone'),
    city: lineAt(address, 'CityName'),
    street: lineAt(address, 'StreetName'),
  }
}

/** The number of the VAT scheme; a tax scheme that is not named is VAT where the number has a country before it. */
function vatIdOf(party: Element | undefined): string | null {
  const schemes = all(party, 'PartyTaxScheme')
  const named = schemes.find((each) => textAt(each, 'TaxScheme/ID')?.toUpperCase() === 'VAT')
  const unnamed = schemes.find((each) => textAt(each, 'TaxScheme/ID') === null)
  const number = textAt(unnamed, 'CompanyID')
  return textAt(named, 'CompanyID') ?? (number !== null && /^[A-Z]{2}\s?[0-9A-Z]/i.test(number) ? number : null)
}

function representativeOf(party: Element | undefined): Facts['representative'] {
  return party ? { name: lineAt(party, 'PartyName/Name'), vatId: vatIdOf(party) } : null
}

function allowanceOf(element: Element): AllowanceFacts[] {
  const amount = textAt(element, 'Amount')
  if (amount === null) return []
  return [
    {
      charge: isTrue(textAt(element, 'ChargeIndicator')),
      amount,
      reasonCode: textAt(element, 'AllowanceChargeReasonCode'),
      reason: lineAt(element, 'AllowanceChargeReason'),
      category: textAt(element, 'TaxCategory/ID'),
      rate: textAt(element, 'TaxCategory/Percent'),
      exemption: textAt(element, 'TaxCategory/TaxExemptionReasonCode'),
    },
  ]
}

function vatRow(row: Element, currency: string | null): VatFacts {
  const category = first(row, 'TaxCategory')
  const scheme = textAt(category, 'TaxScheme/ID')?.toUpperCase() ?? 'VAT'
  return {
    category: textAt(category, 'ID'),
    rate: textAt(category, 'Percent') ?? textAt(row, 'Percent'),
    base: textAt(row, 'TaxableAmount'),
    vat: textAt(row, 'TaxAmount'),
    currency: first(row, 'TaxAmount')?.attributes.get('currencyID') ?? currency,
    point: null,
    taxType: scheme === 'VAT' ? null : scheme,
    reason: lineAt(category, 'TaxExemptionReason'),
    code: textAt(category, 'TaxExemptionReasonCode'),
  }
}

function meansOf(means: Element): MeansFacts {
  return {
    code: textAt(means, 'PaymentMeansCode'),
    iban: textAt(means, 'PayeeFinancialAccount/ID')?.replace(/\s/g, '').toUpperCase() ?? null,
  }
}

function agreedCurrency(sums: Element | undefined): string | null {
  const codes = new Set(sums?.children.flatMap((each) => each.attributes.get('currencyID') ?? []))
  return codes.size === 1 ? ([...codes][0] ?? null) : null
}
