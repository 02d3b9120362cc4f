import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Allocation, Direction, Hold, Payment } from '../../domain/document'
import { documentKey } from '../../domain/document'
import type { Amount, CurrencyCode } from '../../domain/money'
import { amount, amountText, split, sum, ZERO } from '../../domain/money'
import { identifierWarnings, normalName } from '../files/identity'
import { numbers } from './invoice'
import { partyOf } from './parties'
import type { Row } from './row'

/** How a file of payments counts. */
export interface PaymentBook {
  /** How often the file has said the same payment; two true equal ones are two. */
  readonly occurrences: Map<string, number>
  /** Supplier payments are written as money that leaves, negative. */
  readonly outwards: boolean
}

/**
 * A payment from its row, or from one row for each invoice that it pays. Its key is its own identifier; without one, a
 * digest of what it says and how many times the file says so: two true equal payments stay two, and the same file taken
 * twice changes nothing. `null`: nothing was paid.
 */
export function paymentOf(
  group: readonly Row[],
  refunded: boolean,
  direction: Direction,
  book: PaymentBook,
): Payment | null | undefined {
  const [first] = group
  if (!first) return undefined
  const date = first.date('date', true)
  const party = partyOf(first)
  if (party.name === '') first.missing('party')
  const currency = first.currency()
  const exchange = first.exchange()
  const parts = group.map((row) => paidBy(row, currency))
  const fee = feeOf(group, currency)
  if (!date || group.some((row) => row.problems.length > 0)) return undefined
  const signed = sum(parts.map((part) => part ?? ZERO))
  if (signed === 0) return null
  const paid = amount(Math.abs(signed))
  if (fee && fee.net + fee.vat > paid) return first.bad('fee', `≤ ${amountText(paid, currency, ',')}`)

  const outward = direction === 'purchase' && book.outwards
  const refund = refunded || (outward ? signed > 0 : signed < 0)
  const own = first.text('number')
  const mode = first.text('mode')
  // A cell left blank is asked on the document; a table that never says is asked once, for all its rows.
  if (mode === '' && !first.settings.columns.has('mode')) return first.missing('mode')
  const slip = first.text('slip')
  const { allocations, holds } = allocated(group, parts, paid, currency)
  const paidNumbers = allocations.flatMap((each) => each.number ?? [])
  const says = [date, normalName(party.name), signed, currency, mode, first.text('reference'), ...paidNumbers].join(
    '\n',
  )
  return {
    key: own ? documentKey('payment', direction, own) : digestKey(direction, says, book),
    source: { kind: first.settings.source, name: first.file, line: first.line },
    kind: 'payment',
    direction,
    refund,
    number: own || first.text('reference') || paidNumbers.join(', ') || party.name,
    date,
    currency,
    ...(exchange ? { rate: exchange } : {}),
    party,
    holds,
    warnings: [...identifierWarnings(party), ...group.flatMap((row) => row.warnings)],
    mode,
    amount: paid,
    ...(fee ? { fee } : {}),
    ...(slip ? { slip } : {}),
    allocations,
  }
}

/**
 * What was given back of a payment since, where its rows say so (« Amount Refunded »): a payment of its own, on its own
 * day. A table that does not tell the day has it asked; one that was given back in several times tells the last.
 */
export function refundOf(group: readonly Row[], payment: Payment): Payment | undefined {
  const { currency, amount: paid, allocations, fee: _fee, slip: _slip, ...rest } = payment
  const given = sum(group.map((row) => amount(Math.abs(row.amount('refunded', currency) ?? ZERO))))
  if (given === 0 || payment.refund) return undefined
  const day = group.map((row) => row.date('refundedOn', false)).find((each) => each !== undefined)
  const found = amountText(given, currency, ',')
  const [only, ...others] = allocations
  return {
    ...rest,
    key: documentKey('refund', payment.key),
    refund: true,
    date: day ?? payment.date,
    currency,
    holds: day ? [] : [{ code: 'reading-check', check: 'refund-day', expected: payment.date, found }],
    amount: given,
    allocations: only && others.length === 0 && given <= paid ? [{ ...only, amount: given }] : [],
  }
}

function digestKey(direction: Direction, says: string, { occurrences }: PaymentBook): Payment['key'] {
  const digest = bytesToHex(sha256(utf8ToBytes(says))).slice(0, 32)
  const count = (occurrences.get(digest) ?? 0) + 1
  occurrences.set(digest, count)
  return documentKey('payment', direction, digest, String(count))
}

/** What a row pays, signed: the amount, or what went out in a column of its own. */
function paidBy(row: Row, currency: CurrencyCode): Amount | undefined {
  const before = row.problems.length
  const paid = row.amount('gross', currency)
  const out = row.amount('out', currency)
  if (out !== undefined && out !== 0 && !paid) return amount(-Math.abs(out))
  return paid ?? (row.problems.length > before ? undefined : row.missing('amounts'))
}

/** The fee kept by the platform, whatever its sign in the table; its VAT is inside it. */
function feeOf(group: readonly Row[], currency: CurrencyCode): Payment['fee'] | undefined {
  const total = (field: string) => Math.abs(sum(group.map((row) => row.amount(field, currency) ?? ZERO)))
  const gross = total('fee')
  const vat = total('feeVat')
  return gross > 0 && vat <= gross ? { net: amount(gross - vat), vat: amount(vat) } : undefined
}

/**
 * What a payment clears. One row for each invoice gives each its share. Several invoices in one cell do not say their
 * shares: they are equal until a person has seen them.
 */
function allocated(
  group: readonly Row[],
  parts: readonly (Amount | undefined)[],
  paid: Amount,
  currency: CurrencyCode,
): { readonly allocations: Allocation[]; readonly holds: Hold[] } {
  const holds: Hold[] = []
  const allocations = group.flatMap((row, i) => {
    const found = numbers(row.text('invoice'))
    const share = group.length === 1 ? paid : amount(Math.abs(parts[i] ?? ZERO))
    if (found.length > 1) {
      const expected = found.join(', ')
      holds.push({ code: 'reading-check', check: 'payment-shares', expected, found: amountText(share, currency, ',') })
    }
    const shares = split(
      share,
      found.map(() => amount(1)),
    )
    return found.map((number, j) => ({ number, amount: shares[j] ?? ZERO }))
  })
  // Rows of both signs (an invoice less a credit note) cannot be told as positive shares: they are seen by a person.
  if (sum(allocations.map((each) => each.amount)) > paid) {
    const found = amountText(paid, currency, ',')
    const expected = allocations.map((each) => each.number).join(', ')
    return { allocations: [], holds: [{ code: 'reading-check', check: 'payment-shares', expected, found }] }
  }
  return { allocations, holds }
}
