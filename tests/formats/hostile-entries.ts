import fc from 'fast-check'
import type { DocumentKey } from '../../src/domain/document'
import type { DraftContext, ExportJournal } from '../../src/domain/draft'
import type {
  AccountNumber,
  AuxiliaryNumber,
  Entry,
  EntryLine,
  JournalCode,
  NumberedEntry,
} from '../../src/domain/entry'
import { balance } from '../../src/domain/entry'
import { amount, currencyCode } from '../../src/domain/money'
import { CONTEXT, day } from './example'

/** What people and other programs put into labels. */
const HOSTILE = [
  'Société Générale d’Été & Fils',
  'cœur – œuvre « 12 € »',
  '🧾🇫🇷 facture',
  'un\tdeux\r\ntrois',
  'a;b,c|d"e',
  '"entre guillemets"',
  '"ouvert; jamais fermé',
  '\u202eטקסט הפוך',
  'e\u0301te\u0301 décomposé',
  '=1+1',
  '#MECG',
  'M',
  '\u0000\u0085\u2028\u00a0\u202f',
  'Ż ź Ł Đ ı ﬁ ½ ™ …',
  '漢字カナ',
  '0000012',
  'x'.repeat(300),
  `${'espace '.repeat(20)}é`,
  '   ',
]
const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme', maxLength: 300 }))

/** Numbers that long ones make alike when they are cut, from either end. */
const piece = fc.oneof(
  fc.nat(99_999).map((n) => `F${n}`),
  fc.nat(20).map((n) => `FACTURE-2026-AGENCE-DE-PARIS-${n}-SERIE-A-0001`),
  fc.nat(20).map((n) => `2026/${n} é"n°;${n}`),
)

const JOURNALS: readonly ExportJournal[] = [
  { code: 'VE' as JournalCode, label: 'Ventes', kind: 'sales' },
  { code: 'AC' as JournalCode, label: 'Achats « œuvre »', kind: 'purchases' },
  { code: 'BQ' as JournalCode, label: 'Banque', kind: 'bank', account: '512000' as AccountNumber },
  { code: 'CA' as JournalCode, label: 'Caisse', kind: 'cash', account: '530000' as AccountNumber },
  { code: 'OD' as JournalCode, label: 'Opérations; diverses', kind: 'general' },
]

/** A company whose export is its whole year, all journals. */
export const WHOLE_YEAR: DraftContext = {
  ...CONTEXT,
  from: day('2026-01-01'),
  to: day('2026-12-31'),
  madeOn: day('2026-12-31'),
  journals: JOURNALS,
}

const cents = fc.oneof(
  fc.integer({ min: 1, max: 99_999 }),
  fc.integer({ min: 1, max: 999_999_999_999 }),
  fc.constantFrom(1, 9, 99, 100, 9_999_999_999, 99_999_999_999),
)
const days = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, date]) => day(`2026-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`))
const USD = currencyCode('USD')

const one = fc.record({
  journal: fc.constantFrom(...JOURNALS),
  piece,
  date: days,
  pieceDate: days,
  due: fc.option(days, { nil: undefined }),
  label: text,
  party: fc.nat(30),
  kind: fc.constantFrom<Entry['kind']>('invoice', 'credit-note', 'payment'),
  parts: fc.array(cents, { minLength: 1, maxLength: 4 }),
  letter: fc.option(fc.record({ code: fc.constantFrom('A', 'AB', 'ZZ'), date: days }), { nil: undefined }),
  mode: fc.constantFrom(undefined, 'VIR', 'Prélèvement; SEPA'),
  analytic: fc.constantFrom(undefined, 'PARIS', 'LYON'),
  foreign: fc.boolean(),
  attachment: fc.constantFrom(undefined, '00000001.pdf', 'FA12.pdf'),
})
type One = typeof one extends fc.Arbitrary<infer T> ? T : never

/** Names of thirty third parties, the same wherever they stand. */
const names = fc.array(text, { minLength: 31, maxLength: 31 })

function entryOf(facts: One, name: string, i: number): NumberedEntry {
  const total = facts.parts.reduce((sum, each) => sum + each, 0)
  const buys = facts.journal.kind === 'purchases'
  const party = {
    number: `${buys ? 'F' : 'C'}${String(1000 + facts.party)}` as AuxiliaryNumber,
    label: name,
  }
  const reverse = facts.kind === 'credit-note' || buys
  const line = (account: string, accountLabel: string, debit: boolean, cents: number): EntryLine => ({
    account: account as AccountNumber,
    accountLabel,
    side: debit !== reverse ? 'debit' : 'credit',
    amount: amount(cents),
    label: facts.label,
    ...(facts.analytic ? { analytic: facts.analytic } : {}),
    ...(facts.foreign && USD ? { foreign: { currency: USD, amount: amount(cents * 2) } } : {}),
    reason: { by: 'file' },
  })
  const made = balance({
    document: `${i}` as DocumentKey,
    kind: facts.kind,
    journal: facts.journal.code,
    journalLabel: facts.journal.label,
    date: facts.date,
    pieceRef: facts.piece,
    pieceDate: facts.pieceDate,
    label: facts.label,
    ...(facts.attachment ? { attachment: facts.attachment } : {}),
    lines: [
      {
        ...line(buys ? '401000' : '411000', buys ? 'Fournisseurs' : 'Clients', true, total),
        auxiliary: party,
        ...(facts.due ? { dueDate: facts.due } : {}),
        ...(facts.mode ? { paymentMode: facts.mode } : {}),
        ...(facts.letter ? { letter: facts.letter } : {}),
      },
      ...facts.parts.map((part, k) => line(`70600${k}`, `Prestations « été » ${k}`, false, part)),
    ],
  })
  if (!('entry' in made)) throw new Error('an entry that does not balance')
  return { number: i + 1, entry: made.entry }
}

/** Entries of every journal with all that makes files go wrong, numbered as the books are. */
export const hostileEntries: fc.Arbitrary<NumberedEntry[]> = fc
  .tuple(fc.array(one, { minLength: 1, maxLength: 10 }), names)
  .map(([list, known]) => list.map((facts, i) => entryOf(facts, known[facts.party] ?? '', i)))
