import type { Dossier } from '../domain/dossier'
import type { Amount, CurrencyCode } from '../domain/money'
import { amount, convert, split } from '../domain/money'
import type { DraftLine } from './lines'

/** How a document's amounts become the books': nothing to do, or a rate. */
export interface Conversion {
  readonly foreign: boolean
  readonly currency: CurrencyCode
  readonly toBooks: (value: Amount) => Amount
}

/** The conversion of a document; undefined when it is in another currency and states no rate. */
export function conversionOf(
  document: { readonly currency: CurrencyCode; readonly rate?: string },
  dossier: Dossier,
): Conversion | undefined {
  const { currency, rate } = document
  if (currency === dossier.currency) return { foreign: false, currency, toBooks: (value) => value }
  if (rate === undefined || !(Number(rate) > 0)) return undefined
  return { foreign: true, currency, toBooks: (value) => convert(value, currency, dossier.currency, rate) }
}

/**
 * Converts lines of a document that balances in its own currency, each rounded once; the foreign amount stays on the
 * line. Third parties' lines together are the conversion of their total, so that a payment can clear them to the cent;
 * the cents that rounding leaves go to the largest line that has neither third party nor VAT.
 */
export function toBooks(draft: readonly DraftLine[], conversion: Conversion): DraftLine[] {
  if (!conversion.foreign) return [...draft]
  const { currency } = conversion
  const due = draft.filter((line) => line.auxiliary)
  const total = amount(due.reduce((sum, line) => sum + line.signed, 0))
  const parts = split(
    conversion.toBooks(total),
    due.map((line) => line.signed),
  )
  const lines = draft.map((line): DraftLine => {
    if (line.foreign) return line
    const part = parts[due.indexOf(line)]
    const signed = part ?? conversion.toBooks(line.signed)
    return { ...line, signed, foreign: { currency, amount: line.signed } }
  })
  const gap = lines.reduce((sum, line) => sum + line.signed, 0)
  if (gap === 0) return lines
  let largest = -1
  lines.forEach((line, i) => {
    if (line.auxiliary || line.reason.by === 'vat') return
    if (largest < 0 || Math.abs(line.signed) > Math.abs(lines[largest]?.signed ?? 0)) largest = i
  })
  return lines.map((line, i) => (i === largest ? { ...line, signed: amount(line.signed - gap) } : line))
}
