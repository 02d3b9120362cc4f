import type { AmountStyle, FormulaFailure, FormulaType, LookupTable } from '../../domain/custom-format'
import type { PlainDate } from '../../domain/date'
import type { Amount } from '../../domain/money'
import { decimalsOf } from '../../domain/money'
import type { Row } from '../format'
import { styledAmount } from './amounts'
import type { FieldId, Value } from './fields'
import { maskedDate } from './masks'
import type { Rational } from './rational'
import { rational, rationalText, rounded } from './rational'

/** Told why a formula has no value; the value is then nothing, never an exception. */
export type Fail = (why: FormulaFailure) => void

/** A formula, or a part of one, ready to be asked for each line. */
export interface Node {
  readonly type: FormulaType
  readonly at: number
  readonly run: (row: Row, fail: Fail) => Value
  /** It is this field and nothing else. */
  readonly field?: FieldId
  /** It is this value, whatever the line. */
  readonly constant?: string | Rational
}

/** A field that a formula names, and where. */
export interface UsedField {
  readonly field: FieldId
  readonly at: number
}

/** What formulas know of the format around them. */
export interface Surroundings {
  readonly dates: string
  readonly amounts: AmountStyle
  readonly side: { readonly debit: string; readonly credit: string }
  readonly tables: readonly LookupTable[]
}

/** Longest text that a formula may make; beyond, the rest is left out. */
export const LONGEST = 4000

/** Decimals of an amount of a formula. */
export function currencyOf(type: FormulaType, { line, context }: Row) {
  return type === 'foreign' ? (line.foreign?.currency ?? context.currency) : context.currency
}

/** A number taken as an amount: 12.5 is 12,50. It stays exact. */
export function amountOf(value: Rational, type: FormulaType, row: Row, fail: Fail): Value {
  const units = rational(value.n * 10n ** BigInt(decimalsOf(currencyOf(type, row))), value.d)
  if (units === undefined) fail('too-large')
  return units
}

/** What a formula of an amount yields as it is written: whole minor units, rounded once, half away from zero. */
export function settled(value: Value, fail: Fail): Amount | undefined {
  if (typeof value !== 'object') return value as Amount | undefined
  const found = rounded(value)
  if (found === undefined) fail('too-large')
  return found as Amount | undefined
}

/** A value as it is joined to others: a day and an amount in the format's own forms. */
export function textOf(node: Node, around: Surroundings): (row: Row, fail: Fail) => string {
  const { run, type } = node
  switch (type) {
    case 'date':
      return (row, fail) => maskedDate(run(row, fail) as PlainDate | undefined, around.dates)
    case 'amount':
    case 'foreign':
      return (row, fail) => {
        const value = settled(run(row, fail), fail)
        return value === undefined ? '' : styledAmount(value, around.amounts, currencyOf(type, row))
      }
    case 'number':
      return (row, fail) => {
        const value = run(row, fail) as Rational | undefined
        return value === undefined ? '' : rationalText(value)
      }
    default:
      return (row, fail) => String(run(row, fail) ?? '')
  }
}
