import { fiscalYearOf } from '../../domain/dossier'
import { defineFormat } from '../format'
import { company, VERSION, YEAR } from '../isacompta/headers'
import { ACTIVITY, AGIRIS, DUE, ENTRY, line } from '../isacompta/records'
import { best, dolibarr } from '../knowledge'
import { delimited, fixedWidth } from '../layouts'
import { choice, sectionsOption, thirdPartyOption, typed } from '../options'
import { inFiscalYear } from '../rules'

/**
 * ISACOMPTA, AGIRIS: records VER, DOS, EXO, then ECR with its MVT lines, behind each its activity (ANAMVT) and its due
 * date (ECHMVT). The third party is the account itself. Erase flags (VER 18, EXO 23) stay 0: 1 would remove the entries
 * already there.
 */
export default defineFormat({
  id: 'isacompta',
  label: 'ISACOMPTA, AGIRIS (.ecr)',
  software: ['ISACOMPTA', 'ISACOMPTA CONNECT', 'AGIRIS', 'ISAGRI'],
  vendor: 'ISAGRI',
  aliases: ['isagri', 'isa', 'agiris', 'cer france', 'exploitation agricole', 'ecr'],
  bestFor: [
    best(
      'ISACOMPTA, AGIRIS',
      1,
      'Son propre fichier, échéances et activités comprises ; à défaut, le FEC.',
      'Its own file, due dates and activities included; failing that, the FEC.',
    ),
  ],
  confidence: {
    level: 'medium',
    note: {
      fr: 'Quatre descriptions concordantes, un export et un import réels. Séparateur décimal et cadrage : usage des logiciels qui alimentent ISACOMPTA.',
      en: 'Four concordant descriptions, a real export and a real import. Decimal mark and padding: those of products that feed ISACOMPTA.',
    },
  },
  sources: [
    { kind: 'sample', title: 'Ekylibre, SVF isacompta et isapaye', url: 'https://github.com/ekylibre/ekylibre' },
    { kind: 'third-party', title: 'Legrain Informatique, AgriFact (ExportIsagri)' },
    dolibarr('exportAgiris'),
  ],
  help: {
    fr: 'Import d’un fichier d’écritures .ecr ; le cabinet donne le numéro du dossier.',
    en: 'Import of an .ecr entry file; the firm gives the dossier number.',
  },
  danger: {
    fr: 'Gardez l’ajout : un import qui remplace effacerait les écritures présentes. Les marques d’effacement du fichier restent à 0.',
    en: 'Keep “add”: an import that replaces would erase the entries that are there. The erase flags of the file stay 0.',
  },
  options: [
    typed('dossier', 'Numéro de dossier', 'Dossier number', '001', /^[A-Za-z0-9]{1,8}$/, {
      fr: 'Donné par le cabinet, huit caractères au plus',
      en: 'Given by the firm, at most eight characters',
    }),
    choice('layout', 'Présentation', 'Layout', [
      ['native', 'Fichier .ecr', '.ecr file'],
      [
        'csv',
        'Tableau pour AGIRIS (13 colonnes)',
        'Table for AGIRIS (13 columns)',
        { fr: 'Connue d’une seule source, sans page de l’éditeur.', en: 'Known from a single source, no vendor page.' },
      ],
    ]),
    choice('width', 'Longueur des comptes', 'Length of accounts', [
      ['8', '8'],
      ['6', '6'],
      ['10', '10'],
    ]),
    thirdPartyOption('root'),
    sectionsOption(),
  ],
  shape: ({ dossier, width, layout, sections }) =>
    layout === 'csv'
      ? { charset: 'ansi', layout: delimited(';', { lineEnd: '\n' }), records: [AGIRIS] }
      : {
          charset: 'ansi',
          layout: fixedWidth({ forbidden: { ',': ' ' } }),
          records: [
            ...[VERSION, company(dossier ?? '', Number(width)), YEAR, ENTRY, line(Number(width), sections === 'yes')],
            ...(sections === 'yes' ? [ACTIVITY] : []),
            DUE,
          ],
        },
  fileName: (context, entry, { layout }) => {
    const year = fiscalYearOf(context, entry.date)
    const extension = layout === 'csv' ? 'csv' : 'ecr'
    return `ISA_${(year?.end ?? context.to).slice(0, 4)}_${context.exportNumber}.${extension}`
  },
  rules: inFiscalYear,
})
