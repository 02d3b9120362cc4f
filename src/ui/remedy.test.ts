import { expect, it } from 'vitest'
import type { DocumentKey } from '../domain/document'
import { vatRate } from '../domain/document'
import type { DossierId } from '../domain/dossier'
import { remedyOf } from './remedy'

const dossier = 'd1' as DossierId
const on = { document: 'csv|F 1' as DocumentKey, number: 'F 1' }
const rate = vatRate('8.5')
if (!rate) throw new Error('no rate')

it('leads a missing VAT account to the row of its direction, treatment and rate', () => {
  const problem = {
    ...on,
    code: 'posting.no-vat-account',
    level: 'blocking',
    direction: 'sale',
    treatment: 'S',
    rate,
  } as const
  expect(remedyOf(problem, dossier)).toEqual({
    to: '/d1/parametrage/tva?sens=sale&traitement=S&taux=8.5',
    settings: true,
  })
})

it('carries a mode of payment as text, whatever it holds', () => {
  const problem = { ...on, code: 'posting.no-payment-mode', level: 'blocking', mode: 'carte & co ?' } as const
  expect(remedyOf(problem, dossier)?.to).toBe('/d1/parametrage/modes?mode=carte%20%26%20co%20%3F')
})

it('leads what only the document can cure to the document', () => {
  const problem = { ...on, code: 'posting.no-party', level: 'blocking' } as const
  expect(remedyOf(problem, dossier)).toEqual({ to: '/d1/pieces/csv%7CF%201', settings: false })
})
