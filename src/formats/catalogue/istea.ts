import { empty, literal, numberColumn, text } from '../columns'
import {
  account,
  accountOrAuxiliary,
  analytic,
  credit,
  cutThirdParties,
  debit,
  entryDate,
  holder,
  journal,
  label,
  movement,
  piece,
} from '../fields'
import type { Row } from '../format'
import { defineFormat } from '../format'
import { dolibarr } from '../knowledge'
import { delimited } from '../layouts'
import { choice, thirdPartyOption, typed } from '../options'
import { eachLine } from '../records'

/**
 * ISTEA (farm offices): two writers that share nothing but the separator, the dates and the point. A, twelve quoted
 * columns; B, twenty-nine, whose journals are numbers and whose pieces lie in a range that the office fixes.
 */
export default defineFormat({
  id: 'istea',
  label: 'ISTEA Comptabilité',
  software: ['ISTEA Comptabilité'],
  vendor: 'ISTEA',
  aliases: ['istea', 'centre de gestion agricole', 'agrifact'],
  confidence: {
    level: 'low',
    note: {
      fr: 'Deux présentations qui divergent, sans page de l’éditeur : demandez au centre laquelle il lit.',
      en: 'Two layouts that differ, no vendor page: ask the office which one it reads.',
    },
  },
  sources: [dolibarr('exportIstea'), { kind: 'third-party', title: 'Legrain Informatique, AgriFact (ExportISTEA)' }],
  help: {
    fr: 'Import d’un fichier texte par le centre. En variante B, demandez-lui les numéros de journaux et la plage des pièces.',
    en: 'Import of a text file by the office. In variant B, ask it for the journals’ numbers and the range of pieces.',
  },
  options: [
    choice('layout', 'Variante', 'Variant', [
      ['A', 'A, douze colonnes', 'A, twelve columns'],
      ['B', 'B, vingt-neuf colonnes', 'B, twenty-nine columns'],
    ]),
    typed('journals', 'Numéros des journaux (B)', 'Journal numbers (B)', 'VE=2,BQ=5', /^\w+=\d+(,\w+=\d+)*$/, {
      fr: 'VE=2,BQ=5 : code du dossier, numéro d’ISTEA',
      en: 'VE=2,BQ=5: the dossier’s code, ISTEA’s number',
    }),
    typed('first', 'Premier n° de pièce (B)', 'First piece number (B)', '50001', /^[1-9]\d{0,7}$/, {
      fr: 'Dans la plage donnée par le centre',
      en: 'In the range given by the office',
    }),
    thirdPartyOption('root'),
  ],
  shape: ({ layout }) =>
    layout === 'B'
      ? { charset: 'ansi', layout: delimited(';'), records: [eachLine(...B)] }
      : { charset: 'ansi', layout: delimited(';', { quoteAll: true, lineEnd: '\n' }), records: [eachLine(...A)] },
  fileName: ({ from, exportNumber }) => `ISTEA_${from.slice(0, 7)}_${exportNumber}.txt`,
})

const partyName = ({ entry }: Row) => entry.lines.find((line) => line.auxiliary)?.auxiliary?.label ?? ''
const POINT = { mark: '.' } as const

const A = [
  movement('N° de pièce'),
  entryDate('Date', 'dd/MM/yyyy'),
  piece('Référence'),
  text('Nom du tiers', partyName, { ofEntry: true }),
  holder('Compte'),
  holder('Compte (bis)', { distinct: undefined, carries: undefined }),
  account('Compte général'),
  label('Libellé'),
  label('Libellé (bis)', { carries: undefined }),
  debit('Débit', POINT),
  credit('Crédit', POINT),
  journal('Journal'),
]

/** ISTEA's number of a journal, as the user typed it; nothing when it is not there. */
function journalNumber({ entry, options }: Row): string {
  const pair = (options.journals ?? '').split(',').find((each) => each.startsWith(`${entry.journal}=`))
  return pair?.split('=')[1] ?? entry.journal
}

const eight = ({ line, options }: Row) =>
  accountOrAuxiliary(line, options.thirdParty ?? 'root').padEnd(line.auxiliary ? 0 : 8, '0')

const B = [
  text('Journal', journalNumber, { ofEntry: true, allowed: { pattern: /^\d+$/, expected: '0–9' } }),
  literal('Nature', 'STD'),
  entryDate('Date', 'dd/MM/yyyy'),
  numberColumn('N° de pièce', (row) => Number(row.options.first) + row.movement - 1, {
    carries: 'number',
    ofEntry: true,
  }),
  text('Nom du tiers', (row) => partyName(row).toUpperCase(), { width: 20, whenTooWide: 'cut', ofEntry: true }),
  ...empty('6'),
  holder('Compte', { width: 8, value: eight, whenTooWide: cutThirdParties }),
  analytic('Activité', { value: ({ line }) => (line.analytic === '0000' ? '' : (line.analytic ?? '')) }),
  ...empty('9', 'Produit'),
  literal('Quantité 1', '0.00'),
  ...empty('Unité 1'),
  literal('Quantité 2', '0.00'),
  ...empty('Unité 2', '15', '16'),
  entryDate('Date (bis)', 'dd/MM/yyyy', { carries: undefined }),
  label('Libellé', { width: 25 }),
  debit('Débit', POINT),
  credit('Crédit', POINT),
  ...empty('21'),
  literal('Base HT', '0.00'),
  ...empty('23', 'Code TVA', '25', '26', '27', '28'),
  literal('Origine', 'ECRIT'),
]
