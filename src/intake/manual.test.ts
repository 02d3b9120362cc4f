import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { demonstration } from '../demo/demonstration'
import { parsePlainDate } from '../domain/date'
import type { Document, Invoice, Payment } from '../domain/document'
import { isPayment } from '../domain/document'
import type { DossierId } from '../domain/dossier'
import { amount, EUR } from '../domain/money'
import { defaultSettings } from '../posting/default-settings'
import type { ManualContext, ManualInvoice, ManualLine } from './manual'
import {
  blankAllocation,
  blankInvoice,
  blankLine,
  blankPayment,
  checkManual,
  formOf,
  NOBODY,
  remainingDue,
} from './manual'

const context: ManualContext = {
  us: { name: 'Atelier Lumière', siren: '404833048', vatId: null, postalCode: null },
  currency: EUR,
  id: 'id-1',
  was: null,
}

const today = parsePlainDate('2026-11-24')
if (!today) throw new Error('no such day')
const start = { direction: 'sale', today, currency: EUR, regime: 'debits', defaultKind: 'service' } as const

function line(change: Partial<ManualLine>): ManualLine {
  return { ...blankLine('service', 'debits', 'sale'), ...change }
}

function invoice(change: Partial<ManualInvoice>): ManualInvoice {
  return {
    ...blankInvoice('invoice', start),
    number: 'F-1',
    party: { ...NOBODY, name: 'Café « L’Épicéa »' },
    dueDates: [],
    ...change,
  }
}

function fields(form: ManualInvoice): string[] {
  return checkManual(form, context).problems.map((each) => `${each.field} ${each.expected}`)
}

describe('an invoice typed by hand', () => {
  it('adds up as the worked example B', () => {
    const { document, figures } = checkManual(
      invoice({
        lines: [
          line({ label: 'Bois', kind: 'goods', net: '100,00', rate: '5,5' }),
          line({ label: 'Vis', kind: 'goods', quantity: '2', unitPrice: '100', rate: '10' }),
          line({ label: 'Pose', quantity: '1', unitPrice: '300,00' }),
          line({ role: 'charge', kind: 'transport', label: 'Port', net: '12' }),
        ],
      }),
      context,
    )
    expect(figures.totals).toEqual({ net: 61200, vat: 8790, gross: 69990, prepaid: 0, rounding: 0, payable: 69990 })
    expect(figures.vat.map((row) => [row.rate, row.base, row.vat])).toEqual([
      ['5.5', 10000, 550],
      ['10', 20000, 2000],
      ['20', 31200, 6240],
    ])
    expect(document?.key).toBe('invoice|404833048|F-1|2026')
    expect(document?.lines.map((each) => each.net)).toEqual([10000, 20000, 30000, 1200])
  })

  it('takes a deposit back by a negative line, and by no other', () => {
    const lines = (net: string) => [line({ net: '2000' }), line({ net, deposit: 'D-1' })]
    const { document } = checkManual(invoice({ lines: lines('-600') }), context)
    expect(document?.lines[1]).toMatchObject({ net: -60000, deposit: 'D-1' })
    expect(document && formOf(document)).toMatchObject({ lines: [{ deposit: '' }, { net: '-600,00', deposit: 'D-1' }] })
    expect(fields(invoice({ lines: lines('600') }))).toEqual(['lines.1.deposit negative-line'])
  })

  it('rounds VAT once per rate, and keeps an amount printed otherwise', () => {
    const lines = [line({ net: '0,02' }), line({ net: '0,02' }), line({ net: '0,02' })]
    expect(checkManual(invoice({ lines }), context).figures.vat[0]?.vat).toBe(1)
    const printed = checkManual(invoice({ lines, vat: [{ row: 'S:20', vat: '0,02' }] }), context)
    expect(printed.figures.vat[0]).toMatchObject({ vat: 2, computed: 1 })
    expect(printed.document?.totals.gross).toBe(8)
  })

  it('takes discounts as a percentage or an amount, and allowances against the total', () => {
    const { figures } = checkManual(
      invoice({
        lines: [
          line({ quantity: '3', unitPrice: '12,345', discount: '10 %' }),
          line({ net: '100', discount: '1,50' }),
          line({ role: 'allowance', label: 'Remise', net: '5' }),
        ],
      }),
      context,
    )
    expect(figures.nets).toEqual([3334, 9850, -500])
  })

  it('deducts deposits and leaves the rest due', () => {
    const { document } = checkManual(
      invoice({
        lines: [line({ net: '2 000,00' })],
        deposits: [{ number: 'AC-1', gross: '720,00' }],
        dueDates: [
          { date: '15/12/2026', amount: '680' },
          { date: '15/01/2027', amount: '' },
        ],
      }),
      context,
    )
    expect(document?.totals).toMatchObject({ gross: 240000, prepaid: 72000, payable: 168000 })
    expect(document?.dueDates).toEqual([
      { date: '2026-12-15', amount: 68000 },
      { date: '2027-01-15', amount: 100000 },
    ])
  })

  it('tells every wrong field at once', () => {
    const wrong = invoice({
      number: '',
      date: '31/02/2026',
      party: { ...NOBODY, siren: '123456789', vatId: 'FR00123456789' },
      currency: 'euros',
      lines: [line({ quantity: 'deux', unitPrice: '3' }), line({ label: 'x' }), line({ net: '1', rate: '200' })],
      deposits: [{ number: '', gross: '12' }],
    })
    expect(fields(wrong)).toEqual([
      'number filled',
      'date date',
      'party.name filled',
      'party.siren siren',
      'party.vatId vat-id',
      'currency currency',
      'lines.0.quantity number',
      'lines.1.net filled',
      'lines.2.rate rate',
      'deposits.0.number filled',
    ])
    expect(fields(invoice({ lines: [line({})] }))).toEqual(['lines filled'])
    expect(fields(invoice({ lines: [line({ net: '-5' })] }))).toContain('lines positive-total')
    expect(fields(invoice({ currency: 'USD', lines: [line({ net: '5' })] }))).toEqual(['exchange filled'])
    expect(fields(invoice({ lines: [line({ net: '5' })], dueDates: [{ date: '15/12/2026', amount: '5' }] }))).toEqual([
      'dueDates sum',
    ])
  })

  it('keeps, when it is changed, its key, its source and the questions that the form does not answer', () => {
    const first = checkManual(invoice({ lines: [line({ net: '10' })] }), context).document
    if (!first) throw new Error('refused')
    const read: Invoice = {
      ...first,
      source: { kind: 'ubl', name: 'f.xml' },
      holds: [{ code: 'test-document' }, { code: 'line-kind-unknown' }],
    }
    const form = formOf(read)
    if (form.kind === 'payment') throw new Error('a payment')
    const changed = checkManual({ ...form, number: 'F-2' }, { ...context, was: read }).document
    expect(changed).toMatchObject({ key: read.key, number: 'F-2', source: { kind: 'ubl' } })
    expect(changed?.holds).toEqual([{ code: 'test-document' }])
  })

  it('gives the same amounts again after it was shown', () => {
    const cents = fc.integer({ min: 1, max: 1e9 })
    const rates = fc.constantFrom('20', '10', '5,5', '2,1', '8,5')
    fc.assert(
      fc.property(fc.array(fc.tuple(cents, rates, fc.integer({ min: -2, max: 2 })), { minLength: 1 }), (rows) => {
        const typed = invoice({
          lines: rows.map(([net, rate]) => line({ label: 'x', net: String(net / 100), rate })),
        })
        const once = checkManual(typed, context).document
        expect(once).not.toBeNull()
        if (!once) return
        const vat = once.vat.map((row, i) => ({ ...row, vat: amount(row.vat + (rows[i]?.[2] ?? 0)) }))
        const tax = vat.reduce((total, row) => total + row.vat, 0)
        const gross = amount(once.totals.net + tax)
        const printed: Invoice = {
          ...once,
          vat,
          totals: { ...once.totals, vat: amount(tax), gross, payable: gross },
        }
        fc.pre(gross >= 0)
        expect(checkManual(formOf(printed), { ...context, was: printed }).document).toEqual(printed)
      }),
    )
  })
})

describe('the demonstration', () => {
  it('comes back from the form with the same amounts, every document of it', () => {
    const { steps } = demonstration(today, 'd' as DossierId, defaultSettings('encaissements', null))
    const documents = steps.flatMap((step) => (step.what === 'take' ? step.documents : []))
    expect(documents.length).toBeGreaterThan(50)
    for (const was of documents) {
      const { document, problems } = checkManual(formOf(was), { ...context, was })
      if (was.currency !== EUR && !was.rate) {
        expect(problems, was.number).toEqual([{ field: 'exchange', expected: 'filled' }])
        continue
      }
      expect(problems, was.number).toEqual([])
      if (!document || isPayment(document) || isPayment(was)) {
        // An allocation that names no invoice is the advance that the rest is anyway.
        const named = isPayment(was) ? was.allocations.filter((each) => each.number !== undefined) : []
        expect(document, was.number).toEqual({ ...was, allocations: named })
        continue
      }
      // A foot that does not add up is set right by the form; that is the one way to mend it.
      const { net, vat, gross } = was.totals
      const totals = net + vat === gross ? was.totals : { ...was.totals, gross: net + vat, payable: net + vat }
      expect({ ...document, holds: [] }, was.number).toEqual({ ...was, totals, holds: [] })
    }
  })
})

describe('a payment typed by hand', () => {
  const paid = {
    ...blankPayment('VIR', false, start),
    party: { ...NOBODY, name: 'Café' },
    amount: '1 182,95',
  }

  it('clears invoices with a discount and a difference, the rest is an advance', () => {
    const { document, figures } = checkManual(
      {
        ...paid,
        allocations: [
          { ...blankAllocation(), number: 'F-1', amount: '1 000', discount: '24', writeOff: '0,05' },
          blankAllocation(),
        ],
      },
      context,
    )
    expect(document?.allocations).toEqual([
      {
        number: 'F-1',
        amount: 100000,
        discount: { net: 2000, vat: 400, rate: '20' },
        writeOff: { amount: 5, reason: 'rounding', for: 'party' },
      },
    ])
    expect(figures).toMatchObject({ allocated: 100000, advance: 18295 })
    // Without a reference of its own it takes that of the invoice, under a key of its own.
    expect(document).toMatchObject({ number: 'F-1', key: 'payment|manual|id-1' })
    expect(document && isPayment(document)).toBe(true)
  })

  it('keeps a fee apart and refuses to give more than was paid', () => {
    const fee = checkManual({ ...paid, number: 'R-1', fee: '17,05', feeVat: '2,84' }, context)
    expect(fee.document?.fee).toEqual({ net: 1421, vat: 284 })
    expect(fee.document?.key).toBe('payment|sale|R-1')
    expect(fee.figures.received).toBe(116590)
    const over = checkManual(
      { ...paid, amount: '10', allocations: [{ ...blankAllocation(), number: 'F-1', amount: '12' }] },
      context,
    )
    expect(over.problems).toEqual([{ field: 'allocations', expected: 'sum' }])
  })

  it('leaves due what was not cleared', () => {
    const bill = checkManual(invoice({ lines: [line({ net: '1000' })] }), context).document
    const pay = (change: Partial<Parameters<typeof checkManual>[0]> & object): Payment => {
      const { document } = checkManual({ ...paid, amount: '500', ...change } as typeof paid, context)
      if (!document) throw new Error('refused')
      return document
    }
    if (!bill) throw new Error('refused')
    const part = pay({ allocations: [{ ...blankAllocation(), number: 'F-1', amount: '500', writeOff: '0,02' }] })
    expect(remainingDue(bill, [part])).toBe(69998)
    const back = pay({ refund: true, allocations: [{ ...blankAllocation(), number: 'F-1', amount: '100' }] })
    expect(remainingDue(bill, [part, back])).toBe(79998)
    const credit: Invoice = { ...bill, kind: 'credit-note', number: 'A-1', refersTo: [{ number: 'F-1' }] }
    expect(remainingDue(bill, [part], [{ ...credit, totals: { ...credit.totals, payable: amount(20000) } }])).toBe(
      49998,
    )
    const documents: readonly Document[] = [bill, part]
    for (const each of documents) expect(checkManual(formOf(each), { ...context, was: each }).document).toEqual(each)
  })
})
