import { account, auxiliary, credit, debit, dueDate, entryDate, journal, label, piece, titles } from './fields'
import type { Options, Shape } from './format'
import { delimited } from './layouts'

const COLUMNS = {
  journal: journal('Journal'),
  date: entryDate('Date', 'dd/MM/yyyy'),
  piece: piece('Pièce'),
  account: account('Compte'),
  auxiliary: auxiliary('Auxiliaire'),
  label: label('Libellé'),
  debit: debit('Débit', { empty: true }),
  credit: credit('Crédit', { empty: true }),
  due: dueDate('Échéance', 'dd/MM/yyyy'),
}

/**
 * The plain table that cloud software maps on screen: titles, semicolons, UTF-8 (or Windows-1252), dates with slashes, comma, the side
 * without an amount empty. Neither comma nor semicolon stands in a text: there is no quoting to rely on.
 */
export function mappedCsv(order: readonly (keyof typeof COLUMNS)[], { charset }: Options): Shape {
  const columns = order.map((name) => COLUMNS[name])
  return {
    charset: charset === 'utf-8' ? 'utf-8' : 'ansi',
    layout: delimited(';', { forbidden: { ',': ' ' } }),
    records: [titles(columns), { each: 'line', columns }],
  }
}
