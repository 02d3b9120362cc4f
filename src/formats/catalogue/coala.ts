import { literal } from '../columns'
import { account, analytic, auxiliary, credit, debit, entryDate, holder, journal, label, piece } from '../fields'
import type { AttachmentName } from '../format'
import { defineFormat } from '../format'
import { best, dolibarr } from '../knowledge'
import { delimited } from '../layouts'
import {
  attachmentsOption,
  charsetOption,
  choice,
  chosenCharset,
  chosenMark,
  markOption,
  thirdPartyOption,
} from '../options'

/** What a file's name had better not hold: PDFs are named after the piece. */
const UNSAFE = /[^A-Za-z0-9_-]/g

/** As the column writes the piece. */
const pdfOfColumn: AttachmentName = ({ pieceRef }) => `${pieceRef.replace(UNSAFE, '').slice(-10)}.pdf`

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
  bestFor: [
    best(
      'Sage Coala, Génération Experts',
      1,
      'À essayer d’abord avec un seul mois : l’éditeur ne publie pas sa présentation ; à défaut, prenez le FEC.',
      'To be tried first with a single month: the vendor publishes no layout; failing that, take the FEC.',
    ),
  ],
  confidence: {
    level: 'medium',
    note: {
      fr: 'Colonnes 1 à 8 : quatre sources. Colonne 9, jeu de caractères et séparateur décimal : incertains. Demandez au cabinet un fichier qu’il accepte.',
      en: 'Columns 1 to 8: four sources. Column 9, character set and decimal mark: uncertain. Ask the firm for a file that it accepts.',
    },
  },
  sources: [
    dolibarr('exportCoala'),
    { kind: 'third-party', title: 'iDocus, coala_format' },
    { kind: 'third-party', title: 'Expensya, export Sage CSV' },
  ],
  help: {
    fr: 'Import d’écritures depuis un fichier texte délimité par des points-virgules. Les journaux et les comptes collectifs doivent exister.',
    en: 'Import of entries from a semicolon-delimited text. Journals and collective accounts must exist.',
  },
  options: [
    charsetOption(['ansi', 'utf-8', 'ascii'], { ascii: { fr: 'Sans accents (ASCII)', en: 'Without accents (ASCII)' } }),
    markOption(','),
    choice('zero', 'Côté sans montant', 'Side without an amount', [
      ['empty', 'Vide', 'Empty'],
      ['zero', '0,00', '0.00'],
    ]),
    choice('ninth', 'Colonne 9', 'Column 9', [
      ['analytic', 'Code analytique', 'Analytic code'],
      ['auxiliary', 'Compte auxiliaire (collectif en 3)', 'Auxiliary account (collective in 3)'],
    ]),
    thirdPartyOption('root'),
    attachmentsOption(),
  ],
  attachments: ({ attachments }) => (attachments === 'yes' ? pdfOfColumn : undefined),
  shape: (options) => {
    const sides = { mark: chosenMark(options), empty: options.zero !== 'zero' }
    const collective = options.ninth === 'auxiliary'
    return {
      charset: chosenCharset(options),
      layout: delimited(';', { forbidden: { ',': ' ' } }),
      records: [
        {
          each: 'line',
          columns: [
            entryDate('Date', 'dd/MM/yyyy'),
            journal('Journal', { width: 3 }),
            collective ? account('Compte', { width: 12 }) : holder('Compte', { width: 12 }),
            piece('Pièce', { width: 10, only: UNSAFE }),
            label('Libellé', { width: 50 }),
            debit('Débit', sides),
            credit('Crédit', sides),
            literal('Devise', 'E'),
            collective ? auxiliary('Compte auxiliaire') : analytic('Code analytique'),
          ],
        },
      ],
    }
  },
  fileName: ({ from, exportNumber }) => `COALA_${from.slice(0, 7)}_${exportNumber}.csv`,
})
