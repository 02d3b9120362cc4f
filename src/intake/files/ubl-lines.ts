import { lineAt } from './cii-parts'
import type { LineFacts, PartFacts } from './facts'
import { isDeposit } from './kinds'
import { LIMITS, overLimit } from './limits'
import type { Element } from './tree'
import { all, first, textAt } from './tree'

/**
 * BG-25 of a UBL document. Sub-lines (SubInvoiceLine) repeat their parent's money and are not looked at; the French
 * extension marks GROUP and INFORMATION lines by a status on a reference to the document's own number.
 */
export function ublLines(
  root: Element,
  file: string,
): { readonly lines: readonly LineFacts[]; readonly parts: readonly PartFacts[]; readonly count: number } {
  const elements = all(root, root.name === 'CreditNote' ? 'CreditNoteLine' : 'InvoiceLine')
  if (elements.length > LIMITS.lines) throw overLimit(file, 'lines', LIMITS.lines, elements.length)
  const lines = elements.flatMap((line): LineFacts[] => {
    const net = textAt(line, 'LineExtensionAmount')
    const status = textAt(line, 'BillingReference/InvoiceDocumentReference/DocumentStatusCode')
    if (net === null || status === 'GROUP' || status === 'INFORMATION') return []
    const item = first(line, 'Item')
    return [
      {
        id: textAt(line, 'ID'),
        code: lineAt(item, 'SellersItemIdentification/ID'),
        label: lineAt(item, 'Name') ?? lineAt(item, 'Description') ?? lineAt(line, 'Note'),
        quantity: textAt(line, 'InvoicedQuantity') ?? textAt(line, 'CreditedQuantity'),
        price: textAt(line, 'Price/PriceAmount'),
        net,
        category: textAt(item, 'ClassifiedTaxCategory/ID'),
        rate: textAt(item, 'ClassifiedTaxCategory/Percent'),
        reasonCode: textAt(item, 'ClassifiedTaxCategory/TaxExemptionReasonCode'),
        account: textAt(line, 'AccountingCost'),
        framework: referenceOf(line, 'AVV'),
        deposit: depositOf(line),
      },
    ]
  })
  const parts = elements.flatMap((line): PartFacts[] => {
    const net = textAt(line, 'LineExtensionAmount')
    const status = textAt(line, 'BillingReference/InvoiceDocumentReference/DocumentStatusCode')
    if (net === null || status !== 'GROUP' || textAt(line, 'BillingReference/BillingReferenceLine/ID')) return []
    return [{ number: referenceOf(line, 'AFL'), seller: sellerOf(line), net }]
  })
  return { lines, parts, count: elements.length }
}

/** An earlier invoice that the line itself names, where it is a deposit (French extension). */
function depositOf(line: Element): string | null {
  const reference = all(line, 'BillingReference/InvoiceDocumentReference').find((each) =>
    isDeposit(textAt(each, 'DocumentTypeCode')),
  )
  return textAt(reference, 'ID')
}

/** Who sells a part: in UBL the item's manufacturer stands for it. */
function sellerOf(line: Element): string | null {
  const party = first(line, 'Item/ManufacturerParty')
  return lineAt(party, 'PartyLegalEntity/RegistrationName') ?? lineAt(party, 'PartyName/Name')
}

/** BT-128 of a scheme. AVV: the framework of one line in a mixed invoice (S1, B1…). AFL: the number of a part. */
function referenceOf(line: Element, scheme: 'AVV' | 'AFL'): string | null {
  const ids = all(line, 'DocumentReference/ID')
  return ids.find((each) => each.attributes.get('schemeID') === scheme)?.text || null
}
