import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/domain/document'
import { isPayment } from '../../src/domain/document'
import type { Amount } from '../../src/domain/money'
import { amount, amountText, percentOf, sum } from '../../src/domain/money'
import { take } from './fixture'
import { workbook } from './workbook'

/** An invoice as a billing application knows it; the tables below are ways to write it. */
interface Sold {
  readonly number: string
  readonly day: string
  readonly customer: string
  readonly parts: readonly { readonly rate: '20' | '10' | '5.5'; readonly net: Amount; readonly vat: Amount }[]
}

const cents = fc.integer({ min: 1000, max: 5_000_000 }).map((value) => amount(value))
const part = fc
  .record({ rate: fc.constantFrom('20', '10', '5.5'), net: cents })
  .map(({ rate, net }) => ({ rate, net, vat: percentOf(net, rate) }) as const)
const day = fc.record({ month: fc.integer({ min: 1, max: 12 }), date: fc.integer({ min: 1, max: 28 }) })
const two = (value: number) => String(value).padStart(2, '0')
const invoice = (most: number) =>
  fc.record({
    day: day.map(({ month, date }) => `2026-${two(month)}-${two(date)}`),
    customer: fc.constantFrom('Alpha', "L'Épicéa & fils", 'Garage « Noël »', 'Dupont; Martin', 'A "B" C'),
    parts: fc.uniqueArray(part, { minLength: 1, maxLength: most, selector: (each) => each.rate }),
    credit: fc.boolean(),
  })
const book = (most: number) =>
  fc.array(invoice(most), { minLength: 1, maxLength: 12 }).map((list) =>
    list.map(({ credit, ...each }, i): Sold => {
      const sign = credit ? -1 : 1
      const parts = each.parts.map(({ rate, net, vat }) => ({ rate, net: amount(sign * net), vat: amount(sign * vat) }))
      return { ...each, number: `F-${i + 1}`, parts }
    }),
  )

interface Writing {
  readonly separator: ';' | ',' | '\t' | '|'
  readonly mark: ',' | '.'
  readonly grouping: '' | ' ' | '\u00a0' | '.' | ','
  readonly date: 'DMY' | 'YMD'
  readonly encoding: 'utf-8' | 'bom' | 'utf-16le' | 'windows-1252'
  readonly currency: '' | ' €'
}

const writing: fc.Arbitrary<Writing> = fc
  .record({
    separator: fc.constantFrom(';', ',', '\t', '|'),
    mark: fc.constantFrom(',', '.'),
    grouping: fc.constantFrom('', ' ', '\u00a0', '.', ','),
    date: fc.constantFrom('DMY', 'YMD'),
    encoding: fc.constantFrom('utf-8', 'bom', 'utf-16le', 'windows-1252'),
    currency: fc.constantFrom('', ' €'),
  } as const)
  .map((each) => ({ ...each, grouping: each.grouping === each.mark ? '' : each.grouping }))

function money(value: Amount, { mark, grouping, currency }: Writing): string {
  const [whole = '', fraction = ''] = amountText(value).split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, grouping)}${mark}${fraction}${currency}`
}

function date(value: string, { date: form }: Writing): string {
  return form === 'YMD' ? value : value.split('-').reverse().join('/')
}

function encoded(rows: readonly (readonly string[])[], { separator, encoding }: Writing): Uint8Array {
  const quoted = (cell: string) => (/[";,|\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const text = rows.map((row) => row.map(quoted).join(separator)).join('\r\n')
  if (encoding === 'utf-16le') {
    const units = Uint16Array.from({ length: text.length + 1 }, (_, i) => (i === 0 ? 0xfeff : text.charCodeAt(i - 1)))
    return new Uint8Array(units.buffer)
  }
  if (encoding === 'windows-1252') return Uint8Array.from(text, (char) => (char === '€' ? 0x80 : char.charCodeAt(0)))
  return new TextEncoder().encode((encoding === 'bom' ? '\ufeff' : '') + text)
}

/** What must come back: unsigned figures per rate, and the side. */
function facts(document: Document) {
  if (isPayment(document)) return undefined
  const { kind, number, date: when, party, vat, totals } = document
  const rows = vat.map((row) => `${row.rate}:${row.base}/${row.vat}`).sort()
  return { kind, number, date: when, party: party.name, rows, gross: totals.gross }
}

function wanted(sold: Sold) {
  const gross = sum(sold.parts.flatMap((each) => [each.net, each.vat]))
  const credit = gross < 0
  const rows = sold.parts.map((each) => `${each.rate}:${Math.abs(each.net)}/${Math.abs(each.vat)}`).sort()
  const kind = credit ? 'credit-note' : 'invoice'
  return { kind, number: sold.number, date: sold.day, party: sold.customer, rows, gross: Math.abs(gross) }
}

const totals = (sold: Sold) => ({
  net: sum(sold.parts.map((each) => each.net)),
  vat: sum(sold.parts.map((each) => each.vat)),
})

describe('a table written in any form', () => {
  it('with a row for each document is read as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(book(1), writing, async (sold, form) => {
        const rows = sold.map((each) => {
          const { net, vat } = totals(each)
          const figures = [net, vat, amount(net + vat)].map((value) => money(value, form))
          return [each.number, date(each.day, form), each.customer, ...figures]
        })
        const head = ['Numéro', 'Date', 'Client', 'Total HT', 'TVA', 'Total TTC']
        const { documents, problems } = await take(encoded([head, ...rows], form), 'ventes.csv')
        expect(problems).toEqual([])
        expect(documents.map(({ document }) => facts(document))).toEqual(sold.map(wanted))
      }),
      { numRuns: 150 },
    )
  })

  it('with a column for each rate is read as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(book(3), writing, async (sold, form) => {
        const rates = ['20', '10', '5.5'] as const
        const head = ['N° facture', 'Date de facture', 'Nom du client', 'HT 20 %', 'TVA 20 %', 'HT 10 %', 'TVA 10 %']
        const rows = sold.map((each) => {
          const { net, vat } = totals(each)
          const figures = rates.flatMap((rate) => {
            const found = each.parts.find((one) => one.rate === rate)
            return found ? [money(found.net, form), money(found.vat, form)] : ['', '']
          })
          return [each.number, date(each.day, form), each.customer, ...figures, money(amount(net + vat), form)]
        })
        const table = [[...head, 'HT 5,5 %', 'TVA 5,5 %', 'Total TTC'], ...rows]
        const { documents, problems } = await take(encoded(table, form), 'ventes.csv')
        expect(problems).toEqual([])
        expect(documents.map(({ document }) => facts(document))).toEqual(sold.map(wanted))
      }),
      { numRuns: 100 },
    )
  })

  it('with a row for each line is read as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(book(3), writing, async (sold, form) => {
        const rows = sold.flatMap((each) =>
          each.parts.map(({ rate, net, vat }, i) => [
            each.number,
            date(each.day, form),
            each.customer,
            `Article ${i}`,
            money(net, form),
            `${rate.replace('.', form.mark)} %`,
            money(vat, form),
          ]),
        )
        const head = ['Numéro', 'Date', 'Client', 'Désignation', 'Montant HT', 'Taux TVA', 'Montant TVA']
        const { documents, problems } = await take(encoded([head, ...rows], form), 'lignes.csv')
        expect(problems).toEqual([])
        expect(documents.map(({ document }) => facts(document))).toEqual(sold.map(wanted))
      }),
      { numRuns: 100 },
    )
  })

  it('in a workbook is read as in a text, key for key', async () => {
    await fc.assert(
      fc.asyncProperty(book(1), async (sold) => {
        const head = ['Numéro', 'Date', 'Client', 'Total HT', 'TVA', 'Total TTC']
        const plain = (value: Amount) => amountText(value)
        const rows = sold.map((each) => {
          const { net, vat } = totals(each)
          return [each.number, each.day, each.customer, plain(net), plain(vat), plain(amount(net + vat))]
        })
        const form = { separator: ';', encoding: 'utf-8' } as Writing
        const text = await take(encoded([head, ...rows], form), 'a.csv')
        const cells = rows.map((row) => row.map((cell, i) => (i > 2 ? { number: cell } : cell)))
        const book = await take(workbook({ A: [head, ...cells] }), 'a.xlsx')
        const bare = ({ documents }: typeof text) => documents.map(({ document: { source: _, ...rest } }) => rest)
        expect(bare(book)).toEqual(bare(text))
      }),
      { numRuns: 60 },
    )
  })
})
