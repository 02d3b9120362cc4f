import type { Allocation, Invoice, Payment, VatRate, VatTreatment } from '../domain/document'
import { isCredit } from '../domain/document'
import type { Amount } from '../domain/money'
import { amount, proportion, ZERO } from '../domain/money'
import type { PostingContext } from './context'
import { asBooked, creditedInvoice } from './credited'
import { conversionOf } from './currency'
import { deductionOf } from './deposit'
import { invoiceParts } from './invoice-parts'
import { rowKey } from './natures'
import { oldestFirst } from './related'
import { mayWait } from './waiting'

/** VAT of one rate that waits for payment, in the dossier's currency. */
export interface Waiting {
  readonly treatment: VatTreatment
  readonly rate: VatRate
  readonly vat: Amount
}

/** One thing that brings an invoice nearer to being settled, in the invoice's currency. */
export type Step =
  | { readonly what: 'credit-note'; readonly from: Invoice; readonly due: Amount; readonly waiting: WaitingByRate }
  | { readonly what: 'payment'; readonly from: Payment; readonly allocation: Allocation; readonly clears: Amount }

type WaitingByRate = ReadonlyMap<string, Waiting>

/** An invoice, the credit notes that refer to it and the payments of all of them: settled together. */
export interface Settlement {
  readonly invoice: Invoice
  readonly due: Amount
  readonly waiting: WaitingByRate
  readonly steps: readonly Step[]
}

const NONE: WaitingByRate = new Map()

/** What a document makes due, and its VAT that waits, by rate. */
function waitingOf(printed: Invoice, context: PostingContext): { due: Amount; waiting: WaitingByRate } {
  const document = asBooked(printed, context)
  if (!mayWait(document, context.dossier)) {
    const { gross, rounding } = document.totals
    return { due: amount(gross + rounding - deductionOf(document, context).gross), waiting: NONE }
  }
  const { rows, due } = invoiceParts(document, context)
  const sums = new Map<string, Waiting>()
  for (const { row, vat } of rows) {
    for (const part of vat) {
      if (!part.waits || part.vat === 0) continue
      const key = rowKey(row)
      const before = sums.get(key)?.vat ?? 0
      sums.set(key, { treatment: row.treatment, rate: row.rate, vat: amount(before + part.vat) })
    }
  }
  const conversion = conversionOf(document, context.dossier)
  if (!conversion?.foreign) return { due, waiting: sums }
  return {
    due,
    waiting: new Map([...sums].map(([key, each]) => [key, { ...each, vat: conversion.toBooks(each.vat) }])),
  }
}

/**
 * What an allocation clears on the third party's account: the money, the discount given with it, and a difference
 * given up. A difference is lost by one side: the money is less than what is cleared, or more.
 */
export function clearedBy(payment: Payment, allocation: Allocation): Amount {
  const { amount: paid, discount, writeOff } = allocation
  const inwards = (payment.direction === 'sale') !== payment.refund
  const given = writeOff ? ((writeOff.for === 'party') === inwards ? writeOff.amount : -writeOff.amount) : 0
  return amount(paid + (discount ? discount.net + discount.vat : 0) + given)
}

/** The settlement a number belongs to: that of the invoice itself, or of the one invoice that a credit note corrects. */
export function settlementOf(document: Invoice, context: PostingContext): Settlement {
  const invoice = isCredit(document) ? (creditedInvoice(document, context) ?? document) : document
  const { direction, number } = invoice
  const steps: Step[] = []
  const takePayments = (to: Invoice) => {
    for (const payment of context.related.paymentsOf(direction, to.number)) {
      if (payment.currency !== invoice.currency) continue
      for (const allocation of payment.allocations) {
        if (allocation.number?.trim() !== to.number.trim()) continue
        const clears = clearedBy(payment, allocation)
        // Of a credit note standing alone a refund is the payment.
        const positive = isCredit(invoice) ? payment.refund : !payment.refund
        steps.push({
          what: 'payment',
          from: payment,
          allocation,
          clears: amount(positive ? clears : -clears),
        })
      }
    }
  }
  takePayments(invoice)
  if (!isCredit(invoice)) {
    for (const credit of context.related.creditNotesOf(direction, number)) {
      if (creditedInvoice(credit, context)?.key !== invoice.key) continue
      steps.push({ what: 'credit-note', from: credit, ...waitingOf(credit, context) })
      takePayments(credit)
    }
  }
  steps.sort((a, b) => (a.from.date === b.from.date ? order(a) - order(b) : 0) || oldestFirst(a.from, b.from))
  const { due, waiting } = waitingOf(invoice, context)
  return { invoice, due, waiting: withThoseOf(steps, waiting), steps }
}

/**
 * A credit note may take off VAT at a rate of which nothing waits on its invoice: a cent that falls on the goods there
 * and on the service here. It is followed too, so that the waiting account ends at 0,00.
 */
function withThoseOf(steps: readonly Step[], waiting: WaitingByRate): WaitingByRate {
  const missing = steps.flatMap((step) =>
    step.what === 'credit-note' ? [...step.waiting].filter(([key]) => !waiting.has(key)) : [],
  )
  if (missing.length === 0) return waiting
  return new Map([...waiting, ...missing.map(([key, each]) => [key, { ...each, vat: ZERO }] as const)])
}

/** On one day the credit note comes before the money. */
const order = (step: Step) => (step.what === 'credit-note' ? 0 : 1)

/** Where a settlement stands between two steps. */
export class Standing {
  readonly #settlement: Settlement
  #credited = 0
  #cleared = 0
  /** VAT taken off what waits by credit notes and discounts, by rate. */
  readonly #given = new Map<string, number>()

  constructor(settlement: Settlement) {
    this.#settlement = settlement
  }

  /** What is still due, in the invoice's currency; negative when more was cleared. */
  get rest(): Amount {
    return amount(this.#settlement.due - this.#credited - this.#cleared)
  }

  /** Third parties' money and differences. */
  clear(value: number): void {
    this.#cleared += value
  }

  /** A credit note or a discount: less is due and less VAT waits. */
  reduce(due: number, waiting: Iterable<readonly [string, Pick<Waiting, 'vat'>]>): void {
    this.#credited += due
    for (const [key, { vat }] of waiting) this.#given.set(key, (this.#given.get(key) ?? 0) + vat)
  }

  /**
   * VAT of each rate that must still wait: that of what is still due, in proportion, so 0 when nothing is. Where more
   * was cleared than is due, the VAT of credit notes waits (negative) until their refund.
   */
  waiting(): Map<string, Amount> {
    const { waiting, due } = this.#settlement
    const net = due - this.#credited
    const rest = this.rest
    const result = new Map<string, Amount>()
    for (const [key, { vat }] of waiting) {
      const given = this.#given.get(key) ?? 0
      result.set(key, share(amount(vat - given), rest, amount(net), amount(given), amount(this.#credited)))
    }
    return result
  }
}

function share(vat: Amount, rest: Amount, net: Amount, given: Amount, credited: Amount): Amount {
  if (rest === 0) return ZERO
  if (rest > 0) return rest >= net ? vat : proportion(vat, rest, net)
  if (credited <= 0 || given === 0) return ZERO
  const over = -rest < credited ? amount(-rest) : credited
  return amount(-proportion(given, over, credited))
}
