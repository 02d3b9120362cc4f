import type { Amount, CurrencyCode } from '../../domain/money'
import { lineAmount, parseAmount } from '../../domain/money'

/** A thousand million in a currency of two decimals: far above any cell, and ten thousand of them still add up exactly. */
const LARGEST = 100_000_000_000

/** An amount of a cell. `rounded`: it had more decimals than its currency, and was rounded half away from zero. */
export interface TableAmount {
  readonly value: Amount
  readonly rounded: boolean
}

/**
 * A number as tables write it, as a plain decimal string: currency signs and codes, spaces and grouping go; parentheses
 * and a trailing minus are a minus. The decimal mark is the last of two kinds; a lone mark before three digits is
 * grouping unless it is `mark`. Undefined when it is no number, or its grouping is not by three.
 */
export function plainDecimal(text: string, mark: ',' | '.'): string | undefined {
  let plain = text
    .replace(/[\s\u00a0\u202f\u2009'’]/g, '')
    .replace(/[−–]/g, '-')
    .replace(/^(-?)(?:[€$£¥]|[A-Z]{3})(?=[-\d.,(])/i, '$1')
    .replace(/(?:[€$£¥]|[A-Z]{3})$/i, '')
  if (/^\(.*\)$/.test(plain)) plain = `-${plain.slice(1, -1)}`
  if (/^[^-].*-$/.test(plain)) plain = `-${plain.slice(0, -1)}`
  const match = /^([+-]?)([\d.,]+)$/.exec(plain)
  if (!match?.[2]) return undefined
  const [, sign = '', digits] = match
  const decimal = decimalMark(digits, mark)
  const at = decimal === undefined ? digits.length : digits.lastIndexOf(decimal)
  const whole = digits.slice(0, at)
  if (/[.,]/.test(whole) && !/^\d{1,3}([.,])\d{3}(?:\1\d{3})*$/.test(whole)) return undefined
  const fraction = digits.slice(at + 1)
  if (/[.,]/.test(fraction)) return undefined
  const number = whole.replace(/[.,]/g, '') || (fraction === '' ? '' : '0')
  if (number === '') return undefined
  return `${sign === '-' ? '-' : ''}${number}${fraction === '' ? '' : `.${fraction}`}`
}

function decimalMark(digits: string, mark: ',' | '.'): ',' | '.' | undefined {
  const comma = digits.lastIndexOf(',')
  const point = digits.lastIndexOf('.')
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.'
  if (comma < 0 && point < 0) return undefined
  const only = comma >= 0 ? ',' : '.'
  if (digits.indexOf(only) !== digits.lastIndexOf(only)) return undefined
  const grouped = /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)
  return grouped && only !== mark ? undefined : only
}

/** Reads a cell into minor units of its currency; undefined when it is no amount or beyond any. */
export function tableAmount(text: string, mark: ',' | '.', currency: CurrencyCode): TableAmount | undefined {
  const plain = plainDecimal(text, mark)
  if (plain === undefined) return undefined
  const exact = parseAmount(plain, currency)
  const value = exact ?? lineAmount(plain, '1', currency)
  if (value === undefined || Math.abs(value) > LARGEST) return undefined
  return { value, rounded: exact === undefined }
}

/** `unit price × quantity`, rounded once; undefined when one is no number or the product is beyond any amount. */
export function tableProduct(price: string, quantity: string, currency: CurrencyCode): Amount | undefined {
  const value = lineAmount(price, quantity, currency)
  return value === undefined || Math.abs(value) > LARGEST ? undefined : value
}

/**
 * The decimal mark that most amounts of these cells use; a comma where nothing tells. Three digits after a lone mark are
 * as good as grouping: they speak for the other mark where no other cell speaks.
 */
export function detectDecimal(cells: readonly string[]): ',' | '.' {
  const sure = { ',': 0, '.': 0 }
  const likely = { ',': 0, '.': 0 }
  for (const cell of cells) {
    const last = /([.,])(\d+)\D*$/.exec(cell)
    const mark = last?.[1] === '.' ? '.' : ','
    if (!last) continue
    const other = mark === ',' ? '.' : ','
    if (last[2]?.length !== 3 || cell.includes(other)) sure[mark] += 1
    else likely[other] += 1
  }
  if (sure[','] !== sure['.']) return sure['.'] > sure[','] ? '.' : ','
  return likely['.'] > likely[','] ? '.' : ','
}
