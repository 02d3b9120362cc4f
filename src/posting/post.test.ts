import { describe, expect, it } from 'vitest'
import { invoice, payment } from '../demo/build'
import type { PlainDate } from '../domain/date'
import type { Document, Invoice, Party } from '../domain/document'
import type { Dossier, DossierId, FormatId, Settings, VatRegime } from '../domain/dossier'
import { amountText, EUR } from '../domain/money'
import { auxiliaryBook, defaultSettings, type PostingContext, post, postingContext, relatedDocuments } from '.'

const day = (text: string) => text as PlainDate
const ETE: Party = { name: "Société Générale d'Été & Fils" }

function contextOf(
  documents: readonly Document[],
  regime: VatRegime = 'debits',
  change: Partial<Settings> = {},
): PostingContext {
  const settings = { ...defaultSettings(regime, 6), ...change }
  const dossier: Dossier = {
    id: 'test' as DossierId,
    name: 'Essai',
    siren: null,
    vatId: null,
    postalCode: null,
    currency: EUR,
    fiscalYears: [{ start: day('2026-01-01'), end: day('2026-12-31') }],
    vatRegime: regime,
    format: 'fec' as FormatId,
    formatOptions: {},
    settings,
    demonstration: false,
  }
  return postingContext(dossier, auxiliaryBook(settings, new Map()), relatedDocuments(documents))
}

/** The lines of an entry as accounting.md writes them: `D 411000 1200.00`; problems as their codes. */
function lines(document: Document, context: PostingContext): string[] {
  const posted = post(document, context)
  if (!posted.ok) return posted.problems.filter((each) => each.level === 'blocking').map((each) => each.code)
  return posted.value.entry.lines.map(
    (line) => `${line.side === 'debit' ? 'D' : 'C'} ${line.account} ${amountText(line.amount)}`,
  )
}

describe('the worked examples of the accounting rules', () => {
  const date = day('2026-09-03')
  const a = invoice({ number: 'F-2026-001', date, party: ETE, lines: [['service', 'Étude', '1000.00', '20']] })

  it('A: a service at 20 %', () => {
    expect(lines(a, contextOf([a]))).toEqual(['D 411000 1200.00', 'C 706000 1000.00', 'C 445712 200.00'])
  })

  it('B: three rates, four natures', () => {
    const b = invoice({
      number: 'B',
      date,
      party: ETE,
      lines: [
        ['goods', 'a', '100.00', '5.5'],
        ['goods', 'b', '200.00', '10'],
        ['service', 'c', '300.00', '20'],
        ['transport', 'd', '12.00', '20'],
      ],
    })
    expect(lines(b, contextOf([b]))).toEqual([
      'D 411000 699.90',
      'C 707000 100.00',
      'C 707000 200.00',
      'C 706000 300.00',
      'C 708500 12.00',
      'C 445710 5.50',
      'C 445711 20.00',
      'C 445712 62.40',
    ])
  })

  it('C: a credit note of half of A, sides swapped', () => {
    const c = invoice({
      kind: 'credit-note',
      number: 'A-2026-001',
      date,
      party: ETE,
      lines: [['service', 'Étude', '500.00', '20']],
      more: { refersTo: [{ number: a.number }] },
    })
    expect(lines(c, contextOf([a, c]))).toEqual(['C 411000 600.00', 'D 706000 500.00', 'D 445712 100.00'])
  })

  const deposit = invoice({
    kind: 'deposit',
    number: 'D1',
    date,
    party: ETE,
    lines: [['service', 'Acompte', '600.00', '20']],
  })
  const final = invoice({
    number: 'D2',
    date: day('2026-10-03'),
    party: ETE,
    lines: [['service', 'Chantier', '2000.00', '20']],
    prepaid: '720.00',
    more: { deposits: [{ number: 'D1' }] },
  })

  it('D: a deposit and its final invoice, net method', () => {
    const context = contextOf([deposit, final])
    expect(lines(deposit, context)).toEqual(['D 411000 720.00', 'C 419100 600.00', 'C 445712 120.00'])
    expect(lines(final, context)).toEqual([
      'D 411000 1680.00',
      'D 419100 600.00',
      'C 706000 2000.00',
      'C 445712 280.00',
    ])
  })

  it('D: the same, gross method: VAT held on 44587, reversed on the final invoice', () => {
    const context = contextOf([deposit, final], 'debits', { depositMethod: 'gross' })
    expect(lines(deposit, context)).toEqual([
      'D 411000 720.00',
      'C 419100 720.00',
      'D 445870 120.00',
      'C 445712 120.00',
    ])
    expect(lines(final, context)).toEqual([
      'D 411000 1680.00',
      'D 419100 720.00',
      'C 445870 120.00',
      'C 706000 2000.00',
      'C 445712 280.00',
    ])
  })

  it('E: VAT on receipts, cleared exactly by two payments', () => {
    const pay = (number: string, on: string, amount: string) =>
      payment({ number, date: day(on), party: ETE, mode: 'Virement', amount, for: [[a.number, amount]] })
    const first = pay('P1', '2026-09-10', '500.00')
    const second = pay('P2', '2026-09-20', '700.00')
    const context = contextOf([a, first, second], 'encaissements')
    expect(lines(a, context)).toEqual(['D 411000 1200.00', 'C 706000 1000.00', 'C 445740 200.00'])
    expect(lines(first, context)).toEqual(['D 512000 500.00', 'C 411000 500.00', 'D 445740 83.33', 'C 445712 83.33'])
    expect(lines(second, context)).toEqual(['D 512000 700.00', 'C 411000 700.00', 'D 445740 116.67', 'C 445712 116.67'])
  })

  it('F: a card payment with a fee', () => {
    const f = payment({
      number: 'P',
      date,
      party: ETE,
      mode: 'Carte',
      amount: '1200.00',
      fee: '17.05',
      for: [[a.number, '1200.00']],
    })
    expect(lines(f, contextOf([a, f]))).toEqual(['D 512000 1182.95', 'D 627000 17.05', 'C 411000 1200.00'])
  })

  it('G: reverse charge, no VAT line, the mention in the label', () => {
    const g = invoice({ number: 'G', date, party: ETE, lines: [['service', 'Pose', '5000.00', 'AE']] })
    const context = contextOf([g])
    expect(lines(g, context)).toEqual(['D 411000 5000.00', 'C 706400 5000.00'])
    const posted = post(g, context)
    expect(posted.ok && posted.value.entry.lines[0]?.label).toContain('autoliquidation')
  })
})

describe('other schemes', () => {
  const date = day('2026-09-03')
  const one = (spec: Partial<Parameters<typeof invoice>[0]> & Pick<Parameters<typeof invoice>[0], 'lines'>) =>
    invoice({ number: 'X', date, party: ETE, ...spec })

  it('nets an allowance in the accounts of its rate', () => {
    const x = one({
      lines: [
        ['goods', 'a', '300.00', '20'],
        ['service', 'b', '100.00', '20'],
        ['allowance', 'remise', '-40.00', '20'],
      ],
    })
    expect(lines(x, contextOf([x]))).toEqual(['D 411000 432.00', 'C 707000 270.00', 'C 706000 90.00', 'C 445712 72.00'])
  })

  it('books a purchase under reverse charge with the same VAT on both sides', () => {
    const x = one({ direction: 'purchase', lines: [['service', 'Pose', '1300.00', 'AE']] })
    expect(lines(x, contextOf([x]))).toEqual([
      'C 401000 1300.00',
      'D 611000 1300.00',
      'D 445662 260.00',
      'C 445719 260.00',
    ])
  })

  it('makes the VAT of a purchase part of its cost in franchise', () => {
    const x = one({ direction: 'purchase', lines: [['goods', 'a', '100.00', '20']] })
    expect(lines(x, contextOf([x], 'franchise'))).toEqual(['C 401000 120.00', 'D 607000 120.00'])
  })

  it('keeps the VAT of goods due at once when services are on receipts', () => {
    const x = one({
      lines: [
        ['goods', 'a', '100.00', '20'],
        ['service', 'b', '300.00', '20'],
      ],
    })
    expect(lines(x, contextOf([x], 'encaissements'))).toEqual([
      'D 411000 480.00',
      'C 707000 100.00',
      'C 706000 300.00',
      'C 445712 20.00',
      'C 445740 60.00',
    ])
  })

  it('lets the dossier say what a line is where its document does not', () => {
    const x = one({ lines: [['other', 'a', '100.00', '20']] })
    const unsaid = { ...x, lines: x.lines.map((line) => ({ ...line, kindUnsaid: true as const })) }
    const kind = (sale: 'goods' | 'service') => ({ defaultKind: { sale, purchase: 'goods' as const } })
    expect(lines(unsaid, contextOf([], 'encaissements', kind('service')))).toEqual([
      'D 411000 120.00',
      'C 706000 100.00',
      'C 445740 20.00',
    ])
    expect(lines(unsaid, contextOf([], 'encaissements', kind('goods')))).toEqual([
      'D 411000 120.00',
      'C 707000 100.00',
      'C 445712 20.00',
    ])
  })

  it('books a small gap on 758 with a notice, blocks a larger one with the figures', () => {
    const x = one({ lines: [['service', 'a', '100.00', '20']] })
    const off = (cents: number): Invoice => ({
      ...x,
      totals: { ...x.totals, gross: (x.totals.gross + cents) as Invoice['totals']['gross'] },
    })
    expect(lines(off(3), contextOf([]))).toEqual([
      'D 411000 120.03',
      'C 706000 100.00',
      'C 445712 20.00',
      'C 758000 0.03',
    ])
    expect(lines(off(100), contextOf([]))).toEqual(['posting.total-differs'])
  })

  it('takes an early-payment discount with its VAT', () => {
    const x = one({ lines: [['service', 'a', '1000.00', '20']] })
    const p = payment({
      number: 'P',
      date,
      party: ETE,
      mode: 'Virement',
      amount: '1176.00',
      for: [['X', '1176.00', { discount: { net: 2000 as never, vat: 400 as never, rate: '20' as never } }]],
    })
    expect(lines(p, contextOf([x, p]))).toEqual([
      'D 512000 1176.00',
      'C 411000 1200.00',
      'D 665000 20.00',
      'D 445712 4.00',
    ])
  })

  it('asks for the account of a rate that has none, and for a mode that nobody knows', () => {
    const x = one({ lines: [['service', 'a', '100.00', '7']] })
    expect(lines(x, contextOf([x]))).toEqual(['posting.no-vat-account'])
    const p = payment({ number: 'P', date, party: ETE, mode: 'Bitcoin', amount: '10.00', for: [] })
    expect(lines(p, contextOf([p]))).toEqual(['posting.no-payment-mode'])
  })

  it('takes a deposit back by a negative line of the final invoice, never off revenue', () => {
    const deposit = invoice({
      kind: 'deposit',
      number: 'D1',
      date,
      party: ETE,
      lines: [['service', 'A', '600.00', '20']],
    })
    const final = invoice({
      number: 'D2',
      date,
      party: ETE,
      lines: [
        ['service', 'Chantier', '2000.00', '20'],
        ['service', 'Acompte D1', '-600.00', '20', { deposit: 'D1' }],
      ],
      // Named at the foot as well, as French e-invoices do: it comes off once.
      more: { deposits: [{ number: 'D1' }] },
    })
    const net = ['D 411000 1680.00', 'C 706000 2000.00', 'D 419100 600.00', 'C 445712 280.00']
    expect(lines(final, contextOf([deposit, final]))).toEqual(net)
    expect(lines(final, contextOf([deposit, final], 'debits', { depositMethod: 'gross' }))).toEqual([
      'D 411000 1680.00',
      'C 706000 2000.00',
      'D 419100 720.00',
      'C 445870 120.00',
      'C 445712 280.00',
    ])
    const alone = post(final, contextOf([final]))
    expect(alone.ok && alone.value.notices.map((each) => each.code)).toEqual(['posting.deposit-unknown'])
  })

  it('books lines that come to nothing together when they move accounts against each other', () => {
    const swap = (second: 'goods' | 'service') =>
      invoice({
        number: 'Z',
        date,
        party: ETE,
        lines: [
          ['service', 'a', '100.00', '20'],
          [second, 'b', '-100.00', '20'],
        ],
      })
    expect(lines(swap('goods'), contextOf([]))).toEqual(['C 706000 100.00', 'D 707000 100.00'])
    expect(lines(swap('service'), contextOf([]))).toEqual(['posting.nothing-to-book'])
  })

  it('says that a payment in another currency than its invoice leaves a gap, and blocks it on receipts', () => {
    const dollars = { currency: 'USD' as never, rate: '0.9' }
    const bill = invoice({ number: 'U', date, party: ETE, lines: [['service', 'a', '100.00', '20']], more: dollars })
    const paid = payment({ number: 'P', date, party: ETE, mode: 'Virement', amount: '110.00', for: [['U', '110.00']] })
    const debits = post(paid, contextOf([bill, paid]))
    expect(debits.ok && debits.value.notices.map((each) => each.code)).toEqual(['posting.payment-currency'])
    expect(lines(paid, contextOf([bill, paid], 'encaissements'))).toEqual(['posting.receipts-currency'])
  })

  it('books a rebate on 709 by what it is about, and on 609 for a purchase; other credit notes as before', () => {
    const rebate = (
      kind: 'goods' | 'service' | 'transport',
      more: Partial<Invoice>,
      direction: 'sale' | 'purchase' = 'sale',
    ) =>
      invoice({
        kind: 'credit-note',
        direction,
        number: 'R',
        date,
        party: ETE,
        lines: [[kind, 'r', '100.00', '20']],
        more,
      })
    const accounts = (document: Document) => lines(document, contextOf([])).slice(1, 2)
    expect(accounts(rebate('goods', { rebate: true }))).toEqual(['D 709700 100.00'])
    expect(accounts(rebate('service', { rebate: true }))).toEqual(['D 709600 100.00'])
    expect(accounts(rebate('transport', { rebate: true }))).toEqual(['D 709800 100.00'])
    expect(accounts(rebate('goods', { rebate: true }, 'purchase'))).toEqual(['C 609700 100.00'])
    expect(accounts(rebate('goods', {}))).toEqual(['D 707000 100.00'])
  })

  it('proposes the first open day after a lock', () => {
    const x = one({ lines: [['service', 'a', '100.00', '20']] })
    const posted = post(x, contextOf([x], 'debits', { lockedThrough: day('2026-09-30') }))
    expect(posted.ok && [posted.value.entry.date, posted.value.entry.pieceDate]).toEqual(['2026-10-01', '2026-09-03'])
  })
})
