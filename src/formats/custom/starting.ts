import type { CustomColumn, CustomFormat } from '../../domain/custom-format'
import type { FormatId } from '../../domain/dossier'

/** A column that says nothing of itself but its title and its value. */
export function newColumn(title: string, value: string, more: Partial<CustomColumn> = {}): CustomColumn {
  return {
    title,
    value,
    width: null,
    tooWide: 'refuse',
    align: 'left',
    fill: ' ',
    padded: false,
    required: false,
    dates: '',
    keep: 'all',
    letters: 'as-is',
    ...more,
  }
}

/** Where one may start from nothing else. */
export const STARTING_POINTS = ['simple', 'macompta', 'dolibarr', 'spreadsheet', 'fixed'] as const

export type StartingPoint = (typeof STARTING_POINTS)[number]

const AMOUNT = { align: 'right' } as const

const COLUMNS: Readonly<Record<StartingPoint, readonly CustomColumn[]>> = {
  simple: [
    newColumn('Journal', '{journal.code}'),
    newColumn('Date', '{date}', { required: true }),
    newColumn('Pièce', '{doc.ref}'),
    newColumn('Compte', '{account}', { required: true }),
    newColumn('Auxiliaire', '{aux}'),
    newColumn('Libellé', '{label}'),
    newColumn('Débit', '{debit}', AMOUNT),
    newColumn('Crédit', '{credit}', AMOUNT),
    newColumn('Échéance', '{due.date}'),
  ],
  // The columns that macompta.fr's own help names, in its order; one account column.
  macompta: [
    newColumn('Date', '{date}', { required: true }),
    newColumn('Document', '{doc.ref}'),
    newColumn('Compte', '{account.or.aux}', { required: true }),
    newColumn('Libellé', '{label}'),
    newColumn('Débit', '{debit}', AMOUNT),
    newColumn('Crédit', '{credit}', AMOUNT),
  ],
  // The ten columns of Dolibarr's configurable export, in its order.
  dolibarr: [
    newColumn('N° de mouvement', '{entry.number}'),
    newColumn('Date', '{date}', { required: true }),
    newColumn('Pièce', '{doc.ref}'),
    newColumn('Libellé', '{label}'),
    newColumn('Compte', '{account}', { required: true }),
    newColumn('Auxiliaire', '{aux}'),
    newColumn('Débit', '{debit}', AMOUNT),
    newColumn('Crédit', '{credit}', AMOUNT),
    newColumn('Montant', '{signed}', AMOUNT),
    newColumn('Journal', '{journal.code}'),
  ],
  spreadsheet: [
    newColumn('Date', '{date}', { required: true }),
    newColumn('Journal', '{journal.code}'),
    newColumn('Pièce', '{doc.ref}'),
    newColumn('Compte', '{account}', { required: true }),
    newColumn('Tiers', '{first(aux.label; account.label)}'),
    newColumn('Libellé', '{label}'),
    newColumn('Montant', '{signed}', AMOUNT),
  ],
  fixed: [
    newColumn('Journal', '{journal.code}', { width: 3 }),
    newColumn('Date', '{date}', { width: 6, dates: 'JJMMAA', required: true }),
    newColumn('Compte', '{account}', { width: 10, required: true }),
    newColumn('Auxiliaire', '{aux}', { width: 12 }),
    newColumn('Pièce', '{doc.ref}', { width: 12, tooWide: 'cut-left' }),
    newColumn('Libellé', '{label}', { width: 30, tooWide: 'cut' }),
    newColumn('Sens', '{side}', { width: 1 }),
    newColumn('Montant', '{amount}', { width: 13, fill: '0', ...AMOUNT }),
  ],
}

/** A definition to start from: the usual choices, the columns of a starting point. */
export function startFrom(point: StartingPoint, id: FormatId, name: string): CustomFormat {
  const fixed = point === 'fixed'
  return {
    ...defaults(id, name),
    ...(fixed ? { layout: 'fixed' as const, charset: 'windows-1252' as const, titles: false, extension: 'txt' } : {}),
    ...(fixed ? { amounts: { mark: '', decimals: 2, grouping: '', zero: 'zero', plus: false } as const } : {}),
    ...(point === 'spreadsheet' ? { spreadsheet: true } : {}),
    records: [{ each: 'line', when: '', columns: COLUMNS[point] }],
  }
}

/** A definition without columns, with the usual choices for everything else. */
export function defaults(id: FormatId, name: string): CustomFormat {
  return {
    id,
    name,
    layout: 'delimited',
    separator: ';',
    trailing: false,
    quoting: 'needed',
    quote: '"',
    charset: 'utf-8-bom',
    lineEnd: 'crlf',
    unknown: '?',
    titles: true,
    first: [],
    last: [],
    dates: 'JJ/MM/AAAA',
    amounts: { mark: ',', decimals: 2, grouping: '', zero: 'empty', plus: false },
    side: { debit: 'D', credit: 'C' },
    spreadsheet: false,
    grouping: 'none',
    split: 'one',
    fileName: 'ecritures_{format(from; "AAAA-MM")}_{export.id}',
    extension: 'csv',
    records: [],
    tables: [],
  }
}
