import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FormulaFailure, FormulaFault } from '../../src/domain/custom-format'
import type { Amount } from '../../src/domain/money'
import { FIELD_IDS, FUNCTION_IDS, startFrom } from '../../src/formats/custom'
import type { Value } from '../../src/formats/custom/fields'
import type { Surroundings } from '../../src/formats/custom/node'
import { settled } from '../../src/formats/custom/node'
import { parseFormula } from '../../src/formats/custom/parse'
import { probes } from '../../src/formats/custom/probes'
import { rationalText } from '../../src/formats/custom/rational'
import { parseTemplate, templateText } from '../../src/formats/custom/template'
import { ID } from './writing'

const around: Surroundings = {
  ...startFrom('simple', ID, ''),
  tables: [
    { name: 'journaux', rows: [{ from: 'VQ', to: 'VENTES' }], otherwise: 'refuse' },
    { name: 'douce', rows: [], otherwise: 'same' },
  ],
}
const [debitRow, creditRow] = probes({})

function fault(source: string): FormulaFault {
  const read = parseFormula(source, around)
  if (!('fault' in read)) throw new Error(`${source} is no fault`)
  return read.fault
}

function run(source: string, row = debitRow): { value: unknown; failures: FormulaFailure[] } {
  const read = parseFormula(source, around)
  if ('fault' in read) throw new Error(`${source}: ${JSON.stringify(read.fault)}`)
  if (!row) throw new Error('no row')
  const failures: FormulaFailure[] = []
  return { value: read.node.run(row, (why) => failures.push(why)), failures }
}

/** A formula of an amount, as it is written. */
function cents(source: string, row = debitRow): { value: unknown; failures: FormulaFailure[] } {
  const { value, failures } = run(source, row)
  return { value: settled(value as Value, (why) => failures.push(why)), failures }
}

function text(source: string, row = debitRow): string {
  const read = parseTemplate(source, around)
  if ('fault' in read) throw new Error(`${source}: ${JSON.stringify(read.fault)}`)
  if (!row) throw new Error('no row')
  return templateText(read.template, around)(row, () => {})
}

describe('a formula', () => {
  it.each([
    ['left(doc.ref; 5)', 'PIECE'],
    ['right(doc.ref, 3)', '009'],
    ['mid(doc.ref; 7; 2)', '31'],
    ['upper(journal.label)', 'JOURNAL DES VENTES'],
    ['plain("Été & cœur")', 'Ete & coeur'],
    ['digits(doc.ref)', '31009'],
    ['alphanumeric("FA-2026/é1")', 'FA2026e1'],
    ['padleft(account; 8; "0")', '00411000'],
    ['padright(account; 8; "0")', '41100000'],
    ['replace(doc.ref; "-"; "")', 'PIECE31009'],
    ['first(party.name; aux.label; "?")', 'Maison Probe'],
    ['if(side = "D"; "S"; "H")', 'S'],
    ['if(starts(account; "411") et non empty(aux); "tiers"; "autre")', 'tiers'],
    ['format(date; "AAAA-MM")', '2031-03'],
    ['lookup("journaux"; journal.code)', 'VENTES'],
    ['lookup("douce"; journal.code)', 'VQ'],
    ['"Pièce " & doc.ref & " du " & doc.date & " : " & debit', 'Pièce PIECE-31-009 du 11/02/2031 : 1234,56'],
  ])('%s is %s', (source, wanted) => {
    expect(run(source)).toEqual({ value: wanted, failures: [] })
  })

  it.each([
    ['debit - credit', 123_456, -100_001],
    ['amount * 0.2', 24_691, 20_000],
    ['amount / 3', 41_152, 33_334],
    ['-amount / 8', -15_432, -12_500],
    ['abs(credit - debit) + 0.5', 123_506, 100_051],
    ['if(debit > 0; debit; 0)', 123_456, 0],
    ['max(debit; credit; 5)', 123_456, 100_001],
    // Nothing is rounded between the steps, unless it is asked for.
    ['amount / 7 * 7', 123_456, 100_001],
    ['amount * 0.055 - amount * 0.05', 617, 500],
    ['round(amount * 0.055) - round(amount * 0.05)', 617, 500],
    ['round(amount / 7) * 7', 123_459, 100_002],
    ['round(amount; 0)', 123_500, 100_000],
    ['amount / 3 + 0.005', 41_153, 33_334],
  ])('%s is exact, and rounded once to the cent', (source, onDebit, onCredit) => {
    expect(cents(source)).toEqual({ value: onDebit, failures: [] })
    expect(cents(source, creditRow)).toEqual({ value: onCredit, failures: [] })
  })

  it.each([
    ['month(date) + 100', '103'],
    ['length(doc.ref) * 2', '24'],
    ['number("12,5") / 4', '3.125'],
    ['amount / amount', '1'],
    ['line.number + 1000', '2303'],
  ])('%s as a number', (source, wanted) => {
    const { value } = run(source)
    expect(typeof value === 'object' && value && 'n' in value ? rationalText(value as never) : undefined).toBe(wanted)
  })

  it('has no value where it divides by nothing, grows beyond all books, or finds nothing in its table', () => {
    expect(run('amount / (1 - 1)')).toEqual({ value: undefined, failures: ['division-by-zero'] })
    expect(cents('amount * 999999999999999').failures).toEqual(['too-large'])
    expect(run('lookup("journaux"; account)')).toEqual({ value: '', failures: ['not-in-table'] })
    // No due date: nothing comes of it, and that is no failure.
    expect(run('adddays(due.date; 30)', creditRow)).toEqual({ value: undefined, failures: [] })
  })

  it.each<[string, FormulaFault]>([
    ['montant', { at: 0, fault: 'unknown-field', name: 'montant' }],
    ['1 + gauche(date)', { at: 4, fault: 'unknown-function', name: 'gauche' }],
    ['left(doc.ref; "x")', { at: 14, fault: 'wrong-type', wanted: ['number'], found: 'text' }],
    ['left(doc.ref)', { at: 0, fault: 'arguments', name: 'left', least: 2, most: 2 }],
    ['debit + currency.amount', { at: 8, fault: 'mixed-types', one: 'amount', other: 'foreign' }],
    ['amount * amount', { at: 9, fault: 'wrong-type', wanted: ['number'], found: 'amount' }],
    ['doc.ref &', { at: 9, fault: 'unfinished' }],
    ['"abc', { at: 0, fault: 'unclosed-text' }],
    ['(date', { at: 5, fault: 'unfinished' }],
    ['date date', { at: 5, fault: 'unexpected', found: 'date' }],
    ['format(date; doc.ref)', { at: 13, fault: 'not-constant' }],
    ['format(date; "xx")', { at: 13, fault: 'bad-mask' }],
    ['lookup("absente"; date)', { at: 7, fault: 'unknown-table', name: 'absente' }],
    ['date = 1', { at: 7, fault: 'mixed-types', one: 'date', other: 'number' }],
    ['a # b', { at: 2, fault: 'unexpected', found: '#' }],
    [`${'('.repeat(60)}1${')'.repeat(60)}`, { at: 40, fault: 'too-deep' }],
  ])('%s is refused with its place', (source, wanted) => {
    expect(fault(source)).toEqual(wanted)
  })

  it('never throws, whatever is typed and whatever the line', () => {
    const word = fc.oneof(
      fc.constantFrom<string>(...FIELD_IDS, ...FUNCTION_IDS.map((name) => `${name}(`)),
      fc.constantFrom(
        '(',
        ')',
        ';',
        '&',
        '+',
        '-',
        '*',
        '/',
        '=',
        '<>',
        '<',
        '"',
        '"VE"',
        '"JJ"',
        '}',
        '{',
        'et',
        'non',
      ),
      fc.nat(99).map(String),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    )
    let sound = 0
    fc.assert(
      fc.property(fc.array(word, { maxLength: 9 }), (words) => {
        const source = words.join(' ')
        const read = parseFormula(source, around)
        if ('fault' in read) {
          expect(read.fault.at).toBeLessThanOrEqual(source.length)
          return
        }
        sound += 1
        for (const row of probes({})) read.node.run(row, () => {})
      }),
      { numRuns: 5000 },
    )
    expect(sound).toBeGreaterThan(100)
  })

  it('reckons shares of any amount exactly and rounds the result once, halves away from zero', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 40 }),
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 1, max: 999 }),
        (value, percent, parts) => {
          if (!debitRow) return
          const row = { ...debitRow, line: { ...debitRow.line, amount: value as Amount } }
          const rate = `${Math.floor(percent / 100)}.${String(percent % 100).padStart(2, '0')}`
          const nearest = (n: bigint, d: bigint) => Number((2n * n + d) / (2n * d))
          const [units, hundredths, shares] = [BigInt(value), BigInt(percent), BigInt(parts)]
          expect(cents(`amount * (${rate} / 100)`, row).value).toBe(nearest(units * hundredths, 10_000n))
          expect(cents(`amount / ${parts}`, row).value).toBe(nearest(units, shares))
          expect(cents(`amount / ${parts} * ${parts}`, row).value).toBe(value)
          expect(cents(`round(amount / ${parts}) * ${parts}`, row).value).toBe(Number(shares) * nearest(units, shares))
          expect(cents(`amount / ${parts} * ${rate}`, row).value).toBe(nearest(units * hundredths, shares * 100n))
        },
      ),
    )
  })
})

describe('a text with formulas', () => {
  it('joins them with what stands around', () => {
    expect(text('{journal.code}-{left(doc.ref; 5)} n° {entry.number}')).toBe('VQ-PIECE n° 707')
    expect(text('{{{side}}}')).toBe('{D}')
    expect(text('a "}" b{"}"}'.replace('"}" ', '}}" '))).toBe('a }" b}')
  })

  it.each<[string, FormulaFault]>([
    ['VE-{doc.ref', { at: 3, fault: 'unclosed-brace' }],
    ['VE}', { at: 2, fault: 'unexpected', found: '}' }],
    ['VE-{nom}', { at: 4, fault: 'unknown-field', name: 'nom' }],
    ['{date = date}', { at: 1, fault: 'wrong-type', wanted: ['text', 'amount', 'number', 'date'], found: 'truth' }],
  ])('%s is refused with its place in the whole text', (source, wanted) => {
    expect(parseTemplate(source, around)).toEqual({ fault: wanted })
  })
})
