import type { LeftOutName } from '../../../src/intake/hosts/wire'
import { LeftOut, text } from '../answers'
import type { HostPage, HostReader } from '../host'
import { INVOICE, invoices } from '../tryton/invoices'
import { Parties } from '../tryton/parties'
import { PAYMENT, payments, paymentsOf } from '../tryton/payments'
import { dateOf, openSession, pages, search } from '../tryton/server'
import { Settled } from '../tryton/settled'

// Tryton 6.0 to 8.0 with its web client « sao »: calls, fields and states run against a real 6.0 server (tests/hosts/
// tryton); 7.x and 8.0 read in their sources. Peculiar: the session is in the page's storage until 7.8 and a cookie from
// 8.0; a credit note is an invoice with negative amounts; a `cancelled` invoice that has a number was booked.

export const page: HostPage = {
  id: 'tryton',
  label: 'Tryton',
  grade: 'tested',
  recognise: ({ document }) =>
    document.querySelector('#tabcontent') !== null && document.querySelector('script[src*="tryton-sao"]') !== null,
  place({ document, location }) {
    if (!/^#[^/]+\/model\/account\.invoice[;/]/.test(decodeURIComponent(location.hash))) return undefined
    const parent = document.querySelector('#tabcontent > .tab-pane.active .toolbar .btn-toolbar')
    return parent ? { parent, before: null, className: 'btn-group navbar-btn' } : undefined
  },
}

export const reader: HostReader = {
  id: 'tryton',
  takes: ['sales', 'payments', 'purchases'],
  async company(site) {
    const { database, company } = await openSession(site)
    return `${database}/${company}`
  },
  async *read(site, { from, to, what }) {
    const session = await openSession(site)
    const parties = new Parties(session)
    const leftOut = new LeftOut()
    for (const type of ['out', 'in'] as const) {
      if (!what.has(type === 'out' ? 'sales' : 'purchases')) continue
      const period = [
        ['type', '=', type],
        ['invoice_date', '>=', dateOf(from)],
        ['invoice_date', '<=', dateOf(to)],
      ]
      for await (const page of pages(
        session,
        'account.invoice',
        [...period, ['number', '!=', null], ['move', '!=', null]],
        INVOICE,
      ))
        yield { papers: await invoices(session, page, parties) }
      const unnumbered = await search(session, 'account.invoice', [...period, ['move', '=', null]], ['state'])
      for (const each of unnumbered) leftOut.add(LEFT_OUT[text(each, 'state')] ?? 'draft')
    }
    if (what.has('payments')) {
      for (const side of ['receivable', 'payable'] as const) {
        if (side === 'payable' && !what.has('purchases')) continue
        const settled = new Settled(session, side)
        const domain = [...paymentsOf(side), ['move.date', '>=', dateOf(from)], ['move.date', '<=', dateOf(to)]]
        for await (const page of pages(session, 'account.move.line', domain, PAYMENT))
          yield { papers: await payments(session, page, parties, settled, side) }
      }
    }
    yield { papers: [], notForBooks: leftOut.list }
  },
}

const LEFT_OUT: Readonly<Record<string, LeftOutName>> = {
  draft: 'draft',
  validated: 'pro-forma',
  cancelled: 'cancelled',
}
