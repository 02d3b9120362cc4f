import { fiscalYearOf } from '../../domain/dossier'
import { isSiren } from '../../domain/identifiers'
import { charsetOption } from '../charset'
import {
  amountColumn,
  creditOf,
  date,
  debitOf,
  entryText,
  foreignColumn,
  labelFallback,
  numberColumn,
  text,
} from '../columns'
import { defineFormat } from '../format'
import { delimited } from '../layouts'

/**
 * Fichier des écritures comptables (LPF art. A47 A-1, VII): the one file that every French package reads. The law, the
 * administration's checker and the importers disagree; this is the strict form that satisfies them all.
 * A batch is « in FEC format »: the whole year's opening entries and continuity do not apply to it.
 */
export default defineFormat({
  id: 'fec',
  label: 'FEC',
  software: ['Tous les logiciels français', 'Pennylane', 'Tiime', 'Inqom', 'MyUnisoft', 'Cegid Loop', 'Odoo'],
  vendor: 'Direction générale des finances publiques',
  aliases: [
    'fichier des écritures comptables',
    'dgfip',
    'contrôle fiscal',
    'a47',
    'fulll',
    'dext',
    'sage',
    'acd',
    'ebp',
    'quadra',
  ],
  confidence: {
    level: 'high',
    note: {
      fr: 'Texte de loi et outil de contrôle de l’administration.',
      en: 'Text of law and the administration’s own checker.',
    },
  },
  sources: [
    {
      kind: 'law',
      title: 'LPF, article A47 A-1',
      url: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000027804775',
    },
    { kind: 'vendor', title: 'DGFiP, Test Compta Demat', url: 'https://github.com/DGFiP/Test-Compta-Demat' },
  ],
  help: {
    fr: 'Dans le logiciel : import d’un FEC ou d’un fichier d’écritures. Choisissez « ajouter », jamais « remplacer l’exercice » : ce mode peut effacer des écritures.',
    en: 'In the software: import of a FEC or of an entry file. Choose “add”, never “replace the year”: that mode can erase entries.',
  },
  options: [
    {
      id: 'separator',
      label: { fr: 'Séparateur', en: 'Separator' },
      values: [
        { value: 'tab', label: { fr: 'Tabulation', en: 'Tab' } },
        { value: 'pipe', label: { fr: 'Barre verticale |', en: 'Vertical bar |' } },
      ],
      default: 'tab',
    },
    charsetOption(['utf-8', 'iso-8859-15']),
    {
      id: 'validDate',
      label: { fr: 'Date de validation', en: 'Validation date' },
      values: [
        { value: 'export', label: { fr: 'Jour de l’export', en: 'Day of the export' } },
        { value: 'entry', label: { fr: 'Date de l’écriture', en: 'Date of the entry' } },
        {
          value: 'none',
          label: { fr: 'Vide (brouillard, ACD)', en: 'Empty (draft entries, ACD)' },
          note: {
            fr: 'Non conforme au sens de l’outil de contrôle ; attendu par ACD.',
            en: 'Not conformant for the checker; wanted by ACD.',
          },
        },
      ],
      default: 'export',
    },
  ],
  shape: (options) => ({
    charset: options.charset === 'iso-8859-15' ? 'iso-8859-15' : 'utf-8',
    // A bar is taken out whatever the separator: accountants' tools accept both. Quotes stop readers built on CSV.
    layout: delimited(options.separator === 'pipe' ? '|' : '\t', { forbidden: { '|': ' ' }, unknown: '?' }),
    records: [
      { each: 'header', columns: COLUMNS.map((column) => text(column.name, () => column.name)) },
      {
        each: 'line',
        columns:
          options.validDate === 'none'
            ? COLUMNS.map((each) => (each.name === 'ValidDate' ? text('ValidDate', () => '') : each))
            : COLUMNS,
      },
    ],
  }),
  fileName: ({ company, fiscalYears, to, exportNumber }, entry) => {
    const year = fiscalYearOf({ fiscalYears }, entry.date)
    return `${company.siren}FEC${(year?.end ?? to).replaceAll('-', '')}_${exportNumber}.txt`
  },
  needs: ({ company }) =>
    company.siren !== null && isSiren(company.siren)
      ? []
      : [{ code: 'format.dossier-lacks', level: 'blocking', what: 'siren' }],
  rules: ({ entry, line, context }) =>
    line === entry.lines[0] && !fiscalYearOf(context, entry.date)
      ? [{ code: 'format.dossier-lacks', level: 'blocking', what: 'fiscal-year' }]
      : [],
})

const COLUMNS = [
  entryText('JournalCode', (entry) => entry.journal, { required: true }),
  entryText('JournalLib', (entry) => entry.journalLabel, { required: true, fallback: ({ entry }) => entry.journal }),
  numberColumn('EcritureNum', ({ number }) => number),
  date('EcritureDate', 'yyyyMMdd', ({ entry }) => entry.date, { required: true }),
  text('CompteNum', ({ line }) => line.account, { required: true, width: 20 }),
  text('CompteLib', ({ line }) => line.accountLabel, { required: true, fallback: ({ line }) => line.account }),
  text('CompAuxNum', ({ line }) => line.auxiliary?.number ?? ''),
  text('CompAuxLib', ({ line }) => line.auxiliary?.label ?? '', {
    fallback: ({ line }) => line.auxiliary?.number ?? '',
  }),
  entryText('PieceRef', (entry) => entry.pieceRef, { required: true, fallback: ({ number }) => String(number) }),
  date('PieceDate', 'yyyyMMdd', ({ entry }) => entry.pieceDate, { required: true }),
  text('EcritureLib', ({ line }) => line.label, { required: true, fallback: labelFallback }),
  amountColumn('Debit', ({ line }) => debitOf(line)),
  amountColumn('Credit', ({ line }) => creditOf(line)),
  text('EcritureLet', ({ line }) => line.letter?.code ?? ''),
  date('DateLet', 'yyyyMMdd', ({ line }) => line.letter?.date),
  date('ValidDate', 'yyyyMMdd', ({ entry, context, options }) =>
    options.validDate === 'entry' ? entry.date : context.madeOn,
  ),
  foreignColumn('Montantdevise'),
  text('Idevise', ({ line }) => line.foreign?.currency ?? ''),
] as const
