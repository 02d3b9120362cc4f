import { blank } from '../columns'
import {
  account,
  amount,
  analytic,
  auxiliary,
  credit,
  debit,
  dueDate,
  entryDate,
  holderLabel,
  journal,
  label,
  letter,
  piece,
  side,
  titles,
} from '../fields'
import { defineFormat } from '../format'
import { best } from '../knowledge'
import { delimited } from '../layouts'
import { charsetOption, choice, chosenCharset, chosenMark, markOption, typed } from '../options'

/**
 * MyUnisoft, the vendor's own CSV model: exact titles, semicolons, UTF-8 with its mark, LF. The check on duplicates there
 * compares whole files, so that any change of content defeats it.
 */
export default defineFormat({
  id: 'myunisoft',
  label: 'MyUnisoft (CSV)',
  software: ['MyUnisoft'],
  vendor: 'MyUnisoft',
  aliases: ['unisoft', 'my unisoft'],
  bestFor: [
    best(
      'MyUnisoft',
      1,
      'Modèle publié par l’éditeur ; porte les échéances, que le FEC n’a pas.',
      'The vendor’s published model; carries due dates, which the FEC does not.',
    ),
  ],
  confidence: {
    level: 'high',
    note: {
      fr: 'Modèle et documentation de l’éditeur ; le séparateur décimal n’y est pas dit (virgule par défaut).',
      en: 'The vendor’s model and documentation; the decimal mark is not stated (comma by default).',
    },
  },
  sources: [
    {
      kind: 'vendor',
      title: 'MyUnisoft, Modele_import_csv.csv et csv.md',
      url: 'https://github.com/MyUnisoft/api-partenaires',
    },
  ],
  help: {
    fr: 'Tenue › Imports : choisissez le fichier CSV. Le contrôle de doublon ne voit que des fichiers identiques.',
    en: 'Tenue › Imports: choose the CSV file. The check on duplicates only sees identical files.',
  },
  options: [
    markOption(','),
    charsetOption(['utf-8-bom', 'utf-8']),
    choice('amounts', 'Montants', 'Amounts', [
      ['two', 'Débit et crédit', 'Debit and credit'],
      ['one', 'Montant et sens', 'Amount and side'],
    ]),
    typed('axis', 'Axe analytique', 'Analytic axis', '', /^[A-Za-z0-9]{0,20}$/, {
      fr: 'Code de l’axe dans MyUnisoft ; vide : sections non écrites',
      en: 'Code of the axis in MyUnisoft; empty: sections not written',
    }),
  ],
  shape: (options) => {
    const sides = { mark: chosenMark(options), empty: true }
    const columns = [
      journal('JournalCode'),
      entryDate('EcritureDate', 'yyyyMMdd'),
      account('CompteNum'),
      label('EcritureLib', { required: true }),
      piece('Piece 1'),
      blank('Piece 2'),
      ...(options.amounts === 'one'
        ? [amount('Montant', { mark: chosenMark(options) }), side('Sens')]
        : [debit('Debit', sides), credit('Credit', sides)]),
      auxiliary('Auxiliaire'),
      dueDate('DateEcheance', 'yyyyMMdd'),
      holderLabel('LibelleCompte'),
      letter('CodeLettrage', { width: 3, whenTooWide: 'cut-left' }),
      ...(options.axis ? [analytic(`CODE SECTION SUR AXE #${options.axis}#`), blank('LIBELLE SECTION')] : []),
    ]
    return {
      charset: chosenCharset(options),
      layout: delimited(';', { lineEnd: '\n' }),
      records: [titles(columns), { each: 'line', columns }],
    }
  },
  fileName: ({ from, exportNumber }) => `MYUNISOFT_${from.slice(0, 7)}_${exportNumber}.csv`,
})
