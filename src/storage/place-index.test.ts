import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PlaceIndex } from './place-index'

it('answers as a list of pairs would, whatever is added and taken out', () => {
  // Few hashes, of which several fall on one slot, some above 32 bits.
  const hash = fc.constantFrom(0, 1, 64, 128, 2 ** 32 + 1, 2 ** 52 + 64, 2 ** 53 - 1)
  const command = fc.record({ what: fc.constantFrom('add', 'add', 'remove'), hash, place: fc.nat(40) })
  fc.assert(
    fc.property(fc.array(command, { maxLength: 400 }), fc.nat(50), (commands, expected) => {
      const index = new PlaceIndex(expected)
      const plain: { hash: number; place: number }[] = []
      for (const { what, hash, place } of commands) {
        if (what === 'add') {
          index.add(hash, place)
          plain.push({ hash, place })
        } else {
          index.remove(hash, place)
          const at = plain.findIndex((each) => each.hash === hash && each.place === place)
          if (at >= 0) plain.splice(at, 1)
        }
      }
      for (const asked of [0, 1, 64, 128, 2 ** 32 + 1, 2 ** 52 + 64, 2 ** 53 - 1, 7]) {
        const wanted = plain
          .filter((each) => each.hash === asked)
          .map((each) => each.place)
          .sort((a, b) => a - b)
        expect(index.at(asked)).toEqual(wanted)
        expect(index.has(asked)).toBe(wanted.length > 0)
      }
    }),
  )
})
