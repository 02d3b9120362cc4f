import { amountColumn, entryDay } from '../columns'
import {
  credit,
  creditOf,
  debit,
  debitOf,
  entryDate,
  holder,
  holderLabel,
  journal,
  label,
  letter,
  movement,
  piece,
  titles,
} from '../fields'
import type { Row } from '../format'
import { defineFormat } from '../format'
import { delimited } from '../layouts'
import { choice, thirdPartyOption } from '../options'

/**
 * ACD Comptabilité Expert, i-Suite Expert: the « interface générique » is mapped by the firm column by column, so this
 * is a stable layout with a header, never reordered (Fab-manager's, ACD's own column names). Layout B is Dolibarr's,
 * without its known faults. Where nothing is mapped, the FEC with an empty validation date is the safest.
 */
export default defineFormat({
  id: 'acd',
  label: 'ACD (i-Suite Expert)',
  software: ['ACD Comptabilité Expert', 'i-Suite Expert', 'Suite Expert'],
  vendor: 'ACD',
  aliases: ['i-suite', 'isuite', 'suite expert', 'interface générique'],
  bestFor: [
    {
      software: 'ACD i-Suite Expert',
      rank: 2,
      why: {
        fr: 'Quand le cabinet a fait correspondre ces colonnes ; sinon prenez le FEC.',
        en: 'When the firm has mapped these columns; otherwise take the FEC.',
      },
    },
  ],
  confidence: {
    level: 'medium',
    note: {
      fr: 'ACD n’impose aucune présentation : le cabinet fait correspondre les colonnes une fois. À défaut, prenez le FEC, date de validation vide.',
      en: 'ACD imposes no layout: the firm maps the columns once. Otherwise take the FEC with an empty validation date.',
    },
  },
  sources: [
    { kind: 'third-party', title: 'Fab-manager, préréglage ACD', url: 'https://github.com/sleede/fab-manager' },
    { kind: 'third-party', title: 'Dolibarr, exportiSuiteExpert', url: 'https://github.com/Dolibarr/dolibarr' },
  ],
  help: {
    fr: 'Outils › Importation › Interface générique : choisissez l’interface du cabinet (séparateur ;, une ligne de titres), puis Importer.',
    en: 'Outils › Importation › Interface générique: choose the firm’s interface (separator ;, one header line), then Importer.',
  },
  options: [
    choice('layout', 'Présentation', 'Layout', [
      ['A', 'A, onze colonnes avec titres', 'A, eleven columns with a header'],
      ['B', 'B, treize colonnes sans titres (Dolibarr)', 'B, thirteen columns without a header (Dolibarr)'],
    ]),
    thirdPartyOption('root'),
  ],
  shape: ({ layout }) => ({
    charset: 'ansi',
    layout: delimited(';', { trailing: layout !== 'B' }),
    records: layout === 'B' ? [{ each: 'line', columns: B }] : [titles(A), { each: 'line', columns: A }],
  }),
  fileName: ({ from, exportNumber }) => `ACD_${from.slice(0, 7)}_${exportNumber}.csv`,
})

const origin = { currency: ({ line }: Row) => line.foreign?.currency }

const A = [
  journal('Code journal'),
  entryDate('Date écriture', 'dd/MM/yyyy'),
  holder('Code compte'),
  holderLabel('Intitulé compte'),
  piece('Pièce'),
  label('Libellé écriture', { width: 50 }),
  amountColumn(
    'Débit origine',
    ({ line }) => (line.foreign && line.side === 'debit' ? line.foreign.amount : debitOf(line)),
    origin,
  ),
  amountColumn(
    'Crédit origine',
    ({ line }) => (line.foreign && line.side === 'credit' ? line.foreign.amount : creditOf(line)),
    origin,
  ),
  debit('Débit euro'),
  credit('Crédit euro'),
  letter('Lettrage'),
]

const B = [
  movement('N° écriture'),
  entryDate('Date', 'dd/MM/yyyy'),
  entryDay('Année', 'yyyy', ({ entry }) => entry.date),
  entryDay('Mois', 'MM', ({ entry }) => entry.date),
  entryDay('Jour', 'dd', ({ entry }) => entry.date),
  piece('N° de pièce'),
  label('Libellé'),
  holder('Compte'),
  holderLabel('Nom du tiers'),
  debit('Débit'),
  credit('Crédit'),
  amountColumn('Montant', ({ line }) => line.amount),
  journal('Journal'),
]
