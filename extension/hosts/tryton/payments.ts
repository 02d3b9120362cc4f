import type { HostParty, HostPayment } from '../../../src/intake/hosts/wire'
import type { Answer } from '../answers'
import { absolute, filled, ids, isNil, quotient, slices, text } from '../answers'
import type { Parties } from './parties'
import type { Session } from './server'
import { dayOf, decimalOf, dotted, PAGE, search } from './server'

/** Fields of a ledger line that pays an invoice. */
export const PAYMENT = [
  'credit',
  'debit',
  'date',
  'description',
  'invoice_payments',
  'move',
  'move.number',
  'move.journal.name',
  'account',
  'party',
  'party.rec_name',
  'party.code',
  'second_currency.code',
  'amount_second_currency',
]

/** The payments of a page, each with the invoice that it pays. */
export async function payments(
  session: Session,
  page: readonly Answer[],
  parties: Parties,
  side: 'receivable' | 'payable',
): Promise<HostPayment[]> {
  await parties.learn(page)
  const paid = [...new Set(page.flatMap((each) => ids(each, 'invoice_payments')))]
  const numbers = new Map<number, string>()
  for (const some of slices(paid, PAGE)) {
    const found = await search(session, 'account.invoice', [['id', 'in', some]], ['number', 'reference'])
    for (const each of found)
      numbers.set(Number(each.id), (side === 'payable' && text(each, 'reference')) || text(each, 'number'))
  }
  const moves = page.map((each) => Number(text(each, 'move')))
  const others = await search(
    session,
    'account.move.line',
    [['move', 'in', moves]],
    ['move', 'account', 'account.code'],
  )
  return page.map((each) => payment(session, each, side, parties.of(each), numbers, others))
}

function payment(
  session: Session,
  record: Answer,
  side: 'receivable' | 'payable',
  party: HostParty,
  numbers: ReadonlyMap<number, string>,
  others: readonly Answer[],
): HostPayment {
  const move = dotted(record, 'move')
  const credit = decimalOf(record, 'credit')
  const debit = decimalOf(record, 'debit')
  const credits = !isNil(credit)
  const second = text(dotted(record, 'second_currency'), 'code')
  const ledger = credits ? credit : debit
  const amount = second === '' ? ledger : absolute(decimalOf(record, 'amount_second_currency'))
  const exchange = second === '' ? undefined : quotient(ledger, amount)
  // Several documents paid by one line do not say their shares: it is then an advance on the account.
  const [only, ...more] = ids(record, 'invoice_payments')
  const number = only === undefined || more.length > 0 ? '' : (numbers.get(only) ?? '')
  const other = others.find((each) => each.move === record.move && each.account !== record.account)
  return {
    type: 'payment',
    id: `account.move.line,${text(record, 'id')}`,
    state: '',
    direction: side === 'receivable' ? 'sale' : 'purchase',
    refund: (side === 'receivable') !== credits,
    number: text(move, 'number') || text(record, 'id'),
    date: dayOf(record, 'date'),
    currency: second || session.currency,
    ...(exchange === undefined ? {} : { exchange }),
    party,
    mode: text(dotted(move, 'journal'), 'name') || 'Tryton',
    ...filled({ account: other ? text(dotted(other, 'account'), 'code') : '' }),
    amount,
    allocations: number === '' ? [] : [{ number, amount }],
  }
}
