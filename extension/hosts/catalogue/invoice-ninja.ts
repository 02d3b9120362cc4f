import { LeftOut, text } from '../answers'
import { within } from '../days'
import type { HostPage, HostReader } from '../host'
import { installedUnder } from '../installed'
import { documents, payment } from '../invoice-ninja/papers'
import { open, pages, rootOf } from '../invoice-ninja/service'

// Invoice Ninja 5 (React client), on its own server: calls and fields read in its public source, not yet run against a
// server. Peculiar: the session is a token in the page's storage; VAT is said line by line, never by rate; credits have no
// filter by date; a « payment » made of a credit brings no money.

export const page: HostPage = {
  id: 'invoice-ninja',
  label: 'Invoice Ninja',
  grade: 'experimental',
  recognise: ({ document, localStorage }) =>
    document.querySelector('#root') !== null && localStorage.getItem('X-NINJA-TOKEN') !== null,
  place({ document, location }) {
    const list = /\/(invoices|credits|payments)\/?$/.exec(location.hash.replace(/^#/, '') || location.pathname)?.[1]
    const create = list === undefined ? null : document.querySelector(`a[href$="/${list}/create"]`)
    return create?.parentElement ? { parent: create.parentElement, before: create } : undefined
  },
}

export const reader: HostReader = {
  id: 'invoice-ninja',
  takes: ['sales', 'payments'],
  // Identifiers are those of the whole installation, whatever the company.
  company: async (site) => installedUnder(rootOf(site)),
  async *read(site, { from, to, what }) {
    const ninja = await open(site)
    const leftOut = new LeftOut()
    if (what.has('sales')) {
      const dated = `date_range=${from},${to}&include=client&without_deleted_clients=true&sort=id|asc`
      for await (const list of pages(site, `invoices?${dated}`))
        yield { papers: await documents(ninja, 'invoice', list, from, to, leftOut) }
      for await (const list of pages(site, 'credits?include=client&sort=id|asc'))
        yield { papers: await documents(ninja, 'credit-note', list, from, to, leftOut) }
    }
    if (what.has('payments')) {
      const dated = `date_range=date,${from},${to}&include=client,invoices,paymentables&sort=id|asc`
      for await (const list of pages(site, `payments?${dated}`)) {
        const counted = list.filter((each) => within(text(each, 'date'), from, to))
        yield { papers: counted.flatMap((each) => payment(ninja, each, leftOut) ?? []) }
      }
    }
    yield { papers: [], notForBooks: leftOut.list }
  },
}
