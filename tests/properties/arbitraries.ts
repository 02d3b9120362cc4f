import fc from 'fast-check'
import type { PlainDate } from '../../src/domain/date'
import { addDays } from '../../src/domain/date'
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
  VatTreatment,
} from '../../src/domain/document'
import { RATE_0 } from '../../src/domain/document'
import type { VatRegime } from '../../src/domain/dossier'
import type { Amount } from '../../src/domain/money'
import { amount, EUR, percentOf, split, sum, ZERO } from '../../src/domain/money'
import { currencyOf, day, invoiceOf, paymentOf, rateOf } from './made'

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
