import { describe, expect, it } from 'vitest'
import type { DossierId } from '../../src/domain/dossier'
import type { Made } from '../intake/invoice-xml'
import { cii } from '../intake/invoice-xml'
import type { Bench } from './engine'
import { newDossier, succeeded, testEngine } from './engine'

const KNOWN = 'FR7630006000011234567890189'
const OTHER = 'FR1420041010050500013M02606'

const paidOn = (iban: string, made: Made) =>
  cii(made).replace(
    '<ram:ApplicableTradeTax><ram:Calc',
    `<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode><ram:PayeePartyCreditorFinancialAccount><ram:IBANID>${iban}</ram:IBANID></ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>$&`,
  )

/** Imports each text as a file, and returns what the import says of it and what the document then warns of. */
async function importing({ engine }: Bench, id: DossierId, xml: string) {
  const { items } = await engine.importFiles(id, [{ name: 'f.xml', blob: new Blob([xml]) }], { id: 'test' })
  const [item] = items
  if (!item?.key) throw new Error(JSON.stringify(items))
  const { document } = await engine.document(id, item.key).then((view) => view ?? Promise.reject(new Error('gone')))
  return {
    what: item.what,
    problems: item.problems.map((each) => each.code),
    warnings: document.warnings.filter(({ code }) => code === 'iban-changed' || code === 'due-estimated'),
    dueDates: document.kind === 'payment' ? [] : document.dueDates.map((each) => each.date),
  }
}

const buyer = (bench: Bench) => newDossier(bench, { name: 'Menuiserie Lenoir', siren: '732829320', vatId: '' })

describe('a supplier that asks to be paid elsewhere', () => {
  it('is told at the import and in the preview; the same file again changes nothing', async () => {
    const bench = testEngine('iban-changed')
    const id = await buyer(bench)
    const first = await importing(bench, id, paidOn(KNOWN, { number: 'A-1', date: '20260901' }))
    expect(first).toMatchObject({ what: 'taken', problems: [], warnings: [] })
    const same = await importing(bench, id, paidOn('fr76 3000 6000 0112 3456 7890 189', { number: 'A-2' }))
    expect(same).toMatchObject({ what: 'taken', problems: [], warnings: [] })
    const changed = paidOn(OTHER, { number: 'A-3' })
    const told = { problems: ['check.iban-changed'], warnings: [{ detail: `${OTHER} / ${KNOWN}` }] }
    expect(await importing(bench, id, changed)).toMatchObject({ what: 'taken', ...told })
    expect(await importing(bench, id, changed)).toMatchObject({ what: 'unchanged', warnings: told.warnings })
    const preview = succeeded(
      await bench.engine.preview(
        {
          dossier: id,
          journals: [],
          from: '2026-09-01' as never,
          to: '2026-09-30' as never,
          format: 'fec' as never,
          options: {},
          withLate: false,
          leftOut: [],
        },
        { id: 'preview' },
      ),
    )
    expect(JSON.stringify(preview)).toContain('check.iban-changed')
  })
  it('is not told of another supplier, nor of our own accounts on a sale', async () => {
    const bench = testEngine('iban-other')
    const id = await buyer(bench)
    await importing(bench, id, paidOn(KNOWN, { number: 'A-1' }))
    const other = await importing(bench, id, paidOn(OTHER, { number: 'B-1', seller: '404833048' }))
    expect(other.warnings).toEqual([])
    const sold = testEngine('iban-sold')
    const seller = await newDossier(sold, { name: 'Atelier Dupré', siren: '552100554', vatId: '' })
    await importing(sold, seller, paidOn(KNOWN, { number: 'A-1' }))
    expect((await importing(sold, seller, paidOn(OTHER, { number: 'A-2' }))).warnings).toEqual([])
  })
})

describe('an invoice of totals only', () => {
  const minimum = (made: Made) =>
    cii({ ...made, rows: ' ' })
      .replace('urn:cen.eu:en16931:2017', 'urn:factur-x.eu:1p0:minimum')
      .replace(/<ram:IncludedSupplyChainTradeLineItem>.*<\/ram:IncludedSupplyChainTradeLineItem>/s, '')
  const due = (day: string) =>
    `<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format="102">${day}</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>`

  it('is due after as many days as its party gave before, marked as estimated', async () => {
    const bench = testEngine('due-estimated')
    const id = await buyer(bench)
    expect((await importing(bench, id, minimum({ number: 'A-0', date: '20260801' }))).dueDates).toEqual([])
    await importing(bench, id, cii({ number: 'A-1', date: '20260901', terms: due('20261016') }))
    const paper = minimum({ number: 'A-2', date: '20260915' })
    const estimated = { dueDates: ['2026-10-30'], warnings: [{ code: 'due-estimated', detail: '2026-10-30' }] }
    expect(await importing(bench, id, paper)).toMatchObject({ what: 'taken', ...estimated })
    expect(await importing(bench, id, paper)).toMatchObject({ what: 'unchanged', ...estimated })
    const full = cii({ number: 'A-2', date: '20260915', terms: due('20261015') })
    expect(await importing(bench, id, full)).toMatchObject({ what: 'changed', dueDates: ['2026-10-15'], warnings: [] })
  })
})
