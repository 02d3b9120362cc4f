import { expect, it } from 'vitest'
import { formatInfos } from '../../formats'
import { findFormats } from './find-formats'

const found = (text: string) => findFormats(formatInfos(), text).map(({ format }) => format.id)

it('finds a format by any name that people give its software', () => {
  expect(found('Quadra')[0]).toBe('quadratus')
  expect(found('cegid quadra')[0]).toBe('quadratus')
  expect(found('qc_asc')).toEqual(['quadratus'])
  expect(found('i-suite')).toEqual(found('ISUITE'))
  expect(found('isuite').length).toBeGreaterThan(0)
})

it.each([
  ['Cegid Expert', 'cegid-tra'],
  ['Sage 100', 'sage-100-mecg'],
  ['Sage 50', 'ciel'],
  ['Ciel', 'ciel'],
  ['EBP', 'ebp'],
  ['Pennylane', 'pennylane'],
  ['MyUnisoft', 'myunisoft'],
  ['Coala', 'coala'],
  ['i-Suite', 'fec'],
  ['ACD', 'fec'],
  ['Comptabilité Expert', 'fec'],
  ['Business Line', 'cegid-tra'],
  ['Cegid Loop', 'cegid-loop'],
  ['Open Line', 'ebp'],
  ['EBP en ligne', 'ebp-parametrable'],
  ['Génération Experts', 'coala'],
  ['Sage 100cloud', 'sage-100-mecg'],
  ['Sage 30', 'sage-100-mecg'],
  ['Sage Active', 'sage-active'],
  ['IBIZA', 'fec'],
  ['Agiris', 'isacompta'],
  ['Gestimum', 'gestimum'],
  ['Fulll', 'fulll-tiime'],
])('%s: the best format comes first, and says why', (software, id) => {
  const [first] = findFormats(formatInfos(), software)
  expect(first?.format.id).toBe(id)
  expect(first?.best?.why.fr).toBeTruthy()
})

it('does not take the inside of a word, or the seam of two, for a name', () => {
  expect(found('EXTF')).toEqual(['datev'])
  expect(found('TRA')).toEqual(['cegid-tra'])
  expect(found('SISCO')).toEqual(['cegid-tra'])
})

it.each([
  ['Sage 100', ['sage-100-mecg', 'sage-100-parametrable', 'sage-pnm']],
  ['Cegid Expert', ['cegid-tra', 'cegid-csv']],
  ['Cegid Loop', ['cegid-loop', 'cegid-tra']],
  ['Sage 50', ['ciel', 'sage-50-rimport']],
  ['ACD', ['fec', 'acd']],
  ['Open Line', ['ebp', 'ebp-parametrable']],
  ['MyUnisoft', ['myunisoft', 'cegid-tra']],
  ['Pennylane', ['pennylane', 'cegid-tra']],
  ['Coala', ['coala', 'fec']],
])('%s reads several: each is ranked, with its reason', (software, ids) => {
  const ranked = findFormats(formatInfos(), software).filter(({ best }) => best)
  expect(ranked.map(({ format }) => format.id)).toEqual(ids)
  expect(ranked.map(({ best }) => best?.rank)).toEqual(ids.map((_, i) => i + 1))
})

it('lists all for nothing, and nothing for what none is', () => {
  expect(found('')).toHaveLength(formatInfos().length)
  expect(found('zzz')).toEqual([])
})
