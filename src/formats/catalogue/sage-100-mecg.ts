import { tag } from '../columns'
import { defineFormat } from '../format'
import { best } from '../knowledge'
import { fieldPerLine } from '../layouts'
import { choice, sectionsOption, typed } from '../options'
import { eachLine, header } from '../records'
import { advisedWidth } from '../rules'
import { block, SECTION } from '../sage-100/blocks'

/**
 * Sage 100, « format Sage »: one field a line, a block `#MECG` of 38 fields and an empty line for each entry line, in code
 * page 850. The count of lines is the parser's only guide: no text may hold a line end, no empty line may be dropped.
 */
export default defineFormat({
  id: 'sage-100-mecg',
  label: 'Sage 100 (format Sage, #MECG)',
  software: ['Sage 100 Comptabilité', 'Sage 100cloud', 'Sage 30', 'Sage Ligne 100'],
  vendor: 'Sage',
  aliases: ['sage 100', 'mecg', 'format sage', 'sage ligne 100', 'saari', 'maestria', 'i7'],
  bestFor: [
    best(
      'Sage 100 (100cloud), Sage 30',
      1,
      'Lu sans aucun réglage du côté de Sage 100, tiers et échéances compris.',
      'Read with nothing to set up in Sage 100, third parties and due dates included.',
    ),
  ],
  confidence: {
    level: 'high',
    note: {
      fr: 'Version 31 à 38 champs : en production. Versions plus anciennes : moyen.',
      en: 'Version 31 with 38 fields: in production. Older versions: medium.',
    },
  },
  sources: [
    {
      kind: 'third-party',
      title: 'Melorio, format-sage (mecg)',
      url: 'https://github.com/Melorio/format-sage',
    },
    { kind: 'third-party', title: '24eme, giilda, exportSage' },
  ],
  help: {
    fr: 'Fichier › Importer › Format Sage. Les tiers doivent exister dans Sage. Ne pas ouvrir le fichier dans un éditeur : une ligne vide retirée le rend illisible.',
    en: 'Fichier › Importer › Format Sage. Third parties must exist in Sage. Do not open the file in an editor: one empty line removed makes it unreadable.',
  },
  options: [
    choice('version', 'Version du fichier', 'Version of the file', [
      ['31', '31'],
      ['25', '25'],
      ['18', '18'],
      [
        '14',
        '14 (37 champs)',
        '14 (37 fields)',
        { fr: 'Journaux de trois caractères, libellés de 35.', en: 'Journals of three characters, labels of 35.' },
      ],
    ]),
    sectionsOption(),
    typed('plan', 'Plan analytique (n°)', 'Analytic plan (number)', '1', /^\d{1,2}$/, {
      fr: 'Son numéro dans Sage, pour les sous-lignes analytiques',
      en: 'Its number in Sage, for analytic sub-records',
    }),
  ],
  shape: ({ version, sections }) => ({
    charset: 'cp850',
    layout: fieldPerLine(),
    records: [
      ...['#FLG 000', `#VER ${version}`, '#DEV EUR'].map((line) => header(tag('Balise', line))),
      eachLine(...block(version ?? '31')),
      ...(sections === 'yes' ? [SECTION] : []),
      { each: 'footer', columns: [tag('Balise', '#FIN')] },
    ],
  }),
  rules: advisedWidth('Journal', 3, 6, ({ journal: code }) => code),
  fileName: ({ from, exportNumber }) => `SAGE_${from.slice(0, 7)}_${exportNumber}.txt`,
})
