import { blank, blanks, date, literal, tag, text } from '../columns'
import {
  account,
  amount,
  auxiliary,
  currency,
  documentType,
  dueDate,
  entryDate,
  journal,
  label,
  paymentMode,
  piece,
  side,
} from '../fields'
import type { RecordKind } from '../format'
import { defineFormat } from '../format'
import { fixedWidth } from '../layouts'
import { choice } from '../options'
import { moneyAccounts } from '../rules'

/**
 * Cegid TRA (ComSx), Cegid's own description of the movement file, version 11: a header, a record for each journal, then
 * 222 characters a line in format STD. Cegid Loop, MyUnisoft and Pennylane read it too. Lettering is ignored there.
 */
export default defineFormat({
  id: 'cegid-tra',
  label: 'Cegid TRA (Business Line, Expert)',
  software: ['Cegid Business Line', 'Cegid Expert', 'Cegid Business Suite', 'Cegid Loop', 'MyUnisoft', 'Pennylane'],
  vendor: 'Cegid',
  aliases: ['comsx', 'tra', 'cegid', 's1', 's5', 'sisco', 'business place', 'mouvements cegid'],
  bestFor: [
    {
      software: 'Cegid Expert',
      rank: 1,
      why: {
        fr: 'Description publiée par Cegid ; porte échéances, modes de règlement et auxiliaires, sans réglage.',
        en: 'Described by Cegid itself; carries due dates, payment modes and third parties, with nothing to set up.',
      },
    },
    {
      software: 'Cegid Loop',
      rank: 2,
      why: {
        fr: 'À prendre plutôt que le FEC quand les échéances ou les modes de règlement comptent.',
        en: 'To be taken rather than the FEC when due dates or payment modes matter.',
      },
    },
  ],
  confidence: {
    level: 'high',
    note: { fr: 'Description de l’éditeur, version 11.', en: 'The vendor’s description, version 11.' },
  },
  sources: [
    {
      kind: 'vendor',
      title: 'Cegid Business Comptabilité, fichier de mouvements TRA, v11',
      url: 'https://github.com/MyUnisoft/api-partenaires',
    },
    { kind: 'third-party', title: 'Expensya, Export Cegid standard' },
  ],
  help: {
    fr: 'Traitements annexes › Récupération de données › Import Cegid (ComSx). Les comptes collectifs et les tiers doivent exister. Les lettrages ne sont pas repris.',
    en: 'Traitements annexes › Récupération de données › Import Cegid (ComSx). Collective accounts and third parties must exist. Letters are not taken.',
  },
  options: [
    choice('origin', 'Origine du fichier', 'Origin of the file', [
      ['EXP', 'EXP, cabinet', 'EXP, accounting firm'],
      ['CLI', 'CLI, entreprise', 'CLI, company'],
    ]),
    choice('journals', 'Fiches des journaux', 'Journal records', [
      ['yes', 'Écrites (règle de l’éditeur)', 'Written (the vendor’s rule)'],
      ['no', 'Non écrites', 'Not written'],
    ]),
  ],
  shape: ({ origin, journals }) => ({
    charset: 'ansi',
    layout: fixedWidth(),
    records: [header(origin ?? 'EXP'), ...(journals === 'no' ? [] : [JOURNAL]), { each: 'line', columns: LINE }],
  }),
  fileName: ({ from, exportNumber }) => `CEGID_${from.slice(0, 7)}_${exportNumber}.TRA`,
  needs: ({ journals }, options) => (options.journals === 'no' ? [] : moneyAccounts(journals)),
})

const header = (origin: string): RecordKind => ({
  each: 'header',
  columns: [
    tag('Fixe', '***'),
    literal('Produit', 'S5'),
    literal('Origine', origin),
    literal('Contenu', 'JRL'),
    literal('Format', 'STD'),
    blank('Exercice clos', 3),
    literal('Bascule euro', '01011900'),
    literal('Clôture périodique', '01011900'),
    literal('Version', '011'),
    blank('Dossier cabinet', 5),
    date('Produit le', 'ddMMyyyy', ({ context }) => context.madeOn),
    text('Heure', ({ context }) => context.madeAt ?? '0000', { width: 4 }),
    text('Utilisateur', () => 'ECRITOIRE', { width: 35 }),
    ...blanks({ 'Raison sociale': 35, Reprise: 4, 'Numéro de dossier': 6, Fréquence: 3 }),
    literal('Purge', '01011900'),
    literal('Sous-version', '001'),
    literal('Analytique, GUID, agricole', '---'),
    blank('Séquence', 15),
  ],
})

const KINDS = { sales: 'VTE', purchases: 'ACH', bank: 'BQE', cash: 'CAI', general: 'OD', opening: 'ANO' } as const

const JOURNAL: RecordKind = {
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
    blanks({ Souche: 6 }),
    text('Contrepartie', (row) => row.journal?.account ?? '', { width: 17 }),
    blank('Axe', 3),
    literal('Mode de saisie', '-  '),
  ].flat(),
}

const LINE = [
  journal('Journal', { width: 3 }),
  entryDate('Date', 'ddMMyyyy'),
  text('Type de pièce', documentType, { width: 2 }),
  account('Compte général', { width: 17 }),
  text('Type de ligne', ({ line }) => (line.auxiliary ? 'X' : ''), { width: 1 }),
  auxiliary('Auxiliaire', { width: 17 }),
  piece('Référence interne', { width: 35 }),
  label('Libellé', { width: 35 }),
  paymentMode('Mode de paiement', { width: 3 }),
  dueDate('Échéance', 'ddMMyyyy'),
  side('Sens'),
  amount('Montant 1', { width: 20 }),
  literal('Nature', 'N'),
  blank('Numéro de pièce', 8),
  currency('Devise'),
  blank('Taux', 10),
  literal('Codage du montant', 'E--'),
  ...blanks({ 'Montants 2 et 3': 40, Établissement: 3, Axe: 2, Échéance: 2 }),
]
