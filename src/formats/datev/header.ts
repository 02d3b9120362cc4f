import { fiscalYearOf } from '../../domain/dossier'
import type { DraftContext } from '../../domain/draft'
import { blank, date, literal, tag, text } from '../columns'
import type { RecordKind, Row } from '../format'

const yearOf = ({ context, entry }: Row) => fiscalYearOf(context, entry.date)
/** A constant text, between quotes even when empty. */
export const quoted = (name: string, value = '') => literal(name, `"${value}"`)

/** Digits of general accounts: the dossier's, within what DATEV knows. */
export const accountLength = ({ accountWidth }: DraftContext) => Math.min(8, Math.max(4, accountWidth ?? 6))

const period = (name: string, value: (row: Row) => string | undefined) =>
  text(name, (row) => (value(row) ?? '').replaceAll('-', ''))

/**
 * The first line of an EXTF file, 31 fields: who sends, for whom, which fiscal year and period, not locked. `berater` and
 * `mandant` are the firm's numbers.
 */
export function technicalLine(berater: string, mandant: string): RecordKind {
  return {
    each: 'header',
    columns: [
      tag('Kennzeichen', '"EXTF"'),
      literal('Version', '700'),
      literal('Kategorie', '21'),
      quoted('Formatname', 'Buchungsstapel'),
      literal('Formatversion', '13'),
      text('Erzeugt am', ({ context }) => `${context.madeOn.replaceAll('-', '')}${context.madeAt ?? '0000'}00000`),
      blank('Importiert'),
      quoted('Herkunft', 'RE'),
      quoted('Exportiert von'),
      quoted('Importiert von'),
      literal('Berater', berater),
      literal('Mandant', mandant),
      date('WJ-Beginn', 'yyyyMMdd', (row) => yearOf(row)?.start, { carries: 'yearStart' }),
      text('Sachkontenlänge', ({ context }) => String(accountLength(context))),
      period('Datum von', (row) => later(row.context.from, yearOf(row)?.start)),
      period('Datum bis', (row) => earlier(row.context.to, yearOf(row)?.end)),
      quoted('Bezeichnung', 'Ecritoire'),
      quoted('Diktatkürzel'),
      literal('Buchungstyp', '1'),
      literal('Rechnungslegungszweck', '0'),
      literal('Festschreibung', '0'),
      text('WKZ', ({ context }) => context.currency, { quoted: true }),
      blank('Reserviert'),
      quoted('Derivatskennzeichen'),
      ...[blank('Reserviert'), blank('Reserviert'), quoted('SKR'), blank('Branche'), blank('Reserviert')],
      ...[quoted('Reserviert'), quoted('Anwendungsinformation')],
    ],
  }
}

const later = (a: string, b: string | undefined) => (b && b > a ? b : a)
const earlier = (a: string, b: string | undefined) => (b && b < a ? b : a)
