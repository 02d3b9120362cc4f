import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Direction, Invoice } from '../../src/domain/document'
import { isPayment } from '../../src/domain/document'
import { gapOf } from '../../src/domain/entry'
import { readFile } from '../../src/intake/files'
import { post } from '../../src/posting'
import { contextOf } from '../posting/short-entries'
import { BUYER, SELLER } from './invoice-xml'
import { type Abstract, type Style, type Taxed, totalsOf, written } from './made-invoices'

/** Categories with the rates that French invoices bear, and their exemption codes. */
const TAXED: readonly (readonly [category: string, rates: readonly string[], code?: string])[] = [
  ['S', ['20', '20.00', '10', '5.5', '2.10', '8.5']],
  ['Z', ['0']],
  ['E', ['0.00'], 'VATEX-FR-CGI261-4'],
  ['E', ['0'], 'VATEX-FR-FRANCHISE'],
  ['AE', ['0'], 'VATEX-EU-AE'],
  ['K', ['0'], 'VATEX-EU-IC'],
  ['G', ['0'], 'VATEX-EU-G'],
  ['O', ['0'], 'VATEX-EU-O'],
  ['s', ['20']],
]

const cents = fc.integer({ min: -300_000, max: 900_000 })
const taxed = fc
  .constantFrom(...TAXED)
  .chain(([category, rates, code]) =>
    fc
      .record({ net: cents, rate: fc.constantFrom(...rates) })
      .map((each): Taxed => ({ ...each, category, ...(code ? { code } : {}) })),
  )
const abstract: fc.Arbitrary<Abstract> = fc
  .record({
    type: fc.constantFrom(
      '380',
      '389',
      '393',
      '501',
      '386',
      '500',
      '326',
      '875',
      '381',
      '261',
      '396',
      '502',
      '503',
      '262',
    ),
    currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'USD'),
    lines: fc.array(taxed, { minLength: 1, maxLength: 6 }),
    shares: fc.array(fc.tuple(fc.nat(5), cents), { maxLength: 3 }),
    prepaid: fc.constantFrom(0, 0, 5000),
    rounding: fc.constantFrom(0, 0, 2, -3),
    sign: fc.constantFrom(1, 1, 1, -1),
  })
  // An allowance or charge bears the category and rate of a line, as all of them do that a line can be found for.
  .map(({ shares, sign, ...rest }): Abstract => {
    const extras = shares.flatMap(([at, net]) => {
      const like = rest.lines[at % rest.lines.length]
      return like && net !== 0 ? [{ ...like, net }] : []
    })
    const credit = ['381', '261', '396', '502', '503', '262'].includes(rest.type)
    return { ...rest, extras, credit, sign: sign === -1 ? -1 : 1 }
  })
  .filter((each) => totalsOf(each).gross > 0)

const style: fc.Arbitrary<Style> = fc.record({
  syntax: fc.constantFrom('ubl', 'cii'),
  prefixes: fc.constantFrom('usual', 'odd', 'default'),
  encoding: fc.constantFrom('utf-8', 'bom', 'utf-16le', 'utf-16be', 'latin'),
  padded: fc.boolean(),
})

async function read(invoice: Abstract, how: Style, direction: Direction): Promise<Invoice> {
  const us = direction === 'sale' ? SELLER : BUYER
  const { documents, problems } = await readFile({ name: 'f.xml', bytes: written(invoice, how) }, us)
  const document = documents[0]?.document
  if (!document || isPayment(document)) throw new Error(JSON.stringify(problems))
  return document
}

test('whatever the syntax, prefixes, encoding and white space, what is read is what was meant', async () => {
  await fc.assert(
    fc.asyncProperty(abstract, style, async (invoice, how) => {
      const document = await read(invoice, how, 'sale')
      const { rows, net, vat, gross, payable } = totalsOf(invoice)
      const { prepaid, rounding } = invoice
      expect(document.totals).toEqual({
        net,
        vat,
        gross,
        prepaid,
        rounding,
        payable,
      })
      expect(document.vat.map((row) => [row.base, row.vat])).toEqual(
        rows.filter((row) => row.net !== 0 || row.vat !== 0).map((row) => [row.net, row.vat]),
      )
      expect(document.lines.reduce((sum, line) => sum + line.net, 0)).toBe(net)
      expect([document.number, document.date, document.currency]).toEqual(['F-1', '2026-09-15', invoice.currency])
      expect(document.self).toMatchObject({
        name: 'Atelier Dupré',
        siren: '552100554',
        vatId: 'FR96552100554',
      })
      expect(document.party).toMatchObject({
        name: 'Menuiserie Lenoir',
        siren: '732829320',
      })
    }),
    { numRuns: 120 },
  )
}, 60_000)

/** Problems of these invoices that a person can answer; none of them is ours. */
const ANSWERABLE = ['posting.hold', 'posting.no-rate', 'posting.nothing-to-book']

test('what is taken is an entry that says what the invoice says, or a question to a person', async () => {
  const sides: readonly Direction[] = ['sale', 'purchase']
  await fc.assert(
    fc.asyncProperty(abstract, style, fc.constantFrom(...sides), async (invoice, how, direction) => {
      const document = await read(invoice, how, direction)
      const posted = post(document, contextOf([document]))
      if (!posted.ok) {
        expect(posted.problems.filter(({ level, code }) => level === 'blocking' && !ANSWERABLE.includes(code))).toEqual(
          [],
        )
        return
      }
      const { lines } = posted.value.entry
      expect(gapOf(lines)).toBe(0)
      if (invoice.currency !== 'EUR') return
      const { rows, vat, gross, net } = totalsOf(invoice)
      const side = (direction === 'sale') === (invoice.credit || invoice.sign < 0) ? -1 : 1
      const moved = (pattern: RegExp) =>
        lines.reduce(
          (sum, line) => sum + (pattern.test(line.account) ? (line.side === 'debit' ? 1 : -1) * line.amount : 0),
          0,
        )
      expect(moved(/^4[01]1/)).toBe(side * (gross + invoice.rounding) + 0)
      expect(moved(/^445/)).toBe(-side * vat + 0)
      expect(moved(/^(?:[67](?!58)|4[01]9|467)/)).toBe(-side * net + 0)
      expect(rows.length).toBeGreaterThan(0)
    }),
    { numRuns: 150 },
  )
}, 60_000)
