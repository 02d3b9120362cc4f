import type { PlainDate } from '../domain/date'
import { decimalsOf } from '../domain/money'
import type { ByteBuffer } from './byte-buffer'
import type { AmountColumn, DateColumn, DateForm, NumberColumn } from './columns'
import type { Report } from './encoder'
import type { Row } from './format'

const SPACE = 32
const ZERO = 48
const MINUS = 45
const WHOLE = 0x7fffffff

const digits = new Uint8Array(32)

/** Decimal digits of a whole number at the end of `digits`; the place of the first is returned. */
function digitsOf(value: number): number {
  let at = digits.length
  if (value > WHOLE) {
    const text = String(value)
    for (let i = text.length - 1; i >= 0; i--) digits[--at] = text.charCodeAt(i)
    return at
  }
  let rest = value | 0
  do {
    const tens = (rest / 10) | 0
    digits[--at] = ZERO + rest - tens * 10
    rest = tens
  } while (rest > 0)
  return at
}

/** A whole number, right-aligned in a fixed layout. */
export function numberField(
  column: NumberColumn,
  fixed: boolean,
  out: ByteBuffer,
  report: Report,
): (row: Row) => undefined {
  const { width, name } = column
  const fill = column.fill.charCodeAt(0)
  return (row) => {
    const value = column.value(row)
    const first = digitsOf(value)
    const length = digits.length - first
    if (width !== undefined && length > width) report.tooWide(name, String(value), width)
    if (fixed) out.pad((width ?? 0) - length, fill)
    const end = fixed && width !== undefined && length > width ? first + width : digits.length
    for (let i = first; i < end; i++) out.byte(digits[i] ?? ZERO)
  }
}

/**
 * An amount with its decimal mark, or in hundredths without one. Currencies without decimals are written with two, as
 * every target reads them; those with three keep three.
 */
export function amountField(
  column: AmountColumn,
  fixed: boolean,
  out: ByteBuffer,
  report: Report,
): (row: Row) => undefined {
  const { name, mark } = column
  const { width } = column
  const fill = column.fill.charCodeAt(0)
  const lead = column.sign ? 1 : 0
  return (row) => {
    const value = column.value(row)
    if (value === undefined) {
      if (fixed) out.pad(column.width ?? 0, SPACE)
      return
    }
    const own = decimalsOf(column.currency?.(row) ?? row.context.currency)
    const decimals = Math.max(2, own)
    const first = digitsOf(Math.abs(value) * 10 ** (decimals - own))
    const length = digits.length - first
    const whole = Math.max(1, length - decimals)
    const written = (value < 0 ? 1 : 0) + whole + decimals + mark.length
    const room = width === undefined ? 0 : width - lead - written
    if (room < 0) report.tooWide(name, String(value), width ?? 0)
    const start = out.at
    // The sign position stands before zeros, the minus of a space-padded amount beside its digits.
    if (column.sign) out.ascii(column.sign)
    if (fixed) out.pad(room, fill)
    if (value < 0) out.byte(MINUS)
    out.pad(whole + decimals - length, ZERO)
    const split = digits.length - decimals
    for (let i = first; i < digits.length; i++) {
      if (i === split) out.ascii(mark)
      out.byte(digits[i] ?? ZERO)
    }
    if (first > split) putMark(out, decimals, mark)
    if (fixed && room < 0 && width !== undefined) out.at = start + width
  }
}

/** Below one unit the mark falls among the padding zeros: the decimals move right by its width. */
function putMark(out: ByteBuffer, decimals: number, mark: string): void {
  if (mark === '') return
  const place = out.at - decimals
  out.bytes.copyWithin(place + 1, place, out.at)
  out.bytes[place] = mark.charCodeAt(0)
  out.at += 1
}

/** A day; the bytes of the last one are kept, since a file has thousands of lines a day. */
export function dateField(
  column: DateColumn,
  fixed: boolean,
  out: ByteBuffer,
  report: Report,
): (row: Row) => undefined {
  let last: PlainDate | undefined
  let written = ''
  return (row) => {
    const day = column.value(row)
    if (day === undefined) {
      if (column.required) report.missing(column.name)
      if (fixed) out.pad(column.width ?? 0, SPACE)
      return
    }
    // Two figures for the year are read as 1970 to 2069 by the targets that want them.
    if (column.form === 'ddMMyy' && (day < '1970' || day >= '2070')) report.badValue(column.name, day, '1970–2069')
    if (day !== last) {
      last = day
      written = dateText(day, column.form)
    }
    out.ascii(written)
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
