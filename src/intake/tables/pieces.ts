import type { VatRate, VatTreatment } from '../../domain/document'
import { RATE_0 } from '../../domain/document'
import { compactIdentifier } from '../../domain/identifiers'
import type { Amount, CurrencyCode } from '../../domain/money'
import { amount, sum, ZERO } from '../../domain/money'
import { territoryOf } from '../../domain/territory'
import { tableProduct } from './amounts'
import { countryCode } from './countries'
import { baseOf, deducedRate, netOf, tableRate, vatOf } from './rates'
import type { Row } from './row'
import { treatmentWord } from './words'

/** An amount at one rate, from one row. */
export interface Piece {
  readonly row: Row
  readonly net: Amount
  readonly vat: Amount | undefined
  readonly gross: Amount | undefined
  /** Undefined: only the document's VAT can tell. */
  readonly rate: VatRate | undefined
  readonly treatment?: VatTreatment
  readonly label: string
  /** The row's quantity and price do not make this amount. */
  readonly whole: boolean
}

/** What one row gives: a piece for each rate that has columns of its own, or one. Problems stay with the row. */
export function piecesOf(row: Row, currency: CurrencyCode, vatPrinted: boolean): Piece[] {
  const several = piecesPerRate(row, currency)
  if (several) return several
  const single = singlePiece(row, currency, vatPrinted)
  return single ? [single] : []
}

/** The pieces of a row that has columns for each rate; undefined when it has none or they are empty. */
export function piecesPerRate(row: Row, currency: CurrencyCode): Piece[] | undefined {
  return ratedPieces(row, currency) ?? numberedPieces(row, currency)
}

function labelOf(row: Row): string {
  return row.text('label') || row.text('category') || row.text('party')
}

/** « HT 20 % », « TVA 20 % », « HT 5,5 % »… on one row; undefined when all of them are empty or nil. */
function ratedPieces(row: Row, currency: CurrencyCode): Piece[] | undefined {
  const rates = row.ratedColumns()
  if (rates.length === 0) return undefined
  const stated = rates.flatMap((rate) => {
    const net = row.amount(`net@${rate}`, currency)
    const vat = row.amount(`vat@${rate}`, currency)
    const gross = row.amount(`gross@${rate}`, currency)
    return net || vat || gross ? [{ rate, net, vat, gross }] : []
  })
  return stated.length === 0 ? undefined : completed(row, stated, currency)
}

/** « Taux 1, Base 1, TVA 1, Taux 2… », or a shop's « Tax 1 Name, Tax 1 Value ». */
function numberedPieces(row: Row, currency: CurrencyCode): Piece[] | undefined {
  const stated = ['1', '2', '3', '4', '5'].flatMap((n) => {
    const net = row.amount(`net#${n}`, currency)
    const vat = row.amount(`vat#${n}`, currency)
    if (!net && !vat) return []
    const text = row.text(`rate#${n}`)
    const rate = text === '' && !vat ? RATE_0 : tableRate(text)
    if (rate === undefined) row.bad(`rate#${n}`, '20')
    return rate === undefined ? [] : [{ rate, net, vat, gross: undefined }]
  })
  return stated.length === 0 ? undefined : completed(row, stated, currency)
}

interface AtRate {
  readonly rate: VatRate
  readonly net: Amount | undefined
  readonly vat: Amount | undefined
  readonly gross: Amount | undefined
}

/** Bases that only their VAT tells are close to it; what the total net says beyond them is the largest's, or untaxed. */
function completed(row: Row, stated: readonly AtRate[], currency: CurrencyCode): Piece[] {
  const pieces = stated.map(({ rate, net, vat, gross }) => {
    const base = net ?? (gross === undefined ? baseOf(vat ?? ZERO, rate) : netOfGross(gross, vat, rate))
    const tax = vat ?? (gross === undefined ? undefined : amount(gross - base))
    return { row, net: base, vat: tax, gross, rate, label: labelOf(row), whole: true }
  })
  const guessed = stated.every((each) => each.net === undefined && each.gross === undefined)
  const total = (whole: string, single: string) => row.amount(whole, currency) ?? row.amount(single, currency)
  const gross = total('documentGross', 'gross')
  const vat = total('documentVat', 'vat') ?? sum(stated.map((each) => each.vat ?? ZERO))
  const net = total('documentNet', 'net') ?? (gross === undefined ? undefined : amount(gross - vat))
  if (!guessed || net === undefined) return pieces
  const rest = amount(net - sum(pieces.map((piece) => piece.net)))
  const largest = pieces.reduce((a, b) => (Math.abs(b.net) > Math.abs(a.net) ? b : a))
  // Half a cent of VAT is up to this much of a base: 3 cents at 20 %, 10 at 5.5 %, for each rate.
  const blur = sum(stated.map((each) => amount(Math.ceil(50 / Number(each.rate || '1')) + 1)))
  if (Math.abs(rest) <= blur) {
    return pieces.map((piece) => (piece === largest ? { ...piece, net: amount(piece.net + rest) } : piece))
  }
  return [...pieces, { row, net: rest, vat: ZERO, gross: undefined, rate: RATE_0, label: labelOf(row), whole: true }]
}

/** One net, VAT and gross. */
function singlePiece(row: Row, currency: CurrencyCode, vatPrinted: boolean): Piece | undefined {
  const vat = row.amount('vat', currency)
  const gross = row.amount('gross', currency)
  const printed = row.amount('net', currency)
  const words = treatmentWord(row.text('treatment')) ?? treatmentWord(row.text('rate'))
  const untaxed = words !== undefined && words !== 'S'
  const stated = row.rate('rate') ?? (!vat && (untaxed || row.settings.franchise) ? RATE_0 : undefined)
  const priced = printed === undefined ? product(row, currency) : undefined
  if (row.problems.length > 0) return undefined
  const known = printed ?? priced ?? (gross === undefined ? undefined : fromGross(gross, vat, stated))
  if (known === undefined) return row.missing(gross === undefined ? 'amounts' : 'vat')
  const tax = vat ?? (gross === undefined || priced !== undefined ? undefined : amount(gross - known))
  const rate = rateOf(known, tax, stated, untaxed)
  const piece = { row, net: known, vat: tax, gross, label: labelOf(row), whole: false }
  if (rate !== undefined)
    return { ...piece, rate, ...(untaxed && rate === RATE_0 && words ? { treatment: words } : {}) }
  if (tax !== undefined) return row.unclear(known, tax, currency)
  // Nothing is supposed: the assistant asks for the rate.
  return vatPrinted ? { ...piece, rate: undefined } : row.missing('vat')
}

function fromGross(gross: Amount, vat: Amount | undefined, rate: VatRate | undefined): Amount | undefined {
  if (vat !== undefined) return amount(gross - vat)
  return rate === undefined ? undefined : netOfGross(gross, undefined, rate)
}

/** The rate stated; a nil VAT has none (reverse charge prints the rate that the customer applies). */
function rateOf(
  net: Amount,
  vat: Amount | undefined,
  stated: VatRate | undefined,
  untaxed: boolean,
): VatRate | undefined {
  if (vat === 0 && (untaxed || stated === undefined)) return RATE_0
  if (stated !== undefined) return stated
  return vat === undefined ? undefined : deducedRate(net, vat, 2)
}

/** Quantity × unit price, less the line's discount, in percent or as an amount. */
function product(row: Row, currency: CurrencyCode): Amount | undefined {
  const price = row.decimal('unitPrice')
  if (price === undefined) return undefined
  const value = tableProduct(price, row.decimal('quantity') ?? '1', currency)
  if (value === undefined) return row.bad('unitPrice', '12,50')
  const discount = row.text('discount')
  if (discount === '') return value
  const percent = /%/.test(discount) ? tableRate(discount) : undefined
  if (percent !== undefined) return amount(value - vatOf(value, percent))
  const off = row.amount('discount', currency)
  return off === undefined ? value : amount(value - Math.abs(off))
}

/** Net of a gross: less its VAT where that is known. */
function netOfGross(gross: Amount, vat: Amount | undefined, rate: VatRate): Amount {
  return vat === undefined ? netOf(gross, rate) : amount(gross - vat)
}

/** The treatment that words do not tell: taxed above 0 %; at 0 % the territory decides, and the franchise at home. */
export function treatmentOf(rate: VatRate, row: Row): VatTreatment {
  if (rate !== RATE_0) return 'S'
  const words = treatmentWord(row.text('treatment')) ?? treatmentWord(row.text('rate'))
  if (words && words !== 'S') return words
  const vatId = compactIdentifier(row.text('vatId'))
  switch (territoryOf(countryCode(row.text('country')), vatId === '' ? undefined : vatId)) {
    case 'community':
      return row.settings.franchise ? 'F' : 'K'
    case 'outside':
      return row.settings.franchise ? 'F' : 'G'
    case 'home':
      return row.settings.franchise && row.settings.content === 'sales' ? 'F' : 'E'
  }
}
