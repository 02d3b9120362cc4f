import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readFile } from '../../src/intake/files'
import { BUYER, cii } from './invoice-xml'

const read = (bytes: Uint8Array) => readFile({ name: 'lot.zip', bytes }, BUYER)
const invoice = (number: string) => strToU8(cii({ number }))
const numbers = async (bytes: Uint8Array) => (await read(bytes)).documents.map((each) => each.document.number)

test('every entry is recognised again; one that fails does not stop the others', async () => {
  const zip = zipSync({
    'a/un.xml': invoice('F-1'),
    'table.csv': strToU8('Numéro;Date\nF-9;15/09/2026\n'),
    'abimé.xml': strToU8('<a><b></a>'),
    'deux.dat': [invoice('F-2'), { level: 0 }],
    '__MACOSX/._un.xml': strToU8('junk'),
  })
  const reading = await read(zip)
  expect(reading.documents.map((each) => each.document.number)).toEqual(['F-1', 'F-2'])
  expect(reading.tables.map((each) => each.name)).toEqual(['lot.zip › table.csv'])
  expect(reading.problems).toMatchObject([{ code: 'intake.unreadable', file: 'lot.zip › abimé.xml' }])
})

test('an archive in an archive is opened, a third level is not', async () => {
  const once = zipSync({ 'b.zip': zipSync({ 'c.xml': invoice('F-3') }) })
  expect(await numbers(once)).toEqual(['F-3'])
  const { documents, problems } = await read(zipSync({ 'a.zip': once }))
  expect(documents).toEqual([])
  expect(problems).toMatchObject([{ code: 'intake.over-limit', limit: 'zip-nesting' }])
})

test('names are labels: a path out of the archive is its last part', async () => {
  const { documents } = await read(zipSync({ '../../etc/\u202epasswd.xml': invoice('F-4') }))
  expect(documents[0]?.document.source.name).toBe('lot.zip › passwd.xml')
})

test('a workbook goes to the table reader whole, other office files are named', async () => {
  const book = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>') })
  expect((await read(book)).tables).toEqual([{ name: 'lot.zip', bytes: book }])
  const word = zipSync({ 'word/document.xml': strToU8('<w/>') })
  expect((await read(word)).problems).toMatchObject([{ code: 'intake.unsupported', found: 'Word .docx' }])
})

test('a bomb stops at its ratio', async () => {
  const bomb = zipSync({ 'a.xml': new Uint8Array(60 * 1024 * 1024) }, { level: 9 })
  expect((await read(bomb)).problems).toMatchObject([{ code: 'intake.over-limit', limit: 'zip-ratio', allowed: '200' }])
})

test('too many entries are refused, with their number', async () => {
  const many = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`${i}.txt`, new Uint8Array(0)]))
  expect((await read(zipSync(many))).problems).toMatchObject([{ limit: 'zip-entries', allowed: '1000', found: '1001' }])
})

test('a forged size, wrong bytes, a cut archive, a password', async () => {
  const zip = zipSync({ 'a.xml': [invoice('F-5'), { level: 0 }] })
  const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset)
  const central = (bytes: Uint8Array) => view(bytes).getUint32(bytes.length - 6, true)
  const changed = (change: (bytes: Uint8Array) => void) => {
    const copy = zip.slice()
    change(copy)
    return copy
  }
  const forged = changed((bytes) => view(bytes).setUint32(central(bytes) + 24, 10, true))
  const wrong = changed((bytes) => bytes.fill(0x20, 60, 70))
  const secret = changed((bytes) => view(bytes).setUint16(central(bytes) + 8, 1, true))
  expect((await read(forged)).problems).toMatchObject([{ code: 'intake.unreadable', detail: 'zip-crc' }])
  expect((await read(wrong)).problems).toMatchObject([{ code: 'intake.unreadable', detail: 'zip-crc' }])
  expect((await read(secret)).problems).toMatchObject([{ code: 'intake.unsupported' }])
  expect((await read(zip.subarray(0, zip.length - 30))).problems).toMatchObject([
    { code: 'intake.unreadable', detail: 'zip-directory' },
  ])
})
