import { describe, expect, it } from 'vitest'
import type { Document, DocumentKey } from '../domain/document'
import type { DossierId } from '../domain/dossier'
import { EUR } from '../domain/money'
import { columnsIn, columnsOf, columnsRow } from './columns'
import type { OldColumnsRow } from './schema'

function payment(n: number, mode: string, name: string, clears?: string): Document {
  return {
    key: `key ${n}` as DocumentKey,
    source: { kind: 'manual', name: '' },
    direction: n % 2 ? 'sale' : 'purchase',
    kind: 'payment',
    refund: false,
    number: `R-${n}`,
    date: `2026-01-0${n}` as Document['date'],
    currency: EUR,
    party: { name },
    holds: [],
    warnings: [],
    mode,
    amount: (n * 100) as never,
    allocations: clears === undefined ? [] : [{ number: clears, amount: 1 as never }],
  } satisfies Document
}

const documents = [
  payment(1, 'Virement', 'Élodie\nMartin', 'F-1'),
  null,
  payment(3, '', '\ufeffŒuvre 🧾', 'F-2'),
  payment(4, 'Chèque', ''),
  payment(5, 'Virement', 'Zoé', 'F-1'),
]
const columns = columnsOf(7, 'd' as DossierId, '2026-01' as never, documents, Uint8Array.of(0, 0, 1, 0, 0))
const LISTED = ['day', 'kind', 'gross', 'content', 'key', 'number', 'refers', 'refersSlot', 'deleted'] as const

/** Everything that can be asked of columns. */
const told = (of: typeof columns) => ({
  ...Object.fromEntries(LISTED.map((name) => [name, [...of[name]]])),
  about: [of.pack, of.dossier, of.month, of.count, of.from, of.to, of.currency],
  text: of.text,
  modes: documents.map((_, slot) => of.modeAt(slot)),
})

describe('the columns of a pack', () => {
  it('say of each document what lists and searches need', () => {
    expect(columns.text).toEqual([
      'r-1 elodie martin virement',
      '',
      'r-3 \ufeffœuvre 🧾 ',
      'r-4  cheque',
      'r-5 zoe virement',
    ])
    expect(told(columns)).toMatchObject({ modes: ['Virement', '', '', 'Chèque', 'Virement'], deleted: [0, 0, 1, 0, 0] })
    expect(columns.count).toBe(4)
  })

  it('are the same after they were stored', () => {
    const row = columnsRow(columns)
    expect(told(columnsIn(structuredClone(row)))).toEqual(told(columns))
    // As when they were sealed: the bytes begin anywhere.
    for (let before = 1; before < 8; before++) {
      const moved = new Uint8Array(before + row.bytes.length)
      moved.set(row.bytes, before)
      expect(told(columnsIn({ ...row, bytes: moved.subarray(before) }))).toEqual(told(columns))
    }
  })

  it('are the same for an empty pack', () => {
    const empty = columnsOf(8, 'd' as DossierId, '2026-01' as never, [null], Uint8Array.of(0))
    expect(told(columnsIn(structuredClone(columnsRow(empty))))).toEqual(told(empty))
  })

  it('are read as older versions stored them', () => {
    const { pack, dossier, month, count, day, from, to, kind, gross, content, key, number } = columns
    const { refers, refersSlot, deleted } = columns
    const text = columns.text.map((each) => each.replace('elodie martin', 'elodie\nmartin'))
    const mode = documents.map((_, slot) => columns.modeAt(slot))
    const common = { pack, dossier, month, count, day, from, to, kind, gross, content, key, number }
    const old: OldColumnsRow = { ...common, refers, refersSlot, deleted, text, mode }
    expect(told(columnsIn(old))).toEqual({ ...told(columns), about: [pack, dossier, month, count, from, to, ''] })
    expect(told(columnsIn(columnsRow(columnsIn(old))))).toEqual(told(columnsIn(old)))
  })
})
