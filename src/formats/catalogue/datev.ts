import { fiscalYearOf } from '../../domain/dossier'
import type { Column } from '../columns'
import { amountColumn, blank, date, literal, text } from '../columns'
import { DATEV_REST } from '../datev/columns'
import { quoted, technicalLine } from '../datev/header'
import { entryDate, holder, holderIdentity, label, piece, side, titles } from '../fields'
import type { Row } from '../format'
import { defineFormat } from '../format'
import { quotedCsv } from '../layouts'
import { typed } from '../options'
import { inFiscalYear, inPeriod } from '../rules'

/**
 * DATEV EXTF « Buchungsstapel », version 13: a technical line, 125 titles, then one row for each pair of accounts that
 * face each other. Column 114 must say 0: left empty, DATEV locks the whole batch. Accounts are digits only.
 */
export default defineFormat({
  id: 'datev',
  label: 'DATEV (Buchungsstapel)',
  software: ['DATEV Rechnungswesen', 'DATEV Kanzlei-Rechnungswesen', 'Lexware', 'BMD'],
  vendor: 'DATEV',
  aliases: ['datev', 'extf', 'buchungsstapel', 'allemagne', 'deutschland', 'lexware', 'autriche'],
  confidence: {
    level: 'high',
    note: {
      fr: 'Site développeurs de l’éditeur. Les comptes de tiers doivent être des nombres, un chiffre de plus que les généraux.',
      en: 'The vendor’s developer site. Third parties’ accounts must be numbers, one digit longer than general ones.',
    },
  },
  sources: [
    {
      kind: 'vendor',
      title: 'DATEV Developer, Buchungsstapel',
      url: 'https://developer.datev.de/datev/platform/de/dtvf/einstieg',
    },
    { kind: 'third-party', title: 'ledermann/datev', url: 'https://github.com/ledermann/datev' },
  ],
  help: {
    fr: 'Bestand › Importieren › ASCII-Daten, format Buchungsstapel. Un fichier par exercice ; le lot n’est pas verrouillé (Festschreibung 0).',
    en: 'Bestand › Importieren › ASCII-Daten, format Buchungsstapel. One file a fiscal year; the batch is not locked (Festschreibung 0).',
  },
  options: [
    typed('berater', 'N° de conseil (Berater)', 'Adviser number (Berater)', '1001', /^[1-9]\d{3,6}$/, {
      fr: '1001 ou plus, donné par le cabinet',
      en: '1001 or more, given by the firm',
    }),
    typed('mandant', 'N° de client (Mandant)', 'Client number (Mandant)', '1', /^[1-9]\d{0,4}$/, {
      fr: '1 à 99999, donné par le cabinet',
      en: '1 to 99999, given by the firm',
    }),
  ],
  shape: (options) => ({
    charset: 'ansi',
    layout: quotedCsv(';'),
    records: [technicalLine(options.berater ?? '', options.mandant ?? ''), titles(ROW), { each: 'pair', columns: ROW }],
  }),
  fileName: ({ from, exportNumber, ...context }, entry) => {
    const year = fiscalYearOf(context, entry.date)
    return `EXTF_${(year?.start ?? from).slice(0, 4)}_${from.slice(0, 7)}_${exportNumber}.csv`
  },
  rules: (row) => [...inFiscalYear(row), ...inPeriod('Belegdatum', row)],
})

const DIGITS = { width: 9, allowed: { pattern: /^\d+$/, expected: '0–9' } }

/** A row goes from the debited account to the credited one. */
const facing = (row: Row): Row => ({ ...row, line: row.pair?.credit ?? row.line })

const FILLED: Readonly<Record<string, Column>> = {
  'KOST1 - Kostenstelle': text('KOST1 - Kostenstelle', (row) => row.line.analytic ?? row.pair?.credit.analytic ?? '', {
    width: 8,
    quoted: true,
    whenTooWide: 'cut',
  }),
  Festschreibung: literal('Festschreibung', '0'),
  Fälligkeit: date('Fälligkeit', 'ddMMyyyy', (row) => row.line.dueDate ?? row.pair?.credit.dueDate, {
    carries: 'dueDate',
  }),
}

const ROW: readonly Column[] = [
  amountColumn('Umsatz (ohne Soll/Haben-Kz)', (row) => row.pair?.amount, { width: 13, carries: 'amount' }),
  side('Soll/Haben-Kennzeichen', { debit: 'S', credit: 'H' }, { value: () => 'S', quoted: true }),
  text('WKZ Umsatz', ({ context }) => context.currency, { quoted: true }),
  blank('Kurs'),
  blank('Basisumsatz'),
  quoted('WKZ Basisumsatz'),
  holder('Konto', { ...DIGITS, value: ({ line }) => line.auxiliary?.number ?? line.account }),
  holder('Gegenkonto (ohne BU-Schlüssel)', {
    ...DIGITS,
    value: (row) => facing(row).line.auxiliary?.number ?? facing(row).line.account,
    identity: (row) => holderIdentity(facing(row)),
    carries: 'counterHolder',
  }),
  quoted('BU-Schlüssel'),
  entryDate('Belegdatum', 'ddMM'),
  piece('Belegfeld 1', { width: 36, quoted: true, only: /[^A-Za-z0-9$&%*+\-/]/g }),
  quoted('Belegfeld 2'),
  blank('Skonto'),
  label('Buchungstext', { width: 60, quoted: true }),
  ...DATEV_REST.map((column) => FILLED[column.name] ?? column),
]
