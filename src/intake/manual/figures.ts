import type { InvoiceLine, Totals, VatRate, VatRow, VatTreatment } from '../../domain/document'
import { RATE_0, vatRate } from '../../domain/document'
import type { Amount, CurrencyCode } from '../../domain/money'
import { amount, lineAmount, negate, percentOf, sum, ZERO } from '../../domain/money'
import type { ManualInvoice, ManualLine } from './form'
import type { TypedReader } from './typed'

/** Treatments that carry tax; the others have the rate 0 and no VAT row amount. */
const TAXED: ReadonlySet<VatTreatment> = new Set(['S', 'L', 'M'])

/** Whether a treatment carries tax. */
export function isTaxed(treatment: VatTreatment): boolean {
  return TAXED.has(treatment)
}

/** A VAT row with what the bases alone would give, for the eye. */
export interface ComputedVat extends VatRow {
  readonly computed: Amount
}

/** What the form comes to, as far as it is typed. */
export interface InvoiceFigures {
  /** Net of each line of the form; null where it cannot be told yet. */
  readonly nets: readonly (Amount | null)[]
  readonly vat: readonly ComputedVat[]
  readonly totals: Totals
}

/** Whether nothing of a line was typed; such a line is passed over. */
function isBlank(line: ManualLine): boolean {
  return [line.label, line.quantity, line.unitPrice, line.net, line.discount, line.code].every(
    (text) => text.trim() === '',
  )
}

/** The name of a VAT row in the form. */
export function vatRowName(row: { readonly treatment: VatTreatment; readonly rate: string }): string {
  return `${row.treatment}:${row.rate}`
}

/**
 * Lines, VAT rows and totals of the form. VAT is computed per rate on the sum of its bases and rounded once (CGI ann. II
 * art. 242 nonies A, 8°: the total per rate is what the invoice states); an amount typed for a rate is kept as printed.
 */
export function invoiceFigures(
  form: ManualInvoice,
  currency: CurrencyCode,
  read: TypedReader,
): { readonly figures: InvoiceFigures; readonly lines: readonly InvoiceLine[] } {
  const nets: (Amount | null)[] = []
  const lines: InvoiceLine[] = []
  form.lines.forEach((typed, i) => {
    if (isBlank(typed)) {
      nets.push(null)
      return
    }
    const field = `lines.${i}`
    const net = lineNet(typed, field, currency, read)
    const rate = isTaxed(typed.treatment) ? taxedRate(typed, field, read) : RATE_0
    nets.push(net ?? null)
    if (net === undefined || rate === undefined) return
    lines.push(invoiceLine(typed, net, rate, field, read))
  })
  const vat = vatRows(form, lines, currency, read)
  const net = sum(lines.map((line) => line.net))
  const tax = sum(vat.map((row) => row.vat))
  const gross = amount(net + tax)
  const prepaid = sum([
    ...form.deposits.map((deposit, i) => read.positive(`deposits.${i}.gross`, deposit.gross, currency) ?? ZERO),
    read.positive('prepaid', form.prepaid, currency) ?? ZERO,
  ])
  const rounding = read.amount('rounding', form.rounding, currency) ?? ZERO
  const totals = { net, vat: tax, gross, prepaid, rounding, payable: amount(gross - prepaid + rounding) }
  return { figures: { nets, vat, totals }, lines }
}

/** Net of a line: price × quantity less its discount, or the net typed. */
function lineNet(line: ManualLine, field: string, currency: CurrencyCode, read: TypedReader): Amount | undefined {
  const quantity = read.decimal(`${field}.quantity`, line.quantity)
  const unitPrice = read.decimal(`${field}.unitPrice`, line.unitPrice)
  const typed = read.amount(`${field}.net`, line.net, currency)
  // Half a price is none: an unreadable quantity or price does not fall back on the net.
  const unread =
    (quantity === undefined && line.quantity.trim() !== '') || (unitPrice === undefined && line.unitPrice.trim() !== '')
  if (unread) return undefined
  const priced = unitPrice === undefined ? undefined : lineAmount(unitPrice, quantity ?? '1', currency)
  const whole = priced ?? typed
  if (whole === undefined) {
    // A net that is no amount has been told already; a product beyond any amount has not.
    if (unitPrice !== undefined) read.miss(`${field}.unitPrice`, 'number')
    else if (line.net.trim() === '') read.miss(`${field}.net`, 'filled')
    return undefined
  }
  const off = discountOf(line.discount, whole, `${field}.discount`, currency, read)
  if (off === undefined) return undefined
  const net = amount(whole - off)
  return line.role === 'allowance' ? negate(net) : net
}

function discountOf(
  text: string,
  of: Amount,
  field: string,
  currency: CurrencyCode,
  read: TypedReader,
): Amount | undefined {
  if (text.trim() === '') return ZERO
  const percent = /^(.*)%\s*$/.exec(text.trim())?.[1]
  if (percent === undefined) return read.amount(field, text, currency)
  const rate = vatRate(percent)
  return rate === undefined ? read.miss(field, 'rate') : percentOf(of, rate)
}

/** The rate of a taxed line. The taxes of the Canary Islands, Ceuta and Melilla may be 0 % (BR-AF-5, BR-AG-5); VAT not. */
function taxedRate(line: ManualLine, field: string, read: TypedReader): VatRate | undefined {
  const rate = read.rate(`${field}.rate`, line.rate)
  return rate === RATE_0 && line.treatment === 'S' ? read.miss(`${field}.rate`, 'rate') : rate
}

function invoiceLine(typed: ManualLine, net: Amount, rate: VatRate, field: string, read: TypedReader): InvoiceLine {
  const account = typed.account.trim().toUpperCase()
  if (account !== '' && !/^\d[0-9A-Z]{1,19}$/.test(account)) read.miss(`${field}.account`, 'account')
  const deposit = typed.deposit.trim()
  if (deposit !== '' && net >= 0) read.miss(`${field}.deposit`, 'negative-line')
  const quiet = (value: string) => value.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  return {
    role: typed.role,
    kind: typed.kind,
    label: typed.label.trim(),
    net,
    treatment: typed.treatment,
    rate,
    ...(typed.code.trim() ? { code: typed.code.trim() } : {}),
    ...(typed.category.trim() ? { category: typed.category.trim() } : {}),
    ...(typed.quantity.trim() ? { quantity: quiet(typed.quantity) } : {}),
    ...(typed.unitPrice.trim() ? { unitPrice: quiet(typed.unitPrice) } : {}),
    ...(account ? { account } : {}),
    ...(deposit ? { deposit } : {}),
  }
}

function vatRows(
  form: ManualInvoice,
  lines: readonly InvoiceLine[],
  currency: CurrencyCode,
  read: TypedReader,
): ComputedVat[] {
  const bases = new Map<string, { treatment: VatTreatment; rate: VatRate; base: Amount }>()
  for (const { treatment, rate, net } of lines) {
    const name = vatRowName({ treatment, rate })
    bases.set(name, { treatment, rate, base: amount((bases.get(name)?.base ?? 0) + net) })
  }
  return [...bases].map(([name, { treatment, rate, base }]) => {
    const computed = isTaxed(treatment) ? percentOf(base, rate) : ZERO
    const typed = form.vat.find((each) => each.row === name)
    const printed = typed && isTaxed(treatment) ? read.amount(`vat.${name}`, typed.vat, currency) : undefined
    return { treatment, rate, base, vat: printed ?? computed, computed }
  })
}
