import type { Invoice, VatRow } from '../domain/document'
import { vatRate } from '../domain/document'
import type { Amount } from '../domain/money'
import { amount, ZERO } from '../domain/money'
import type { PostingContext } from './context'
import type { Deduction } from './deposit'
import { deductionOf, vatTaken } from './deposit'
import type { BookedRow, Nature } from './natures'
import { naturesOf, rowKey, rowsOf } from './natures'
import type { VatPart } from './waiting'
import { vatParts } from './waiting'

/** One VAT row of a document with what it becomes. */
export interface RowParts {
  readonly row: BookedRow
  readonly natures: readonly Nature[]
  /** The VAT still to book, after that of deducted deposits, cut by what it is. */
  readonly vat: readonly VatPart[]
}

/** What an invoice is made of, before any account is chosen; in its own currency and sign. */
export interface InvoiceParts {
  readonly rows: readonly RowParts[]
  readonly deduction: Deduction
  /** What the third party owes (is owed) by this document: gross and rounding, less the deposits taken back. */
  readonly due: Amount
}

/** Takes a document apart. Used for its own entry and, on receipts, for the entries of its payments. */
export function invoiceParts(document: Invoice, context: PostingContext): InvoiceParts {
  const { dossier } = context
  const deduction = deductionOf(document, context)
  const taken = new Map(vatTaken(deduction))
  const rows = rowsOf(document, dossier).map((row): RowParts => {
    const natures = naturesOf(document, row, dossier)
    const already = taken.get(rowKey(row)) ?? ZERO
    taken.delete(rowKey(row))
    const rest = already === 0 ? row : { ...row, vat: amount(row.vat - already) }
    return { row, natures, vat: vatParts(document, rest, natures, dossier) }
  })
  // VAT of a deposit at a rate that the final invoice no longer has is taken back at that rate.
  for (const [key, vat] of taken) {
    const [treatment, rate] = key.split(' ')
    const like = deduction.taken.flatMap(({ deposit }) => deposit.vat).find((row) => row.treatment === treatment)
    const known = vatRate(rate ?? '')
    if (!like || !known || vat === 0) continue
    const row: VatRow = { treatment: like.treatment, rate: known, base: ZERO, vat: ZERO }
    const natures = naturesOf(document, row, dossier)
    rows.push({ row, natures, vat: vatParts(document, { ...row, vat: amount(-vat) }, natures, dossier) })
  }
  const { gross, rounding } = document.totals
  return { rows, deduction, due: amount(gross + rounding - deduction.gross) }
}
