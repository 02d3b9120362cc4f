import {
  accountOrAuxiliary,
  amountColumn,
  creditOf,
  date,
  debitOf,
  entryText,
  labelOfAccount,
  numberColumn,
  text,
  thirdPartyOption,
} from '../columns'
import type { Row } from '../format'
import { defineFormat } from '../format'
import { delimited } from '../layouts'

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
    {
      id: 'layout',
      label: { fr: 'Présentation', en: 'Layout' },
      values: [
        { value: 'A', label: { fr: 'A, onze colonnes avec titres', en: 'A, eleven columns with a header' } },
        {
          value: 'B',
          label: {
            fr: 'B, treize colonnes sans titres (Dolibarr)',
            en: 'B, thirteen columns without a header (Dolibarr)',
          },
        },
      ],
      default: 'A',
    },
    thirdPartyOption('root'),
  ],
  shape: ({ layout }) => ({
    charset: 'ansi',
    layout: delimited(';', { trailing: layout !== 'B' }),
    records:
      layout === 'B'
        ? [{ each: 'line', columns: B }]
        : [
            { each: 'header', columns: A.map((column) => text(column.name, () => column.name)) },
            { each: 'line', columns: A },
          ],
  }),
  fileName: ({ from, exportNumber }) => `ACD_${from.slice(0, 7)}_${exportNumber}.csv`,
})

const account = ({ line, options }: Row) => accountOrAuxiliary(line, options.thirdParty ?? 'root')
const label = ({ line }: Row) => line.label
const origin = ({ line }: Row) => line.foreign?.currency

const A = [
  entryText('Code journal', (entry) => entry.journal, { required: true }),
  date('Date écriture', 'dd/MM/yyyy', ({ entry }) => entry.date, { required: true }),
  text('Code compte', account, { required: true }),
  text('Intitulé compte', ({ line }) => labelOfAccount(line)),
  entryText('Pièce', (entry) => entry.pieceRef),
  text('Libellé écriture', label, { width: 50, whenTooWide: 'cut' }),
  amountColumn(
    'Débit origine',
    ({ line }) => (line.foreign && line.side === 'debit' ? line.foreign.amount : debitOf(line)),
    { currency: origin },
  ),
  amountColumn(
    'Crédit origine',
    ({ line }) => (line.foreign && line.side === 'credit' ? line.foreign.amount : creditOf(line)),
    { currency: origin },
  ),
  amountColumn('Débit euro', ({ line }) => debitOf(line)),
  amountColumn('Crédit euro', ({ line }) => creditOf(line)),
  text('Lettrage', ({ line }) => line.letter?.code ?? ''),
]

const B = [
  numberColumn('N° écriture', ({ movement }) => movement),
  date('Date', 'dd/MM/yyyy', ({ entry }) => entry.date, { required: true }),
  date('Année', 'yyyy', ({ entry }) => entry.date),
  date('Mois', 'MM', ({ entry }) => entry.date),
  date('Jour', 'dd', ({ entry }) => entry.date),
  entryText('N° de pièce', (entry) => entry.pieceRef),
  text('Libellé', label),
  text('Compte', account, { required: true }),
  text('Nom du tiers', ({ line }) => labelOfAccount(line)),
  amountColumn('Débit', ({ line }) => debitOf(line)),
  amountColumn('Crédit', ({ line }) => creditOf(line)),
  amountColumn('Montant', ({ line }) => line.amount),
  entryText('Journal', (entry) => entry.journal, { required: true }),
]
