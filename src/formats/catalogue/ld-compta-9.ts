import { empty, entryDay, literal } from '../columns'
import { piece } from '../fields'
import { defineFormat } from '../format'
import { best } from '../knowledge'
import { delimited } from '../layouts'
import { LD_LAST, ldEntryFields, ldKnowledge, ldSources } from '../ld-compta'

/**
 * LD Compta version 9: records E of 35 fields, the third party beside its collective account. Field 13 is the day the
 * entry was keyed: here the export's. A receipt's customer is marked C too, so that its account is read.
 */
export default defineFormat({
  ...ldKnowledge,
  id: 'ld-compta-9',
  label: 'LD Compta 9',
  software: ['LD Compta v9'],
  aliases: ['ld compta', 'ld systeme', 'ldcompta'],
  sources: ldSources('exportLDCompta', 'IntCptW9.pdf'),
  bestFor: [best('LD Compta v9', 1, 'La présentation de cette version.', 'This version’s layout.')],
  options: [],
  shape: () => ({ charset: 'ansi', layout: delimited(';'), records: [{ each: 'line', columns: ENTRY }] }),
  fileName: ({ from, exportNumber }) => `LDCOMPTA9_${from.slice(0, 7)}_${exportNumber}.csv`,
})

const ENTRY = [
  ...ldEntryFields(entryDay('DATE', 'yyyyMMdd', ({ context }) => context.madeOn)),
  ...empty('SECT', 'CTRE', 'NORL', 'DATV'),
  piece('REFD'),
  ...empty('CODH', 'NSEQ'),
  literal('MTDV', '0'),
  ...empty('CODV'),
  literal('TXDV', '0'),
  ...LD_LAST,
]
