import { describe, expect, it } from 'vitest'
import { differences } from '../../src/acts/differences'
import type { Document } from '../../src/domain/document'
import { en } from '../../src/ui/texts/en'
import { fr } from '../../src/ui/texts/fr'
import { invoice, payment } from './papers'

const party = {
  name: 'a',
  code: 'a',
  siren: 'a',
  siret: 'a',
  vatId: 'a',
  country: 'a',
  postalCode: 'a',
  city: 'a',
  street: 'a',
  category: 'a',
}

/** Documents in which every field that a reader may fill is filled. */
const FULL: readonly Document[] = [
  invoice(1, '2026-01-01', 100, {
    rate: '1.1',
    party,
    self: party,
    dueDates: [{ date: '2026-02-01' as never, amount: 5 as never }],
    lines: [
      {
        role: 'item',
        kind: 'other',
        kindUnsaid: true,
        label: 'a',
        net: 1 as never,
        treatment: 'S',
        rate: '20' as never,
        code: 'a',
        category: 'a',
        quantity: '1',
        unitPrice: '1',
        account: 'a',
        deposit: 'a',
      },
    ],
    vat: [{ treatment: 'S', rate: '20' as never, base: 1 as never, vat: 1 as never, reason: 'a' }],
    deposits: [{ number: 'a', date: '2026-02-01' as never, type: '386', gross: 1 as never }],
    refersTo: [{ number: 'a', date: '2026-02-01' as never, type: '380' }],
    vatPoint: 'invoice',
    selfBilled: true,
    rebate: true,
    note: 'a',
    paymentMeans: '30',
  }),
  payment(1, '2026-01-01', 100, {
    rate: '1.1',
    party,
    fee: { net: 1 as never, vat: 1 as never, rate: '20' as never },
    slip: 'a',
    allocations: [
      {
        number: 'a',
        onAccount: true,
        amount: 1 as never,
        discount: { net: 1 as never, vat: 1 as never, rate: '20' as never },
        writeOff: { amount: 1 as never, reason: 'rounding', for: 'us' },
      },
    ],
  }),
]

/** Path names that never belong on a screen: those of the code. */
const RAW = /[a-z][A-Z]|\.|\b(?:dueDates|refersTo|writeOff|onAccount|kindUnsaid)\b/

describe('a difference between two states of a document', () => {
  it('is named in plain words in both languages, whatever the field', () => {
    for (const document of FULL) {
      const empty = { currency: document.currency } as Document
      const paths = differences(empty, document).map((each) => each.field)
      expect(paths.length).toBeGreaterThan(20)
      for (const path of paths) {
        expect(fr.documents.field(path), path).not.toMatch(RAW)
        expect(en.documents.field(path), path).not.toMatch(RAW)
        expect(fr.documents.field(path)).not.toBe(path)
      }
    }
  })

  it('leaves out where it was read and what was asked of it', () => {
    const one = invoice(1, '2026-01-01', 100)
    const other = invoice(1, '2026-01-01', 100, {
      holds: [{ code: 'direction-both' }],
      warnings: [{ code: 'x', detail: '' }],
    })
    expect(differences(one, { ...other, source: { kind: 'csv', name: 'b.csv' } })).toEqual([])
  })
})
