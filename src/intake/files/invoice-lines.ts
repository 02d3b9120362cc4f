import type { Direction, InvoiceLine, LineKind, VatTreatment } from '../../domain/document'
import type { Amount } from '../../domain/money'
import { amount, negate, sum } from '../../domain/money'
import { oneLine } from './clean'
import type { AllowanceFacts, Facts } from './facts'
import type { Figures } from './figures'
import { signed } from './figures'
import type { Taxed, Treatments } from './treatments'

/** Lines of the document, signs turned with it, and whether a mixed invoice leaves the nature of one unsaid. */
export interface LineReading {
  readonly lines: readonly InvoiceLine[]
  readonly kindUnknown: boolean
}

/**
 * Items, then allowances and charges. Nature by the framework (B goods, S services; M by the line's own), disbursements
 * by their exemption code, transport by its code or element. Without lines (BASIC WL) there is one per VAT row where the nature
 * is known; else none, and the dossier's habit decides.
 */
export function invoiceLines(
  facts: Facts,
  treatments: Treatments,
  figures: Figures,
  direction: Direction,
  turned: boolean,
): LineReading {
  if (facts.lineCount === 0) return { lines: rowLines(facts, treatments, figures, turned), kindUnknown: false }
  let kindUnknown = false
  const items = facts.lines.flatMap((line): InvoiceLine[] => {
    const net = figures.line(line.net, `BT-131 ${line.id ?? ''}`.trim())
    if (net === null) return []
    const { treatment, rate, disbursement } = treatments.of(line.category, line.rate, line.reasonCode)
    const kind = disbursement ? 'disbursement' : natureOf(line.framework ?? facts.framework, treatment)
    if (kind === 'other' && isMixed(facts.framework)) kindUnknown = true
    const account = direction === 'purchase' ? accountHint(line.account ?? facts.account) : undefined
    return [
      {
        role: 'item',
        kind,
        ...unsaid(kind),
        label: line.label ?? line.id ?? '',
        net: signed(net, turned),
        treatment,
        rate,
        ...(line.code ? { code: line.code } : {}),
        ...(line.quantity ? { quantity: line.quantity } : {}),
        ...(line.price ? { unitPrice: line.price } : {}),
        ...(account ? { account } : {}),
        ...(line.deposit && net < 0 ? { deposit: oneLine(line.deposit) } : {}),
      },
    ]
  })
  const extras = allowances(facts, figures).flatMap(({ facts: each, value }): InvoiceLine[] => {
    if (value === 0) return []
    const { treatment, rate, disbursement } = treatments.of(each.category, each.rate, each.exemption)
    const net = each.charge ? value : negate(value)
    const nature = isTransport(each) ? 'transport' : natureOf(facts.framework, treatment)
    const kind = disbursement ? 'disbursement' : nature
    return [
      {
        role: each.charge ? 'charge' : 'allowance',
        kind,
        ...unsaid(kind),
        label: each.reason ?? '',
        net: signed(net, turned),
        treatment,
        rate,
      },
    ]
  })
  return { lines: [...items, ...extras], kindUnknown }
}

/**
 * Allowances and charges with their amounts. Some issuers write an allowance as a negative amount: the signs that make
 * the total of allowances (BT-107) true win (CO-11).
 */
export function allowances(facts: Facts, figures: Figures): { facts: AllowanceFacts; value: Amount }[] {
  const read = facts.allowances.flatMap((each) => {
    const value = figures.read(each.amount, each.charge ? 'BT-99' : 'BT-92')
    return value === null ? [] : [{ facts: each, value }]
  })
  const total = figures.read(facts.totals.allowances, 'BT-107')
  const ours = read.filter((each) => !each.facts.charge)
  if (total === null || sum(ours.map((each) => each.value)) === total) return read
  const positive = read.map((each) => (each.facts.charge ? each : { ...each, value: amount(Math.abs(each.value)) }))
  const holds = sum(positive.filter((each) => !each.facts.charge).map((each) => each.value)) === total
  return holds ? positive : read
}

/** One line a VAT row: allowances are inside the bases already. */
function rowLines(facts: Facts, treatments: Treatments, figures: Figures, turned: boolean): InvoiceLine[] {
  const rows = treatments.rows.filter(({ facts: row }) => figures.read(row.base, 'BT-116') !== 0)
  const kindOf = ({ treatment, disbursement }: Taxed): LineKind =>
    disbursement ? 'disbursement' : natureOf(facts.framework, treatment)
  // Without any nature to tell, lines would only hide that there are none.
  if (rows.every(({ taxed }) => kindOf(taxed) === 'other')) return []
  return rows.flatMap(({ facts: row, taxed }): InvoiceLine[] => {
    const base = figures.read(row.base, 'BT-116')
    if (base === null) return []
    const { treatment, rate } = taxed
    const kind = kindOf(taxed)
    return [
      { role: 'item', kind, ...unsaid(kind), label: row.reason ?? '', net: signed(base, turned), treatment, rate },
    ]
  })
}

/**
 * Framework (BT-23 of the French list): its letter is the nature. Free text is met there and says nothing. What is
 * supplied inside the Community under K is goods (CGI art. 262 ter I); services bear AE.
 */
function natureOf(framework: string | null, treatment: VatTreatment): LineKind {
  const letter = /^([BS])[1-9]$/i.exec(framework ?? '')?.[1]?.toUpperCase()
  if (letter) return letter === 'B' ? 'goods' : 'service'
  return treatment === 'K' ? 'goods' : 'other'
}

/** Freight and delivery charges by their code (UNTDID 7161). */
function isTransport({ charge, reasonCode }: AllowanceFacts): boolean {
  return charge && /^(?:FC|DL)$/i.test(reasonCode ?? '')
}

/** Marks a line whose nature nothing says, so that the dossier's habit decides when it is posted, not now. */
function unsaid(kind: LineKind): { readonly kindUnsaid?: true } {
  return kind === 'other' ? { kindUnsaid: true } : {}
}

function isMixed(framework: string | null): boolean {
  return /^M[1-9]$/i.test(framework ?? '')
}

/** BT-19 and BT-133 are the buyer's own account; anything else than an expense or asset account there is not one. */
function accountHint(text: string | null): string | undefined {
  return text !== null && /^[26]\d{2,11}$/.test(text.trim()) ? text.trim() : undefined
}
