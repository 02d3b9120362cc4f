import { blank, literal, numberColumn, text } from '../columns'
import { account, amount, auxiliary, documentType, dueDate, entryDate, journal, label, piece, side } from '../fields'
import { defineFormat } from '../format'
import { fixedWidth } from '../layouts'
import { chosenMark, markOption } from '../options'

/** The document number has seven digits. */
const DOCUMENTS = 9_999_999

/**
 * Sage « PNM »: the company's name on the first line, then 138 characters a line. It descends from the Cegid TRA record.
 * No vendor description could be read: positions 113–138 stay empty, the decimal mark is an option.
 */
export default defineFormat({
  id: 'sage-pnm',
  label: 'Sage PNM (Sage 100, Sage 30)',
  software: ['Sage 100 Comptabilité', 'Sage 30', 'Sage Ligne 30'],
  vendor: 'Sage',
  aliases: ['pnm', 'sage 100', 'sage 30', 'sage ligne 30', 'format pnm'],
  bestFor: [
    {
      software: 'Sage 100',
      rank: 3,
      why: {
        fr: 'Seulement s’il est demandé par son nom : sans description de l’éditeur, le #MECG est plus sûr.',
        en: 'Only when asked for by name: without a vendor description, #MECG is safer.',
      },
    },
  ],
  confidence: {
    level: 'medium',
    note: {
      fr: 'À vérifier avec votre comptable sur un dossier d’essai. Positions 1 à 112 : moyen ; 113 à 138 et séparateur décimal : faible.',
      en: 'To be checked with your accountant on a test dossier. Positions 1 to 112: medium; 113 to 138 and decimal mark: low.',
    },
  },
  sources: [
    {
      kind: 'third-party',
      title: 'OpenFlyers, modèle d’export Sage',
      url: 'https://openflyers.com/en/doc/Accounting-export-template-Sage',
    },
    { kind: 'third-party', title: 'khaleddesign, SAGE_EXPORT.md' },
  ],
  help: {
    fr: 'Fichier › Importer, format PNM. Ne pas ouvrir le fichier dans un éditeur qui retire les espaces en fin de ligne.',
    en: 'Fichier › Importer, PNM format. Do not open the file in an editor that strips spaces at line ends.',
  },
  options: [markOption('.')],
  shape: (options) => ({
    charset: 'ansi',
    layout: fixedWidth(),
    records: [
      { each: 'header', columns: [text('Société', ({ context }) => context.company.name)] },
      {
        each: 'line',
        columns: [
          journal('Journal', { width: 3 }),
          entryDate('Date', 'ddMMyy'),
          text('Type de pièce', documentType, { width: 2 }),
          account('Compte général', { width: 13 }),
          text('Type de ligne', ({ line }) => (line.auxiliary ? 'X' : ''), { width: 1 }),
          auxiliary('Compte auxiliaire', { width: 13 }),
          piece('Référence', { width: 13 }),
          label('Libellé', { width: 25 }),
          blank('Mode de paiement', 1),
          dueDate('Échéance', 'ddMMyy'),
          side('Sens'),
          amount('Montant', { width: 20, mark: chosenMark(options) }),
          literal('Nature', 'N'),
          numberColumn('N° de pièce', ({ movement }) => ((movement - 1) % DOCUMENTS) + 1, {
            width: 7,
            fill: '0',
            carries: 'number',
          }),
          blank('Extension', 26),
        ],
      },
    ],
  }),
  fileName: ({ from, exportNumber }) => `SAGE_${from.slice(0, 7)}_${exportNumber}.pnm`,
})
