import type { HostInvoice, HostLine, HostVat } from '../../src/intake/hosts/wire'
import { added, byRate, isNil, quotient, turned } from './answers'

// Products and shares of decimal strings, in whole numbers: an amount never goes through a float.

function scaled(decimal: string, places: number): bigint {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.')
  const units = BigInt(whole + fraction.padEnd(places, '0').slice(0, places))
  return decimal.startsWith('-') ? -units : units
}

function decimal(units: bigint, places: number): string {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '')
  return `${units < 0n ? '-' : ''}${digits.slice(0, -places)}${fraction === '' ? '' : `.${fraction}`}`
}

/** Halves go away from zero, as invoices round. */
function divided(a: bigint, b: bigint): bigint {
  const twice = 2n * (a < 0n ? -a : a) + b
  const quotient = twice / (2n * b)
  return a < 0n ? -quotient : quotient
}

/** An integer number of hundredths as a decimal: `120000` → `1200.00`. */
export function hundredths(value: unknown): string {
  const cents = Number(value)
  return Number.isSafeInteger(cents) ? decimal(BigInt(cents), 2) : 'NaN'
}

/** `amount` × `percent` / 100, to the cent. */
export function percentOf(amount: string, percent: string): string {
  return decimal(divided(scaled(amount, 6) * scaled(percent, 6), 10n ** 12n), 2)
}

/** `total` cut by weights, to the cent; the last part takes what rounding left. */
export function cut(total: string, weights: readonly string[]): string[] {
  const sum = scaled(added(weights), 6)
  if (sum === 0n) return weights.map(() => '0')
  const cents = scaled(total, 2)
  let left = cents
  return weights.map((weight, i) => {
    const negative = sum < 0n
    const part = divided(cents * scaled(weight, 6) * (negative ? -1n : 1n), negative ? -sum : sum)
    const kept = i === weights.length - 1 ? left : part
    left -= kept
    return decimal(kept, 2)
  })
}

/** The lines, whose totals include a VAT that is said for the whole alone, each with its share of the net. */
export function withoutVat<T extends HostLine>(lines: readonly T[], net: string): T[] {
  const shares = cut(
    net,
    lines.map((line) => line.net),
  )
  return lines.map((line, i) => ({ ...line, net: shares[i] ?? '0' }))
}

/** Lines for what the whole is less than its lines: a discount, shared over their rates; none where nothing lacks. */
export function discountLines(lines: readonly { readonly net: string; readonly rate: string }[], net: string) {
  const discount = less(net, added(lines.map((line) => line.net)))
  if (isNil(discount)) return []
  const rows = byRate(lines.map((line) => ({ rate: line.rate, base: line.net, vat: '0' })))
  const shares = cut(
    discount,
    rows.map((row) => row.base),
  )
  return rows.map(({ rate }, i) => ({ label: 'Remise', net: shares[i] ?? '0', rate, vat: '0' }))
}

/** The difference, exactly. */
export function less(a: string, b: string): string {
  return added([a, turned(b)])
}

/** Whether the first is the smaller one. */
export function smaller(a: string, b: string): boolean {
  return less(a, b).startsWith('-')
}

/** An exchange rate turned round, with twelve decimals; empty for none, or for one that changes nothing. */
export function inverse(written: string): string {
  if (!/^\d+(?:\.\d+)?$/.test(written)) return ''
  const turned = quotient('1', written) ?? '1'
  return turned === '1' ? '' : turned
}

/** Rates of VAT in France and its departments overseas (CGI art. 278 to 281 nonies, 294 and 296). */
const LEGAL = ['20', '10', '5.5', '2.1', '8.5', '1.75', '1.05', '13', '0.9', '19.6', '7']

/**
 * The rate of an amount of VAT: the figure in the tax's own name, else the legal rate that gives this VAT on this base, a
 * cent a line allowed; undefined when none does.
 */
export function rateOf(name: string, base: string, vat: string, lines = 1): string | undefined {
  const named = /(\d{1,2}(?:[.,]\d{1,2})?)\s*%/.exec(name)?.[1]
  if (named !== undefined) return named.replace(',', '.').replace(/\.0+$/, '')
  if (isNil(vat)) return '0'
  const allowed = scaled(String(lines), 0)
  return LEGAL.find((rate) => {
    const gap = scaled(less(percentOf(base, rate), vat), 2)
    return (gap < 0n ? -gap : gap) <= allowed
  })
}

/** What a final invoice deducts of one deposit, as its negative line says it. */
export interface Deducted {
  readonly number: string
  readonly rate: string
  /** Negative, as on the line. */
  readonly net: string
  readonly vat: string
}

/**
 * The invoice before its deposits, where the application deducts them by negative lines: those lines are not among its
 * lines; their amounts go back into totals and VAT, and the deposits are named, since they were booked on their own.
 */
export function beforeDeposits(invoice: HostInvoice, deducted: readonly Deducted[]): HostInvoice {
  if (deducted.length === 0) return invoice
  const back = (field: 'net' | 'vat') => turned(added(deducted.map((each) => each[field])))
  const deposits = new Map<string, string>()
  for (const { number, net, vat } of deducted) {
    deposits.set(number, added([deposits.get(number) ?? '0', turned(net), turned(vat)]))
  }
  const rows: HostVat[] = deducted.map(({ rate, net, vat }) => ({ rate, base: turned(net), vat: turned(vat) }))
  return {
    ...invoice,
    net: added([invoice.net, back('net')]),
    tax: added([invoice.tax, back('vat')]),
    gross: added([invoice.gross, back('net'), back('vat')]),
    vat: byRate([...invoice.vat, ...rows]),
    deposits: [...invoice.deposits, ...[...deposits].map(([number, gross]) => ({ number, gross }))],
  }
}
