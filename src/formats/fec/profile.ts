import { fiscalYearOf } from '../../domain/dossier'
import { isSiren } from '../../domain/identifiers'
import type { FormatProblem } from '../../domain/problems/formats'
import type { Column } from '../columns'
import { blank, entryDay, entryText, text } from '../columns'
import {
  account,
  accountLabel,
  attachment,
  auxiliary,
  auxiliaryLabel,
  credit,
  debit,
  dueDate,
  entryDate,
  entryNumber,
  foreignAmount,
  foreignCurrency,
  journal,
  journalLabel,
  label,
  labelFallback,
  letter,
  letterDate,
  movement,
  piece,
  pieceDate,
  titles,
} from '../fields'
import type { Format, Options, Row, Shape } from '../format'
import { delimited } from '../layouts'
import { charsetOption, choice, chosenCharset } from '../options'
import { advisedWidth, inFiscalYear, pieceInYear } from '../rules'

/** The eighteen columns of LPF art. A47 A-1, VII, in their legal order. */
const COLUMNS = [
  journal('JournalCode'),
  journalLabel('JournalLib', { required: true, fallback: ({ entry }) => entry.journal }),
  entryNumber('EcritureNum'),
  entryDate('EcritureDate', 'yyyyMMdd'),
  account('CompteNum', { width: 20, allowed: { pattern: /^[1-9]\d\d/, expected: '100…–999…' } }),
  accountLabel('CompteLib', { required: true, fallback: ({ line }) => line.account }),
  auxiliary('CompAuxNum'),
  auxiliaryLabel('CompAuxLib', { fallback: ({ line }) => line.auxiliary?.number ?? '' }),
  piece('PieceRef', { required: true, fallback: ({ number }) => String(number) }),
  pieceDate('PieceDate', 'yyyyMMdd', { required: true }),
  label('EcritureLib', { required: true, fallback: labelFallback }),
  debit('Debit'),
  credit('Credit'),
  letter('EcritureLet'),
  letterDate('DateLet', 'yyyyMMdd'),
  entryDay('ValidDate', 'yyyyMMdd', validDate),
  foreignAmount('Montantdevise'),
  foreignCurrency('Idevise'),
]

function validDate({ entry, context, options }: Row) {
  if (options.validDate === 'none') return undefined
  return options.validDate === 'entry' ? entry.date : context.madeOn
}

/** ValidDate of entries that arrive as drafts. */
const NO_DATE = blank('ValidDate')

/** How entries are numbered where the sequence of the fiscal year is not wanted. */
const NUMBERS: Readonly<Record<string, Column>> = {
  export: movement('EcritureNum'),
  journal: text('EcritureNum', ({ entry, number }) => `${entry.journal}-${String(number).padStart(6, '0')}`, {
    carries: 'number',
    ofEntry: true,
  }),
}

/** Columns behind the legal ones, which every reader of a FEC has to pass over, and those that a few programs know. */
const MORE: Readonly<Record<string, (attached: boolean) => readonly Column[]>> = {
  dolibarr: (attached) => [
    dueDate('DateLimitReglmt', 'yyyyMMdd'),
    entryText('NumFacture', ({ kind, pieceRef }) => (kind === 'payment' ? '' : pieceRef), {
      width: 17,
      whenTooWide: 'cut-left',
    }),
    attached ? attachment('FichierFacture') : blank('FichierFacture'),
  ],
  myunisoft: (attached) => [attached ? attachment('PieceJointe') : blank('PieceJointe')],
  // The four of the professional cash books (LPF art. A47 A-1, VIII 7°): when, how and by whom an entry was settled.
  cash: () => [
    entryDay('DateRglt', 'yyyyMMdd', ({ entry }) => (entry.kind === 'payment' ? entry.pieceDate : undefined)),
    entryText('ModeRglt', ({ lines }) => lines.find((line) => line.paymentMode)?.paymentMode ?? '', {
      tells: 'paymentMode',
    }),
    blank('NatOp'),
    entryText('IdClient', ({ lines }) => lines.find((line) => line.auxiliary)?.auxiliary?.number ?? ''),
  ],
}

/** What stands behind the eighteen columns, as far as the receiver knows it. */
export function fecColumnsOption(...known: readonly (keyof typeof MORE)[]) {
  const none = ['none', 'Aucune (18 colonnes légales)', 'None (the 18 legal columns)'] as const
  return choice('columns', 'Colonnes de plus', 'Further columns', [
    none,
    ...FURTHER.filter(([id]) => known.includes(id)),
  ])
}

const FURTHER: Parameters<typeof choice>[3] = [
  [
    'dolibarr',
    'Échéance, facture, fichier (celles de Dolibarr)',
    'Due date, invoice, file (Dolibarr’s)',
    {
      fr: 'DateLimitReglmt, NumFacture, FichierFacture : permises derrière les colonnes légales.',
      en: 'DateLimitReglmt, NumFacture, FichierFacture: allowed behind the legal columns.',
    },
  ],
  ['myunisoft', 'Pièce jointe (MyUnisoft)', 'Attachment (MyUnisoft)'],
  [
    'cash',
    'Règlement et client (BNC)',
    'Settlement and client (BNC)',
    {
      fr: 'DateRglt, ModeRglt, NatOp, IdClient : les quatre des comptabilités de trésorerie.',
      en: 'DateRglt, ModeRglt, NatOp, IdClient: the four of cash books.',
    },
  ],
]

/** The FEC's own options, the validation date that the receiver wants first. */
export function fecOptions(usual: 'export' | 'entry') {
  const day = ['export', 'Jour de l’export', 'Day of the export'] as const
  const entry = ['entry', 'Date de l’écriture', 'Date of the entry'] as const
  return [
    choice('separator', 'Séparateur', 'Separator', [
      ['tab', 'Tabulation', 'Tab'],
      ['pipe', 'Barre verticale |', 'Vertical bar |'],
    ]),
    charsetOption(['utf-8', 'iso-8859-15']),
    choice('validDate', 'Date de validation', 'Validation date', [
      ...(usual === 'export' ? [day, entry] : [entry, day]),
      [
        'none',
        'Vide (brouillard, ACD)',
        'Empty (draft entries, ACD)',
        {
          fr: 'Non conforme au sens de l’outil de contrôle ; attendu par ACD.',
          en: 'Not conformant for the checker; wanted by ACD.',
        },
      ],
    ]),
    choice('numbers', 'Numéros d’écriture', 'Entry numbers', [
      ['year', 'Suite de l’exercice (123)', 'Sequence of the fiscal year (123)'],
      ['journal', 'Suite de l’exercice, journal devant (VE-000123)', 'The same behind the journal (VE-000123)'],
      ['export', 'À partir de 1 dans ce fichier', 'From 1 in this file'],
    ]),
  ]
}

/** What differs from the strict form of a FEC. */
interface FecForm {
  /** Further characters that the receiver refuses. */
  readonly forbidden?: Readonly<Record<string, string>>
  /** The entries arrive as drafts: without validation dates, whatever the options say. */
  readonly drafts?: true
}

/**
 * A FEC's shape. A bar is taken out whatever the separator: accountants' tools accept both. Quotes stop readers built on
 * CSV.
 */
export function fecShape(options: Options, { forbidden, drafts }: FecForm = {}): Shape {
  const more = MORE[options.columns ?? '']?.(options.attachments === 'yes') ?? []
  const number = NUMBERS[options.numbers ?? '']
  const legal = COLUMNS.map((column) => {
    if (drafts && column.name === NO_DATE.name) return NO_DATE
    return number && column.name === number.name ? number : column
  })
  const columns = [...legal, ...more]
  return {
    charset: chosenCharset(options),
    layout: delimited(options.separator === 'pipe' ? '|' : '\t', {
      forbidden: { '|': ' ', ...forbidden },
      unknown: '?',
    }),
    records: [titles(columns), { each: 'line', columns }],
  }
}

/** `SIRENFECAAAAMMJJ`, one file a fiscal year, the export's number behind (art. A47 A-1, IX). */
export const fecFileName: Format['fileName'] = ({ company, fiscalYears, to, exportNumber }, entry) => {
  const year = fiscalYearOf({ fiscalYears }, entry.date)
  return `${company.siren}FEC${(year?.end ?? to).replaceAll('-', '')}_${exportNumber}.txt`
}

/** The file's name holds the SIREN. */
export const fecNeeds: NonNullable<Format['needs']> = ({ company }) =>
  company.siren !== null && isSiren(company.siren)
    ? []
    : [{ code: 'format.dossier-lacks', level: 'blocking', what: 'siren' }]

const otherYear = pieceInYear('PieceDate')
const longJournal = advisedWidth('JournalCode', 3, 8, ({ journal: code }) => code)

/** The law's fiscal year, and what importers are known to mind. */
export function fecRules(row: Row): FormatProblem[] {
  return [...inFiscalYear(row), ...otherYear(row), ...longJournal(row)]
}

/** Importers of a FEC have a mode that replaces what is there. */
export const fecDanger = {
  fr: 'Choisissez « ajouter », jamais « remplacer » : ce mode peut effacer les écritures présentes sur la période.',
  en: 'Choose “add”, never “replace”: that mode can erase the entries already there in the period.',
} as const

/** What every named profile of the FEC has in common. */
export const fecProfile = {
  shape: (options: Options) => fecShape(options),
  fileName: fecFileName,
  needs: fecNeeds,
  rules: fecRules,
  reader: 'fec',
  danger: fecDanger,
} as const
