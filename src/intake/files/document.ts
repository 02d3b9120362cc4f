import { parsePlainDate } from '../../domain/date'
import type { Document, Hold, Invoice, ReadingWarning, Source, VatRow } from '../../domain/document'
import { documentKey } from '../../domain/document'
import type { Amount } from '../../domain/money'
import { amount, currencyCode, sum, ZERO } from '../../domain/money'
import type { IntakeProblem } from '../../domain/problems/intake'
import type { Result } from '../../domain/result'
import { isNonEmpty, ok } from '../../domain/result'
import { checkFigures, type WrittenTotals } from './checks'
import { circumstances, deposits, dueDates, references, vatPoint } from './circumstances'
import { oneLine } from './clean'
import { exchangeRate } from './exchange'
import type { Facts } from './facts'
import { Figures, signed } from './figures'
import { directionOf, identifierWarnings, type OurIdentity, partyOf, sellerIdentity } from './identity'
import { invoiceLines } from './invoice-lines'
import { kindOf } from './kinds'
import { LIMITS, overLimit } from './limits'
import { minimumRows } from './minimum'
import { purchaseRemarks } from './purchase-remarks'
import { representationWarnings, vatGroupOf } from './representation'
import { Treatments } from './treatments'
import { warning } from './warnings'

/**
 * Turns facts into a document of these books: kind, sign, direction, lines, VAT, and all that has to be asked before it
 * is booked. Fails when it has no number, day, currency, type or total, or when a figure is no figure: such a paper
 * cannot even be listed. `file` names it in messages.
 */
export function documentOf(
  facts: Facts,
  us: OurIdentity,
  source: Source,
  file: string,
): Result<Document, IntakeProblem> {
  const problems: IntakeProblem[] = []
  const missing = (what: string) => problems.push({ code: 'intake.missing', level: 'blocking', file, what })
  const bad = (what: string, value: string, expected: string) =>
    problems.push({ code: 'intake.bad-value', level: 'blocking', file, what, value: value.slice(0, 80), expected })

  const number = facts.number === null ? '' : oneLine(facts.number)
  if (number === '') missing('number')
  const date = facts.date === null ? undefined : parsePlainDate(facts.date)
  if (facts.date === null) missing('date')
  else if (!date) bad('date', facts.date, 'YYYYMMDD')
  const currency = facts.currency === null ? undefined : currencyCode(facts.currency)
  if (facts.currency === null) missing('currency')
  else if (!currency) bad('currency', facts.currency, 'EUR')
  if (facts.type === null) missing('type')
  if (facts.totals.gross === null && facts.totals.net === null) missing('gross')
  if (isNonEmpty(problems)) return { ok: false, problems }
  if (number === '' || !date || !currency || facts.type === null) throw new Error('checked above')

  if (facts.vat.length > LIMITS.vatRows) throw overLimit(file, 'vat-rows', LIMITS.vatRows, facts.vat.length)
  if (facts.allowances.length > LIMITS.lines) throw overLimit(file, 'lines', LIMITS.lines, facts.allowances.length)
  const figures = new Figures(currency, file)
  const treatments = new Treatments(facts, figures, (value) => bad('rate', value, '20.00'))
  const written = totalsOf(facts, figures, treatments)
  const seller = { ...partyOf(facts.seller), ...vatGroupOf(facts) }
  const buyer = partyOf(facts.buyer)
  const french = seller.country === 'FR' && buyer.country === 'FR'
  const kind = kindOf(facts, facts.type, written.gross, french)
  const { turned } = kind
  const direction = directionOf(seller, buyer, us)
  const lines = invoiceLines(facts, treatments, figures, direction.direction, turned)
  const found = checkFigures(facts, written, treatments, figures)
  const point = vatPoint(facts, direction.direction)
  const rows = treatments.rows.flatMap(({ facts: row, taxed }): VatRow[] => {
    const base = figures.read(row.base, 'BT-116') ?? ZERO
    const vat = figures.read(row.vat, 'BT-117') ?? ZERO
    if (base === 0 && vat === 0) return []
    const reason = row.code ?? row.reason
    const { treatment, rate } = taxed
    const due = point.ofRow(row)
    const more = { ...(reason ? { reason } : {}), ...(due ? { point: due } : {}) }
    return [{ treatment, rate, base: signed(base, turned), vat: signed(vat, turned), ...more }]
  })
  const totals = turnedTotals(written, turned)
  const alone = rows.length === 0 && facts.vat.length === 0 ? minimumRows(totals, direction.direction) : undefined
  const dues = dueDates(facts, figures, totals.payable, turned)
  const around = circumstances(facts, {
    number,
    date,
    kind: kind.kind,
    direction: direction.direction,
    french,
    totals,
    figures,
  })
  const rate = exchangeRate(facts, currency)
  const credits = (kind.kind === 'credit-note' || kind.kind === 'deposit-credit-note') && totals.prepaid === 0
  const holds: Hold[] = [
    ...direction.holds,
    ...kind.holds,
    ...around.holds,
    ...treatments.holds,
    ...(alone?.holds ?? []),
    ...(lines.kindUnknown ? [{ code: 'line-kind-unknown' } as const] : []),
    ...found.holds,
  ]
  const warnings: ReadingWarning[] = [
    ...direction.warnings,
    ...kind.warnings,
    ...identifierWarnings(seller),
    ...identifierWarnings(buyer),
    ...representationWarnings(facts, seller, direction.direction),
    ...purchaseRemarks(rows, seller, direction.direction),
    ...around.warnings,
    ...dues.warnings,
    ...point.warnings,
    ...(alone?.warnings ?? []),
    ...found.warnings,
    ...(facts.currencyStated ? [] : [warning('currency-deduced', currency)]),
    ...(currency !== 'EUR' && rate === undefined ? [warning('no-exchange-rate', currency)] : []),
    ...(totals.gross === 0 ? [warning('nothing-to-book')] : []),
    ...(figures.rounded.size > 0 ? [warning('amount-rounded', [...figures.rounded].join(', '))] : []),
  ]
  const every = [...problems, ...distinct(figures.problems)]
  if (isNonEmpty(every)) return { ok: false, problems: every }

  const note = facts.references.map(oneLine).join(' · ')
  const ibans = [...new Set(facts.means.flatMap((each) => each.iban ?? []))].filter((each) =>
    /^[A-Z]{2}\d{2}/.test(each),
  )
  const means = facts.means.find((each) => each.code !== null)?.code
  const document: Invoice = {
    key: documentKey('invoice', sellerIdentity(seller), number, date.slice(0, 4)),
    source,
    kind: kind.kind,
    direction: direction.direction,
    number,
    date,
    currency,
    ...(rate === undefined ? {} : { rate }),
    party: direction.direction === 'sale' ? buyer : seller,
    self: direction.direction === 'sale' ? seller : buyer,
    holds: distinct(holds),
    warnings: distinct(warnings),
    dueDates: dues.dueDates,
    lines: lines.lines,
    vat: alone?.rows ?? rows,
    totals,
    deposits: deposits(facts, figures, credits),
    refersTo: references(facts, credits),
    ...(point.vatPoint === undefined ? {} : { vatPoint: point.vatPoint }),
    ...(kind.selfBilled ? { selfBilled: true } : {}),
    ...(kind.rebate ? { rebate: true } : {}),
    ...(note === '' ? {} : { note }),
    ...(means ? { paymentMeans: means } : {}),
    ...(ibans.length > 0 ? { ibans } : {}),
  }
  return ok(document)
}

/** Totals as written; an absent one is worked out of the others (BT-110 when all rows are 0, BT-115 in ZUGFeRD 1). */
function totalsOf(facts: Facts, figures: Figures, treatments: Treatments): WrittenTotals {
  const { totals } = facts
  const rows = treatments.rows.map(({ facts: row }) => figures.read(row.vat, 'BT-117') ?? ZERO)
  const vat = figures.read(totals.vat, 'BT-110') ?? sum(rows)
  const statedNet = figures.read(totals.net, 'BT-109')
  const gross = figures.read(totals.gross, 'BT-112') ?? amount((statedNet ?? ZERO) + vat)
  const net = statedNet ?? amount(gross - vat)
  const rounding = figures.read(totals.rounding, 'BT-114') ?? ZERO
  const statedPrepaid = figures.read(totals.prepaid, 'BT-113')
  const payable = figures.read(totals.payable, 'BT-115') ?? amount(gross - (statedPrepaid ?? 0) + rounding)
  // MINIMUM has no BT-113: what is not payable was paid, or rounded away.
  const prepaid = statedPrepaid ?? (facts.minimum ? amount(gross - payable) : ZERO)
  return { net, vat, gross, prepaid, rounding, payable }
}

function turnedTotals(written: WrittenTotals, turned: boolean): WrittenTotals {
  const turn = (value: Amount) => signed(value, turned)
  return {
    net: turn(written.net),
    vat: turn(written.vat),
    gross: turn(written.gross),
    prepaid: turn(written.prepaid),
    rounding: turn(written.rounding),
    payable: turn(written.payable),
  }
}

/** The same finding once, in the order found. */
function distinct<T>(items: readonly T[]): T[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const text = JSON.stringify(item)
    return seen.has(text) ? false : seen.add(text) && true
  })
}
