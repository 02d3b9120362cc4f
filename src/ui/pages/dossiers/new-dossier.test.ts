import { describe, expect, it } from 'vitest'
import type { FormatId } from '../../../domain/dossier'
import { readDossier, type TypedDossier, withSiren } from './new-dossier'

const form: TypedDossier = {
  name: 'Atelier',
  siren: '',
  vatId: '',
  start: '01/01/2026',
  end: '31/12/2026',
  regime: 'debits',
  width: '6',
  format: 'fec' as FormatId,
}

describe('the VAT number of a new dossier', () => {
  it('follows the SIREN, and goes with it', () => {
    const typed = withSiren(form, '732 829 320')
    expect(typed.vatId).toBe('FR44732829320')
    expect(withSiren(typed, '732 829 32').vatId).toBe('')
  })

  it('stays when the user typed another one', () => {
    expect(withSiren({ ...form, vatId: 'BE0123456789' }, '732829320').vatId).toBe('BE0123456789')
  })
})

describe('reading the form', () => {
  it('makes what the engine asks for', () => {
    const read = readDossier({ ...withSiren(form, '732 829 320'), name: ' Atelier ', width: '' })
    expect(read).toEqual({
      input: {
        name: 'Atelier',
        siren: '732829320',
        vatId: 'FR44732829320',
        fiscalYear: { start: '2026-01-01', end: '2026-12-31' },
        vatRegime: 'debits',
        accountWidth: null,
        format: 'fec',
      },
    })
  })

  it('tells every error at once', () => {
    const read = readDossier({ ...form, name: ' ', siren: '732829321', vatId: 'FR00732829320', start: 'hier', end: '' })
    expect(read).toEqual({
      errors: { name: 'nameMissing', siren: 'sirenWrong', vatId: 'vatIdWrong', start: 'dateWrong', end: 'dateWrong' },
    })
    expect(readDossier({ ...form, end: '31/12/2025' })).toEqual({ errors: { end: 'dateOrder' } })
  })
})
