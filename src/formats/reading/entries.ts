import type { PlainDate } from '../../domain/date'
import type { Amount } from '../../domain/money'
import { amount } from '../../domain/money'
import type { RecordKind } from '../format'
import type { Anomalies } from './anomalies'
import type { ReadBook, ReadLine } from './book'
import type { Values } from './values-of'

type Writable = { -readonly [Key in keyof ReadLine]: ReadLine[Key] }

/** Makes lines of entries of what records tell: an entry's own record, its lines, what further records add to them. */
export class Entries {
  /** Facts that stand on the entry's own record. */
  private shared: Values = {}
  /** Entries that have a record of their own, counted. */
  private own = 0
  private awaited: Writable | undefined
  /** The file of the entry in hand, which ends where its amounts balance. */
  private attached = ''
  private gap = 0
  /** Lines of an entry that is written by pairs of accounts, by side, account and day. */
  private pairs = new Map<string, Writable>()
  private pairsKey = ''
  private readonly journals = new Map<string, string>()
  private readonly parties = new Map<string, string>()

  constructor(
    private readonly book: ReadBook,
    private readonly anomalies: Anomalies,
  ) {}

  /** Takes what a record tells, in the order of the file. */
  record({ each }: RecordKind, values: Values, line: number): void {
    switch (each) {
      case 'journal':
        this.journals.set(values.journal ?? '', values.journalLabel ?? '')
        return
      case 'auxiliary':
        this.parties.set(values.auxiliary ?? '', values.auxiliaryLabel ?? '')
        return
      case 'entry':
        this.flush()
        this.shared = values
        this.own += 1
        return
      case 'line':
        if (values.account === undefined && values.holder === undefined) this.supplement(values, line)
        else {
          this.flush()
          this.awaited = this.line({ ...this.shared, ...values }, line)
        }
        return
      case 'pair':
        this.pair(values, line)
    }
  }

  /** After the last record. */
  finish(): void {
    this.flush()
    this.flushPairs()
  }

  /** A record without an account says more of the line before it. */
  private supplement(values: Values, line: number): void {
    if (!this.awaited) {
      this.anomalies.add('record-order', line)
      return
    }
    for (const field of ['dueDate', 'letterDate', 'pieceDate'] as const) {
      if (values[field]) this.awaited[field] = values[field] as PlainDate
    }
    for (const field of ['label', 'letter', 'paymentMode', 'analytic', 'attachment'] as const) {
      if (values[field]) this.awaited[field] = values[field]
    }
    if (values.attachment) this.attached = values.attachment
  }

  private flush(): void {
    const line = this.awaited
    this.awaited = undefined
    if (!line) return
    // A file that goes with an entry is named behind its first line.
    line.attachment ||= this.attached
    this.gap += line.debit - line.credit
    if (this.gap === 0) this.attached = ''
    this.book.add(line, this.keyOf(line))
  }

  /** What lines of one entry have in common; undefined when the file tells nothing that would bound it. */
  private keyOf({ number, journal, date, pieceRef }: ReadLine): string | undefined {
    if (this.own > 0) return String(this.own)
    if (number !== '') return `${number}\n${journal}`
    return pieceRef === '' ? undefined : `${pieceRef}\n${journal}\n${date}`
  }

  private line(values: Values, line: number): Writable {
    const account = values.account ?? values.holder ?? ''
    // Beside the general account, the account of whom it is about: a third party's when it is another one.
    const auxiliary = values.auxiliary ?? (values.holder === account ? '' : (values.holder ?? ''))
    const name = values.holderLabel ?? ''
    const journal = values.journal ?? ''
    return {
      line,
      number: values.number ?? '',
      journal,
      journalLabel: values.journalLabel ?? this.journals.get(journal) ?? '',
      date: day(values.date),
      pieceRef: values.pieceRef ?? '',
      pieceDate: day(values.pieceDate),
      account,
      accountLabel: values.accountLabel ?? (auxiliary === '' ? name || (this.parties.get(account) ?? '') : ''),
      auxiliary,
      auxiliaryLabel: values.auxiliaryLabel ?? (auxiliary === '' ? '' : name || (this.parties.get(auxiliary) ?? '')),
      label: values.label ?? '',
      dueDate: day(values.dueDate),
      paymentMode: values.paymentMode ?? '',
      letter: values.letter ?? '',
      letterDate: day(values.letterDate),
      analytic: values.analytic ?? '',
      foreignCurrency: values.foreignCurrency ?? '',
      attachment: values.attachment ?? '',
      foreignAmount: amount(values.foreignAmount ?? 0),
      ...this.sides(values, line),
    }
  }

  private sides(values: Values, line: number): { debit: Amount; credit: Amount } {
    const credited = values.side === 'credit'
    const signed = values.signedAmount ?? 0
    const told = values.amount ?? 0
    const debits = (values.debit ?? 0) + (credited ? 0 : told) + signed
    const credits = (values.credit ?? 0) + (credited ? told : 0)
    if (debits !== 0 && credits !== 0) this.anomalies.add('both-sides', line)
    if (debits === 0 && credits === 0) this.anomalies.add('no-amount', line)
    // A negative amount is one of the other side.
    return {
      debit: amount(Math.max(debits, 0) + Math.max(-credits, 0)),
      credit: amount(Math.max(credits, 0) + Math.max(-debits, 0)),
    }
  }

  /**
   * An amount that goes from one account to the other. An account that faces several is one line again; of a due date
   * the file does not say whose it is.
   */
  private pair(values: Values, line: number): void {
    const { counterHolder, holder, side, amount: told, ...rest } = values
    const key = `${values.pieceRef ?? ''}\n${values.journal ?? ''}\n${values.date ?? ''}`
    if (key !== this.pairsKey) this.flushPairs()
    this.pairsKey = key
    const debited = side !== 'credit'
    for (const [account, debit] of [
      [holder, debited],
      [counterHolder, !debited],
    ] as const) {
      const made = this.line({ ...rest, holder: account ?? '', [debit ? 'debit' : 'credit']: told ?? 0 }, line)
      const place = `${debit ? 'D' : 'C'}\n${account}`
      const before = this.pairs.get(place)
      if (before) {
        before.debit = amount(before.debit + made.debit)
        before.credit = amount(before.credit + made.credit)
        before.dueDate ||= made.dueDate
      } else this.pairs.set(place, made)
    }
  }

  private flushPairs(): void {
    // Without a piece, rows of one day are one entry: nothing else bounds it.
    for (const made of this.pairs.values()) this.book.add(made, this.pairsKey)
    this.pairs = new Map()
  }
}

/** Days are checked when they are read. */
function day(text: string | undefined): PlainDate | '' {
  return (text ?? '') as PlainDate | ''
}
