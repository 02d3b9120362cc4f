import type { HostPayment } from '../../../src/intake/hosts/wire'
import type { Answer } from '../answers'
import { absolute, added, ids, isNil, slices, text, turned } from '../answers'
import { smaller } from '../decimals'
import type { Session } from './server'
import { decimalOf, dotted, PAGE, search } from './server'

export type Side = 'receivable' | 'payable'

/** Fields of a ledger line that tell what it settles, of a payment's line and of those reconciled with it. */
export const SETTLED = [
  'move',
  'credit',
  'debit',
  'amount_second_currency',
  'second_currency.code',
  'reconciliation',
  'invoice_payments',
]

/** What a line brings, in its own currency. */
export function amountOf(line: Answer): string {
  if (currencyOf(line) !== '') return absolute(decimalOf(line, 'amount_second_currency'))
  return absolute(added([decimalOf(line, 'credit'), decimalOf(line, 'debit')]))
}

/** Of a line that is not in the ledger's own currency. */
export function currencyOf(line: Answer): string {
  return text(dotted(line, 'second_currency'), 'code')
}

/** Whether the line stands on the credit side. */
export function credits(line: Answer): boolean {
  return !isNil(decimalOf(line, 'credit'))
}

/**
 * What payments settle. Tryton names one invoice at most for a payment (`invoice_payments`); one that settles several is
 * reconciled with the ledger lines of each of them, whose amounts are its shares. Where they do not add up to it (several
 * payments of several invoices, a credit note among them), they are told as they stand: a person will look.
 */
export class Settled {
  readonly #numbers = new Map<number, string>()
  readonly #invoiceOfMove = new Map<number, number>()
  readonly #groups = new Map<number, Answer[]>()

  constructor(
    private readonly session: Session,
    private readonly side: Side,
  ) {}

  /** Asks for what is reconciled with these payments, and for the numbers of the invoices. */
  async learn(payments: readonly Answer[]): Promise<void> {
    const groups = [...new Set(payments.flatMap((each) => reconciliationOf(each) ?? []))].filter(
      (id) => !this.#groups.has(id),
    )
    const lines: Answer[] = []
    for (const some of slices(groups, PAGE))
      lines.push(...(await search(this.session, 'account.move.line', [['reconciliation', 'in', some]], SETTLED)))
    for (const id of groups)
      this.#groups.set(
        id,
        lines.filter((each) => reconciliationOf(each) === id),
      )
    await this.#learnInvoices(
      'move',
      lines.map((each) => Number(text(each, 'move'))),
    )
    await this.#learnInvoices(
      'id',
      [...payments, ...lines].flatMap((each) => ids(each, 'invoice_payments')).filter((id) => !this.#numbers.has(id)),
    )
  }

  async #learnInvoices(by: 'id' | 'move', wanted: readonly number[]): Promise<void> {
    for (const some of slices([...new Set(wanted)], PAGE)) {
      const fields = ['number', 'reference', 'move']
      for (const each of await search(this.session, 'account.invoice', [[by, 'in', some]], fields)) {
        // A purchase bears its supplier's number; Tryton's own is a second choice.
        const number = (this.side === 'payable' && text(each, 'reference')) || text(each, 'number')
        this.#numbers.set(Number(each.id), number)
        this.#invoiceOfMove.set(Number(text(each, 'move')), Number(each.id))
      }
    }
  }

  /** The invoices that a payment settles, with their amounts. */
  of(payment: Answer): HostPayment['allocations'] {
    const amount = amountOf(payment)
    const [named] = ids(payment, 'invoice_payments')
    const open = this.#open(payment)
    const known = named === undefined ? undefined : open.get(named)
    const whole = named !== undefined && (known === undefined || !smaller(known, amount))
    const shares = whole ? new Map([[named, amount]]) : open
    return [...shares].flatMap(([invoice, share]) => {
      const number = this.#numbers.get(invoice) ?? ''
      if (number === '') return []
      return [{ number, amount: shares.size === 1 && smaller(amount, share) ? amount : share }]
    })
  }

  /** What the invoices reconciled with a payment leave to it, once the others that name theirs are taken off. */
  #open(payment: Answer): ReadonlyMap<number, string> {
    const group = this.#groups.get(reconciliationOf(payment) ?? 0) ?? []
    const open = new Map<number, string>()
    const add = (invoice: number, amount: string) => open.set(invoice, added([open.get(invoice) ?? '0', amount]))
    for (const each of group) {
      const invoice = this.#invoiceOfMove.get(Number(text(each, 'move')))
      if (invoice !== undefined && credits(each) !== credits(payment)) add(invoice, amountOf(each))
    }
    for (const each of group) {
      const [named] = ids(each, 'invoice_payments')
      if (named !== undefined && each.id !== payment.id && open.has(named)) add(named, turned(amountOf(each)))
    }
    return new Map([...open].filter(([, amount]) => smaller('0', amount)))
  }
}

function reconciliationOf(line: Answer): number | undefined {
  const id = Number(text(line, 'reconciliation'))
  return id > 0 ? id : undefined
}
