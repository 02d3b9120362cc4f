import { fiscalYearOf } from '../domain/dossier'
import type { ExportJournal } from '../domain/draft'
import type { FormatProblem } from '../domain/problems/formats'
import type { Row } from './format'

/** The target's description of a bank or cash journal holds its money account: each one must have it. */
export function moneyAccounts(journals: readonly ExportJournal[]): FormatProblem[] {
  return journals
    .filter(({ kind, account }) => (kind === 'bank' || kind === 'cash') && !account)
    .map(({ code }) => ({ code: 'format.journal-lacks-account', level: 'blocking', journal: code }))
}

/** The file, or the receiver's import, is of one fiscal year: an entry outside of all of them has no place. */
export function inFiscalYear({ entry, line, context }: Row): FormatProblem[] {
  return line === entry.lines[0] && !fiscalYearOf(context, entry.date)
    ? [{ code: 'format.dossier-lacks', level: 'blocking', what: 'fiscal-year' }]
    : []
}

/** Journals that the receiver keeps for itself. */
export function reservedJournals(column: string, ...codes: readonly string[]) {
  return ({ entry, line }: Row): FormatProblem[] =>
    line === entry.lines[0] && codes.includes(entry.journal)
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
      : []
}
