import { empty } from '../columns'
import { accountLabel, amount, entryDate, holder, journal, label, piece, side, titles } from '../fields'
import { defineFormat } from '../format'
import { dolibarr } from '../knowledge'
import { delimited } from '../layouts'
import { charsetOption, chosenCharset, thirdPartyOption } from '../options'

/**
 * Charlemagne (Aplim), schools under contract: fourteen columns, tabs, a title line. One writer, given by a user of the
 * software; the words of the titles may differ in other versions.
 */
export default defineFormat({
  id: 'charlemagne',
  label: 'Charlemagne (Aplim)',
  software: ['Charlemagne Comptabilité'],
  vendor: 'Aplim',
  aliases: ['charlemagne', 'aplim', 'école', 'ogec'],
  confidence: {
    level: 'low',
    note: {
      fr: 'Une seule source ; mots des titres et jeu de caractères proposés.',
      en: 'A single source; the titles’ words and the character set are proposed.',
    },
  },
  sources: [dolibarr('exportCharlemagne')],
  help: {
    fr: 'Import d’écritures depuis un fichier texte tabulé. Essayez sur un dossier de test.',
    en: 'Import of entries from a tabbed text. Try it on a test dossier.',
  },
  options: [charsetOption(['ansi', 'utf-8']), thirdPartyOption('root')],
  shape: (options) => ({
    charset: chosenCharset(options),
    layout: delimited('\t'),
    records: [titles(COLUMNS), { each: 'line', columns: COLUMNS }],
  }),
  fileName: ({ from, exportNumber }) => `CHARLEMAGNE_${from.slice(0, 7)}_${exportNumber}.txt`,
})

const COLUMNS = [
  entryDate('Date', 'yyyyMMdd'),
  journal('Journal', { width: 6 }),
  holder('Compte', { width: 15 }),
  accountLabel('Libellé compte', { width: 60, whenTooWide: 'cut' }),
  piece('Pièce', { width: 20 }),
  label('Libellé opération', { width: 60 }),
  amount('Montant'),
  side('S'),
  ...empty('Analytique 1', 'Libellé analytique 1', 'Analytique 2', 'Libellé analytique 2'),
  ...empty('Analytique 3', 'Libellé analytique 3'),
]
