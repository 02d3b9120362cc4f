import { fecDanger, fecFileName, fecNeeds, fecOptions, fecRules, fecShape } from '../fec/profile'
import { defineFormat } from '../format'
import { mappedCsv } from '../mapped-csv'
import { choice } from '../options'

/**
 * Fulll, Tiime and collectors of the Dext kind publish no layout of an entry file: a FEC is what they read, a plain table
 * is what remains to be mapped. Dext-like tools write such files rather than read them.
 */
export default defineFormat({
  id: 'fulll-tiime',
  label: 'Fulll, Tiime, Dext (FEC)',
  software: ['Fulll', 'Tiime Expert', 'Dext'],
  vendor: 'Fulll, Tiime, Dext',
  aliases: ['full', 'fulll', 'tiime', 'time', 'dext', 'receipt bank'],
  bestFor: ['Fulll', 'Tiime'].map((software) => ({
    software,
    rank: 1,
    why: {
      fr: 'Aucune présentation publiée : le FEC est la voie sûre.',
      en: 'No layout is published: the FEC is the safe way.',
    },
  })),
  confidence: {
    level: 'low',
    note: {
      fr: 'Aucun de ces éditeurs ne publie de présentation ; seul le FEC est établi.',
      en: 'None of these vendors publishes a layout; only the FEC is established.',
    },
  },
  sources: [
    {
      kind: 'vendor',
      title: 'Tiime Expert, aide (import bancaire seul)',
      url: 'https://tiime-expert.helpscoutdocs.com',
    },
  ],
  help: {
    fr: 'Import d’un FEC par le cabinet.',
    en: 'Import of a FEC by the firm.',
  },
  danger: fecDanger,
  options: [
    choice('layout', 'Présentation', 'Layout', [
      ['fec', 'FEC'],
      ['csv', 'Tableau à faire correspondre', 'Table to be mapped'],
    ]),
    ...fecOptions('export'),
  ],
  shape: (options) =>
    options.layout === 'csv'
      ? mappedCsv(['journal', 'date', 'piece', 'account', 'auxiliary', 'label', 'debit', 'credit', 'due'], options)
      : fecShape(options),
  fileName: (context, entry, options, movement) =>
    options.layout === 'csv'
      ? `ECRITURES_${context.from.slice(0, 7)}_${context.exportNumber}.csv`
      : fecFileName(context, entry, options, movement),
  needs: (context, options) => (options.layout === 'csv' ? [] : fecNeeds(context, options)),
  rules: (row) => (row.options.layout === 'csv' ? [] : fecRules(row)),
})
