import { describe, expect, it } from 'vitest'
import type { Hold, Payment } from '../../src/domain/document'
import { amount } from '../../src/domain/money'
import { newDossier, succeeded, testEngine } from './engine'
import { invoice, payment } from './papers'

const ASKS: Hold = { code: 'reading-check', check: 'payment-shares', expected: 'F-0001, F-0006', found: '360,00' }
/** A payment of two invoices in one cell of a table: equal shares, and a question. */
const cell = (n: number, value: number, change: Partial<Payment> = {}): Payment =>
  payment(n, '2026-03-10', value, {
    party: { name: 'Client 1', code: 'C1' },
    holds: [ASKS],
    allocations: ['F-0001', 'F-0006'].map((number) => ({ number, amount: amount(value / 2) })),
    ...change,
  })
const first = invoice(1, '2026-02-01', 10_000)
const second = invoice(6, '2026-01-15', 20_000)

async function sharesOf(
  bench: ReturnType<typeof testEngine>,
  id: Parameters<typeof bench.take>[0],
  key: Payment['key'],
) {
  const view = await bench.engine.document(id, key)
  const document = view?.document
  if (document?.kind !== 'payment') throw new Error('no payment')
  return { shares: document.allocations.map((each) => each.amount), asked: document.holds.length > 0 }
}

describe('a payment of several invoices that does not say its shares', () => {
  it('takes what is due of each where that is what was paid, whichever comes first', async () => {
    for (const order of [
      [first, second, cell(1, 36_000)],
      [cell(1, 36_000), first, second],
    ]) {
      const bench = testEngine(`shares-${order[0]?.kind}`)
      const id = await newDossier(bench)
      for (const document of order) await bench.take(id, document)
      expect(await sharesOf(bench, id, cell(1, 36_000).key)).toEqual({ shares: [12_000, 24_000], asked: false })
      // The same table again changes nothing.
      expect((await bench.take(id, cell(1, 36_000)))[0]?.what).toBe('unchanged')
    }
  })

  it('counts what was paid before, and comes in one arrival with its invoices', async () => {
    const bench = testEngine('shares-before')
    const id = await newDossier(bench)
    const before = payment(2, '2026-03-01', 2_000, {
      party: { name: 'Client 1', code: 'C1' },
      allocations: [{ number: 'F-0001', amount: amount(2_000) }],
    })
    await bench.take(id, first, second, before, cell(1, 34_000))
    expect(await sharesOf(bench, id, cell(1, 34_000).key)).toEqual({ shares: [10_000, 24_000], asked: false })
  })

  it('proposes the oldest first and still asks where less was paid; asks as before where an invoice is unknown', async () => {
    const bench = testEngine('shares-less')
    const id = await newDossier(bench)
    await bench.take(id, first, cell(1, 30_000))
    expect(await sharesOf(bench, id, cell(1, 30_000).key)).toEqual({ shares: [15_000, 15_000], asked: true })
    await bench.take(id, second)
    expect(await sharesOf(bench, id, cell(1, 30_000).key)).toEqual({ shares: [6_000, 24_000], asked: true })
  })

  it('leaves the shares that a person has typed', async () => {
    const bench = testEngine('shares-typed')
    const id = await newDossier(bench)
    await bench.take(id, first, cell(1, 30_000))
    const typed: Payment = {
      ...cell(1, 30_000),
      holds: [],
      allocations: [
        { number: 'F-0001', amount: amount(12_000) },
        { number: 'F-0006', amount: amount(18_000) },
      ],
    }
    succeeded(await bench.engine.saveDocument(id, typed, typed.key))
    await bench.take(id, second)
    expect(await sharesOf(bench, id, typed.key)).toEqual({ shares: [12_000, 18_000], asked: false })
  })
})
