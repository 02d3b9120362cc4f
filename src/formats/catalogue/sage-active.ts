import { blank, text } from '../columns'
import {
  account,
  accountLabel,
  auxiliary,
  auxiliaryLabel,
  credit,
  debit,
  dueDate,
  entryDate,
  journal,
  journalLabel,
  label,
  movement,
  piece,
  titles,
} from '../fields'
import { defineFormat } from '../format'
import { best } from '../knowledge'
import { delimited } from '../layouts'
import { charsetOption, choice, chosenCharset } from '../options'

/**
 * Sage Active reads a table made on its own template, whose first three lines are kept: titles, translations, examples.
 * Six titles are established, the others are not: lines from the fourth on are to be pasted under the real template.
 */
export default defineFormat({
  id: 'sage-active',
  label: 'Sage Active (CSV)',
  software: ['Sage Active'],
  vendor: 'Sage',
  aliases: ['sage active', 'active', 'sage business cloud'],
  bestFor: [
    best(
      'Sage Active',
      1,
      'À coller sous le modèle de Sage Active, ou à refaire en format personnalisé d’après ce modèle.',
      'To be pasted under Sage Active’s template, or made a format of your own from that template.',
    ),
  ],
  confidence: {
    level: 'low',
    note: {
      fr: 'Règles de l’éditeur ; l’ordre complet des colonnes n’est pas publié : vérifiez-le sur le modèle téléchargé. À défaut, le FEC.',
      en: 'The vendor’s rules; the whole order of columns is not published: check it on the downloaded template. Otherwise the FEC.',
    },
  },
  sources: [
    {
      kind: 'vendor',
      title: 'Sage Active, Advice on importing accounting entries',
      url: 'https://sageactive.online-help.sage.com/advice-importing-accounting-entries',
    },
  ],
  help: {
    fr: 'Téléchargez le modèle dans Sage Active, gardez ses trois premières lignes et collez dessous les lignes de ce fichier à partir de la quatrième. Sage Active coupe sans le dire ce qui dépasse : ici, c’est signalé.',
    en: 'Download the template in Sage Active, keep its first three lines and paste below them this file’s lines from the fourth on. Sage Active cuts silently what is too long: here it is told.',
  },
  options: [
    choice('separator', 'Séparateur', 'Separator', [
      [';', 'Point-virgule', 'Semicolon'],
      [',', 'Virgule', 'Comma'],
    ]),
    charsetOption(['utf-8-bom', 'utf-8', 'ansi']),
  ],
  shape: (options) => ({
    charset: chosenCharset(options),
    layout: delimited(options.separator === ',' ? ',' : ';'),
    records: [titles(COLUMNS), TRANSLATIONS, EXAMPLES, { each: 'line', columns: COLUMNS }],
  }),
  fileName: ({ from, exportNumber }) => `SAGE_ACTIVE_${from.slice(0, 7)}_${exportNumber}.csv`,
})

const POINT = { mark: '.', empty: true } as const

const COLUMNS = [
  journal('Journal*', { width: 20 }),
  journalLabel('Journal name', { width: 20, whenTooWide: 'cut' }),
  movement('Identifier*'),
  entryDate('Entry date*', 'dd/MM/yyyy'),
  account('Ledger account*', { width: 13, allowed: { pattern: /^[A-Za-z0-9]+$/, expected: 'A–Z 0–9' } }),
  accountLabel('Ledger account name', { width: 100, whenTooWide: 'cut' }),
  auxiliary('Third party code'),
  auxiliaryLabel('Third party name', { width: 50, whenTooWide: 'cut' }),
  piece('Document number'),
  label('Label'),
  debit('Debit', POINT),
  credit('Credit', POINT),
  dueDate('Due date', 'dd/MM/yyyy'),
]

const TRANSLATIONS = { each: 'header' as const, columns: COLUMNS.map(({ name }) => text(name, () => `[${name}]`)) }
const EXAMPLES = { each: 'header' as const, columns: COLUMNS.map(({ name }) => blank(name)) }
