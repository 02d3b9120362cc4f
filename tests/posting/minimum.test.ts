import { describe, expect, test } from 'vitest'
import type { Invoice } from '../../src/domain/document'
import type { VatRegime } from '../../src/domain/dossier'
import type { AccountNumber } from '../../src/domain/entry'
import { amount, ZERO } from '../../src/domain/money'
import { post } from '../../src/posting'
import { invoiceOf, testDossier } from '../properties/made'
import { contextOf, day, ETE, lines, notices } from './short-entries'

/** Totals of two rates that cannot be solved back: 624.90 with 46.25 of VAT (Factur-X sample FA-2017-0010, MINIMUM). */
const made = (more: Partial<Invoice> = {}) => {
  const invoice = invoiceOf({ number: 'FA-10', date: day('2026-09-03'), party: ETE, lines: [], direction: 'purchase' })
  const [net, vat, gross] = [62490, 4625, 67115].map(amount)
  if (!net || !vat || !gross) throw new Error('totals')
  return { ...invoice, totals: { net, vat, gross, prepaid: ZERO, rounding: ZERO, payable: gross }, ...more }
}
const asked = (invoice: Invoice, regime: VatRegime = 'debits', change = {}) => {
  const posted = post(invoice, contextOf([invoice], regime, change))
  return posted.ok ? [] : posted.problems.map((each) => (each.code === 'posting.hold' ? each.hold.code : each.code))
}

describe('a purchase of totals only', () => {
  test('is booked where deductible VAT has one account, and says so', () => {
    const invoice = made()
    const context = contextOf([invoice])
    expect(lines(invoice, context)).toEqual(['C 401000 671.15', 'D 607000 624.90', 'D 445660 46.25'])
    expect(notices(invoice, context)).toEqual(['posting.rates-untold'])
    const posted = post(invoice, context)
    // No line claims a rate that nobody knows.
    expect(posted.ok && posted.value.entry.lines.map((line) => line.vat)).toEqual([undefined, undefined, undefined])
  })
  test('a credit note is the same on the other side', () => {
    const credit = made({ kind: 'credit-note' })
    expect(lines(credit, contextOf([credit]))).toEqual(['D 401000 671.15', 'C 607000 624.90', 'C 445660 46.25'])
  })
  test('is the whole cost of a franchise', () => {
    const invoice = made()
    expect(lines(invoice, contextOf([invoice], 'franchise'))).toEqual(['C 401000 671.15', 'D 604000 671.15'])
  })
  test('is asked, once, where the rate chooses the account or the VAT waits', () => {
    const apart = testDossier('debits').settings.vatAccounts.map((each) =>
      each.direction === 'purchase' && each.rate === '10' ? { ...each, account: '445661' as AccountNumber } : each,
    )
    expect(asked(made(), 'debits', { vatAccounts: apart })).toEqual(['minimum-profile'])
    expect(asked(made({ vatPoint: 'payment' }), 'debits', { deductOnPayment: true })).toEqual(['minimum-profile'])
  })
  test('a sale is asked, once', () => {
    expect(asked(made({ direction: 'sale' }))).toEqual(['minimum-profile'])
    expect(asked(made({ direction: 'sale', holds: [{ code: 'minimum-profile' }] }))).toEqual(['minimum-profile'])
  })
})
