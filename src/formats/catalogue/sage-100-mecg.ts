import { amountColumn, blank, empty, entryDay, entryText, literal, literals, tag, text } from '../columns'
import { account, amount, analytic, auxiliary, dueDate, entryDate, journal, label, piece, side } from '../fields'
import { defineFormat } from '../format'
import { best } from '../knowledge'
import { fieldPerLine } from '../layouts'
import { choice, sectionsOption, typed } from '../options'
import { behind, eachLine, hasSection } from '../records'
import { advisedWidth } from '../rules'

/**
 * Sage 100, « format Sage »: one field a line, a block `#MECG` of 38 fields and an empty line for each entry line, in code
 * page 850. The count of lines is the parser's only guide: no text may hold a line end, no empty line may be dropped.
 */
export default defineFormat({
  id: 'sage-100-mecg',
  label: 'Sage 100 (format Sage, #MECG)',
  software: ['Sage 100 Comptabilité', 'Sage 100cloud', 'Sage 30', 'Sage Ligne 100'],
  vendor: 'Sage',
  aliases: ['sage 100', 'mecg', 'format sage', 'sage ligne 100', 'saari', 'maestria', 'i7'],
  bestFor: [
    best(
      'Sage 100',
      1,
      'Lu sans aucun réglage du côté de Sage 100, tiers et échéances compris.',
      'Read with nothing to set up in Sage 100, third parties and due dates included.',
    ),
  ],
  confidence: {
    level: 'high',
    note: {
      fr: 'Version 31 à 38 champs : en production. Versions plus anciennes : moyen.',
      en: 'Version 31 with 38 fields: in production. Older versions: medium.',
    },
  },
  sources: [
    {
      kind: 'third-party',
      title: 'Melorio, format-sage (mecg)',
      url: 'https://github.com/Melorio/format-sage',
    },
    { kind: 'third-party', title: '24eme, giilda, exportSage' },
  ],
  help: {
    fr: 'Fichier › Importer › Format Sage. Les tiers doivent exister dans Sage. Ne pas ouvrir le fichier dans un éditeur : une ligne vide retirée le rend illisible.',
    en: 'Fichier › Importer › Format Sage. Third parties must exist in Sage. Do not open the file in an editor: one empty line removed makes it unreadable.',
  },
  options: [
    choice('version', 'Version du fichier', 'Version of the file', [
      ['31', '31'],
      ['25', '25'],
      ['18', '18'],
      ['14', '14'],
    ]),
    sectionsOption(),
    typed('plan', 'Plan analytique (n°)', 'Analytic plan (number)', '1', /^\d{1,2}$/, {
      fr: 'Son numéro dans Sage, pour les sous-lignes analytiques',
      en: 'Its number in Sage, for analytic sub-records',
    }),
  ],
  shape: ({ version, sections }) => ({
    charset: 'cp850',
    layout: fieldPerLine(),
    records: [
      ...['#FLG 000', `#VER ${version}`, '#DEV EUR'].map((line) => ({
        each: 'header' as const,
        columns: [tag('Balise', line)],
      })),
      eachLine(...BLOCK),
      ...(sections === 'yes' ? [SECTION] : []),
      { each: 'footer', columns: [tag('Balise', '#FIN')] },
    ],
  }),
  rules: advisedWidth('Journal', 3, 6, ({ journal: code }) => code),
  fileName: ({ from, exportNumber }) => `SAGE_${from.slice(0, 7)}_${exportNumber}.txt`,
})

const BLOCK = [
  tag('Balise', '#MECG'),
  journal('Journal', { width: 6 }),
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
  label('Libellé', { width: 69 }),
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
  literal('Export rapprochement', '0'),
  blank('Fin de bloc'),
]

const SECTION = behind(
  hasSection,
  tag('Balise', '#MECA'),
  text('Plan', ({ options }) => options.plan ?? '1'),
  analytic('Section', { width: 13 }),
  amountColumn('Montant', ({ line }) => line.amount),
  literal('Quantité', '0,00'),
)
