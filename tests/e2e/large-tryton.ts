import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// A server of its own, on loopback, that speaks as Tryton does for as many invoices as a test wants: what the recording
// is too small for. Its pages and answers have the shape of the recorded ones.

/** What a test bends: writes the answer itself and returns true, or lets the call be. */
export type Intervene = (call: number, method: string, response: ServerResponse) => boolean | Promise<boolean>

export interface LargeTryton {
  readonly url: string
  /** Calls since the page was loaded. */
  readonly calls: () => number
  intervene: Intervene
  /** How many invoices there are. */
  count: number
  close(): Promise<void>
}

const PAGE = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Tryton</title>
<script src="/tryton-sao.min.js"></script></head><body><a id="user-logout" href="#">Déconnexion</a><ul id="tablist"></ul>
<div id="tabcontent"><div class="tab-pane active"><div class="toolbar"><div class="btn-toolbar"><button>Nouveau</button></div></div></div></div>
<script>localStorage.setItem('sao_session_demo', JSON.stringify({login:'compta',user_id:2,session:'secret'}))</script></body></html>`

const decimal = (value: string) => ({ __class__: 'Decimal', decimal: value })
const day = { __class__: 'date', year: 2026, month: 7, day: 15 }

function invoice(id: number, name: string) {
  return {
    id,
    type: 'out',
    state: 'posted',
    number: `F-${String(id).padStart(6, '0')}`,
    invoice_date: day,
    reference: null,
    description: null,
    party: 2,
    'party.': { id: 2, rec_name: name, code: '2' },
    'party_tax_identifier.': null,
    invoice_address: 2,
    'currency.': { id: 1, code: 'EUR' },
    untaxed_amount: decimal('100.00'),
    tax_amount: decimal('20.00'),
    total_amount: decimal('120.00'),
    lines_to_pay: [id],
  }
}

/** The identifiers that a search names with `in`. */
function wanted(domain: unknown): number[] {
  const [condition] = domain as [string, string, unknown][]
  return condition?.[1] === 'in' && Array.isArray(condition[2]) ? condition[2].map(Number) : []
}

function resultOf(method: string, params: readonly unknown[], count: number, name: string): unknown {
  const [domain, offset = 0, limit] = params as [unknown, number?, (number | null)?]
  switch (method) {
    case 'model.res.user.get_preferences':
      return { company: 1, language: 'fr' }
    case 'model.company.company.search_read':
      return [{ id: 1, 'currency.': { id: 1, code: 'EUR' } }]
    case 'model.account.invoice.search_read': {
      if (!JSON.stringify(domain).includes('"move","!="')) return []
      const from = Math.min(offset, count)
      const to = Math.min(offset + (limit ?? count), count)
      return Array.from({ length: to - from }, (_, i) => invoice(from + i + 1, name))
    }
    case 'model.account.invoice.line.search_read':
      return wanted(domain).map((id) => ({
        id,
        invoice: id,
        type: 'line',
        description: 'Conseil',
        quantity: 1,
        unit_price: decimal('100.0000'),
        amount: decimal('100.00'),
        'account.': { id: 706, code: '706' },
        invoice_taxes: [id],
        'product.': null,
        origin: null,
      }))
    case 'model.account.invoice.tax.search_read':
      return wanted(domain).map((id) => ({
        id,
        invoice: id,
        description: 'T.V.A. 20%',
        base: decimal('100.00'),
        amount: decimal('20.00'),
        'tax.': { id: 1, name: 'T.V.A. 20%', rate: decimal('0.20') },
        legal_notice: null,
      }))
    case 'model.account.move.line.search_read':
      return wanted(domain).map((id) => ({
        id,
        debit: decimal('120.00'),
        credit: decimal('0'),
        maturity_date: { __class__: 'date', year: 2026, month: 8, day: 14 },
        amount_second_currency: null,
      }))
    case 'model.party.party.search_read':
      return [{ id: 2, siren: '900000027' }]
    default:
      return []
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const piece of request) text += piece
  return text
}

/** Serves so many invoices of July 2026, all of a customer of this name. */
export async function serveLargeTryton(count: number, name = 'Librairie du Port'): Promise<LargeTryton> {
  let calls = 0
  const large = { intervene: (() => false) as Intervene, count }
  const server: Server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      calls = 0
      const script = request.url?.endsWith('.js')
      response.setHeader('Content-Type', script ? 'text/javascript' : 'text/html; charset=utf-8')
      response.end(script ? '' : PAGE)
      return
    }
    const { method, params } = JSON.parse(await bodyOf(request))
    calls += 1
    if (await large.intervene(calls, method, response)) return
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify({ id: 0, result: resultOf(method, params, large.count, name) }))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return Object.assign(large, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => calls,
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  })
}
