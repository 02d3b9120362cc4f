import { describe, expect, it } from 'vitest'
import { currencyOf, day, invoiceOf, paymentOf, rateOf, testDossier } from '../../tests/properties/made'
import type { Document, InvoiceLine, Party } from '../domain/document'
import type { Amount } from '../domain/money'
import { amount } from '../domain/money'
import type { CheckProblem } from '../domain/problems/checks'
import { relatedDocuments } from '../posting'
import { check, openCheck } from '.'

const ETE: Party = { name: 'Été & Fils', code: 'C1', siren: '791234503', vatId: 'FR31791234503', postalCode: '44000' }
const LINE: InvoiceLine = {
  role: 'item',
  kind: 'service',
  label: 'a',
  net: amount(10000),
  treatment: 'S',
  rate: rateOf('20'),
}
type Facts = Partial<Parameters<typeof invoiceOf>[0]>
const bill = (number: string, facts: Facts = {}) =>
  invoiceOf({ number, date: day(2026, 3, 2), party: ETE, lines: [LINE], ...facts })

function found(documents: readonly Document[]): CheckProblem[] {
  return check(documents, { dossier: testDossier('debits'), related: relatedDocuments(documents) })
}
const codes = (documents: readonly Document[]) => found(documents).map((problem) => problem.code)

describe('checks before an export', () => {
  it('say nothing of sound documents', () => {
    const credit = bill('A-1', { kind: 'credit-note', more: { refersTo: [{ number: 'F-001' }] } })
    const paid = paymentOf({
      number: 'R1',
      date: day(2026, 4, 1),
      party: ETE,
      allocations: [{ number: 'F-001', amount: amount(12000) }],
    })
    expect(found([bill('F-001'), bill('F-002'), credit, paid])).toEqual([])
  })

  it('find an empty number, and a number used twice in one year', () => {
    expect(codes([bill(' ')])).toEqual(['check.empty-number'])
    const twin = bill('F-001', { kind: 'credit-note', more: { refersTo: [{ number: 'F-000' }] } })
    expect(codes([bill('F-001'), twin]).filter((code) => code === 'check.duplicate-number')).toHaveLength(1)
    expect(codes([bill('F-001'), bill('F-001', { date: day(2027, 1, 4), kind: 'deposit' })])).toEqual([])
  })

  it('find a deposit that two final invoices take back whole, and not one that is shared', () => {
    const deposit = bill('D-1', { kind: 'deposit' })
    const { gross } = deposit.totals
    const half = amount(gross / 2)
    const finals = (part?: Amount) =>
      ['F-001', 'F-002'].map((number) =>
        bill(number, { more: { deposits: [{ number: 'D-1', ...(part === undefined ? {} : { gross: part }) }] } }),
      )
    const overdrawn = (documents: Document[]) => codes(documents).filter((code) => code === 'check.deposit-overdrawn')
    expect(overdrawn([deposit, ...finals()])).toHaveLength(2)
    expect(overdrawn([deposit, ...finals(half)])).toEqual([])
  })

  it('let two suppliers use one number', () => {
    const from = (code: string) => bill('1', { direction: 'purchase', party: { name: code, code } })
    const one = from('A')
    const other = { ...from('B'), key: `${one.key}B` as Document['key'] }
    expect(codes([one, other])).toEqual([])
  })

  it('find the numbers missing in a series, by year, and ask elsewhere before saying so', () => {
    const documents = [
      bill('F-2026-007'),
      bill('F-2026-003'),
      bill('F-2026-004'),
      bill('F-2027-001', { date: day(2027, 1, 2) }),
    ]
    expect(found(documents)).toEqual([
      {
        code: 'check.number-gap',
        level: 'notice',
        series: 'F-2026-…',
        after: 'F-2026-004',
        before: 'F-2026-007',
        missing: 2,
      },
    ])
    const elsewhere = new Set(['F-2026-005', 'F-2026-006'])
    const context = { dossier: testDossier('debits'), related: relatedDocuments(documents) }
    expect(check(documents, { ...context, knownNumber: (number) => elsewhere.has(number) })).toEqual([])
  })

  it('see a gap over batches, none inside what another batch fills', () => {
    const open = openCheck({ dossier: testDossier('debits'), related: relatedDocuments([]) })
    expect(open.add([bill('F-1'), bill('F-3')])).toEqual([])
    expect(open.add([bill('F-2'), bill('F-5')])).toEqual([])
    expect(open.end().map((problem) => problem.code)).toEqual(['check.number-gap'])
  })

  it('find a day outside every fiscal year', () => {
    expect(codes([bill('F-1', { date: day(2024, 12, 31) })])).toEqual(['check.outside-fiscal-year'])
  })

  it('find a credit note without its invoice', () => {
    expect(codes([bill('A-1', { kind: 'credit-note' })])).toEqual(['check.credit-note-alone'])
    expect(codes([bill('A-1', { kind: 'credit-note', more: { refersTo: [{ number: 'F-9' }] } })])).toEqual([
      'check.credit-note-alone',
    ])
  })

  it('find a deposit forgotten by the final invoice, or grown old', () => {
    const deposit = bill('D-1', { kind: 'deposit' })
    const later = bill('F-1', { date: day(2026, 5, 2) })
    expect(codes([deposit])).toEqual([])
    expect(codes([deposit, later])).toEqual(['check.deposit-never-deducted'])
    expect(codes([deposit, { ...later, deposits: [{ number: 'D-1' }] }])).toEqual([])
    const context = {
      dossier: testDossier('debits'),
      related: relatedDocuments([{ ...later, deposits: [{ number: 'D-1' }] }]),
    }
    expect(check([deposit, { ...later, number: 'F-2' }], context)).toEqual([])
    const other = bill('F-1', { date: day(2026, 12, 2), party: { name: 'Autre', code: 'C2' } })
    expect(codes([deposit, other])).toEqual(['check.deposit-never-deducted'])
  })

  it('find wrong keys once for each value', () => {
    const party = { name: 'x', code: 'C9', siren: '111111111', vatId: 'FR00111111111', siret: '11111111100011' }
    expect(codes([bill('F-1', { party }), bill('F-2', { party })])).toEqual([
      'check.bad-siren',
      'check.bad-siren',
      'check.bad-vat-id',
    ])
  })

  it('show two identities that may be one party', () => {
    const { code: _, ...known } = ETE
    expect(codes([bill('F-1'), bill('F-2', { party: known })])).toEqual(['check.party-twice'])
  })

  it('find a rate that nobody knows, and VAT that is not base times rate', () => {
    const odd = bill('F-1', { lines: [{ ...LINE, rate: rateOf('21') }] })
    expect(codes([odd])).toEqual(['check.rate-unusual'])
    const off = bill('F-1')
    const row = { treatment: 'S' as const, rate: rateOf('20'), base: amount(10000), vat: amount(2002) }
    expect(codes([{ ...off, vat: [row] }])).toEqual(['check.vat-differs'])
    expect(codes([{ ...off, vat: [{ ...row, vat: amount(2001) }] }])).toEqual([])
  })

  it('are linear: a hundred thousand documents of any currency', () => {
    const one = bill('F-0', { more: { currency: currencyOf('USD') } })
    const many = Array.from({ length: 100_000 }, (_, i) => ({
      ...one,
      key: `k${i}` as Document['key'],
      number: `F-${i}`,
      party: { ...ETE, code: `C${i % 5000}`, name: `Client ${i % 5000}`, siren: '791234503' },
    }))
    expect(check(many, { dossier: testDossier('debits'), related: relatedDocuments([]) })).toHaveLength(4999)
  }, 15_000)
})
