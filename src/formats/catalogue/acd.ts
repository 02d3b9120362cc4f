import { A, B, MORE } from '../acd/columns'
import { pdfOfPiece } from '../attachments'
import { fecFileName, fecNeeds, fecRules, fecShape } from '../fec/profile'
import { attachment } from '../fields'
import { defineFormat } from '../format'
import { best, dolibarr } from '../knowledge'
import { delimited } from '../layouts'
import { attachmentsOption, choice, thirdPartyOption } from '../options'
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
      'ACD (Comptabilité Expert, i-Suite Expert)',
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
    fr: 'Outils › Importation › Interface générique : le cabinet la paramètre une fois (séparateur ;, une ligne de titres), puis Importer ; cochez « Reprise avec les pièces jointes » quand les PDF suivent.',
    en: 'Outils › Importation › Interface générique: the firm sets it up once (separator ;, one header line), then Importer; tick “Reprise avec les pièces jointes” when PDFs go along.',
  },
  options: [
    choice('layout', 'Présentation', 'Layout', [
      ['A', 'A, onze colonnes avec titres', 'A, eleven columns with a header'],
      ['B', 'B, treize colonnes sans titres (Dolibarr)', 'B, thirteen columns without a header (Dolibarr)'],
      ['C', 'C, FEC en brouillard (sans date de validation)', 'C, FEC of drafts (without validation dates)'],
    ]),
    choice('more', 'Colonnes de plus (A)', 'Further columns (A)', [
      ['no', 'Aucune', 'None'],
      ['yes', 'Échéance, mode, axe', 'Due date, mode, axis'],
    ]),
    thirdPartyOption('root'),
    attachmentsOption(),
  ],
  shape: ({ layout, more, attachments }) => {
    if (layout === 'C') return fecShape({ charset: 'iso-8859-15' }, { drafts: true })
    const named = attachments === 'yes' ? [attachment('Fichier')] : []
    return {
      charset: 'ansi',
      layout: delimited(';', { trailing: layout !== 'B' }),
      records: layout === 'B' ? [eachLine(...B)] : table(...A, ...(more === 'yes' ? MORE : []), ...named),
    }
  },
  attachments: ({ attachments }) => (attachments === 'yes' ? pdfOfPiece : undefined),
  fileName: (context, entry, options, volume) =>
    options.layout === 'C'
      ? fecFileName(context, entry, options, volume)
      : `ACD_${context.from.slice(0, 7)}_${context.exportNumber}.csv`,
  needs: (context, options) => (options.layout === 'C' ? fecNeeds(context, options) : []),
  rules: (row) => (row.options.layout === 'C' ? fecRules(row) : []),
})
