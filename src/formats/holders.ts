import type { EntryLine } from '../domain/entry'

interface Holder {
  readonly id: number
  readonly account: string
  readonly accountLabel: string
  readonly label: string
  /** Another account of the same code. */
  next: Holder | undefined
}

/**
 * Numbers the accounts that lines are of, third parties with their collective account: 0, 1, 2… Two lines with one
 * number have the same account, name, third party and third party's name, so what a column writes of these is the same.
 */
export class Holders {
  private readonly parties = new Map<string, Holder>()
  private readonly accounts = new Map<string, Holder>()
  private count = 0
  private last: EntryLine | undefined
  private lastId = 0

  /** The number of the line's account. */
  of(line: EntryLine): number {
    if (line === this.last) return this.lastId
    this.last = line
    this.lastId = this.find(line)
    return this.lastId
  }

  private find({ account, accountLabel, auxiliary }: EntryLine): number {
    const known = auxiliary ? this.parties : this.accounts
    const code = auxiliary ? auxiliary.number : account
    const label = auxiliary ? auxiliary.label : ''
    const first = known.get(code)
    for (let each = first; each; each = each.next) {
      if (each.account === account && each.accountLabel === accountLabel && each.label === label) return each.id
    }
    const id = this.count++
    const fresh: Holder = { id, account, accountLabel, label, next: undefined }
    if (first) {
      fresh.next = first.next
      first.next = fresh
    } else known.set(code, fresh)
    return id
  }
}
