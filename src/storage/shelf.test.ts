import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, monthOf } from '../domain/date'
import type { Document, DocumentKey } from '../domain/document'
import type { DossierId } from '../domain/dossier'
import { EUR } from '../domain/money'
import { contentHash } from './hash'
import type { Place } from './schema'
import { Database, PACK_SIZE } from './schema'
import { Shelf } from './shelf'

const dossier = 'd' as DossierId

function payment(n: number, day: number, amount: number, clears?: number): Document {
  return {
    key: `key ${n}` as DocumentKey,
    source: { kind: 'manual', name: '' },
    direction: 'sale',
    kind: 'payment',
    refund: false,
    number: `R-${n}`,
    date: addDays('2026-01-01' as Document['date'], day),
    currency: EUR,
    party: { name: `Élodie ${n % 7}` },
    holds: [],
    warnings: [],
    mode: n % 2 ? 'virement' : 'carte',
    amount: amount as never,
    allocations: clears === undefined ? [] : [{ number: `R-${clears}`, amount: amount as never }],
  } satisfies Document
}

type Command =
  | { readonly what: 'add'; readonly count: number; readonly day: number }
  | {
      readonly what: 'replace' | 'remove' | 'bury'
      readonly pick: number
      readonly amount: number
      readonly day: number
    }

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    what: fc.constant('add' as const),
    count: fc.integer({ min: 1, max: 700 }),
    day: fc.integer({ min: 0, max: 70 }),
  }),
  fc.record({
    what: fc.constantFrom('replace' as const, 'remove' as const, 'bury' as const),
    pick: fc.nat(),
    amount: fc.integer({ min: 1, max: 9999 }),
    day: fc.integer({ min: 0, max: 70 }),
  }),
)

describe('the shelf', () => {
  it('holds what a plain list would hold, before and after it is opened again', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 12 }), async (commands) => {
        run += 1
        const db = new Database(`shelf-${run}`)
        let shelf = await Shelf.open(db, dossier)
        const model = new Map<Place, { document: Document; deleted: boolean }>()
        let made = 0
        for (const each of commands) {
          const places = [...model.keys()]
          const none = { add: [], replace: [], remove: [], bury: [] }
          if (each.what === 'add') {
            const { count, day } = each
            const add = Array.from({ length: count }, () => payment(++made, day, made, made % 3 ? undefined : made - 1))
            const at = await db.transaction('rw', [db.packs, db.columns], () => shelf.write({ ...none, add }))
            add.forEach((document, i) => {
              const place = at[i]
              if (place === undefined || model.has(place)) throw new Error('a place is given once')
              model.set(place, { document, deleted: false })
            })
          } else {
            const place = places[each.pick % Math.max(1, places.length)]
            const before = place === undefined ? undefined : model.get(place)
            if (place === undefined || !before) continue
            const n = Number(before.document.key.slice(4))
            const document = payment(n, each.day, each.amount)
            const change = each.what === 'replace' ? { replace: [{ place, document }] } : { [each.what]: [place] }
            await db.transaction('rw', [db.packs, db.columns], () => shelf.write({ ...none, ...change }))
            if (each.what === 'remove') model.delete(place)
            else if (each.what === 'bury') model.set(place, { ...before, deleted: true })
            else model.set(place, { document, deleted: false })
          }
          if (made % 2 === 0) shelf = await Shelf.open(db, dossier)
        }
        for (const opened of [shelf, await Shelf.open(db, dossier)]) {
          const places = [...model.keys()]
          expect(await opened.read(places)).toEqual([...model.values()].map((each) => each.document))
          expect(opened.count).toBe([...model.values()].filter((each) => !each.deleted).length)
          for (const [place, { document, deleted }] of [...model].slice(0, 20)) {
            expect((await opened.find(document.key))?.place).toBe(place)
            expect(opened.placesByNumber(document.number)).toContain(place)
            expect(opened.isLive(place)).toBe(!deleted)
            expect(opened.placeOfSame(document.key, contentHash(document))).toBe(deleted ? undefined : place)
          }
          for (const columns of opened.columns) {
            expect(columns.day.length).toBeLessThanOrEqual(PACK_SIZE)
            const own = places.filter((place) => Math.floor(place / PACK_SIZE) === columns.pack)
            expect(columns.count).toBe(own.length)
          }
          const referring = [...model].filter(
            ([, { document }]) =>
              document.kind === 'payment' && document.allocations.some((one) => one.number === 'R-2'),
          )
          expect([...opened.placesReferringTo('R-2')].sort()).toEqual(referring.map(([place]) => place).sort())
        }
        db.close()
      }),
      { numRuns: 25 },
    )
  })

  it('puts the documents of a month into packs of that month, 512 at most', async () => {
    const db = new Database('months')
    const shelf = await Shelf.open(db, dossier)
    const add = Array.from({ length: 1300 }, (_, i) => payment(i, i % 60, 100))
    await db.transaction('rw', [db.packs, db.columns], () => shelf.write({ add, replace: [], remove: [], bury: [] }))
    for (const { day, month, pack } of shelf.columns) {
      const row = await db.packs.get(pack)
      expect(row?.docs.every((document) => document && monthOf(document.date) === month)).toBe(true)
      expect(day.length).toBeLessThanOrEqual(PACK_SIZE)
    }
    // Two packs for January, two for February, one for the first of March.
    expect(await db.packs.count()).toBe(5)
  })
})

describe('the content hash', () => {
  it('stays what it is: exports keep it for ever', () => {
    expect(contentHash(payment(1, 0, 12345))).toBe(474336612)
    expect(contentHash(payment(2, 3, 1, 7))).toBe(1666936361)
  })

  it('passes over source, warnings and the order of fields, and sees everything else', () => {
    const document = payment(1, 0, 100, 4)
    const turned = Object.fromEntries(Object.entries(document).reverse()) as unknown as Document
    expect(contentHash(turned)).toBe(contentHash(document))
    expect(contentHash({ ...document, source: { kind: 'csv', name: 'x', line: 3 } })).toBe(contentHash(document))
    expect(contentHash({ ...document, warnings: [{ code: 'x', detail: '' }] })).toBe(contentHash(document))
    const others: Document[] = [
      { ...document, number: 'R-2' },
      { ...document, party: { name: 'Élodie 1', code: '' } },
      { ...document, party: { name: '', code: 'Élodie 1' } },
      payment(1, 1, 100, 4),
      payment(1, 0, 101, 4),
      payment(1, 0, 100),
    ]
    expect(new Set([document, ...others].map(contentHash)).size).toBe(others.length + 1)
  })
})
