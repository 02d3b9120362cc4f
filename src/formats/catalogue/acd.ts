import { ZERO } from '../../domain/money'
import { amountColumn, entryDay } from '../columns'
import {
  analytic,
  attachment,
  credit,
  debit,
  dueDate,
  entryDate,
  holder,
  holderLabel,
  journal,
  label,
  letter,
  movement,
  paymentMode,
  piece,
} from '../fields'
import { defineFormat } from '../format'
import { best, dolibarr } from '../knowledge'
import { delimited } from '../layouts'
import { choice, thirdPartyOption } from '../options'
import { eachLine, table } from '../records'

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
    best(
      'ACD i-Suite Expert',
      2,
      'Quand le cabinet a fait correspondre ces colonnes ; sinon prenez le FEC.',
      'When the firm has mapped these columns; otherwise take the FEC.',
    ),
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
    dolibarr('exportiSuiteExpert'),
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
    choice('more', 'Colonnes de plus (A)', 'Further columns (A)', [
      ['no', 'Aucune', 'None'],
      ['yes', 'Échéance, mode, axe, fichier', 'Due date, mode, axis, file'],
    ]),
    thirdPartyOption('root'),
  ],
  shape: ({ layout, more }) => ({
    charset: 'ansi',
    layout: delimited(';', { trailing: layout !== 'B' }),
    records: layout === 'B' ? [eachLine(...B)] : more === 'yes' ? table(...A, ...MORE) : table(...A),
  }),
  fileName: ({ from, exportNumber }) => `ACD_${from.slice(0, 7)}_${exportNumber}.csv`,
})

/** In the document's own currency. */
const origin = (side: 'debit' | 'credit', name: string) =>
  amountColumn(name, ({ line }) => (line.side !== side ? ZERO : (line.foreign?.amount ?? line.amount)), {
    currency: ({ line }) => line.foreign?.currency,
  })

const A = [
  journal('Code journal'),
  entryDate('Date écriture', 'dd/MM/yyyy'),
  holder('Code compte'),
  holderLabel('Intitulé compte'),
  piece('Pièce'),
  label('Libellé écriture', { width: 50 }),
  origin('debit', 'Débit origine'),
  origin('credit', 'Crédit origine'),
  debit('Débit euro'),
  credit('Crédit euro'),
  letter('Lettrage'),
]

/** Firms ask for these and map them last; their names are those of ACD's own lists. */
const MORE = [
  dueDate('Échéance', 'dd/MM/yyyy'),
  paymentMode('Mode règlement'),
  analytic('Axe 1'),
  attachment('Fichier'),
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
