import type { CustomColumn, CustomFormat, CustomRecord } from '../../domain/custom-format'
import { CUSTOM_CHARSETS } from '../../domain/custom-format'
import type { FormatId } from '../../domain/dossier'
import type { AmountColumn, Column, TextColumn } from '../columns'
import type { Format, Layout, Options, RecordKind, Row, Shape } from '../format'
import { optionsOf } from '../format'
import { isFact } from './document-facts'
import type { FieldId } from './fields'
import { FIELD_IDS, FIELDS } from './fields'
import { maskOf } from './masks'
import { probes } from './probes'
import type { Rational } from './rational'
import { rationalText } from './rational'
import { defaults, newColumn } from './starting'
import { asTemplate } from './template'

/** A definition made of a format of the catalogue, and the columns that it could not say: they are left empty. */
export interface FromFormat {
  readonly definition: CustomFormat
  readonly unsaid: readonly string[]
}

/**
 * Makes a definition that writes what a format of the catalogue writes, as far as fields and constants can say it: each
 * column is asked for made-up lines, and the field that answers the same is the one it shows.
 */
export function definitionFrom(format: Format, chosen: Options, id: FormatId, name: string): FromFormat {
  const options = optionsOf(format, chosen)
  const shape = format.shape(options)
  const rows = probes(options)
  const unsaid: string[] = []
  const { records, titles, first, last } = recordsOf(shape, rows, unsaid)
  const columns = shape.records.flatMap((record) => record.columns)
  const amount = columns.find((column) => column.kind === 'amount')
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(nameOf(format, rows, options))?.[1] ?? 'txt'
  const marks = columns.find(
    (column): column is TextColumn => column.kind === 'text' && column.marks !== undefined,
  )?.marks
  return {
    definition: {
      ...defaults(id, name),
      ...layoutOf(shape.layout, columns),
      charset: CUSTOM_CHARSETS.find((each) => each === shape.charset) ?? 'windows-1252',
      titles,
      first,
      last,
      extension,
      dates: maskOf(columns.find((column) => column.kind === 'date')?.form ?? 'dd/MM/yyyy'),
      ...(amount ? { amounts: amountsOf(amount, columns, rows) } : {}),
      ...(marks ? { side: marks } : {}),
      records,
    },
    unsaid,
  }
}

function nameOf(format: Format, [row]: readonly Row[], options: Options): string {
  return row ? format.fileName(row.context, row.entry, options, 1) : ''
}

function layoutOf(layout: Layout, columns: readonly Column[]): Partial<CustomFormat> {
  const quoted = columns.flatMap((column) => (column.kind === 'text' ? [column.quoted] : []))
  const quoting = layout.quoteAll
    ? 'always'
    : quoted.includes(true)
      ? 'texts'
      : quoted.includes('filled') || quoted.includes('needed')
        ? 'needed'
        : 'never'
  return {
    layout: layout.padded ? 'fixed' : 'delimited',
    separator: layout.separator || ';',
    ...(layout.padded && layout.separator !== '' ? { fixedSeparator: layout.separator } : {}),
    trailing: layout.trailing === true,
    quoting,
    lineEnd: layout.lineEnd === '\n' ? 'lf' : layout.lineEnd === '\r' ? 'cr' : 'crlf',
    unknown: layout.unknown === '_' || layout.unknown === '?' ? layout.unknown : ' ',
  }
}

function amountsOf(
  { mark, sign }: AmountColumn,
  columns: readonly Column[],
  rows: readonly Row[],
): CustomFormat['amounts'] {
  const side = columns.find((column): column is AmountColumn => column.kind === 'amount' && column.carries === 'debit')
  const empty = side ? rows.some((row) => row.line.side === 'credit' && side.value(row) === undefined) : true
  return { mark, decimals: 2, grouping: '', zero: empty ? 'empty' : 'zero', plus: sign === '+' }
}

const EACH = new Set<RecordKind['each']>(['line', 'entry', 'auxiliary', 'journal'])

function recordsOf({ records, layout }: Shape, rows: readonly Row[], unsaid: string[]) {
  const made: CustomRecord[] = []
  const around: Record<'header' | 'footer', string[]> = { header: [], footer: [] }
  let titles = false
  const lines = records.find(({ each }) => each === 'line')?.columns
  for (const { each, part, when, columns } of records) {
    const isTitles =
      each === 'header' &&
      columns.length === lines?.length &&
      columns.every((column, i) => column.kind === 'text' && column.name === lines[i]?.name)
    if (isTitles) {
      titles = true
      continue
    }
    const [only] = columns
    if ((each === 'header' || each === 'footer') && only?.kind === 'literal' && columns.length === 1) {
      around[each].push(asTemplate(only.text))
      continue
    }
    if (!EACH.has(each) || part !== undefined) {
      unsaid.push(...columns.map(({ name }) => name))
      continue
    }
    // Which lines a record is for is not asked: the user says it.
    if (when) unsaid.push(columns[0]?.name ?? each)
    const own = columns.map((column) => columnOf(column, layout, rows, unsaid))
    made.push({ each: each as CustomRecord['each'], when: '', columns: own })
  }
  return { records: made, titles, first: around.header, last: around.footer }
}

function columnOf(column: Column, { padded }: Layout, rows: readonly Row[], unsaid: string[]): CustomColumn {
  const width = column.width === undefined || (column.width === 0 && !padded) ? null : column.width
  if (column.kind === 'literal') {
    return newColumn(column.name, asTemplate(column.text.trim()), { width: padded ? Math.max(1, width ?? 1) : null })
  }
  const value = templateOf(column, rows)
  const loses = column.kind === 'text' && column.only && column.only.source !== '[^A-Za-z0-9]'
  if (value === undefined || loses) unsaid.push(column.name)
  const more: Partial<CustomColumn> = padded || column.kind === 'text' || column.kind === 'amount' ? { width } : {}
  if (column.kind === 'date') {
    return newColumn(column.name, value ?? '', { ...more, dates: maskOf(column.form), required: column.required })
  }
  if (column.kind !== 'text') {
    return newColumn(column.name, value ?? '', { ...more, align: 'right', fill: column.fill })
  }
  const { align, fill, required, whenTooWide, only } = column
  const told = value !== undefined && value !== '' && value.startsWith('{')
  return newColumn(column.name, value ?? '', {
    ...more,
    align,
    fill,
    required: required && told,
    tooWide: typeof whenTooWide === 'function' ? 'refuse' : whenTooWide,
    keep: only?.source === '[^A-Za-z0-9]' ? 'alphanumeric' : 'all',
  })
}

/** The field that answers like the column for every line, or the constant that it is; undefined for neither. */
function templateOf(column: Exclude<Column, { kind: 'literal' }>, rows: readonly Row[]): string | undefined {
  const answers = rows.map((row) => answer(column, row))
  const fields = FIELD_IDS.filter((id) => !isFact(id) && rows.every((row, i) => shown(id, column, row) === answers[i]))
  const carried = fields.find((id) => 'carries' in FIELDS[id] && FIELDS[id].carries === column.carries)
  const field = carried ?? fields[0]
  const [first] = answers
  const constant = answers.every((each) => each === first)
  if (field && (!constant || first !== '')) return `{${field}}`
  if (column.kind === 'text' && constant && first !== undefined) return asTemplate(first)
  if (column.kind === 'date' && column.orEntryDate) return '{first(due.date; date)}'
  return undefined
}

/** What a column says of a line, as text that tells nothing from zero. */
function answer(column: Exclude<Column, { kind: 'literal' }>, row: Row): string {
  return String(column.value(row) ?? '')
}

/** What a field says of a line, in the same way. */
function shown(id: FieldId, column: Exclude<Column, { kind: 'literal' }>, row: Row): string {
  const { type, value } = FIELDS[id]
  const found = value(row)
  if (id === 'side' && column.kind === 'text') return column.marks?.[row.line.side] ?? String(found)
  if (type === 'number') return rationalText(found as Rational)
  // An amount column says nothing, or zero, of the other side: both are the field's.
  if (column.kind === 'amount' && found === 0) return answer(column, row) === '' ? '' : '0'
  return String(found ?? '')
}
