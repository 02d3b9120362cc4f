import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compactIdentifier, frenchVatId, isFrenchVatId, isIban, isSiren, isSiret } from './identifiers'

describe('identifiers', () => {
  it('have their key: SIREN and SIRET by Luhn, La Poste by a plain sum', () => {
    expect(isSiren('732829320')).toBe(true)
    expect(isSiren('732829321')).toBe(false)
    expect(isSiren('73282932')).toBe(false)
    expect(isSiret('73282932000074')).toBe(true)
    expect(isSiret('73282932000075')).toBe(false)
    expect(isSiret('35600000049837')).toBe(true)
    expect(isSiret('35600000049838')).toBe(false)
  })

  it('detect every single wrong digit of a SIREN', () => {
    fc.assert(
      fc.property(fc.nat(8), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const digits = [...'732829320']
        digits[place] = String((Number(digits[place]) + shift) % 10)
        expect(isSiren(digits.join(''))).toBe(false)
      }),
    )
  })

  it('give the French VAT number of a SIREN, with its key', () => {
    expect(frenchVatId('732829320')).toBe('FR44732829320')
    expect(isFrenchVatId('FR44732829320')).toBe(true)
    expect(isFrenchVatId('FR45732829320')).toBe(false)
    expect(isFrenchVatId('DE136695976')).toBe(false)
  })

  it('are compared without spaces, dots, dashes and case', () => {
    expect(compactIdentifier('fr 44.732-829\u00a0320')).toBe('FR44732829320')
  })

  it('know an IBAN by its check digits', () => {
    expect(isIban('FR1420041010050500013M02606')).toBe(true)
    expect(isIban('FR1420041010050500013M02607')).toBe(false)
    expect(isIban('FR14')).toBe(false)
  })
})
