import type { Invoice } from '../domain/document'
import { isCredit } from '../domain/document'
import { amount } from '../domain/money'
import type { RelatedDocuments } from '../posting'
import type { Question } from './question'
import { isInvoice, on } from './question'

/** Do final invoices take back more of a deposit than it was? Then 4191 would owe what nobody paid. */
export function depositOverdrawn(): Question {
  return {
    add(document, report, related) {
      if (!isInvoice(document) || document.kind !== 'invoice') return
      for (const { number } of document.deposits) {
        const deposit = related.invoice(document.direction, number, document.party)
        if (deposit?.kind !== 'deposit') continue
        const taken = takenOf(deposit, related)
        const { gross } = deposit.totals
        if (taken > gross) report({ ...facts(document, number), gross, taken: amount(taken) })
      }
    },
  }
}

const facts = (document: Invoice, deposit: string) =>
  ({ ...on(document), code: 'check.deposit-overdrawn', level: 'notice', deposit }) as const

/** What all final invoices together take of a deposit; one that states no amount takes the whole. */
function takenOf(deposit: Invoice, related: RelatedDocuments): number {
  const { gross } = deposit.totals
  let taken = 0
  for (const final of related.deducting(deposit.direction, deposit.number)) {
    if (isCredit(final) || final.currency !== deposit.currency) continue
    for (const each of final.deposits) {
      if (each.number.trim() !== deposit.number.trim()) continue
      taken += each.gross !== undefined && each.gross > 0 && each.gross < gross ? each.gross : gross
    }
  }
  return taken
}
