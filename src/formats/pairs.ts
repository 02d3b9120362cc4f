import { amount } from '../domain/money'
import type { Row } from './format'

/**
 * Rows for targets that book an amount from one account to another: debits and credits are matched in their order, each
 * taking what is left of the other, so that every account of the entry keeps its exact total.
 */
export function pairs<Of extends Row>(rows: readonly Of[]): Of[] {
  const debits = rows.filter(({ line }) => line.side === 'debit')
  const credits = rows.filter(({ line }) => line.side === 'credit')
  const found: Of[] = []
  let ofDebit = 0
  let ofCredit = 0
  for (let d = 0, c = 0; d < debits.length && c < credits.length; ) {
    const row = debits[d]
    const credit = credits[c]?.line
    if (!row || !credit) break
    const taken = Math.min(row.line.amount - ofDebit, credit.amount - ofCredit)
    found.push({ ...row, pair: { credit, amount: amount(taken) } })
    ofDebit += taken
    ofCredit += taken
    if (ofDebit === row.line.amount) {
      d += 1
      ofDebit = 0
    }
    if (ofCredit === credit.amount) {
      c += 1
      ofCredit = 0
    }
  }
  return found
}
