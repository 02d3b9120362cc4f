import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AuxiliaryNumber, EntryLine, NumberedEntry } from '../../src/domain/entry'
import type { CarriedField } from '../../src/domain/format-info'
import { EUR } from '../../src/domain/money'
import type { FormatProblem } from '../../src/domain/problems/formats'
import type { Format, Options, ReadLine } from '../../src/formats'
import { FORMATS, optionsOf, readShape } from '../../src/formats'
import { charset, plainSpaces } from '../../src/formats/charset'
import type { Column } from '../../src/formats/columns'
import type { Row, Shape } from '../../src/formats/format'
import { widthOf } from '../../src/formats/reading/cells'
import { hostileEntries, WHOLE_YEAR } from './hostile-entries'
import { write } from './writing'

/** Every format with its usual options, then with each of its choices alone; of a long list, the first other value. */
const CASES = FORMATS.flatMap((format): [string, Options, Format][] => [
  [format.id, {}, format],
  ...format.options.flatMap(({ id, values, default: usual }) =>
    values
      .filter(({ value }) => value !== usual)
      .slice(0, values.length > 4 ? 1 : 3)
      .map(({ value }): [string, Options, Format] => [format.id, { [id]: value }, format]),
  ),
])

/** A target that books from account to account wants figures for its third parties. */
function figured(list: readonly NumberedEntry[], format: Format, options: Options): readonly NumberedEntry[] {
  if (!isPaired(format.shape(optionsOf(format, options)))) return list
  return list.map(({ number, entry }) => {
    const lines = entry.lines.map((line) =>
      line.auxiliary
        ? { ...line, auxiliary: { ...line.auxiliary, number: `7${line.auxiliary.number.slice(1)}` as AuxiliaryNumber } }
        : line,
    )
    return { number, entry: { ...entry, lines } }
  })
}

function isPaired(shape: Shape): boolean {
  return shape.records.some(({ each }) => each === 'pair')
}

/** Columns that tell a fact otherwise than the entry does, by the format's own rule. */
const OTHERWISE: Readonly<
  Record<string, Partial<Record<CarriedField, (line: EntryLine, entry: NumberedEntry['entry']) => string>>>
> = {
  winfic: { label: (line, { pieceRef }) => `${pieceRef} ${line.label}` },
  'sage-100-parametrable': { paymentMode: (line) => (line.auxiliary ? (line.paymentMode ?? '') : '') },
}

/** What the entry says, for each thing that a file may carry as a text. */
const SAID: Partial<Record<CarriedField, (line: EntryLine, entry: NumberedEntry['entry']) => string>> = {
  journal: (_, { journal }) => journal,
  journalLabel: (_, { journalLabel }) => journalLabel,
  date: (_, { date }) => date,
  pieceRef: (_, { pieceRef }) => pieceRef,
  pieceDate: (_, { pieceDate }) => pieceDate,
  account: ({ account }) => account,
  accountLabel: ({ accountLabel }) => accountLabel,
  auxiliary: ({ auxiliary }) => auxiliary?.number ?? '',
  auxiliaryLabel: ({ auxiliary }) => auxiliary?.label ?? '',
  label: ({ label }) => label,
  dueDate: ({ dueDate }) => dueDate ?? '',
  paymentMode: ({ paymentMode }) => paymentMode ?? '',
  letter: ({ letter }) => letter?.code ?? '',
  letterDate: ({ letter }) => letter?.date ?? '',
  analytic: ({ analytic }) => analytic ?? '',
  foreignCurrency: ({ foreign }) => foreign?.currency ?? '',
  attachment: (_, { attachment }) => attachment ?? '',
}

type Written = ReturnType<typeof write>

/** Problems of an entry's column; those of a third party's record are told where it first stands. */
function told(
  problems: readonly FormatProblem[],
  document: string,
  column: Column,
  anywhere: boolean,
): FormatProblem[] {
  return problems.filter(
    (each) => 'column' in each && each.column === column.name && (anywhere || each.document === document),
  )
}

/** Whether what was read is what the entry says, or what a notice said would stand there. */
function explained(read: string, said: string, problems: readonly FormatProblem[]): boolean {
  if (read === plainSpaces(said.normalize('NFC'))) return true
  return problems.some((each) => {
    if (each.level === 'blocking') return true
    // What stands for nothing is the line's own: the name of its third party, or the piece.
    if (each.code === 'format.fallback') return read !== ''
    if (each.code === 'format.replaced') {
      return read === each.written || each.written.startsWith(read) || each.written.endsWith(read)
    }
    return each.code === 'format.cut' && read !== '' && (each.value.startsWith(read) || each.value.endsWith(read))
  })
}

function columnsOf(format: Format, options: Options): Column[] {
  return format
    .shape(optionsOf(format, options))
    .records.flatMap(({ each, columns }) => (each === 'account' || each === 'auxiliary' ? [] : columns))
}

function checkLine(
  format: Format,
  shape: Shape,
  columns: readonly Column[],
  read: ReadLine,
  line: EntryLine,
  entry: NumberedEntry['entry'],
  problems: readonly FormatProblem[],
): void {
  for (const column of columns) {
    const field = column.carries
    const say = field && (OTHERWISE[format.id]?.[field] ?? SAID[field])
    if (!field || !say) continue
    let said = say(line, entry)
    if (column.kind === 'date' && column.orEntryDate && said === '') said = entry.date
    const value = read[field as 'label']
    const notices = told(problems, entry.document, column, field === 'journalLabel')
    expect(
      explained(value, said, notices),
      `${column.name} of ${entry.document}: ${JSON.stringify([value, said])}`,
    ).toBe(true)
  }
  const carries = new Set(columns.map((column) => column.carries))
  const holder = columns.find((column) => column.carries === 'holder')
  if (holder) checkHolder(read, line, carries.has('account'), told(problems, entry.document, holder, false))
  for (const { each, when, columns: own } of shape.records) {
    if (each !== 'auxiliary' || !line.auxiliary || when?.({ entry, line, context: WHOLE_YEAR } as Row) === false)
      continue
    const column = own.find((each) => each.carries === 'auxiliaryLabel')
    const name = carries.has('auxiliary') ? read.auxiliaryLabel : read.accountLabel
    if (column) expect(explained(name, line.auxiliary.label, told(problems, '', column, true))).toBe(true)
  }
  if (carries.has('foreignAmount')) expect(read.foreignAmount).toBe(line.foreign?.amount ?? 0)
}

/** The single account of a line: the general one, filled with zeros, or the third party's own. */
function checkHolder(read: ReadLine, line: EntryLine, beside: boolean, problems: readonly FormatProblem[]): void {
  const { account, auxiliary } = line
  const found = beside ? read.auxiliary : read.account
  if (!auxiliary) expect(found).toMatch(beside ? /^$/ : new RegExp(`^${account}0*$`))
  else if (!problems.some(({ code }) => code === 'format.cut')) {
    expect(found.endsWith(auxiliary.number.slice(1))).toBe(true)
  }
}

/** The entries of one file of a format, in order. */
function byFile(format: Format, options: Options, list: readonly NumberedEntry[]): Map<string, NumberedEntry[]> {
  const files = new Map<string, NumberedEntry[]>()
  for (const [i, numbered] of list.entries()) {
    const name = format.fileName(
      WHOLE_YEAR,
      numbered.entry,
      optionsOf(format, options),
      Math.ceil((i + 1) / (format.movementsPerFile ?? list.length)),
    )
    files.set(name, [...(files.get(name) ?? []), numbered])
  }
  return files
}

function checkFile(
  format: Format,
  options: Options,
  bytes: Uint8Array,
  list: readonly NumberedEntry[],
  written: Written,
): void {
  const shape = format.shape(optionsOf(format, options))
  const { book, findings } = readShape(bytes, shape, { currency: EUR, trusted: true })
  const blocking = written.problems.filter(({ level }) => level === 'blocking')
  const blocked = new Set(blocking.map((each) => ('document' in each ? each.document : '')))
  // An anomaly is one that the writer refuses to hand over.
  if (blocking.length === 0) expect(findings).toEqual([])
  const lines = book.window(0, book.entries).flatMap((entry) => entry.lines)
  const columns = columnsOf(format, options)
  if (shape.layout.padded && charset(shape.charset).table) checkWidths(bytes, shape)
  if (isPaired(shape)) {
    checkSums(lines, list, blocked)
    return
  }
  expect(lines.length).toBe(list.reduce((sum, { entry }) => sum + entry.lines.length, 0))
  let at = 0
  const starts = new Set<number>()
  for (const { entry } of list) {
    starts.add(at)
    for (const line of entry.lines) {
      const read = lines[at++]
      if (!read || blocked.has(entry.document)) continue
      checkLine(format, shape, columns, read, line, entry, written.problems)
      expect([read.debit, read.credit]).toEqual(line.side === 'debit' ? [line.amount, 0] : [0, line.amount])
    }
  }
  if (blocking.length > 0) return
  // Where the file numbers its entries they come back one by one; else those of one piece and day may be one.
  let first = 0
  for (const entry of book.window(0, book.entries)) {
    expect(starts.has(first)).toBe(true)
    first += entry.lines.length
  }
  const numbers = columns.some(({ carries }) => carries === 'number')
  if (numbers) expect(book.entries).toBe(list.length)
}

/** Fixed records are as long in bytes as their columns; the one without a width is a header of free text. */
function checkWidths(bytes: Uint8Array, shape: Shape): void {
  const widths = shape.records.map(({ columns }) => widthOf(columns, shape.layout))
  const lines = Buffer.from(bytes).toString('latin1').split('\r\n')
  for (const line of lines.slice(widths.includes(undefined) ? 1 : 0, -1)) expect(widths).toContain(line.length)
}

/** Pairs of accounts keep the total of every account of every piece. */
function checkSums(lines: readonly ReadLine[], list: readonly NumberedEntry[], blocked: ReadonlySet<string>): void {
  if (blocked.size > 0) return
  const sums = new Map<string, number>()
  const add = (account: string, cents: number) => sums.set(account, (sums.get(account) ?? 0) + cents)
  for (const { entry } of list) {
    for (const line of entry.lines)
      add(line.auxiliary?.number ?? line.account, line.side === 'debit' ? line.amount : -line.amount)
  }
  for (const { account, debit, credit } of lines) add(account, credit - debit)
  expect([...sums.values()].every((sum) => sum === 0)).toBe(true)
}

describe('what is written is read back', () => {
  it.each(CASES)('%s %o', (id, options, format) => {
    fc.assert(
      fc.property(hostileEntries, (any) => {
        const list = figured(any, format, options)
        const written = write(id, options, list, WHOLE_YEAR)
        for (const [name, entries] of byFile(format, options, list)) {
          checkFile(format, options, written.files.get(name) ?? new Uint8Array(), entries, written)
        }
      }),
      { numRuns: Object.keys(options).length === 0 ? 20 : 8 },
    )
  })
})
