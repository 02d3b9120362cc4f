import type { HostPage } from '../host'

// Its pages have no documented call for a session: the panel says which export to take.

export const page: HostPage = {
  id: 'sellsy',
  label: 'Sellsy',
  grade: 'signpost',
  recognise: ({ location }) => location.hostname === 'go.sellsy.com' || location.hostname.endsWith('.sellsy.com'),
  place: () => undefined,
}

/** Nothing is read here: the panel says which file to take instead. */
export const reader = undefined
