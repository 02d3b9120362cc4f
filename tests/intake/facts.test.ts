import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Facts } from '../../src/intake/files/facts'
import { pdfFiles } from '../../src/intake/files/pdf'
import { readXml } from '../../src/intake/files/xml'

const folder = join(import.meta.dirname, '../samples/einvoice')
const expected: Record<string, Record<string, unknown>> = JSON.parse(
  readFileSync(join(folder, 'expected.json'), 'utf8'),
)

/** The reading of a sample: of the XML itself, or of the first invoice in the PDF. */
async function reading(name: string) {
  const bytes = new Uint8Array(readFileSync(join(folder, name)))
  if (!name.endsWith('.pdf')) return readXml(bytes, name)
  const file = (await pdfFiles(bytes, name)).find((each) => /factur-x|zugferd/i.test(each.name))
  return readXml(file?.bytes ?? new Uint8Array(), name)
}

const number = (text: string | null) => (text === null ? null : Number(text.replace(/ .*/, '')))

/** The facts in the shape of expected.json, amounts as numbers. */
function shape(facts: Facts) {
  const { totals } = facts
  return {
    syntax: { cii: 'CII', ubl: 'UBL', 'zugferd-1': 'ZF1' }[facts.syntax],
    number: facts.number,
    date: facts.date,
    due: facts.dueDates[0]?.date ?? null,
    type: facts.type,
    currency: facts.currency,
    seller: facts.seller.name,
    buyer: facts.buyer.name,
    net: number(totals.lines),
    allowances: number(totals.allowances),
    charges: number(totals.charges),
    exclusive: number(totals.net),
    tax: number(totals.vat),
    inclusive: number(totals.gross),
    prepaid: number(totals.prepaid),
    rounding: number(totals.rounding),
    payable: number(totals.payable),
    taxes: facts.vat.map((row) => ({
      category: row.category,
      rate: number(row.rate),
      basis: number(row.base),
      amount: number(row.vat),
      currency: row.currency,
    })),
    lines: facts.lineCount,
    linesWithAmount: facts.lines.length,
    test: facts.test,
  }
}

const AMOUNTS = ['net', 'allowances', 'charges', 'exclusive', 'tax', 'inclusive', 'prepaid', 'rounding', 'payable']

/** expected.json in the same shape: `linesWithAmount` and `test` are stated only where they say something. */
function wanted(facts: Record<string, unknown>) {
  const line = (each: unknown) => (typeof each === 'string' ? each.replace(/\s+/g, ' ') : each)
  const value = (each: unknown) => (typeof each === 'string' ? number(each) : null)
  const taxes = Array.isArray(facts.taxes) ? facts.taxes : []
  const { source: _source, ...rest } = facts
  return {
    ...rest,
    seller: line(facts.seller),
    buyer: line(facts.buyer),
    ...Object.fromEntries(AMOUNTS.map((name) => [name, value(facts[name])])),
    taxes: taxes.map((row) => ({ ...row, rate: value(row.rate), basis: value(row.basis), amount: value(row.amount) })),
    linesWithAmount: facts.linesWithAmount ?? facts.lines,
    test: facts.test ?? false,
  }
}

test('expected.json names every sample', () => {
  const files = readdirSync(folder).filter((name) => /\.(xml|pdf)$/i.test(name))
  expect(files.sort()).toEqual(Object.keys(expected).sort())
  expect(files).toHaveLength(73)
})

for (const [name, facts] of Object.entries(expected)) {
  test(`facts of ${name}`, async () => {
    const read = await reading(name)
    if (typeof facts.error === 'string') {
      expect(read).toEqual({ is: 'not-for-books', name: 'Order-X' })
      return
    }
    if (read.is !== 'invoice') throw new Error(read.name)
    expect(shape(read.facts)).toEqual(wanted(facts))
  })
}
