import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/domain/date'
import type { Document, Invoice, InvoiceLine, Party, Payment } from '../../src/domain/document'
import { isPayment } from '../../src/domain/document'
import { amount, percentOf, split, sum } from '../../src/domain/money'
import { anyAmount, anyParty } from './arbitraries'
import { balanceOf, contextFor, entryOf, RUNS } from './books'
import { day, invoiceOf, paymentOf, rateOf, testDossier } from './made'

/** Services and goods at several rates, for VAT on receipts. */
const taxedLines: fc.Arbitrary<readonly InvoiceLine[]> = fc.array(
  fc
    .record({
      net: anyAmount,
      rate: fc.constantFrom('20', '10', '5.5', '2.1').map(rateOf),
      kind: fc.constantFrom('service' as const, 'goods' as const),
    })
    .map(({ net, rate, kind }): InvoiceLine => ({ role: 'item', kind, label: kind, net, treatment: 'S', rate })),
  { minLength: 1, maxLength: 4 },
)

/** The one cent at 5,5 falls on the goods of the invoice and on the service of its credit note. */
const CENT_ON_THE_OTHER_LINE: [InvoiceLine[], Party, number[], number, number, number, boolean] = [
  (
    [
      ['service', 7, '5.5'],
      ['goods', 8, '5.5'],
      ['service', 578, '20'],
    ] as const
  ).map(([kind, net, rate]) => ({
    role: 'item',
    kind,
    label: kind,
    net: amount(net),
    treatment: 'S',
    rate: rateOf(rate),
  })),
  { name: 'Client' },
  [1],
  86,
  0,
  0,
  false,
]

describe('VAT on receipts', () => {
  it('ends at 0,00 whatever the parts, discounts, credit notes, lost debts and refunds', () => {
    fc.assert(
      fc.property(
        taxedLines,
        anyParty,
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 6 }),
        fc.nat(90),
        fc.nat(5),
        fc.nat(3),
        fc.boolean(),
        (lines, party, weights, creditPart, creditAt, last, overpaidFirst) => {
          const invoice = invoiceOf({ number: 'F-1', date: day(2026, 1, 5), party, lines })
          const creditLines = lines
            .map((line) => ({ ...line, net: amount(Math.floor((line.net * creditPart) / 100)) }))
            .filter((line, i) => line.net > 0 && (i % 2 === 0 || creditPart > 50))
          const credit = invoiceOf({
            number: 'A-1',
            date: addDays(invoice.date, creditAt * 10 + 5),
            party,
            lines: creditLines,
            kind: 'credit-note',
            more: { refersTo: [{ number: 'F-1' }] },
          })
          const due = amount(invoice.totals.gross - (creditLines.length > 0 ? credit.totals.gross : 0))
          fc.pre(due > 100)
          const extra = overpaidFirst ? Math.floor(due / 3) : 0
          const parts = split(amount(due + extra), weights.map(amount))
          const payments: Payment[] = parts
            .filter((part) => part > 0)
            .map((part, i) =>
              paymentOf({
                number: `R-${i}`,
                date: addDays(invoice.date, i * 10 + 1),
                party,
                allocations: [{ number: 'F-1', amount: part }],
              }),
            )
          const end = payments.length - 1
          const final = payments[end]
          const paid = final?.allocations[0]?.amount ?? 0
          if (final && last === 1 && paid > 200 && extra === 0) {
            const rate = invoice.vat[0]?.rate ?? rateOf('20')
            const net = amount(Math.floor(paid / 10))
            const vat = percentOf(net, rate)
            const cash = amount(paid - net - vat)
            payments[end] = {
              ...final,
              amount: cash,
              allocations: [{ number: 'F-1', amount: cash, discount: { net, vat, rate } }],
            }
          }
          if (final && last === 2 && paid > 1 && extra === 0) {
            const lost = amount(Math.ceil(paid / 2))
            const writeOff = { amount: lost, reason: 'bad-debt' as const, for: 'party' as const }
            const cash = amount(paid - lost)
            payments[end] = { ...final, amount: cash, allocations: [{ number: 'F-1', amount: cash, writeOff }] }
          }
          if (extra > 0) {
            payments.push(
              paymentOf({
                number: 'R-back',
                date: addDays(invoice.date, 200),
                party,
                refund: true,
                allocations: [{ number: creditLines.length > 0 ? 'A-1' : 'F-1', amount: amount(extra) }],
              }),
            )
          }
          const documents: Document[] = [invoice, ...(creditLines.length > 0 ? [credit] : []), ...payments]
          const context = contextFor(testDossier('encaissements'), documents)
          const entries = documents
            .filter((each) => !isPayment(each) || each.amount > 0)
            .map((each) => entryOf(each, context))
          expect(balanceOf(entries, '44574')).toBe(0)
          expect(balanceOf(entries, '411')).toBe(0)
          // What was due in the end is the VAT of what was sold and not given back.
          if (last !== 1 && last !== 2) {
            const expected = invoice.totals.vat - (creditLines.length > 0 ? credit.totals.vat : 0)
            expect(balanceOf(entries, '44571')).toBe(-expected)
          }
        },
      ),
      { numRuns: 3000, examples: [CENT_ON_THE_OTHER_LINE] },
    )
  })

  it('clears the mirror account of purchases too', () => {
    fc.assert(
      fc.property(
        taxedLines,
        anyParty,
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 }),
        (lines, party, weights) => {
          const invoice = invoiceOf({ number: 'X', date: day(2026, 2, 1), party, lines, direction: 'purchase' })
          const payments = split(invoice.totals.gross, weights.map(amount))
            .filter((part) => part > 0)
            .map((part, i) =>
              paymentOf({
                number: `P-${i}`,
                date: addDays(invoice.date, i),
                party,
                direction: 'purchase',
                allocations: [{ number: 'X', amount: part }],
              }),
            )
          const documents = [invoice, ...payments]
          const context = contextFor(testDossier('debits', { deductOnPayment: true }), documents)
          const entries = documents.map((each) => entryOf(each, context))
          expect(balanceOf(entries, '44564')).toBe(0)
          expect(balanceOf(entries, '401')).toBe(0)
          expect(balanceOf(entries, '44566')).toBe(invoice.totals.vat)
        },
      ),
      RUNS,
    )
  })
})

describe('deposits', () => {
  it('are cleared from 4191 by the final invoice, with both methods and regimes', () => {
    fc.assert(
      fc.property(
        fc.array(taxedLines, { minLength: 1, maxLength: 3 }),
        anyParty,
        fc.constantFrom('net' as const, 'gross' as const),
        fc.constantFrom('debits' as const, 'encaissements' as const),
        fc.constantFrom('sale' as const, 'purchase' as const),
        (groups, party, depositMethod, regime, direction) => {
          const date = day(2026, 3, 1)
          const deposits = groups.map((lines, i) =>
            invoiceOf({ number: `D-${i}`, date: addDays(date, i), party, lines, direction, kind: 'deposit' }),
          )
          const prepaid = sum(deposits.map((each) => each.totals.gross))
          const whole = invoiceOf({
            number: 'F',
            date: addDays(date, 60),
            party,
            direction,
            lines: groups.flat().map((line) => ({ ...line, net: amount(line.net * 3) })),
          })
          const final: Invoice = {
            ...whole,
            totals: { ...whole.totals, prepaid, payable: amount(whole.totals.gross - prepaid) },
            deposits: deposits.map(({ number }) => ({ number })),
          }
          const documents = [...deposits, final]
          const context = contextFor(testDossier(regime, { depositMethod, deductOnPayment: true }), documents)
          const entries = documents.map((each) => entryOf(each, context))
          expect(balanceOf(entries, direction === 'sale' ? '4191' : '4091')).toBe(0)
          expect(balanceOf(entries, '44587')).toBe(0)
          expect(Math.abs(balanceOf(entries, direction === 'sale' ? '411' : '401'))).toBe(whole.totals.gross)
          expect(Math.abs(balanceOf(entries, '445'))).toBe(whole.totals.vat)
        },
      ),
      RUNS,
    )
  })
})
