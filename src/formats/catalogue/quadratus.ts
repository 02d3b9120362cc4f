import type { Entry } from '../../domain/entry'
import { numberedPdf } from '../attachments'
import { blank, blanks, entryText, literal, tag } from '../columns'
import {
  amount,
  attachment,
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
import { best, dolibarr } from '../knowledge'
import { fixedWidth } from '../layouts'
import { accentsOption, attachmentsOption, choice, partiesOption, sectionsOption } from '../options'
import { HUNDREDTHS, SPLIT, THIRD_PARTY } from '../quadratus/companions'
import { eachLine } from '../records'

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
    best('Cegid Quadra', 1, 'Porte échéances, tiers, pièces jointes.', 'Carries due dates, parties, attachments.'),
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
    dolibarr('exportQuadratus'),
    { kind: 'sample', title: 'Gestimum, aide en ligne, FichierQuadraCOMPTA' },
  ],
  help: {
    fr: 'Outils › Suivi des dossiers › Import ASCII (Compta). Le fichier importé deux fois est repris deux fois : la garde est ici.',
    en: 'Outils › Suivi des dossiers › Import ASCII (Compta). A file imported twice is taken twice: the guard is here.',
  },
  options: [
    accentsOption('keep'),
    partiesOption('Fiches des tiers (C)', 'Third-party records (C)'),
    choice('piece20', 'N° de pièce sur 20 caractères (232)', '20-character piece number (232)', [
      ['no', 'Non (231 caractères)', 'No (231 characters)'],
      [
        'yes',
        'Oui (251 caractères)',
        'Yes (251 characters)',
        { fr: 'Connu d’une seule source.', en: 'Known from a single source.' },
      ],
    ]),
    sectionsOption(),
    attachmentsOption(),
  ],
  shape: ({ accents, parties, piece20, sections, attachments }) => ({
    charset: accents === 'drop' ? 'ascii' : 'ansi',
    layout: fixedWidth(),
    records: [
      ...(parties === 'no' ? [] : [{ each: 'auxiliary' as const, columns: THIRD_PARTY }]),
      eachLine(
        ...movement(attachments === 'yes'),
        ...(piece20 === 'yes' ? [piece('N° de pièce (20)', { width: 20, distinct: undefined })] : []),
      ),
      ...(sections === 'yes' ? [SPLIT] : []),
    ],
  }),
  attachments: ({ attachments }) => (attachments === 'yes' ? numberedPdf : undefined),
  fileName: ({ journals, from, exportNumber }) =>
    `QUADRA_${journals.length === 1 ? journals[0]?.code : 'TOUS'}_${from.slice(0, 7)}_${exportNumber}.txt`,
})

/** General accounts are padded to eight with zeros, auxiliaries never. */
const padded = ({ line }: Row) => line.auxiliary?.number ?? line.account.padEnd(8, '0')
const lastDigits = (count: number) => (entry: Entry) => entry.pieceRef.replace(/\D/g, '').slice(-count)

const movement = (attached: boolean) => [
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
  attached ? attachment('Pièce jointe', { width: 12 }) : blank('Pièce jointe', 12),
  ...blanks({ 'Quantité 2': 10, NumUniq: 10, 'Code opérateur': 4, 'Date système': 14 }),
]
