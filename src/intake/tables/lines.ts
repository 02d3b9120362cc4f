import type { InvoiceLine, LineKind, VatRate, VatTreatment } from '../../domain/document'
import type { Piece } from './pieces'
import { kindOf } from './words'

/** A line of the document from one amount at one rate; a nature that the table does not say is marked. */
export function invoiceLine(piece: Piece & { readonly rate: VatRate; readonly treatment: VatTreatment }): InvoiceLine {
  const { row, label, net, rate, treatment } = piece
  const kind: LineKind | undefined = kindOf(row.text('kind')) ?? delivery(label)
  const optional = {
    code: piece.whole ? '' : row.text('item'),
    category: row.text('category'),
    quantity: piece.whole ? '' : (row.decimal('quantity') ?? ''),
    unitPrice: piece.whole ? '' : (row.decimal('unitPrice') ?? ''),
    account: accountOf(row.text('account'), row.settings.content === 'purchases'),
  }
  return {
    role: 'item',
    kind: kind ?? 'other',
    ...(kind === undefined ? { kindUnsaid: true } : {}),
    label,
    net,
    treatment,
    rate,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== '')),
  }
}

/** Delivery is a line of its own in many invoices, and says so. */
function delivery(label: string): LineKind | undefined {
  return /^(?:frais (?:de )?(?:port|livraison|transport|exp[ée]dition)|port\b|livraison\b|shipping\b)/i.test(label)
    ? 'transport'
    : undefined
}

/** An account of the right classes: products, or charges and assets; a customer's account in that column is not one. */
function accountOf(text: string, purchase: boolean): string {
  const account = text.replace(/[\s\u00a0]/g, '')
  return (purchase ? /^(?:2|6|46|409)\d{1,17}$/ : /^(?:7|46|419)\d{1,18}$/).test(account) ? account : ''
}
