import { credit, debit, entryDate, holder, journal, label, piece } from '../fields'
import { defineFormat } from '../format'
import { dolibarr } from '../knowledge'
import { delimited } from '../layouts'
import { charsetOption, chosenCharset, thirdPartyOption } from '../options'

/**
 * OpenConcerto: seven columns without titles, semicolons, LF. One writer, and no importer of this shape in the product's
 * source of 2015: a preset to be tried. Accounts must exist with that exact number.
 */
export default defineFormat({
  id: 'openconcerto',
  label: 'OpenConcerto',
  software: ['OpenConcerto'],
  vendor: 'ILM Informatique',
  aliases: ['openconcerto', 'open concerto', 'ilm'],
  confidence: {
    level: 'low',
    note: {
      fr: 'Une seule source ; aucun import de cette forme dans le code du produit (2015).',
      en: 'A single source; no importer of this shape in the product’s code (2015).',
    },
  },
  sources: [dolibarr('exportOpenConcerto')],
  help: {
    fr: 'Import d’écritures CSV. Les comptes doivent exister au caractère près.',
    en: 'CSV import of entries. Accounts must exist to the character.',
  },
  options: [charsetOption(['utf-8', 'ansi']), thirdPartyOption('root')],
  shape: (options) => ({
    charset: chosenCharset(options),
    layout: delimited(';', { lineEnd: '\n' }),
    records: [
      {
        each: 'line',
        columns: [
          entryDate('Date', 'dd/MM/yyyy'),
          journal('Journal'),
          holder('Compte'),
          piece('Référence'),
          label('Libellé'),
          debit('Débit'),
          credit('Crédit'),
        ],
      },
    ],
  }),
  fileName: ({ from, exportNumber }) => `OPENCONCERTO_${from.slice(0, 7)}_${exportNumber}.csv`,
})
