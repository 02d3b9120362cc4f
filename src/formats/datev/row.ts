import type { Document } from '../../domain/document'
import { isPayment } from '../../domain/document'
import type { DocumentFacts } from '../../domain/entry'
import type { FormatProblem } from '../../domain/problems/formats'
import type { Column } from '../columns'
import { amountColumn, blank, date, literal, text } from '../columns'
import { factsOf } from '../custom/document-facts'
import { entryDate, holder, holderIdentity, label, piece, side } from '../fields'
import type { Row } from '../format'
import { DATEV_REST } from './columns'
import { accountLength, quoted } from './header'

/** What a receipt clears, where it is one invoice: there is no letter, open items are matched by Belegfeld 1. */
export function paidInvoice(document: Document): DocumentFacts {
  return isPayment(document) && document.allocations.length === 1 ? factsOf(document, ['doc.ref2']) : {}
}

/** The piece's own number; on a receipt, that of the invoice it pays. */
function openItem({ entry, about }: Row): string {
  const paid = entry.kind === 'payment' && !entry.alsoFrom && about?.['doc.ref2']
  return paid ? String(paid) : entry.pieceRef
}

const DIGITS = { width: 9, allowed: { pattern: /^\d+$/, expected: '0–9' } }

/** A row goes from the debited account to the credited one. */
const facing = (row: Row): Row => ({ ...row, line: row.pair?.credit ?? row.line })

/** The 125 columns of a row; `kost`: the characters of a cost centre. */
export function bookingRow(kost: number): readonly Column[] {
  const filled: Readonly<Record<string, Column>> = {
    'KOST1 - Kostenstelle': text(
      'KOST1 - Kostenstelle',
      (row) => row.line.analytic ?? facing(row).line.analytic ?? '',
      {
        width: kost,
        tells: 'analytic',
        quoted: true,
        whenTooWide: 'cut',
      },
    ),
    Festschreibung: literal('Festschreibung', '0'),
    Fälligkeit: date('Fälligkeit', 'ddMMyyyy', (row) => row.line.dueDate ?? facing(row).line.dueDate, {
      carries: 'dueDate',
    }),
  }
  return [
    amountColumn('Umsatz (ohne Soll/Haben-Kz)', (row) => row.pair?.amount, {
      width: 13,
      carries: 'amount',
    }),
    side('Soll/Haben-Kennzeichen', { debit: 'S', credit: 'H' }, { value: () => 'S', quoted: true }),
    text('WKZ Umsatz', ({ context }) => context.currency, {
      quoted: true,
      ofEntry: true,
    }),
    blank('Kurs'),
    blank('Basisumsatz'),
    quoted('WKZ Basisumsatz'),
    holder('Konto', {
      ...DIGITS,
      value: ({ line }) => line.auxiliary?.number ?? line.account,
    }),
    holder('Gegenkonto (ohne BU-Schlüssel)', {
      ...DIGITS,
      value: (row) => facing(row).line.auxiliary?.number ?? facing(row).line.account,
      identity: (row) => holderIdentity(facing(row)),
      ofHolder: undefined,
      carries: 'counterHolder',
    }),
    quoted('BU-Schlüssel'),
    entryDate('Belegdatum', 'ddMM'),
    piece('Belegfeld 1', {
      value: openItem,
      width: 36,
      quoted: true,
      only: /[^A-Za-z0-9$&%*+\-/]/g,
    }),
    quoted('Belegfeld 2'),
    blank('Skonto'),
    label('Buchungstext', { width: 60, quoted: true }),
    ...DATEV_REST.map((column) => filled[column.name] ?? column),
  ]
}

/** Third parties' numbers are one digit longer than general accounts: by their length DATEV tells the two apart. */
export function accountLengths({ entry, context }: Row): FormatProblem[] {
  const length = accountLength(context)
  const { document, pieceRef: number } = entry
  return entry.lines.flatMap(({ account, auxiliary }): FormatProblem[] => {
    const value = auxiliary?.number ?? account
    const sound = auxiliary ? value.length === length + 1 : value.length <= length
    if (sound || !DIGITS.allowed.pattern.test(value)) return []
    const expected = auxiliary ? `1${'0'.repeat(length)}–${'9'.repeat(length + 1)}` : `1–${'9'.repeat(length)}`
    return [
      {
        code: 'format.bad-value',
        level: 'blocking',
        document,
        number,
        column: 'Konto',
        value,
        expected,
      },
    ]
  })
}
