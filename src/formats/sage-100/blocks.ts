import type { Column } from '../columns'
import { amountColumn, blank, empty, entryDay, entryText, literal, literals, tag, text } from '../columns'
import { account, amount, analytic, auxiliary, dueDate, entryDate, journal, label, piece, side } from '../fields'
import { behind, hasSection } from '../records'

/** What versions differ in: the widths of the base, and what ends a block. */
interface Version {
  readonly journal: number
  readonly label: number
  readonly end: readonly Column[]
}

/** Versions from 18 on: 38 fields and an empty line. */
const RECENT: Version = { journal: 6, label: 69, end: [literal('Export rapprochement', '0'), blank('Fin de bloc')] }

/** Version 14: 37 fields, no empty line behind them. */
const OLD: Version = { journal: 3, label: 35, end: [] }

/** #MECG, an entry line, one field a line. */
export function block(version: string): Column[] {
  const of = version === '14' ? OLD : RECENT
  return [
    tag('Balise', '#MECG'),
    journal('Journal', { width: of.journal }),
    entryDate('Date de pièce', 'ddMMyy'),
    entryDay('Date de saisie', 'ddMMyy', ({ entry }) => entry.date),
    piece('N° de pièce', { width: 13 }),
    entryText('N° de facture', (entry) => (entry.kind === 'payment' ? '' : entry.pieceRef), {
      width: 17,
      whenTooWide: 'cut-left',
    }),
    blank('Pièce de trésorerie'),
    account('Compte général', { width: 13 }),
    blank('Compte de contrepartie'),
    auxiliary('Compte tiers', { width: 17 }),
    blank('Tiers de contrepartie'),
    label('Libellé', { width: of.label }),
    literal('Mode de règlement', '0'),
    dueDate('Échéance', 'ddMMyy'),
    ...literals({ Parité: '0,000000', Quantité: '0,00', Devise: '0' }),
    side('Sens', { debit: '0', credit: '1' }),
    amount('Montant'),
    ...empty('Lettrage', 'Pointage', 'Lettrage devise'),
    ...literals({ Rappels: '0', 'Type à-nouveau': '0', Révision: '0' }),
    ...empty('Montant devise', 'Code taxe'),
    ...literals({ Norme: '0', Provenance: '0', 'Type de pénalité': '0' }),
    ...empty('Date de pénalité', 'Date de relance', 'Date de rapprochement'),
    entryText('Référence', (entry) => entry.pieceRef, { width: 17, whenTooWide: 'cut-left' }),
    ...literals({ 'Statut de règlement': '0', 'Montant réglé': '0,00' }),
    ...empty('Date d’opération', 'Date de clôture'),
    ...of.end,
  ]
}

/** #MECA behind its line: the whole amount to one section. */
export const SECTION = behind(
  hasSection,
  tag('Balise', '#MECA'),
  text('Plan', ({ options }) => options.plan ?? '1'),
  analytic('Section', { width: 13 }),
  amountColumn('Montant', ({ line }) => line.amount),
  literal('Quantité', '0,00'),
)
