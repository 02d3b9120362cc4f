import { amountColumn, blank, empty, literal, text } from '../columns'
import {
  amount,
  analytic,
  credit,
  currency,
  debit,
  dueDate,
  entryDate,
  holder,
  journal,
  label,
  letter,
  lineNumber,
  paymentMode,
  piece,
  side,
} from '../fields'
import { defineFormat } from '../format'
import { best, dolibarr } from '../knowledge'
import { delimited, fixedWidth } from '../layouts'
import { choice, sectionsOption, thirdPartyOption, typed } from '../options'
import { behind, eachLine, hasSection } from '../records'

/**
 * Gestimum Gestion Comptable, the vendor's online help: commas, seventeen fields, label and piece between quotes; or the
 * fixed width « 1.5 ». Dolibarr's V5 order has a column too many and is not copied.
 */
export default defineFormat({
  id: 'gestimum',
  label: 'Gestimum',
  software: ['Gestimum Gestion Comptable', 'Gestimum Comptabilité'],
  vendor: 'Gestimum',
  aliases: ['gestimum', 'gestimum v3', 'gestimum v5'],
  bestFor: [
    best(
      'Gestimum',
      1,
      'Décrit par l’éditeur ; porte échéances, modes de règlement et sections.',
      'Described by the vendor; carries due dates, payment modes and sections.',
    ),
  ],
  confidence: {
    level: 'high',
    note: {
      fr: 'Largeur variable : aide de l’éditeur. Largeur fixe 1.5 : moyen.',
      en: 'Variable width: the vendor’s help. Fixed width 1.5: medium.',
    },
  },
  sources: [{ kind: 'vendor', title: 'Gestimum, aide en ligne, ImportEcritures' }, dolibarr('exportGestimumV3')],
  help: {
    fr: 'Import d’écritures : largeur variable, séparateur virgule. L’assistant peut créer journaux et comptes manquants ; les écritures déséquilibrées sont refusées.',
    en: 'Import of entries: variable width, comma separator. The wizard can create missing journals and accounts; unbalanced entries are refused.',
  },
  options: [
    choice('layout', 'Présentation', 'Layout', [
      ['variable', 'Largeur variable (17 champs)', 'Variable width (17 fields)'],
      ['fixed', 'Largeur fixe 1.5 (113 caractères)', 'Fixed width 1.5 (113 characters)'],
    ]),
    sectionsOption(),
    typed('plan', 'Plan analytique', 'Analytic plan', '1', /^[A-Za-z0-9]{1,15}$/, {
      fr: 'Son code dans Gestimum, pour les sous-lignes analytiques',
      en: 'Its code in Gestimum, for analytic sub-records',
    }),
    thirdPartyOption('root'),
  ],
  shape: ({ layout, sections }) =>
    layout === 'fixed'
      ? { charset: 'ansi', layout: fixedWidth(), records: [{ each: 'line', columns: FIXED }] }
      : {
          charset: 'ansi',
          layout: delimited(','),
          records: [eachLine(...VARIABLE), ...(sections === 'yes' ? [SECTION] : [])],
        },
  fileName: ({ from, exportNumber }) => `GESTIMUM_${from.slice(0, 7)}_${exportNumber}.txt`,
})

const VARIABLE = [
  lineNumber('N° de ligne'),
  entryDate('Date', 'ddMMyyyy'),
  journal('Journal', { width: 10 }),
  holder('Compte', { width: 25 }),
  blank('Code libellé automatique'),
  label('Libellé', { width: 60, quoted: true }),
  piece('N° de pièce', { width: 15, quoted: true }),
  currency('Devise'),
  amount('Montant', { mark: '.' }),
  side('Sens'),
  letter('Lettrage', { width: 3 }),
  dueDate('Échéance', 'ddMMyyyy'),
  blank('Quantité'),
  paymentMode('Mode de règlement', { width: 8 }),
  ...empty('N° de pièce 2', 'Référence', 'Date de pièce 2'),
]

/** Under its line, wide layout alone: the whole amount to one section. */
const SECTION = behind(
  hasSection,
  text('Plan', ({ options }) => `>${options.plan}`, { mark: '>' }),
  analytic('Section'),
  literal('Pourcentage', '100.00'),
  amountColumn('Montant', ({ line }) => line.amount, { mark: '.' }),
  ...empty('Pourcentage de quantité', 'Quantité'),
)

const POINT = { width: 15, mark: '.' } as const

const FIXED = [
  journal('Journal', { width: 3 }),
  entryDate('Date', 'ddMMyyyy'),
  piece('N° de pièce', { width: 8 }),
  holder('Compte', { width: 10 }),
  label('Libellé', { width: 35 }),
  blank('TVA', 1),
  dueDate('Échéance', 'ddMMyyyy'),
  letter('Lettrage', { width: 2 }),
  debit('Débit', POINT),
  credit('Crédit', POINT),
  paymentMode('Mode de règlement', { width: 8 }),
]
