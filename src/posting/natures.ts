import type { Invoice, InvoiceLine, VatRow } from '../domain/document'
import { RATE_0 } from '../domain/document'
import type { Dossier } from '../domain/dossier'
import type { AccountNumber } from '../domain/entry'
import type { Amount } from '../domain/money'
import { amount, percentOf, split, sum, ZERO } from '../domain/money'
import { kindOf, mayWait } from './waiting'

/** A VAT row to book. */
export interface BookedRow extends VatRow {
  /** Rates that the document does not tell apart and that one account takes; `rate` then says nothing. */
  readonly mixed?: true
}

/** The VAT rows to book. Rows of nothing are dropped; a document without a breakdown gets the one that its facts prove. */
export function rowsOf(document: Invoice, dossier: Dossier): readonly BookedRow[] {
  const printed = document.vat
  if (printed.length > 0) {
    return printed.every(carries) ? printed : printed.filter((row) => carries(row) || moves(document, row))
  }
  return document.totals.vat === 0 ? untaxedRows(document, dossier) : provenRow(document, dossier)
}

const carries = (row: VatRow) => row.base !== 0 || row.vat !== 0

/** A row that comes to nothing while its lines do not: they may move accounts against each other. */
function moves(document: Invoice, row: VatRow): boolean {
  return document.lines.some((line) => line.net !== 0 && rowKey(line) === rowKey(row))
}

/** No VAT at all: one row per treatment of the lines; a franchise needs no lines to know its treatment. */
function untaxedRows(document: Invoice, dossier: Dossier): readonly VatRow[] {
  const rows = new Map<string, VatRow>()
  for (const { treatment, rate, net } of document.lines) {
    const key = rowKey({ treatment, rate })
    rows.set(key, { treatment, rate, base: amount((rows.get(key)?.base ?? 0) + net), vat: ZERO })
  }
  if (rows.size === 0 && dossier.vatRegime === 'franchise' && document.direction === 'sale') {
    const row: VatRow = { treatment: 'F', rate: RATE_0, base: document.totals.net, vat: ZERO }
    return carries(row) ? [row] : []
  }
  return [...rows.values()].filter(carries)
}

/** A profile without rows: one rate is accepted only if it gives the VAT to the cent; two cannot be solved back. */
function provenRow(document: Invoice, dossier: Dossier): readonly BookedRow[] {
  const { net, vat } = document.totals
  for (const { direction, treatment, rate } of dossier.settings.vatAccounts) {
    if (direction !== document.direction || treatment !== 'S' || rate === undefined) continue
    if (percentOf(net, rate) === vat) return [{ treatment, rate, base: net, vat }]
  }
  return mixedRow(document, dossier)
}

/**
 * The totals of a purchase in one row (einvoice, profile MINIMUM): deductible VAT needs no rate where it has but one
 * account, and nothing of it waits for the payment.
 */
function mixedRow(document: Invoice, dossier: Dossier): readonly BookedRow[] {
  const { direction, kind, lines, totals } = document
  if (direction !== 'purchase' || (kind !== 'invoice' && kind !== 'credit-note') || lines.length > 0) return []
  if (mayWait(document, dossier) || !onlyDeductible(dossier)) return []
  return [{ treatment: 'S', rate: RATE_0, base: totals.net, vat: totals.vat, mixed: true }]
}

/** The account of deductible VAT where it is one for all the rates, assets apart. */
export function onlyDeductible({ settings }: Dossier): AccountNumber | undefined {
  if (settings.defaultKind.purchase === 'fixed-asset') return undefined
  const [only, ...others] = new Set(
    settings.vatAccounts
      .filter(({ direction, treatment, kind }) => direction === 'purchase' && treatment === 'S' && kind === undefined)
      .map(({ account }) => account),
  )
  return others.length === 0 ? only : undefined
}

/** Names a row: its treatment and rate. */
export function rowKey(row: Pick<VatRow, 'treatment' | 'rate'>): string {
  return `${row.treatment} ${row.rate}`
}

/** A part of a row's base that goes to the account of one line. */
export interface Nature {
  readonly line: InvoiceLine
  readonly base: Amount
}

/**
 * Shares the base of a VAT row among its lines. The printed base is what is booked: allowances and odd cents are spread
 * over the items in proportion (einvoice: BG-23 rules, accounts share it by the lines). Charges are items of their own.
 * A row without lines is one line of the dossier's usual nature.
 */
export function naturesOf(document: Invoice, row: VatRow, dossier: Dossier): readonly Nature[] {
  const items = document.lines.filter(
    (line) => line.treatment === row.treatment && line.rate === row.rate && line.role !== 'allowance' && line.net !== 0,
  )
  const first = items[0]
  if (!first) return [{ line: standIn(document, row, dossier), base: row.base }]
  if (items.length === 1) return [{ line: first, base: row.base }]
  const nets = items.map((line) => line.net)
  const bases = sum(nets) === row.base ? nets : split(row.base, nets)
  return items.map((line, i) => ({ line, base: bases[i] ?? ZERO }))
}

function standIn(document: Invoice, row: VatRow, dossier: Dossier): InvoiceLine {
  // Money advanced in the customer's name is no revenue (CGI art. 267-II-2°; VATEX-EU-79-C).
  const disbursement = row.reason !== undefined && /VATEX-EU-79-C/i.test(row.reason)
  const only = document.lines[0]
  return {
    role: 'item',
    kind: disbursement
      ? 'disbursement'
      : only
        ? kindOf(document, only, dossier)
        : dossier.settings.defaultKind[document.direction],
    label: document.party.name,
    net: row.base,
    treatment: row.treatment,
    rate: row.rate,
  }
}
