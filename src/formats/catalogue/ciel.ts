import { charsetOption } from '../charset'
import {
  accountIdentity,
  accountOrAuxiliary,
  amountColumn,
  blank,
  date,
  entryText,
  labelFallback,
  labelOfAccount,
  literal,
  numberColumn,
  sideLetter,
  text,
  thirdPartyOption,
} from '../columns'
import { defineFormat } from '../format'
import { fixedWidth } from '../layouts'

/** Movement numbers have five digits; then another file begins. */
const MOVEMENTS = 99_999

/**
 * Ciel Compta and Sage 50, XIMPORT.TXT: fixed width, 138 characters. Positions 1–85 agree in five sources; encoding and
 * decimal mark differ: options. Sage 50 renames an imported file to .BAK, so the same name must be writable again.
 */
export default defineFormat({
  id: 'ciel',
  label: 'Ciel, Sage 50 (XIMPORT)',
  software: ['Ciel Compta', 'Sage 50', 'Sage 50 Ciel'],
  vendor: 'Sage',
  aliases: ['ximport', 'ciel', 'sage 50', 'ciel evolution'],
  confidence: {
    level: 'high',
    note: {
      fr: 'Positions 1 à 85 : cinq sources. Jeu de caractères et séparateur décimal : moyens, voir les options.',
      en: 'Positions 1 to 85: five sources. Character set and decimal mark: medium, see the options.',
    },
  },
  sources: [
    {
      kind: 'vendor',
      title: 'Sage 50, aide en ligne, Importer des écritures',
      url: 'https://sage50c.online-help.sage.fr/importer-des-ecritures',
    },
    {
      kind: 'third-party',
      title: 'OpenFlyers, CielXimport',
      url: 'https://openflyers.com/en/doc/Accounting-export-template-CielXimport',
    },
    { kind: 'third-party', title: 'Dolibarr, exportCiel', url: 'https://github.com/Dolibarr/dolibarr' },
  ],
  help: {
    fr: 'Fichier › Importer › Écritures, format XImport. Les écritures arrivent au brouillard ; le fichier importé est renommé en .BAK.',
    en: 'Fichier › Importer › Écritures, format XImport. Entries arrive as drafts; the imported file is renamed .BAK.',
  },
  options: [
    charsetOption(['windows-1252', 'cp850', 'ascii'], {
      ascii: { fr: 'Sans accents (ASCII)', en: 'Without accents (ASCII)' },
    }),
    {
      id: 'mark',
      label: { fr: 'Séparateur décimal', en: 'Decimal mark' },
      values: [
        { value: '.', label: { fr: 'Point', en: 'Point' } },
        { value: ',', label: { fr: 'Virgule', en: 'Comma' } },
      ],
      default: '.',
    },
    {
      id: 'version',
      label: { fr: 'Marque de version', en: 'Version mark' },
      values: [
        { value: 'none', label: { fr: 'Sans (138 caractères)', en: 'Without (138 characters)' } },
        { value: '2003', label: { fr: '2003 (142 caractères)', en: '2003 (142 characters)' } },
      ],
      default: 'none',
    },
    thirdPartyOption('root'),
  ],
  shape: (options) => ({
    charset: options.charset === 'cp850' || options.charset === 'ascii' ? options.charset : 'windows-1252',
    layout: fixedWidth(),
    records: [
      {
        each: 'line',
        columns: [
          numberColumn('N° de mouvement', ({ movement }) => ((movement - 1) % MOVEMENTS) + 1, { width: 5 }),
          entryText('Journal', (entry) => entry.journal, { width: 2, required: true }),
          date("Date d'écriture", 'yyyyMMdd', ({ entry }) => entry.date, { required: true }),
          date("Date d'échéance", 'yyyyMMdd', ({ line }) => line.dueDate),
          entryText('N° de pièce', (entry) => entry.pieceRef, {
            width: 12,
            whenTooWide: 'cut-left',
            distinct: 'notice',
          }),
          text('Compte', ({ line }) => accountOrAuxiliary(line, options.thirdParty ?? 'root'), {
            width: 11,
            required: true,
            distinct: 'refuse',
            identity: accountIdentity,
          }),
          text('Libellé', ({ line }) => line.label, {
            width: 25,
            whenTooWide: 'cut',
            required: true,
            fallback: labelFallback,
          }),
          amountColumn('Montant', ({ line }) => line.amount, { width: 13, mark: options.mark === ',' ? ',' : '.' }),
          text('Sens', sideLetter, { width: 1 }),
          blank('N° de pointage', 12),
          text('Code analytique', ({ line }) => line.analytic ?? '', { width: 6 }),
          text('Libellé du compte', ({ line }) => labelOfAccount(line), { width: 34, whenTooWide: 'cut' }),
          literal('Euro', 'O'),
          ...(options.version === '2003' ? [literal('Version', '2003')] : []),
        ],
      },
    ],
  }),
  fileName: (_, __, ___, movement) =>
    movement <= MOVEMENTS ? 'XIMPORT.TXT' : `XIMPORT_${Math.ceil(movement / MOVEMENTS)}.TXT`,
})
