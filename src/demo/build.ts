import type { PlainDate, PlainMonth } from '../domain/date'
import { addDays, addMonths, firstDay, lastDay } from '../domain/date'
import type {
  Allocation,
  Document,
  Invoice,
  InvoiceKind,
  InvoiceLine,
  LineKind,
  Party,
  Payment,
  VatRate,
  VatRow,
  VatTreatment,
} from '../domain/document'
import { documentKey, RATE_0, vatRate } from '../domain/document'
import type { Amount, CurrencyCode } from '../domain/money'
import { amount, amountText, EUR, parseAmount, percentOf, sum, ZERO } from '../domain/money'

/** A made-up line: `[kind, label, net, rate or treatment]`, e.g. `['service', 'Pose', '300.00', '20']`. */
type LineSpec = readonly [
  kind: LineKind | 'allowance',
  label: string,
  net: string,
  vat: string,
  item?: { readonly code?: string; readonly category?: string; readonly deposit?: string },
]

/** The twelve months of the demonstration: 0 is the oldest, 11 the current one; no day lies after today. */
export interface Calendar {
  readonly day: (month: number, day: number) => PlainDate
  readonly month: (month: number) => PlainMonth
}

/** The twelve months that end with the month of `today`. */
export function calendar(today: PlainDate): Calendar {
  const current = today.slice(0, 7) as PlainMonth
  const month = (index: number) => addMonths(current, index - 11)
  return {
    month,
    day: (index, day) => {
      const end = index === 11 ? today : lastDay(month(index))
      return addDays(firstDay(month(index)), Math.min(day, Number(end.slice(8))) - 1)
    },
  }
}

/** A literal amount of this file's data. Throws on a typing mistake of ours. */
export function euros(text: string): Amount {
  const value = parseAmount(text)
  if (value === undefined) throw new Error(`demonstration: bad amount ${text}`)
  return value
}

const TREATMENTS: readonly VatTreatment[] = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'F']

function vatOf(text: string): { treatment: VatTreatment; rate: VatRate } {
  const treatment = TREATMENTS.find((each) => each === text)
  if (treatment) return { treatment, rate: RATE_0 }
  const rate = vatRate(text)
  if (!rate) throw new Error(`demonstration: bad rate ${text}`)
  return { treatment: 'S', rate }
}

function lineOf([kind, label, net, vat, item]: LineSpec): InvoiceLine {
  return {
    role: kind === 'allowance' ? 'allowance' : kind === 'transport' ? 'charge' : 'item',
    kind: kind === 'allowance' ? 'other' : kind,
    label,
    net: euros(net),
    ...vatOf(vat),
    ...item,
  }
}

function vatRows(lines: readonly InvoiceLine[]): VatRow[] {
  const bases = new Map<string, VatRow>()
  for (const line of lines) {
    const key = `${line.treatment} ${line.rate}`
    const base = amount((bases.get(key)?.base ?? ZERO) + line.net)
    bases.set(key, { treatment: line.treatment, rate: line.rate, base, vat: percentOf(base, line.rate) })
  }
  return [...bases.values()]
}

export interface InvoiceSpec {
  readonly kind?: InvoiceKind
  readonly direction?: 'sale' | 'purchase'
  readonly number: string
  readonly date: PlainDate
  readonly party: Party
  readonly lines: readonly LineSpec[]
  /** Days to pay, 30 unless told. */
  readonly days?: number
  readonly prepaid?: string
  readonly more?: Partial<Invoice>
}

/** An invoice whose VAT rows and totals follow from its lines, as a billing application prints them. */
export function invoice(spec: InvoiceSpec): Invoice {
  const direction = spec.direction ?? 'sale'
  const lines = spec.lines.map(lineOf)
  const vat = vatRows(lines)
  const net = sum(lines.map((line) => line.net))
  const tax = sum(vat.map((row) => row.vat))
  const prepaid = spec.prepaid ? euros(spec.prepaid) : ZERO
  const gross = amount(net + tax)
  return {
    key: documentKey('demo', direction === 'sale' ? 'us' : spec.party.name, spec.number),
    source: { kind: 'demo', name: 'Démonstration' },
    kind: spec.kind ?? 'invoice',
    direction,
    number: spec.number,
    date: spec.date,
    currency: EUR,
    party: spec.party,
    holds: [],
    warnings: [],
    dueDates: [{ date: addDays(spec.date, spec.days ?? 30) }],
    lines,
    vat,
    totals: { net, vat: tax, gross, prepaid, rounding: ZERO, payable: amount(gross - prepaid) },
    deposits: [],
    refersTo: [],
    ...spec.more,
  }
}

export interface PaymentSpec {
  readonly number: string
  readonly date: PlainDate
  readonly party: Party
  readonly mode: string
  readonly amount: string
  /** `[number, amount]` or `[number, amount, extras]`; no number: an advance. */
  readonly for: readonly (readonly [string | null, string, Partial<Allocation>?])[]
  readonly direction?: 'sale' | 'purchase'
  readonly refund?: boolean
  /** Net and, where the platform charges it, VAT. */
  readonly fee?: readonly [net: string, vat?: string]
  readonly currency?: CurrencyCode
  readonly rate?: string
  readonly slip?: string
}

/** A payment with what it clears. */
export function payment(spec: PaymentSpec): Payment {
  const currency = spec.currency ?? EUR
  return {
    key: documentKey('demo', 'payment', spec.number),
    source: { kind: 'demo', name: 'Démonstration' },
    kind: 'payment',
    direction: spec.direction ?? 'sale',
    refund: spec.refund ?? false,
    number: spec.number,
    date: spec.date,
    currency,
    ...(spec.rate ? { rate: spec.rate } : {}),
    party: spec.party,
    holds: [],
    warnings: [],
    mode: spec.mode,
    amount: euros(spec.amount),
    ...(spec.fee ? { fee: { net: euros(spec.fee[0]), vat: spec.fee[1] ? euros(spec.fee[1]) : ZERO } } : {}),
    ...(spec.slip ? { slip: spec.slip } : {}),
    allocations: spec.for.map(([number, paid, extra]) => ({
      ...(number ? { number } : {}),
      amount: euros(paid),
      ...extra,
    })),
  }
}

/** Gross of a document, as its amount text, so that a payment in full needs no arithmetic in the data. */
export function grossOf(documents: readonly Document[], number: string): string {
  const found = documents.find((each) => each.kind !== 'payment' && each.number === number)
  if (!found || found.kind === 'payment') throw new Error(`demonstration: no document ${number}`)
  return amountText(found.totals.payable)
}
