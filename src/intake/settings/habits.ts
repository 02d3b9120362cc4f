import type { Direction, LineKind, VatRate } from '../../domain/document'
import type { Amount } from '../../domain/money'
import { amount, percentOf } from '../../domain/money'
import type { FecLine } from '../../formats'
import { USUAL_RATES } from '../tables/rates'
import { Tallies, Tally } from './tally'

/** An account as a year's entries use it. */
export interface UsedAccount {
  readonly label: string
  readonly example: string
  lines: number
}

/** A journal as a year's entries use it: its lines by the account's first two digits, and its money accounts. */
export interface UsedJournal {
  readonly label: string
  readonly example: string
  lines: number
  readonly roots: Tally<string>
  readonly money: Tally<string>
}

/** A third party's account. */
export interface UsedAuxiliary extends UsedAccount {
  readonly direction: Direction
  readonly account: string
}

/** Nature of what an account of class 70 sells, by the chart of accounts (PCG art. 947-70). */
const SOLD: readonly (readonly [RegExp, LineKind])[] = [
  [/^7085/, 'transport'],
  [/^707/, 'goods'],
  [/^70[123]/, 'finished-product'],
  [/^70[456]/, 'service'],
]

/** What a year of entries says about how a company books: fed line by line, entries standing together. */
export class Habits {
  readonly accounts = new Map<string, UsedAccount>()
  readonly journals = new Map<string, UsedJournal>()
  readonly auxiliaries = new Map<string, UsedAuxiliary>()
  /** VAT accounts by `sale 20`, `purchase 5.5`, `asset 20`. */
  readonly vat = new Tallies<string>()
  /** Product accounts by `service 20`. */
  readonly products = new Tallies<string>()
  /** Collective accounts that have third parties under them, by direction. */
  readonly collectives = new Tallies<string>()
  private entry: FecLine[] = []

  add(line: FecLine): void {
    const example = `${line.pieceRef} · ${line.label}`.slice(0, 120)
    this.account(line, example)
    this.journal(line, example)
    this.auxiliary(line, example)
    const [first] = this.entry
    if (first && (first.journal !== line.journal || first.number !== line.number || first.date !== line.date)) {
      this.finish()
    }
    // An entry of thousands of lines (a till's month, opening balances) tells no rate.
    if (this.entry.length < 60) this.entry.push(line)
  }

  /** Ends the entry in hand; to be called after the last line too. */
  finish(): void {
    if (this.entry.length < 60) this.rates(this.entry)
    this.entry = []
  }

  private account(line: FecLine, example: string): void {
    const known = this.accounts.get(line.account)
    if (known) known.lines += 1
    else this.accounts.set(line.account, { label: line.accountLabel, example, lines: 1 })
  }

  private journal(line: FecLine, example: string): void {
    let known = this.journals.get(line.journal)
    if (!known) {
      known = { label: line.journalLabel, example, lines: 0, roots: new Tally(), money: new Tally() }
      this.journals.set(line.journal, known)
    }
    known.lines += 1
    known.roots.add(line.account.slice(0, 2), example)
    if (/^5[13]/.test(line.account)) known.money.add(line.account, example)
  }

  private auxiliary(line: FecLine, example: string): void {
    const direction = /^41[1-8]/.test(line.account) ? 'sale' : /^40[1-8]/.test(line.account) ? 'purchase' : undefined
    if (!direction || line.auxiliary === '' || line.auxiliaryLabel === '') return
    this.collectives.add(direction, line.account, example)
    const key = `${direction} ${line.auxiliary}`
    const known = this.auxiliaries.get(key)
    if (known) known.lines += 1
    else {
      const { auxiliary: account, auxiliaryLabel: label } = line
      this.auxiliaries.set(key, { direction, account, label, example, lines: 1 })
    }
  }

  /** VAT lines beside the bases whose rate they are: base × rate = VAT, for one usual rate only. */
  private rates(entry: readonly FecLine[]): void {
    for (const side of ['sale', 'purchase'] as const) {
      const bases = entry.filter((line) => (side === 'sale' ? /^70[1-8]/ : /^(?:6[0-2]|2[01])/).test(line.account))
      const taxes = entry.filter((line) => (side === 'sale' ? /^4457/ : /^4456[26]/).test(line.account))
      if (bases.length === 0 || taxes.length === 0) continue
      for (const tax of taxes) this.tax(side, tax, bases, taxes.length)
    }
  }

  private tax(side: Direction, tax: FecLine, bases: readonly FecLine[], taxes: number): void {
    const value = signed(tax)
    const all = amount(bases.reduce((total, base) => total + signed(base), 0))
    const single = taxes === 1 ? rateOf(all, value) : undefined
    const rates = bases.flatMap((base) => {
      const rate = rateOf(signed(base), value)
      return rate === undefined ? [] : [{ base, rate }]
    })
    const found = single === undefined ? rates : bases.map((base) => ({ base, rate: single }))
    const [first] = found
    // Two bases that would give two rates say nothing.
    if (!first || found.some((each) => each.rate !== first.rate)) return
    const example = `${tax.pieceRef} · ${tax.label}`.slice(0, 120)
    const group = side === 'sale' ? 'sale' : /^44562/.test(tax.account) ? 'asset' : 'purchase'
    // 44574 and the like wait for the payment: they are not the account of a rate.
    if (!/^44574|^44564/.test(tax.account)) this.vat.add(`${group} ${first.rate}`, tax.account, example)
    if (side === 'purchase') return
    for (const { base, rate } of found) {
      const kind = SOLD.find(([root]) => root.test(base.account))?.[1]
      if (kind) this.products.add(`${kind} ${rate}`, base.account, `${base.pieceRef} · ${base.label}`.slice(0, 120))
    }
  }
}

function signed(line: FecLine): Amount {
  return amount(line.debit - line.credit)
}

/** The only usual rate that gives this VAT to the cent (two, for a VAT rounded line by line). */
function rateOf(base: Amount, vat: Amount): VatRate | undefined {
  const fitting = USUAL_RATES.filter((rate) => Math.abs(percentOf(base, rate) - vat) <= 2)
  return fitting.length === 1 ? fitting[0] : undefined
}
