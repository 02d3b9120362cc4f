import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isPayment } from '../../src/domain/document'
import { openTable, readTable, signatureOf } from '../../src/intake/tables'
import { bytesOf, summary, take, told, US } from './fixture'

/** What each export of a billing application gives: how it is read, every document, every problem, what is left out. */
interface Expected {
  readonly read: string
  readonly defaults?: Readonly<Record<string, string>>
  readonly documents: readonly string[]
  readonly problems?: readonly string[]
  readonly notForBooks?: readonly string[]
  readonly passed?: number
}

const expected: Readonly<Record<string, Expected>> = JSON.parse(
  readFileSync(resolve(import.meta.dirname, 'expected.json'), 'utf8'),
)
const files = readdirSync(resolve(import.meta.dirname, 'fixtures'))

describe('exports of billing applications', () => {
  it('are all expected', () => {
    expect(files.sort()).toEqual(Object.keys(expected).sort())
  })

  it.each(files)('%s gives its documents, and says what it does not', async (name) => {
    const { mapping, ...reading } = await take(bytesOf(name), name, {}, { franchise: name.startsWith('indy') })
    const { encoding, separator, content, shape, decimal, dateForm, headerRow } = mapping
    expect({
      read: [encoding, separator, content, shape, decimal, dateForm, `header ${headerRow}`].join(' '),
      defaults: mapping.defaults,
      documents: reading.documents.map(({ line, document }) => `${line}: ${summary(document)}`),
      problems: reading.problems.map(told),
      notForBooks: reading.notForBooks.map((each) => each.what),
      passed: reading.passed,
    }).toEqual({ defaults: {}, problems: [], notForBooks: [], passed: 0, ...expected[name] })
  })

  it.each(files)('%s taken twice gives the same keys, each once', async (name) => {
    const first = (await take(bytesOf(name), name)).documents.map(({ document }) => document.key)
    const again = (await take(bytesOf(name), `renamed-${name}`)).documents.map(({ document }) => document.key)
    expect(new Set(first).size).toBe(first.length)
    expect(again).toEqual(first)
  })

  it('keep every row: as a document, a part of one, a problem, a paper, or one that holds nothing', async () => {
    for (const name of files) {
      const reading = await take(bytesOf(name), name)
      if (reading.mapping.shape === 'lines') continue
      const table = await openTable(bytesOf(name), name, null)
      const lines = new Set([...reading.documents, ...reading.problems].map((each) => each.line))
      const rows = table.grid.rows.length - table.mapping.headerRow
      expect(lines.size + reading.notForBooks.length + reading.passed, name).toBe(rows)
    }
  })
})

describe('what the cells say', () => {
  it('asks the day of a refund that the table does not tell', async () => {
    const table = new TextDecoder().decode(bytesOf('stripe-unified.csv')).replace('Refunded date (UTC)', 'Card ID')
    const { documents } = await take(new TextEncoder().encode(table), 'stripe.csv')
    expect(
      documents.filter(({ document }) => isPayment(document) && document.refund).map(({ document }) => document.holds),
    ).toEqual([
      [{ code: 'reading-check', check: 'refund-day', expected: '2026-10-02', found: '15,00' }],
      [{ code: 'reading-check', check: 'refund-day', expected: '2026-10-03', found: '48,00' }],
    ])
  })

  it('parties keep their identifiers, compact, and the country by its name', async () => {
    const { documents } = await take(bytesOf('dolibarr-factures.csv'), 'dolibarr-factures.csv')
    expect(documents.map(({ document }) => document.party)).toMatchObject([
      { name: 'Menuiserie Le Goff', code: 'CU2410-00012', siren: '552100554', vatId: 'FR96552100554', country: 'FR' },
      { name: "Café de l'Épicéa", postalCode: '73000', city: 'Chambéry' },
      { name: 'Menuiserie Le Goff' },
      { name: 'Dupré GmbH', country: 'DE', vatId: 'DE136695976' },
    ])
  })

  it('lines keep their code, nature, quantity and price; a nature unsaid is marked', async () => {
    const { documents } = await take(bytesOf('dolibarr-lignes.csv'), 'dolibarr-lignes.csv')
    const [first] = documents.map(({ document }) => document)
    expect(first && !isPayment(first) && first.lines).toMatchObject([
      { kind: 'goods', code: 'PR-01', quantity: '12', unitPrice: '4.5833', net: 5500, rate: '20' },
      { kind: 'service', code: 'SV-02', net: 1500 },
      { kind: 'goods', label: 'Livre « Le savon »', net: 3792, rate: '5.5' },
    ])
    const sellsy = await take(bytesOf('sellsy-ventes.csv'), 'sellsy-ventes.csv')
    const [invoice] = sellsy.documents.map(({ document }) => document)
    expect(invoice && !isPayment(invoice) && invoice.lines[0]).toMatchObject({ kind: 'other', kindUnsaid: true })
  })

  it('an unwritten credit note is told as turned, a written one is not', async () => {
    const turned = await take(bytesOf('pennylane-achats.csv'), 'pennylane-achats.csv')
    const written = await take(bytesOf('dolibarr-factures.csv'), 'dolibarr-factures.csv')
    const codes = ({ documents }: typeof turned) =>
      documents.filter(({ document }) => document.kind === 'credit-note').map((each) => each.document.warnings)
    expect(codes(turned)).toEqual([[{ code: 'signs-turned', detail: '' }]])
    expect(codes(written)).toEqual([[]])
  })

  it('invoices of several shares ask for them; two equal payments stay two', async () => {
    const { documents } = await take(bytesOf('reglements-dos.csv'), 'reglements-dos.csv')
    expect(documents.map(({ document }) => document.holds)).toEqual([
      [],
      [],
      [{ code: 'reading-check', check: 'payment-shares', expected: 'F-2, F-3', found: '250,00' }],
    ])
    const [a, b] = documents.map(({ document }) => document.key.split('|'))
    expect(a?.slice(0, -1)).toEqual(b?.slice(0, -1))
    expect([a?.at(-1), b?.at(-1)]).toEqual(['1', '2'])
  })

  it('a part of a file, read alone, gives the same keys', async () => {
    const text = new TextDecoder('utf-8').decode(bytesOf('odoo-account-move.csv')).split('\r\n')
    const part = new TextEncoder().encode([text[0], text[2]].join('\n'))
    const whole = await take(bytesOf('odoo-account-move.csv'), 'a.csv')
    const alone = await take(part, 'b.csv')
    expect(alone.documents.map(({ document }) => document.key)).toEqual([whole.documents[1]?.document.key])
  })

  it('the signature of a header survives accents, case and punctuation', async () => {
    const read = async (header: string) =>
      signatureOf(await openTable(new TextEncoder().encode(`${header}\n1;2;3;4`), 'a.csv', null))
    expect(await read('Numéro;Date de la facture;Client;Total HT (€)')).toBe(
      await read('NUMERO;date facture;client;Total HT'),
    )
  })

  it('a mapping given by hand is kept, its defaults fill what is blank', async () => {
    const bytes = new TextEncoder().encode('A-1;05/10/2026;Alpha;100\nA-2;06/10/2026;;50,5\n')
    const columns = { 0: 'number', 1: 'date', 2: 'party', 3: 'gross' }
    const found = await openTable(bytes, 'sans-titres.csv', null)
    expect(found.mapping.headerRow).toBe(0)
    const mapping = { ...found.mapping, columns, defaults: { rate: '10', party: 'Clients divers' } }
    const table = await openTable(bytes, 'sans-titres.csv', mapping)
    const reading = readTable(table, bytes, 'sans-titres.csv', US, { franchise: false })
    expect(reading.documents.map(({ document }) => summary(document))).toEqual([
      'invoice A-1 2026-10-05 Alpha 90.91+9.09=100.00 [S10:90.91/9.09]',
      'invoice A-2 2026-10-06 Clients divers 45.91+4.59=50.50 [S10:45.91/4.59]',
    ])
  })

  it('an amount without VAT, rate or regime is asked, never supposed', async () => {
    const bytes = new TextEncoder().encode('Numéro;Date;Client;Total\nA-1;05/10/2026;Alpha;100\n')
    const reading = await take(bytes, 'a.csv')
    expect(reading.documents).toEqual([])
    expect(reading.problems).toMatchObject([{ code: 'intake.missing', what: 'vat', line: 2 }])
  })
})

it('a negative line that names its deposit takes it back; an « avoir de remise » is a rebate', async () => {
  const text = [
    'Numéro;Date;Client;Type;Libellé;HT;Taux',
    'F-9;01/10/2026;Alpha;Facture;Chantier;2000;20',
    'F-9;01/10/2026;Alpha;Facture;Acompte AC-2026-01 déduit;-600;20',
    'A-1;02/10/2026;Alpha;Avoir de remise;RFA 2026;100;20',
  ].join('\n')
  const { documents } = await take(new TextEncoder().encode(text), 'ventes.csv')
  const [invoice, rebate] = documents.map((each) => each.document)
  expect(invoice).toMatchObject({ kind: 'invoice', lines: [{ net: 200_000 }, { net: -60_000, deposit: 'AC-2026-01' }] })
  expect(rebate).toMatchObject({ kind: 'credit-note', rebate: true })
})
