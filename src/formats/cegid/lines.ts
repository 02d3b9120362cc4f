import type { Column } from '../columns'
import { blank, blanks, literal, tag, text } from '../columns'
import { amount, currency, foreignAmount, foreignCurrency, paymentMode } from '../fields'
import type { Row } from '../format'

/** Positions 152 to 222: the number left to Cegid, what the amount is in, the axis of a section. */
function last(axis: string, inWhat: readonly Column[]): Column[] {
  return [
    blank('Numéro de pièce', 8),
    ...inWhat,
    ...blanks({ 'Montant 3': 20, Établissement: 3 }),
    literal('Axe', axis),
    blank('N° d’échéance', 2),
  ]
}

/** The base currency alone. */
const BASE = [
  currency('Devise'),
  blank('Taux', 10),
  literal('Codage du montant', 'E--'),
  blank('Montant 2', 20),
] as const

/** The document's own rate, of at most ten characters. */
const rate = ({ about }: Row) =>
  String(about?.['currency.rate'] ?? '')
    .replace('.', ',')
    .slice(0, 10)

const WIDE = { width: 20, mark: ',' } as const

/** Amount 1 in the foreign currency, amount 2 in euros. */
const FOREIGN = [
  foreignCurrency('Devise', { width: 3 }),
  text('Taux', rate, { width: 10, align: 'right', ofEntry: true }),
  tag('Codage du montant', 'DE-'),
  amount('Montant 2', WIDE),
] as const

/** The line of format STD, 222 characters. */
export const LINE = {
  date: 'ddMMyyyy',
  account: 17,
  reference: 35,
  label: 35,
  mark: ',',
  mode: paymentMode('Mode de paiement', { width: 3 }),
  rest: last('  ', BASE),
} as const

/** What ends a section's own line: its axis; its amount is in euros. */
export const SECTION_REST = last('A1', BASE)

/** The line of an entry in a foreign currency. */
export const FOREIGN_LINE = {
  ...LINE,
  amount: foreignAmount('Montant', WIDE),
  rest: last('  ', FOREIGN),
} as const

/** Whether a line has a foreign amount. */
export const isForeign = ({ line }: Row) => line.foreign !== undefined
