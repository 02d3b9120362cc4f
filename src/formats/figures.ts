import type { PlainDate } from '../domain/date'
import type { CurrencyCode } from '../domain/money'
import { decimalsOf } from '../domain/money'
import type { ByteBuffer } from './byte-buffer'
import { putAscii, putRun } from './byte-buffer'
import type { AmountColumn, DateColumn, DateForm, NumberColumn } from './columns'
import type { Put, Report } from './encoder'

const SPACE = 32
const ZERO = 48
const MINUS = 45
const WHOLE = 0x7fffffff

/** How many decimal digits a whole number has. */
function digitCount(value: number): number {
  if (value > WHOLE) return String(value).length
  if (value < 10) return 1
  if (value < 100) return 2
  if (value < 1000) return 3
  if (value < 10_000) return 4
  if (value < 100_000) return 5
  if (value < 1_000_000) return 6
  if (value < 10_000_000) return 7
  if (value < 100_000_000) return 8
  return value < 1_000_000_000 ? 9 : 10
}

/** Writes so many last digits of a whole number, zeros before it, so that they end before `end`; what is left of it. */
function putDigits(bytes: Uint8Array, value: number, count: number, end: number): number {
  let rest = value
  let at = end
  for (let i = count; i > 0; i--) {
    const tens = rest > WHOLE ? Math.floor(rest / 10) : ((rest | 0) / 10) | 0
    bytes[--at] = ZERO + rest - tens * 10
    rest = tens
  }
  return rest
}

/** A whole number, right-aligned in a fixed layout. */
export function numberField(column: NumberColumn, fixed: boolean, out: ByteBuffer, report: Report): Put {
  const { width, name, value: read } = column
  const fill = column.fill.charCodeAt(0)
  return (row, at) => {
    const value = read(row)
    const length = digitCount(value)
    const { bytes } = out
    const room = width === undefined ? 0 : width - length
    if (room < 0) {
      report.tooWide(name, String(value), width ?? 0)
      // What has no room must not run into the next column, blocked as it is.
      if (fixed) return putAscii(bytes, String(value).slice(0, width), at)
    }
    const start = fixed ? putRun(bytes, fill, room, at) : at
    putDigits(bytes, value, length, start + length)
    return start + length
  }
}

/**
 * An amount with its decimal mark, or in hundredths without one. Currencies without decimals are written with two, as
 * every target reads them; those with three keep three.
 */
export function amountField(column: AmountColumn, fixed: boolean, out: ByteBuffer, report: Report): Put {
  const { name, mark, width, sign, value: read, currency: currencyOf } = column
  const fill = column.fill.charCodeAt(0)
  const marked = mark.charCodeAt(0)
  let currency: CurrencyCode | undefined
  let decimals = 2
  let scale = 1
  return (row, at) => {
    const value = read(row)
    const { bytes } = out
    if (value === undefined) return fixed ? putRun(bytes, SPACE, width ?? 0, at) : at
    const now = currencyOf?.(row) ?? row.context.currency
    if (now !== currency) {
      currency = now
      decimals = Math.max(2, decimalsOf(now))
      scale = 10 ** (decimals - decimalsOf(now))
    }
    const units = (value < 0 ? -value : value) * scale
    const count = digitCount(units)
    const length = count > decimals ? count : decimals + 1
    const written = (value < 0 ? 1 : 0) + length + mark.length
    const room = width === undefined ? 0 : width - (sign ? 1 : 0) - written
    if (room < 0) {
      report.tooWide(name, String(value), width ?? 0)
      if (fixed) return putAscii(bytes, `${sign ?? ''}${value}`.slice(0, width).padEnd(width ?? 0, '0'), at)
    }
    // The sign position stands before zeros, the minus of a space-padded amount beside its digits.
    let next = sign ? putAscii(bytes, sign, at) : at
    if (fixed) next = putRun(bytes, fill, room, next)
    if (value < 0) bytes[next++] = MINUS
    const end = next + length + mark.length
    const whole = putDigits(bytes, units, decimals, end)
    if (mark !== '') bytes[end - decimals - 1] = marked
    putDigits(bytes, whole, length - decimals, end - decimals - mark.length)
    return end
  }
}

/** A day; the bytes of the last one are kept, since a file has thousands of lines a day. */
export function dateField(column: DateColumn, fixed: boolean, out: ByteBuffer, report: Report): Put {
  const { value: read, required, name, form, width } = column
  let last: PlainDate | undefined
  let written = ''
  return (row, at) => {
    const day = read(row)
    if (day === undefined) {
      if (required) report.missing(name)
      return fixed ? putRun(out.bytes, SPACE, width ?? 0, at) : at
    }
    // Two figures for the year are read as 1970 to 2069 by the targets that want them.
    if (form === 'ddMMyy' && (day < '1970' || day >= '2070')) report.badValue(name, day, '1970–2069')
    if (day !== last) {
      last = day
      written = dateText(day, form)
    }
    return putAscii(out.bytes, written, at)
  }
}

/** A day in the form a target wants. */
function dateText(day: PlainDate, form: DateForm): string {
  const year = day.slice(0, 4)
  const month = day.slice(5, 7)
  const date = day.slice(8, 10)
  switch (form) {
    case 'yyyyMMdd':
      return year + month + date
    case 'ddMMyyyy':
      return date + month + year
    case 'ddMMyy':
      return date + month + year.slice(2)
    case 'dd/MM/yyyy':
      return `${date}/${month}/${year}`
    case 'dd.MM.yyyy':
      return `${date}.${month}.${year}`
    case 'yyyy-MM-dd':
      return day
    case 'ddMM':
      return date + month
    case 'yyyy':
      return year
    case 'MM':
      return month
    case 'dd':
      return date
  }
}
