import { fiscalYearOf } from '../../domain/dossier'
import { technicalLine } from '../datev/header'
import { accountLengths, bookingRow, paidInvoice } from '../datev/row'
import { titles } from '../fields'
import { defineFormat } from '../format'
import { quotedCsv } from '../layouts'
import { choice, typed } from '../options'
import { inFiscalYear, inPeriod } from '../rules'

/**
 * DATEV EXTF « Buchungsstapel », version 13: a technical line, 125 titles, then one row for each pair of accounts that
 * face each other. Column 114 must say 0: left empty, DATEV locks the whole batch. Accounts are digits only; a receipt
 * bears the number of the invoice that it pays.
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
    fr: 'Import au format DATEV, Buchungsstapel. Un fichier par exercice ; le lot n’est pas verrouillé (Festschreibung 0).',
    en: 'Import in DATEV format, Buchungsstapel. One file a fiscal year; the batch is not locked (Festschreibung 0).',
  },
  options: [
    typed('berater', 'N° de conseil (Berater)', 'Adviser number (Berater)', '1001', /^(?!1000$)[1-9]\d{3,6}$/, {
      fr: '1001 ou plus, donné par le cabinet',
      en: '1001 or more, given by the firm',
    }),
    typed('mandant', 'N° de client (Mandant)', 'Client number (Mandant)', '1', /^[1-9]\d{0,4}$/, {
      fr: '1 à 99999, donné par le cabinet',
      en: '1 to 99999, given by the firm',
    }),
    choice('kost', 'Centres de coûts (KOST1)', 'Cost centres (KOST1)', [
      ['8', '8 caractères', '8 characters'],
      ['36', '36 caractères (versions récentes)', '36 characters (recent versions)'],
    ]),
  ],
  shape: ({ berater, mandant, kost }) => {
    const columns = bookingRow(Number(kost))
    return {
      charset: 'ansi',
      layout: quotedCsv(';'),
      records: [technicalLine(berater ?? '', mandant ?? ''), titles(columns), { each: 'pair', columns }],
    }
  },
  about: paidInvoice,
  fileName: ({ from, exportNumber, ...context }, entry) => {
    const year = fiscalYearOf(context, entry.date)
    return `EXTF_${(year?.start ?? from).slice(0, 4)}_${from.slice(0, 7)}_${exportNumber}.csv`
  },
  rules: (row) => [...inFiscalYear(row), ...inPeriod('Belegdatum', row), ...accountLengths(row)],
})
