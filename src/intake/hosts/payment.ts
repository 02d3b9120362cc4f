import type { Allocation, Payment, Source } from '../../domain/document'
import { documentKey } from '../../domain/document'
import { amount, amountText, sum, ZERO } from '../../domain/money'
import { identifierWarnings } from '../files/identity'
import { dayOf, PaperReader, partyOf, plainText } from './reading'
import type { HostBatch, HostPayment } from './wire'
import { modeOf } from './words'

/**
 * A payment as the application says it. Its key is the application's own identifier, with the site and the company: two
 * true equal payments stay two, and the same one taken again is the same.
 */
export function paymentOf(paper: HostPayment, source: Source, batch: HostBatch): Payment | undefined {
  const read = new PaperReader(paper.currency)
  const paid = read.amount(paper.amount)
  if (paid === 0) return undefined
  const party = partyOf(paper.party)
  const fee = read.optional(paper.fee)
  const allocations: Allocation[] = paper.allocations
    .map((each) => ({ number: plainText(each.number, 120), amount: amount(Math.abs(read.amount(each.amount))) }))
    .filter((each) => each.amount !== 0)
  const allocated = sum(allocations.map((each) => each.amount))
  const slip = plainText(paper.slip ?? '', 120)
  return {
    key: documentKey('payment', `host:${batch.host}`, batch.origin, batch.company, paper.id),
    source,
    kind: 'payment',
    direction: paper.direction,
    refund: paper.refund,
    number: plainText(paper.number, 120),
    date: dayOf(paper.date),
    currency: read.currency,
    ...(paper.exchange === undefined ? {} : { rate: paper.exchange }),
    party,
    // More cleared than paid: an invoice less a credit note, seen by a person before it is booked.
    holds:
      allocated > paid
        ? [
            {
              code: 'reading-check',
              check: 'payment-shares',
              expected: allocations.map((each) => each.number).join(', '),
              found: amountText(paid, read.currency, ','),
            },
          ]
        : [],
    warnings: [...identifierWarnings(party), ...read.warnings],
    mode: modeOf(plainText(paper.mode, 120), paper.account),
    amount: paid,
    ...(fee > 0 && fee <= paid ? { fee: { net: fee, vat: ZERO } } : {}),
    allocations: allocated > paid ? [] : allocations,
    ...(slip ? { slip } : {}),
  }
}
