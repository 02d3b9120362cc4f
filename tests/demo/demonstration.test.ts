import { describe, expect, it, test } from 'vitest'
import { demonstration } from '../../src/demo/demonstration'
import type { PlainDate } from '../../src/domain/date'
import type { Document } from '../../src/domain/document'
import type { DossierId } from '../../src/domain/dossier'
import type { Entry } from '../../src/domain/entry'
import { isFrenchVatId, isSiren } from '../../src/domain/identifiers'
import { auxiliaryBook, defaultSettings, post, postingContext, relatedDocuments } from '../../src/posting'

/** The demonstration as it is opened on a day: its documents, later states of one left out, and their entries. */
function opened(today: string) {
  const { dossier, steps } = demonstration(
    today as PlainDate,
    '00000000-0000-4000-8000-00000000000d' as DossierId,
    defaultSettings('encaissements', 6),
  )
  const byKey = new Map<string, Document>()
  for (const step of steps) {
    if (step.what === 'take') for (const each of step.documents) if (!byKey.has(each.key)) byKey.set(each.key, each)
  }
  const documents = [...byKey.values()]
  const context = postingContext(dossier, auxiliaryBook(dossier.settings, new Map()), relatedDocuments(documents))
  const entries: { readonly document: Document; readonly entry: Entry }[] = []
  const blocked: string[] = []
  for (const document of documents) {
    const posted = post(document, context)
    if (posted.ok) entries.push({ document, entry: posted.value.entry })
    else blocked.push(...posted.problems.filter((each) => each.level === 'blocking').map((each) => each.code))
  }
  return { documents, entries, blocked, steps }
}

const { documents, entries, blocked } = opened('2026-11-24')

/** Whether one entry of a kind and direction moves all these accounts, each on its side. */
function shows(kind: Document['kind'], direction: Document['direction'], ...moves: string[]): boolean {
  return entries.some(
    ({ document, entry }) =>
      document.kind === kind &&
      document.direction === direction &&
      moves.every((move) =>
        entry.lines.some((line) => `${line.side === 'debit' ? 'D' : 'C'} ${line.account}`.startsWith(move)),
      ),
  )
}

describe('every scheme of the accounting rules has its document', () => {
  const sale = (kind: Document['kind'], ...moves: string[]) => shows(kind, 'sale', ...moves)
  const purchase = (kind: Document['kind'], ...moves: string[]) => shows(kind, 'purchase', ...moves)
  it.each([
    ['1 several rates', sale('invoice', 'D 411', 'C 445710', 'C 445711', 'C 707', 'C 7085')],
    ['1 an item with its own account', sale('invoice', 'C 701100')],
    ['1 a disbursement', sale('invoice', 'C 467')],
    ['2 a credit note', sale('credit-note', 'C 411', 'D 706')],
    ['3 a deposit', sale('deposit', 'D 411', 'C 4191', 'C 44574')],
    ['3 its final invoice', sale('invoice', 'D 4191', 'C 706')],
    ['3 a deposit given up', sale('deposit-credit-note', 'C 411', 'D 4191')],
    ['4 a rebate granted afterwards', sale('credit-note', 'D 709')],
    ['4 an early-payment discount', sale('payment', 'D 665', 'D 512', 'C 411')],
    ['5 exempt', sale('invoice', 'C 706500')],
    ['5 reverse charge', sale('invoice', 'C 706400')],
    ['5 inside the Community', sale('invoice', 'C 707200')],
    ['5 export, and other territories', sale('invoice', 'C 707300')],
    ['5 outside the scope', sale('invoice', 'C 706600')],
    ['6 VAT on receipts', sale('payment', 'D 44574', 'C 44571')],
    ['7 cheque', sale('payment', 'D 5112')],
    ['7 cash', sale('payment', 'D 530')],
    ['7 a fee and its VAT', sale('payment', 'D 627', 'D 44566', 'D 512')],
    ['7 a refund', sale('payment', 'D 411', 'C 512')],
    ['7 a rounding given up', sale('payment', 'D 658')],
    ['7 a lost debt', sale('payment', 'D 654')],
    ['8 an exchange gap', sale('payment', 'C 756')],
    ['9 an expense', purchase('invoice', 'D 607', 'D 445660', 'C 401')],
    ['9 an asset', purchase('invoice', 'D 2183', 'D 44562')],
    ['9 reverse charge', purchase('invoice', 'D 611', 'D 445662', 'C 445719')],
    ['9 an acquisition', purchase('invoice', 'D 607200', 'D 445662', 'C 4452')],
    ['9 a credit note', purchase('credit-note', 'D 401', 'C 607')],
    ['9 a deposit and its final invoice', purchase('deposit', 'D 4091') && purchase('invoice', 'C 4091', 'D 604')],
  ])('%s', (_, found) => {
    expect(found).toBe(true)
  })

  it('has several due dates, a payment of several invoices, an advance, and every treatment but the franchise', () => {
    const invoices = documents.flatMap((each) => (each.kind === 'payment' ? [] : [each]))
    const payments = documents.flatMap((each) => (each.kind === 'payment' ? [each] : []))
    expect(invoices.some((each) => each.dueDates.length > 1)).toBe(true)
    expect(payments.some((each) => each.allocations.filter(({ number }) => number).length > 1)).toBe(true)
    expect(payments.some((each) => each.allocations.some(({ number }) => !number))).toBe(true)
    const treatments = new Set(invoices.flatMap((each) => each.vat.map((row) => row.treatment)))
    expect([...treatments].sort()).toEqual(['AE', 'E', 'G', 'K', 'L', 'O', 'S', 'Z'])
  })
})

test('four documents are blocked, each for a reason of its own', () => {
  expect([...new Set(blocked)].sort()).toEqual([
    'posting.no-payment-mode',
    'posting.no-rate',
    'posting.no-vat-account',
    'posting.total-differs',
  ])
})

test.each(['2026-11-24', '2027-01-02', '2028-02-29'])(
  'opened on %s, it is some sixty documents of twelve months and two exports',
  (today) => {
    const { documents: all, steps } = opened(today)
    expect(all.length).toBeGreaterThanOrEqual(60)
    expect(all.length).toBeLessThan(75)
    expect(steps.filter((step) => step.what === 'export')).toHaveLength(2)
    expect(new Set(all.map((each) => each.date.slice(0, 7))).size).toBe(12)
    expect(all.filter((each) => each.date > today)).toEqual([])
  },
)

test('its made-up identifiers have right keys', () => {
  for (const { party } of documents) {
    if (party.siren) expect([party.name, isSiren(party.siren)]).toEqual([party.name, true])
    if (party.vatId?.startsWith('FR')) expect([party.name, isFrenchVatId(party.vatId)]).toEqual([party.name, true])
  }
})
