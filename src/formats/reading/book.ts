import type { PlainDate } from '../../domain/date'
import type { Amount } from '../../domain/money'
import { amount, amountText } from '../../domain/money'
import type { Anomalies } from './anomalies'

/** Texts and days of a line, in the order in which they are kept. */
const TEXTS = [
  'number',
  'journal',
  'journalLabel',
  'date',
  'pieceRef',
  'pieceDate',
  'account',
  'accountLabel',
  'auxiliary',
  'auxiliaryLabel',
  'label',
  'dueDate',
  'paymentMode',
  'letter',
  'letterDate',
  'analytic',
  'foreignCurrency',
  'attachment',
] as const

type TextField = (typeof TEXTS)[number]
type DayField = 'date' | 'pieceDate' | 'dueDate' | 'letterDate'

/** A line of an entry as a file tells it; empty where the file has nothing to say, days where they could be read. */
export type ReadLine = Readonly<Record<Exclude<TextField, DayField>, string>> &
  Readonly<Record<DayField, PlainDate | ''>> & {
    /** Line of the file, from 1. */
    readonly line: number
    /** Positive; both are there only when the file has both. */
    readonly debit: Amount
    readonly credit: Amount
    /** In its own currency, with the file's sign; 0 when there is none. */
    readonly foreignAmount: Amount
  }

/** Lines that belong together, as the file tells it. */
export interface ReadEntry {
  readonly lines: readonly ReadLine[]
}

/** Debits and credits of a journal or of an account. */
export interface ReadTotal {
  readonly code: string
  readonly label: string
  readonly entries: number
  readonly debit: Amount
  readonly credit: Amount
}

/** Amounts of a line, as they are kept. */
const AMOUNTS = 3

/** A typed list that grows. */
class Growing<T extends Uint32Array | Float64Array> {
  length = 0

  constructor(
    private list: T,
    private readonly make: (length: number) => T,
  ) {}

  push(value: number): void {
    if (this.length === this.list.length) {
      const larger = this.make(this.list.length * 2)
      larger.set(this.list)
      this.list = larger
    }
    this.list[this.length++] = value
  }

  at(index: number): number {
    return this.list[index] ?? 0
  }
}

const whole = () => new Growing(new Uint32Array(1024), (length) => new Uint32Array(length))
const real = () => new Growing(new Float64Array(1024), (length) => new Float64Array(length))

interface Sums {
  label: string
  entries: number
  debit: number
  credit: number
}

/**
 * The lines of a file, kept as numbers into a list of the texts that come back, so that a million of them fit; and their
 * totals. Lines that follow each other under one key are an entry.
 */
export class ReadBook {
  private readonly texts: string[] = ['']
  private readonly known = new Map<string, number>([['', 0]])
  private readonly rows = whole()
  private readonly amounts = real()
  private readonly lineNumbers = whole()
  /** First line of each entry. */
  private readonly starts = whole()
  private readonly byJournal = new Map<string, Sums>()
  private readonly byAccount = new Map<string, Sums>()
  private key: string | undefined
  private gap = 0
  private first: ReadLine | undefined
  private dates = false
  debit = 0
  credit = 0
  firstDate: PlainDate | '' = ''
  lastDate: PlainDate | '' = ''

  /** `anomalies` is told of entries that do not hold; none for a file that has its own checks. */
  constructor(private readonly anomalies?: Anomalies) {}

  get lines(): number {
    return this.lineNumbers.length
  }

  get entries(): number {
    return this.starts.length
  }

  /**
   * Adds a line. `key` names its entry; without one an entry ends where it balances, or where journal or day change.
   */
  add(line: ReadLine, key: string | undefined): void {
    const { first } = this
    const same =
      first !== undefined &&
      (key === undefined
        ? this.gap !== 0 && first.journal === line.journal && first.date === line.date
        : key === this.key)
    if (!same) {
      this.end()
      this.starts.push(this.lines)
      this.key = key
      this.first = line
      this.sums(this.byJournal, line.journal, line.journalLabel).entries += 1
    } else if (!this.dates && first.date !== line.date) {
      this.dates = true
      this.anomalies?.add('several-dates', line.line, '', line.date)
    }
    for (const name of TEXTS) this.rows.push(this.number(line[name]))
    this.amounts.push(line.debit)
    this.amounts.push(line.credit)
    this.amounts.push(line.foreignAmount)
    this.lineNumbers.push(line.line)
    this.gap += line.debit - line.credit
    this.debit += line.debit
    this.credit += line.credit
    for (const sums of [
      this.sums(this.byJournal, line.journal, line.journalLabel),
      this.sums(this.byAccount, line.account, line.auxiliary === '' ? line.accountLabel : ''),
    ]) {
      sums.debit += line.debit
      sums.credit += line.credit
    }
    if (line.date !== '') {
      if (this.firstDate === '' || line.date < this.firstDate) this.firstDate = line.date
      if (line.date > this.lastDate) this.lastDate = line.date
    }
  }

  /** After the last line. */
  finish(): void {
    this.end()
    if (this.lines === 0) this.anomalies?.add('empty', 0)
    const gap = this.debit - this.credit
    if (gap !== 0) this.anomalies?.add('file-unbalanced', 0, '', amountText(amount(gap)))
  }

  /** Entries from `from` (0-based) on, at most `count`. */
  window(from: number, count: number): ReadEntry[] {
    const found: ReadEntry[] = []
    for (let i = from; i < Math.min(this.entries, from + count); i++) {
      const end = i + 1 < this.entries ? this.starts.at(i + 1) : this.lines
      const lines: ReadLine[] = []
      for (let row = this.starts.at(i); row < end; row++) lines.push(this.line(row))
      found.push({ lines })
    }
    return found
  }

  /** Totals by journal, in the order of the file. */
  journals(): ReadTotal[] {
    return totals(this.byJournal)
  }

  /** Totals by account, in the order of the accounts. */
  accounts(): ReadTotal[] {
    return totals(this.byAccount).sort((a, b) => (a.code < b.code ? -1 : 1))
  }

  private end(): void {
    const { first, anomalies } = this
    if (first && anomalies) {
      const name = first.pieceRef || first.number
      if (this.lines - this.starts.at(this.entries - 1) === 1) anomalies.add('one-line', first.line, '', name)
      else if (this.gap !== 0) {
        anomalies.add('unbalanced', first.line, '', `${name} ${amountText(amount(this.gap))}`.trim())
      }
    }
    this.first = undefined
    this.gap = 0
    this.dates = false
  }

  private line(row: number): ReadLine {
    const line: Record<string, string | number> = { line: this.lineNumbers.at(row) }
    for (const [i, name] of TEXTS.entries()) line[name] = this.texts[this.rows.at(row * TEXTS.length + i)] ?? ''
    line.debit = this.amounts.at(row * AMOUNTS)
    line.credit = this.amounts.at(row * AMOUNTS + 1)
    line.foreignAmount = this.amounts.at(row * AMOUNTS + 2)
    // As it was added.
    return line as unknown as ReadLine
  }

  private number(text: string): number {
    if (text === '') return 0
    const known = this.known.get(text)
    if (known !== undefined) return known
    this.texts.push(text)
    this.known.set(text, this.texts.length - 1)
    return this.texts.length - 1
  }

  private sums(map: Map<string, Sums>, code: string, label: string): Sums {
    let sums = map.get(code)
    if (!sums) {
      sums = { label, entries: 0, debit: 0, credit: 0 }
      map.set(code, sums)
    }
    if (sums.label === '') sums.label = label
    return sums
  }
}

function totals(map: ReadonlyMap<string, Sums>): ReadTotal[] {
  return [...map].map(([code, { debit, credit, ...sums }]) => ({
    code,
    ...sums,
    debit: amount(debit),
    credit: amount(credit),
  }))
}
