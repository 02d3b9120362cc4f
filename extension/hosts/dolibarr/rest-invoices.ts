import type { HostInvoice, HostLine } from '../../../src/intake/hosts/wire'
import type { Answer } from '../answers'
import { absolute, answers, byRate, filled, isNil, money, rate, text } from '../answers'
import { dayOfMidnight } from '../days'
import { beforeDeposits, inverse } from '../decimals'
import type { Rest, Side } from './rest-service'
import { numberOf, PURCHASES, SALES, statusOf } from './rest-service'
import { MODES } from './root'

/** A document as its application says it. */
export async function invoice(rest: Rest, side: Side, each: Answer): Promise<HostInvoice> {
  const id = text(each, 'id')
  const type = text(each, 'type')
  const code = text(each, 'multicurrency_code')
  const foreign = code !== '' && code !== rest.currency
  const amount = (from: Answer, field: string) => money(from[foreign ? `multicurrency_${field}` : field] ?? 0, field)
  const lines = answers(each.lines ?? [], 'lines').filter((line) => !isEmptyLine(line))
  const source = text(each, 'fk_facture_source')
  const due = dayOfMidnight(each.date_lim_reglement ?? each.date_echeance, 'due')
  const deducted = type === '2' || side === PURCHASES ? [] : await deductedBy(rest, each, lines)
  const kept = lines.filter((line) => !deducted.some((one) => one.line === line))
  const deposits = type === '2' || isNil(money(each.totaldeposits ?? 0, 'deposits')) ? [] : await depositsOf(rest, id)
  const paper: HostInvoice = {
    type: 'invoice',
    id: `${side.list},${id}`,
    state: statusOf(each),
    kind: type === '2' ? 'credit-note' : type === '3' ? 'deposit' : 'invoice',
    direction: side.direction,
    number: numberOf(each, side),
    date: dayOfMidnight(each.date, 'date'),
    currency: foreign ? code : rest.currency,
    ...(foreign ? filled({ exchange: inverse(text(each, 'multicurrency_tx')) }) : {}),
    party: await rest.party(side, text(each, 'socid')),
    due: due === '' ? [] : [{ date: due }],
    lines: kept.map((line) => lineOf(line, amount(line, 'total_ht'))),
    vat: byRate(
      lines.map((line) => ({
        rate: rate(text(line, 'tva_tx')),
        base: amount(line, 'total_ht'),
        vat: amount(line, 'total_tva'),
        ...filled({ reason: reasonOf(line) }),
      })),
    ),
    net: amount(each, 'total_ht'),
    tax: amount(each, 'total_tva'),
    gross: amount(each, 'total_ttc'),
    deposits,
    refersTo: source === '' || source === '0' ? [] : [await rest.number(side, source)],
    ...filled({
      mode: MODES[text(each, 'mode_reglement_code')] ?? text(each, 'mode_reglement_code'),
      note: text(each, side === SALES ? 'ref_customer' : 'ref'),
    }),
  }
  return beforeDeposits(
    paper,
    deducted.map(({ line, number }) => ({
      number,
      rate: rate(text(line, 'tva_tx')),
      net: amount(line, 'total_ht'),
      vat: amount(line, 'total_tva'),
    })),
  )
}

/**
 * Deposits that negative lines deduct. Such a line names no invoice: it is the deposit of the same customer with this
 * amount, where only one has it; else it stays a line.
 */
async function deductedBy(rest: Rest, each: Answer, lines: readonly Answer[]) {
  const negative = lines.filter(
    (line) =>
      /DEPOSIT/.test(text(line, 'desc')) &&
      text(line, 'fk_remise_except') !== '' &&
      text(line, 'total_ttc').startsWith('-'),
  )
  if (negative.length === 0) return []
  const deposits = await rest.depositsOf(text(each, 'socid'))
  return negative.flatMap((line) => {
    const gross = absolute(money(line.total_ttc, 'total_ttc'))
    const [only, ...others] = deposits.filter((deposit) => money(deposit.total_ttc, 'total_ttc') === gross)
    return only && others.length === 0 ? [{ line, number: numberOf(only, SALES) }] : []
  })
}

/** Titles, subtotals and comments are lines without amounts. */
function isEmptyLine(line: Answer): boolean {
  return (['total_ht', 'total_tva', 'total_ttc'] as const).every((field) => isNil(money(line[field] ?? 0, field)))
}

/** Nothing but the line's own words says why it bears no VAT. */
function reasonOf(line: Answer): string {
  return rate(text(line, 'tva_tx')) === '0' ? labelOf(line).slice(0, 500) : ''
}

function labelOf(line: Answer): string {
  return text(line, 'desc') || text(line, 'product_label') || text(line, 'product_ref')
}

function lineOf(line: Answer, net: string): HostLine {
  return {
    label: labelOf(line),
    net,
    rate: rate(text(line, 'tva_tx')),
    kind: text(line, 'product_type') === '1' ? 'service' : 'goods',
    ...filled({
      code: text(line, 'product_ref'),
      quantity: text(line, 'qty'),
      unitPrice: line.subprice === null || line.subprice === undefined ? '' : money(line.subprice, 'subprice'),
    }),
  }
}

/** Deposits that the invoice deducts are listed with its payments, under the number of their own invoice. */
async function depositsOf(rest: Rest, id: string): Promise<HostInvoice['deposits']> {
  const found = answers(await rest.listed(`invoices/${id}/payments`), 'payments')
  return found
    .filter((each) => /DEPOSIT/.test(text(each, 'type')))
    .map((each) => ({ number: text(each, 'ref'), gross: money(each.amount, 'amount') }))
}
