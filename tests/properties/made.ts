import type { PlainDate } from '../../src/domain/date'
import { addDays, plainDate } from '../../src/domain/date'
import type {
  Allocation,
  Direction,
  Invoice,
  InvoiceKind,
  InvoiceLine,
  Party,
  Payment,
  VatRate,
  VatRow,
} from '../../src/domain/document'
import { documentKey, vatRate } from '../../src/domain/document'
import type { Dossier, DossierId, FormatId, Settings, VatRegime } from '../../src/domain/dossier'
import type { Amount, CurrencyCode } from '../../src/domain/money'
import { amount, currencyCode, EUR, percentOf, sum, ZERO } from '../../src/domain/money'
import { defaultSettings } from '../../src/posting'

/** A day of this calendar; a typing mistake throws. */
export function day(year: number, month: number, date: number): PlainDate {
  const value = plainDate(year, month, date)
  if (!value) throw new Error(`no such day: ${year}-${month}-${date}`)
  return value
}

/** A rate as the domain writes it; a typing mistake throws. */
export function rateOf(text: string): VatRate {
  const value = vatRate(text)
  if (!value) throw new Error(`no such rate: ${text}`)
  return value
}

/** A currency; a typing mistake throws. */
export function currencyOf(text: string): CurrencyCode {
  const value = currencyCode(text)
  if (!value) throw new Error(`no such currency: ${text}`)
  return value
}

/** A dossier with the default profile, its years 2025 to 2027 open. */
export function testDossier(regime: VatRegime, change: Partial<Settings> = {}, width: number | null = 6): Dossier {
  return {
    id: '00000000-0000-4000-8000-000000000001' as DossierId,
    name: 'Essai SARL',
    siren: '812345676',
    vatId: 'FR19812345676',
    postalCode: '44000',
    currency: EUR,
    fiscalYears: [2025, 2026, 2027].map((year) => ({ start: day(year, 1, 1), end: day(year, 12, 31) })),
    vatRegime: regime,
    format: 'fec' as FormatId,
    formatOptions: {},
    settings: { ...defaultSettings(regime, width), ...change },
    demonstration: false,
  }
}

/** The breakdown that a billing application prints for these lines. */
function rowsFor(lines: readonly InvoiceLine[]): VatRow[] {
  const rows = new Map<string, VatRow>()
  for (const { treatment, rate, net } of lines) {
    const key = `${treatment} ${rate}`
    const base = amount((rows.get(key)?.base ?? 0) + net)
    rows.set(key, { treatment, rate, base, vat: treatment === 'S' ? percentOf(base, rate) : ZERO })
  }
  return [...rows.values()]
}

export interface InvoiceFacts {
  readonly number: string
  readonly date: PlainDate
  readonly party: Party
  readonly lines: readonly InvoiceLine[]
  readonly direction?: Direction
  readonly kind?: InvoiceKind
  readonly more?: Partial<Invoice>
}

/** An invoice whose rows and totals follow from its lines. */
export function invoiceOf({ number, date, party, lines, direction = 'sale', kind = 'invoice', more }: InvoiceFacts) {
  const vat = rowsFor(lines)
  const net = sum(lines.map((line) => line.net))
  const tax = sum(vat.map((row) => row.vat))
  const gross = amount(net + tax)
  const invoice: Invoice = {
    key: documentKey('test', direction, kind, number),
    source: { kind: 'manual', name: 'test' },
    kind,
    direction,
    number,
    date,
    currency: EUR,
    party,
    holds: [],
    warnings: [],
    dueDates: [{ date: addDays(date, 30) }],
    lines,
    vat,
    totals: { net, vat: tax, gross, prepaid: ZERO, rounding: ZERO, payable: gross },
    deposits: [],
    refersTo: [],
    ...more,
  }
  return invoice
}

export interface PaymentFacts {
  readonly number: string
  readonly date: PlainDate
  readonly party: Party
  readonly allocations: readonly Allocation[]
  readonly amount?: Amount
  readonly direction?: Direction
  readonly refund?: boolean
  readonly more?: Partial<Payment>
}

/** A payment by transfer of what it allocates, unless told otherwise. */
export function paymentOf({
  number,
  date,
  party,
  allocations,
  direction = 'sale',
  refund = false,
  ...rest
}: PaymentFacts) {
  const payment: Payment = {
    key: documentKey('test', direction, 'payment', number),
    source: { kind: 'manual', name: 'test' },
    kind: 'payment',
    direction,
    refund,
    number,
    date,
    currency: EUR,
    party,
    holds: [],
    warnings: [],
    mode: 'Virement',
    amount: rest.amount ?? sum(allocations.map((each) => each.amount)),
    allocations,
    ...rest.more,
  }
  return payment
}
