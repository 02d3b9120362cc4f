import type { Direction, Document, DocumentKey, VatRate, VatTreatment } from '../domain/document'
import type { Dossier } from '../domain/dossier'
import { atWidth } from '../domain/dossier'
import type { AccountNumber, Entry, EntryLine } from '../domain/entry'
import { amount, percentOf } from '../domain/money'
import type { VatTotal } from './contract'

type Side = VatTotal['side']
type Sum = { -readonly [K in keyof VatTotal]: VatTotal[K] }

/** Largest gap between VAT and base × rate that issuers' roundings by line explain, in minor units. */
const ROUNDING = 100

/** Special accounts whose lines are VAT of rates that are not told. */
const VAT_LINES: ReadonlySet<string> = new Set(['feesVat', 'vatMixed'])

/**
 * VAT that entries make due or deductible, by rate, to hold against the CA3: what is booked, not what documents print.
 * VAT that waits for a payment is not in it until it is paid, a deposit's VAT counts once, and self-assessed VAT stands
 * on both sides. A base is what the entry books; where it only moves VAT (a receipt, a deposit), it is VAT ÷ rate.
 */
export class VatTotals {
  private readonly totals = new Map<string, Sum>()
  private readonly directions = new Map<DocumentKey, Direction>()
  private readonly collected: ReadonlySet<AccountNumber>
  private readonly deductible: ReadonlySet<AccountNumber>
  private readonly selfAssessed: ReadonlySet<AccountNumber>

  constructor({ settings }: Dossier) {
    const { special, vatAccounts, accountWidth } = settings
    const sized = (accounts: readonly AccountNumber[]) =>
      new Set(accounts.flatMap((account) => atWidth(account, accountWidth) ?? []))
    const of = (direction: Direction) =>
      vatAccounts.filter((each) => each.direction === direction).map((each) => each.account)
    this.collected = sized(of('sale'))
    this.deductible = sized([...of('purchase'), special.reverseChargeDeductible, special.feesVat])
    this.selfAssessed = sized([special.reverseChargeIntra, special.reverseChargeOther])
  }

  /** Tells which documents the next entries come from. */
  know(documents: readonly Document[]): void {
    this.directions.clear()
    for (const { key, direction } of documents) this.directions.set(key, direction)
  }

  add(entry: Entry): void {
    const direction = this.directions.get(entry.document)
    const booked = new Map<string, Sum>()
    const bases = new Map<string, number>()
    for (const line of entry.lines) {
      const side = this.sideOf(line, direction)
      if (side) {
        const { treatment, rate } = line.vat ?? { treatment: 'S', rate: null }
        const sum = sumAt(booked, side, treatment, rate)
        sum.vat = amount(sum.vat + signed(line, side))
      } else if (line.vat && line.reason.by !== 'vat' && direction) {
        const { treatment, rate } = line.vat
        const key = `${direction} ${treatment} ${rate}`
        bases.set(key, (bases.get(key) ?? 0) + signed(line, direction))
        // What is bought under reverse charge is told by its self-assessed rows.
        if (Number(rate) === 0 && !(direction === 'purchase' && (treatment === 'AE' || treatment === 'K'))) {
          sumAt(booked, direction, treatment, rate)
        }
      }
    }
    for (const [key, { side, treatment, rate, vat }] of booked) {
      const total = sumAt(this.totals, side, treatment, rate)
      total.base = amount(total.base + baseOf(vat, rate, bases.get(key)))
      total.vat = amount(total.vat + vat)
    }
  }

  /** Sales, then self-assessed, then purchases; the highest rate first. */
  rows(): VatTotal[] {
    const order: readonly Side[] = ['sale', 'self-assessed', 'purchase']
    return [...this.totals.values()].sort(
      (a, b) => order.indexOf(a.side) - order.indexOf(b.side) || Number(b.rate ?? -1) - Number(a.rate ?? -1),
    )
  }

  /** On which side of the return a line's VAT stands; none for other lines and for VAT that waits. */
  private sideOf({ account, reason, vat }: EntryLine, direction: Direction | undefined): Side | undefined {
    if (reason.by !== 'vat' && !(reason.by === 'special' && VAT_LINES.has(reason.account))) return undefined
    const reverse = vat?.treatment === 'AE' || vat?.treatment === 'K'
    if (reverse && direction === 'purchase' && this.selfAssessed.has(account)) return 'self-assessed'
    if (this.collected.has(account)) return 'sale'
    return this.deductible.has(account) ? 'purchase' : undefined
  }
}

function sumAt(sums: Map<string, Sum>, side: Side, treatment: VatTreatment, rate: VatRate | null): Sum {
  const key = `${side} ${treatment} ${rate}`
  let sum = sums.get(key)
  if (!sum) {
    sum = { side, treatment, rate, base: amount(0), vat: amount(0) }
    sums.set(key, sum)
  }
  return sum
}

/** What is owed to the State on sales, and what it owes on purchases, is positive. */
function signed({ side, amount: value }: EntryLine, of: Side): number {
  return (side === 'debit') === (of === 'purchase') ? value : -value
}

function baseOf(vat: number, rate: VatRate | null, booked: number | undefined): number {
  if (booked !== undefined) {
    const expected = percentOf(amount(booked), rate ?? '0')
    if (Math.abs(expected - vat) <= ROUNDING) return booked
  }
  return rate === null || Number(rate) === 0 ? (booked ?? 0) : Math.round((vat * 100) / Number(rate))
}
