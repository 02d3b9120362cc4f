import type { Column } from '../columns'
import { blank, entryText, literal, tag } from '../columns'
import {
  account,
  analytic,
  auxiliary,
  credit,
  debit,
  dueDate,
  entryDate,
  journal,
  label,
  paymentMode,
  paymentModeName,
  piece,
} from '../fields'
import { defineFormat } from '../format'
import { best } from '../knowledge'
import { delimited } from '../layouts'
import { choice, chosenMark, markOption } from '../options'
import { behind, eachLine, hasSection } from '../records'

/**
 * Sage 100, « format paramétrable »: the receiving Sage holds a model that says which field sits where. A is Sage's own
 * sample (tabs), B a file seen in production (semicolons). Lines of equal journal, date and number are one document.
 */
export default defineFormat({
  id: 'sage-100-parametrable',
  label: 'Sage 100 (format paramétrable)',
  software: ['Sage 100 Comptabilité', 'Sage 100cloud'],
  vendor: 'Sage',
  aliases: ['sage 100', 'paramétrable', 'import paramétrable', 'modèle d’import'],
  bestFor: [
    best(
      'Sage 100 (100cloud)',
      2,
      'Quand le cabinet a déjà un modèle d’import ; sinon le #MECG se lit sans modèle.',
      'When the firm already has an import model; otherwise #MECG is read without one.',
    ),
  ],
  confidence: {
    level: 'medium',
    note: {
      fr: 'Aucune présentation universelle : A est l’exemple de Sage, à rapprocher du modèle du cabinet.',
      en: 'No universal layout: A is Sage’s own sample, to be matched with the firm’s model.',
    },
  },
  sources: [
    {
      kind: 'vendor',
      title: 'Sage 100, exemples de mappage',
      url: 'https://developer.sage.com/100/fr/saas/guides/samples/exemplesmappage',
    },
    { kind: 'sample', title: 'autonomie, export/sage.py', url: 'https://github.com/CroissanceCommune/autonomie' },
  ],
  help: {
    fr: 'Fichier › Importer › Format paramétrable, avec le modèle du dossier. Journaux, comptes et tiers doivent exister, sauf si le modèle permet de les créer.',
    en: 'Fichier › Importer › Format paramétrable, with the dossier’s model. Journals, accounts and third parties must exist unless the model may create them.',
  },
  options: [
    choice('layout', 'Présentation', 'Layout', [
      ['A', 'A, onze colonnes, tabulations (exemple de Sage)', 'A, eleven columns, tabs (Sage’s sample)'],
      ['B', 'B, treize colonnes, points-virgules', 'B, thirteen columns, semicolons'],
    ]),
    markOption(','),
    choice('sections', 'Sections analytiques (B)', 'Analytic sections (B)', [
      ['no', 'Non écrites', 'Not written'],
      ['yes', 'Ligne A sous chaque ligne', 'A line A under each line'],
    ]),
  ],
  shape: (options) => {
    const mark = chosenMark(options)
    const third = { account: account('Général', { width: 13 }), party: auxiliary('Tiers', { width: 17 }) }
    const columns =
      options.layout === 'B'
        ? [
            piece('N°', { width: 13 }),
            journal('Jou', { width: 6 }),
            entryDate('Date', 'ddMMyy'),
            third.account,
            entryText('N° de facture', (entry) => (entry.kind === 'payment' ? '' : entry.pieceRef)),
            third.party,
            blank('Code taxe'),
            label('Libellé', { width: 69 }),
            dueDate('Échéance', 'ddMMyy'),
            debit('Débit', { mark }),
            credit('Crédit', { mark }),
            literal('Type', 'G'),
            blank('Section'),
          ]
        : [
            literal('Type', 'G'),
            journal('Jou', { width: 6 }),
            entryDate('Date', 'ddMMyy'),
            piece('N°', { width: 13 }),
            third.account,
            third.party,
            label('Libellé', { width: 69 }),
            paymentMode('Règlement', { value: (row) => (row.line.auxiliary ? paymentModeName(row) : '') }),
            dueDate('Échéance', 'ddMMyy'),
            debit('Débit', { mark }),
            credit('Crédit', { mark }),
          ]
    const split = options.layout === 'B' && options.sections === 'yes'
    return {
      charset: 'ansi',
      layout: delimited(options.layout === 'B' ? ';' : '\t'),
      records: [eachLine(...columns), ...(split ? [behind(hasSection, ...copyFor(columns))] : [])],
    }
  },
  fileName: ({ from, exportNumber }) => `SAGE100_${from.slice(0, 7)}_${exportNumber}.txt`,
})

/** The line again, of type A with its section: what else it says was said already. */
function copyFor(columns: readonly Column[]): Column[] {
  return columns.map((column) => {
    if (column.name === 'Type') return tag(column.name, 'A')
    return column.name === 'Section' ? analytic(column.name) : { ...column, carries: undefined }
  })
}
