import type { Payment } from '../../domain/document'
import { documentKey } from '../../domain/document'
import type { Amount } from '../../domain/money'
import { amount, currencyCode, EUR, split, ZERO } from '../../domain/money'
import type { IntakeProblem } from '../../domain/problems/intake'
import { partyOf } from './read'
import type { Row } from './row'
import type { rowKind } from './values'
import { tableDate } from './values'

/**
 * A payment from a row. Its key is its own reference; without one, what it says and how many times the file says so:
 * two true equal payments stay two, and the same file taken twice changes nothing.
 */
export function paymentOf(
  row: Row,
  kind: ReturnType<typeof rowKind>,
  problems: IntakeProblem[],
  occurrences: Map<string, number>,
): Payment | undefined {
  const at = { file: row.file, line: row.line }
  const date = tableDate(row.text('date'), row.dateForm)
  if (!date) {
    problems.push(
      row.text('date') === ''
        ? { ...at, code: 'intake.missing', level: 'blocking', what: 'date' }
        : {
            ...at,
            column: 'date',
            code: 'intake.bad-value',
            level: 'blocking',
            what: 'date',
            value: row.text('date'),
            expected: row.dateForm,
          },
    )
  }
  const currency = row.text('currency') === '' ? EUR : currencyCode(row.text('currency'))
  if (!currency)
    problems.push({
      ...at,
      column: 'currency',
      code: 'intake.bad-value',
      level: 'blocking',
      what: 'currency',
      value: row.text('currency'),
      expected: 'EUR',
    })
  const paid = row.amount('gross', currency ?? EUR, problems)
  const fee = row.amount('fee', currency ?? EUR, problems)
  if (paid === undefined && problems.length === 0)
    problems.push({ ...at, code: 'intake.missing', level: 'blocking', what: 'amounts' })
  const party = partyOf(row)
  if (party.name === '') problems.push({ ...at, code: 'intake.missing', level: 'blocking', what: 'party' })
  if (!date || !currency || paid === undefined || party.name === '') return undefined
  const value = amount(Math.abs(paid))
  const numbers = row
    .text('invoice')
    .split(/[,;]\s*|\s+\/\s+/)
    .filter((number) => number !== '')
  const own = row.text('number')
  const says = [date, party.name, String(paid), row.text('mode'), row.text('invoice')].join(' ')
  const count = (occurrences.get(says) ?? 0) + 1
  occurrences.set(says, count)
  const direction = row.text('direction') === 'purchase' ? 'purchase' : 'sale'
  return {
    key: own ? documentKey('payment', direction, own) : documentKey('payment', direction, says, String(count)),
    source: { kind: row.source, name: row.file, line: row.line },
    kind: 'payment',
    direction,
    refund: paid < 0 || kind === 'refund',
    number: own || numbers.join(' ') || `${date}-${party.name}`,
    date,
    currency,
    ...(row.text('exchange') ? { rate: row.text('exchange').replace(',', '.') } : {}),
    party,
    holds: [],
    warnings: [],
    mode: row.text('mode') || 'Virement',
    amount: value,
    ...(fee !== undefined && fee !== 0 ? { fee: { net: amount(Math.abs(fee)), vat: ZERO } } : {}),
    ...(row.text('slip') ? { slip: row.text('slip') } : {}),
    allocations: allocate(value, numbers),
  }
}

/** A payment of several invoices without their amounts is shared equally; the user corrects it on the document. */
function allocate(value: Amount, numbers: readonly string[]): Payment['allocations'] {
  if (numbers.length === 0) return []
  const parts = split(
    value,
    numbers.map(() => 1 as Amount),
  )
  return numbers.map((number, i) => ({ number, amount: parts[i] ?? ZERO }))
}
