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
])('%s: the best format comes first, and says why', (software, id) => {
  const [first] = findFormats(formatInfos(), software)
  expect(first?.format.id).toBe(id)
  expect(first?.best?.why.fr).toBeTruthy()
})

it('lists all for nothing, and nothing for what none is', () => {
  expect(found('')).toHaveLength(formatInfos().length)
  expect(found('zzz')).toEqual([])
})
