import type { CustomColumn, CustomFormat, CustomRecord, DefinitionFault } from '../../domain/custom-format'
import { isMask, maskWidth } from './masks'
import type { Node } from './node'
import { isMoney } from './operators'
import type { ReadDefinition, ReadRecord } from './read'
import { readDefinition } from './read'

/** Columns of a kind of record, kinds of records, lines around them, rows of a table. */
export const MOST = { columns: 200, records: 12, lines: 20, tables: 20, rows: 2000 } as const

/** Characters of a column. */
const WIDEST = 500

type Report = (fault: DefinitionFault) => void

/** Whether a text is one to three characters that can stand between fields: no letter, no figure, no quote. */
function isSeparator(text: string): boolean {
  return /^[\t !#$%&()*+,./:;<=>?@[\\\]^_`{|}~-]{1,3}$/.test(text)
}

/** Everything that is wrong with a definition, at once; a sound one has nothing. */
export function checkDefinition(
  format: CustomFormat,
  read: ReadDefinition = readDefinition(format),
): DefinitionFault[] {
  const faults: DefinitionFault[] = [...read.faults]
  const report: Report = (fault) => faults.push(fault)
  if (format.name.trim() === '') report({ path: 'name', what: 'empty' })
  checkLayout(format, report)
  checkForms(format, read, report)
  if (!/^[A-Za-z0-9]{1,8}$/.test(format.extension)) report({ path: 'extension', what: 'bad-extension' })
  if (format.fileName.trim() === '') report({ path: 'fileName', what: 'empty' })
  for (const side of ['first', 'last'] as const) {
    if (format[side].length > MOST.lines) report({ path: side, what: 'too-many', most: MOST.lines })
  }
  checkTables(format, report)
  if (!format.records.some(({ each }) => each === 'line')) report({ path: 'records', what: 'no-line' })
  if (format.records.length > MOST.records) report({ path: 'records', what: 'too-many', most: MOST.records })
  for (const [r, record] of read.records.entries()) checkRecord(format, record, r, report)
  // What a wrong formula would have named is not known.
  if (read.faults.every(({ path }) => !path.startsWith('records'))) checkMinimum(read, report)
  return faults
}

function checkLayout(format: CustomFormat, report: Report): void {
  if (format.layout === 'delimited') {
    if (!isSeparator(format.separator)) report({ path: 'separator', what: 'bad-separator' })
    return
  }
  const { fixedSeparator = '' } = format
  if (fixedSeparator !== '' && !isSeparator(fixedSeparator)) report({ path: 'fixedSeparator', what: 'bad-separator' })
  // A character may take several bytes there: records would not be equally long.
  if (format.charset === 'utf-8' || format.charset === 'utf-8-bom') report({ path: 'charset', what: 'charset-width' })
}

function checkForms(
  { layout, separator, quoting, amounts, dates, side }: CustomFormat,
  read: ReadDefinition,
  report: Report,
): void {
  const { mark, grouping } = amounts
  if (mark !== '' && mark === grouping) report({ path: 'amounts.grouping', what: 'same-marks' })
  const open = layout === 'delimited' && (quoting === 'never' || quoting === 'texts')
  const stands = (text: string) => open && separator !== '' && text.includes(separator)
  if (stands(mark) || stands(grouping)) report({ path: 'amounts.mark', what: 'separator-is-mark' })
  if (!isMask(dates)) report({ path: 'dates', what: 'bad-mask' })
  else if (stands(dates)) report({ path: 'dates', what: 'separator-is-mark' })
  const uses = read.fields.some(({ field }) => field === 'side')
  if (uses && side.debit === side.credit) report({ path: 'side.credit', what: 'not-unique' })
}

function checkTables({ tables }: CustomFormat, report: Report): void {
  if (tables.length > MOST.tables) report({ path: 'tables', what: 'too-many', most: MOST.tables })
  for (const [i, { name, rows }] of tables.entries()) {
    if (name.trim() === '') report({ path: `tables.${i}.name`, what: 'empty' })
    else if (tables.findIndex((other) => other.name === name) < i)
      report({ path: `tables.${i}.name`, what: 'not-unique' })
    if (rows.length > MOST.rows) report({ path: `tables.${i}.rows`, what: 'too-many', most: MOST.rows })
    const met = new Set<string>()
    for (const [r, { from }] of rows.entries()) {
      if (met.has(from)) report({ path: `tables.${i}.rows.${r}.from`, what: 'not-unique' })
      met.add(from)
    }
  }
}

function checkRecord(format: CustomFormat, { record, columns }: ReadRecord, r: number, report: Report): void {
  const at = `records.${r}`
  if (columns.length === 0) report({ path: at, what: 'no-columns' })
  if (columns.length > MOST.columns) report({ path: at, what: 'too-many', most: MOST.columns })
  for (const [c, { column, template }] of columns.entries()) {
    const path = `${at}.columns.${c}`
    if (!/^[ -~]$/.test(column.fill)) report({ path: `${path}.fill`, what: 'bad-fill' })
    const filled = format.layout === 'fixed' || column.padded
    if (filled && fillCounts(column, template.only)) report({ path: `${path}.fill`, what: 'fill-counts' })
    const day = template.only?.type === 'date'
    if (column.dates !== '' && !isMask(column.dates)) report({ path: `${path}.dates`, what: 'bad-mask' })
    const { width } = column
    if (width === null) {
      if (format.layout === 'fixed' || column.padded) report({ path: `${path}.width`, what: 'width-needed' })
      continue
    }
    if (!Number.isInteger(width) || width < 1 || width > WIDEST) report({ path: `${path}.width`, what: 'bad-width' })
    const needed = day ? maskWidth(column.dates || format.dates) : 0
    if (width < needed) report({ path: `${path}.width`, what: 'too-narrow', needed })
  }
  checkTitles(format, record, at, report)
}

/** Whether what fills an amount or a number would be read as more of its figures. */
function fillCounts({ fill, align }: CustomColumn, only: Node | undefined): boolean {
  if (!only || (only.type !== 'number' && !isMoney(only.type))) return false
  return fill === '0' ? align === 'left' : /[1-9]/.test(fill)
}

/** Titles name the columns for who reads the file: two alike could not be told apart. */
function checkTitles({ titles }: CustomFormat, { columns, each }: CustomRecord, at: string, report: Report): void {
  if (!titles || each !== 'line') return
  const met = new Set<string>()
  for (const [c, { title }] of columns.entries()) {
    if (title !== '' && met.has(title)) report({ path: `${at}.columns.${c}.title`, what: 'not-unique' })
    met.add(title)
  }
}

/** A file without day, account or amount is no import of entries. */
function checkMinimum({ fields }: ReadDefinition, report: Report): void {
  const has = (...wanted: readonly string[]) => fields.some(({ field }) => wanted.includes(field))
  const path = 'records'
  if (!has('date')) report({ path, what: 'lacks', needs: 'date' })
  if (!has('account', 'account.or.aux', 'account.root.aux')) report({ path, what: 'lacks', needs: 'account' })
  const sides = (has('debit') && has('credit')) || (has('amount') && has('side'))
  if (!sides && !has('signed', 'signed.credit')) report({ path, what: 'lacks', needs: 'amount' })
}
