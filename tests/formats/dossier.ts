import { readFileSync } from 'node:fs'
import type { DraftContext } from '../../src/domain/draft'
import type { AccountNumber, Entry, EntryLine, JournalCode, NumberedEntry } from '../../src/domain/entry'
import { amount, currencyCode } from '../../src/domain/money'
import type { ExampleLine } from './example'
import { CONTEXT, exampleEntry } from './example'

/** The worked examples of sales and receipts, as posting makes them. */
const worked: readonly Entry[] = JSON.parse(readFileSync(new URL('../dossier/entries.json', import.meta.url), 'utf8'))

const VE = ['VE', 'Ventes'] as const
const AC = ['AC', 'Achats'] as const
const BQ = ['BQ', 'Banque'] as const
const CA = ['CA', 'Caisse'] as const
const OD = ['OD', 'Opérations diverses'] as const

const customers = { account: '411000', name: 'Clients' }
const suppliers = { account: '401000', name: 'Fournisseurs' }
const bank = { account: '512000', name: 'Banque' }
const vat = { account: '445712', name: 'TVA collectée 20 %' }
const papers = ['FPAPETER', 'Papeterie de l’Œuvre & Cie'] as const
const servers = ['FHOSTINC', 'Hosting Inc.'] as const
const lettered = { letter: ['AA', '2026-11-10'] as const }

/** The other side of the books: purchases, cash, currency, discounts, write-offs, letters, sections, hostile labels. */
const further: readonly [
  journal: readonly [string, string],
  piece: string,
  date: string,
  label: string,
  lines: readonly ExampleLine[],
  more?: { attachment?: string; kind?: Entry['kind'] },
][] = [
  [
    AC,
    'ACH-2026-17',
    '2026-09-10',
    'Papeterie de l’Œuvre — ramettes 80 g',
    [
      { ...suppliers, credit: '144.00', third: papers, due: '2026-10-10' },
      { account: '606400', name: 'Fournitures administratives', debit: '120.00' },
      { account: '445660', name: 'TVA déductible sur biens et services', debit: '24.00' },
    ],
    { attachment: 'ACH17.pdf' },
  ],
  [
    AC,
    'AVF-2026-2',
    '2026-09-18',
    'Avoir papeterie',
    [
      { ...suppliers, debit: '12.00', third: papers, due: '2026-09-18' },
      { account: '606400', name: 'Fournitures administratives', credit: '10.00' },
      { account: '445660', name: 'TVA déductible sur biens et services', credit: '2.00' },
    ],
    { kind: 'credit-note' },
  ],
  [
    AC,
    'INV-0098765',
    '2026-10-02',
    'Hosting Inc. autoliquidation',
    [
      { ...suppliers, credit: '91.74', third: servers, due: '2026-11-01' },
      { account: '613500', name: 'Locations mobilières', debit: '91.74' },
      { account: '445660', name: 'TVA déductible sur biens et services', debit: '18.35' },
      { account: '445200', name: 'TVA due intracommunautaire', credit: '18.35' },
    ],
  ],
  [
    BQ,
    'VIR-0042',
    '2026-11-10',
    'Règlement papeterie',
    [
      { ...suppliers, debit: '144.00', third: papers, mode: 'VIR', ...lettered },
      { ...bank, credit: '144.00', mode: 'VIR' },
    ],
    { kind: 'payment' },
  ],
  [
    CA,
    'TK-000123',
    '2026-10-31',
    'Vente au comptoir; « espèces »	tabulée',
    [
      { account: '530000', name: 'Caisse', debit: '0.06', mode: 'ESP' },
      { account: '707000', name: 'Ventes de marchandises', credit: '0.05', section: 'ATELIER' },
      { ...vat, credit: '0.01' },
    ],
    { kind: 'payment' },
  ],
  [
    BQ,
    'R-004',
    '2026-11-15',
    'Escompte accordé "3 %", réglé par chèque',
    [
      { ...bank, debit: '1164.00', mode: 'CHQ' },
      { account: '665000', name: 'Escomptes accordés', debit: '30.00' },
      { ...vat, debit: '6.00' },
      {
        ...customers,
        credit: '1200.00',
        third: ['CSOCGENE', "Société Générale d'Été & Fils"],
        mode: 'CHQ',
        ...lettered,
      },
    ],
    { kind: 'payment' },
  ],
  [
    OD,
    'OD-7',
    '2026-11-20',
    'Écart de règlement 🧾 soldé',
    [
      { account: '658000', name: 'Charges diverses de gestion', debit: '0.29' },
      { ...customers, credit: '0.29', third: ['CCAFELEP', 'Café « L’Épicéa »'] },
    ],
  ],
  [
    VE,
    'FACTURE-EXPORT-2026-000000000008',
    '2026-11-30',
    'Łódź Design — étude, conception et réalisation d’un mobilier urbain sur mesure pour la place du marché',
    [
      { ...customers, debit: '12345678.90', third: ['CLODZDES', 'Łódź Design'], due: '2026-12-30' },
      { account: '707300', name: 'Ventes à l’exportation', credit: '12345678.90', section: 'EXPORT' },
    ],
  ],
]

function inDollars({ number, entry }: NumberedEntry): NumberedEntry {
  const currency = currencyCode('USD')
  if (!currency || entry.pieceRef !== 'INV-0098765') return { number, entry }
  const lines = entry.lines.map((line: EntryLine) => ({
    ...line,
    foreign: { currency, amount: amount(line.amount === 9174 ? 10000 : 2000) },
  }))
  return { number, entry: { ...entry, lines } }
}

/** One company's entries that use every scheme, in the books' order. */
export const DOSSIER: readonly NumberedEntry[] = [
  ...worked,
  ...further
    .map(([journal, piece, date, label, lines, more]) =>
      exampleEntry(0, journal, piece, date, label, lines, more ?? {}),
    )
    .map(({ entry }) => entry),
]
  .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  .map((entry, i) => inDollars({ number: i + 1, entry }))

/** What the formats may know of that company. */
export const DOSSIER_CONTEXT: DraftContext = {
  ...CONTEXT,
  journals: [
    ...CONTEXT.journals,
    { code: 'AC' as JournalCode, label: 'Achats', kind: 'purchases' },
    { code: 'CA' as JournalCode, label: 'Caisse', kind: 'cash', account: '530000' as AccountNumber },
    { code: 'OD' as JournalCode, label: 'Opérations diverses', kind: 'general' },
  ],
}
