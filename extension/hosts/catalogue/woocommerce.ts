import { answers, LeftOut, text } from '../answers'
import { dayAway, within } from '../days'
import type { HostPage, HostReader, Request } from '../host'
import { installedUnder } from '../installed'
import { order, payment, refund, repayment } from '../woocommerce/papers'
import { dayOf, open, orders, PAGE, rootOf } from '../woocommerce/shop'

// WooCommerce: calls from its REST handbook, not yet run against a server. Peculiar: a session is nobody without a nonce,
// which the site gives to who is signed in; an order is no invoice, its printed number comes from an add-on; refunds are
// documents of their own, dated by themselves, of orders that may be older than the period.

const BOOKED = 'completed,processing,refunded'
const NOT_BOOKED = 'pending,on-hold,cancelled,failed'

export const page: HostPage = {
  id: 'woocommerce',
  label: 'WooCommerce',
  grade: 'experimental',
  recognise: ({ document }) =>
    document.querySelector('body.woocommerce_page_wc-orders, body.post-type-shop_order') !== null,
  place({ document }) {
    const title = document.querySelector('.wrap .page-title-action')
    return title?.parentElement ? { parent: title.parentElement, before: title.nextElementSibling } : undefined
  },
}

export const reader: HostReader = {
  id: 'woocommerce',
  takes: ['sales', 'payments'],
  numberField: true,
  // Several shops of one site count their orders each for itself.
  company: async (site) => installedUnder(rootOf(site)),
  async *read(site, request) {
    const shop = await open(site, request.numberField)
    const leftOut = new LeftOut()
    const { from, to, what } = request
    if (what.has('sales')) {
      for await (const list of orders(shop, `${dated(request)}&status=${BOOKED}`)) {
        const counted = list.filter((each) => within(dayOf(each, 'date_created'), from, to))
        yield { papers: counted.map((each) => order(shop, each)) }
      }
      for await (const list of orders(shop, `${dated(request)}&status=${NOT_BOOKED}`))
        for (const each of list) leftOut.add(text(each, 'status') === 'cancelled' ? 'cancelled' : 'unpaid')
    }
    // A refund or a payment changes its order: those changed since the beginning of the period, whenever they are of.
    const since = `modified_after=${from}T00:00:00&before=${dayAway(to, 1)}T00:00:00&orderby=date&order=asc&status=${BOOKED}`
    for await (const list of orders(shop, since)) {
      for (const each of list) {
        if (what.has('payments') && within(dayOf(each, 'date_paid'), from, to)) yield { papers: [payment(shop, each)] }
        if (!Array.isArray(each.refunds) || each.refunds.length === 0) continue
        const found = answers(await shop.get(`orders/${text(each, 'id')}/refunds?per_page=${PAGE}`), 'refunds')
        for (const one of found.filter((some) => within(dayOf(some, 'date_created'), from, to))) {
          const note = refund(shop, each, one)
          if (what.has('sales') && note) yield { papers: [note] }
          if (what.has('sales') && !note) leftOut.add('refund-without-lines')
          if (what.has('payments') && one.refunded_payment === true)
            yield { papers: [repayment(shop, each, one, note)] }
        }
      }
    }
    yield { papers: [], notForBooks: leftOut.list }
  },
}

function dated({ from, to }: Request): string {
  return `after=${from}T00:00:00&before=${dayAway(to, 1)}T00:00:00&orderby=date&order=asc`
}
