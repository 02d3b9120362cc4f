import { fiscalYearOf } from '../../domain/dossier'
import { blank, blanks, entryDay, literal, literals, tag, text } from '../columns'
import { currency } from '../fields'
import type { Row } from '../format'
import { header } from '../records'

/** VER: what the file is. Its erase flag stays 0: 1 would remove the entries already there. */
export const VERSION = header(
  tag('Balise', 'VER   '),
  ...literals({ Génération: '0200000', 'Version du texte': '0000', Effacement: '0' }),
  text('Titre', () => 'ECRITOIRE', { width: 30 }),
  literal('Jeu de caractères', '1'),
)

/** DOS: the dossier at the firm, and how long its accounts are. */
export const company = (number: string, width: number) =>
  header(
    tag('Balise', 'DOS   '),
    text('Numéro de dossier', () => number, { width: 8 }),
    text('Nom', ({ context }) => context.company.name, { width: 30, whenTooWide: 'cut' }),
    ...literals({ 'Dernière clôture': '        ', 'Mises à jour': '0000', Options: '00' }),
    text('Longueur des comptes', () => String(width), { width: 2, align: 'right' }),
    blank('n', 1),
    currency('Devise'),
    blank('Suite', 22),
  )

const yearOf = ({ context, entry }: Row) => fiscalYearOf(context, entry.date)

/** EXO: the fiscal year that the entries are of. Its erase flag stays 0. */
export const YEAR = header(
  tag('Balise', 'EXO   '),
  entryDay('Début', 'ddMMyyyy', (row) => yearOf(row)?.start, { carries: 'yearStart' }),
  entryDay('Fin', 'ddMMyyyy', (row) => yearOf(row)?.end),
  literal('Effacement', '0'),
  ...blanks({ Ouvert: 1, 'Nombre d’écritures': 11 }),
  currency('Devise'),
)
