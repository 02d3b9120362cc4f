import { entryText, text } from '../columns'
import {
  account,
  accountOrAuxiliary,
  analytic,
  credit,
  debit,
  dueDate,
  entryDate,
  journal,
  label,
  paymentMode,
  piece,
  pieceDate,
  titles,
} from '../fields'
import { defineFormat } from '../format'
import { best } from '../knowledge'
import { delimited } from '../layouts'
import { charsetOption, chosenCharset, chosenMark, markOption } from '../options'

/**
 * EBP (Open Line, en ligne), « import paramétrable »: there is no fixed layout, the user maps the columns once. These
 * are the columns of Noethysweb, named, with two amount columns: signed ones are a trap here (two products, two signs).
 */
export default defineFormat({
  id: 'ebp-parametrable',
  label: 'EBP (import paramétrable)',
  software: ['EBP Open Line', 'EBP en ligne', 'EBP Hubbix'],
  vendor: 'EBP',
  aliases: ['ebp', 'noethys'],
  bestFor: [
    best(
      'EBP Open Line, EBP en ligne',
      2,
      'Pour un cabinet qui a enregistré un modèle d’import ; sinon le format EBP se lit sans modèle.',
      'For a firm that has saved an import model; otherwise the EBP format is read without one.',
    ),
  ],
  confidence: {
    level: 'medium',
    note: {
      fr: 'Présentation libre chez EBP : à faire correspondre une fois, par le nom des colonnes.',
      en: 'A free layout at EBP’s: to be mapped once, by the names of the columns.',
    },
  },
  sources: [
    { kind: 'third-party', title: 'Noethysweb, utils_export_ebp.py', url: 'https://github.com/Noethys/Noethysweb' },
  ],
  help: {
    fr: 'Import paramétrable : créez un modèle, séparateur point-virgule, une ligne de titres, puis reliez les colonnes par leur nom.',
    en: 'Import paramétrable: create a model, semicolon separator, one header line, then link columns by name.',
  },
  options: [charsetOption(['windows-1252', 'utf-8-bom']), markOption(',')],
  shape: (options) => {
    const mark = chosenMark(options)
    const columns = [
      entryDate('Date', 'dd/MM/yyyy'),
      journal('Journal'),
      account('Compte général'),
      text('Compte tiers', ({ line }) => (line.auxiliary ? accountOrAuxiliary(line, 'root') : ''), {
        carries: 'holder',
        ofHolder: true,
      }),
      piece('N° facture'),
      label('Libellé'),
      debit('Débit', { mark }),
      credit('Crédit', { mark }),
      analytic('Code Analytique'),
      pieceDate('Date de pièce', 'dd/MM/yyyy'),
      entryText('Référence', (entry) => entry.pieceRef),
      paymentMode('Mode de règlement'),
      dueDate("Date d'échéance", 'dd/MM/yyyy'),
    ]
    return {
      charset: chosenCharset(options),
      layout: delimited(';'),
      records: [titles(columns), { each: 'line', columns }],
    }
  },
  fileName: ({ from, exportNumber }) => `EBP_${from.slice(0, 7)}_${exportNumber}.csv`,
})
