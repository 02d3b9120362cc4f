import type { Invoice, VatRate } from '../domain/document'
import type { Amount } from '../domain/money'
import { amount, percentOf, ZERO } from '../domain/money'
import type { PostingContext } from './context'
import type { RowParts } from './invoice-parts'
import type { DraftLine } from './lines'
import { specialLine } from './lines'
import { sideOf } from './waiting'

/**
 * A deposit asked for (accounting.md, scheme 3; type 386, and 503 the other way round). No revenue yet: 4191 holds its
 * net, or its gross with the VAT held against it on 44587.
 */
export function depositLines(
  document: Invoice,
  rows: readonly RowParts[],
  label: string,
  context: PostingContext,
): DraftLine[] {
  const { special, depositMethod } = context.dossier.settings
  const sale = document.direction === 'sale'
  const account = sale ? special.depositReceived : special.depositPaid
  const name = sale ? 'depositReceived' : 'depositPaid'
  const side = sideOf(document)
  const net = rows.reduce((total, { row }) => total + row.base, 0)
  const vat = rows.reduce((total, { row }) => total + row.vat, 0)
  // A franchise that buys has no VAT account: the deposit holds the whole price.
  const whole = depositMethod === 'gross' || (!sale && context.dossier.vatRegime === 'franchise')
  if (!whole) return [specialLine(account, amount(-side * net), label, name)]
  const lines = [specialLine(account, amount(-side * (net + vat)), label, name)]
  if (depositMethod === 'gross' && (sale || context.dossier.vatRegime !== 'franchise')) {
    lines.push(specialLine(special.vatOnDeposit, amount(side * vat), label, 'vatOnDeposit'))
  }
  return lines
}

/**
 * A line of a final invoice that takes a deposit back (negative `net`; French extension): the deposit's account, never
 * revenue. The VAT of the row is that of the rest already; by the gross method 44587 gives back what it held.
 */
export function depositLine(
  document: Invoice,
  { net, rate }: { readonly net: Amount; readonly rate: VatRate },
  label: string,
  context: PostingContext,
): DraftLine[] {
  const { special, depositMethod } = context.dossier.settings
  const sale = document.direction === 'sale'
  const account = sale ? special.depositReceived : special.depositPaid
  const name = sale ? 'depositReceived' : 'depositPaid'
  const side = sideOf(document)
  const vat = depositMethod === 'gross' ? percentOf(net, rate) : ZERO
  const lines = [specialLine(account, amount(-side * (net + vat)), label, name)]
  return vat === 0 ? lines : [...lines, specialLine(special.vatOnDeposit, amount(side * vat), label, 'vatOnDeposit')]
}
