import type { HostParty, HostPayment } from '../../../src/intake/hosts/wire'
import type { Answer } from '../answers'
import { added, filled, quotient, text } from '../answers'
import type { Parties } from './parties'
import type { Session } from './server'
import { dayOf, decimalOf, dotted, search } from './server'
import type { Settled, Side } from './settled'
import { amountOf, credits, currencyOf, SETTLED } from './settled'

/** Fields of a ledger line that is a payment. */
export const PAYMENT = [
  ...SETTLED,
  'date',
  'description',
  'move.number',
  'move.journal.name',
  'account',
  'party',
  'party.rec_name',
  'party.code',
]

/** Journals where money comes and goes: cash and, with the module for them, bank statements. */
const MONEY = ['cash', 'statement']

/**
 * Ledger lines that are payments of a side: those that the application links to an invoice, and whatever else the
 * journals of money have booked on a third party: one payment of several invoices, an advance.
 */
export function paymentsOf(side: Side): readonly unknown[] {
  return [
    ['OR', ['invoice_payments', '!=', null], ['move.journal.type', 'in', MONEY]],
    [`account.type.${side}`, '=', true],
    ['move.state', '=', 'posted'],
  ]
}

/** The payments of a page, each with the invoices that it settles. */
export async function payments(
  session: Session,
  page: readonly Answer[],
  parties: Parties,
  settled: Settled,
  side: Side,
): Promise<HostPayment[]> {
  await parties.learn(page)
  await settled.learn(page)
  const moves = page.map((each) => Number(text(each, 'move')))
  const others = await search(
    session,
    'account.move.line',
    [['move', 'in', moves]],
    ['move', 'account', 'account.code'],
  )
  return page.map((each) => payment(session, each, side, parties.of(each), settled.of(each), others))
}

function payment(
  session: Session,
  record: Answer,
  side: Side,
  party: HostParty,
  allocations: HostPayment['allocations'],
  others: readonly Answer[],
): HostPayment {
  const move = dotted(record, 'move')
  const second = currencyOf(record)
  const amount = amountOf(record)
  const ledger = added([decimalOf(record, 'credit'), decimalOf(record, 'debit')])
  const exchange = second === '' ? undefined : quotient(ledger, amount)
  const other = others.find((each) => each.move === record.move && each.account !== record.account)
  return {
    type: 'payment',
    id: `account.move.line,${text(record, 'id')}`,
    state: '',
    direction: side === 'receivable' ? 'sale' : 'purchase',
    refund: (side === 'receivable') !== credits(record),
    number: text(move, 'number') || text(record, 'id'),
    date: dayOf(record, 'date'),
    currency: second || session.currency,
    ...(exchange === undefined ? {} : { exchange }),
    party,
    mode: text(dotted(move, 'journal'), 'name') || 'Tryton',
    ...filled({ account: other ? text(dotted(other, 'account'), 'code') : '' }),
    amount,
    allocations,
  }
}
