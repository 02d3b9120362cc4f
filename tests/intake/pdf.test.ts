import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readFile } from '../../src/intake/files'
import { BUYER, cii } from './invoice-xml'
import { ascii85, bin, catalog, embedded, filespec, join, page, pdf, pdfWithObjectStream, update } from './pdf-builder'

const read = (bytes: Uint8Array) => readFile({ name: 'facture.pdf', bytes }, BUYER)
const numbers = async (bytes: Uint8Array) => (await read(bytes)).documents.map((each) => each.document.number)
const codes = async (bytes: Uint8Array) => (await read(bytes)).problems.map((each) => each.code)
const NAMES = '/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>'
const parts = (xml = cii(), name = '(factur-x.xml)') => [embedded(4, xml), filespec(5, name, 4)]

describe('a hybrid PDF', () => {
  test('in the name tree', async () => {
    expect(await numbers(pdf([catalog(NAMES), ...page(), ...parts()]))).toEqual(['F-1'])
  })
  test('in a name tree with Kids, twice the same stream', async () => {
    const tree = '/Names << /EmbeddedFiles << /Kids [6 0 R] >> >> /AF [5 0 R 7 0 R]'
    const kids = { number: 6, value: '<< /Names [(x) 5 0 R (y) 7 0 R] /Limits [(x) (y)] >>' }
    const twice = filespec(7, '(FACTUR-X.XML)', 4)
    expect(await numbers(pdf([catalog(tree), ...page(), ...parts(), kids, twice]))).toEqual(['F-1'])
  })
  test('only in /AF', async () => {
    expect(await numbers(pdf([catalog('/AF [5 0 R]'), ...page(), ...parts()]))).toEqual(['F-1'])
  })
  test('only in an annotation of a page', async () => {
    const annotation = { number: 8, value: '<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 5 0 R >>' }
    expect(await numbers(pdf([catalog(''), ...page('/Annots [8 0 R]'), ...parts(), annotation]))).toEqual(['F-1'])
  })
  test('with a name in UTF-16BE and a path', async () => {
    const name = `<FEFF${[...'C:\\factures\\factur-x.xml'].map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('')}>`
    expect(await numbers(pdf([catalog(NAMES), ...page(), ...parts(cii(), name)]))).toEqual(['F-1'])
  })
  test('with a replaced attachment: the last update wins', async () => {
    const first = pdf([catalog(NAMES), ...page(), ...parts()])
    expect(await numbers(update(first, [embedded(4, cii({ number: 'F-2' }))]))).toEqual(['F-2'])
  })
  test('with a removed attachment: it is gone', async () => {
    const first = pdf([catalog(NAMES), ...page(), ...parts()])
    expect(await codes(update(first, [catalog('')]))).toEqual(['intake.pdf-without-invoice'])
  })
  test('with object and cross-reference streams', async () => {
    const values = new Map([
      [1, `<< /Type /Catalog /Pages 2 0 R ${NAMES} >>`],
      [2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
      [3, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>'],
      [5, '<< /Type /Filespec /F (factur-x.xml) /EF << /F 4 0 R >> >>'],
    ])
    expect(await numbers(pdfWithObjectStream(values, embedded(4, cii())))).toEqual(['F-1'])
  })
  test('with bytes before its header, a wrong startxref, a wrong length', async () => {
    const wrong = { ...embedded(4, cii()), value: '<< /Filter /FlateDecode /Length 12 >>' }
    const objects = [catalog(NAMES), ...page(), ...parts()]
    expect(await numbers(pdf(objects, { before: 'junk\n'.repeat(20) }))).toEqual(['F-1'])
    expect(await numbers(pdf(objects, { startxref: 3 }))).toEqual(['F-1'])
    expect(await numbers(pdf([catalog(NAMES), ...page(), wrong, filespec(5, '(factur-x.xml)', 4)]))).toEqual(['F-1'])
  })
  test('behind the filters of text', async () => {
    const through = (filter: string, stream: Uint8Array) => [
      { number: 4, value: `<< /Subtype /text#2Fxml /Filter ${filter} /Length ${stream.length} >>`, stream },
      filespec(5, '(factur-x.xml)', 4),
    ]
    const hex = bin(`${Buffer.from(cii()).toString('hex')}>`)
    expect(await numbers(pdf([catalog(NAMES), ...page(), ...through('/ASCIIHexDecode', hex)]))).toEqual(['F-1'])
    const deflated = deflateSync(Buffer.from(cii()))
    const filters = '[/ASCII85Decode /FlateDecode]'
    expect(await numbers(pdf([catalog(NAMES), ...page(), ...through(filters, ascii85(deflated))]))).toEqual(['F-1'])
    expect(await codes(pdf([catalog(NAMES), ...page(), ...through('/LZWDecode', hex)]))).toEqual(['intake.unreadable'])
  })
  test('with a table that points to a cross-reference stream, before an update of many filters', async () => {
    const first = pdf([catalog(NAMES), ...page(), ...parts()], { trailer: '/XRefStm 123 ' })
    const other = { number: 30, value: '<< /Filter [/ASCII85Decode /FlateDecode] /Length 4 >>', stream: bin('abcd') }
    expect(await numbers(update(first, [other]))).toEqual(['F-1'])
  })
  test('keeps the other files by name, unopened', async () => {
    const other = {
      ...embedded(6, 'bon', '/Params << /Size 3 >> '),
      value: '<< /Subtype /application#2Fpdf /Length 3 >>',
    }
    const tree = '/Names << /EmbeddedFiles << /Names [(a) 5 0 R (b) 7 0 R] >> >>'
    const reading = await read(pdf([catalog(tree), ...page(), ...parts(), other, filespec(7, '(bl.pdf)', 6)]))
    expect(reading.documents[0]?.attachments).toEqual([{ name: 'bl.pdf', type: 'application/pdf', size: null }])
    expect(reading.captures[0]?.mediaType).toBe('application/pdf')
  })
  test('loops in its trees end', async () => {
    const tree = '/Names << /EmbeddedFiles 6 0 R >>'
    const loop = { number: 6, value: '<< /Kids [6 0 R 6 0 R] /Names [(a) 5 0 R] >>' }
    expect(await numbers(pdf([catalog(tree), ...page(), ...parts(), loop]))).toEqual(['F-1'])
  })
})

describe('a PDF that is refused', () => {
  test('without any file, or with a file that is no invoice', async () => {
    expect(await codes(pdf([catalog(''), ...page()]))).toEqual(['intake.pdf-without-invoice'])
    expect(await codes(pdf([catalog(NAMES), ...page(), ...parts('<a/>')]))).toEqual(['intake.pdf-without-invoice'])
  })
  test('encrypted', async () => {
    const encrypt = { number: 9, value: '<< /Filter /Standard /V 1 /R 2 /O (x) /U (y) /P -4 >>' }
    const objects = [catalog(NAMES), ...page(), ...parts(), encrypt]
    expect(await codes(pdf(objects, { trailer: '/Encrypt 9 0 R /ID [<00> <00>] ' }))).toEqual(['intake.pdf-protected'])
  })
  test('encrypted, its object streams among it', async () => {
    const hidden = {
      number: 20,
      value: '<< /Type /ObjStm /N 2 /First 8 /Filter /FlateDecode /Length 9 >>',
      stream: bin('\x8dnot zlib'),
    }
    const objects = [{ number: 1, value: '<< >>' }, hidden]
    expect(await codes(pdf(objects, { trailer: '/Encrypt 9 0 R ' }))).toEqual(['intake.pdf-protected'])
  })
  test('with an attachment that inflates beyond the bound', async () => {
    const bomb = embedded(4, new Uint8Array(70 * 1024 * 1024))
    expect(await codes(pdf([catalog(NAMES), ...page(), bomb, filespec(5, '(factur-x.xml)', 4)]))).toEqual([
      'intake.over-limit',
    ])
  })
  test('with an object stream that inflates beyond the bound', async () => {
    const bomb = embedded(6, new Uint8Array(70 * 1024 * 1024))
    const stream = { ...bomb, value: bomb.value.replace('/EmbeddedFile', '/Obj#53tm /N 1 /First 5') }
    expect(await codes(pdf([catalog(NAMES), ...page(), ...parts(), stream]))).toEqual(['intake.over-limit'])
  })
  test('with two invoices that differ, not with two that agree', async () => {
    const tree = '/Names << /EmbeddedFiles << /Names [(a) 5 0 R (b) 7 0 R] >> >>'
    const two = (number: string) =>
      pdf([catalog(tree), ...page(), ...parts(), embedded(6, cii({ number })), filespec(7, '(autre.xml)', 6)])
    expect(await codes(two('F-2'))).toEqual(['intake.pdf-two-invoices'])
    expect(await numbers(two('F-1'))).toEqual(['F-1'])
  })
  test('damaged', async () => {
    expect((await codes(join('%PDF-1.4\n', 'rien'))).length).toBe(1)
  })
})
