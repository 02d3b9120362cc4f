import fc from 'fast-check'
import type { PlainDate } from '../../src/domain/date'
import { addDays, plainDate } from '../../src/domain/date'
import type {
  Allocation,
  Direction,
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
} from '../../src/domain/document'
import { documentKey, RATE_0, vatRate } from '../../src/domain/document'
import type { Dossier, DossierId, FormatId, Settings, VatRegime } from '../../src/domain/dossier'
import type { Amount, CurrencyCode } from '../../src/domain/money'
import { amount, currencyCode, EUR, percentOf, split, sum, ZERO } from '../../src/domain/money'
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

/** Amounts from a cent to 100 000,00. */
export const anyAmount: fc.Arbitrary<Amount> = fc.integer({ min: 1, max: 10_000_000 }).map(amount)

export const anyDay: fc.Arbitrary<PlainDate> = fc.nat(364).map((days) => addDays(day(2026, 1, 1), days))

export const anyRegime: fc.Arbitrary<VatRegime> = fc.constantFrom('debits', 'encaissements', 'franchise')

/** Names that try the accounts: accents, ligatures, punctuation, alphabets without a Latin letter. */
const anyName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "Société Générale d'Été & Fils",
    'Café « L’Épicéa »',
    'Œuvres & Cie',
    'Straße GmbH',
    'ÆON',
    '3M',
    'A',
    '<script>alert(1)</script>',
    '=1+1',
    '東京商事',
    'Z'.repeat(80),
  ),
  fc.string({ minLength: 1, maxLength: 30 }),
)

export const anyParty: fc.Arbitrary<Party> = fc
  .record(
    { name: anyName, code: fc.stringMatching(/^[A-Z]\d{1,4}$/), postalCode: fc.stringMatching(/^\d{5}$/) },
    { requiredKeys: ['name', 'code'] },
  )
  .map(({ name, code, postalCode }) => ({ name, code, ...(postalCode ? { postalCode } : {}) }))

const VAT: readonly (readonly [VatTreatment, VatRate])[] = [
  ['S', rateOf('20')],
  ['S', rateOf('10')],
  ['S', rateOf('5.5')],
  ['S', rateOf('2.1')],
  ['S', rateOf('8.5')],
  ['E', RATE_0],
  ['AE', RATE_0],
  ['K', RATE_0],
  ['G', RATE_0],
  ['O', RATE_0],
  ['F', RATE_0],
]

const KINDS: readonly LineKind[] = [
  'goods',
  'service',
  'finished-product',
  'transport',
  'disbursement',
  'fixed-asset',
  'other',
]

/** One to six lines; an allowance or a returned item is smaller than what it comes off. */
export const anyLines: fc.Arbitrary<readonly InvoiceLine[]> = fc
  .array(
    fc.record({
      vat: fc.constantFrom(...VAT),
      kind: fc.constantFrom(...KINDS),
      net: anyAmount,
      off: fc.option(fc.record({ part: fc.nat(60), role: fc.constantFrom('allowance' as const, 'item' as const) })),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((specs) =>
    specs.flatMap(({ vat: [treatment, rate], kind, net, off }): InvoiceLine[] => {
      const line: InvoiceLine = { role: 'item', kind, label: kind, net, treatment, rate }
      const less = off ? amount(-Math.floor((net * off.part) / 100)) : ZERO
      return off && less !== 0 ? [line, { ...line, role: off.role, net: less, label: 'moins' }] : [line]
    }),
  )

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

const KIND_OF_INVOICE: readonly InvoiceKind[] = ['invoice', 'credit-note', 'deposit', 'deposit-credit-note']

/** Currencies with 0, 2 and 3 decimals, with a rate, and none. */
export const anyCurrency: fc.Arbitrary<Partial<Invoice>> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.record({
      currency: fc.constantFrom('USD', 'JPY', 'TND', 'CHF').map(currencyOf),
      rate: fc.integer({ min: 5000, max: 30_000 }).map((rate) => String(rate / 10_000)),
    }),
  },
)

/** An invoice, credit note or deposit of a sale or purchase, of any treatment, currency, rounding and instalments. */
export const anyInvoice: fc.Arbitrary<Invoice> = fc
  .record({
    number: fc.stringMatching(/^[A-Z]{1,3}-\d{1,6}$/),
    date: anyDay,
    party: anyParty,
    lines: anyLines,
    direction: fc.constantFrom<Direction>('sale', 'purchase'),
    kind: fc.constantFrom(...KIND_OF_INVOICE),
    currency: anyCurrency,
    rounding: fc.oneof(fc.constant(0), fc.integer({ min: -4, max: 4 })),
    gap: fc.oneof(fc.constant(0), fc.integer({ min: -5, max: 5 })),
    instalments: fc.integer({ min: 1, max: 4 }),
    vatPoint: fc.constantFrom(undefined, 'invoice' as const, 'delivery' as const, 'payment' as const),
  })
  .map(({ currency, rounding, gap, instalments, vatPoint, ...facts }) => {
    const plain = invoiceOf({ ...facts, more: currency })
    const gross = amount(plain.totals.gross + (plain.currency === EUR ? gap : 0))
    const payable = amount(gross + rounding)
    const totals = { ...plain.totals, gross, rounding: amount(rounding), payable }
    const parts = split(payable, Array<Amount>(instalments).fill(amount(1)))
    const dueDates =
      instalments === 1
        ? plain.dueDates
        : parts.map((part, i) => ({ date: addDays(plain.date, 30 * (i + 1)), amount: part }))
    return { ...plain, totals, dueDates, ...(vatPoint ? { vatPoint } : {}) }
  })
  // An amount that converts to less than a cent has no entry.
  .filter(({ totals, currency }) => totals.payable > (currency === EUR ? 10 : 1000))

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

/** A payment that stands alone: advances, fees, differences, refunds, every mode and currency. */
export const anyPayment: fc.Arbitrary<Payment> = fc
  .record({
    number: fc.stringMatching(/^R-\d{1,6}$/),
    date: anyDay,
    party: anyParty,
    direction: fc.constantFrom<Direction>('sale', 'purchase'),
    refund: fc.boolean(),
    parts: fc.array(anyAmount, { minLength: 0, maxLength: 4 }),
    rest: anyAmount,
    fee: fc.option(fc.integer({ min: 1, max: 500 })),
    off: fc.option(
      fc.record({
        value: fc.integer({ min: 1, max: 300 }),
        for: fc.constantFrom('party' as const, 'us' as const),
        reason: fc.constantFrom('rounding' as const, 'bad-debt' as const),
      }),
    ),
    mode: fc.constantFrom('Virement', 'Carte', 'Chèque', 'Prélèvement', 'Espèces', 'Stripe', 'LCR', '30', '48', '97'),
    currency: anyCurrency,
  })
  .map(({ parts, rest, fee, off, mode, currency, ...facts }) => {
    const allocations = parts.map((part, i): Allocation => {
      const writeOff = off && i === 0 ? { amount: amount(off.value), reason: off.reason, for: off.for } : undefined
      return { number: `X-${i}`, amount: amount(part + 1000), ...(writeOff ? { writeOff } : {}) }
    })
    const paid = amount(sum(allocations.map((each) => each.amount)) + rest + 1000)
    const { currency: code, rate } = currency
    return paymentOf({
      ...facts,
      allocations,
      amount: paid,
      more: {
        mode,
        ...(code && rate ? { currency: code, rate } : {}),
        ...(fee ? { fee: { net: amount(fee), vat: percentOf(amount(fee), '20') } } : {}),
      },
    })
  })

/** Any piece. */
export const anyDocument: fc.Arbitrary<Document> = fc.oneof(
  { weight: 3, arbitrary: anyInvoice },
  { weight: 1, arbitrary: anyPayment },
)
