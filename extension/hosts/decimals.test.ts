import { describe, expect, it } from 'vitest'
import { added } from './answers'
import { cut, hundredths, less, percentOf, rateOf } from './decimals'

describe('decimal strings', () => {
  it('rounds a percentage to the cent, halves away from zero', () => {
    expect(percentOf('0.05', '50')).toBe('0.03')
    expect(percentOf('-0.05', '50')).toBe('-0.03')
    expect(percentOf('1999.99', '20')).toBe('400')
    expect(percentOf('227.52', '5.5')).toBe('12.51')
  })

  it('cuts a total into parts that add up to it', () => {
    for (const total of ['-10', '0.01', '99.99'])
      expect(added(cut(total, ['3', '3', '3']))).toBe(added([total, '0.00']))
    expect(cut('-110', ['1000', '100'])).toEqual(['-100', '-10'])
    expect(cut('5', ['-1', '1'])).toEqual(['0', '0'])
  })

  it('reads hundredths, and no broken number', () => {
    expect(hundredths(130550)).toBe('1305.5')
    expect(hundredths(-5)).toBe('-0.05')
    expect(hundredths(1.5)).toBe('NaN')
    expect(less('0.3', '0.1')).toBe('0.2')
  })

  it('finds the rate in a name, else the legal one that gives the VAT', () => {
    expect(rateOf('TVA 5,5 %', '100', '5.50')).toBe('5.5')
    expect(rateOf('Normale', '90', '18')).toBe('20')
    expect(rateOf('Réduite', '33.33', '1.84', 3)).toBe('5.5')
    expect(rateOf('Exonéré', '100', '0')).toBe('0')
    expect(rateOf('Taxe', '100', '33')).toBeUndefined()
  })
})
