import type { PlainDate } from '../../src/domain/date'
import type { Document, DocumentKey, Invoice, Payment } from '../../src/domain/document'
import { amount, EUR } from '../../src/domain/money'

/** A sale of goods at 20 %, as a file would give it. `net` in cents. */
export function invoice(n: number, date: string, net: number, change: Partial<Invoice> = {}): Invoice {
  const vat = Math.round(net / 5)
  return {
    key: `sale|F-${n}` as DocumentKey,
    source: { kind: 'csv', name: 'ventes.csv', line: n },
    direction: 'sale',
    kind: 'invoice',
    number: `F-${String(n).padStart(4, '0')}`,
    date: date as PlainDate,
    currency: EUR,
    party: { name: `Client ${n % 5}`, code: `C${n % 5}` },
    holds: [],
    warnings: [],
    dueDates: [],
    lines: [
      { kind: 'goods', label: `Article ${n}`, net: amount(net), treatment: 'S', rate: '20' as never, role: 'item' },
    ],
    vat: [{ treatment: 'S', rate: '20' as never, base: amount(net), vat: amount(vat) }],
    totals: {
      net: amount(net),
      vat: amount(vat),
      gross: amount(net + vat),
      prepaid: amount(0),
      rounding: amount(0),
      payable: amount(net + vat),
    },
    deposits: [],
    refersTo: [],
    ...change,
  }
}

/** A cheque that a customer paid, without naming what it clears. */
export function payment(n: number, date: string, value: number, change: Partial<Payment> = {}): Payment {
  return {
    key: `pay|R-${n}` as DocumentKey,
    source: { kind: 'csv', name: 'reglements.csv', line: n },
    direction: 'sale',
    kind: 'payment',
    refund: false,
    number: `R-${n}`,
    date: date as PlainDate,
    currency: EUR,
    party: { name: `Client ${n % 5}`, code: `C${n % 5}` },
    holds: [],
    warnings: [],
    mode: 'Chèque',
    amount: amount(value),
    allocations: [],
    ...change,
  }
}

/** What a reader hands to the import. */
export function arrival(...documents: Document[]) {
  return {
    file: 'test.csv',
    documents: documents.map((document) => ({ document })),
    captures: [],
    problems: [],
    notForBooks: [],
  }
}
