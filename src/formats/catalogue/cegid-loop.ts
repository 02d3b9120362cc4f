import { fecFileName, fecNeeds, fecOptions, fecRules, fecShape } from '../fec/profile'
import { defineFormat } from '../format'
import { best } from '../knowledge'
import { mappedCsv } from '../mapped-csv'
import { choice } from '../options'
import { reservedJournals } from '../rules'

const reserved = reservedJournals('JournalCode', 'AN')

/**
 * Cegid Loop has no format of its own for a firm's clients: FEC, TRA, or a table mapped on screen. Its import wants
 * neither comma, semicolon nor line end inside a field, and keeps the journal AN to itself.
 */
export default defineFormat({
  id: 'cegid-loop',
  label: 'Cegid Loop',
  software: ['Cegid Loop'],
  vendor: 'Cegid',
  aliases: ['loop', 'cegid', 'fec loop'],
  bestFor: [
    best(
      'Cegid Loop',
      1,
      'FEC débarrassé de ce que Loop refuse dans un champ ; sans réglage.',
      'A FEC rid of what Loop refuses inside a field; nothing to set up.',
    ),
  ],
  confidence: {
    level: 'medium',
    note: {
      fr: 'FEC et import personnalisé : documentés. Règles des champs : moyen.',
      en: 'FEC and custom import: documented. Rules of the fields: medium.',
    },
  },
  sources: [
    {
      kind: 'vendor',
      title: 'Cegid Developers, Loop, EcritureComptableImport',
      url: 'https://developers.cegid.com/docreference/BusinessUnits/Loop-Api-Management-Docs/EcritureComptableImport.html',
    },
    { kind: 'third-party', title: 'Spendesk, Importez votre journal d’achats dans Cegid Loop' },
  ],
  help: {
    fr: 'Comptabilité › Imports : FEC ; ou Écritures › Personnalisées pour le tableau, en glissant les libellés sur les colonnes. Ni modes de règlement ni pièces jointes en FEC : prenez alors le TRA.',
    en: 'Comptabilité › Imports: FEC; or Écritures › Personnalisées for the table, dragging the labels onto the columns. Neither payment modes nor attachments in a FEC: take TRA then.',
  },
  options: [
    choice('layout', 'Présentation', 'Layout', [
      ['fec', 'FEC'],
      ['custom', 'Tableau à faire correspondre', 'Table to be mapped'],
    ]),
    ...fecOptions('export'),
  ],
  shape: (options) =>
    options.layout === 'custom'
      ? mappedCsv(['journal', 'date', 'account', 'auxiliary', 'piece', 'label', 'debit', 'credit', 'due'], options)
      : fecShape(options, { forbidden: { ',': ' ', ';': ' ' } }),
  fileName: (context, entry, options, movement) =>
    options.layout === 'custom'
      ? `LOOP_${context.from.slice(0, 7)}_${context.exportNumber}.csv`
      : fecFileName(context, entry, options, movement),
  needs: (context, options) => (options.layout === 'custom' ? [] : fecNeeds(context, options)),
  rules: (row) => [...reserved(row), ...(row.options.layout === 'custom' ? [] : fecRules(row))],
})
