import { blank, blanks, date, literal, literals, tag, text } from '../columns'
import type { RecordKind } from '../format'
import { header } from '../records'

/** `***`: what the file is, who made it and when. */
export const firstRecord = (origin: string) =>
  header(
    tag('Fixe', '***'),
    ...literals({ Produit: 'S5', Origine: origin, Contenu: 'JRL', Format: 'STD', 'Exercice clos': '   ' }),
    ...literals({ 'Bascule euro': '01011900', 'Clôture périodique': '01011900', Version: '011' }),
    blank('Dossier cabinet', 5),
    date('Produit le', 'ddMMyyyy', ({ context }) => context.madeOn),
    text('Heure', ({ context }) => context.madeAt ?? '0000', { width: 4 }),
    text('Utilisateur', () => 'ECRITOIRE', { width: 35 }),
    ...blanks({ 'Raison sociale': 35, Reprise: 4, 'Numéro de dossier': 6, Fréquence: 3 }),
    ...literals({ Purge: '01011900', 'Sous-version': '001', 'Analytique, GUID, agricole': '---' }),
    blank('Séquence', 15),
  )

const KINDS = { sales: 'VTE', purchases: 'ACH', bank: 'BQE', cash: 'CAI', general: 'OD', opening: 'ANO' } as const

/** A journal that the entries use; a bank's or a cash desk's holds its account. */
export const JOURNAL: RecordKind = {
  each: 'journal',
  columns: [
    tag('Fixe', '***JAL'),
    text('Code', (row) => row.journal?.code ?? '', { width: 3, carries: 'journal' }),
    text('Libellé du journal', (row) => row.journal?.label ?? '', {
      width: 35,
      whenTooWide: 'cut',
      carries: 'journalLabel',
    }),
    text('Nature', (row) => KINDS[row.journal?.kind ?? 'general'], { width: 3 }),
    blank('Souche', 6),
    text('Contrepartie', (row) => row.journal?.account ?? '', { width: 17 }),
    blank('Axe', 3),
    literal('Mode de saisie', '-  '),
  ],
}
