import { describe, expect, it } from 'vitest'
import { reader as tryton } from '../../extension/hosts/catalogue/tryton'
import { HostError } from '../../extension/hosts/site'
import type { Document, Invoice, Payment } from '../../src/domain/document'
import { isPayment } from '../../src/domain/document'
import { readFile } from '../../src/intake/files'
import { hostBatchOf, readHostBatch } from '../../src/intake/hosts'
import { cii } from '../intake/invoice-xml'
import { json, period, readAll, recordedTryton, siteOf } from './site'

// The calls and answers are recorded from a real Tryton 6.0 filled by tryton/seed.py: what the reader asks must be what
// was recorded, to the letter, and what it makes of the answers is compared with the figures of the seed. `several.json`
// is the month after, in which payments typed into the journal of the bank were reconciled with invoices by hand.

const US = { name: 'Atelier Fictif SARL', siren: '900000019', vatId: null, postalCode: null }
const SUMMER = period('2026-07-01', '2026-10-31', 'sales', 'payments', 'purchases')
const NOVEMBER = period('2026-11-01', '2026-11-30', 'sales', 'payments')

async function documents(recording = 'answers', asked = SUMMER): Promise<Map<string, Document>> {
  const { papers } = await readAll(tryton, recordedTryton(recording), asked)
  const batch = hostBatchOf({
    protocol: 1,
    transfer: '0b0e6b9a-3f52-4b59-8f2e-111111111111',
    part: 1,
    parts: 1,
    host: 'tryton',
    label: 'Tryton',
    origin: 'https://erp.example.test',
    company: 'demo/1',
    from: asked.from,
    to: asked.to,
    notForBooks: [],
    papers,
  })
  if (!batch) throw new Error('the envelope is refused')
  const reading = readHostBatch(batch, US, false)
  expect(reading.problems).toEqual([])
  return new Map(reading.documents.map(({ document }) => [document.number, document]))
}

async function invoice(number: string): Promise<Invoice> {
  const found = (await documents()).get(number)
  if (!found || isPayment(found)) throw new Error(`no invoice ${number}`)
  return found
}

async function payment(number: string, ...from: Parameters<typeof documents>): Promise<Payment> {
  const found = (await documents(...from)).get(number)
  if (!found || !isPayment(found)) throw new Error(`no payment ${number}`)
  return found
}

describe('Tryton, as recorded', () => {
  it('takes the ten numbered customer documents, the purchase and the payments; the rest is counted', async () => {
    const { papers, notForBooks } = await readAll(tryton, recordedTryton(), SUMMER)
    const of = (type: string, direction: string) =>
      papers.filter((paper) => paper.type === type && paper.direction === direction)
    expect(of('invoice', 'sale').map((paper) => paper.number)).toEqual([
      'F2026-0001',
      'F2026-0002',
      'F2026-0003',
      'F2026-0004',
      'A2026-0001',
      'F2026-0005',
      'F2026-0006',
      'F2026-0007',
      'A2026-0002',
      'F2026-0008',
    ])
    expect(of('invoice', 'purchase').map((paper) => paper.number)).toEqual(['PL-7781'])
    expect(of('payment', 'sale')).toHaveLength(6)
    expect(notForBooks).toEqual([
      { what: 'cancelled', count: 1 },
      { what: 'pro-forma', count: 1 },
      { what: 'draft', count: 1 },
    ])
  })

  it('adds up to what the seed says, to the cent', async () => {
    const sales = [...(await documents()).values()].filter(
      (each): each is Invoice => !isPayment(each) && each.direction === 'sale',
    )
    const sign = (each: Invoice) => (each.kind === 'credit-note' ? -1 : 1)
    expect(sales.reduce((sum, each) => sum + sign(each) * each.totals.gross, 0)).toBe(6692_85)
  })

  it('keeps three rates apart, the heading out, and natures by the accounts', async () => {
    const found = await invoice('F2026-0001')
    expect(found.totals).toMatchObject({ net: 102052, vat: 15681, gross: 117733 })
    expect(found.vat).toEqual([
      { treatment: 'S', rate: '20', base: 65000, vat: 13000 },
      { treatment: 'S', rate: '5.5', base: 22752, vat: 1251 },
      { treatment: 'S', rate: '10', base: 14300, vat: 1430 },
    ])
    expect(found.lines.map((line) => [line.kind, line.net, line.rate, line.quantity])).toEqual([
      ['service', 65000, '20', '1'],
      ['goods', 22752, '5.5', '12'],
      ['service', 14300, '10', '1.5'],
    ])
    expect(found.party).toMatchObject({ siren: '900000027', vatId: 'FR49900000027', code: '2', postalCode: '44200' })
    expect(found.dueDates).toEqual([{ date: '2026-08-02' }])
  })

  it('makes one VAT row of a discount’s negative one', async () => {
    expect((await invoice('F2026-0003')).vat).toEqual([{ treatment: 'S', rate: '20', base: 4000, vat: 800 }])
  })

  it('takes a cancelled invoice that was booked, and its credit note with the number that it credits', async () => {
    expect((await invoice('F2026-0004')).kind).toBe('invoice')
    const note = await invoice('A2026-0001')
    expect(note.kind).toBe('credit-note')
    expect(note.totals.gross).toBe(15001)
    expect(note.refersTo).toEqual([{ number: 'F2026-0004' }])
    expect(note.source.record).toBe('demo/1 · account.invoice,6 · paid')
  })

  it('tells a service to a German business from an export, and reads the ledger’s rate of a Swiss one', async () => {
    expect((await invoice('F2026-0005')).vat[0]?.treatment).toBe('AE')
    const swiss = await invoice('F2026-0006')
    expect(swiss.vat[0]?.treatment).toBe('G')
    expect(swiss).toMatchObject({ currency: 'CHF', rate: '1.052633333333' })
  })

  it('reads payments with what they pay and where the money went', async () => {
    expect(await payment('6')).toMatchObject({
      direction: 'sale',
      refund: false,
      amount: 100000,
      mode: 'Virement',
      allocations: [{ number: 'F2026-0002', amount: 100000 }],
    })
    expect((await payment('9')).mode).toBe('Espèces')
  })

  it('reads a payment of several invoices with the share of each, as they were reconciled', async () => {
    // 2,910.00 less the payments of 1,000.00 and 500.00 that name that invoice, and all of the other.
    expect(await payment('21', 'several', NOVEMBER)).toMatchObject({
      amount: 432000,
      mode: 'Virement',
      holds: [],
      allocations: [
        { number: 'F2026-0002', amount: 141000 },
        { number: 'F2026-0009', amount: 291000 },
      ],
    })
  })

  it('holds one that settles more than it brings, a credit note being among what was reconciled', async () => {
    expect(await payment('23', 'several', NOVEMBER)).toMatchObject({
      amount: 239999,
      holds: [{ code: 'reading-check', check: 'payment-shares', expected: 'F2026-0007, F2026-0010' }],
      allocations: [],
    })
  })

  it('reads an advance, which is reconciled with nothing', async () => {
    expect(await payment('24', 'several', NOVEMBER)).toMatchObject({ amount: 30000, holds: [], allocations: [] })
  })

  it('gives an invoice the key that its Factur-X has', async () => {
    const { documents: read } = await readFile(
      { name: 'f.xml', bytes: new TextEncoder().encode(cii({ number: 'F2026-0001', seller: '900000019' })) },
      US,
    )
    expect(read[0]?.document.key).toBe((await invoice('F2026-0001')).key)
  })
})

describe('Tryton refusing', () => {
  const stored = { sao_session_demo: JSON.stringify({ login: 'compta', user_id: 2, session: 'secret' }) }
  const address = 'https://erp.example.test/#demo/model/account.invoice;'
  const refusal = async (respond: () => Response, kept: Record<string, string> = stored) => {
    try {
      await readAll(tryton, siteOf(respond, { address, stored: kept }), SUMMER)
    } catch (cause) {
      return cause instanceof HostError ? cause.code : cause
    }
    return 'read'
  }

  it('says which refusal it is', async () => {
    expect(await refusal(() => json({}, 401))).toBe('session')
    expect(await refusal(() => json({}, 403))).toBe('forbidden')
    expect(await refusal(() => json({}, 429))).toBe('busy')
    expect(await refusal(() => json({}, 500))).toBe('server')
    expect(await refusal(() => new Response('<!doctype html><title>Connexion</title>'))).toBe('page-instead')
    expect(await refusal(() => new Response('nonsense'))).toBe('unexpected')
    expect(await refusal(() => json({ id: 0, error: ["'no_such_field'", ''] }))).toBe('unexpected')
    expect(await refusal(() => json({}), {})).toBe('session')
  })

  it('asks a server of 8.0 beside the page, wherever it is installed, without the session in a header', async () => {
    const asked: string[] = []
    const cookie = { sao_session_demo: JSON.stringify({ login: 'compta', user_id: 2 }) }
    const site = siteOf(
      ({ path, headers }) => {
        asked.push(path)
        expect(headers.Authorization).toBeUndefined()
        return json({}, 401)
      },
      { address: 'https://erp.example.test/tryton/#demo/model/account.invoice;', stored: cookie },
    )
    await expect(readAll(tryton, site, SUMMER)).rejects.toMatchObject({ code: 'session' })
    expect(asked).toEqual(['/tryton/demo/rpc/'])
  })

  it('stops in the middle when the session ends there', async () => {
    const server = recordedTryton()
    let calls = 0
    const half = {
      ...server,
      json: async (...call: Parameters<typeof server.json>) => {
        calls += 1
        if (calls > 6) throw new HostError('session')
        return server.json(...call)
      },
    }
    await expect(readAll(tryton, half, SUMMER)).rejects.toMatchObject({ code: 'session' })
    expect(calls).toBe(7)
  })
})
