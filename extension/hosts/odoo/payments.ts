import type { HostPayment } from '../../../src/intake/hosts/wire'
import type { Answer } from '../answers'
import { absolute, amountsIn, filled, isNil, money, quotient, slices, text } from '../answers'
import type { Books } from './invoices'
import { learn } from './invoices'
import { accountOf, label, one, PAGE, search } from './server'

/** Fields of the ledger's lines that `payments` reads. */
export const PAYMENT = [
  'move_id',
  'move_name',
  'date',
  'debit',
  'credit',
  'amount_currency',
  'currency_id',
  'partner_id',
  'journal_id',
]

/**
 * Payments out of the ledger's lines on customers' or suppliers' accounts in journals of money, with what each of them
 * is reconciled with.
 */
export async function payments(books: Books, lines: readonly Answer[], customers: boolean): Promise<HostPayment[]> {
  const { session } = books
  const journals = new Map<number, Answer>()
  await books.learnParties(lines.map((each) => one(each, 'partner_id')))
  await learn(
    session,
    journals,
    'account.journal',
    ['name', 'type', 'default_account_id'],
    lines.map((each) => one(each, 'journal_id')),
  )
  const sides = [
    ['credit_move_id', 'debit_move_id', 'credit_amount_currency'],
    ['debit_move_id', 'credit_move_id', 'debit_amount_currency'],
  ] as const
  const shares: { line: number; other: number; from: Answer; amount: string }[] = []
  for (const [own, other, amount] of sides) {
    const found = await search(
      session,
      'account.partial.reconcile',
      [[own, 'in', lines.map((each) => each.id)]],
      [own, other, amount],
    )
    for (const each of found) shares.push({ line: one(each, own), other: one(each, other), from: each, amount })
  }
  const documents = new Map<number, string>()
  for (const some of slices([...new Set(shares.map((each) => each.other))], PAGE)) {
    const found = await search(session, 'account.move.line', [['id', 'in', some]], ['move_name', 'move_type', 'ref'])
    for (const each of found) {
      const purchase = text(each, 'move_type').startsWith('in_')
      if (/_(?:invoice|refund|receipt)$/.test(text(each, 'move_type')))
        documents.set(Number(each.id), (purchase && text(each, 'ref')) || text(each, 'move_name'))
    }
  }
  return lines.map((each) => {
    const credit = money(each.credit, 'credit')
    const ledger = isNil(credit) ? money(each.debit, 'debit') : credit
    const currency = label(each, 'currency_id') || session.currency
    const foreign = currency !== session.currency
    const inCurrency = amountsIn(currency)
    const amount = foreign ? absolute(inCurrency(each, 'amount_currency')) : ledger
    const exchange = foreign ? quotient(ledger, amount) : undefined
    const journal = journals.get(one(each, 'journal_id'))
    return {
      type: 'payment',
      id: `account.move.line,${text(each, 'id')}`,
      state: '',
      direction: customers ? 'sale' : 'purchase',
      refund: customers === isNil(credit),
      number: text(each, 'move_name') || text(each, 'id'),
      date: text(each, 'date'),
      currency,
      ...(exchange === undefined ? {} : { exchange }),
      party: books.party(one(each, 'partner_id')),
      mode: journal ? text(journal, 'name') : label(each, 'journal_id'),
      ...filled({ account: journal ? accountOf(journal, 'default_account_id') : '' }),
      amount,
      allocations: shares.flatMap((share) => {
        const number = share.line === each.id ? documents.get(share.other) : undefined
        return number === undefined ? [] : [{ number, amount: absolute(inCurrency(share.from, share.amount)) }]
      }),
    }
  })
}
