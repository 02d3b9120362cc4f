import type { PlainDate } from '../../domain/date'
import { parsePlainDate } from '../../domain/date'
import type {
  DepositReference,
  Direction,
  DueDate,
  Hold,
  InvoiceKind,
  ReadingWarning,
  Reference,
  VatPoint,
} from '../../domain/document'
import { vatRate } from '../../domain/document'
import { isIban } from '../../domain/identifiers'
import type { Amount } from '../../domain/money'
import { sum, ZERO } from '../../domain/money'
import type { WrittenTotals } from './checks'
import type { Facts, VatFacts } from './facts'
import { type Figures, signed } from './figures'
import { isDeposit } from './kinds'
import { warning } from './warnings'

/** BR-FR-16: metropolitan, overseas and Corsican rates, and those of past years. */
const FRENCH_RATES = new Set('0 20 10 5.5 2.1 8.5 0.9 1.05 1.75 7 9.2 9.6 13 19.6 20.6'.split(' '))

/**
 * Deposits that are deducted: advances with their own amounts, then earlier invoices of a deposit's type. A credit note
 * of which nothing was prepaid deducts none: those that it names it credits.
 */
export function deposits(facts: Facts, figures: Figures, credits: boolean): DepositReference[] {
  const advances = facts.advances.flatMap((each): DepositReference[] => {
    const gross = figures.read(each.amount, 'BT-X-291')
    if (each.number === null || gross === null) return []
    return [{ number: each.number, ...dated(each.date), gross }]
  })
  const named = new Set(advances.map((each) => each.number))
  const earlier = credits ? [] : facts.earlier.filter((each) => isDeposit(each.type) && !named.has(each.number))
  return [...advances, ...earlier.map(reference)]
}

/** Earlier invoices that are not deducted: what a credit note credits, what a correction corrects. */
export function references(facts: Facts, credits: boolean): Reference[] {
  return facts.earlier.filter((each) => credits || !isDeposit(each.type)).map(reference)
}

function reference(each: Facts['earlier'][number]): Reference {
  return { number: each.number, ...dated(each.date), ...(each.type ? { type: each.type } : {}) }
}

function dated(text: string | null): { readonly date?: PlainDate } {
  const date = text === null ? undefined : parsePlainDate(text)
  return date ? { date } : {}
}

/** Due dates; the amounts of instalments are kept when they add up to the payable, else the days only. */
export function dueDates(
  facts: Facts,
  figures: Figures,
  payable: Amount,
  turned: boolean,
): { readonly dueDates: readonly DueDate[]; readonly warnings: readonly ReadingWarning[] } {
  const warnings: ReadingWarning[] = []
  const read = facts.dueDates.flatMap((each): DueDate[] => {
    const date = parsePlainDate(each.date)
    if (!date) {
      warnings.push(warning('due-unreadable', each.date))
      return []
    }
    const part = figures.read(each.amount, 'BT-X-276')
    return [{ date, ...(part === null ? {} : { amount: signed(part, turned) }) }]
  })
  const parts = read.flatMap((each) => each.amount ?? [])
  if (parts.length === 0) return { dueDates: read.slice(0, 1), warnings }
  if (parts.length === read.length && sum(parts) === payable) return { dueDates: read, warnings }
  warnings.push(warning('instalments', `${figures.text(sum(parts))} ≠ ${figures.text(payable)}`))
  const last = read.at(-1)
  return { dueDates: last ? [{ date: last.date }] : [], warnings }
}

/** UNTDID 2475 (CII) and 2005 (UBL) of BT-8; `date` is BT-7, a day of its own. */
const POINTS: Readonly<Record<string, VatPoint>> = {
  '3': 'invoice',
  '5': 'invoice',
  '29': 'delivery',
  '35': 'delivery',
  '72': 'payment',
  '432': 'payment',
}

/**
 * When VAT is due. Unsaid on a purchase, the framework says: services on payment, goods on delivery (CGI art. 269-2);
 * on a sale the dossier's own regime rules. Rows that differ keep each its own, which is told.
 */
export function vatPoint(
  facts: Facts,
  direction: Direction,
): {
  readonly vatPoint: VatPoint | undefined
  readonly ofRow: (row: VatFacts) => VatPoint | undefined
  readonly warnings: readonly ReadingWarning[]
} {
  const ofRow = () => undefined
  const stated = [...new Set(facts.vatPoints.flatMap((each) => POINTS[each] ?? []))]
  if (stated.length > 1)
    return {
      vatPoint: undefined,
      ofRow: ({ point }) => (point === null ? undefined : POINTS[point]),
      warnings: [warning('vat-point-mixed', facts.vatPoints.join(', '))],
    }
  if (stated[0] || direction === 'sale') return { vatPoint: stated[0], ofRow, warnings: [] }
  const letter = /^([BS])[1-9]$/i.exec(facts.framework ?? '')?.[1]?.toUpperCase()
  return { vatPoint: letter === 'S' ? 'payment' : letter === 'B' ? 'delivery' : undefined, ofRow, warnings: [] }
}

/** BR-FR-05: notes that French parties owe each other, once each. */
const REQUIRED = ['PMT', 'PMD', 'AAB'] as const

/** Exemption codes of the margin schemes (VATEX: travel agents, second-hand goods, works of art, collectors' items). */
const MARGIN = /^VATEX-EU-[DFIJ]$/i

/** Parts of an invoice of several sellers that a question names at most. */
const PARTS = 20

/** The invoices within an invoice, in one line: number, seller, net. */
function partsOf({ parts }: Facts): { readonly parts?: string } {
  if (parts.length === 0) return {}
  const named = parts.slice(0, PARTS).map(({ number, seller, net }) => `${number ?? '?'} (${seller ?? '?'}, ${net})`)
  return { parts: [...named, ...(parts.length > PARTS ? ['…'] : [])].join(', ') }
}

interface Around {
  readonly number: string
  readonly date: PlainDate
  readonly kind: InvoiceKind
  readonly direction: Direction
  readonly french: boolean
  readonly totals: WrittenTotals
  readonly figures: Figures
}

/** What the rest of the paper says: test flag, framework, treatment note, means, prepayments, the rules of form. */
export function circumstances(
  facts: Facts,
  { number, date, kind, direction, french, totals, figures }: Around,
): { readonly holds: readonly Hold[]; readonly warnings: readonly ReadingWarning[] } {
  const holds: Hold[] = []
  const warnings: ReadingWarning[] = []
  const framework = /^[BSM]([1-9])$/i.exec(facts.framework ?? '')
  const step = framework?.[1]
  if (facts.test) holds.push({ code: 'test-document' })
  if (step === '7') holds.push({ code: 'already-reported', framework: framework?.[0] ?? '' })
  if (step === '8' || step === '9') {
    holds.push({ code: 'several-sellers', framework: framework?.[0] ?? '', ...partsOf(facts) })
  }
  if (facts.notes.some((note) => note.subject === 'BAR' && /^ARCHIVEONLY\b/i.test(note.text))) {
    holds.push({ code: 'archive-only' })
  }
  const contradicted =
    (step === '4' && (kind === 'deposit' || kind === 'deposit-credit-note')) ||
    (step === '2' && (totals.payable !== 0 || totals.prepaid !== totals.gross))
  if (contradicted) warnings.push(warning('framework-odd', framework?.[0] ?? ''))
  if (step === '3') warnings.push(warning('paid-to-subcontractor', framework?.[0] ?? ''))
  const margin = direction === 'sale' ? facts.vat.find((row) => MARGIN.test(row.code ?? ''))?.code : undefined
  if (margin) warnings.push(warning('margin-scheme', margin.toUpperCase()))
  if (step === '2') warnings.push(warning('already-paid', figures.text(totals.prepaid)))
  else if (totals.prepaid > 0) warnings.push(warning('prepaid', figures.text(totals.prepaid)))
  if (totals.prepaid < ZERO) warnings.push(warning('arrears', figures.text(totals.prepaid)))

  const due = facts.dueDates.map((each) => parsePlainDate(each.date)).find((each) => each !== undefined)
  const mayPrecede = kind === 'deposit' || kind === 'deposit-credit-note' || step === '2'
  if (due && due < date && !mayPrecede) warnings.push(warning('due-before-issue', due))
  if (date < '2000-01-01') warnings.push(warning('year-unusual', date))
  if (french && (number.length > 35 || /[^A-Za-z0-9+\-_/]/.test(number))) warnings.push(warning('number-form', number))
  if (kind === 'credit-note' && facts.earlier.length === 0 && facts.type !== '262') {
    warnings.push(warning('credit-without-reference'))
  }
  if (french) {
    const times = (subject: string) => facts.notes.filter((note) => note.subject === subject).length
    const missing = REQUIRED.filter((subject) => times(subject) === 0)
    if (missing.length > 0) warnings.push(warning('notes-missing', missing.join(', ')))
    const repeated = REQUIRED.filter((subject) => times(subject) > 1)
    if (repeated.length > 0) warnings.push(warning('notes-repeated', repeated.join(', ')))
    const unusual = facts.vat.flatMap((row) => (row.rate === null ? [] : (vatRate(row.rate) ?? [])))
    for (const rate of unusual) if (!FRENCH_RATES.has(rate)) warnings.push(warning('rate-unusual', rate))
  }
  const ibans = [...new Set(facts.means.flatMap((each) => each.iban ?? []))]
  for (const iban of ibans) if (/^[A-Z]{2}\d{2}/.test(iban) && !isIban(iban)) warnings.push(warning('iban-key', iban))
  if (ibans.length > 1) warnings.push(warning('iban-choices', ibans.join(', ')))
  return { holds, warnings }
}
