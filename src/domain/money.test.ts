import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  amount,
  amountText,
  convert,
  currencyCode,
  decimalsOf,
  EUR,
  lineAmount,
  negate,
  parseAmount,
  parseTypedAmount,
  percentOf,
  proportion,
  split,
  sum,
} from './money'

const whole = fc.integer({ min: -1e12, max: 1e12 })

describe('amounts', () => {
  it('go to text and back unchanged, whatever the decimals', () => {
    const codes = ['EUR', 'JPY', 'TND', 'USD'].flatMap((code) => currencyCode(code) ?? [])
    fc.assert(
      fc.property(whole, fc.constantFrom(...codes), (units, currency) => {
        expect(parseAmount(amountText(amount(units), currency), currency)).toBe(amount(units))
        expect(parseTypedAmount(amountText(amount(units), currency, ','), currency)).toBe(amount(units))
      }),
    )
  })

  it('refuse what is no whole number of cents', () => {
    expect(parseAmount('1.005')).toBeUndefined()
    expect(parseAmount('1e3')).toBeUndefined()
    expect(parseAmount('1,00')).toBeUndefined()
    expect(parseAmount('')).toBeUndefined()
    expect(parseAmount('-')).toBeUndefined()
    expect(parseAmount('1.000')).toBe(100)
    expect(parseAmount('64.')).toBe(6400)
    expect(Object.is(parseAmount('-0.00'), 0)).toBe(true)
    expect(() => amount(0.5)).toThrow()
    expect(() => sum([amount(Number.MAX_SAFE_INTEGER), amount(1)])).toThrow()
  })

  it('are read as people type them', () => {
    expect(parseTypedAmount('1 234,56 €')).toBe(123456)
    expect(parseTypedAmount('1.234,56')).toBe(123456)
    expect(parseTypedAmount('1,234.56')).toBe(123456)
    expect(parseTypedAmount('(12,50)')).toBe(-1250)
    expect(parseTypedAmount('1,2,3')).toBeUndefined()
  })

  it('know the decimals of their currency', () => {
    expect(decimalsOf(EUR)).toBe(2)
    expect(currencyCode('eur ')).toBe('EUR')
    expect(currencyCode('euro')).toBeUndefined()
  })
})

describe('products and shares', () => {
  it('are rounded once, half away from zero', () => {
    expect(percentOf(amount(1050), '5')).toBe(53)
    expect(percentOf(amount(-1050), '5')).toBe(-53)
    expect(lineAmount('12.345', '3')).toBe(3704)
    expect(lineAmount('abc', '3')).toBeUndefined()
    expect(proportion(amount(20000), amount(50000), amount(120000))).toBe(8333)
    expect(proportion(amount(1), amount(1), amount(2))).toBe(1)
    expect(proportion(amount(-1), amount(1), amount(2))).toBe(-1)
    expect(proportion(amount(1), amount(1), amount(-2))).toBe(-1)
    expect(proportion(amount(-3), amount(1), amount(2))).toBe(-2)
  })

  it('agree with exact arithmetic, small or beyond 2^53', () => {
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: 1, max: 1e12 }), (value, numerator, denominator) => {
        const product = BigInt(value) * BigInt(numerator)
        const size = product < 0n ? -product : product
        const rounded = (2n * size + BigInt(denominator)) / (2n * BigInt(denominator))
        const expected = product < 0n ? -rounded : rounded
        fc.pre(expected < 9_000_000_000_000_000n && expected > -9_000_000_000_000_000n)
        expect(BigInt(proportion(amount(value), amount(numerator), amount(denominator)))).toBe(expected)
      }),
      { numRuns: 2000 },
    )
  })

  it('add up to what was split, with weights of any sign and size', () => {
    fc.assert(
      fc.property(whole, fc.array(whole, { minLength: 1, maxLength: 12 }), (total, weights) => {
        const list = weights.map(amount)
        fc.pre(list.reduce((a, b) => a + b, 0) !== 0)
        // Weights that nearly cancel make shares beyond any amount.
        fc.pre(Math.abs(list.reduce((a, b) => a + b, 0)) > 1e9)
        expect(sum(split(amount(total), list))).toBe(amount(total))
      }),
      { numRuns: 2000 },
    )
    expect(split(amount(100), [amount(1), amount(1), amount(1)])).toEqual([34, 33, 33])
    expect(split(amount(-100), [amount(1), amount(1), amount(1)])).toEqual([-33, -33, -34])
    expect(split(amount(5), [amount(1), amount(-1)])).toEqual([5, 0])
    expect(split(amount(5), [])).toEqual([])
  })

  it('change currency with its decimals', () => {
    const yen = currencyCode('JPY') ?? EUR
    expect(convert(amount(1000), yen, EUR, '0.0061')).toBe(610)
    expect(convert(amount(610), EUR, yen, '163.93')).toBe(1000)
    expect(negate(amount(0))).toBe(0)
  })
})
