import type { Invoice } from '../domain/document'
import type { Amount } from '../domain/money'
import { amount, proportion, ZERO } from '../domain/money'
import type { PostingProblem } from '../domain/problems/posting'
import type { PostingContext } from './context'
import { conversionOf } from './currency'
import { WORDS } from './labels'
import type { DraftLine } from './lines'
import { specialLine } from './lines'
import { rowKey, rowsOf } from './natures'
import { possibleDeposits } from './related'
import { sideOf } from './waiting'

/** What a final invoice takes back of one deposit, in the document's currency and sign. */
interface Taken {
  readonly deposit: Invoice
  readonly net: Amount
  readonly gross: Amount
  /** VAT by row key. */
  readonly vat: ReadonlyMap<string, Amount>
}

/** The deposits that a final invoice deducts and that we know. */
export interface Deduction {
  readonly taken: readonly Taken[]
  readonly gross: Amount
  readonly notices: readonly PostingProblem[]
}

const NOTHING: Deduction = { taken: [], gross: ZERO, notices: [] }

/**
 * Finds the deposits of a final invoice by their numbers. What is deducted and unknown is named with its amount, and
 * stays due on the third party's account: it is then a payment already received (einvoice, BT-113).
 */
export function deductionOf(document: Invoice, context: PostingContext): Deduction {
  const { prepaid } = document.totals
  if (document.kind !== 'invoice' && document.kind !== 'credit-note') return NOTHING
  const inLines = new Set(document.lines.flatMap((line) => line.deposit ?? []))
  if (document.deposits.length === 0 && prepaid === 0 && inLines.size === 0) return NOTHING
  const on = { document: document.key, number: document.number }
  const taken: Taken[] = []
  const notices: PostingProblem[] = []
  for (const number of inLines) {
    const found = context.related.invoice(document.direction, number, document.party)
    if (found?.kind === 'deposit') continue
    notices.push({ ...on, code: 'posting.deposit-unknown', level: 'notice', deposit: number })
  }
  for (const { number, gross } of document.deposits) {
    // Its own line takes it off already.
    if (inLines.has(number)) continue
    const found = context.related.invoice(document.direction, number, document.party)
    if (found?.kind === 'deposit' && found.currency === document.currency) taken.push(takenOf(found, gross, context))
    else {
      const named = gross === undefined ? {} : { amount: gross }
      notices.push({ ...on, code: 'posting.deposit-unknown', level: 'notice', deposit: number, ...named })
    }
  }
  let gross = amount(taken.reduce((total, each) => total + each.gross, 0))
  for (const { number } of possibleDeposits(document)) {
    const found = inLines.has(number) ? undefined : context.related.invoice(document.direction, number, document.party)
    if (found?.kind !== 'deposit' || found.currency !== document.currency) continue
    if (taken.some(({ deposit }) => deposit.key === found.key) || gross + found.totals.gross > prepaid) continue
    taken.push(takenOf(found, undefined, context))
    gross = amount(gross + found.totals.gross)
  }
  const unmatched = amount(prepaid - gross)
  if (prepaid !== 0 && unmatched !== 0) {
    notices.push({ ...on, code: 'posting.prepaid-unmatched', level: 'notice', amount: unmatched })
  }
  return { taken, gross, notices }
}

/** The whole deposit, or the part of it that the final invoice says it deducts. */
function takenOf(deposit: Invoice, stated: Amount | undefined, context: PostingContext): Taken {
  const whole = deposit.totals.gross
  const gross = stated !== undefined && stated > 0 && stated < whole ? stated : whole
  const vat = new Map<string, Amount>()
  let total = 0
  for (const row of rowsOf(deposit, context.dossier)) {
    const part = gross === whole ? row.vat : proportion(row.vat, gross, whole)
    vat.set(rowKey(row), amount((vat.get(rowKey(row)) ?? 0) + part))
    total += part
  }
  return { deposit, gross, net: amount(gross - total), vat }
}

/**
 * The lines that take deposits off (accounting.md, scheme 3). Net method: 4191 takes back the deposit's net, and VAT is
 * only that of the rest. Gross method: 4191 takes back the gross, and 44587 the VAT that it held. A deposit in another
 * currency comes back at its own rate: an advance is not revalued.
 */
export function deductionLines(
  document: Invoice,
  deduction: Deduction,
  label: string,
  context: PostingContext,
): DraftLine[] {
  const { special, depositMethod } = context.dossier.settings
  const sale = document.direction === 'sale'
  const account = sale ? special.depositReceived : special.depositPaid
  const name = sale ? 'depositReceived' : 'depositPaid'
  const side = sideOf(document)
  return deduction.taken.flatMap(({ deposit, net, gross }) => {
    const words = `${label} ${WORDS.deposit} ${deposit.number}`
    const back = (line: DraftLine): DraftLine => {
      const conversion = conversionOf(deposit, context.dossier)
      if (!conversion?.foreign) return line
      const foreign = { currency: deposit.currency, amount: line.signed }
      return { ...line, signed: conversion.toBooks(line.signed), foreign }
    }
    if (depositMethod === 'net') return [back(specialLine(account, amount(side * net), words, name))]
    return [
      back(specialLine(account, amount(side * gross), words, name)),
      back(specialLine(special.vatOnDeposit, amount(-side * (gross - net)), words, 'vatOnDeposit')),
    ]
  })
}

/** VAT already booked with the deposits, by row key. */
export function vatTaken(deduction: Deduction): ReadonlyMap<string, Amount> {
  const total = new Map<string, Amount>()
  for (const { vat } of deduction.taken) {
    for (const [key, value] of vat) total.set(key, amount((total.get(key) ?? 0) + value))
  }
  return total
}
