import { Findings } from './findings'

/**
 * Continuity of the entry numbers (art. A47 A-1, VII 1°): one sequence for the file, or one a journal. Both readings are
 * followed at once and the one that the file keeps better is judged.
 */
export class Sequences {
  private readonly whole = new Sequence()
  private readonly perJournal = new Sequence()
  /** Numbers seen, with their journal: a number met in two journals means one sequence each. */
  private readonly journalOf = new Map<string, string>()
  private shared = false

  /** A new entry begins, or goes on after others came between (`again`). */
  add(journal: string, number: string, line: number, again: boolean): void {
    const before = this.journalOf.get(number)
    if (before === undefined) this.journalOf.set(number, journal)
    else if (before !== journal) this.shared = true
    this.whole.add('', number, line, again)
    this.perJournal.add(journal, number, line, again)
  }

  judge(findings: Findings): void {
    const better = this.perJournal.findings.total < this.whole.findings.total && this.perJournal.runs()
    const perJournal = this.shared || better
    findings.take(perJournal ? this.perJournal.findings : this.whole.findings)
  }
}

class Sequence {
  readonly findings = new Findings()
  private readonly last = new Map<string, number>()
  private readonly counts = new Map<string, number>()

  /** Whether every sequence has at least two numbers: one number alone proves nothing. */
  runs(): boolean {
    return [...this.counts.values()].every((count) => count > 1)
  }

  add(scope: string, number: string, line: number, again: boolean): void {
    if (again) {
      this.findings.add('SEQ-DUP', line, 'EcritureNum', number)
      return
    }
    const match = /^(.*?)(\d{1,15})$/.exec(number)
    if (!match) return
    // A prefix (VE-000123) makes a sequence of its own.
    const key = `${scope}\n${match[1]}`
    const value = Number(match[2])
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1)
    const previous = this.last.get(key)
    if (previous !== undefined && value < previous) this.findings.add('SEQ-ORDER', line, 'EcritureNum', number)
    if (previous !== undefined && value > previous + 1) this.findings.add('SEQ-GAP', line, 'EcritureNum', number)
    if (previous === undefined || value > previous) this.last.set(key, value)
  }
}
