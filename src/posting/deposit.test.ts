import { describe, expect, it } from 'vitest'
import { contextOf, day, ETE, lines, notices } from '../../tests/posting/short-entries'
import { invoice, payment } from '../demo/build'
import type { Invoice, Reference } from '../domain/document'

describe('a deposit on its final invoice', () => {
  const date = day('2026-09-03')
  const deposit = invoice({
    kind: 'deposit',
    number: 'D1',
    date,
    party: ETE,
    lines: [['service', 'A', '600.00', '20']],
  })

  it('takes a deposit back by a negative line of the final invoice, never off revenue', () => {
    const final = invoice({
      number: 'D2',
      date,
      party: ETE,
      lines: [
        ['service', 'Chantier', '2000.00', '20'],
        ['service', 'Acompte D1', '-600.00', '20', { deposit: 'D1' }],
      ],
      // Named at the foot as well, as French e-invoices do: it comes off once.
      more: { deposits: [{ number: 'D1' }] },
    })
    const net = ['D 411000 1680.00', 'C 706000 2000.00', 'D 419100 600.00', 'C 445712 280.00']
    expect(lines(final, contextOf([deposit, final]))).toEqual(net)
    expect(lines(final, contextOf([deposit, final], 'debits', { depositMethod: 'gross' }))).toEqual([
      'D 411000 1680.00',
      'C 706000 2000.00',
      'D 419100 720.00',
      'C 445870 120.00',
      'C 445712 280.00',
    ])
    expect(notices(final, contextOf([final]))).toEqual(['posting.deposit-unknown'])
  })

  it('comes back by a credit note of any type on it: no revenue is taken off, and its VAT waits no more', () => {
    const credit = invoice({
      kind: 'credit-note',
      number: 'A1',
      date,
      party: ETE,
      lines: [['service', 'A', '600.00', '20']],
      more: { refersTo: [{ number: 'D1', type: '386' }] },
    })
    const back = ['C 411000 720.00', 'D 419100 600.00', 'D 445712 120.00']
    expect(lines(credit, contextOf([deposit, credit]))).toEqual(back)
    // VAT of a deposit waits for its payment, for goods too; what its credit note takes off waits no more.
    const goods = (document: Invoice): Invoice => ({
      ...document,
      lines: document.lines.map((line) => ({ ...line, kind: 'goods' })),
    })
    const refund = payment({
      number: 'R',
      date,
      party: ETE,
      mode: 'Virement',
      amount: '720.00',
      for: [['A1', '720.00']],
    })
    const paid = payment({ number: 'P', date, party: ETE, mode: 'Virement', amount: '720.00', for: [['D1', '720.00']] })
    const all = [goods(deposit), paid, goods(credit), { ...refund, refund: true }]
    expect(all.map((each) => lines(each, contextOf(all, 'encaissements')).slice(-2))).toEqual([
      ['C 419100 600.00', 'C 445740 120.00'],
      ['D 445740 120.00', 'C 445712 120.00'],
      ['D 419100 600.00', 'D 445740 120.00'],
      ['C 445740 120.00', 'D 445712 120.00'],
    ])
    expect(lines(credit, contextOf([credit]))[1]).toBe('D 706000 600.00')
  })

  it('is found among the earlier invoices that an EN 16931 document names without their type', () => {
    const final = (prepaid: string, reference: Partial<Reference> = {}) =>
      invoice({
        number: 'D2',
        date,
        party: ETE,
        lines: [['service', 'Chantier', '2000.00', '20']],
        prepaid,
        more: { refersTo: [{ number: 'D1', ...reference }] },
      })
    const taken = ['D 411000 1680.00', 'D 419100 600.00', 'C 706000 2000.00', 'C 445712 280.00']
    const whole = ['D 411000 2400.00', 'C 706000 2000.00', 'C 445712 400.00']
    expect(lines(final('720.00'), contextOf([deposit, final('720.00')]))).toEqual(taken)
    expect(notices(final('720.00'), contextOf([deposit, final('720.00')]))).toEqual([])
    // Less was paid than the deposit asked for, nothing was, or it is said to be something else: it is not taken back.
    expect(lines(final('700.00'), contextOf([deposit]))).toEqual(whole)
    expect(lines(final('0.00'), contextOf([deposit]))).toEqual(whole)
    expect(lines(final('720.00', { type: '380' }), contextOf([deposit]))).toEqual(whole)
    expect(notices(final('700.00'), contextOf([deposit]))).toEqual(['posting.prepaid-unmatched'])
  })
})
