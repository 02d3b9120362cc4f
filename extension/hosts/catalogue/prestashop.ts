import type { HostPage } from '../host'

// PrestaShop 8 and 9: the list of orders and its CSV say neither VAT nor the number and day of an invoice, and hold what the
// list's own filter lets through, whatever the period; invoices by date are PDF alone; its web service takes no page session.
// Modules export invoices with their VAT: the panel says which file to take.

export const page: HostPage = {
  id: 'prestashop',
  label: 'PrestaShop',
  grade: 'signpost',
  recognise: ({ document, location }) =>
    document.querySelector('body.adminorders, #main-div') !== null && /\/sell\/orders\b/.test(location.pathname),
  place: () => undefined,
}

/** Nothing is read here: the panel says which file to take instead. */
export const reader = undefined
