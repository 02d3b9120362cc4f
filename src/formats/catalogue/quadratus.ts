import type { Entry } from '../../domain/entry'
import { ZERO } from '../../domain/money'
import { amountColumn, blank, blanks, entryText, literal, tag, text } from '../columns'
import {
  amount,
  auxiliary,
  auxiliaryLabel,
  currency,
  dueDate,
  entryDate,
  foreignAmount,
  holder,
  journal,
  label,
  letter,
  piece,
  side,
} from '../fields'
import type { Row } from '../format'
import { defineFormat } from '../format'
import { fixedWidth } from '../layouts'
import { choice } from '../options'

/**
 * Quadratus, QuadraCompta, Cegid Quadra: ASCII entry file, records M (lines) and C (third parties), fixed width.
 * Positions 1–114 from Cegid KB0014530, the rest from nine writers and readers that agree. Characters are those that
 * Windows-1252 and ISO-8859-15 share; counting is done after conversion, the best-known bug of this format.
 */
export default defineFormat({
  id: 'quadratus',
  label: 'Quadratus (Cegid Quadra)',
  software: ['QuadraCompta', 'Cegid Quadra Comptabilité', 'Quadratus'],
  vendor: 'Cegid',
  aliases: ['quadra', 'qc_asc', 'import ascii', 'cegid quadra expert'],
  bestFor: [
    {
      software: 'Cegid Quadra',
      rank: 1,
      why: {
        fr: 'Porte les échéances, les fiches des tiers et le nom des pièces jointes, que le FEC n’a pas.',
        en: 'Carries due dates, third-party records and names of attachments, which the FEC does not.',
      },
    },
  ],
  confidence: {
    level: 'high',
    note: {
      fr: 'Enregistrement M : sûr (neuf sources). Tiers (C) : moyen. Pièce sur 20 caractères : une seule source.',
      en: 'Record M: firm (nine sources). Third parties (C): medium. 20-character piece: a single source.',
    },
  },
  sources: [
    { kind: 'vendor', title: 'Cegid KB0014530, Fichier d’entrée ASCII, août 2023' },
    { kind: 'third-party', title: 'Dolibarr, exportQuadratus', url: 'https://github.com/Dolibarr/dolibarr' },
    { kind: 'sample', title: 'Gestimum, aide en ligne, FichierQuadraCOMPTA' },
  ],
  help: {
    fr: 'Outils › Suivi des dossiers › Import ASCII (Compta). Le fichier importé deux fois est repris deux fois : la garde est ici.',
    en: 'Outils › Suivi des dossiers › Import ASCII (Compta). A file imported twice is taken twice: the guard is here.',
  },
  options: [
    choice('accents', 'Accents', 'Accents', [
      ['keep', 'Conservés (Windows-1252)', 'Kept (Windows-1252)'],
      ['drop', 'Retirés (ASCII)', 'Removed (ASCII)'],
    ]),
    choice('parties', 'Fiches des tiers (C)', 'Third-party records (C)', [
      ['yes', 'Écrites avant leur premier emploi', 'Written before their first use'],
      ['no', 'Non écrites', 'Not written'],
    ]),
    choice('piece20', 'N° de pièce sur 20 caractères (232)', '20-character piece number (232)', [
      ['no', 'Non (231 caractères)', 'No (231 characters)'],
      [
        'yes',
        'Oui (251 caractères)',
        'Yes (251 characters)',
        { fr: 'Connu d’une seule source.', en: 'Known from a single source.' },
      ],
    ]),
  ],
  shape: ({ accents, parties, piece20 }) => ({
    charset: accents === 'drop' ? 'ascii' : 'ansi',
    layout: fixedWidth(),
    records: [
      ...(parties === 'no' ? [] : [{ each: 'auxiliary' as const, columns: THIRD_PARTY }]),
      {
        each: 'line',
        columns:
          piece20 === 'yes' ? [...MOVEMENT, piece('N° de pièce (20)', { width: 20, distinct: undefined })] : MOVEMENT,
      },
    ],
  }),
  fileName: ({ journals, from, exportNumber }) =>
    `QUADRA_${journals.length === 1 ? journals[0]?.code : 'TOUS'}_${from.slice(0, 7)}_${exportNumber}.txt`,
})

/** General accounts are padded to eight with zeros, auxiliaries never. */
const padded = ({ line }: Row) => line.auxiliary?.number ?? line.account.padEnd(8, '0')
const lastDigits = (count: number) => (entry: Entry) => entry.pieceRef.replace(/\D/g, '').slice(-count)

/** Only a name of 8 + 3 characters fits; the original's own name is longer and stays out. */
const shortName = (entry: Entry) =>
  /^[A-Za-z0-9_-]{1,8}\.[A-Za-z]{3}$/.test(entry.attachment ?? '') ? (entry.attachment ?? '') : ''

const HUNDREDTHS = { width: 13, mark: '', fill: '0' } as const

const MOVEMENT = [
  tag('Type', 'M'),
  holder('Numéro de compte', { width: 8, value: padded }),
  entryText('Code journal', (entry) => entry.journal.slice(0, 2), { width: 2, required: true }),
  literal('Folio', '000'),
  entryDate('Date', 'ddMMyy'),
  blank('Code libellé', 1),
  label('Libellé libre', { width: 20, carries: undefined }),
  side('Sens'),
  amount('Montant', { ...HUNDREDTHS, sign: '+' }),
  blank('Contrepartie', 8),
  dueDate('Échéance', 'ddMMyy'),
  letter('Lettrage', { width: 2, whenTooWide: 'refuse' }),
  blank('Code statistique', 3),
  entryText('N° de pièce (5)', lastDigits(5), { width: 5 }),
  ...blanks({ 'Code affaire': 10, 'Quantité 1': 10 }),
  entryText('N° de pièce (8)', lastDigits(8), { width: 8 }),
  currency('Devise'),
  journal('Code journal (3)', { width: 3 }),
  ...blanks({ 'Flag code TVA': 1, 'Code TVA': 1, 'Méthode TVA': 1 }),
  label('Libellé (30)', { width: 30 }),
  blank('Code TVA (2)', 2),
  piece('N° de pièce (10)', { width: 10 }),
  blank('Réservé', 10),
  foreignAmount('Montant en devise', { ...HUNDREDTHS, sign: '+' }),
  entryText('Pièce jointe', shortName, { width: 12, carries: 'attachment' }),
  ...blanks({ 'Quantité 2': 10, NumUniq: 10, 'Code opérateur': 4, 'Date système': 14 }),
]

const PAST = ['Débit N-1', 'Crédit N-1', 'Débit N-2', 'Crédit N-2'].map((name) =>
  amountColumn(name, () => ZERO, HUNDREDTHS),
)

const THIRD_PARTY = [
  tag('Type', 'C'),
  auxiliary('Compte', { width: 8, distinct: undefined }),
  auxiliaryLabel('Intitulé', { width: 30, whenTooWide: 'cut' }),
  text('Clé alphabétique', ({ line }) => (line.auxiliary?.number ?? '').replace(/^[CF](?=.)/, ''), {
    width: 7,
    whenTooWide: 'cut',
  }),
  ...PAST,
  text('Collectif', ({ line }) => line.account.padEnd(8, '0'), { width: 8 }),
  ...blanks({ 'Adresse 1': 30, 'Adresse 2': 30, Ville: 30, Téléphone: 20, 'Mise à jour': 1 }),
  text('Nature', ({ line }) => (line.account.startsWith('40') ? 'F' : 'C'), { width: 1 }),
  literal('Centralisé', 'N'),
]
