import type { HostPage } from '../host'

// The dashboard has no documented call for a page session: the panel says which export to take.

export const page: HostPage = {
  id: 'stripe',
  label: 'Stripe',
  grade: 'signpost',
  recognise: ({ location }) => location.hostname === 'dashboard.stripe.com',
  place: () => undefined,
}

/** Nothing is read here: the panel says which file to take instead. */
export const reader = undefined
