import type { PlainDate } from '../../../domain/date'
import { parseTypedDate } from '../../../domain/date'
import type { VatRate } from '../../../domain/document'
import { vatRate } from '../../../domain/document'
import type { AccountNumber, JournalCode } from '../../../domain/entry'
import type { Amount } from '../../../domain/money'
import { parseTypedAmount, ZERO } from '../../../domain/money'
import type { Problem } from '../../../domain/problem'

/** What a field expects when it is wrong: the engine's words, and those of forms that only the screen has. */
export type FieldError =
  | Extract<Problem, { code: 'act.bad-field' }>['expected']
  | 'journal-code'
  | 'letters'
  | 'template'
  | 'small-number'
  | 'option'

/** Errors of a form by the path of the field. */
export type FieldErrors = Readonly<Record<string, FieldError>>

/**
 * Reads what was typed, field by field, and notes every error at once. What it returns for a wrong field only keeps the
 * type; `errors` then forbids to use it.
 */
export class Reading {
  readonly errors: Record<string, FieldError> = {}

  /** Whether every field read so far was right. */
  get sound(): boolean {
    return Object.keys(this.errors).length === 0
  }

  /** Notes an error; the first one of a field stays. */
  refuse(path: string, error: FieldError): void {
    this.errors[path] ??= error
  }

  /** Text that must be there, without spaces around. */
  filled(path: string, typed: string): string {
    const text = typed.trim()
    if (text === '') this.refuse(path, 'filled')
    return text
  }

  /** A general account: three digits, then digits or letters, at most 20. */
  account(path: string, typed: string): AccountNumber {
    const text = typed.replace(/\s/g, '').toUpperCase()
    if (!isAccount(text)) this.refuse(path, text === '' ? 'filled' : 'account')
    return text as AccountNumber
  }

  /** A journal's code: A–Z and 0–9, at most 8. */
  journal(path: string, typed: string): JournalCode {
    const text = typed.trim().toUpperCase()
    if (!/^[A-Z0-9]{1,8}$/.test(text)) this.refuse(path, text === '' ? 'filled' : 'journal-code')
    return text as JournalCode
  }

  /** A VAT rate from 0 to 100, with a comma or a point. */
  rate(path: string, typed: string): VatRate {
    const rate = vatRate(typed)
    if (rate === undefined) this.refuse(path, 'rate')
    return rate ?? ('0' as VatRate)
  }

  /** A day as it is typed in France. */
  date(path: string, typed: string): PlainDate {
    const date = parseTypedDate(typed)
    if (date === undefined) this.refuse(path, typed.trim() === '' ? 'filled' : 'date')
    return date ?? ('1900-01-01' as PlainDate)
  }

  /** An amount of money, never negative, at most `most` minor units. */
  amount(path: string, typed: string, most: number): Amount {
    const amount = parseTypedAmount(typed)
    if (amount === undefined || amount < 0 || amount > most) this.refuse(path, 'amount')
    return amount ?? ZERO
  }

  /** A whole number between two bounds. */
  whole(path: string, typed: string, least: number, most: number): number {
    const value = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : Number.NaN
    if (!(value >= least && value <= most)) this.refuse(path, 'small-number')
    return value
  }

  /** Refuses every path whose value was already met. */
  distinct(paths: readonly (readonly [path: string, value: string])[]): void {
    const met = new Set<string>()
    for (const [path, value] of paths) {
      if (value !== '' && met.has(value)) this.refuse(path, 'unique')
      met.add(value)
    }
  }
}

/** Whether a text has the form of a general account. */
function isAccount(text: string): text is AccountNumber {
  return /^\d{3}[0-9A-Z]{0,17}$/.test(text)
}
