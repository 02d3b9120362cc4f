import type { PlainDate } from '../../domain/date'
import type { Column } from '../columns'
import { empty, entryText, literal, text } from '../columns'
import {
  account,
  auxiliary,
  belgianRole,
  dueDate,
  entryDate,
  foreignCurrency,
  journal,
  label,
  pieceDate,
  signedAmount,
  signedForeignAmount,
} from '../fields'
import type { Row } from '../format'
import { fiscalPeriod } from '../rules'

/** 1 a customer's line, 2 a supplier's, 3 a general one. */
const DOCTYPES = { C: '1', F: '2', G: '3' } as const

/** 0 and 1 a purchase and its credit note, 2 and 3 a sale and its own, 4 money, 5 anything else. */
function journalType({ entry, context }: Row): string {
  const kind = context.journals.find((each) => each.code === entry.journal)?.kind
  const credit = entry.kind === 'credit-note' || entry.kind === 'deposit-credit-note'
  if (kind === 'purchases') return credit ? '1' : '0'
  if (kind === 'sales') return credit ? '3' : '2'
  return kind === 'bank' || kind === 'cash' ? '4' : '5'
}

/** WinBooks' index of the entry's fiscal year: the user says that of the year in which the export begins. */
function bookYear({ entry, context, options }: Row): string {
  const starts = context.fiscalYears.map(({ start }) => start).toSorted()
  const place = (day: PlainDate) => starts.findLastIndex((start) => start <= day)
  return String(Number(options.bookYear ?? '1') + place(entry.date) - place(context.from))
}

const FIELDS = {
  type: text('DOCTYPE', (row) => DOCTYPES[belgianRole(row)], { onlyWith: 'auxiliary' }),
  journal: journal('DBKCODE', { width: 6 }),
  number: entryText('DOCNUMBER', (entry) => entry.pieceRef.replace(/\D/g, ''), { required: true, tells: 'pieceRef' }),
  account: account('ACCOUNTGL', { width: 8 }),
  party: auxiliary('ACCOUNTRP', { width: 10 }),
  year: text('BOOKYEAR', bookYear, { width: 1, ofEntry: true }),
  period: text('PERIOD', fiscalPeriod, { ofEntry: true }),
  date: entryDate('DATE', 'yyyyMMdd'),
  dateDoc: pieceDate('DATEDOC', 'yyyyMMdd'),
  due: dueDate('DUEDATE', 'yyyyMMdd'),
  comment: label('COMMENT', { width: 40 }),
  amount: literal('AMOUNT', '0'),
  amountEur: signedAmount('AMOUNTEUR', { mark: '.' }),
} as const

/** The thirteen fields that an import by names needs. */
export const SHORT: readonly Column[] = Object.values(FIELDS)

/** The thirty-six fields of ACT.txt; later versions have two more, DICFROM and CODAKEY, that may be left out. */
export const ACT: readonly Column[] = [
  FIELDS.type,
  FIELDS.journal,
  text('DBKTYPE', journalType, { ofEntry: true }),
  FIELDS.number,
  ...empty('DOCORDER', 'OPCODE'),
  FIELDS.account,
  FIELDS.party,
  FIELDS.year,
  FIELDS.period,
  FIELDS.date,
  FIELDS.dateDoc,
  FIELDS.due,
  FIELDS.comment,
  ...empty('COMMENTEXT'),
  FIELDS.amount,
  FIELDS.amountEur,
  ...empty('VATBASE', 'VATCODE'),
  signedForeignAmount('CURRAMOUNT'),
  foreignCurrency('CURRCODE'),
  ...empty('CUREURBASE', 'VATTAX', 'VATIMPUT', 'CURRATE', 'REMINDLEV', 'MATCHNO', 'OLDDATE', 'ISMATCHED', 'ISLOCKED'),
  ...empty('ISIMPORTED', 'ISPOSITIVE', 'ISTEMP', 'MEMOTYPE', 'ISDOC', 'DOCSTATUS'),
]
