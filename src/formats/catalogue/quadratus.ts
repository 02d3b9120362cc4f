import type { Entry } from '../../domain/entry'
import { amount } from '../../domain/money'
import {
  accountIdentity,
  accountOrAuxiliary,
  amountColumn,
  blank,
  date,
  entryText,
  foreignColumn,
  literal,
  sideLetter,
  text,
} from '../columns'
import type { Row } from '../format'
import { defineFormat } from '../format'
import { fixedWidth } from '../layouts'

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
    {
      id: 'accents',
      label: { fr: 'Accents', en: 'Accents' },
      values: [
        { value: 'keep', label: { fr: 'Conservés (Windows-1252)', en: 'Kept (Windows-1252)' } },
        { value: 'drop', label: { fr: 'Retirés (ASCII)', en: 'Removed (ASCII)' } },
      ],
      default: 'keep',
    },
    {
      id: 'parties',
      label: { fr: 'Fiches des tiers (C)', en: 'Third-party records (C)' },
      values: [
        { value: 'yes', label: { fr: 'Écrites avant leur premier emploi', en: 'Written before their first use' } },
        { value: 'no', label: { fr: 'Non écrites', en: 'Not written' } },
      ],
      default: 'yes',
    },
    {
      id: 'piece20',
      label: { fr: 'N° de pièce sur 20 caractères (232)', en: '20-character piece number (232)' },
      values: [
        { value: 'no', label: { fr: 'Non (231 caractères)', en: 'No (231 characters)' } },
        {
          value: 'yes',
          label: { fr: 'Oui (251 caractères)', en: 'Yes (251 characters)' },
          note: { fr: 'Connu d’une seule source.', en: 'Known from a single source.' },
        },
      ],
      default: 'no',
    },
  ],
  shape: ({ accents, parties, piece20 }) => ({
    charset: accents === 'drop' ? 'ascii' : 'ansi',
    layout: fixedWidth(),
    records: [
      ...(parties === 'no' ? [] : [{ each: 'auxiliary' as const, columns: THIRD_PARTY }]),
      {
        each: 'line',
        columns:
          piece20 === 'yes'
            ? [
                ...MOVEMENT,
                entryText('N° de pièce (20)', (entry) => entry.pieceRef, { width: 20, whenTooWide: 'cut-left' }),
              ]
            : MOVEMENT,
      },
    ],
  }),
  fileName: ({ journals, from, exportNumber }) =>
    `QUADRA_${journals.length === 1 ? journals[0]?.code : 'TOUS'}_${from.slice(0, 7)}_${exportNumber}.txt`,
})

/** General accounts are padded to eight with zeros, auxiliaries never. */
const account = ({ line }: Row) =>
  line.auxiliary ? accountOrAuxiliary(line, 'auxiliary') : line.account.padEnd(8, '0')
const digits = (entry: Entry) => entry.pieceRef.replace(/\D/g, '')

/** Only a name of 8 + 3 characters fits; the original's own name is longer and stays out. */
const attachment = (entry: Entry) =>
  /^[A-Za-z0-9_-]{1,8}\.[A-Za-z]{3}$/.test(entry.attachment ?? '') ? (entry.attachment ?? '') : ''

const MOVEMENT = [
  literal('Type', 'M'),
  text('Numéro de compte', account, { width: 8, required: true, distinct: 'refuse', identity: accountIdentity }),
  entryText('Code journal', (entry) => entry.journal.slice(0, 2), { width: 2, required: true }),
  literal('Folio', '000'),
  date('Date', 'ddMMyy', ({ entry }) => entry.date, { required: true }),
  blank('Code libellé', 1),
  text('Libellé libre', ({ line }) => line.label, { width: 20, whenTooWide: 'cut' }),
  text('Sens', sideLetter, { width: 1 }),
  amountColumn('Montant', ({ line }) => line.amount, { width: 13, mark: '', fill: '0', sign: '+' }),
  blank('Contrepartie', 8),
  date('Échéance', 'ddMMyy', ({ line }) => line.dueDate),
  text('Lettrage', ({ line }) => line.letter?.code ?? '', { width: 2 }),
  blank('Code statistique', 3),
  entryText('N° de pièce (5)', (entry) => digits(entry).slice(-5), { width: 5 }),
  blank('Code affaire', 10),
  blank('Quantité 1', 10),
  entryText('N° de pièce (8)', (entry) => digits(entry).slice(-8), { width: 8 }),
  text('Devise', ({ context }) => context.currency, { width: 3 }),
  entryText('Code journal (3)', (entry) => entry.journal, { width: 3, required: true }),
  blank('Flag code TVA', 1),
  blank('Code TVA', 1),
  blank('Méthode TVA', 1),
  text('Libellé (30)', ({ line }) => line.label, { width: 30, whenTooWide: 'cut' }),
  blank('Code TVA (2)', 2),
  entryText('N° de pièce (10)', (entry) => entry.pieceRef, { width: 10, whenTooWide: 'cut-left', distinct: 'notice' }),
  blank('Réservé', 10),
  foreignColumn('Montant en devise', { width: 13, mark: '', fill: '0', sign: '+' }),
  entryText('Pièce jointe', attachment, { width: 12 }),
  blank('Quantité 2', 10),
  blank('NumUniq', 10),
  blank('Code opérateur', 4),
  blank('Date système', 14),
]

const nothing = () => amount(0)

const THIRD_PARTY = [
  literal('Type', 'C'),
  text('Compte', ({ line }) => line.auxiliary?.number ?? '', { width: 8, required: true }),
  text('Intitulé', ({ line }) => line.auxiliary?.label ?? '', { width: 30, whenTooWide: 'cut' }),
  text('Clé alphabétique', ({ line }) => (line.auxiliary?.number ?? '').replace(/^[CF](?=.)/, ''), {
    width: 7,
    whenTooWide: 'cut',
  }),
  amountColumn('Débit N-1', nothing, { width: 13, mark: '', fill: '0' }),
  amountColumn('Crédit N-1', nothing, { width: 13, mark: '', fill: '0' }),
  amountColumn('Débit N-2', nothing, { width: 13, mark: '', fill: '0' }),
  amountColumn('Crédit N-2', nothing, { width: 13, mark: '', fill: '0' }),
  text('Collectif', ({ line }) => line.account.padEnd(8, '0'), { width: 8 }),
  blank('Adresse 1', 30),
  blank('Adresse 2', 30),
  blank('Ville', 30),
  blank('Téléphone', 20),
  blank('Mise à jour', 1),
  text('Nature', ({ line }) => (line.account.startsWith('40') ? 'F' : 'C'), { width: 1 }),
  literal('Centralisé', 'N'),
]
