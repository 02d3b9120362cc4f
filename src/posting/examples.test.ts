import { describe, expect, it } from 'vitest'
import { contextOf, day, ETE, lines } from '../../tests/posting/short-entries'
import { invoice, payment } from '../demo/build'
import { post } from '.'

describe('the worked examples of the accounting rules', () => {
  const date = day('2026-09-03')
  const a = invoice({ number: 'F-2026-001', date, party: ETE, lines: [['service', 'Étude', '1000.00', '20']] })

  it('A: a service at 20 %', () => {
    expect(lines(a, contextOf([a]))).toEqual(['D 411000 1200.00', 'C 706000 1000.00', 'C 445712 200.00'])
  })

  it('B: three rates, four natures', () => {
    const b = invoice({
      number: 'B',
      date,
      party: ETE,
      lines: [
        ['goods', 'a', '100.00', '5.5'],
        ['goods', 'b', '200.00', '10'],
        ['service', 'c', '300.00', '20'],
        ['transport', 'd', '12.00', '20'],
      ],
    })
    expect(lines(b, contextOf([b]))).toEqual([
      'D 411000 699.90',
      'C 707000 100.00',
      'C 707000 200.00',
      'C 706000 300.00',
      'C 708500 12.00',
      'C 445710 5.50',
      'C 445711 20.00',
      'C 445712 62.40',
    ])
  })

  it('C: a credit note of half of A, sides swapped', () => {
    const c = invoice({
      kind: 'credit-note',
      number: 'A-2026-001',
      date,
      party: ETE,
      lines: [['service', 'Étude', '500.00', '20']],
      more: { refersTo: [{ number: a.number }] },
    })
    expect(lines(c, contextOf([a, c]))).toEqual(['C 411000 600.00', 'D 706000 500.00', 'D 445712 100.00'])
  })

  const deposit = invoice({
    kind: 'deposit',
    number: 'D1',
    date,
    party: ETE,
    lines: [['service', 'Acompte', '600.00', '20']],
  })
  const final = invoice({
    number: 'D2',
    date: day('2026-10-03'),
    party: ETE,
    lines: [['service', 'Chantier', '2000.00', '20']],
    prepaid: '720.00',
    more: { deposits: [{ number: 'D1' }] },
  })

  it('D: a deposit and its final invoice, net method', () => {
    const context = contextOf([deposit, final])
    expect(lines(deposit, context)).toEqual(['D 411000 720.00', 'C 419100 600.00', 'C 445712 120.00'])
    expect(lines(final, context)).toEqual([
      'D 411000 1680.00',
      'D 419100 600.00',
      'C 706000 2000.00',
      'C 445712 280.00',
    ])
  })

  it('D: the same, gross method: VAT held on 44587, reversed on the final invoice', () => {
    const context = contextOf([deposit, final], 'debits', { depositMethod: 'gross' })
    expect(lines(deposit, context)).toEqual([
      'D 411000 720.00',
      'C 419100 720.00',
      'D 445870 120.00',
      'C 445712 120.00',
    ])
    expect(lines(final, context)).toEqual([
      'D 411000 1680.00',
      'D 419100 720.00',
      'C 445870 120.00',
      'C 706000 2000.00',
      'C 445712 280.00',
    ])
  })

  it('E: VAT on receipts, cleared exactly by two payments', () => {
    const pay = (number: string, on: string, amount: string) =>
      payment({ number, date: day(on), party: ETE, mode: 'Virement', amount, for: [[a.number, amount]] })
    const first = pay('P1', '2026-09-10', '500.00')
    const second = pay('P2', '2026-09-20', '700.00')
    const context = contextOf([a, first, second], 'encaissements')
    expect(lines(a, context)).toEqual(['D 411000 1200.00', 'C 706000 1000.00', 'C 445740 200.00'])
    expect(lines(first, context)).toEqual(['D 512000 500.00', 'C 411000 500.00', 'D 445740 83.33', 'C 445712 83.33'])
    expect(lines(second, context)).toEqual(['D 512000 700.00', 'C 411000 700.00', 'D 445740 116.67', 'C 445712 116.67'])
  })

  it('F: a card payment with a fee', () => {
    const f = payment({
      number: 'P',
      date,
      party: ETE,
      mode: 'Carte',
      amount: '1200.00',
      fee: ['17.05'],
      for: [[a.number, '1200.00']],
    })
    expect(lines(f, contextOf([a, f]))).toEqual(['D 512000 1182.95', 'D 627000 17.05', 'C 411000 1200.00'])
  })

  it('G: reverse charge, no VAT line, the mention in the label', () => {
    const g = invoice({ number: 'G', date, party: ETE, lines: [['service', 'Pose', '5000.00', 'AE']] })
    const context = contextOf([g])
    expect(lines(g, context)).toEqual(['D 411000 5000.00', 'C 706400 5000.00'])
    const posted = post(g, context)
    expect(posted.ok && posted.value.entry.lines[0]?.label).toContain('autoliquidation')
  })
})
