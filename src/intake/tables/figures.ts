import type { InvoiceLine, VatRate, VatRow, VatTreatment } from '../../domain/document'
import { RATE_0 } from '../../domain/document'
import type { Amount, CurrencyCode } from '../../domain/money'
import { amount, sum, ZERO } from '../../domain/money'
import { invoiceLine } from './lines'
import type { Piece } from './pieces'
import { piecesOf, piecesPerRate, treatmentOf } from './pieces'
import { deducedRate, vatOf } from './rates'
import type { Row } from './row'

/** Lines, VAT rows and totals of a document as its rows give them, signs as written. */
export interface Figures {
  readonly lines: readonly InvoiceLine[]
  readonly vat: readonly VatRow[]
  readonly net: Amount
  readonly tax: Amount
  readonly gross: Amount
}

/** What the table prints for the whole document. */
interface Printed {
  readonly net: Amount | undefined
  readonly vat: Amount | undefined
  readonly gross: Amount | undefined
}

/**
 * The figures of one document. What is printed is kept, also where it disagrees: posting then blocks the document with
 * the gap. Of net, VAT and gross the third follows from two. Undefined when a row has a problem or no amount.
 */
export function figuresOf(group: readonly Row[], currency: CurrencyCode): Figures | undefined {
  const [first] = group
  if (!first) return undefined
  const printed = printedTotals(group, currency)
  const pieces =
    ratesOnFirst(group, currency) ?? group.flatMap((row) => piecesOf(row, currency, printed.vat !== undefined))
  if (group.some((row) => row.problems.length > 0)) return undefined
  const lines = resolve(pieces, printed, currency)
  const resolved = group.length > 1 && lines ? trusted(lines, printed, first) : lines
  if (!resolved || resolved.length === 0) return undefined
  const vat = vatRows(resolved, printed.vat)
  const base = sum(vat.map((row) => row.base))
  const tax = printed.vat ?? third(printed.gross, printed.net) ?? sum(vat.map((row) => row.vat))
  const net = printed.net ?? third(printed.gross, printed.vat) ?? base
  const gross = printed.gross ?? amount(net + tax)
  return { lines: resolved.map((piece) => invoiceLine(piece)), vat, net, tax, gross }
}

/** Orders of a shop: the VAT of each rate stands on the first row, the articles on all; the rates are the document's. */
function ratesOnFirst(group: readonly Row[], currency: CurrencyCode): Piece[] | undefined {
  const [first, ...others] = group
  if (!first || others.length === 0) return undefined
  const pieces = piecesPerRate(first, currency)
  if (!pieces || others.some((row) => piecesPerRate(row, currency) !== undefined)) return undefined
  const label = labelsOf(group.map((row) => row.text('label')))
  return pieces.map((piece) => ({ ...piece, label: label || piece.label }))
}

function labelsOf(labels: readonly string[]): string {
  return [...new Set(labels.filter((label) => label !== ''))].join(', ').slice(0, 200)
}

/** `whole − part`, where both are known. */
function third(whole: Amount | undefined, part: Amount | undefined): Amount | undefined {
  return whole === undefined || part === undefined ? undefined : amount(whole - part)
}

/** Totals stand in columns of their own on any row of the document; the amounts of a single row are its totals. */
function printedTotals(group: readonly Row[], currency: CurrencyCode): Printed {
  const find = (whole: string, single: string) => {
    const row = group.find((each) => each.own(whole) !== '')
    if (row) return row.amount(whole, currency)
    const [only] = group
    return group.length === 1 ? only?.amount(single, currency) : undefined
  }
  return { net: find('documentNet', 'net'), vat: find('documentVat', 'vat'), gross: find('documentGross', 'gross') }
}

interface Resolved extends Piece {
  readonly rate: VatRate
  readonly treatment: VatTreatment
}

/** Lines that state no rate take the one that the document's VAT gives; where none does, the document is told. */
function resolve(pieces: readonly Piece[], printed: Printed, currency: CurrencyCode): Resolved[] | undefined {
  const open = pieces.filter((piece) => piece.rate === undefined)
  let rate: VatRate | undefined = RATE_0
  if (open.length > 0) {
    const base = sum(open.map((piece) => piece.net))
    const stated = pieces.filter((piece) => piece.rate !== undefined)
    const known = sum(stated.map((piece) => piece.vat ?? vatOf(piece.net, piece.rate ?? RATE_0)))
    const tax = amount((printed.vat ?? ZERO) - known)
    rate = deducedRate(base, tax, open.length + 1)
    if (rate === undefined) return open[0]?.row.unclear(base, tax, currency)
  }
  return pieces.map((piece) => {
    const stated = piece.rate ?? rate ?? RATE_0
    return { ...piece, rate: stated, treatment: piece.treatment ?? treatmentOf(stated, piece.row) }
  })
}

/**
 * Shops list articles at prices with VAT, and delivery in the totals only: such lines do not add up to the net. The
 * totals then speak, if one rate explains them; the articles give the label. A small gap is rounding, and stays.
 */
function trusted(pieces: readonly Resolved[], printed: Printed, first: Row): readonly Resolved[] {
  const { gross, vat } = printed
  if (gross === undefined || vat === undefined) return pieces
  const net = printed.net ?? amount(gross - vat)
  const gap = Math.abs(sum(pieces.map((piece) => piece.net)) - net)
  const rate = deducedRate(net, vat, 2)
  if (gap <= 5 + pieces.length || amount(net + vat) !== gross || rate === undefined) return pieces
  const label = labelsOf(pieces.map((piece) => piece.label))
  return [{ row: first, net, vat, gross, rate, treatment: treatmentOf(rate, first), label, whole: true }]
}

/**
 * VAT rows by treatment and rate. An application rounds by line or by rate: the way that gives the printed VAT is the
 * one it took. Where none does and one row is taxed, the printed amount is that row's.
 */
function vatRows(pieces: readonly Resolved[], printed: Amount | undefined): VatRow[] {
  const groups = new Map<string, Resolved[]>()
  for (const piece of pieces) {
    const name = `${piece.treatment} ${piece.rate}`
    const known = groups.get(name)
    if (known) known.push(piece)
    else groups.set(name, [piece])
  }
  const rows = [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { treatment, rate } = first
    const base = sum(group.map((piece) => piece.net))
    const perRate = vatOf(base, rate)
    const stated = group.every((piece) => piece.vat !== undefined)
      ? sum(group.map((piece) => piece.vat ?? ZERO))
      : undefined
    const perLine = sum(group.map((piece) => piece.vat ?? vatOf(piece.net, rate)))
    return [{ treatment, rate, base, ways: [stated ?? perRate, perRate, perLine] as const }]
  })
  const way = ([0, 1, 2] as const).find((i) => sum(rows.map((row) => row.ways[i])) === printed) ?? 0
  const taxed = rows.filter((row) => row.rate !== RATE_0)
  const agrees = printed === undefined || sum(rows.map((row) => row.ways[way])) === printed
  return rows.map(({ treatment, rate, base, ways }) => {
    const only = !agrees && taxed.length === 1 && rate !== RATE_0 ? printed : undefined
    return { treatment, rate, base, vat: only ?? ways[way] }
  })
}
