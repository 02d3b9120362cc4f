import type { EntryLine } from '../domain/entry'
import type { Amount } from '../domain/money'
import type { AmountColumn, Column, DateColumn, DateForm, NumberColumn, TextColumn } from './columns'
import { amountColumn, date, entryDay, entryText, numberColumn, text } from './columns'
import type { FactId } from './custom/document-facts'
import type { RecordKind, Row } from './format'

/**
 * The columns that accounting software has in common, each under the vendor's own name. They say what they carry, so that
 * the same declaration writes a file and reads it back.
 */

type TextMore = Partial<Omit<TextColumn, 'kind' | 'name'>>
type DateMore = Partial<Omit<DateColumn, 'kind' | 'name' | 'form' | 'value'>>
type AmountMore = Partial<Omit<AmountColumn, 'kind' | 'name' | 'value'>>

/** The journal's code; a line without one is refused everywhere. */
export function journal(name: string, more: TextMore = {}): TextColumn {
  return entryText(name, (entry) => entry.journal, { required: true, carries: 'journal', ...more })
}

export function journalLabel(name: string, more: TextMore = {}): TextColumn {
  return entryText(name, (entry) => entry.journalLabel, { carries: 'journalLabel', ...more })
}

/** Number of the entry in the file, 1, 2, 3…: what groups its lines. */
export function movement(name: string, more: Partial<Omit<NumberColumn, 'kind' | 'name' | 'value'>> = {}) {
  return numberColumn(name, (row) => row.movement, { carries: 'number', ofEntry: true, ...more })
}

/** Number of the entry in the books. */
export function entryNumber(name: string, more: Partial<Omit<NumberColumn, 'kind' | 'name' | 'value'>> = {}) {
  return numberColumn(name, (row) => row.number, { carries: 'number', ofEntry: true, ...more })
}

/** Number of the line in the file. */
export function lineNumber(name: string, more: Partial<Omit<NumberColumn, 'kind' | 'name' | 'value'>> = {}) {
  return numberColumn(name, (row) => row.running, more)
}

/** The day in the books. */
export function entryDate(name: string, form: DateForm, more: DateMore = {}): DateColumn {
  return entryDay(name, form, ({ entry }) => entry.date, { required: true, carries: 'date', ...more })
}

export function pieceDate(name: string, form: DateForm, more: DateMore = {}): DateColumn {
  return entryDay(name, form, ({ entry }) => entry.pieceDate, { carries: 'pieceDate', ...more })
}

export function dueDate(name: string, form: DateForm, more: DateMore = {}): DateColumn {
  return date(name, form, ({ line }) => line.dueDate, { carries: 'dueDate', onlyWith: 'dueDate', ...more })
}

/** The due date, or the day of the entry where the target wants one on every line. */
export function dueOrEntryDate(name: string, form: DateForm): DateColumn {
  const value = ({ entry, line }: Row) => line.dueDate ?? entry.date
  return date(name, form, value, { carries: 'dueDate', orEntryDate: true })
}

export function letterDate(name: string, form: DateForm): DateColumn {
  return date(name, form, ({ line }) => line.letter?.date, { carries: 'letterDate', onlyWith: 'letter' })
}

/** The document's own number. One that is cut keeps its end, which tells it from its neighbours. */
export function piece(name: string, more: TextMore = {}): TextColumn {
  const cut: TextMore = more.width === undefined ? {} : { whenTooWide: 'cut-left', distinct: 'notice' }
  return entryText(name, (entry) => entry.pieceRef, { carries: 'pieceRef', ...cut, ...more })
}

/** The general account; the collective one on a third party's line. */
export function account(name: string, more: TextMore = {}): TextColumn {
  return text(name, ({ line }) => line.account, { required: true, carries: 'account', ofHolder: true, ...more })
}

export function accountLabel(name: string, more: TextMore = {}): TextColumn {
  return text(name, ({ line }) => line.accountLabel, { carries: 'accountLabel', ofHolder: true, ...more })
}

/** The third party's code beside its collective account; empty on other lines. */
export function auxiliary(name: string, more: TextMore = {}): TextColumn {
  const distinct: TextMore = more.width === undefined ? {} : { distinct: 'refuse', identity: holderIdentity }
  return text(name, ({ line }) => line.auxiliary?.number ?? '', {
    carries: 'auxiliary',
    ofHolder: true,
    ...distinct,
    ...more,
  })
}

export function auxiliaryLabel(name: string, more: TextMore = {}): TextColumn {
  return text(name, ({ line }) => line.auxiliary?.label ?? '', { carries: 'auxiliaryLabel', ofHolder: true, ...more })
}

/** The one account column of a target without auxiliaries: the third party's own account, else the general one. */
export function holder(name: string, more: TextMore = {}): TextColumn {
  return text(name, ({ line, options }) => accountOrAuxiliary(line, options.thirdParty ?? 'root'), {
    required: true,
    carries: 'holder',
    ofHolder: true,
    distinct: 'refuse',
    identity: holderIdentity,
    ...more,
  })
}

/** Third parties' accounts are cut to the width, general ones never: `holder` then refuses two that become equal. */
export function cutThirdParties({ line }: Row): 'cut' | 'refuse' {
  return line.auxiliary ? 'cut' : 'refuse'
}

/** The name that goes with `holder`. */
export function holderLabel(name: string, more: TextMore = {}): TextColumn {
  return text(name, ({ line }) => labelOfAccount(line), { carries: 'holderLabel', ofHolder: true, ...more })
}

/** The line's label; a width cuts it, since what it begins with is what is read. */
export function label(name: string, more: TextMore = {}): TextColumn {
  const cut: TextMore = more.width === undefined ? {} : { whenTooWide: 'cut' }
  return text(name, ({ line }) => line.label, { carries: 'label', ...cut, ...more })
}

/** The line's label where the target refuses an empty one. */
export function filledLabel(name: string, more: TextMore = {}): TextColumn {
  return label(name, { required: true, fallback: labelFallback, ...more })
}

/** The side of the amount, D or C unless the target has its own letters. */
export function side(name: string, marks = { debit: 'D', credit: 'C' }, more: TextMore = {}): TextColumn {
  return text(name, ({ line }) => marks[line.side], { width: 1, carries: 'side', marks, ofSide: true, ...more })
}

/** The line's positive amount, beside its side. */
export function amount(name: string, more: AmountMore = {}): AmountColumn {
  return amountColumn(name, ({ line }) => line.amount, { carries: 'amount', ...more })
}

/** Debit positive, credit negative. */
export function signedAmount(name: string, more: AmountMore = {}): AmountColumn {
  const value = ({ line }: Row) => (line.side === 'debit' ? line.amount : -line.amount) as Amount
  return amountColumn(name, value, { carries: 'signedAmount', ...more })
}

/** The amount of a debit line; zero on the others, or nothing when `empty`. */
export function debit(name: string, { empty, ...more }: AmountMore & { readonly empty?: boolean } = {}): AmountColumn {
  const value = ({ line }: Row) => (empty && line.side === 'credit' ? undefined : debitOf(line))
  return amountColumn(name, value, { carries: 'debit', onlyWith: 'debit', ...more })
}

/** The amount of a credit line; zero on the others, or nothing when `empty`. */
export function credit(name: string, { empty, ...more }: AmountMore & { readonly empty?: boolean } = {}): AmountColumn {
  const value = ({ line }: Row) => (empty && line.side === 'debit' ? undefined : creditOf(line))
  return amountColumn(name, value, { carries: 'credit', onlyWith: 'credit', ...more })
}

/** A foreign amount, blank on lines in the dossier's currency. */
export function foreignAmount(name: string, more: AmountMore = {}): AmountColumn {
  return amountColumn(name, ({ line }) => line.foreign?.amount, {
    currency: ({ line }) => line.foreign?.currency,
    carries: 'foreignAmount',
    onlyWith: 'foreign',
    ...more,
  })
}

/** A foreign amount with the sign of its side, debit positive; blank on lines in the dossier's currency. */
export function signedForeignAmount(name: string): AmountColumn {
  const value = ({ line: { side, foreign } }: Row) =>
    foreign && ((side === 'debit' ? foreign.amount : -foreign.amount) as Amount)
  const currency = ({ line }: Row) => line.foreign?.currency
  return amountColumn(name, value, { mark: '.', currency, tells: 'foreignAmount', onlyWith: 'foreign' })
}

/** The foreign currency, blank on lines in the dossier's. */
export function foreignCurrency(name: string, more: TextMore = {}): TextColumn {
  return text(name, ({ line }) => line.foreign?.currency ?? '', {
    carries: 'foreignCurrency',
    onlyWith: 'foreign',
    ...more,
  })
}

/** The dossier's currency. */
export function currency(name: string, more: TextMore = {}): TextColumn {
  return text(name, ({ context }) => context.currency, { width: 3, ofEntry: true, ...more })
}

export function paymentMode(name: string, more: TextMore = {}): TextColumn {
  const cut: TextMore = more.width === undefined ? {} : { whenTooWide: 'cut' }
  return text(name, ({ line }) => line.paymentMode ?? '', {
    carries: 'paymentMode',
    onlyWith: 'paymentMode',
    ...cut,
    ...more,
  })
}

/** The payment mode in words, as the dossier calls it. */
export function paymentModeName({ line, context }: Row): string {
  return context.paymentModes?.find(({ code }) => code === line.paymentMode)?.label ?? line.paymentMode ?? ''
}

export function letter(name: string, more: TextMore = {}): TextColumn {
  const cut: TextMore = more.width === undefined ? {} : { whenTooWide: 'cut' }
  return text(name, ({ line }) => line.letter?.code ?? '', { carries: 'letter', onlyWith: 'letter', ...cut, ...more })
}

export function analytic(name: string, more: TextMore = {}): TextColumn {
  return text(name, ({ line }) => line.analytic ?? '', { carries: 'analytic', onlyWith: 'analytic', ...more })
}

export function attachment(name: string, more: TextMore = {}): TextColumn {
  return entryText(name, (entry) => entry.attachment ?? '', { carries: 'attachment', ...more })
}

/** What the document says of its party, such as an address, cut to the column. */
export function partyFact(name: string, fact: FactId, width: number): TextColumn {
  return text(name, ({ about }) => String(about?.[fact] ?? ''), { width, whenTooWide: 'cut' })
}

/**
 * What the document is, in the two letters that Cegid, Sage and LD share: FC AC RC customer's invoice, credit note,
 * receipt; FF AF RF the supplier's; OD anything else.
 */
export function documentType({ entry, context }: Row): string {
  const party = entry.lines.find((line) => line.auxiliary)
  if (!party) return 'OD'
  const kind = context.journals.find((each) => each.code === entry.journal)?.kind
  const who = kind === 'purchases' || party.account.startsWith('40') ? 'F' : 'C'
  if (entry.kind === 'payment') return `R${who}`
  return `${entry.kind === 'credit-note' || entry.kind === 'deposit-credit-note' ? 'A' : 'F'}${who}`
}

/**
 * C customer, F supplier, G no third party, in the Belgian chart, where 400 are the customers and 440 the suppliers: by
 * the journal, and in a money journal by the account.
 */
export function belgianRole({ entry, line, context }: Row): 'C' | 'F' | 'G' {
  if (!line.auxiliary) return 'G'
  const kind = context.journals.find((each) => each.code === entry.journal)?.kind
  if (kind === 'sales' || kind === 'purchases') return kind === 'sales' ? 'C' : 'F'
  return /^(44|401)/.test(line.account) ? 'F' : 'C'
}

/** The line of titles: each column's own name. */
export function titles(columns: readonly Column[]): RecordKind {
  return { each: 'header', titles: true, columns: columns.map(({ name }) => text(name, () => name)) }
}

/** What a line's label falls back to: the entry's, the third party's name, the piece. */
export function labelFallback({ entry, line }: Row): string {
  return [entry.label, line.auxiliary?.label ?? '', entry.pieceRef].find((each) => each.trim() !== '') ?? ''
}

/** The line's amount where it is a debit, else nothing. */
export function debitOf(line: EntryLine): Amount {
  return line.side === 'debit' ? line.amount : (0 as Amount)
}

/** The line's amount where it is a credit, else nothing. */
export function creditOf(line: EntryLine): Amount {
  return line.side === 'credit' ? line.amount : (0 as Amount)
}

/**
 * How a target that has no auxiliary column writes a third party: `auxiliary`, its code as it is; `root`, the first
 * three digits of the collective account and the code without its first letter (411SOCGENE for CSOCGENE).
 */
export function accountOrAuxiliary(line: EntryLine, form: string): string {
  if (!line.auxiliary) return line.account
  return form === 'root'
    ? line.account.slice(0, 3) + line.auxiliary.number.replace(/^[CF](?=.)/, '')
    : line.auxiliary.number
}

/** The name that goes with `accountOrAuxiliary`. */
export function labelOfAccount(line: EntryLine): string {
  return line.auxiliary ? line.auxiliary.label : line.accountLabel
}

/** The identity behind an account column: the third party, or the account. */
export function holderIdentity({ line }: Row): string {
  return line.auxiliary ? `${line.account}/${line.auxiliary.number}` : line.account
}
