import type { PlainDate } from '../../domain/date'
import { type Amount, amountText } from '../../domain/money'
import type { Findings } from './findings'
import type { FecLine } from './line'
import { Sequences } from './sequence'

interface FecEntry {
  readonly line: number
  readonly number: string
  readonly date: PlainDate | undefined
  readonly validDate: PlainDate | undefined
  lines: number
  gap: number
  datesDiffer: boolean
}

/** Rules on entries and on the file as a whole, fed line by line: one map of entries, one of labels, one of letters. */
export class FecBook {
  private readonly entries = new Map<string, FecEntry>()
  private readonly labels = new Map<string, string>()
  private readonly letters = new Map<string, { line: number; letter: string; gap: number }>()
  private readonly sequences = new Sequences()
  private current = ''
  private latestValid: PlainDate | undefined
  private movementsBegan = false
  debit = 0
  credit = 0
  lines = 0
  firstDate: PlainDate | undefined
  lastDate: PlainDate | undefined

  constructor(
    private readonly findings: Findings,
    /** A batch holds no opening entries, so nothing is asked of their place. */
    private readonly whole: boolean,
  ) {}

  get count(): number {
    return this.entries.size
  }

  add(line: FecLine): void {
    this.lines += 1
    this.debit += line.debit
    this.credit += line.credit
    if (line.date !== undefined) {
      if (this.firstDate === undefined || line.date < this.firstDate) this.firstDate = line.date
      if (this.lastDate === undefined || line.date > this.lastDate) this.lastDate = line.date
    }
    const entry = this.entryOf(line)
    entry.lines += 1
    entry.gap += line.debit - line.credit
    if (line.date !== entry.date || line.validDate !== entry.validDate) entry.datesDiffer = true
    this.label('JournalLib', line.journal, line.journalLabel, line.line)
    this.label('CompteLib', line.account, line.accountLabel, line.line)
    if (line.auxiliary !== '') this.label('CompAuxLib', line.auxiliary, line.auxiliaryLabel, line.line)
    if (line.letter !== '') {
      const key = `${line.account}\n${line.auxiliary}\n${line.letter}`
      const known = this.letters.get(key)
      if (known) known.gap += line.debit - line.credit
      else this.letters.set(key, { line: line.line, letter: line.letter, gap: line.debit - line.credit })
    }
  }

  /** Says what only the end of the file tells. */
  finish(): void {
    for (const { line, number, lines, gap, datesDiffer } of this.entries.values()) {
      if (gap !== 0) this.findings.add('BAL-ENTRY', line, 'EcritureNum', `${number} ${amountText(gap as Amount)}`)
      if (lines < 2) this.findings.add('ENTRY-1LINE', line, 'EcritureNum', number)
      if (datesDiffer) this.findings.add('ENTRY-DATES', line, 'EcritureDate', number)
    }
    const gap = this.debit - this.credit
    if (gap !== 0) this.findings.add('BAL-FILE', 0, '', amountText(gap as Amount))
    for (const { line, letter, gap: left } of this.letters.values()) {
      if (left !== 0) this.findings.add('LET-BAL', line, 'EcritureLet', letter)
    }
    this.sequences.judge(this.findings)
  }

  private entryOf(line: FecLine): FecEntry {
    // Without a number, what stands together on one day and piece is the entry, as importers group it.
    const name = line.number === '' ? `${line.pieceRef}\n${line.date ?? ''}` : line.number
    const key = `${line.journal}\n${name}`
    const known = this.entries.get(key)
    if (key !== this.current) {
      if (line.number !== '') this.sequences.add(line.journal, line.number, line.line, known !== undefined)
      if (!known) this.opens(line)
    }
    this.current = key
    if (known) return known
    const { date, validDate, number } = line
    const fresh: FecEntry = { line: line.line, number, date, validDate, lines: 0, gap: 0, datesDiffer: false }
    this.entries.set(key, fresh)
    return fresh
  }

  private opens(line: FecLine): void {
    const opening = /^(AN|RAN|ANO?UV)/i.test(line.journal) || /nouveau|ouverture/i.test(line.journalLabel)
    if (opening && this.movementsBegan && this.whole) {
      this.findings.add('AN-FIRST', line.line, 'JournalCode', line.journal)
    }
    if (!opening) this.movementsBegan = true
    if (line.validDate === undefined) return
    if (this.latestValid !== undefined && line.validDate < this.latestValid) {
      this.findings.add('VALID-ORDER', line.line, 'ValidDate', line.validDate)
    } else this.latestValid = line.validDate
  }

  private label(field: string, code: string, label: string, line: number): void {
    const key = `${field}\n${code}`
    const known = this.labels.get(key)
    if (known === undefined) this.labels.set(key, label)
    else if (known !== label) this.findings.add('LIB-VARIES', line, field, `${code} ${label}`)
  }
}
