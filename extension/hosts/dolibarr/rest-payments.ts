import type { HostPayment } from '../../../src/intake/hosts/wire'
import type { Answer } from '../answers'
import { absolute, added, answers, inPairs, isNil, money, text } from '../answers'
import { AHEAD, dayAway, within } from '../days'
import type { Request } from '../host'
import type { Rest, Side } from './rest-service'
import { numberOf, PURCHASES, SALES } from './rest-service'
import { MODES } from './root'

interface Share {
  readonly payment: Answer
  readonly invoice: Answer
}

/**
 * Payments of the period, whenever the invoices are of: one that got money in the period was still open at its beginning,
 * and is dated before its end, give or take a quarter.
 */
export async function payments(rest: Rest, side: Side, { from, to }: Request): Promise<HostPayment[]> {
  const open = `(t.fk_statut:=:1) or (t.date_closing:>=:'${dayAway(from, -AHEAD)}') or (t.datef:>=:'${from}')`
  const closed = side === SALES ? open : '(t.fk_statut:>:0)'
  const shares = new Map<string, Share[]>()
  for await (const page of rest.documents(side, `(t.datef:<=:'${dayAway(to, AHEAD)}') and (${closed})`)) {
    const paid = page.filter((each) => side === PURCHASES || !isNil(money(each.totalpaid ?? 0, 'totalpaid')))
    const found = await inPairs(paid, async (each) => ({
      invoice: each,
      list: answers(await rest.listed(`${side.list}/${text(each, 'id')}/payments`), 'payments'),
    }))
    for (const { invoice, list } of found) {
      for (const payment of list) {
        // Credit notes and deposits set against the invoice are listed too: they bring no money.
        if (/\(|DISCOUNT|CREDIT_NOTE|DEPOSIT/.test(text(payment, 'type'))) continue
        if (!within(text(payment, 'date').slice(0, 10), from, to)) continue
        const ref = text(payment, 'ref')
        shares.set(ref, [...(shares.get(ref) ?? []), { payment, invoice }])
      }
    }
  }
  const papers: HostPayment[] = []
  for (const [ref, list] of shares) papers.push(await payment(rest, side, ref, list))
  return papers
}

/** One payment out of its shares in each invoice. Money is told in the currency of the books. */
async function payment(rest: Rest, side: Side, ref: string, shares: readonly Share[]): Promise<HostPayment> {
  const [first] = shares
  if (!first) throw new Error('a payment without shares')
  const total = added(shares.map((each) => money(each.payment.amount, 'amount')))
  const type = text(first.payment, 'type')
  const ids = shares.map((each) => Number(text(each.invoice, 'id')))
  return {
    type: 'payment',
    // The reference is one entity's, the row of the invoice is the installation's.
    id: `payment,${ref},${Math.min(...ids)}`,
    state: '',
    direction: side.direction,
    refund: total.startsWith('-'),
    number: ref,
    date: text(first.payment, 'date').slice(0, 10),
    currency: rest.currency,
    party: await rest.party(side, text(first.invoice, 'socid')),
    mode: MODES[type] ?? type,
    amount: absolute(total),
    allocations: shares.map((each) => ({
      number: numberOf(each.invoice, side),
      amount: absolute(money(each.payment.amount, 'amount')),
    })),
  }
}
