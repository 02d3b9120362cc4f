import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { PlainDate } from '../../src/domain/date'
import type { FormatId } from '../../src/domain/dossier'
import { newDossier, succeeded, testEngine } from './engine'
import { invoice } from './papers'

const job = { id: 'attachments' }
const folder = 'tests/samples/einvoice'
const PDF = 'corpus_ZUGFeRDv2_fail_FNFE-factur-x-examples_Facture_FR_EN16931.pdf'
const original = readFileSync(`${folder}/${PDF}`)

/** A dossier with one imported PDF and one document without any, exported in a format. */
async function exported(name: string, format: string, options: Readonly<Record<string, string>>) {
  const bench = testEngine(name)
  const { engine } = bench
  const id = await newDossier(bench, {
    siren: '999999998',
    fiscalYear: { start: '2017-01-01' as PlainDate, end: '2017-12-31' as PlainDate },
  })
  await engine.importFiles(id, [{ name: PDF, blob: new Blob([original]) }], job)
  await bench.take(id, invoice(1, '2017-11-20', 10_000))
  const request = {
    dossier: id,
    journals: [],
    from: '2017-01-01' as PlainDate,
    to: '2017-12-31' as PlainDate,
    format: format as FormatId,
    options,
    withLate: false,
    leftOut: [],
  }
  const preview = succeeded(await engine.preview(request, job))
  const made = succeeded(await engine.commit(preview.id, job))
  const { blob, name: file } = succeeded(await engine.download(made.id))
  const bytes = new Uint8Array(await blob.arrayBuffer())
  return { file, bytes, preview, made }
}

describe('the PDFs that documents were read from', () => {
  it.each([
    ['quadratus', {}, '00000001.pdf'],
    ['acd', {}, 'FA-2017-0010.pdf'],
    ['acd', { layout: 'C' }, 'FA-2017-0010.pdf'],
    ['coala', {}, '-2017-0010.pdf'],
    ['cegid-tra', {}, 'FA-2017-0010.pdf'],
    ['fec', { columns: 'dolibarr' }, 'FA-2017-0010.pdf'],
    ['fec', { columns: 'myunisoft' }, 'FA-2017-0010.pdf'],
  ])('%s %o: in the ZIP as %s, the very bytes, and named in the file', async (format, options, name) => {
    const label = `pdf-${format}-${JSON.stringify(options)}`
    const { file, bytes, made } = await exported(label, format, { ...options, attachments: 'yes' })
    expect(file).toMatch(/\.zip$/)
    const parts = unzipSync(bytes)
    expect(Buffer.from(parts[name] ?? []).equals(original)).toBe(true)
    const [main = '', ...others] = made.parts.map((part) => part.name)
    expect(others).toEqual([name])
    const text = new TextDecoder('latin1').decode(parts[main])
    const named = format === 'coala' || ('layout' in options && options.layout === 'C') ? name.slice(0, -4) : name
    expect(text).toContain(named)
    // The other document has no PDF: nothing is named there.
    expect(text.split(/\r?\n/).filter((line) => line.includes('F-0001') && line.includes('.pdf'))).toEqual([])
  })

  it('stay out where they are not asked for, and the export says so', async () => {
    const { file, preview } = await exported('pdf-none', 'quadratus', {})
    expect(file).toMatch(/\.txt$/)
    const lost = preview.problems.flatMap((each) => (each.code === 'format.lost' ? each.fields : []))
    expect(lost).toContain('attachment')
  })
})
