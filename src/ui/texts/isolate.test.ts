import { describe, expect, it } from 'vitest'
import { en } from './en'
import { fr } from './fr'
import { isolated, isolating } from './isolate'

const NAME = 'שלום בע"מ'

describe('a name written from right to left', () => {
  it('keeps to itself in a sentence, in both languages and at any depth of the facts', () => {
    for (const texts of [fr, en].map(isolating)) {
      expect(texts.backup.checking(NAME)).toContain(`\u2068${NAME}\u2069`)
      const hold = { code: 'direction-unknown', seller: NAME, buyer: 'شركة النور' } as const
      const facts = { code: 'posting.hold', level: 'blocking', document: 'k' as never, number: 'F-1', hold } as const
      const { what, why, remedy } = texts.problems['posting.hold'](facts)
      const said = [what, why, remedy].join(' ')
      expect(said).toContain(`\u2068${NAME}\u2069`)
      expect(said).toContain('\u2068شركة النور\u2069')
    }
  })

  it('leaves other names, constant texts and figures as they are', () => {
    expect(isolated('Société Générale d’Été & Fils 東京')).toBe('Société Générale d’Été & Fils 東京')
    const texts = isolating({ plain: 'a', list: ['b'], of: (n: number) => n + 1 })
    expect([texts.plain, texts.list, texts.of(1)]).toEqual(['a', ['b'], 2])
  })
})
