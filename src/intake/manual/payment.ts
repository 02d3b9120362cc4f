import type { Allocation, Payment } from '../../domain/document'
import { documentKey, isPayment } from '../../domain/document'
import type { Amount, CurrencyCode } from '../../domain/money'
import { amount, proportion, sum, ZERO } from '../../domain/money'
import type { ManualAllocation, ManualContext, ManualPayment } from './form'
import type { FieldProblem } from './typed'
import { keptParty, TypedReader } from './typed'

/** What the form of a payment comes to, as far as it is typed. */
export interface PaymentFigures {
  readonly amount: Amount
  readonly allocated: Amount
  /** What no invoice takes: an advance on the party's account. Negative when too much is allocated. */
  readonly advance: Amount
  /** What reaches the bank when a fee is kept. */
  readonly received: Amount
  readonly discounts: readonly ({ readonly net: Amount; readonly vat: Amount } | null)[]
}

/** The document when nothing is wrong, every wrong field, and the figures so far. */
export interface CheckedPayment {
  readonly document: Payment | null
  readonly problems: readonly FieldProblem[]
  readonly figures: PaymentFigures
}

/** Checks the form of a payment. Pure: the same form gives the same answer. */
export function checkPayment(form: ManualPayment, context: ManualContext): CheckedPayment {
  const read = new TypedReader()
  const date = read.date('date', form.date)
  const party = read.party('party', form.party)
  const mode = read.filled('mode', form.mode)
  const currency = read.currency('currency', form.currency)
  const money = currency ?? context.currency
  const rate = read.exchange('exchange', form.exchange, money, context.currency)
  if (form.amount.trim() === '') read.miss('amount', 'filled')
  const paid = read.positive('amount', form.amount, money)
  if (paid === 0) read.miss('amount', 'positive')
  const fee = feeOf(form, money, read)
  if (fee && paid !== undefined && fee.net + fee.vat > paid) read.miss('fee', 'sum')
  const allocations = form.allocations.map((each, i) => allocationOf(each, `allocations.${i}`, money, read))
  const known = allocations.flatMap((each) => each ?? [])
  const allocated = sum(known.map((each) => each.amount))
  if (paid !== undefined && allocated > paid) read.miss('allocations', 'sum')
  const own = form.number.trim()
  const number = own || known.find((each) => each.number !== undefined)?.number
  if (!number) read.miss('number', 'filled')
  const figures: PaymentFigures = {
    amount: paid ?? ZERO,
    allocated,
    advance: amount((paid ?? 0) - allocated),
    received: amount((paid ?? 0) - (fee ? fee.net + fee.vat : 0)),
    discounts: allocations.map((each) => each?.discount ?? null),
  }
  if (read.problems.length > 0 || !date || !party || !mode || !currency || paid === undefined || !number)
    return { document: null, problems: read.problems, figures }
  const was = context.was && isPayment(context.was) ? context.was : null
  const fresh = own ? documentKey('payment', form.direction, own) : documentKey('payment', 'manual', context.id)
  const document: Payment = {
    key: was?.key ?? fresh,
    source: was?.source ?? { kind: 'manual', name: '' },
    direction: form.direction,
    kind: 'payment',
    number,
    date,
    currency,
    ...(rate ? { rate } : {}),
    party: keptParty(party, was?.party),
    holds: [],
    warnings: was?.warnings ?? [],
    refund: form.refund,
    mode,
    amount: paid,
    ...(fee ? { fee: was?.fee?.rate && fee.vat > 0 ? { ...fee, rate: was.fee.rate } : fee } : {}),
    allocations: known,
    ...(form.slip.trim() ? { slip: form.slip.trim() } : {}),
  }
  return { document, problems: [], figures }
}

function feeOf(form: ManualPayment, currency: CurrencyCode, read: TypedReader): Payment['fee'] | undefined {
  const gross = read.positive('fee', form.fee, currency)
  const vat = read.positive('feeVat', form.feeVat, currency) ?? ZERO
  if (gross === undefined || gross === 0) {
    if (vat > 0) read.miss('fee', 'filled')
    return undefined
  }
  if (vat > gross) read.miss('feeVat', 'sum')
  return { net: amount(gross - vat), vat }
}

function allocationOf(
  typed: ManualAllocation,
  field: string,
  currency: CurrencyCode,
  read: TypedReader,
): Allocation | undefined {
  const texts = [typed.number, typed.amount, typed.discount, typed.writeOff]
  if (texts.every((text) => text.trim() === '')) return undefined
  const number = read.filled(`${field}.number`, typed.number)
  const paid = read.positive(`${field}.amount`, typed.amount, currency)
  if (typed.amount.trim() === '') read.miss(`${field}.amount`, 'filled')
  const discount = discountOf(typed, field, currency, read)
  const writeOff = read.positive(`${field}.writeOff`, typed.writeOff, currency)
  if (number === undefined || paid === undefined) return undefined
  return {
    number,
    amount: paid,
    ...(discount ? { discount } : {}),
    ...(writeOff
      ? {
          writeOff: {
            amount: writeOff,
            reason: typed.writeOffAs === 'bad-debt' ? 'bad-debt' : 'rounding',
            for: typed.writeOffAs === 'rounding-us' ? 'us' : 'party',
          },
        }
      : {}),
  }
}

/** A discount is typed gross; its net and VAT follow from the rate, the VAT taking what rounding leaves (scheme 4). */
function discountOf(
  typed: ManualAllocation,
  field: string,
  currency: CurrencyCode,
  read: TypedReader,
): Allocation['discount'] | undefined {
  const gross = read.positive(`${field}.discount`, typed.discount, currency)
  if (!gross) return undefined
  const rate = read.rate(`${field}.discountRate`, typed.discountRate)
  if (rate === undefined) return undefined
  // A rate has six decimals at most: both are whole numbers of millionths of a percent.
  const hundred = 100_000_000
  const net = proportion(gross, amount(hundred), amount(hundred + Math.round(Number(rate) * 1_000_000)))
  return { net, vat: amount(gross - net), rate }
}
