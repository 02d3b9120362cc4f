import { describe, expect, it } from 'vitest'
import type { PlainDate } from '../../src/domain/date'
import type { Invoice, Payment } from '../../src/domain/document'
import type { DossierId, FormatId } from '../../src/domain/dossier'
import { amount } from '../../src/domain/money'
import type { Bench } from './engine'
import { newDossier, succeeded, testEngine } from './engine'
import { invoice, payment } from './papers'

const job = { id: 'test' }
const service = (n: number, date: string, net: number): Invoice => {
  const document = invoice(n, date, net)
  return { ...document, lines: document.lines.map((line) => ({ ...line, kind: 'service' })) }
}
const pays = (n: number, date: string, value: number): Payment =>
  payment(n, date, value, { allocations: [{ number: 'F-0001', amount: amount(value) }] })

async function exportAll({ engine }: Bench, id: DossierId) {
  const request = {
    dossier: id,
    journals: [],
    from: '2026-01-01' as PlainDate,
    to: '2026-12-31' as PlainDate,
    format: 'fec' as FormatId,
    options: {},
    withLate: false,
    leftOut: [],
  }
  return succeeded(await engine.commit(succeeded(await engine.preview(request, job)).id, job))
}

/** Balance of an account over every entry that was exported, corrections among them. */
async function balanceOf({ engine }: Bench, id: DossierId, account: string): Promise<number> {
  let total = 0
  for (const { made } of await engine.exports(id)) {
    const { items } = await engine.exportEntries(made.id, 0, 1000)
    for (const line of items.flatMap((each) => each.facts.lines))
      if (line.account === account) total += line.side === 'debit' ? line.amount : -line.amount
  }
  return total
}

describe('VAT on receipts: a payment whose invoice is not there', () => {
  it('blocks, is booked to the customer when a person says so, and is completed when the invoice comes', async () => {
    const bench = testEngine('receipts-unknown')
    const id = await newDossier(bench, { vatRegime: 'encaissements' })
    const paid = pays(1, '2026-03-10', 6_000)
    await bench.take(id, paid)
    const before = await bench.engine.document(id, paid.key)
    expect(before?.problems.map((each) => each.code)).toEqual(['posting.receipts-invoice-unknown'])
    succeeded(await bench.engine.liftHolds(id, paid.key, { holds: [], onAccount: true }))
    const waiting = await bench.engine.document(id, paid.key)
    expect(waiting?.problems.map((each) => each.code)).toEqual(['posting.receipts-vat-waits'])
    expect(waiting?.entry?.lines.map((line) => [line.account, line.side, line.amount])).toEqual([
      ['511200', 'debit', 6_000],
      ['411000', 'credit', 6_000],
    ])
    // The same file again does not take the answer back.
    expect((await bench.take(id, paid))[0]?.what).toBe('unchanged')
    await exportAll(bench, id)

    await bench.take(id, service(1, '2026-02-01', 10_000), pays(2, '2026-04-10', 6_000))
    const after = await bench.engine.document(id, paid.key)
    expect(after?.row.state).toBe('modified')
    await exportAll(bench, id)
    expect(await balanceOf(bench, id, '445740')).toBe(-1_000)
    const corrected = succeeded(await bench.engine.previewCorrection(id, [paid.key], job))
    succeeded(await bench.engine.commit(corrected.id, job))
    expect(await balanceOf(bench, id, '445740')).toBe(0)
    expect(await balanceOf(bench, id, '445712')).toBe(-2_000)
    expect(await balanceOf(bench, id, '411000')).toBe(0)
  })

  it('is simply booked whole when the invoice comes before its export', async () => {
    const bench = testEngine('receipts-late')
    const id = await newDossier(bench, { vatRegime: 'encaissements' })
    const paid = pays(1, '2026-03-10', 12_000)
    await bench.take(id, paid)
    succeeded(await bench.engine.liftHolds(id, paid.key, { holds: [], onAccount: true }))
    succeeded(await bench.engine.saveDocument(id, service(1, '2026-02-01', 10_000), null))
    const view = await bench.engine.document(id, paid.key)
    expect(view?.problems).toEqual([])
    expect(view?.entry?.lines.map((line) => line.account)).toEqual(['511200', '411000', '445740', '445712'])
  })
})
