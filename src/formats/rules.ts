import { fiscalYearOf } from '../domain/dossier'
import type { ExportJournal } from '../domain/draft'
import type { Entry } from '../domain/entry'
import type { FormatProblem } from '../domain/problems/formats'
import type { Row } from './format'

/** The target's description of a bank or cash journal holds its money account: each one must have it. */
export function moneyAccounts(journals: readonly ExportJournal[]): FormatProblem[] {
  return journals
    .filter(({ kind, account }) => (kind === 'bank' || kind === 'cash') && !account)
    .map(({ code }) => ({ code: 'format.journal-lacks-account', level: 'blocking', journal: code }))
}

const NONE: readonly FormatProblem[] = []
const NO_YEAR: readonly FormatProblem[] = [{ code: 'format.dossier-lacks', level: 'blocking', what: 'fiscal-year' }]

/** The file, or the receiver's import, is of one fiscal year: an entry outside of all of them has no place. */
export function inFiscalYear({ entry, context }: Row): readonly FormatProblem[] {
  return fiscalYearOf(context, entry.date) ? NONE : NO_YEAR
}

/** A value of the entry that the file holds (`most` characters), but that some versions of the target would refuse. */
export function advisedWidth(column: string, advised: number, most: number, value: (entry: Entry) => string) {
  return ({ entry }: Row): readonly FormatProblem[] => {
    const found = value(entry)
    if (found.length <= advised || found.length > most) return NONE
    const { document, pieceRef: number } = entry
    return [{ code: 'format.long', level: 'notice', document, number, column, value: found, advised }]
  }
}

/** The document is of the entry's fiscal year: importers may refuse one that is not. */
export function pieceInYear(column: string) {
  return ({ entry, context }: Row): readonly FormatProblem[] => {
    const { document, pieceRef: number, date, pieceDate: value } = entry
    if (value === date || fiscalYearOf(context, value) === fiscalYearOf(context, date)) return NONE
    return [{ code: 'format.other-year', level: 'notice', document, number, column, value }]
  }
}

/** Journals that the receiver keeps for itself. */
export function reservedJournals(column: string, ...codes: readonly string[]) {
  return ({ entry }: Row): readonly FormatProblem[] =>
    codes.includes(entry.journal)
      ? [
          {
            code: 'format.reserved',
            level: 'blocking',
            document: entry.document,
            number: entry.pieceRef,
            column,
            value: entry.journal,
          },
        ]
      : NONE
}

/** The file's own first and last day are announced in it: an entry outside of them is refused. */
export function inPeriod(column: string, { entry, context }: Row): readonly FormatProblem[] {
  if (entry.date >= context.from && entry.date <= context.to) return NONE
  const { document, pieceRef: number, date: value } = entry
  return [
    {
      code: 'format.bad-value',
      level: 'blocking',
      document,
      number,
      column,
      value,
      expected: `${context.from}–${context.to}`,
    },
  ]
}

/** Month of the entry in its fiscal year, two figures from 01. */
export function fiscalPeriod({ entry, context }: Row): string {
  const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  const year = fiscalYearOf(context, entry.date)
  return String(year ? month(entry.date) - month(year.start) + 1 : Number(entry.date.slice(5, 7))).padStart(2, '0')
}
