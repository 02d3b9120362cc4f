import { Decimal } from 'decimal.js'
import type { Brand } from './brand'
import { minorUnits } from './minor-units'

/** An integer number of minor units of a currency: 120000 is 1 200,00 in EUR. Never a fraction, never NaN. */
export type Amount = Brand<number, 'Amount'>

/** ISO 4217 alphabetic code. */
export type CurrencyCode = Brand<string, 'CurrencyCode'>

/** Nothing. */
export const ZERO = 0 as Amount

/** The euro, the default currency of a dossier. */
export const EUR = 'EUR' as CurrencyCode

/** Number of decimals of a currency, ISO 4217: JPY 0, EUR 2, TND 3. */
export function decimalsOf(currency: CurrencyCode): number {
  return minorUnits(currency)
}

/** A currency code as it is written (three letters, upper case), or undefined. */
export function currencyCode(text: string): CurrencyCode | undefined {
  const code = text.trim().toUpperCase()
  return /^[A-Z]{3}$/.test(code) ? (code as CurrencyCode) : undefined
}

/** Brands an integer number of minor units. Throws on a fraction or beyond 2^53: that is our own mistake. */
export function amount(minorUnits: number): Amount {
  if (!Number.isSafeInteger(minorUnits)) throw new Error(`not a whole amount: ${minorUnits}`)
  return (minorUnits === 0 ? 0 : minorUnits) as Amount
}

/**
 * Reads a plain decimal string (`-1200.5`, `1200`, `64.`, `+3.10`) into minor units, exactly.
 * Undefined for anything else: other characters, exponents, no digit, too large, or a non-zero digit beyond the
 * currency's decimals.
 */
export function parseAmount(text: string, currency: CurrencyCode = EUR): Amount | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.trim())
  if (!match || (!match[2] && !match[3])) return undefined
  const decimals = decimalsOf(currency)
  const fraction = match[3] ?? ''
  if (/[1-9]/.test(fraction.slice(decimals))) return undefined
  const units = Number(`${match[2] || '0'}${fraction.slice(0, decimals).padEnd(decimals, '0')}`)
  if (!Number.isSafeInteger(units)) return undefined
  return amount(match[1] === '-' ? -units : units)
}

/** Reads an amount as a person types it: `1 234,56`, `1234.56`, `1.234,56`, `-12`, with or without €. Undefined when unsure. */
export function parseTypedAmount(text: string, currency: CurrencyCode = EUR): Amount | undefined {
  let plain = text.replace(/[\s\u00a0\u202f\u2009']/g, '').replace(/€|EUR$/i, '')
  if (/^\(.*\)$/.test(plain)) plain = `-${plain.slice(1, -1)}`
  const comma = plain.lastIndexOf(',')
  const point = plain.lastIndexOf('.')
  if (comma >= 0 && point >= 0) {
    plain = comma > point ? plain.replaceAll('.', '').replace(',', '.') : plain.replaceAll(',', '')
  } else if (comma >= 0) {
    if (plain.indexOf(',') !== comma) return undefined
    plain = plain.replace(',', '.')
  }
  return parseAmount(plain, currency)
}

/** Writes an amount with all its decimals and no grouping: `-1200.50`. `mark` is the decimal mark. */
export function amountText(value: Amount, currency: CurrencyCode = EUR, mark: '.' | ',' = '.'): string {
  const decimals = decimalsOf(currency)
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0')
  const sign = value < 0 ? '-' : ''
  if (decimals === 0) return sign + digits
  return `${sign}${digits.slice(0, -decimals)}${mark}${digits.slice(-decimals)}`
}

/** Sum of amounts of one currency. Throws beyond 2^53, far above any book. */
export function sum(amounts: Iterable<Amount>): Amount {
  let total = 0
  for (const each of amounts) total += each
  return amount(total)
}

/** The amount with its sign turned. */
export function negate(value: Amount): Amount {
  return amount(-value)
}

/** Rounds a decimal number of minor units half away from zero, the commercial rule (and the FEC's). */
function round(value: Decimal): Amount {
  return amount(value.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber())
}

/** `value × percent / 100`, rounded once, half away from zero. `percent` is a decimal string such as `5.5`. */
export function percentOf(value: Amount, percent: string): Amount {
  return round(new Decimal(value).times(percent).dividedBy(100))
}

/** `value × numerator / denominator`, rounded once, half away from zero. */
export function proportion(value: Amount, numerator: Amount, denominator: Amount): Amount {
  const exact = divide(value * numerator, denominator)
  if (exact) {
    const { quotient, rest } = exact
    // The floor and what is left of one: half and more goes up, but half goes down below zero (away from it).
    const half = 2 * rest - Math.abs(denominator)
    return amount(half > 0 || (half === 0 && quotient >= 0) ? quotient + 1 : quotient)
  }
  return round(new Decimal(value).times(numerator).dividedBy(denominator))
}

/** Converts to another currency at `rate` units of the target for one unit of the source, rounded once. */
export function convert(value: Amount, from: CurrencyCode, to: CurrencyCode, rate: string): Amount {
  const scale = new Decimal(10).pow(decimalsOf(to) - decimalsOf(from))
  return round(new Decimal(value).times(rate).times(scale))
}

/** `unitPrice × quantity` in minor units, rounded once. Both are decimal strings (`12.345`, `3`); undefined if not numbers. */
export function lineAmount(unitPrice: string, quantity: string, currency: CurrencyCode = EUR): Amount | undefined {
  try {
    const value = new Decimal(unitPrice).times(quantity).times(new Decimal(10).pow(decimalsOf(currency)))
    return value.isFinite() && value.abs().lessThan(Number.MAX_SAFE_INTEGER) ? round(value) : undefined
  } catch {
    return undefined
  }
}

/**
 * Cuts `total` in proportion to `weights`; the parts always add up to `total` exactly (largest remainders take the
 * last units, ties to the first). Weights may be negative but must not all cancel; when they do, all goes to the first.
 */
export function split(total: Amount, weights: readonly Amount[]): Amount[] {
  if (weights.length === 0) return []
  const whole = weights.reduce((a, b) => a + b, 0)
  if (whole === 0) return weights.map((_, i) => (i === 0 ? total : ZERO))
  // The usual document adds up, and then nothing has to be divided.
  if (whole === total) return [...weights]
  if (weights.length === 1) return [total]
  return splitWhole(total, weights, whole) ?? splitLarge(total, weights, whole)
}

/** `split` in whole numbers; undefined when a product is beyond 2^53. */
function splitWhole(total: Amount, weights: readonly Amount[], whole: number): Amount[] | undefined {
  const parts: number[] = []
  const rests: { i: number; rest: number }[] = []
  let left: number = total
  for (const [i, weight] of weights.entries()) {
    const share = divide(total * weight, whole)
    if (!share) return undefined
    parts.push(share.quotient)
    rests.push({ i, rest: share.rest })
    left -= share.quotient
  }
  if (left > 0) {
    rests.sort((a, b) => b.rest - a.rest || a.i - b.i)
    for (const { i } of rests.slice(0, left)) parts[i] = (parts[i] ?? 0) + 1
  }
  return parts.map(amount)
}

/** Whole division towards minus infinity, `rest` from 0 to |divisor| − 1; undefined beyond 2^53, where floats lie. */
function divide(product: number, divisor: number): { quotient: number; rest: number } | undefined {
  if (!Number.isSafeInteger(product) || divisor === 0) return undefined
  const size = Math.abs(divisor)
  const signed = divisor < 0 ? -product : product
  const rest = ((signed % size) + size) % size
  return { quotient: (signed - rest) / size, rest }
}

function splitLarge(total: Amount, weights: readonly Amount[], whole: number): Amount[] {
  const exact = weights.map((weight) => new Decimal(total).times(weight).dividedBy(whole))
  const parts = exact.map((share) => share.floor().toNumber())
  let rest = total - parts.reduce((a, b) => a + b, 0)
  const byRemainder = exact
    .map((share, i) => ({ i, remainder: share.minus(share.floor()).toNumber() }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i)
  for (const { i } of byRemainder) {
    if (rest <= 0) break
    parts[i] = (parts[i] ?? 0) + 1
    rest -= 1
  }
  return parts.map(amount)
}
