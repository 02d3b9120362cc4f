import { readPages } from '../dolibarr/pages'
import { readRest } from '../dolibarr/rest'
import { rootOf } from '../dolibarr/root'
import type { HostPage, HostReader } from '../host'
import { installedUnder } from '../installed'
import { HostError } from '../site'

// Dolibarr 22: read through its REST service with the user's key, else through its own pages with the session; answers
// and pages captured from a real 22.0.4 (tests/hosts/dolibarr). Peculiar: it lives under any prefix; a sign-in page is
// answered with status 200; pages do not say identifiers of third parties nor, for purchases, the VAT of each rate.

export const page: HostPage = {
  id: 'dolibarr',
  label: 'Dolibarr',
  grade: 'tested',
  recognise: ({ document }) =>
    document.querySelector('meta[name="author"][content^="Dolibarr"]') !== null &&
    document.querySelector('body#mainbody') !== null,
  place({ document, location }) {
    if (!/\/(?:compta|fourn)\/(?:facture|paiement)\/list\.php$/.test(location.pathname)) return undefined
    const title = document.querySelector('table.table-fiche-title')
    const plus = title?.querySelector('a.btnTitlePlus')
    const parent = plus?.parentElement ?? title?.querySelector('td.col-right')
    return parent ? { parent, before: plus ?? null } : undefined
  },
}

export const reader: HostReader = {
  id: 'dolibarr',
  takes: ['sales', 'payments', 'purchases'],
  key: 'optional',
  // Row identifiers are those of the whole installation, whatever the entity; one site may hold several installations.
  company: async (site) => installedUnder(rootOf(site)),
  async *read(site, request) {
    if (request.key !== '') yield* readRest(site, request)
    else if (request.what.has('purchases')) throw new HostError('key', 'purchases')
    else yield* readPages(site, request)
  },
}
