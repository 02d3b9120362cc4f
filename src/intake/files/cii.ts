import { ciiLines } from './cii-lines'
import { allowancesOf, amountsIn, dayOf, partyOf } from './cii-parts'
import { oneLine } from './clean'
import type { AdvanceFacts, EarlierFacts, Facts, MeansFacts, VatFacts } from './facts'
import { isTrue } from './facts'
import { isMinimum } from './profile'
import type { Syntax } from './roots'
import type { Element } from './tree'
import { all, first, textAt } from './tree'

/**
 * Names that differ between the Cross Industry Invoice (D16B and later) and ZUGFeRD 1.0; the leaves are the same.
 * Paths from the root.
 */
const NAMES = {
  cii: {
    context: 'ExchangedDocumentContext',
    header: 'ExchangedDocument',
    agreement: 'SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement',
    settlement: 'SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement',
    sums: 'SpecifiedTradeSettlementHeaderMonetarySummation',
    percent: 'RateApplicablePercent',
  },
  'zugferd-1': {
    context: 'SpecifiedExchangedDocumentContext',
    header: 'HeaderExchangedDocument',
    agreement: 'SpecifiedSupplyChainTradeTransaction/ApplicableSupplyChainTradeAgreement',
    settlement: 'SpecifiedSupplyChainTradeTransaction/ApplicableSupplyChainTradeSettlement',
    sums: 'SpecifiedTradeSettlementMonetarySummation',
    percent: 'ApplicablePercent',
  },
} as const

/** Reads the terms of a Cross Industry Invoice or a ZUGFeRD 1.0 document (EN 16931-3-3; ZUGFeRD 1.0 schema). */
export function readCii(root: Element, syntax: Exclude<Syntax, 'ubl'>, file: string): Facts {
  const names = NAMES[syntax]
  const context = first(root, names.context)
  const header = first(root, names.header)
  const agreement = first(root, names.agreement)
  const settlement = first(root, names.settlement)
  const sums = first(settlement, names.sums)
  const stated = textAt(settlement, 'InvoiceCurrencyCode')
  const currency = stated ?? agreedCurrency(sums)
  const vatCurrency = textAt(settlement, 'TaxCurrencyCode')
  const profile = textAt(context, 'GuidelineSpecifiedDocumentContextParameter/ID')
  const { lines, parts, count } = ciiLines(root, syntax, file)
  const inCurrency = amountsIn(sums, 'TaxTotalAmount', currency)
  const inVatCurrency = all(sums, 'TaxTotalAmount').find(
    (each) => vatCurrency !== null && vatCurrency !== currency && each.attributes.get('currencyID') === vatCurrency,
  )
  return {
    syntax,
    root: root.name,
    profile,
    minimum: isMinimum(profile),
    test: isTrue(textAt(context, 'TestIndicator/Indicator')),
    framework: textAt(context, 'BusinessProcessSpecifiedDocumentContextParameter/ID'),
    number: textAt(header, 'ID'),
    date: dayOf(first(header, 'IssueDateTime')),
    type: textAt(header, 'TypeCode'),
    currency,
    currencyStated: stated !== null,
    vatCurrency,
    rate: textAt(settlement, 'TaxApplicableTradeCurrencyExchange/ConversionRate'),
    vatPoints: vatPoints(settlement),
    dueDates: all(settlement, 'SpecifiedTradePaymentTerms').flatMap((terms) => {
      const date = dayOf(first(terms, 'DueDateDateTime'))
      // With discount terms it is an offer (pay earlier, pay less), not what is due.
      if (date === null || first(terms, 'ApplicableTradePaymentDiscountTerms')) return []
      return [{ date, amount: textAt(terms, 'PartialPaymentAmount') }]
    }),
    references: [
      textAt(agreement, 'BuyerReference'),
      first(agreement, 'BuyerOrderReferencedDocument') &&
        (textAt(agreement, 'BuyerOrderReferencedDocument/IssuerAssignedID') ??
          textAt(agreement, 'BuyerOrderReferencedDocument/ID')),
      textAt(agreement, 'ContractReferencedDocument/IssuerAssignedID') ??
        textAt(agreement, 'ContractReferencedDocument/ID'),
    ].filter((each) => typeof each === 'string'),
    account: textAt(settlement, 'ReceivableSpecifiedTradeAccountingAccount/ID'),
    notes: all(header, 'IncludedNote').flatMap((note) => {
      const text = textAt(note, 'Content')
      return text === null ? [] : [{ subject: textAt(note, 'SubjectCode'), text }]
    }),
    earlier: all(settlement, 'InvoiceReferencedDocument').flatMap(earlierOf),
    advances: all(settlement, 'SpecifiedAdvancePayment').flatMap(advanceOf),
    seller: partyOf(first(agreement, 'SellerTradeParty')),
    buyer: partyOf(first(agreement, 'BuyerTradeParty')),
    payee: textAt(settlement, 'PayeeTradeParty/Name'),
    representative: representativeOf(first(agreement, 'SellerTaxRepresentativeTradeParty')),
    means: all(settlement, 'SpecifiedTradeSettlementPaymentMeans').map(meansOf),
    allowances: allowancesOf(settlement, names.percent),
    vat: all(settlement, 'ApplicableTradeTax').flatMap((row) => vatRow(row, names.percent, currency)),
    totals: {
      lines: textAt(sums, 'LineTotalAmount'),
      allowances: textAt(sums, 'AllowanceTotalAmount'),
      charges: textAt(sums, 'ChargeTotalAmount'),
      net: amountsIn(sums, 'TaxBasisTotalAmount', currency),
      vat: inCurrency,
      vatInVatCurrency: inVatCurrency?.text ?? null,
      gross: amountsIn(sums, 'GrandTotalAmount', currency),
      prepaid: textAt(sums, 'TotalPrepaidAmount'),
      rounding: textAt(sums, 'RoundingAmount'),
      payable: textAt(sums, 'DuePayableAmount'),
    },
    lines,
    parts,
    lineCount: count,
    attachments: all(agreement, 'AdditionalReferencedDocument').flatMap((document) =>
      all(document, 'AttachmentBinaryObject').map((object) => ({
        name: object.attributes.get('filename') ?? textAt(document, 'IssuerAssignedID') ?? '?',
        type: object.attributes.get('mimeCode') ?? null,
        size: Math.floor((object.text.replace(/\s/g, '').length * 3) / 4),
      })),
    ),
    thirdParty: [],
  }
}

/** The currency of all the totals when BT-5 is missing and they agree. */
function agreedCurrency(sums: Element | undefined): string | null {
  const codes = new Set(sums?.children.flatMap((each) => each.attributes.get('currencyID') ?? []))
  return codes.size === 1 ? ([...codes][0] ?? null) : null
}

/** BT-8 of each row, and BT-7 as `date`, without repetition. */
function vatPoints(settlement: Element | undefined): string[] {
  const rows = all(settlement, 'ApplicableTradeTax')
  return [...new Set(rows.flatMap((row) => pointOf(row) ?? []))]
}

function pointOf(row: Element): string | null {
  return textAt(row, 'DueDateTypeCode') ?? (first(row, 'TaxPointDate') ? 'date' : null)
}

function vatRow(row: Element, percent: string, currency: string | null): VatFacts[] {
  const of = first(row, 'CalculatedAmount')?.attributes.get('currencyID')
  if (of && currency && of !== currency) return []
  const taxType = textAt(row, 'TypeCode')
  return [
    {
      category: textAt(row, 'CategoryCode'),
      rate: textAt(row, percent),
      base: textAt(row, 'BasisAmount'),
      vat: textAt(row, 'CalculatedAmount'),
      currency: of ?? currency,
      point: pointOf(row),
      taxType: taxType === 'VAT' ? null : taxType,
      reason: textAt(row, 'ExemptionReason'),
      code: textAt(row, 'ExemptionReasonCode'),
    },
  ]
}

function earlierOf(document: Element): EarlierFacts[] {
  const number = textAt(document, 'IssuerAssignedID') ?? textAt(document, 'ID')
  if (number === null) return []
  return [
    {
      number: oneLine(number),
      date: dayOf(first(document, 'FormattedIssueDateTime')),
      type: textAt(document, 'TypeCode'),
    },
  ]
}

function advanceOf(advance: Element): AdvanceFacts[] {
  const amount = textAt(advance, 'PaidAmount')
  const document = first(advance, 'InvoiceSpecifiedReferencedDocument')
  return amount === null
    ? []
    : [{ amount, number: textAt(document, 'IssuerAssignedID'), date: dayOf(first(document, 'FormattedIssueDateTime')) }]
}

function representativeOf(party: Element | undefined): Facts['representative'] {
  if (!party) return null
  const { name, vatId } = partyOf(party)
  return { name, vatId }
}

function meansOf(means: Element): MeansFacts {
  const account = first(means, 'PayeePartyCreditorFinancialAccount')
  const iban = textAt(account, 'IBANID') ?? textAt(account, 'ProprietaryID')
  return { code: textAt(means, 'TypeCode'), iban: iban?.replace(/\s/g, '').toUpperCase() ?? null }
}
