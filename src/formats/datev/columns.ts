import { literal } from '../columns'

/** `Art` and `Inhalt` of the numbered pairs of fields. */
function pairs(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => [`"${name} - Art ${i + 1}"`, `"${name} - Inhalt ${i + 1}"`]).flat()
}

/**
 * The titles of DATEV's « Buchungsstapel » version 13 from column 15 on, in order; text columns, which hold `""` when
 * empty, are between quotes here.
 */
const TITLES = [
  ...['Postensperre', '"Diverse Adressnummer"', 'Geschäftspartnerbank', 'Sachverhalt', 'Zinssperre', '"Beleglink"'],
  ...pairs('Beleginfo', 8),
  ...['"KOST1 - Kostenstelle"', '"KOST2 - Kostenstelle"', 'Kost-Menge', '"EU-Land u. UStID (Bestimmung)"'],
  ...['EU-Steuersatz (Bestimmung)', '"Abw. Versteuerungsart"', 'Sachverhalt L+L', 'Funktionsergänzung L+L'],
  ...['BU 49 Hauptfunktionstyp', 'BU 49 Hauptfunktionsnummer', 'BU 49 Funktionsergänzung'],
  ...pairs('Zusatzinformation', 20),
  ...['Stück', 'Gewicht', 'Zahlweise', '"Forderungsart"', 'Veranlagungsjahr', 'Zugeordnete Fälligkeit', 'Skontotyp'],
  ...['"Auftragsnummer"', '"Buchungstyp"', 'USt-Schlüssel (Anzahlungen)', '"EU-Land (Anzahlungen)"'],
  ...['Sachverhalt L+L (Anzahlungen)', 'EU-Steuersatz (Anzahlungen)', 'Erlöskonto (Anzahlungen)', '"Herkunft-Kz"'],
  ...['"Leerfeld"', 'KOST-Datum', '"SEPA-Mandatsreferenz"', 'Skontosperre', '"Gesellschaftername"'],
  ...['Beteiligtennummer', '"Identifikationsnummer"', '"Zeichnernummer"', 'Postensperre bis'],
  ...['"Bezeichnung SoBil-Sachverhalt"', 'Kennzeichen SoBil-Buchung', 'Festschreibung', 'Leistungsdatum'],
  ...['Datum Zuord. Steuerperiode', 'Fälligkeit', '"Generalumkehr (GU)"', 'Steuersatz', '"Land"'],
  ...['"Abrechnungsreferenz"', 'BVV-Position', '"EU-Land u. UStID (Ursprung)"', 'EU-Steuersatz (Ursprung)'],
  'Abw. Skontokonto',
]

/** Columns 15 to 125, empty, by name: what a format fills takes the place of its namesake. */
export const DATEV_REST = TITLES.map((title) => {
  const quoted = title.startsWith('"')
  return literal(quoted ? title.slice(1, -1) : title, quoted ? '""' : '')
})
