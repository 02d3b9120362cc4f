import type { DraftContext } from '../../domain/draft'
import type { Entry, EntryLine } from '../../domain/entry'
import { balance } from '../../domain/entry'
import type { Options, Row } from '../format'

/**
 * Made-up lines in which every field has a value of its own: what a column of the catalogue writes for them tells which
 * field it shows.
 */
export function probes(options: Options): readonly Row[] {
  return [ENTRY, OTHER].flatMap((entry, e) =>
    entry.lines.map((line, i) => ({
      entry,
      line,
      number: 90_909 + e,
      movement: 707 + e,
      running: 1303 + e * 3 + i,
      context: CONTEXT,
      options,
    })),
  )
}

// Plain data with the brands of the domain: nothing of it leaves this folder.
const typed = <T>(value: unknown): T => value as T

const LINES: readonly EntryLine[] = typed([
  {
    account: '411000',
    accountLabel: 'Clients divers',
    auxiliary: { number: 'CPROBE', label: 'Maison Probe' },
    side: 'debit',
    amount: 123_456,
    label: 'Libellé un',
    dueDate: '2031-05-17',
    paymentMode: 'VIRSEPA',
    letter: { code: 'AQ', date: '2031-06-19' },
    foreign: { currency: 'CHF', amount: 98_765 },
    vat: { treatment: 'S', rate: '20' },
    analytic: 'SECTION1',
    reason: { by: 'party' },
  },
  {
    account: '706100',
    accountLabel: 'Prestations',
    side: 'credit',
    amount: 100_001,
    label: 'Libellé deux',
    paymentMode: 'CHEQUE',
    vat: { treatment: 'K', rate: '5.5' },
    reason: { by: 'document' },
  },
  {
    account: '445710',
    accountLabel: 'TVA collectée',
    auxiliary: { number: 'FAUTRE', label: 'Autre Tiers' },
    side: 'credit',
    amount: 23_455,
    label: 'Libellé trois',
    reason: { by: 'document' },
  },
])

const ENTRY: Entry = made({})

/** Another one, so that what only this entry says is not taken for a constant. */
const OTHER: Entry = made({
  document: 'other',
  kind: 'payment',
  journal: 'BX',
  journalLabel: 'Banque',
  date: '2031-03-29',
  pieceRef: 'AUTRE-7',
  pieceDate: '2031-03-28',
  label: 'Autre libellé',
  attachment: 'autre.pdf',
  lines: LINES.map((line, i) => ({
    ...line,
    accountLabel: `Compte ${i}`,
    ...(line.auxiliary ? { auxiliary: { number: `F${i}TIERS`, label: `Tiers ${i}` } } : {}),
    label: `Ligne ${i}`,
  })),
})

function made(change: object): Entry {
  const facts = typed<Parameters<typeof balance>[0]>({
    document: 'probe',
    kind: 'invoice',
    journal: 'VQ',
    journalLabel: 'Journal des ventes',
    date: '2031-03-07',
    pieceRef: 'PIECE-31-009',
    pieceDate: '2031-02-11',
    label: 'Libellé de l’écriture',
    attachment: 'probe.pdf',
    lines: LINES,
    ...change,
  })
  const found = balance(facts)
  if ('gap' in found) throw new Error('the probes do not balance')
  return found.entry
}

const CONTEXT: DraftContext = typed({
  company: { name: 'Société Probe', siren: '732829320', vatId: 'FR44732829320' },
  currency: 'EUR',
  accountWidth: 6,
  fiscalYears: [{ start: '2031-01-01', end: '2031-12-31' }],
  from: '2031-03-01',
  to: '2031-03-31',
  journals: [
    { code: 'VQ', label: 'Journal des ventes', kind: 'sales' },
    { code: 'BX', label: 'Banque', kind: 'bank', account: '512000' },
  ],
  exportNumber: 4711,
  madeOn: '2031-04-13',
  madeAt: '1147',
})
