import { describe, expect, it } from 'vitest'
import { reader } from '../../extension/hosts/catalogue/dolibarr'
import type { HostInvoice, HostPaper, HostPayment } from '../../src/intake/hosts/wire'
import type { Case } from './replay'
import { cases, replayed, requestOf } from './replay'
import { readAll } from './site'

// What the captured Dolibarr does not hold, as its source writes it: the captured answers, changed.

type Row = Record<string, unknown>

const rest = cases().find(({ host, name }) => host === 'dolibarr' && name === 'rest')?.case as Case
const captured: readonly Row[] = (await import('./dolibarr/api/invoices.json')).default as Row[]

const invoice = (id: string, change: Row = {}): Row => ({ ...captured.find((each) => each.id === id), ...change })
const reply = (value: unknown) => new Response(JSON.stringify(value))

/** Lines of the captured invoice. */
const linesOf = (id: string) => (invoice(id).lines ?? []) as readonly Row[]

/** Reads these invoices; `payments` by the identifier of their invoice. */
async function read(rows: readonly Row[], payments: Readonly<Record<string, readonly Row[]>> = {}) {
  const { site } = replayed('dolibarr', rest, (_, path) => {
    const paid = /\/invoices\/(\w+)\/payments$/.exec(path)?.[1]
    if (paid !== undefined) return reply(payments[paid] ?? [])
    return path.endsWith('/invoices') ? reply(rows) : undefined
  })
  return readAll(reader, site, { ...requestOf(rest), what: new Set(['sales', 'payments']) })
}

const invoices = (papers: readonly HostPaper[]) => papers.filter((each): each is HostInvoice => each.type === 'invoice')
const paid = (papers: readonly HostPaper[]) => papers.filter((each): each is HostPayment => each.type === 'payment')

describe('Dolibarr, beyond what was captured', () => {
  it('counts drafts and replaced invoices; one that was given up stays', async () => {
    const { papers, notForBooks } = await read([
      invoice('1'),
      invoice('2', { status: '0' }),
      invoice('3', { status: '3', close_code: 'replaced' }),
      invoice('4', { status: '3', close_code: 'abandon' }),
    ])
    expect(invoices(papers).map((each) => each.id)).toEqual(['invoices,1', 'invoices,4'])
    expect(notForBooks).toEqual([
      { what: 'draft', count: 1 },
      { what: 'replaced', count: 1 },
    ])
  })

  it('tells a payment of two invoices once, with both shares, whichever is older than the period', async () => {
    const share = (amount: string) => ({ amount, type: 'CHQ', date: '2026-03-01 23:59:00', ref: 'PAY2603-0001' })
    const { papers } = await read([invoice('1'), invoice('3', { date: 1735686000 })], {
      1: [share('41.42000000')],
      3: [share('616.00000000'), { ...share('5.00000000'), date: '2025-12-31 10:00:00', ref: 'PAY2512-0009' }],
    })
    expect(paid(papers)).toMatchObject([
      {
        id: 'payment,PAY2603-0001,1',
        date: '2026-03-01',
        amount: '657.42',
        mode: 'Chèque',
        allocations: [
          { number: 'FA2601-0001', amount: '41.42' },
          { number: 'FA2601-0003', amount: '616' },
        ],
      },
    ])
    expect(invoices(papers).map((each) => each.number)).toEqual(['FA2601-0001'])
  })

  it('names the deposits that are set against an invoice, and takes them for no money', async () => {
    const { papers } = await read([invoice('1', { totaldeposits: '300.00000000' })], {
      1: [{ amount: '300.00000000', type: '(DEPOSIT)', date: '2026-01-05 00:00:00', num: '0', ref: 'AC2512-0001' }],
    })
    expect(invoices(papers)[0]?.deposits).toEqual([{ number: 'AC2512-0001', gross: '300' }])
    expect(paid(papers)).toEqual([])
  })

  it('puts back what negative lines deduct of a deposit, when only one deposit of the customer has that amount', async () => {
    const line = {
      ...linesOf('2')[0],
      desc: '(DEPOSIT)',
      fk_remise_except: '7',
      total_ht: '-250.00000000',
      total_tva: '-50.00000000',
      total_ttc: '-300.00000000',
    }
    const final = invoice('2', {
      lines: [...linesOf('2'), line],
      total_ht: '1375.00000000',
      total_tva: '275.00000000',
      total_ttc: '1650.00000000',
    })
    const deposit = { ...invoice('3'), type: '3', socid: '2', ref: 'AC2601-0001', total_ttc: '300.00000000' }
    const read1 = invoices((await read([final, deposit])).papers).find((each) => each.number === 'FA2601-0002')
    expect(read1).toMatchObject({
      net: '1625',
      tax: '325',
      gross: '1950',
      vat: [{ rate: '20', base: '1625', vat: '325' }],
      deposits: [{ number: 'AC2601-0001', gross: '300' }],
    })
    // Two deposits alike: the line stays, and so do the totals.
    const alike = { ...deposit, id: '99', ref: 'AC2601-0002' }
    const read2 = invoices((await read([final, deposit, alike])).papers).find((each) => each.number === 'FA2601-0002')
    expect(read2).toMatchObject({ gross: '1650', deposits: [] })
    expect(read2?.lines).toHaveLength(2)
  })

  it('reads another currency in its own amounts, with the rate turned round', async () => {
    const foreign = invoice('4', {
      multicurrency_code: 'CHF',
      multicurrency_tx: '0.95000000',
      multicurrency_total_ht: '760.00000000',
      multicurrency_total_tva: '0',
      multicurrency_total_ttc: '760.00000000',
      lines: linesOf('4').map((each) => ({ ...each, multicurrency_total_ht: '760.00000000' })),
    })
    const [found] = invoices((await read([foreign])).papers)
    expect(found).toMatchObject({ currency: 'CHF', gross: '760', exchange: '1.052631578947' })
    expect(found?.lines[0]?.net).toBe('760')
  })

  it('takes « not found » for an empty list, as versions before 18 wrote one, and a missing service for none', async () => {
    const answered = (status: number) =>
      readAll(
        reader,
        replayed('dolibarr', rest, (_, path) => (path.endsWith('/invoices') ? new Response('', { status }) : undefined))
          .site,
        { ...requestOf(rest), what: new Set(['sales'] as const) },
      )
    expect((await answered(404)).papers).toEqual([])
    await expect(answered(501)).rejects.toMatchObject({ code: 'module' })
  })

  it('asks for the key where pages cannot say it', async () => {
    const { site } = replayed('dolibarr', { ...rest, key: '' })
    const request = { ...requestOf(rest), key: '' }
    await expect(readAll(reader, site, request)).rejects.toMatchObject({ code: 'key' })
  })
})
