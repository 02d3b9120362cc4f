import type { PlainDate } from '../../src/domain/date'
import type { DocumentKey } from '../../src/domain/document'
import type { DraftContext } from '../../src/domain/draft'
import type {
  AccountNumber,
  AuxiliaryNumber,
  Entry,
  EntryLine,
  JournalCode,
  NumberedEntry,
} from '../../src/domain/entry'
import { balance } from '../../src/domain/entry'
import { EUR, parseAmount } from '../../src/domain/money'

/** A line as the examples give it: account, its name, debit, credit, third party, due date, letter. */
export interface ExampleLine {
  readonly account: string
  readonly name: string
  readonly debit?: string
  readonly credit?: string
  readonly third?: readonly [code: string, name: string]
  readonly due?: string
  readonly letter?: readonly [code: string, date: string]
  readonly mode?: string
  readonly section?: string
}

export function day(text: string): PlainDate {
  return text as PlainDate
}

/** A balanced entry of an example; throws when the example itself does not balance. */
export function exampleEntry(
  number: number,
  journal: readonly [code: string, label: string],
  piece: string,
  date: string,
  label: string,
  lines: readonly ExampleLine[],
  more: { attachment?: string; kind?: Entry['kind'] } = {},
): NumberedEntry {
  const made = balance({
    document: piece as DocumentKey,
    kind: more.kind ?? 'invoice',
    journal: journal[0] as JournalCode,
    journalLabel: journal[1],
    date: day(date),
    pieceRef: piece,
    pieceDate: day(date),
    label,
    ...(more.attachment ? { attachment: more.attachment } : {}),
    lines: lines.map((line): EntryLine => {
      const amount = parseAmount(line.debit ?? line.credit ?? '')
      if (amount === undefined) throw new Error('bad amount in an example')
      return {
        account: line.account as AccountNumber,
        accountLabel: line.name,
        side: line.debit ? 'debit' : 'credit',
        amount,
        label,
        reason: { by: 'file' },
        ...(line.third ? { auxiliary: { number: line.third[0] as AuxiliaryNumber, label: line.third[1] } } : {}),
        ...(line.mode ? { paymentMode: line.mode } : {}),
        ...(line.section ? { analytic: line.section } : {}),
        ...(line.due ? { dueDate: day(line.due) } : {}),
        ...(line.letter ? { letter: { code: line.letter[0], date: day(line.letter[1]) } } : {}),
      }
    }),
  })
  if (!('entry' in made)) throw new Error(`example ${piece} does not balance: ${made.gap}`)
  return { number, entry: made.entry }
}

const ETE = "Société Générale d'Été & Fils"

/** The sale and the receipt that the notes on formats use (formats, « Data used in the examples »). */
export const SALE_AND_RECEIPT: readonly NumberedEntry[] = [
  exampleEntry(1, ['VE', 'Ventes'], 'FA2610-001', '2026-10-15', ETE, [
    { account: '411000', name: 'Clients', debit: '1200.00', third: ['CSOCGENE', ETE], due: '2026-11-14' },
    { account: '706000', name: 'Prestations de services', credit: '1000.00' },
    { account: '445712', name: 'TVA collectée 20 %', credit: '200.00' },
  ]),
  exampleEntry(
    2,
    ['BQ', 'Banque'],
    'RG2611-001',
    '2026-11-05',
    ETE,
    [
      { account: '512000', name: 'Banque', debit: '1200.00' },
      { account: '411000', name: 'Clients', credit: '1200.00', third: ['CSOCGENE', ETE] },
    ],
    { kind: 'payment' },
  ),
]

/** A company whose year is 2026; the SIREN is made up and right. */
export const CONTEXT: DraftContext = {
  company: { name: 'Atelier Lumière', siren: '812345676', vatId: null },
  currency: EUR,
  accountWidth: 6,
  fiscalYears: [{ start: day('2026-01-01'), end: day('2026-12-31') }],
  from: day('2026-10-01'),
  to: day('2026-11-30'),
  journals: [
    { code: 'VE' as JournalCode, label: 'Ventes', kind: 'sales' },
    { code: 'BQ' as JournalCode, label: 'Banque', kind: 'bank', account: '512000' as AccountNumber },
  ],
  exportNumber: 1,
  madeOn: day('2026-11-30'),
}
