import { lineAt } from './cii-parts'
import type { LineFacts, PartFacts } from './facts'
import { isDeposit } from './kinds'
import { LIMITS, overLimit } from './limits'
import type { Syntax } from './roots'
import type { Element } from './tree'
import { all, first, textAt } from './tree'

const NAMES = {
  cii: {
    line: 'SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem',
    agreement: 'SpecifiedLineTradeAgreement',
    delivery: 'SpecifiedLineTradeDelivery',
    settlement: 'SpecifiedLineTradeSettlement',
    sum: 'SpecifiedTradeSettlementLineMonetarySummation',
    percent: 'RateApplicablePercent',
  },
  'zugferd-1': {
    line: 'SpecifiedSupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem',
    agreement: 'SpecifiedSupplyChainTradeAgreement',
    delivery: 'SpecifiedSupplyChainTradeDelivery',
    settlement: 'SpecifiedSupplyChainTradeSettlement',
    sum: 'SpecifiedTradeSettlementMonetarySummation',
    percent: 'ApplicablePercent',
  },
} as const

/**
 * BG-25 of a CII. `count` is the number of line elements; `lines` are those that carry money: a line without an amount
 * is a text, and a GROUP or INFORMATION line (French extension) repeats what its details say.
 */
export function ciiLines(
  root: Element,
  syntax: Exclude<Syntax, 'ubl'>,
  file: string,
): { readonly lines: readonly LineFacts[]; readonly parts: readonly PartFacts[]; readonly count: number } {
  const names = NAMES[syntax]
  const elements = all(root, names.line)
  if (elements.length > LIMITS.lines) throw overLimit(file, 'lines', LIMITS.lines, elements.length)
  const lines = elements.flatMap((line): LineFacts[] => {
    const settlement = first(line, names.settlement)
    const net = textAt(settlement, `${names.sum}/LineTotalAmount`)
    const status = textAt(line, 'AssociatedDocumentLineDocument/LineStatusReasonCode')
    if (net === null || status === 'GROUP' || status === 'INFORMATION') return []
    const product = first(line, 'SpecifiedTradeProduct')
    const tax = first(settlement, 'ApplicableTradeTax')
    return [
      {
        id: textAt(line, 'AssociatedDocumentLineDocument/LineID'),
        code: lineAt(product, 'SellerAssignedID'),
        label:
          lineAt(product, 'Name') ??
          lineAt(product, 'Description') ??
          lineAt(line, 'AssociatedDocumentLineDocument/IncludedNote/Content'),
        quantity: textAt(line, `${names.delivery}/BilledQuantity`),
        price: textAt(line, `${names.agreement}/NetPriceProductTradePrice/ChargeAmount`),
        net,
        category: textAt(tax, 'CategoryCode'),
        rate: textAt(tax, names.percent),
        reasonCode: textAt(tax, 'ExemptionReasonCode'),
        account: textAt(settlement, 'ReceivableSpecifiedTradeAccountingAccount/ID'),
        framework: referenceOf(settlement, 'AVV'),
        deposit: depositOf(settlement),
      },
    ]
  })
  const parts = elements.flatMap((line): PartFacts[] => {
    const settlement = first(line, names.settlement)
    const net = textAt(settlement, `${names.sum}/LineTotalAmount`)
    const place = first(line, 'AssociatedDocumentLineDocument')
    if (net === null || textAt(place, 'LineStatusReasonCode') !== 'GROUP' || textAt(place, 'ParentLineID')) return []
    const seller = lineAt(line, `${names.agreement}/ItemSellerTradeParty/Name`)
    return [{ number: referenceOf(settlement, 'AFL'), seller, net }]
  })
  return { lines, parts, count: elements.length }
}

/** An earlier invoice that the line itself names, where it is a deposit (French extension). */
function depositOf(settlement: Element | undefined): string | null {
  const reference = all(settlement, 'InvoiceReferencedDocument').find((each) => isDeposit(textAt(each, 'TypeCode')))
  return textAt(reference, 'IssuerAssignedID')
}

/** BT-128 of a scheme. AVV: the framework of one line in a mixed invoice (S1, B1…). AFL: the number of a part. */
function referenceOf(settlement: Element | undefined, scheme: 'AVV' | 'AFL'): string | null {
  const reference = all(settlement, 'AdditionalReferencedDocument').find(
    (each) => textAt(each, 'ReferenceTypeCode') === scheme,
  )
  return textAt(reference, 'IssuerAssignedID')
}
