import { amountColumn, blank, blanks, entryDay, entryText, literal, literals, tag, text } from '../columns'
import {
  accountOrAuxiliary,
  amount,
  analytic,
  credit,
  currency,
  cutThirdParties,
  debit,
  dueDate,
  entryDate,
  holder,
  holderLabel,
  journal,
  label,
  letter,
  movement,
  piece,
  pieceDate,
  side,
} from '../fields'
import { behind, eachEntry, eachLine, hasSection } from '../records'

/** ECR: an entry. */
export const ENTRY = eachEntry(
  tag('Balise', 'ECR   '),
  journal('Journal', { width: 2 }),
  entryDate('Date', 'ddMMyyyy'),
  piece('Pièce', { width: 8 }),
  entryText('Libellé', (entry) => entry.label, { width: 30, whenTooWide: 'cut' }),
  pieceDate('Date de facture', 'ddMMyyyy'),
  ...blanks({ Site: 7, Utilisateur: 7 }),
  literal('Émetteur', '1  '),
  movement('Position', { width: 11 }),
  literal('Extournée, non modifiable', '00'),
  entryDay('Créée le', 'ddMMyyyy', ({ context }) => context.madeOn),
  entryDay('Modifiée le', 'ddMMyyyy', ({ context }) => context.madeOn),
  ...literals({ Code: '0          ', 'À détruire': '0' }),
  currency('Devise'),
)

const POINT = { width: 13, mark: '.' } as const

/**
 * Accounts are as wide as the dossier's: general ones are filled with zeros, third parties' cut. A line says whether it
 * has an activity (an ANAMVT behind it) and a due date (an ECHMVT).
 */
export const line = (width: number, sections: boolean) =>
  eachLine(
    tag('Balise', 'MVT   '),
    holder('Compte', {
      value: ({ line: of, options }) =>
        of.auxiliary ? accountOrAuxiliary(of, options.thirdParty ?? 'root') : of.account.padEnd(width, '0'),
      width,
      whenTooWide: cutThirdParties,
    }),
    blank('Fin du compte', 10 - width),
    label('Libellé', { width: 30 }),
    debit('Débit', POINT),
    credit('Crédit', POINT),
    literal('Quantités', '       0.00       0.00'),
    ...blanks({ Numéro: 8, 'Codes TVA': 4 }),
    ...literals({ 'État de lettrage': '0', Lettre: '   ', 'Pointée le': '        ' }),
    sections
      ? text('Activités', (row) => (hasSection(row) ? '1' : '0'), { width: 4, align: 'right', onlyWith: 'analytic' })
      : literal('Activités', '   0'),
    text('Échéances', (row) => (row.line.dueDate ? '1' : '0'), { width: 1, onlyWith: 'dueDate' }),
  )

/** ANAMVT: the whole of the line before it, to one activity; a cut of an activity is not told apart from it. */
export const ACTIVITY = behind(
  hasSection,
  tag('Balise', 'ANAMVT'),
  analytic('Activité', { width: 6 }),
  ...blanks({ Coupe: 2, 'Libellé de l’activité': 40 }),
  literal('Pourcentage', ' 100.00000'),
  literal('Prorata', '0'),
)

/** ECHMVT: the due date of the line before it. */
export const DUE = behind(
  (row) => row.line.dueDate !== undefined,
  tag('Balise', 'ECHMVT'),
  amountColumn('Montant', (row) => row.line.amount, POINT),
  literal('Pourcentage', ' 100.00000'),
  dueDate('Date', 'ddMMyyyy'),
)

/** The table for AGIRIS that Dolibarr writes: thirteen columns, without titles. */
export const AGIRIS = eachLine(
  movement('N° de pièce'),
  label('Libellé de pièce', { carries: undefined }),
  entryDate('Date', 'ddMMyyyy'),
  label('Libellé'),
  holder('Compte'),
  holderLabel('Intitulé'),
  piece('Référence'),
  debit('Débit'),
  credit('Crédit'),
  amount('Montant', { carries: undefined }),
  side('Sens', undefined, { carries: undefined }),
  letter('Lettrage'),
  journal('Journal'),
)
