import type { HostPage } from '../host'

// It keeps books itself, and its API needs a token of its own: the panel says which export to take.

export const page: HostPage = {
  id: 'pennylane',
  label: 'Pennylane',
  grade: 'signpost',
  recognise: ({ location }) => location.hostname === 'app.pennylane.com',
  place: () => undefined,
}

/** Nothing is read here: the panel says which file to take instead. */
export const reader = undefined
