import type { Entry } from '../domain/entry'
import { amount } from '../domain/money'
import type { Problem } from '../domain/problem'
import type { AccountTotal, JournalTotal } from './contract'

type Sums<T> = { -readonly [K in keyof T]: T[K] extends AccountTotal['debit'] ? number : T[K] }

/** Totals of entries by journal and by account, and of all; debit equals credit since every entry balances. */
export class EntryTotals {
  private readonly journals = new Map<string, Sums<JournalTotal>>()
  private readonly accounts = new Map<string, Sums<AccountTotal>>()
  lines = 0
  private debit = 0
  private credit = 0

  add(entry: Entry): void {
    let journal = this.journals.get(entry.journal)
    if (!journal) {
      journal = { journal: entry.journal, label: entry.journalLabel, entries: 0, debit: 0, credit: 0 }
      this.journals.set(entry.journal, journal)
    }
    journal.entries += 1
    for (const line of entry.lines) {
      let account = this.accounts.get(line.account)
      if (!account) {
        account = { account: line.account, label: line.accountLabel, debit: 0, credit: 0 }
        this.accounts.set(line.account, account)
      }
      account[line.side] += line.amount
      journal[line.side] += line.amount
      this[line.side] += line.amount
    }
    this.lines += entry.lines.length
  }

  sums(): {
    lines: number
    debit: JournalTotal['debit']
    credit: JournalTotal['credit']
    journals: JournalTotal[]
    accounts: AccountTotal[]
  } {
    const whole = <T extends { debit: number; credit: number }>(each: T) => ({
      ...each,
      debit: amount(each.debit),
      credit: amount(each.credit),
    })
    return {
      lines: this.lines,
      debit: amount(this.debit),
      credit: amount(this.credit),
      journals: [...this.journals.values()].map(whole),
      accounts: [...this.accounts.values()].map(whole).sort((a, b) => (a.account < b.account ? -1 : 1)),
    }
  }
}

/** Problems on their way into a preview: the counts are whole, the lists bounded, so that a million notices fit. */
export class ProblemList {
  private readonly lists = { blocking: [] as Problem[], notice: [] as Problem[] }
  private readonly counts = { blocking: 0, notice: 0 }
  /** Problems of the file itself that prevent it. */
  file = 0

  constructor(private readonly most: number) {}

  add(...problems: readonly Problem[]): void {
    for (const problem of problems) {
      this.counts[problem.level] += 1
      if (problem.level === 'blocking' && problem.code.startsWith('format.')) this.file += 1
      const list = this.lists[problem.level]
      if (list.length < this.most) list.push(problem)
    }
  }

  get blocking(): number {
    return this.counts.blocking
  }

  get notices(): number {
    return this.counts.notice
  }

  /** Blocking first. */
  list(): Problem[] {
    return [...this.lists.blocking, ...this.lists.notice].slice(0, this.most)
  }

  /** The notices alone. */
  noticeList(): readonly Problem[] {
    return this.lists.notice
  }
}
