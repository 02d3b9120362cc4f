import type { AmountStyle, CustomColumn, CustomFormat, CustomRecord, FormulaFailure } from '../../domain/custom-format'
import type { PlainDate } from '../../domain/date'
import type { CarriedField } from '../../domain/format-info'
import type { AmountColumn, Column, TextColumn } from '../columns'
import { amountColumn, DATE_WIDTHS, date, numberColumn, text } from '../columns'
import { holderIdentity } from '../fields'
import type { Row } from '../format'
import { isPlain, losesCents, styledAmount } from './amounts'
import { type FieldId, fieldOf } from './fields'
import { withoutAccents } from './functions/texts'
import { knownForm, maskedDate } from './masks'
import type { Fail, Node, Surroundings } from './node'
import { currencyOf, settled } from './node'
import { isMoney } from './operators'
import type { Rational } from './rational'
import { rounded } from './rational'
import type { Template } from './template'
import { templateText } from './template'

const SILENT: Fail = () => {}

/** A column of the engine, and what tells why its formula has no value for a line. */
export interface CompiledColumn {
  readonly column: Column
  readonly failures?: (row: Row) => readonly FormulaFailure[]
}

/** Columns whose field alone identifies something: two of them must not be written alike. */
const DISTINCT: Partial<Record<FieldId, Pick<TextColumn, 'distinct' | 'identity'>>> = {
  'doc.ref': { distinct: 'notice' },
  account: { distinct: 'refuse' },
  aux: { distinct: 'refuse', identity: holderIdentity },
  'account.or.aux': { distinct: 'refuse', identity: holderIdentity },
  'account.root.aux': { distinct: 'refuse', identity: holderIdentity },
}

/** Fields that are never negative: zeros may stand before them. */
const NEVER_NEGATIVE = new Set<FieldId | undefined>(['debit', 'credit', 'amount'])

/** Compiles a column whose template was read. */
export function compileColumn(
  column: CustomColumn,
  template: Template,
  each: CustomRecord['each'],
  format: CustomFormat,
  around: Surroundings,
): CompiledColumn {
  const { only } = template
  const compiled = only ? ofFormula(column, only, each, format) : undefined
  if (compiled) return { column: compiled, ...failures(only, template, around, format) }
  const value = templateText(template, around)
  return {
    column: textColumn(column, format, (row) => value(row, SILENT), carried(only, each), only?.field),
    ...failures(only, template, around, format),
  }
}

/** Fixed columns need no quotes: they would only take their room. */
function quotingOf({ layout, quoting }: CustomFormat): CustomFormat['quoting'] {
  return layout === 'fixed' ? 'never' : quoting
}

/** How texts stand between quotes. */
export function quotedTexts(format: CustomFormat): TextColumn['quoted'] {
  return ({ never: false, needed: 'needed', texts: true, always: true } as const)[quotingOf(format)]
}

/** What a reader finds again in a column that is a field alone. Only lines and entries are read back. */
function carried(only: Node | undefined, each: CustomRecord['each']): { carries?: CarriedField } {
  const carries = only?.field && (each === 'line' || each === 'entry') ? fieldOf(only.field)?.carries : undefined
  return carries ? { carries } : {}
}

/** Days, amounts and numbers as what they are; nothing for texts. */
function ofFormula(
  column: CustomColumn,
  only: Node,
  each: CustomRecord['each'],
  format: CustomFormat,
): Column | undefined {
  const more = carried(only, each)
  if (only.type === 'date') return dateColumn(column, only, format, more)
  if (isMoney(only.type)) return moneyColumn(column, only, format, more)
  if (only.type !== 'number' || !only.field || column.align === 'left' || quotingOf(format) === 'always')
    return undefined
  const value = (row: Row) => rounded(only.run(row, SILENT) as Rational) ?? 0
  return numberColumn(column.title, value, { ...width(column), fill: column.fill, ...more })
}

function width({ width: characters }: CustomColumn): { width?: number } {
  return characters === null ? {} : { width: characters }
}

function dateColumn(column: CustomColumn, only: Node, format: CustomFormat, more: { carries?: CarriedField }): Column {
  const mask = column.dates || format.dates
  const value = (row: Row) => only.run(row, SILENT) as PlainDate | undefined
  const form = knownForm(mask)
  const { required } = column
  const fits = form && (column.width === null || column.width === DATE_WIDTHS[form])
  if (fits && format.quoting !== 'always' && !mask.includes(format.separator)) {
    return date(column.title, form, value, { required, ...more })
  }
  const written = (row: Row) => maskedDate(value(row), mask)
  return formed(column, format, written, { ...more, form: { mask } })
}

function moneyColumn(column: CustomColumn, only: Node, format: CustomFormat, more: { carries?: CarriedField }): Column {
  const { amounts } = format
  const value = (row: Row) => {
    const found = settled(only.run(row, SILENT), SILENT)
    return found === 0 && amounts.zero === 'empty' ? undefined : found
  }
  const currency = (row: Row) => currencyOf(only.type, row)
  const plain = isPlain(amounts) && column.align === 'right' && (column.fill === ' ' || NEVER_NEGATIVE.has(only.field))
  const quoted = quotingOf(format) === 'always' || amounts.mark === format.separator
  const turned = only.field === 'signed.credit'
  if (plain && !quoted && !turned) {
    const own: Partial<AmountColumn> = { mark: amounts.mark, fill: column.fill, currency, ...width(column), ...more }
    return amountColumn(column.title, value, own)
  }
  const { mark, grouping } = amounts
  const form = { mark, grouping, turned }
  const written = (row: Row) => {
    const found = value(row)
    return found === undefined ? '' : filled(styledAmount(found, amounts, currency(row)), column, format)
  }
  return formed(column, format, written, { ...more, form })
}

/** Zeros stand between the sign and the figures. */
function filled(written: string, column: CustomColumn, format: CustomFormat): string {
  if (column.fill !== '0' || column.align === 'left' || column.width === null) return written
  if (format.layout !== 'fixed' && !column.padded) return written
  const sign = /^[+-]/.exec(written)?.[0] ?? ''
  return sign + written.slice(sign.length).padStart(column.width - sign.length, '0')
}

/** A day or an amount in a form of the user's own: never cut, never rewritten. */
function formed(
  column: CustomColumn,
  format: CustomFormat,
  value: (row: Row) => string,
  more: Partial<TextColumn>,
): TextColumn {
  const quoted = quotingOf(format) === 'always' || (quotingOf(format) === 'needed' && 'needed')
  const { required, align, fill } = column
  return text(column.title, value, { ...width(column), required, align, fill, quoted, ...more })
}

function textColumn(
  column: CustomColumn,
  format: CustomFormat,
  value: (row: Row) => string,
  more: Partial<TextColumn>,
  field: FieldId | undefined,
): TextColumn {
  const { required, align, fill } = column
  return text(column.title, changed(column, format, value), {
    ...width(column),
    required,
    align,
    fill,
    whenTooWide: column.tooWide,
    quoted: quotedTexts(format),
    ...(field === 'side' ? { marks: format.side } : {}),
    ...(field === undefined ? {} : DISTINCT[field]),
    ...more,
  })
}

const FORMULA_LIKE = /^[=+\-@\t\r]/

/** What the column does to its text before the engine folds it to the character set. */
function changed(column: CustomColumn, format: CustomFormat, value: (row: Row) => string): (row: Row) => string {
  const { letters, keep } = column
  const steps: ((written: string) => string)[] = []
  if (letters === 'plain' || letters === 'upper-plain') steps.push(withoutAccents)
  if (letters === 'upper' || letters === 'upper-plain') steps.push((written) => written.toUpperCase())
  if (keep === 'digits') steps.push((written) => written.replace(/\D/g, ''))
  if (keep === 'alphanumeric') steps.push((written) => withoutAccents(written).replace(/[^A-Za-z0-9]/g, ''))
  if (format.spreadsheet && format.extension.toLowerCase() === 'csv') {
    steps.push((written) => (FORMULA_LIKE.test(written) ? `'${written}` : written))
  }
  const { width: characters, align, fill } = column
  if (format.layout === 'delimited' && column.padded && characters !== null) {
    steps.push((written) => {
      if (written === '') return ''
      return align === 'right' ? written.padStart(characters, fill) : written.padEnd(characters, fill)
    })
  }
  if (steps.length === 0) return value
  return (row) => steps.reduce((written, step) => step(written), value(row))
}

/** Why a line has no value: asked only of what can fail. */
function failures(
  only: Node | undefined,
  template: Template,
  around: Surroundings,
  { amounts }: CustomFormat,
): { failures?: (row: Row) => readonly FormulaFailure[] } {
  const cents = only && isMoney(only.type) && roundsAway(amounts)
  if (template.constant !== undefined || (only?.field && !cents)) return {}
  const value = templateText(template, around)
  return {
    failures: (row) => {
      const found: FormulaFailure[] = []
      const fail = (why: FormulaFailure) => {
        if (!found.includes(why)) found.push(why)
      }
      if (!only || !isMoney(only.type)) {
        if (only) only.run(row, fail)
        else value(row, fail)
        return found
      }
      const result = settled(only.run(row, fail), fail)
      if (cents && result !== undefined && losesCents(result, amounts, currencyOf(only.type, row))) fail('has-cents')
      return found
    },
  }
}

function roundsAway({ mark, decimals }: AmountStyle): boolean {
  return mark !== '' && decimals === 0
}
