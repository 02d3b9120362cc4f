import { describe, expect, it } from 'vitest'
import type { DossierId } from '../../../domain/dossier'
import { filtersOf, isFiltered, paramsOf, queryOf } from './filters'

describe('the filters of the list of documents', () => {
  it('stand in the address and come back from it', () => {
    const params = {
      q: 'épicéa',
      type: 'invoice,payment',
      sens: 'sale',
      etat: 'blocked',
      du: '2026-10-01',
      au: '2026-10-31',
      journal: 'VE',
      ordre: 'date',
    }
    const filters = filtersOf(params)
    expect(paramsOf(filters)).toEqual(params)
    expect(isFiltered(filters)).toBe(true)
    expect(queryOf('d' as DossierId, filters)).toMatchObject({ dossier: 'd', kinds: ['invoice', 'payment'] })
  })

  it('pass over what makes no sense in an address', () => {
    const filters = filtersOf({
      type: 'quote,deposit',
      sens: 'up',
      etat: 'lost',
      du: '2026-02-31',
      journal: '<b>',
      ordre: '?',
    })
    expect(filters).toMatchObject({
      search: '',
      kinds: ['deposit'],
      direction: null,
      states: [],
      from: null,
      journal: null,
      sort: 'date-desc',
    })
    expect(isFiltered(filtersOf({}))).toBe(false)
    expect(isFiltered(filtersOf({ ordre: 'date' }))).toBe(false)
  })
})
