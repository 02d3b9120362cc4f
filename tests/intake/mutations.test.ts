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

test('two readings of the same bytes are equal', async () => {
  const read = () => readFile({ name: 'x.xml', bytes: SEEDS.ubl }, BUYER)
  expect(await read()).toEqual(await read())
})
