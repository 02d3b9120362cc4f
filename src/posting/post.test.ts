import { describe, expect, it } from 'vitest'
import { contextOf, day, ETE, lines } from '../../tests/posting/short-entries'
import { invoice, payment } from '../demo/build'
import type { Document, Invoice } from '../domain/document'
import type { AccountNumber } from '../domain/entry'
import { amount } from '../domain/money'
import { post } from '.'

describe('schemes beside the worked examples', () => {
  const date = day('2026-09-03')
  const one = (spec: Partial<Parameters<typeof invoice>[0]> & Pick<Parameters<typeof invoice>[0], 'lines'>) =>
    invoice({ number: 'X', date, party: ETE, ...spec })

  it('nets an allowance in the accounts of its rate', () => {
    const x = one({
      lines: [
        ['goods', 'a', '300.00', '20'],
        ['service', 'b', '100.00', '20'],
        ['allowance', 'remise', '-40.00', '20'],
      ],
    })
    expect(lines(x, contextOf([x]))).toEqual(['D 411000 432.00', 'C 707000 270.00', 'C 706000 90.00', 'C 445712 72.00'])
  })

  it('gives a line the section of its rule, and keeps two sections on one account apart', () => {
    const sales = (code: string, section: string) => ({ id: code, code, account: '706000' as AccountNumber, section })
    const x = one({
      lines: [
        ['service', 'a', '100.00', '20'],
        ['service', 'b', '50.00', '20'],
      ],
    })
    const [first, second] = x.lines
    if (!first || !second) throw new Error('two lines')
    const coded = {
      ...x,
      lines: [
        { ...first, code: 'A' },
        { ...second, code: 'B' },
      ],
    }
    const context = contextOf([coded], 'debits', { salesRules: [sales('A', 'ATELIER'), sales('B', 'CHANTIER')] })
    const posted = post(coded, context)
    expect(posted.ok && posted.value.entry.lines.map((line) => [line.account, line.analytic, line.amount])).toEqual([
      ['411000', undefined, 18000],
      ['706000', 'ATELIER', 10000],
      ['706000', 'CHANTIER', 5000],
      ['445712', undefined, 3000],
    ])
  })

  it('has one line of the customer for each due date', () => {
    const due = (on: string, cents: number) => ({ date: day(on), amount: amount(cents) })
    const dueDates = [due('2026-10-03', 5000), due('2026-11-03', 7000)]
    const x = one({ lines: [['service', 'a', '100.00', '20']], more: { dueDates } })
    expect(lines(x, contextOf([x])).slice(0, 2)).toEqual(['D 411000 50.00', 'D 411000 70.00'])
    const posted = post(x, contextOf([x]))
    expect(posted.ok && posted.value.entry.lines.slice(0, 2).map((line) => line.dueDate)).toEqual(
      dueDates.map((each) => each.date),
    )
    const short = one({ lines: [['service', 'a', '100.00', '20']], more: { dueDates: [due('2026-10-03', 5000)] } })
    expect(lines(short, contextOf([short]))).toEqual(['posting.total-differs'])
  })

  it('has the VAT of a fixed asset on its own account', () => {
    const x = one({ direction: 'purchase', lines: [['fixed-asset', 'Four', '1000.00', '20']] })
    expect(lines(x, contextOf([x]))).toEqual(['C 401000 1200.00', 'D 218300 1000.00', 'D 445620 200.00'])
  })

  it.each([
    ['K', 'goods', 'C 707200 100.00'],
    ['G', 'goods', 'C 707300 100.00'],
    ['E', 'service', 'C 706500 100.00'],
    ['F', 'service', 'C 706000 100.00'],
  ] as const)('sells %s on the account of its treatment, without a VAT line', (vat, kind, line) => {
    const x = one({ lines: [[kind, 'a', '100.00', vat]] })
    expect(lines(x, contextOf([x]))).toEqual(['D 411000 100.00', line])
  })

  it('books a purchase under reverse charge with the same VAT on both sides', () => {
    const x = one({ direction: 'purchase', lines: [['service', 'Pose', '1300.00', 'AE']] })
    expect(lines(x, contextOf([x]))).toEqual([
      'C 401000 1300.00',
      'D 611000 1300.00',
      'D 445662 260.00',
      'C 445719 260.00',
    ])
  })

  it('books services of another member state as intra-Community, whatever the letter of their category', () => {
    const from = (country: string, vat: string) => {
      const x = one({
        direction: 'purchase',
        lines: [['service', 'Publicité', '100.00', vat]],
        party: { ...ETE, country },
      })
      return lines(x, contextOf([x])).at(-1)
    }
    expect(from('IE', 'AE')).toBe('C 445200 20.00')
    expect(from('DE', 'K')).toBe('C 445200 20.00')
    expect(from('US', 'AE')).toBe('C 445719 20.00')
    expect(from('FR', 'AE')).toBe('C 445719 20.00')
  })

  it('makes the VAT of a purchase part of its cost in franchise', () => {
    const x = one({ direction: 'purchase', lines: [['goods', 'a', '100.00', '20']] })
    expect(lines(x, contextOf([x], 'franchise'))).toEqual(['C 401000 120.00', 'D 607000 120.00'])
  })

  it('keeps the VAT of goods due at once when services are on receipts', () => {
    const x = one({
      lines: [
        ['goods', 'a', '100.00', '20'],
        ['service', 'b', '300.00', '20'],
      ],
    })
    expect(lines(x, contextOf([x], 'encaissements'))).toEqual([
      'D 411000 480.00',
      'C 707000 100.00',
      'C 706000 300.00',
      'C 445712 20.00',
      'C 445740 60.00',
    ])
  })

  it('lets the VAT of each rate wait or not where its rows say so', () => {
    const x = one({
      lines: [
        ['service', 'a', '100.00', '20'],
        ['service', 'b', '100.00', '10'],
      ],
    })
    const apart: Invoice = {
      ...x,
      vat: x.vat.map((row) => ({ ...row, point: row.rate === '20' ? 'invoice' : 'payment' })),
    }
    const entry = ['D 411000 230.00', 'C 706000 100.00', 'C 706000 100.00', 'C 445712 20.00', 'C 445740 10.00']
    expect(lines(apart, contextOf([apart], 'encaissements'))).toEqual(entry)
    expect(lines(apart, contextOf([apart]))).toEqual(entry)
    const bought = { ...apart, direction: 'purchase' as const }
    expect(lines(bought, contextOf([bought], 'debits', { deductOnPayment: true })).slice(-2)).toEqual([
      'D 445660 20.00',
      'D 445640 10.00',
    ])
  })

  it('lets the dossier say what a line is where its document does not', () => {
    const x = one({ lines: [['other', 'a', '100.00', '20']] })
    const unsaid = { ...x, lines: x.lines.map((line) => ({ ...line, kindUnsaid: true as const })) }
    const kind = (sale: 'goods' | 'service') => ({ defaultKind: { sale, purchase: 'goods' as const } })
    expect(lines(unsaid, contextOf([], 'encaissements', kind('service')))).toEqual([
      'D 411000 120.00',
      'C 706000 100.00',
      'C 445740 20.00',
    ])
    expect(lines(unsaid, contextOf([], 'encaissements', kind('goods')))).toEqual([
      'D 411000 120.00',
      'C 707000 100.00',
      'C 445712 20.00',
    ])
  })

  it('books a small gap on 758 with a notice, blocks a larger one with the figures', () => {
    const x = one({ lines: [['service', 'a', '100.00', '20']] })
    const off = (cents: number): Invoice => ({
      ...x,
      totals: { ...x.totals, gross: (x.totals.gross + cents) as Invoice['totals']['gross'] },
    })
    expect(lines(off(3), contextOf([]))).toEqual([
      'D 411000 120.03',
      'C 706000 100.00',
      'C 445712 20.00',
      'C 758000 0.03',
    ])
    expect(lines(off(100), contextOf([]))).toEqual(['posting.total-differs'])
  })

  it('takes an early-payment discount with its VAT', () => {
    const x = one({ lines: [['service', 'a', '1000.00', '20']] })
    const p = payment({
      number: 'P',
      date,
      party: ETE,
      mode: 'Virement',
      amount: '1176.00',
      for: [['X', '1176.00', { discount: { net: 2000 as never, vat: 400 as never, rate: '20' as never } }]],
    })
    expect(lines(p, contextOf([x, p]))).toEqual([
      'D 512000 1176.00',
      'C 411000 1200.00',
      'D 665000 20.00',
      'D 445712 4.00',
    ])
  })

  it('asks for the account of a rate that has none, and for a mode that nobody knows', () => {
    const x = one({ lines: [['service', 'a', '100.00', '7']] })
    expect(lines(x, contextOf([x]))).toEqual(['posting.no-vat-account'])
    const p = payment({ number: 'P', date, party: ETE, mode: 'Bitcoin', amount: '10.00', for: [] })
    expect(lines(p, contextOf([p]))).toEqual(['posting.no-payment-mode'])
  })

  it('books lines that come to nothing together when they move accounts against each other', () => {
    const swap = (second: 'goods' | 'service') =>
      invoice({
        number: 'Z',
        date,
        party: ETE,
        lines: [
          ['service', 'a', '100.00', '20'],
          [second, 'b', '-100.00', '20'],
        ],
      })
    expect(lines(swap('goods'), contextOf([]))).toEqual(['C 706000 100.00', 'D 707000 100.00'])
    expect(lines(swap('service'), contextOf([]))).toEqual(['posting.nothing-to-book'])
  })

  it('says that a payment in another currency than its invoice leaves a gap, and blocks it on receipts', () => {
    const dollars = { currency: 'USD' as never, rate: '0.9' }
    const bill = invoice({ number: 'U', date, party: ETE, lines: [['service', 'a', '100.00', '20']], more: dollars })
    const paid = payment({ number: 'P', date, party: ETE, mode: 'Virement', amount: '110.00', for: [['U', '110.00']] })
    const debits = post(paid, contextOf([bill, paid]))
    expect(debits.ok && debits.value.notices.map((each) => each.code)).toEqual(['posting.payment-currency'])
    expect(lines(paid, contextOf([bill, paid], 'encaissements'))).toEqual(['posting.receipts-currency'])
  })

  it('books a rebate on 709 by what it is about, and on 609 for a purchase; other credit notes as before', () => {
    const rebate = (
      kind: 'goods' | 'service' | 'transport',
      more: Partial<Invoice>,
      direction: 'sale' | 'purchase' = 'sale',
    ) =>
      invoice({
        kind: 'credit-note',
        direction,
        number: 'R',
        date,
        party: ETE,
        lines: [[kind, 'r', '100.00', '20']],
        more,
      })
    const accounts = (document: Document) => lines(document, contextOf([])).slice(1, 2)
    expect(accounts(rebate('goods', { rebate: true }))).toEqual(['D 709700 100.00'])
    expect(accounts(rebate('service', { rebate: true }))).toEqual(['D 709600 100.00'])
    expect(accounts(rebate('transport', { rebate: true }))).toEqual(['D 709800 100.00'])
    expect(accounts(rebate('goods', { rebate: true }, 'purchase'))).toEqual(['C 609700 100.00'])
    expect(accounts(rebate('goods', {}))).toEqual(['D 707000 100.00'])
  })

  it('proposes the first open day after a lock', () => {
    const x = one({ lines: [['service', 'a', '100.00', '20']] })
    const posted = post(x, contextOf([x], 'debits', { lockedThrough: day('2026-09-30') }))
    expect(posted.ok && [posted.value.entry.date, posted.value.entry.pieceDate]).toEqual(['2026-10-01', '2026-09-03'])
  })
})
