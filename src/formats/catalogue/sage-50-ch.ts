import { blank, entryText, literal, text } from '../columns'
import { account, amount, entryDate, entryNumber, label, side, titles } from '../fields'
import type { Row } from '../format'
import { defineFormat } from '../format'
import { dolibarr } from '../knowledge'
import { delimited } from '../layouts'

/**
 * Sage 50 Switzerland, now Infoniqa ONE 50, « Buchungen importieren »: twenty columns. In an entry of more than two lines
 * the first one faces `div` and the others point to its account. SId and OpId stay empty: the one public writer fills them
 * with its own separator, which shifts the line.
 */
export default defineFormat({
  id: 'sage-50-ch',
  label: 'Sage 50 Suisse (Infoniqa ONE 50)',
  software: ['Sage 50 (Suisse)', 'Infoniqa ONE 50'],
  vendor: 'Infoniqa',
  aliases: ['sage 50 suisse', 'infoniqa', 'one 50', 'suisse', 'schweiz', 'sesam'],
  confidence: {
    level: 'low',
    note: {
      fr: 'Un logiciel et l’aide de l’éditeur ; à essayer avant usage. Plan comptable suisse, sans échéance ni tiers.',
      en: 'One product and the vendor’s help; to be tried before use. Swiss chart, without due dates or third parties.',
    },
  },
  sources: [
    {
      kind: 'vendor',
      title: 'Infoniqa, Der Dialog Buchungen importieren',
      url: 'https://onlinehelp.infoniqa.com/hc/de-ch/articles/8838187625490-Der-Dialog-Buchungen-importieren',
    },
    dolibarr('exportSAGE50SWISS'),
  ],
  help: {
    fr: 'Boîte « Buchungen importieren » : fichier CSV, ligne de titres gardée.',
    en: 'The dialog “Buchungen importieren”: CSV file, title line kept.',
  },
  options: [],
  shape: () => ({
    charset: 'ansi',
    layout: delimited(','),
    records: [titles(COLUMNS), { each: 'line', columns: COLUMNS }],
  }),
  fileName: ({ from, exportNumber }) => `SAGE50CH_${from.slice(0, 7)}_${exportNumber}.csv`,
})

/** The account that faces the line. */
function counterAccount({ entry, line }: Row): string {
  const [first, second] = entry.lines
  if (line !== first) return first?.account ?? ''
  return entry.lines.length > 2 ? 'div' : (second?.account ?? '')
}

const COLUMNS = [
  entryNumber('Blg'),
  entryDate('Datum', 'dd.MM.yyyy'),
  account('Kto'),
  side('S/H', { debit: 'S', credit: 'H' }),
  entryText('Grp', (entry) => entry.journal.slice(0, 1)),
  text('GKto', counterAccount),
  blank('SId'),
  literal('SIdx', '0'),
  literal('KIdx', '0'),
  literal('BTyp', '0'),
  entryText('MTyp', (entry) => (entry.lines.length > 2 ? '2' : '1')),
  literal('Code', '""'),
  amount('Netto', { mark: '.' }),
  literal('Steuer', '0.00'),
  literal('FW-Betrag', '0.00'),
  label('Tx1', { width: 30, quoted: true }),
  entryText('Tx2', (entry) => entry.pieceRef, {
    width: 30,
    whenTooWide: 'cut-left',
    quoted: true,
    carries: 'pieceRef',
  }),
  literal('PkKey', '0'),
  blank('OpId'),
  literal('Flag', '0'),
]
