import { charsetOption } from '../charset'
import {
  accountOrAuxiliary,
  amountColumn,
  creditOf,
  date,
  debitOf,
  entryText,
  literal,
  text,
  thirdPartyOption,
} from '../columns'
import type { Row } from '../format'
import { defineFormat } from '../format'
import { delimited } from '../layouts'

/**
 * Sage Coala, Sage Génération Experts: delimited text without a header. Four independent writers agree on columns 1–8;
 * column 9, the encoding and the decimal mark are uncertain: the usual reading is the default, the others options.
 */
export default defineFormat({
  id: 'coala',
  label: 'Coala (Sage Génération Experts)',
  software: ['Sage Coala', 'Sage Génération Experts'],
  vendor: 'Sage',
  aliases: ['coala', 'génération experts', 'sage experts'],
  confidence: {
    level: 'medium',
    note: {
      fr: 'Colonnes 1 à 8 : quatre sources. Colonne 9, jeu de caractères et séparateur décimal : incertains. Demandez au cabinet un fichier qu’il accepte.',
      en: 'Columns 1 to 8: four sources. Column 9, character set and decimal mark: uncertain. Ask the firm for a file that it accepts.',
    },
  },
  sources: [
    { kind: 'third-party', title: 'Dolibarr, exportCoala', url: 'https://github.com/Dolibarr/dolibarr' },
    { kind: 'third-party', title: 'iDocus, coala_format' },
    { kind: 'third-party', title: 'Expensya, export Sage CSV' },
  ],
  help: {
    fr: 'Import d’écritures depuis un fichier texte délimité par des points-virgules. Les journaux et les comptes collectifs doivent exister.',
    en: 'Import of entries from a semicolon-delimited text. Journals and collective accounts must exist.',
  },
  options: [
    charsetOption(['ansi', 'utf-8', 'ascii'], { ascii: { fr: 'Sans accents (ASCII)', en: 'Without accents (ASCII)' } }),
    {
      id: 'mark',
      label: { fr: 'Séparateur décimal', en: 'Decimal mark' },
      values: [
        { value: ',', label: { fr: 'Virgule', en: 'Comma' } },
        { value: '.', label: { fr: 'Point', en: 'Point' } },
      ],
      default: ',',
    },
    {
      id: 'zero',
      label: { fr: 'Côté sans montant', en: 'Side without an amount' },
      values: [
        { value: 'empty', label: { fr: 'Vide', en: 'Empty' } },
        { value: 'zero', label: { fr: '0,00', en: '0.00' } },
      ],
      default: 'empty',
    },
    {
      id: 'ninth',
      label: { fr: 'Colonne 9', en: 'Column 9' },
      values: [
        { value: 'analytic', label: { fr: 'Code analytique', en: 'Analytic code' } },
        {
          value: 'auxiliary',
          label: { fr: 'Compte auxiliaire (collectif en 3)', en: 'Auxiliary account (collective in 3)' },
        },
      ],
      default: 'analytic',
    },
    thirdPartyOption('root'),
  ],
  shape: (options) => {
    const mark = options.mark === '.' ? '.' : ','
    const sides = options.zero === 'zero'
    const collective = options.ninth === 'auxiliary'
    return {
      charset: options.charset === 'utf-8' || options.charset === 'ascii' ? options.charset : 'ansi',
      layout: delimited(';', { forbidden: { ',': ' ' } }),
      records: [
        {
          each: 'line',
          columns: [
            date('Date', 'dd/MM/yyyy', ({ entry }) => entry.date, { required: true }),
            entryText('Journal', (entry) => entry.journal, { required: true }),
            text('Compte', (row) => (collective ? row.line.account : account(row)), { width: 12, required: true }),
            entryText('Pièce', (entry) => entry.pieceRef, {
              width: 10,
              whenTooWide: 'cut-left',
              distinct: 'notice',
              only: /[^A-Za-z0-9_-]/g,
            }),
            text('Libellé', ({ line }) => line.label, { width: 50, whenTooWide: 'cut' }),
            amountColumn('Débit', ({ line }) => (line.side === 'debit' || sides ? debitOf(line) : undefined), { mark }),
            amountColumn('Crédit', ({ line }) => (line.side === 'credit' || sides ? creditOf(line) : undefined), {
              mark,
            }),
            literal('Devise', 'E'),
            collective
              ? text('Compte auxiliaire', ({ line }) => (line.auxiliary ? line.auxiliary.number : ''))
              : text('Code analytique', ({ line }) => line.analytic ?? ''),
          ],
        },
      ],
    }
  },
  fileName: ({ from, exportNumber }) => `COALA_${from.slice(0, 7)}_${exportNumber}.csv`,
})

const account = ({ line, options }: Row) => accountOrAuxiliary(line, options.thirdParty ?? 'root')
