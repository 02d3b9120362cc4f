import { LeftOut, text } from '../answers'
import type { HostPage, HostReader, Request } from '../host'
import { Books } from '../odoo/invoices'
import { PAYMENT, payments } from '../odoo/payments'
import { openSession, pages } from '../odoo/server'

// Odoo 17 to 19: fields and calls read in its public source (account_move.py, dataset.py), not yet run against a server.
// Peculiar: refusals come with status 200; amounts are JSON numbers, positive on refunds too; empty values are `false`;
// payments are read in the ledger, since a payment that came by a bank statement has no payment of its own.

export const page: HostPage = {
  id: 'odoo',
  label: 'Odoo',
  grade: 'experimental',
  recognise: ({ document }) => document.querySelector('body.o_web_client') !== null,
  place({ document, location }) {
    const accounting =
      /model=account\.(?:move|payment)\b/.test(location.hash) ||
      /^\/odoo\/(?:.*\/)?(?:customer-invoices|vendor-bills|accounting|invoicing)\b/.test(location.pathname) ||
      document.querySelector('.o_list_view th[data-name="invoice_date"]') !== null
    if (!accounting) return undefined
    const parent = document.querySelector('.o_control_panel .o_control_panel_main_buttons, .o_cp_buttons')
    return parent ? { parent, before: null } : undefined
  },
}

export const reader: HostReader = {
  id: 'odoo',
  takes: ['sales', 'payments', 'purchases'],
  async company(site) {
    const { database, company } = await openSession(site)
    return `${database}/${company}`
  },
  async *read(site, request) {
    const session = await openSession(site)
    const books = new Books(session)
    const leftOut = new LeftOut()
    for (const side of ['out', 'in'] as const) {
      if (!request.what.has(side === 'out' ? 'sales' : 'purchases')) continue
      const period = [
        ['move_type', 'in', [`${side}_invoice`, `${side}_refund`, `${side}_receipt`]],
        ['company_id', '=', session.company],
        ...within('invoice_date', request),
      ]
      for await (const moves of pages(session, 'account.move', [...period, ['state', '=', 'posted']], MOVE))
        yield { papers: await books.invoices(moves) }
      for await (const moves of pages(session, 'account.move', [...period, ['state', '!=', 'posted']], ['state']))
        for (const each of moves) leftOut.add(text(each, 'state') === 'cancel' ? 'cancelled' : 'draft')
    }
    if (request.what.has('payments')) {
      for (const type of ['asset_receivable', 'liability_payable']) {
        if (type === 'liability_payable' && !request.what.has('purchases')) continue
        const domain = [
          ['parent_state', '=', 'posted'],
          ['company_id', '=', session.company],
          ['account_id.account_type', '=', type],
          ['journal_id.type', 'in', ['bank', 'cash', 'credit']],
          ...within('date', request),
        ]
        for await (const lines of pages(session, 'account.move.line', domain, PAYMENT))
          yield { papers: await payments(books, lines, type === 'asset_receivable') }
      }
    }
    yield { papers: [], notForBooks: leftOut.list }
  },
}

function within(field: string, { from, to }: Request) {
  return [
    [field, '>=', from],
    [field, '<=', to],
  ]
}

const MOVE = [
  'name',
  'ref',
  'move_type',
  'state',
  'payment_state',
  'invoice_date',
  'invoice_date_due',
  'commercial_partner_id',
  'currency_id',
  'amount_untaxed',
  'amount_tax',
  'amount_total',
  'amount_total_signed',
  'reversed_entry_id',
]
