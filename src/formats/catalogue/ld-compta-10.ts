import { empty, entryDay, literal, tag, text } from '../columns'
import { factsOf } from '../custom/document-facts'
import { auxiliary, auxiliaryLabel, documentType, partyFact, piece } from '../fields'
import type { Row } from '../format'
import { defineFormat } from '../format'
import { best } from '../knowledge'
import { delimited } from '../layouts'
import { LD_LAST, ldEntryFields, ldKnowledge, ldSources } from '../ld-compta'
import { partiesOption } from '../options'

/**
 * LD Compta version 10: records E of 37 fields, before them a record C of 48 for each customer met. Field 13 holds the
 * document's date. Addresses are the document's, forty characters a field.
 */
export default defineFormat({
  ...ldKnowledge,
  id: 'ld-compta-10',
  label: 'LD Compta 10',
  software: ['LD Compta v10'],
  aliases: ['ld compta', 'ld systeme', 'ldcompta'],
  sources: ldSources('exportLDCompta10', 'IntCptW10.pdf'),
  bestFor: [best('LD Compta v10', 1, 'La présentation de cette version.', 'This version’s layout.')],
  options: [partiesOption('Fiches des clients (C)', 'Customer records (C)')],
  shape: ({ parties }) => ({
    charset: 'ansi',
    layout: delimited(';'),
    records: [
      ...(parties === 'no'
        ? []
        : [{ each: 'auxiliary' as const, when: (row: Row) => documentType(row).endsWith('C'), columns: CUSTOMER }]),
      { each: 'line', columns: ENTRY },
    ],
  }),
  about: (document) => factsOf(document, WANTED),
  fileName: ({ from, exportNumber }) => `LDCOMPTA10_${from.slice(0, 7)}_${exportNumber}.csv`,
})

const ENTRY = [
  ...ldEntryFields(entryDay('DATE', 'yyyyMMdd', ({ entry }) => entry.pieceDate, { carries: 'pieceDate' })),
  ...empty('CTRE', 'NORL', 'DATV'),
  piece('REFD'),
  literal('NECA', '0'),
  ...empty('CSEC', 'CAFF', 'CDES', 'QTUE'),
  literal('MTDV', '0'),
  ...empty('CODV'),
  literal('TXDV', '0'),
  ...LD_LAST,
]

const WANTED = ['party.street', 'party.postcode', 'party.city', 'party.country', 'party.siret'] as const

const COUNTRIES = new Intl.DisplayNames(['fr'], { type: 'region', fallback: 'code' })
const countryName = (code: string) => (/^[A-Z]{2}$/.test(code) ? (COUNTRIES.of(code) ?? code) : code)

const CUSTOMER = [
  tag('TYPE', 'C'),
  auxiliary('NOCL'),
  ...empty('NMCM', 'LIBI', 'TITR'),
  auxiliaryLabel('RSSO'),
  partyFact('CAD1', 'party.street', 40),
  ...empty('CAD2', 'CAD3'),
  partyFact('COPO', 'party.postcode', 40),
  partyFact('BUDI', 'party.city', 40),
  ...empty('CPAY'),
  text('PAYS', ({ about }) => countryName(String(about?.['party.country'] ?? '')), { width: 40, whenTooWide: 'cut' }),
  ...empty('NTEL', 'TLEX', 'TLPO', 'TLCY', 'NINT', 'COMM'),
  partyFact('SIRE', 'party.siret', 40),
  ...empty('RIBP', 'DOBQ', 'IBBQ', 'COBQ', 'GUBQ', 'CPBQ', 'CLBQ', 'BIBQ', 'MOPM', 'DJPM', 'DMPM', 'REFM'),
  ...empty('SLVA', 'PLCR', 'ECFI', 'CREP', 'NREP', 'TREP', 'MREP', 'GRRE', 'LTTA', 'CACT', 'CODV', 'GRTR', 'NOFP'),
  ...empty('BQAF', 'BONP', 'CESC'),
]
