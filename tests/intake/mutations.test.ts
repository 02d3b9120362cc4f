import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { isPayment } from '../../src/domain/document'
import { readFile } from '../../src/intake/files'
import { BUYER, cii } from './invoice-xml'
import { catalog, embedded, filespec, page, pdf } from './pdf-builder'

const folder = join(import.meta.dirname, '../samples/einvoice')
const sample = (name: string) => new Uint8Array(readFileSync(join(folder, name)))
const SEEDS = {
  cii: strToU8(cii()),
  ubl: sample('facturx_tests_fixtures_xml_ubl-21-extended-ctc-fr.xml'),
  zugferd: sample('facturx_tests_fixtures_xml_zugferd-extended.xml'),
  pdf: pdf([
    catalog('/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>'),
    ...page(),
    embedded(4, cii()),
    filespec(5, '(factur-x.xml)', 4),
  ]),
  hybrid: sample('corpus_ZUGFeRDv2_fail_FNFE-factur-x-examples_Facture_FR_EN16931.pdf'),
  zip: zipSync({ 'a.xml': strToU8(cii()) }),
}

/** Damage: bytes set, a part doubled, a part cut. Positions are shares of the length. */
const damage = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    how: fc.constantFrom('set', 'double', 'cut'),
    byte: fc.nat(255),
  }),
  { minLength: 1, maxLength: 6 },
)

function damaged(bytes: Uint8Array, by: readonly { at: number; how: string; byte: number }[]): Uint8Array {
  let now = Buffer.from(bytes)
  for (const { at, how, byte } of by) {
    const place = Math.floor(at * Math.max(0, now.length - 1))
    if (how === 'set') now[place] = byte
    else if (how === 'double') now = Buffer.concat([now.subarray(0, place + byte), now.subarray(place)])
    else now = Buffer.concat([now.subarray(0, place), now.subarray(place + byte)])
  }
  return new Uint8Array(now)
}

for (const [name, seed] of Object.entries(SEEDS)) {
  test(`a damaged ${name} ends as a document, a table or a problem, and never as an exception`, async () => {
    await fc.assert(
      fc.asyncProperty(damage, async (by) => {
        const reading = await readFile({ name: 'x', bytes: damaged(seed, by) }, BUYER)
        const found = reading.documents.length + reading.tables.length + reading.notForBooks.length
        expect(found + reading.problems.length).toBeGreaterThan(0)
        for (const { document } of reading.documents) {
          if (isPayment(document)) continue
          expect(document.totals.gross).toBeGreaterThanOrEqual(0)
          expect(document.number).not.toBe('')
          expect(structuredClone(document)).toEqual(document)
        }
      }),
      { numRuns: name === 'hybrid' ? 40 : 150 },
    )
  }, 60_000)
}

/** Terms as hostile as text may be: figures at every edge, odd characters, long strings. */
const term = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '-0.00',
    '64.',
    '9007199254740991',
    '90071992547409.91',
    '-99999999999.99',
    '0.005',
    'S',
    'AE',
    'zz',
  ),
  fc.double().map(String),
  fc.integer().map((cents) => (cents / 100).toFixed(2)),
  fc.string({ maxLength: 60 }).map((text) => text.replace(/[<&]/g, '').replace(/[\0-\x1f\ufffe\uffff]/g, '')),
)
const made = fc.record(
  {
    number: term,
    type: fc.oneof(term, fc.constantFrom('380', '381', '384', '386', '503')),
    framework: fc.oneof(term, fc.constantFrom('S1', 'M1', 'B7')),
    date: fc.oneof(term, fc.constant('20260915')),
    currency: fc.oneof(term, fc.constantFrom('EUR', 'JPY', 'TND')),
    base: term,
    vat: term,
    gross: term,
    category: term,
    rate: term,
    reasonCode: term,
    seller: term,
    label: term,
    prepaid: term,
    payable: term,
    lineNet: term,
  },
  { requiredKeys: [] },
)

test('an invoice of absurd terms is a document in whole cents or a problem', async () => {
  await fc.assert(
    fc.asyncProperty(made, async (terms) => {
      const reading = await readFile({ name: 'x.xml', bytes: strToU8(cii(terms)) }, BUYER)
      expect(reading.documents.length + reading.notForBooks.length + reading.problems.length).toBeGreaterThan(0)
      for (const { document } of reading.documents) {
        if (isPayment(document)) continue
        for (const value of Object.values(document.totals)) expect(Number.isSafeInteger(value)).toBe(true)
        expect(document.totals.gross).toBeGreaterThanOrEqual(0)
      }
    }),
    { numRuns: 500 },
  )
}, 60_000)

test('sums that whole numbers cannot hold are refused', async () => {
  const { problems } = await readFile(
    { name: 'x.xml', bytes: strToU8(cii({ base: '90071992547409.91', gross: '90071992547409.91' })) },
    BUYER,
  )
  expect(problems).toMatchObject([{ code: 'intake.over-limit', limit: 'amounts' }])
})

test('two readings of the same bytes are equal', async () => {
  const read = () => readFile({ name: 'x.xml', bytes: SEEDS.ubl }, BUYER)
  expect(await read()).toEqual(await read())
})
