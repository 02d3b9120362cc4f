import { ZERO } from '../../domain/money'
import { amountColumn, entryDay } from '../columns'
import {
  analytic,
  credit,
  debit,
  dueDate,
  entryDate,
  holder,
  holderLabel,
  journal,
  label,
  letter,
  movement,
  paymentMode,
  piece,
} from '../fields'

/** In the document's own currency. */
const origin = (side: 'debit' | 'credit', name: string) =>
  amountColumn(name, ({ line }) => (line.side !== side ? ZERO : (line.foreign?.amount ?? line.amount)), {
    currency: ({ line }) => line.foreign?.currency,
  })

/** Layout A: Fab-manager's preset, in ACD's own column names. */
export const A = [
  journal('Code journal'),
  entryDate('Date écriture', 'dd/MM/yyyy'),
  holder('Code compte'),
  holderLabel('Intitulé compte'),
  piece('Pièce'),
  label('Libellé écriture', { width: 50 }),
  origin('debit', 'Débit origine'),
  origin('credit', 'Crédit origine'),
  debit('Débit euro'),
  credit('Crédit euro'),
  letter('Lettrage'),
]

/** Firms ask for these and map them last; their names are those of ACD's own lists. */
export const MORE = [dueDate('Échéance', 'dd/MM/yyyy'), paymentMode('Mode règlement'), analytic('Axe 1')]

/** Layout B, Dolibarr's. */
export const B = [
  movement('N° écriture'),
  entryDate('Date', 'dd/MM/yyyy'),
  entryDay('Année', 'yyyy', ({ entry }) => entry.date),
  entryDay('Mois', 'MM', ({ entry }) => entry.date),
  entryDay('Jour', 'dd', ({ entry }) => entry.date),
  piece('N° de pièce'),
  label('Libellé'),
  holder('Compte'),
  holderLabel('Nom du tiers'),
  debit('Débit'),
  credit('Crédit'),
  amountColumn('Montant', ({ line }) => line.amount),
  journal('Journal'),
]
