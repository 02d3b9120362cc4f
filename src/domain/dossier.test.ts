import { describe, expect, it } from 'vitest'
import { day, rateOf } from '../../tests/properties/made'
import { documentKey, vatRate } from './document'
import { atWidth, fiscalYearOf } from './dossier'
import type { AccountNumber, EntryFacts, JournalCode } from './entry'
import { balance } from './entry'
import { amount } from './money'

describe('accounts at the width of the dossier', () => {
  it('are padded, lose trailing zeros only, and are never cut', () => {
    expect(atWidth('706', 6)).toBe('706000')
    expect(atWidth('706000', 8)).toBe('70600000')
    expect(atWidth('70600000', 6)).toBe('706000')
    expect(atWidth('44571200', 5)).toBeUndefined()
    expect(atWidth('4457', null)).toBe('4457')
  })
})

describe('a fiscal year', () => {
  it('holds both its ends and nothing else', () => {
    const year = { start: day(2026, 4, 1), end: day(2027, 3, 31) }
    const dossier = { fiscalYears: [year] }
    expect(fiscalYearOf(dossier, day(2026, 4, 1))).toBe(year)
    expect(fiscalYearOf(dossier, day(2027, 3, 31))).toBe(year)
    expect(fiscalYearOf(dossier, day(2027, 4, 1))).toBeUndefined()
    expect(fiscalYearOf(dossier, day(2026, 3, 31))).toBeUndefined()
  })
})

describe('a rate', () => {
  it('has one canonical form', () => {
    expect(['20', '20.00', '20,0 %', '020'].map((text) => vatRate(text))).toEqual(Array(4).fill(rateOf('20')))
    expect(vatRate('5,50')).toBe('5.5')
    expect(vatRate('100.01')).toBeUndefined()
    expect(vatRate('-5')).toBeUndefined()
  })
})

describe('a document key', () => {
  it('keeps its parts apart whatever they hold', () => {
    expect(documentKey('a|b', 'c')).not.toBe(documentKey('a', 'b|c'))
    expect(documentKey('a', ' b ')).toBe(documentKey('a', 'b'))
  })
})

describe('balance', () => {
  const line = (side: 'debit' | 'credit', value: number) => ({
    account: '411000' as AccountNumber,
    accountLabel: 'Clients',
    side,
    amount: amount(value),
    label: 'x',
    reason: { by: 'party' as const },
  })
  const facts = (...lines: EntryFacts['lines']): EntryFacts => ({
    document: documentKey('x'),
    kind: 'invoice',
    journal: 'VE' as JournalCode,
    journalLabel: 'Ventes',
    date: day(2026, 1, 1),
    pieceRef: 'x',
    pieceDate: day(2026, 1, 1),
    label: 'x',
    lines,
  })

  it('makes an entry of lines that balance, and tells the gap of those that do not', () => {
    expect('entry' in balance(facts(line('debit', 100), line('credit', 100)))).toBe(true)
    expect(balance(facts(line('debit', 100), line('credit', 99)))).toEqual({ gap: 1 })
    expect(balance(facts(line('debit', 0), line('credit', 0)))).toEqual({ gap: 0 })
    expect(balance(facts(line('debit', 100), line('debit', -100)))).toEqual({ gap: 0 })
    expect(balance(facts())).toEqual({ gap: 0 })
  })
})
