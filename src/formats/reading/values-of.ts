import type { PlainDate } from '../../domain/date'
import type { CarriedField } from '../../domain/format-info'
import type { CurrencyCode } from '../../domain/money'
import { currencyCode, decimalsOf } from '../../domain/money'
import type { AmountColumn, AmountForm, Column, DateColumn, TextColumn } from '../columns'
import { readMasked } from '../custom/masks'
import type { Layout } from '../format'
import type { Anomalies } from './anomalies'
import type { Cell } from './cells'
import { readAmount, readDay } from './values'

/** What a record tells, by what its columns carry: texts and days as text, amounts as minor units. */
export type Values = { [Field in CarriedField]?: Field extends AmountField ? number : string }

type AmountField = 'debit' | 'credit' | 'amount' | 'signedAmount' | 'foreignAmount'

/** What a reader knows of the file while it reads. */
export interface Known {
  readonly layout: Layout
  readonly currency: CurrencyCode
  readonly anomalies: Anomalies
  /** First day of the fiscal year that the file announces. */
  yearStart: PlainDate | undefined
}

const CONTROL = /[\p{Cc}\u2028\u2029]/u
/** What stands for no day. */
const NO_DAY = /^[0\s/.-]*$/

/** Reads what the cells of a record carry; what cannot be read, or the target would refuse, is an anomaly of its line. */
export function valuesOf(columns: readonly Column[], cells: readonly Cell[], line: number, known: Known): Values {
  const values: Values = {}
  let foreign: { readonly column: AmountColumn; readonly text: string } | undefined
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i]
    const cell = cells[i]
    if (!column?.carries) continue
    const full = cell ? plainText(column, cell.text, known.layout) : ''
    const text = column.kind === 'text' && column.mark ? full.slice(column.mark.length) : full
    switch (column.kind) {
      case 'text':
        checkText(column, text, line, known)
        if (column.marks) values[column.carries as 'side'] = sideOf(column, text, line, known)
        else if (!column.form) values[column.carries as 'label'] = text
        else if ('mask' in column.form)
          values[column.carries as 'date'] = maskedDay(column, column.form.mask, text, line, known)
        else values[column.carries as AmountField] = formedAmount(column.name, column.form, text, line, known)
        break
      case 'number':
        values[column.carries as 'number'] = /^\d{1,15}$/.test(text) ? String(Number(text)) : text
        break
      case 'date':
        values[column.carries as 'date'] = dayOf(column, text, line, known)
        break
      case 'amount':
        if (column.carries === 'foreignAmount') foreign = { column, text }
        else values[column.carries as AmountField] = amountOf(column, text, known.currency, line, known)
        break
    }
  }
  if (foreign) {
    // The currency may stand behind its amount.
    const currency = currencyCode(values.foreignCurrency ?? '') ?? known.currency
    values.foreignAmount = amountOf(foreign.column, foreign.text, currency, line, known)
  }
  return values
}

/** The text of a field without what fills its column. */
function plainText(column: Column, raw: string, { padded }: Layout): string {
  let text = raw.trim()
  if (padded && column.kind === 'text') {
    if (column.fill !== ' ') {
      while (text.endsWith(column.fill) && column.align === 'left') text = text.slice(0, -1)
      while (text.startsWith(column.fill) && column.align === 'right') text = text.slice(1)
    }
    if (column.quoted && text.length > 1 && text.startsWith('"') && text.endsWith('"'))
      text = text.slice(1, -1).replaceAll('""', '"')
  }
  return text
}

function checkText(column: TextColumn, text: string, line: number, { anomalies, layout }: Known): void {
  if (text === '') {
    if (column.required) anomalies.add('required', line, column.name)
    return
  }
  if (CONTROL.test(text)) anomalies.add('control', line, column.name, text)
  if (!layout.padded && column.width !== undefined && text.length > column.width) {
    anomalies.add('too-wide', line, column.name, text)
  }
  if (column.allowed && !column.allowed.pattern.test(text)) anomalies.add('value-refused', line, column.name, text)
}

function sideOf({ name, marks }: TextColumn, text: string, line: number, { anomalies }: Known): string {
  const mark = text.toUpperCase()
  if (mark === marks?.debit.toUpperCase()) return 'debit'
  if (mark === marks?.credit.toUpperCase()) return 'credit'
  anomalies.add('side-unreadable', line, name, text)
  return ''
}

function dayOf({ name, form, required }: DateColumn, text: string, line: number, known: Known): string {
  if (NO_DAY.test(text)) {
    if (required) known.anomalies.add('required', line, name, text)
    return ''
  }
  const day = readDay(text, form, known.yearStart)
  if (day === undefined) known.anomalies.add('date-unreadable', line, name, text)
  return day ?? ''
}

/** A day in a form of the user's own. */
function maskedDay({ name }: TextColumn, mask: string, text: string, line: number, { anomalies }: Known): string {
  if (NO_DAY.test(text)) return ''
  const day = readMasked(text, mask)
  if (day === undefined) anomalies.add('date-unreadable', line, name, text)
  return day ?? ''
}

/** An amount in a form of the user's own: thousands apart, or the sign turned. */
function formedAmount(name: string, form: AmountForm, text: string, line: number, known: Known): number {
  const plain = form.grouping === '' ? text : text.replaceAll(form.grouping, '')
  const read = amountOf({ name, mark: form.mark }, plain, known.currency, line, known)
  return form.turned && read !== 0 ? -read : read
}

function amountOf(
  { name, mark }: Pick<AmountColumn, 'name' | 'mark'>,
  text: string,
  currency: CurrencyCode,
  line: number,
  { anomalies }: Known,
): number {
  const own = decimalsOf(currency)
  const { value, broken } = readAmount(text, mark, Math.max(2, own), own)
  if (broken) anomalies.add(broken, line, name, text)
  return value ?? 0
}
