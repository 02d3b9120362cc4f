import type { FormulaType } from '../../domain/custom-format'
import type { PlainDate } from '../../domain/date'
import { fiscalYearOf } from '../../domain/dossier'
import type { CarriedField } from '../../domain/format-info'
import type { Amount } from '../../domain/money'
import { accountOrAuxiliary, creditOf, debitOf, documentType, labelOfAccount } from '../fields'
import type { Row } from '../format'
import type { FactId } from './document-facts'
import type { Rational } from './rational'
import { whole } from './rational'

/** What a formula yields: nothing is `''` for a text and undefined for the others. */
export type Value = string | number | boolean | Rational | undefined

/** A field of one's own formats: what it is, and where a reader finds it again. */
export interface FieldSpec {
  readonly type: FormulaType
  readonly group: 'entry' | 'document' | 'party' | 'line' | 'amount' | 'company' | 'file'
  readonly carries?: CarriedField
  readonly value: (row: Row) => Value
  /** The same for all entries of a file that is split accordingly: it may stand in the file's name. */
  readonly ofFile?: true
}

const fact = (id: FactId) => (row: Row) => String(row.about?.[id] ?? '')
const factAmount = (id: FactId) => (row: Row) => {
  const value = row.about?.[id]
  return typeof value === 'number' ? value : undefined
}
const factDate = (id: FactId) => (row: Row) => row.about?.[id] as PlainDate | undefined
const year = ({ context, entry }: Row) => fiscalYearOf(context, entry.date)
const signed = ({ line }: Row) => (line.side === 'debit' ? line.amount : (-line.amount as Amount))

/**
 * Every field that a column may show, by the token that names it in formulas. Their plain names are in the texts, which
 * do not compile without one.
 */
export const FIELDS = {
  'journal.code': {
    type: 'text',
    group: 'entry',
    carries: 'journal',
    value: ({ entry, journal }) => journal?.code ?? entry.journal,
  },
  'journal.label': {
    type: 'text',
    group: 'entry',
    carries: 'journalLabel',
    value: ({ entry, journal }) => journal?.label ?? entry.journalLabel,
  },
  'journal.account': {
    type: 'text',
    group: 'entry',
    value: ({ entry, journal, context }) =>
      (journal ?? context.journals.find(({ code }) => code === entry.journal))?.account ?? '',
  },
  'entry.number': { type: 'number', group: 'entry', carries: 'number', value: ({ movement }) => whole(movement) },
  'entry.seq': { type: 'number', group: 'entry', carries: 'number', value: ({ number }) => whole(number) },
  'entry.lines': { type: 'number', group: 'entry', value: ({ entry }) => whole(entry.lines.length) },
  'entry.label': { type: 'text', group: 'entry', value: ({ entry }) => entry.label },
  date: { type: 'date', group: 'entry', carries: 'date', value: ({ entry }) => entry.date },

  'doc.ref': { type: 'text', group: 'document', carries: 'pieceRef', value: ({ entry }) => entry.pieceRef },
  'doc.date': { type: 'date', group: 'document', carries: 'pieceDate', value: ({ entry }) => entry.pieceDate },
  'doc.type': { type: 'text', group: 'document', value: documentType },
  'doc.file': { type: 'text', group: 'document', carries: 'attachment', value: ({ entry }) => entry.attachment ?? '' },
  'doc.ref2': { type: 'text', group: 'document', value: fact('doc.ref2') },
  'doc.direction': { type: 'text', group: 'document', value: fact('doc.direction') },
  'doc.url': { type: 'text', group: 'document', value: fact('doc.url') },
  'doc.source': { type: 'text', group: 'document', value: fact('doc.source') },
  'doc.note': { type: 'text', group: 'document', value: fact('doc.note') },
  'doc.means': { type: 'text', group: 'document', value: fact('doc.means') },
  'doc.slip': { type: 'text', group: 'document', value: fact('doc.slip') },
  'doc.due': { type: 'date', group: 'document', value: factDate('doc.due') },
  'value.date': { type: 'date', group: 'document', value: factDate('value.date') },
  'doc.net': { type: 'foreign', group: 'document', value: factAmount('doc.net') },
  'doc.vat': { type: 'foreign', group: 'document', value: factAmount('doc.vat') },
  'doc.gross': { type: 'foreign', group: 'document', value: factAmount('doc.gross') },
  'doc.prepaid': { type: 'foreign', group: 'document', value: factAmount('doc.prepaid') },
  'doc.payable': { type: 'foreign', group: 'document', value: factAmount('doc.payable') },

  'party.name': { type: 'text', group: 'party', value: fact('party.name') },
  'party.code': { type: 'text', group: 'party', value: fact('party.code') },
  'party.siren': { type: 'text', group: 'party', value: fact('party.siren') },
  'party.siret': { type: 'text', group: 'party', value: fact('party.siret') },
  'party.vat': { type: 'text', group: 'party', value: fact('party.vat') },
  'party.country': { type: 'text', group: 'party', value: fact('party.country') },
  'party.street': { type: 'text', group: 'party', value: fact('party.street') },
  'party.postcode': { type: 'text', group: 'party', value: fact('party.postcode') },
  'party.city': { type: 'text', group: 'party', value: fact('party.city') },
  'party.category': { type: 'text', group: 'party', value: fact('party.category') },

  account: { type: 'text', group: 'line', carries: 'account', value: ({ line }) => line.account },
  'account.label': { type: 'text', group: 'line', carries: 'accountLabel', value: ({ line }) => line.accountLabel },
  aux: { type: 'text', group: 'line', carries: 'auxiliary', value: ({ line }) => line.auxiliary?.number ?? '' },
  'aux.label': {
    type: 'text',
    group: 'line',
    carries: 'auxiliaryLabel',
    value: ({ line }) => line.auxiliary?.label ?? '',
  },
  'account.or.aux': {
    type: 'text',
    group: 'line',
    carries: 'holder',
    value: ({ line }) => accountOrAuxiliary(line, 'auxiliary'),
  },
  'account.root.aux': {
    type: 'text',
    group: 'line',
    carries: 'holder',
    value: ({ line }) => accountOrAuxiliary(line, 'root'),
  },
  'account.or.aux.label': {
    type: 'text',
    group: 'line',
    carries: 'holderLabel',
    value: ({ line }) => labelOfAccount(line),
  },
  label: { type: 'text', group: 'line', carries: 'label', value: ({ line }) => line.label },
  'line.number': { type: 'number', group: 'line', value: ({ running }) => whole(running) },
  'line.rank': { type: 'number', group: 'line', value: ({ entry, line }) => whole(entry.lines.indexOf(line) + 1) },
  'due.date': { type: 'date', group: 'line', carries: 'dueDate', value: ({ line }) => line.dueDate },
  'payment.mode': {
    type: 'text',
    group: 'line',
    carries: 'paymentMode',
    value: ({ line }) => line.paymentMode ?? '',
  },
  lettering: { type: 'text', group: 'line', carries: 'letter', value: ({ line }) => line.letter?.code ?? '' },
  'lettering.date': { type: 'date', group: 'line', carries: 'letterDate', value: ({ line }) => line.letter?.date },
  'analytic.section': { type: 'text', group: 'line', carries: 'analytic', value: ({ line }) => line.analytic ?? '' },
  // No document that we read names the axis.
  'analytic.axis': { type: 'text', group: 'line', value: () => '' },
  'vat.rate': { type: 'text', group: 'line', value: ({ line }) => line.vat?.rate ?? '' },
  'vat.code': { type: 'text', group: 'line', value: ({ line }) => line.vat?.treatment ?? '' },

  debit: { type: 'amount', group: 'amount', carries: 'debit', value: ({ line }) => debitOf(line) },
  credit: { type: 'amount', group: 'amount', carries: 'credit', value: ({ line }) => creditOf(line) },
  amount: { type: 'amount', group: 'amount', carries: 'amount', value: ({ line }) => line.amount },
  side: { type: 'text', group: 'amount', carries: 'side', value: ({ line }) => (line.side === 'debit' ? 'D' : 'C') },
  signed: { type: 'amount', group: 'amount', carries: 'signedAmount', value: signed },
  'signed.credit': {
    type: 'amount',
    group: 'amount',
    carries: 'signedAmount',
    value: (row) => -signed(row) || 0,
  },
  currency: { type: 'text', group: 'amount', value: ({ line, context }) => line.foreign?.currency ?? context.currency },
  'currency.code': {
    type: 'text',
    group: 'amount',
    carries: 'foreignCurrency',
    value: ({ line }) => line.foreign?.currency ?? '',
  },
  'currency.amount': {
    type: 'foreign',
    group: 'amount',
    carries: 'foreignAmount',
    value: ({ line }) => line.foreign?.amount,
  },
  'currency.rate': { type: 'text', group: 'amount', value: fact('currency.rate') },

  'company.name': { type: 'text', group: 'company', ofFile: true, value: ({ context }) => context.company.name },
  'company.siren': {
    type: 'text',
    group: 'company',
    ofFile: true,
    value: ({ context }) => context.company.siren ?? '',
  },
  'company.vat': { type: 'text', group: 'company', ofFile: true, value: ({ context }) => context.company.vatId ?? '' },
  'company.currency': { type: 'text', group: 'company', ofFile: true, value: ({ context }) => context.currency },
  'year.start': {
    type: 'date',
    group: 'company',
    carries: 'yearStart',
    ofFile: true,
    value: (row) => year(row)?.start,
  },
  'year.end': { type: 'date', group: 'company', ofFile: true, value: (row) => year(row)?.end },

  'export.id': { type: 'number', group: 'file', ofFile: true, value: ({ context }) => whole(context.exportNumber) },
  'export.date': { type: 'date', group: 'file', ofFile: true, value: ({ context }) => context.madeOn },
  'export.time': { type: 'text', group: 'file', ofFile: true, value: ({ context }) => context.madeAt ?? '' },
  from: { type: 'date', group: 'file', ofFile: true, value: ({ context }) => context.from },
  to: { type: 'date', group: 'file', ofFile: true, value: ({ context }) => context.to },
} as const satisfies Readonly<Record<string, FieldSpec>>

/** A field's token. */
export type FieldId = keyof typeof FIELDS

/** The fields in the order of a list. */
export const FIELD_IDS = Object.keys(FIELDS) as FieldId[]

/** The field with this token. */
export function fieldOf(name: string): FieldSpec | undefined {
  return Object.hasOwn(FIELDS, name) ? FIELDS[name as FieldId] : undefined
}
