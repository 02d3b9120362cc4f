import { describe, expect, it } from 'vitest'
import { contextOf, day, ETE, lines, notices } from '../../tests/posting/short-entries'
import { currencyOf, rateOf } from '../../tests/properties/made'
import { euros, invoice, type PaymentSpec, payment } from '../demo/build'
import type { Allocation, Payment } from '../domain/document'

const date = day('2026-09-03')
const bill = invoice({ number: 'F1', date, party: ETE, lines: [['service', 'Étude', '1000.00', '20']] })
const other = invoice({ number: 'F2', date, party: ETE, lines: [['goods', 'Bois', '100.00', '20']] })
const pay = (amount: string, spec: Partial<PaymentSpec> = {}) =>
  payment({ number: 'P', date, party: ETE, mode: 'Virement', amount, for: [['F1', amount]], ...spec })
const booked = (paid: Payment, regime: 'debits' | 'encaissements' = 'debits') =>
  lines(paid, contextOf([bill, other, paid], regime))
const given = (amount: string, reason: 'rounding' | 'bad-debt', side: 'party' | 'us'): Partial<Allocation> => ({
  writeOff: { amount: euros(amount), reason, for: side },
})

describe('a payment (scheme 7)', () => {
  it.each([
    ['Virement', '512000'],
    ['Carte bancaire', '512000'],
    ['Chèque', '511200'],
    ['Espèces', '530000'],
    ['20', '511200'],
  ])('by %s goes to %s', (mode, account) => {
    expect(booked(pay('1200.00', { mode }))).toEqual([`D ${account} 1200.00`, 'C 411000 1200.00'])
  })

  it('of several invoices keeps one line of the bank and one of the customer for each; what is left is an advance', () => {
    const shared = pay('1400.00', {
      for: [
        ['F1', '1200.00'],
        ['F2', '120.00'],
      ],
    })
    expect(booked(shared)).toEqual(['D 512000 1400.00', 'C 411000 1200.00', 'C 411000 120.00', 'C 411000 80.00'])
  })

  it('has its fee and the VAT of it on their accounts', () => {
    const paid = { ...pay('1200.00'), fee: { net: euros('10.00'), vat: euros('2.00'), rate: rateOf('20') } }
    expect(booked(paid)).toEqual(['D 512000 1188.00', 'D 627000 10.00', 'D 445660 2.00', 'C 411000 1200.00'])
  })

  it('that goes back is the reverse, and one to a supplier too', () => {
    expect(booked(pay('200.00', { refund: true }))).toEqual(['C 512000 200.00', 'D 411000 200.00'])
    expect(booked(pay('200.00', { direction: 'purchase' }))).toEqual(['C 512000 200.00', 'D 401000 200.00'])
  })

  it('clears a difference that is given up: 658, 758, or 654 for a debt that is lost', () => {
    const part = (paid: string, extra: Partial<Allocation>) => booked(pay(paid, { for: [['F1', paid, extra]] }))
    expect(part('1199.98', given('0.02', 'rounding', 'party'))).toEqual([
      'D 512000 1199.98',
      'C 411000 1200.00',
      'D 658000 0.02',
    ])
    expect(part('1200.01', given('0.01', 'rounding', 'us'))).toEqual([
      'D 512000 1200.01',
      'C 411000 1200.00',
      'C 758000 0.01',
    ])
    expect(part('600.00', given('600.00', 'bad-debt', 'party'))).toEqual([
      'D 512000 600.00',
      'C 411000 1200.00',
      'D 654000 600.00',
    ])
  })

  it('of a debt lost on receipts leaves out the VAT that is never due', () => {
    const lost = pay('600.00', { for: [['F1', '600.00', given('600.00', 'bad-debt', 'party')]] })
    expect(booked(lost, 'encaissements')).toEqual([
      'D 512000 600.00',
      'C 411000 1200.00',
      'D 654000 500.00',
      'D 445740 200.00',
      'C 445712 100.00',
    ])
  })

  it('of more than is due is told', () => {
    const over = pay('1300.00')
    expect(notices(over, contextOf([bill, over]))).toEqual(['posting.overpaid'])
    expect(notices(pay('1200.00'), contextOf([bill]))).toEqual([])
  })
})

describe('a payment in another currency (scheme 8)', () => {
  const dollars = { currency: currencyOf('USD'), rate: '0.90' }
  const abroad = { ...other, number: 'U1', ...dollars }

  it.each([
    ['0.95', ['D 512000 114.00', 'C 411000 108.00', 'C 756000 6.00']],
    ['0.85', ['D 512000 102.00', 'C 411000 108.00', 'D 656000 6.00']],
  ])('at %s clears the customer at the rate of the invoice; the gap is a gain or a loss', (rate, entry) => {
    const paid = pay('120.00', { for: [['U1', '120.00']], currency: dollars.currency, rate })
    expect(lines(paid, contextOf([abroad, paid]))).toEqual(entry)
  })
})
