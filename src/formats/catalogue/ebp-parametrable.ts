import { charsetOption } from '../charset'
import { accountOrAuxiliary, amountColumn, blank, creditOf, date, debitOf, entryText, text } from '../columns'
import { defineFormat } from '../format'
import { delimited } from '../layouts'

/**
 * EBP (Open Line, en ligne), « import paramétrable »: there is no fixed layout, the user maps the columns once. These
 * are the columns of Noethysweb, named, with two amount columns: signed ones are a trap here (two products, two signs).
 */
export default defineFormat({
  id: 'ebp-parametrable',
  label: 'EBP (import paramétrable)',
  software: ['EBP Open Line', 'EBP en ligne', 'EBP Hubbix'],
  vendor: 'EBP',
  aliases: ['ebp', 'noethys', 'openconcerto'],
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
    fr: 'Outils › Imports paramétrables : créez un modèle, séparateur point-virgule, une ligne de titres, puis reliez les colonnes par leur nom.',
    en: 'Outils › Imports paramétrables: create a model, semicolon separator, one header line, then link columns by name.',
  },
  options: [
    charsetOption(['windows-1252', 'utf-8-bom']),
    {
      id: 'mark',
      label: { fr: 'Séparateur décimal', en: 'Decimal mark' },
      values: [
        { value: ',', label: { fr: 'Virgule', en: 'Comma' } },
        { value: '.', label: { fr: 'Point', en: 'Point' } },
      ],
      default: ',',
    },
  ],
  shape: (options) => {
    const mark = options.mark === '.' ? '.' : ','
    const columns = [
      date('Date', 'dd/MM/yyyy', ({ entry }) => entry.date, { required: true }),
      entryText('Journal', (entry) => entry.journal, { required: true }),
      text('Compte général', ({ line }) => line.account, { required: true }),
      text('Compte tiers', ({ line }) => (line.auxiliary ? accountOrAuxiliary(line, 'root') : '')),
      entryText('N° facture', (entry) => entry.pieceRef),
      text('Libellé', ({ line }) => line.label),
      amountColumn('Débit', ({ line }) => debitOf(line), { mark }),
      amountColumn('Crédit', ({ line }) => creditOf(line), { mark }),
      blank('Code Analytique'),
      date('Date de pièce', 'dd/MM/yyyy', ({ entry }) => entry.pieceDate),
      entryText('Référence', (entry) => entry.pieceRef),
      text('Mode de règlement', ({ line }) => line.paymentMode ?? ''),
      date("Date d'échéance", 'dd/MM/yyyy', ({ line }) => line.dueDate),
    ]
    return {
      charset: options.charset === 'utf-8-bom' ? 'utf-8-bom' : 'windows-1252',
      layout: delimited(';'),
      records: [
        { each: 'header', columns: columns.map((column) => text(column.name, () => column.name)) },
        { each: 'line', columns },
      ],
    }
  },
  fileName: ({ from, exportNumber }) => `EBP_${from.slice(0, 7)}_${exportNumber}.csv`,
})
