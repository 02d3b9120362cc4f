import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/domain/date'
import type { Document, Invoice, Payment } from '../../src/domain/document'
import { isCredit, isPayment } from '../../src/domain/document'
import type { Dossier } from '../../src/domain/dossier'
import { gapOf } from '../../src/domain/entry'
import type { Amount } from '../../src/domain/money'
import { amount, EUR, split, sum } from '../../src/domain/money'
import { auxiliaryBook, groupEntries, partyKey, post, reverseEntry } from '../../src/posting'
import {
  anyAmount,
  anyCurrency,
  anyDay,
  anyDocument,
  anyInvoice,
  anyLines,
  anyParty,
  anyPayment,
  anyRegime,
} from './arbitraries'
import { balanceOf, balances, contextFor, entryOf, RUNS, signed } from './books'
import { day, invoiceOf, paymentOf, testDossier } from './made'

/** A dossier in which every document of the arbitraries can be posted: payments alone are not waiting for an invoice. */
const dossierFor = (document: Document, regime: Dossier['vatRegime']) =>
  testDossier(isPayment(document) && regime === 'encaissements' ? 'debits' : regime)

describe('every entry', () => {
  it('balances, has no empty line, and survives a worker message and a file unchanged', () => {
    fc.assert(
      fc.property(
        anyDocument,
        anyRegime,
        fc.constantFrom('net' as const, 'gross' as const),
        (document, regime, method) => {
          const base = dossierFor(document, regime)
          const dossier = { ...base, settings: { ...base.settings, depositMethod: method } }
          const entry = entryOf(document, contextFor(dossier, [document]))
          expect(gapOf(entry.lines)).toBe(0)
          expect(entry.lines.every((line) => line.amount > 0)).toBe(true)
          expect(structuredClone(entry)).toEqual(entry)
          expect(JSON.parse(JSON.stringify(entry))).toEqual(entry)
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('says what its invoice says: due, net and VAT per rate', () => {
    fc.assert(
      fc.property(anyInvoice, fc.constantFrom('debits' as const, 'encaissements' as const), (document, regime) => {
        const home: Invoice = { ...document, currency: EUR }
        const entry = entryOf(home, contextFor(testDossier(regime), [home]))
        const side = (home.direction === 'sale') === isCredit(home) ? -1 : 1
        const { totals } = home
        expect(balanceOf([entry], home.direction === 'sale' ? '411' : '401')).toBe(
          side * (totals.gross + totals.rounding),
        )
        for (const row of home.vat) {
          const mine = entry.lines.filter((line) => line.vat?.treatment === row.treatment && line.vat.rate === row.rate)
          const vat = mine.filter((line) => line.reason.by === 'vat').reduce((total, line) => total + signed(line), 0)
          if (row.treatment === 'S') expect(vat + side * row.vat).toBe(0)
          if (home.kind !== 'invoice' && home.kind !== 'credit-note') continue
          const net = mine.filter((line) => line.reason.by === 'rule').reduce((total, line) => total + signed(line), 0)
          expect(net + side * row.base).toBe(0)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('cancels out with its contrary', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const entry = entryOf(document, contextFor(dossierFor(document, 'debits'), [document]))
        expect(balances([entry, reverseEntry(entry, 'Annulation')])).toEqual({})
      }),
      RUNS,
    )
  })
})

describe('a credit note', () => {
  it('of the whole invoice cancels it out per account, paid or not', () => {
    fc.assert(
      fc.property(anyInvoice, anyRegime, fc.integer({ min: 0, max: 2 }), (found, regime, paidHalves) => {
        const invoice: Invoice = { ...found, kind: 'invoice' }
        const date = addDays(invoice.date, 40)
        const credit: Invoice = {
          ...invoice,
          key: `${invoice.key}|avoir` as Invoice['key'],
          kind: 'credit-note',
          number: 'AV-1',
          date,
          refersTo: [{ number: invoice.number }],
        }
        const { payable } = invoice.totals
        const paid = paidHalves === 2 ? payable : amount(Math.floor(payable / 2))
        const payment = paymentOf({
          number: 'R',
          date: addDays(invoice.date, 10),
          party: invoice.party,
          direction: invoice.direction,
          allocations: [{ number: invoice.number, amount: paid }],
          more: { currency: invoice.currency, ...(invoice.rate ? { rate: invoice.rate } : {}) },
        })
        const documents = paidHalves === 0 ? [invoice, credit] : [invoice, credit, payment]
        // One rate: with several, what was paid before was paid of all of them, and the credit note settles the rest.
        fc.pre(paidHalves === 0 || invoice.vat.filter((row) => row.vat !== 0).length <= 1)
        fc.pre(paidHalves === 0 || new Set(invoice.lines.map((line) => line.kind)).size === 1)
        const context = contextFor(testDossier(regime), documents)
        const both = [entryOf(invoice, context), entryOf(credit, context)]
        const left = Object.entries(balances(both)).filter(([account]) => !/^(411|401|70|60|658|758)/.test(account))
        for (const [, value] of left) expect(Math.abs(value)).toBeLessThanOrEqual(paidHalves === 1 ? 1 : 0)
        if (paidHalves > 0) return
        // A rounding gap is a loss of one and a gain of the other: 658 and 758 cancel out together.
        const { '658000/': loss = 0, '758000/': gain = 0, ...rest } = balances(both)
        expect(rest).toEqual({})
        expect(loss + gain).toBe(0)
      }),
      RUNS,
    )
  })
})

describe('currencies', () => {
  it('clear the third party to the cent, the rest being exchange', () => {
    fc.assert(
      fc.property(
        anyLines,
        anyParty,
        anyCurrency,
        fc.array(fc.record({ weight: fc.integer({ min: 1, max: 50 }), rate: fc.integer({ min: 5000, max: 20_000 }) }), {
          minLength: 1,
          maxLength: 5,
        }),
        (lines, party, currency, parts) => {
          fc.pre(currency.currency !== undefined)
          const invoice = invoiceOf({ number: 'F', date: day(2026, 4, 1), party, lines, more: currency })
          const payments = split(
            invoice.totals.gross,
            parts.map(({ weight }) => amount(weight)),
          )
            .map((part, i) => ({ part, rate: String((parts[i]?.rate ?? 1) / 10_000), i }))
            .filter(({ part }) => part > 0)
            .map(({ part, rate, i }) =>
              paymentOf({
                number: `R-${i}`,
                date: addDays(invoice.date, i + 1),
                party,
                allocations: [{ number: 'F', amount: part }],
                more: { currency: invoice.currency, rate },
              }),
            )
          const documents = [invoice, ...payments]
          const context = contextFor(testDossier('encaissements'), documents)
          const posted = documents.map((each) => post(each, context))
          // An amount that is worth less than a cent has no entry.
          fc.pre(posted.every((each) => each.ok))
          const entries = posted.flatMap((each) => (each.ok ? [each.value.entry] : []))
          expect(balanceOf(entries, '411')).toBe(0)
          expect(balanceOf(entries, '44574')).toBe(0)
        },
      ),
      RUNS,
    )
  })
})

describe('third parties', () => {
  it('never share an account, and keep theirs from one book to the next', () => {
    fc.assert(
      fc.property(fc.array(anyParty, { minLength: 1, maxLength: 60 }), (parties) => {
        const { settings } = testDossier('debits')
        const book = auxiliaryBook(settings, new Map())
        const first = parties.map((party) => book.of('sale', party))
        const owners = new Map<string, string>()
        parties.forEach((party, i) => {
          const number = first[i]
          expect(number).toMatch(/^[A-Z0-9]{1,8}$/)
          const key = partyKey('sale', party) ?? ''
          expect(owners.get(number ?? '') ?? key).toBe(key)
          owners.set(number ?? '', key)
        })
        const later = auxiliaryBook(settings, book.assigned())
        const renamed = [...parties].reverse().map((party) => later.of('sale', { ...party, name: 'Autre nom' }))
        expect(renamed.reverse()).toEqual(first)
        expect(later.assigned().size).toBe(0)
      }),
      { numRuns: 300 },
    )
  })
})

describe('grouped payments', () => {
  it('keep every account at the same balance', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyPayment, fc.constantFrom(undefined, 'REM-1', 'REM-2')), { minLength: 1, maxLength: 12 }),
        fc.constantFrom('per-slip' as const, 'per-day' as const),
        anyDay,
        (list, bankLine, date) => {
          const payments = list.map(([payment, slip], i) => ({
            ...payment,
            key: `${payment.key}${i}` as Payment['key'],
            date,
            currency: EUR,
            ...(slip ? { slip } : {}),
          }))
          const context = contextFor(testDossier('debits'), payments)
          const entries = payments.map((each) => entryOf(each, context))
          const slips = new Map(payments.map((each) => [each.key, each.slip]))
          const grouped = groupEntries(entries, bankLine, (key) => slips.get(key))
          expect(grouped.length).toBeLessThanOrEqual(entries.length)
          expect(grouped.every((entry) => gapOf(entry.lines) === 0)).toBe(true)
          expect(balances(grouped)).toEqual(balances(entries))
          expect(grouped.flatMap((entry) => [entry.document, ...(entry.alsoFrom ?? [])]).sort()).toEqual(
            entries.map((entry) => entry.document).sort(),
          )
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('split', () => {
  it('has parts that add up to the total, each within a unit of its share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.array(anyAmount, { minLength: 1, maxLength: 20 }),
        (total, weights) => {
          const parts = split(amount(total), weights)
          expect(sum(parts)).toBe(total === 0 ? 0 : total)
          const whole = sum(weights)
          parts.forEach((part: Amount, i) => {
            expect(Math.abs(part - (total * (weights[i] ?? 0)) / whole)).toBeLessThan(1.001)
          })
        },
      ),
      RUNS,
    )
  })
})
