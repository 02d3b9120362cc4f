import type { Invoice, Payment } from '../domain/document'
import { isCredit } from '../domain/document'
import type { Amount } from '../domain/money'
import { amount } from '../domain/money'
import type { PostingContext } from './context'
import { creditedInvoice } from './credited'
import type { Settlement, Step, Waiting } from './settlement'
import { Standing, settlementOf } from './settlement'
import type { VatLedger } from './vat'
import { mayWait, sideOf, waitingAccount } from './waiting'

/** What one allocation moves: what was due before it, and VAT that stops waiting. */
export interface Movement {
  readonly settlement: Settlement
  readonly dueBefore: Amount
  /** VAT that leaves the waiting account, by rate, in the dossier's currency; `lost` is the part of a bad debt. */
  readonly moved: readonly (Waiting & { readonly lost: Amount })[]
}

/** Plays a step. The VAT that a discount takes back, and that of a bad debt, is told apart from what money makes due. */
function play(standing: Standing, step: Step): { lost: Map<string, Amount> } {
  const lost = new Map<string, Amount>()
  if (step.what === 'credit-note') {
    standing.reduce(step.due, step.waiting)
    return { lost }
  }
  const { allocation, clears } = step
  const sign = clears < 0 ? -1 : 1
  const { discount, writeOff } = allocation
  let rest: number = clears
  if (discount) {
    const gross = sign * (discount.net + discount.vat)
    standing.reduce(gross, [[`S ${discount.rate}`, { vat: amount(sign * discount.vat) }]])
    rest -= gross
  }
  if (writeOff?.reason === 'bad-debt' && writeOff.for === 'party') {
    standing.clear(rest - sign * writeOff.amount)
    const before = standing.waiting()
    standing.clear(sign * writeOff.amount)
    for (const [key, after] of standing.waiting()) lost.set(key, amount((before.get(key) ?? 0) - after))
  } else standing.clear(rest)
  return { lost }
}

/** Follows an invoice to one allocation of one payment and says what that allocation moves. */
export function movementOf(
  document: Invoice,
  payment: Payment,
  index: number,
  context: PostingContext,
): Movement | undefined {
  const settlement = settlementOf(document, context)
  const standing = new Standing(settlement)
  for (const step of settlement.steps) {
    if (!isAllocation(step, payment, index)) {
      play(standing, step)
      continue
    }
    const dueBefore = standing.rest
    const before = standing.waiting()
    const { lost } = play(standing, step)
    const moved: Movement['moved'][number][] = []
    for (const [key, after] of standing.waiting()) {
      const kind = settlement.waiting.get(key)
      if (!kind) continue
      moved.push({ ...kind, vat: amount((before.get(key) ?? 0) - after), lost: lost.get(key) ?? amount(0) })
    }
    return { settlement, dueBefore, moved }
  }
  return undefined
}

/** Known by its place: the related documents may hold a copy of the payment at hand. */
function isAllocation(step: Step, payment: Payment, index: number): boolean {
  return (
    step.what === 'payment' && step.from.key === payment.key && step.from.allocations.indexOf(step.allocation) === index
  )
}

/**
 * A credit note on an invoice whose VAT waits: it takes its own VAT off 44574 and, where the invoice is by then settled
 * at other rates than it was paid in proportion of, moves the difference between 44574 and 44571, so that the waiting
 * account ends at 0,00.
 */
export function clearingByCreditNote(document: Invoice, ledger: VatLedger, context: PostingContext): void {
  const invoice = creditedInvoice(document, context)
  if (!invoice || !isCredit(document) || !mayWait(invoice, context.dossier)) return
  const settlement = settlementOf(invoice, context)
  if (settlement.waiting.size === 0) return
  const standing = new Standing(settlement)
  for (const step of settlement.steps) {
    if (step.what !== 'credit-note' || step.from.key !== document.key) {
      play(standing, step)
      continue
    }
    const before = standing.waiting()
    play(standing, step)
    const side = sideOf(invoice)
    for (const [key, after] of standing.waiting()) {
      const kind = settlement.waiting.get(key)
      if (!kind) continue
      const own = step.waiting.get(key)?.vat ?? 0
      const rest = (before.get(key) ?? 0) - after - own
      const account = context.vatAccountOf(document.direction, kind.treatment, kind.rate, 'other')
      if (rest === 0 || !account) continue
      ledger.add(waitingAccount(document, context.dossier), side * rest, kind.treatment, kind.rate)
      ledger.add(account, -side * rest, kind.treatment, kind.rate)
    }
    return
  }
}
