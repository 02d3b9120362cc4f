import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newDossier, testEngine } from '../acts/engine'
import { changed, deceiving, flaws, LONG, nasty, runs, unsaid } from './fuzz'

const everything = { search: '', kinds: [], direction: null, states: [], from: null, to: null, journal: null } as const

const batch = (transfer: string) => ({
  protocol: 1,
  transfer,
  part: 1,
  parts: 1,
  host: 'tryton',
  label: 'Tryton',
  origin: 'https://erp.example',
  company: 'base · société',
  from: '2026-07-01',
  to: '2026-07-31',
  notForBooks: [{ what: 'draft', count: 2 }],
  papers: [
    {
      type: 'invoice',
      id: 'inv-1',
      state: 'posted',
      kind: 'invoice',
      direction: 'sale',
      number: 'F-1',
      date: '2026-07-10',
      currency: 'EUR',
      party: { name: 'Librairie du Port', code: '2', siren: '732829320', country: 'FR' },
      due: [{ date: '2026-08-10', amount: '120.00' }],
      lines: [{ label: 'Conseil', net: '100', rate: '20', account: '706', quantity: '1', unitPrice: '100' }],
      vat: [{ rate: '20', base: '100.00', vat: '20.00' }],
      net: '100.00',
      tax: '20.00',
      gross: '120.00',
      deposits: [{ number: 'A-1', gross: '12.00' }],
      refersTo: ['F-0'],
      note: 'merci',
    },
    {
      type: 'payment',
      id: 'pay-1',
      state: '',
      direction: 'sale',
      refund: false,
      number: 'P-1',
      date: '2026-07-20',
      currency: 'EUR',
      party: { name: 'Librairie du Port', code: '2' },
      mode: 'Banque',
      account: '5121',
      amount: '120.00',
      fee: '1.20',
      allocations: [{ number: 'F-1', amount: '120.00' }],
    },
  ],
})

const edits = fc.array(
  fc.record({
    path: fc.array(fc.nat(30), { minLength: 1, maxLength: 6 }),
    how: fc.constantFrom('set' as const, 'remove' as const, 'double' as const),
    by: nasty,
  }),
  { minLength: 1, maxLength: 4 },
)

describe('what a page hands over through the extension', () => {
  it(
    'is taken or refused in words, whatever was changed in it',
    async () => {
      const bench = testEngine('hostile-messages')
      await fc.assert(
        fc.asyncProperty(fc.uuid({ version: 4 }), edits, async (transfer, list) => {
          const id = await newDossier(bench)
          const given = list.reduce<unknown>(
            (value, { path, how, by }) => changed(value, path, how, by),
            batch(transfer),
          )
          const outcome = await bench.engine.importHost(id, given, { id: 'fuzz' })
          if (!outcome.ok) {
            expect(outcome.problems.flatMap(unsaid)).toEqual([])
            expect((await bench.engine.imports(id)).length).toBe(0)
            return
          }
          expect(flaws(outcome.value)).toEqual([])
          const page = await bench.engine.documents({ ...everything, dossier: id, sort: 'date' }, 0, 20)
          expect(page.total).toBe(outcome.value.counts.taken)
          for (const row of page.rows) {
            const view = await bench.engine.document(id, row.key)
            expect(view && deceiving(view.document)).toEqual([])
            expect(view?.problems.flatMap(unsaid)).toEqual([])
          }
        }),
        runs(120),
      )
    },
    LONG,
  )

  it('is refused when it is no batch at all', async () => {
    const bench = testEngine('hostile-nothing')
    const id = await newDossier(bench)
    await fc.assert(
      fc.asyncProperty(fc.oneof(nasty, fc.object({ withNullPrototype: true })), async (given) => {
        const outcome = await bench.engine.importHost(id, given, { id: 'fuzz' })
        expect(outcome.ok ? [] : outcome.problems.flatMap(unsaid)).toEqual([])
        expect(outcome.ok).toBe(false)
      }),
      runs(100),
    )
  })
})
