import type { PlainDate } from '../domain/date'
import { dayNumber } from '../domain/date'
import type { Invoice } from '../domain/document'
import { isCredit } from '../domain/document'
import { depositsOf, partyKey } from '../posting'
import type { Question } from './question'
import { isInvoice, on } from './question'

/** A deposit this old, in days, should have met its final invoice. */
const OLD = 180

/**
 * Is a deposit deducted in the end? It is said once the same party was invoiced afterwards without it, or once it is
 * half a year older than the last document: a deposit of this month has time.
 */
export function depositDeducted(): Question {
  const deposits: Invoice[] = []
  const taken = new Set<string>()
  const lastInvoice = new Map<string, PlainDate>()
  let latest: PlainDate | undefined
  const who = (invoice: Invoice) => partyKey(invoice.direction, invoice.party) ?? ''
  return {
    add(document, _, related) {
      if (latest === undefined || document.date > latest) latest = document.date
      if (!isInvoice(document)) return
      if (document.kind === 'deposit') {
        if (related.deducting(document.direction, document.number).length > 0) return
        deposits.push(document)
      }
      for (const number of depositsOf(document)) taken.add(`${document.direction} ${number.trim()}`)
      if (isCredit(document)) {
        for (const { number } of document.refersTo) taken.add(`${document.direction} ${number.trim()}`)
      }
      if (document.kind !== 'invoice') return
      const before = lastInvoice.get(who(document))
      if (before === undefined || document.date > before) lastInvoice.set(who(document), document.date)
    },
    end(report) {
      for (const deposit of deposits) {
        if (taken.has(`${deposit.direction} ${deposit.number.trim()}`)) continue
        const invoiced = lastInvoice.get(who(deposit))
        const old = latest !== undefined && dayNumber(latest) - dayNumber(deposit.date) > OLD
        if (!old && (invoiced === undefined || invoiced <= deposit.date)) continue
        report({ ...on(deposit), code: 'check.deposit-never-deducted', level: 'notice', since: deposit.date })
      }
    },
  }
}
