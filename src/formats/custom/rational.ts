/** An exact fraction, reduced; `d` is positive. Formulas reckon with these, so that cents come out to the cent. */
export interface Rational {
  readonly n: bigint
  readonly d: bigint
}

/** Beyond this a formula has no value: no book holds such figures, and they would grow without end. */
const LARGEST = 10n ** 30n

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b]
  while (y > 0n) [x, y] = [y, x % y]
  return x
}

/** The fraction n/d; undefined when d is 0 or a part grows beyond all use. */
export function rational(n: bigint, d: bigint): Rational | undefined {
  if (d === 0n) return undefined
  const sign = d < 0n ? -1n : 1n
  const by = gcd(n, d * sign) || 1n
  const found = { n: (n * sign) / by, d: (d * sign) / by }
  const size = found.n < 0n ? -found.n : found.n
  return size > LARGEST || found.d > LARGEST ? undefined : found
}

/** A whole number as a fraction. */
export function whole(value: number): Rational {
  return { n: BigInt(value), d: 1n }
}

/** Reads `12`, `12.5`; the caller has checked the form. */
export function readRational(text: string): Rational | undefined {
  const [units = '0', decimals = ''] = text.split('.')
  return rational(BigInt(units + decimals), 10n ** BigInt(decimals.length))
}

/** The nearest whole number, halves away from zero (the commercial rule); undefined beyond 2^53. */
export function rounded({ n, d }: Rational): number | undefined {
  const size = n < 0n ? -n : n
  const nearest = (2n * size + d) / (2n * d)
  const value = Number(n < 0n ? -nearest : nearest)
  return Number.isSafeInteger(value) ? value || 0 : undefined
}

/** The nearest multiple of 10^−places, halves away from zero. */
export function roundedTo({ n, d }: Rational, places: number): Rational | undefined {
  const scale = 10n ** BigInt(Math.abs(places))
  const scaled = places < 0 ? rational(n, d * scale) : rational(n * scale, d)
  if (!scaled) return undefined
  const size = scaled.n < 0n ? -scaled.n : scaled.n
  const nearest = ((2n * size + scaled.d) / (2n * scaled.d)) * (scaled.n < 0n ? -1n : 1n)
  return places < 0 ? rational(nearest * scale, 1n) : rational(nearest, scale)
}

/** As text: up to six decimals, a point, no trailing zeros. */
export function rationalText(value: Rational): string {
  const { n, d } = value
  const size = n < 0n ? -n : n
  const millionths = (2n * size * 1_000_000n + d) / (2n * d)
  const digits = String(millionths).padStart(7, '0')
  const fraction = digits.slice(-6).replace(/0+$/, '')
  const text = digits.slice(0, -6) + (fraction ? `.${fraction}` : '')
  return n < 0n && millionths > 0n ? `-${text}` : text
}

/** −1, 0 or 1. */
export function compareRationals(a: Rational, b: Rational): number {
  const left = a.n * b.d
  const right = b.n * a.d
  return left < right ? -1 : left > right ? 1 : 0
}
