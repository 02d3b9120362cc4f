import { expect, it } from 'vitest'
import type { VatTotal } from '../../src/acts/contract'
import type { PlainDate } from '../../src/domain/date'
import type { DossierId, FormatId } from '../../src/domain/dossier'
import { amount } from '../../src/domain/money'
import { newDossier, succeeded, testEngine } from './engine'
import { invoice, payment } from './papers'

const preview = async ({ engine }: ReturnType<typeof testEngine>, dossier: DossierId) => {
  const [from, to] = ['2025-12-01', '2026-11-30'] as PlainDate[] as [PlainDate, PlainDate]
  const request = {
    dossier,
    journals: [],
    from,
    to,
    format: 'fec' as FormatId,
    options: {},
    withLate: true,
    leftOut: [],
  }
  return succeeded(await engine.preview(request, { id: 'vat' }))
}

const rows = (vat: readonly VatTotal[]) => vat.map((row) => [row.side, row.treatment, row.rate, row.base, row.vat])

it('counts VAT on receipts when it is paid, not when it is invoiced', async () => {
  const bench = testEngine('vat-receipts')
  const id = await newDossier(bench, { vatRegime: 'encaissements' })
  const service = invoice(1, '2026-03-02', 100_000)
  const goods = invoice(2, '2026-03-03', 10_001)
  await bench.take(
    id,
    { ...service, lines: service.lines.map((line) => ({ ...line, kind: 'service' as const })) },
    goods,
    payment(1, '2026-04-02', 50_000, {
      party: service.party,
      allocations: [{ number: service.number, amount: amount(50_000) }],
    }),
  )
  // 8,333 of the receipt, and 2,000 of the goods, due on delivery: with their own base.
  const { vat } = await preview(bench, id)
  expect(rows(vat)).toEqual([['sale', 'S', '20', 41_665 + 10_001, 8_333 + 2_000]])
})

it('agrees with the accounts of the entries, whatever the scheme', async () => {
  const bench = testEngine('vat-accounts')
  const id = await bench.engine.openDemonstration()
  for (const row of await bench.engine.exports(id)) {
    succeeded(await bench.engine.cancel(row.made.id, 'test', false))
  }
  const { vat, accounts } = await preview(bench, id)
  const due = (side: VatTotal['side']) =>
    vat.filter((row) => row.side === side).reduce((total, row) => total + row.vat, 0)
  const credit = (is: (account: string) => boolean) =>
    accounts.filter((each) => is(each.account)).reduce((total, each) => total + each.credit - each.debit, 0)
  const selfAssessed = credit((account) => account.startsWith('4452'))
  expect(due('sale') + due('self-assessed')).toBe(credit((account) => account.startsWith('44571')) + selfAssessed)
  expect(due('purchase')).toBe(-credit((account) => account.startsWith('44566') || account.startsWith('44562')))
  expect(due('self-assessed')).toBeGreaterThan(0)
  for (const { base, vat: value, rate } of vat) {
    if (rate !== null && Number(rate) > 0) expect(Math.abs((base * Number(rate)) / 100 - value)).toBeLessThan(200)
  }
})
