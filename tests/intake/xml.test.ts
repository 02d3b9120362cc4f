import { describe, expect, test } from 'vitest'
import { readFile } from '../../src/intake/files'
import { BUYER, cii } from './invoice-xml'
import { bin, join } from './pdf-builder'

const encode = (text: string) => new TextEncoder().encode(text)
const read = (bytes: Uint8Array | string, name = 'f.xml') =>
  readFile({ name, bytes: typeof bytes === 'string' ? encode(bytes) : bytes }, BUYER)
const codes = async (bytes: Uint8Array | string) => (await read(bytes)).problems.map((each) => each.code)
const label = async (bytes: Uint8Array) => {
  const document = (await read(bytes)).documents[0]?.document
  return document && 'lines' in document ? document.lines[0]?.label : undefined
}
const utf16 = (text: string, big: boolean, bom: boolean) => {
  const units = (bom ? `\ufeff${text}` : text).split('').map((char) => char.charCodeAt(0))
  return Uint8Array.from(units.flatMap((unit) => (big ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])))
}
const accents = cii({ label: 'Été à Nîmes' })

describe('encodings', () => {
  test('UTF-8 with BOM, white space and a long comment before the root', async () => {
    const body = accents.replace(/^<\?xml[^>]*\?>/, `<!--${'x'.repeat(5700)}-->`)
    expect(await label(encode(`\ufeff \r\n<?xml version="1.0"?>${body}`))).toBe('Été à Nîmes')
  })
  test('UTF-16 in both orders, with and without BOM', async () => {
    for (const big of [true, false]) {
      for (const bom of [true, false]) {
        const text = accents.replace('UTF-8', 'UTF-16')
        expect(await label(utf16(text, big, bom))).toBe('Été à Nîmes')
      }
    }
  })
  test('ISO-8859-1 declared; UTF-16 declared on single bytes is UTF-8', async () => {
    expect(await label(bin(accents.replace('UTF-8', 'ISO-8859-1')))).toBe('Été à Nîmes')
    expect(await label(encode(accents.replace('UTF-8', 'UTF-16')))).toBe('Été à Nîmes')
  })
  test('windows-1252 that claims UTF-8 is read, and told', async () => {
    expect(await label(bin(accents.replaceAll('Atelier Dupré', 'A')))).toBe('Été à Nîmes')
    expect(await codes(bin(accents))).toEqual(['intake.encoding-guessed'])
  })
})

describe('hostile or broken XML', () => {
  test('a DTD is refused before any entity is seen', async () => {
    const dtd = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    const { problems } = await read(cii().replace('<rsm:Cross', `${dtd}<rsm:Cross`))
    expect(problems).toEqual([{ code: 'intake.unreadable', level: 'blocking', file: 'f.xml', detail: 'dtd' }])
  })
  test('an entity that nobody declared, a cut file, two roots', async () => {
    expect(await codes(cii({ label: '&a;' }))).toEqual(['intake.unreadable'])
    expect(await codes(cii().slice(0, -40))).toEqual(['intake.unreadable'])
    expect(await codes(`${cii()}<a/>`)).toEqual(['intake.unreadable'])
  })
  test('depth, attributes and lines are bounded, each with its figure', async () => {
    const limit = async (text: string) => (await read(text)).problems[0]
    const deep = `${'<a>'.repeat(70)}${'</a>'.repeat(70)}`
    expect(await limit(deep)).toMatchObject({
      code: 'intake.over-limit',
      limit: 'xml-depth',
      allowed: '64',
      found: '65',
    })
    const wide = `<a ${Array.from({ length: 70 }, (_, i) => `b${i}="1"`).join(' ')}/>`
    expect(await limit(wide)).toMatchObject({ limit: 'xml-attributes', allowed: '64' })
    const line = /<ram:IncludedSupply.*<\/ram:IncludedSupplyChainTradeLineItem>/s.exec(cii())?.[0] ?? ''
    const long = cii().replace(line, () => line.repeat(10_001))
    expect(await limit(long)).toMatchObject({ limit: 'lines', allowed: '10000', found: '10001' })
    const many = `<a>${'<b/>'.repeat(500_001)}</a>`
    expect(await limit(many)).toMatchObject({ limit: 'xml-elements', allowed: '500000' })
  })
  test('an element named like an object property does nothing', async () => {
    const { documents } = await read(cii({ notes: '<ram:__proto__><ram:x/></ram:__proto__><ram:constructor/>' }))
    expect(documents).toHaveLength(1)
  })
  test('a file over 50 MiB is not opened', async () => {
    expect((await read(new Uint8Array(50 * 1024 * 1024 + 1))).problems[0]).toMatchObject({ limit: 'file-size' })
  })
})

describe('recognition, by bytes', () => {
  test.each([
    ['<Invoice xmlns="urn:un:CBFBUY:5"/>', 'intake.unsupported'],
    ['<Invoice/>', 'intake.unsupported'],
    [
      '<p:FatturaElettronica xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2"/>',
      'intake.unsupported',
    ],
    ['<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>', 'intake.not-for-the-books'],
    [
      '<ApplicationResponse xmlns="urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2"/>',
      'intake.not-for-the-books',
    ],
    ['<html><body/></html>', 'intake.not-an-invoice'],
    ['<!DOCTYPE html><html></html>', 'intake.not-an-invoice'],
    ['<note/>', 'intake.not-an-invoice'],
    ['{"a": 1}', 'intake.not-an-invoice'],
    ['', 'intake.empty'],
    ['  \n', 'intake.empty'],
  ])('%s', async (text, code) => {
    expect(await codes(text)).toEqual([code])
  })
  test('binary formats by their names', async () => {
    expect((await read(bin('\x30\x82\x01\x00'))).problems[0]).toMatchObject({
      code: 'intake.unsupported',
      found: '.p7m',
    })
    expect((await read(bin('\xd0\xcf\x11\xe0'))).problems[0]).toMatchObject({ found: 'Excel .xls' })
  })
  test('text in rows goes to the table reader, untouched, whatever its name', async () => {
    const bytes = bin('JournalCode\tJournalLib\r\nVE\tVentes \xe9\r\n')
    expect(await read(bytes, 'a.pdf')).toMatchObject({ tables: [{ name: 'a.pdf', bytes }], problems: [] })
  })
})

describe('envelopes are opened once', () => {
  const inner = cii().replace(/^<\?xml[^>]*\?>\s*/, '')
  const attached = (content: string) =>
    `<a:AttachedDocument xmlns:a="urn:oasis:names:specification:ubl:schema:xsd:AttachedDocument-2" xmlns:c="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"><c:Attachment>${content}</c:Attachment></a:AttachedDocument>`
  test('SBD, CDATA, Base64', async () => {
    const sbd = `<S:StandardBusinessDocument xmlns:S="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"><S:StandardBusinessDocumentHeader/>${inner}</S:StandardBusinessDocument>`
    const cdata = attached(
      `<c:ExternalReference><b:Description><![CDATA[${cii()}]]></b:Description></c:ExternalReference>`,
    )
    const base64 = attached(
      `<b:EmbeddedDocumentBinaryObject>${Buffer.from(cii()).toString('base64')}</b:EmbeddedDocumentBinaryObject>`,
    )
    for (const each of [sbd, cdata, base64]) expect((await read(each)).documents[0]?.document.number).toBe('F-1')
  })
  test('an envelope in an envelope, or an empty one, is refused', async () => {
    const twice = attached(
      `<b:EmbeddedDocumentBinaryObject>${Buffer.from(attached('')).toString('base64')}</b:EmbeddedDocumentBinaryObject>`,
    )
    expect(await codes(twice)).toEqual(['intake.unreadable'])
    expect(await codes(attached('<b:EmbeddedDocumentBinaryObject>%%%</b:EmbeddedDocumentBinaryObject>'))).toEqual([
      'intake.unreadable',
    ])
  })
})

test('a capture holds the bytes as received, under their digest', async () => {
  const bytes = join('\xef\xbb\xbf', encode(cii()))
  const { captures, documents } = await read(bytes)
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(bytes))).toString('hex')
  expect(captures).toEqual([{ id: digest, name: 'f.xml', mediaType: 'application/xml', bytes }])
  expect(documents[0]?.capture).toBe(digest)
  expect(documents[0]?.document.source).toEqual({ kind: 'cii', name: 'f.xml', capture: digest })
})
