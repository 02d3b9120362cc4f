import { blank, numberColumn, text } from '../columns'
import { defineFormat } from '../format'
import { best } from '../knowledge'
import { fixedWidth } from '../layouts'
import { chosenMark, markOption, sectionsOption } from '../options'
import { behind, eachLine, hasSection, header } from '../records'
import { partyLine, sectionLine } from '../typed-line'

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
    best(
      'Sage 100, Sage 30',
      3,
      'Seulement s’il est demandé par son nom : sans description de l’éditeur, le #MECG est plus sûr.',
      'Only when asked for by name: without a vendor description, #MECG is safer.',
    ),
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
    fr: 'Import du format PNM. Ne pas ouvrir le fichier dans un éditeur qui retire les espaces en fin de ligne.',
    en: 'Import of the PNM format. Do not open the file in an editor that strips spaces at line ends.',
  },
  options: [markOption('.'), sectionsOption()],
  shape: (options) => {
    const layout = { ...LINE, mark: chosenMark(options) }
    return {
      charset: 'ansi',
      layout: fixedWidth(),
      records: [
        header(text('Société', ({ context }) => context.company.name)),
        eachLine(...partyLine(layout)),
        ...(options.sections === 'yes' ? [behind(hasSection, ...sectionLine(layout))] : []),
      ],
    }
  },
  fileName: ({ from, exportNumber }) => `SAGE_${from.slice(0, 7)}_${exportNumber}.pnm`,
})

const LINE = {
  date: 'ddMMyy',
  account: 13,
  reference: 13,
  label: 25,
  mode: blank('Mode de paiement', 1),
  rest: [
    numberColumn('N° de pièce', (row) => ((row.movement - 1) % DOCUMENTS) + 1, {
      width: 7,
      fill: '0',
      carries: 'number',
      ofEntry: true,
    }),
    blank('Extension', 26),
  ],
} as const
