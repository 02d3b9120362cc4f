import type { HostInvoice, HostLine, HostParty, HostVat } from '../../../src/intake/hosts/wire'
import type { Amounts, Answer } from '../answers'
import { absolute, added, amountsIn, byRate, filled, ids, isNil, money, quotient, rate, text, turned } from '../answers'
import { beforeDeposits, less } from '../decimals'
import { identifiersIn } from '../parties'
import type { Session } from './server'
import { accountOf, label, one, search } from './server'

const LINE = [
  'move_id',
  'display_type',
  'account_id',
  'name',
  'product_id',
  'quantity',
  'price_unit',
  'price_subtotal',
  'price_total',
  'tax_ids',
  'tax_line_id',
  'amount_currency',
  'date_maturity',
]

/** Documents of one company, with what they share: parties and taxes are asked once. */
export class Books {
  readonly #parties = new Map<number, HostParty>()
  readonly #taxes = new Map<number, Answer>()

  constructor(readonly session: Session) {}

  /** Invoices, refunds and receipts out of their moves. */
  async invoices(moves: readonly Answer[]): Promise<HostInvoice[]> {
    const { session } = this
    const among = [['move_id', 'in', moves.map((each) => each.id)]]
    const kinds = ['product', 'tax', 'payment_term', 'rounding']
    const lines = await search(session, 'account.move.line', [...among, ['display_type', 'in', kinds]], LINE)
    await this.learnParties(moves.map((each) => one(each, 'commercial_partner_id')))
    await learn(
      session,
      this.#taxes,
      'account.tax',
      ['name', 'amount', 'amount_type'],
      [...lines.flatMap((each) => ids(each, 'tax_ids')), ...lines.map((each) => one(each, 'tax_line_id'))],
    )
    const reversed = await this.#numbers(moves.map((each) => one(each, 'reversed_entry_id')))
    return moves.map((each) =>
      this.#invoice(
        each,
        lines.filter((line) => one(line, 'move_id') === each.id),
        reversed,
      ),
    )
  }

  #invoice(move: Answer, lines: readonly Answer[], reversed: ReadonlyMap<number, string>): HostInvoice {
    const type = text(move, 'move_type')
    const purchase = type.startsWith('in_')
    const refund = type.endsWith('_refund')
    // In the ledger, VAT of a sale and of a purchase's refund stand on the credit side.
    const turn = purchase === refund ? turned : (amount: string) => amount
    const of = (kind: string) => lines.filter((line) => text(line, 'display_type') === kind)
    const currency = label(move, 'currency_id')
    const amount = amountsIn(currency)
    const sold = of('product').filter((line) => !isNil(amount(line, 'price_subtotal')))
    const [deducted, kept] = purchase || refund ? [[], sold] : split(sold, (line) => depositNumber(line) !== '')
    const total = amount(move, 'amount_total')
    const foreign = currency !== this.session.currency
    const ledger = money(move.amount_total_signed, 'amount_total_signed')
    const exchange = foreign ? quotient(ledger, total) : undefined
    const deposit = !refund && kept.length > 0 && kept.every((line) => accountOf(line, 'account_id').startsWith('4191'))
    // What is paid in cash is rounded by a line of its own, or by one more on the largest tax.
    const [onTax, onTotal] = split(of('rounding'), (line) => one(line, 'tax_line_id') > 0)
    const rounding = added(onTotal.map((line) => turn(amount(line, 'amount_currency'))))
    const vat = this.#vat(sold, [...of('tax'), ...onTax], turn, amount)
    // A rate whose VAT is nil for being charged by both sides is none.
    const rates = new Set(vat.map((row) => row.rate))
    const origin = reversed.get(one(move, 'reversed_entry_id'))
    const base: HostInvoice = {
      type: 'invoice',
      id: `account.move,${text(move, 'id')}`,
      state: `${text(move, 'state')} ${text(move, 'payment_state')}`.trim(),
      kind: refund ? 'credit-note' : deposit ? 'deposit' : 'invoice',
      direction: purchase ? 'purchase' : 'sale',
      number: (purchase && text(move, 'ref')) || text(move, 'name'),
      date: text(move, 'invoice_date'),
      currency,
      ...(exchange === undefined ? {} : { exchange }),
      party: this.party(one(move, 'commercial_partner_id')),
      due: dues(of('payment_term'), text(move, 'invoice_date_due'), amount),
      lines: kept.map((line) => this.#line(line, rates, amount)),
      vat,
      net: less(amount(move, 'amount_untaxed'), rounding),
      tax: amount(move, 'amount_tax'),
      gross: less(total, rounding),
      ...(isNil(rounding) ? {} : { rounding }),
      deposits: [],
      refersTo: origin === undefined ? [] : [origin],
      ...filled({ note: text(move, purchase ? 'name' : 'ref') }),
    }
    return beforeDeposits(
      base,
      deducted.map((line) => ({
        number: depositNumber(line),
        rate: this.#rateOf(line),
        net: amount(line, 'price_subtotal'),
        vat: less(amount(line, 'price_total'), amount(line, 'price_subtotal')),
      })),
    )
  }

  /** The tax in percent of a line; one of a fixed amount (eco-participation) is no VAT. */
  #taxOf(line: Answer): Answer | undefined {
    return ids(line, 'tax_ids')
      .map((id) => this.#taxes.get(id))
      .find((tax) => tax !== undefined && text(tax, 'amount_type') === 'percent')
  }

  #rateOf(line: Answer): string {
    const tax = this.#taxOf(line)
    return tax === undefined ? '0' : rate(absolute(money(tax.amount, 'rate', 4)))
  }

  #line(line: Answer, rates: ReadonlySet<string>, amount: Amounts): HostLine {
    const percent = this.#rateOf(line)
    return {
      label: text(line, 'name') || label(line, 'product_id'),
      net: amount(line, 'price_subtotal'),
      rate: rates.has(percent) ? percent : '0',
      ...filled({
        account: accountOf(line, 'account_id'),
        code: /^\[([^\]]+)\]/.exec(label(line, 'product_id'))?.[1] ?? '',
        quantity: money(line.quantity, 'quantity', 6),
        unitPrice: money(line.price_unit, 'price_unit', 6),
      }),
    }
  }

  /** Bases by the lines, VAT by the ledger's own tax rows; a reverse charge has both its rows, which are nil together. */
  #vat(
    lines: readonly Answer[],
    rows: readonly Answer[],
    turn: (amount: string) => string,
    amount: Amounts,
  ): HostVat[] {
    const found = byRate(
      lines.map((line) => {
        const tax = this.#taxOf(line)
        const percent = this.#rateOf(line)
        const base = amount(line, 'price_subtotal')
        return { rate: percent, base, vat: '0', ...filled({ reason: tax ? text(tax, 'name') : '' }) }
      }),
    )
    const vatOf = (percent: string) =>
      added(
        rows
          .filter((row) => {
            const tax = this.#taxes.get(one(row, 'tax_line_id'))
            return tax !== undefined && rate(absolute(money(tax.amount, 'rate', 4))) === percent
          })
          .map((row) => turn(amount(row, 'amount_currency'))),
      )
    return byRate(
      found.map((row) => {
        const { reason, ...rest } = row
        const vat = vatOf(row.rate)
        const charged = isNil(vat) && Math.abs(Number(row.base)) >= 1 && row.rate !== '0'
        const free = row.rate === '0' || charged
        return {
          ...rest,
          rate: charged ? '0' : row.rate,
          vat,
          ...(free && reason ? { reason: charged ? `${reason} autoliquidation` : reason } : {}),
        }
      }),
    )
  }

  /** A party that was asked for. */
  party(id: number): HostParty {
    return this.#parties.get(id) ?? { name: '?' }
  }

  /** Asks for the parties that are not known yet. */
  async learnParties(wanted: readonly number[]): Promise<void> {
    const fields = ['name', 'ref', 'vat', 'company_registry', 'country_code', 'zip', 'city', 'street']
    const missing = [...new Set(wanted)].filter((id) => id > 0 && !this.#parties.has(id))
    if (missing.length === 0) return
    const domain = [
      ['id', 'in', missing],
      ['active', 'in', [true, false]],
    ]
    for (const each of await search(this.session, 'res.partner', domain, fields)) {
      this.#parties.set(Number(each.id), {
        name: text(each, 'name') || '?',
        ...filled({
          code: text(each, 'ref') || text(each, 'id'),
          ...identifiersIn(text(each, 'company_registry')),
          vatId: text(each, 'vat'),
          country: text(each, 'country_code'),
          postalCode: text(each, 'zip'),
          city: text(each, 'city'),
          street: text(each, 'street'),
        }),
      })
    }
  }

  async #numbers(wanted: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const known = new Map<number, Answer>()
    await learn(this.session, known, 'account.move', ['name', 'ref', 'move_type'], wanted)
    return new Map(
      [...known].map(([id, each]) => [
        id,
        (text(each, 'move_type').startsWith('in_') && text(each, 'ref')) || text(each, 'name'),
      ]),
    )
  }
}

function split<T>(list: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [list.filter(test), list.filter((each) => !test(each))]
}

/** A deposit is deducted by a negative line on its own account that names its invoice. */
function depositNumber(line: Answer): string {
  if (!money(line.price_subtotal, 'price_subtotal').startsWith('-')) return ''
  if (!accountOf(line, 'account_id').startsWith('4191')) return ''
  return /[A-Z][\w-]*\/\d{4}\/(?:\d{2}\/)?\d+/.exec(text(line, 'name'))?.[0] ?? ''
}

function dues(terms: readonly Answer[], last: string, amount: Amounts): HostInvoice['due'] {
  const found = terms
    .map((each) => ({
      date: text(each, 'date_maturity'),
      amount: absolute(amount(each, 'amount_currency')),
    }))
    .filter((each) => each.date !== '')
    .sort((a, b) => a.date.localeCompare(b.date))
  return found.length > 0 ? found : last === '' ? [] : [{ date: last }]
}

/** Asks for the records that are not known yet. */
export async function learn(
  session: Session,
  known: Map<number, Answer>,
  model: string,
  fields: readonly string[],
  wanted: readonly number[],
): Promise<void> {
  const missing = [...new Set(wanted)].filter((id) => id > 0 && !known.has(id))
  if (missing.length === 0) return
  // An archived tax is still that of its invoices.
  const active = model === 'account.tax' ? [['active', 'in', [true, false]]] : []
  const found = await search(session, model, [['id', 'in', missing], ...active], fields)
  for (const each of found) known.set(Number(each.id), each)
}
