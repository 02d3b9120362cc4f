import { blank, literal, numberColumn } from '../columns'
import { amount, analytic, dueDate, entryDate, filledLabel, holder, holderLabel, journal, piece, side } from '../fields'
import { defineFormat } from '../format'
import { best, dolibarr } from '../knowledge'
import { fixedWidth } from '../layouts'
import { charsetOption, choice, chosenCharset, chosenMark, markOption, thirdPartyOption } from '../options'

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
  bestFor: [
    best(
      'Sage 50, Ciel Compta',
      1,
      'Lu par toutes leurs versions ; porte les échéances et les sections.',
      'Read by all their versions; carries due dates and sections.',
    ),
  ],
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
    dolibarr('exportCiel'),
  ],
  help: {
    fr: 'Import d’écritures, format XImport ; une option crée comptes et journaux manquants. Les écritures arrivent au brouillard ; le fichier importé est renommé en .BAK.',
    en: 'Import of entries, XImport format; an option creates missing accounts and journals. Entries arrive as drafts; the imported file is renamed .BAK.',
  },
  options: [
    charsetOption(['windows-1252', 'cp850', 'ascii'], {
      ascii: { fr: 'Sans accents (ASCII)', en: 'Without accents (ASCII)' },
    }),
    markOption('.'),
    choice('version', 'Marque de version', 'Version mark', [
      ['none', 'Sans (138 caractères)', 'Without (138 characters)'],
      ['2003', '2003 (142 caractères)', '2003 (142 characters)'],
    ]),
    thirdPartyOption('root'),
  ],
  shape: (options) => ({
    charset: chosenCharset(options),
    layout: fixedWidth(),
    records: [
      {
        each: 'line',
        columns: [
          numberColumn('N° de mouvement', (row) => ((row.movement - 1) % MOVEMENTS) + 1, {
            width: 5,
            carries: 'number',
            ofEntry: true,
          }),
          journal('Journal', { width: 2 }),
          entryDate("Date d'écriture", 'yyyyMMdd'),
          dueDate("Date d'échéance", 'yyyyMMdd'),
          piece('N° de pièce', { width: 12 }),
          holder('Compte', { width: 11 }),
          filledLabel('Libellé', { width: 25 }),
          amount('Montant', { width: 13, mark: chosenMark(options) }),
          side('Sens'),
          blank('N° de pointage', 12),
          analytic('Code analytique', { width: 6 }),
          holderLabel('Libellé du compte', { width: 34, whenTooWide: 'cut' }),
          literal('Euro', 'O'),
          ...(options.version === '2003' ? [literal('Version', '2003')] : []),
        ],
      },
    ],
  }),
  fileName: (_, __, ___, volume) => (volume === 1 ? 'XIMPORT.TXT' : `XIMPORT_${volume}.TXT`),
  movementsPerFile: MOVEMENTS,
})
