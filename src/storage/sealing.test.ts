import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Row, SealedTable } from './sealing'
import { CLEAR, DataKey, isSealed, openRow, RowAltered, sealRow } from './sealing'

const bytes = fc.uint8Array({ maxLength: 300 })
const fields = fc.dictionary(
  fc.stringMatching(/^f[a-z]{0,6}$/),
  fc.oneof(
    fc.json().map((text) => JSON.parse(text) as unknown),
    fc.constantFrom(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
    bytes,
    bytes.map((each) => new Uint16Array(each)),
    fc.int32Array({ maxLength: 50 }),
    fc.uint32Array({ maxLength: 50 }),
    fc.float64Array({ maxLength: 50 }),
  ),
)
/** A row of any table: texts and numbers in its keys, anything that is stored in its fields. */
const rows = fc
  .tuple(fc.constantFrom(...(Object.keys(CLEAR) as SealedTable[])), fields, fc.string(), fc.nat())
  .map(([table, rest, text, number]) => {
    const keys = CLEAR[table].map((name) => [name, /^(?:pack|slot|n|number|content)$/.test(name) ? number : text])
    return { table, row: { ...rest, ...Object.fromEntries(keys) } as Row }
  })

function sealed(table: SealedTable, row: Row, key: DataKey) {
  const found = sealRow(table, row, key)
  if (!isSealed(found)) throw new Error('a sealed row has a seal')
  return found
}

describe('a sealed row', () => {
  it('gives the same row again', () => {
    const key = DataKey.random()
    fc.assert(
      fc.property(rows, ({ table, row }) => {
        expect(openRow(table, sealed(table, row, key), key)).toEqual(row)
      }),
    )
  })

  it('is refused whichever byte is altered, in another place, and under another key', () => {
    const key = DataKey.random()
    fc.assert(
      fc.property(rows, fc.nat(), fc.integer({ min: 1, max: 255 }), ({ table, row }, at, change) => {
        const found = sealed(table, row, key)
        const altered = Uint8Array.from(found.sealed)
        const place = at % altered.length
        altered[place] = (altered[place] ?? 0) ^ change
        expect(() => openRow(table, { ...found, sealed: altered }, key)).toThrow()
        const [field = ''] = CLEAR[table]
        const elsewhere = typeof found[field] === 'number' ? { [field]: Number(found[field]) + 1 } : { [field]: '~' }
        if (found[field] !== '~') expect(() => openRow(table, { ...found, ...elsewhere }, key)).toThrow(RowAltered)
        expect(() => openRow(table, found, DataKey.random())).toThrow(RowAltered)
      }),
    )
  })

  it('never has the same bytes twice, nor a digest of an original in its key', () => {
    const key = DataKey.random()
    const row = { dossier: 'd', id: 'a'.repeat(64), bytes: Uint8Array.of(1, 2, 3) }
    const one = sealed('captures', row, key)
    const two = sealed('captures', row, key)
    expect(one.sealed).not.toEqual(two.sealed)
    expect(one.id).toBe(two.id)
    expect(one.id).not.toBe(row.id)
    expect(sealed('captures', row, DataKey.random()).id).not.toBe(one.id)
  })
})
