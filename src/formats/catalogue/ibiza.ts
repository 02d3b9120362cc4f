import { entryText } from '../columns'
import { analytic, credit, debit, entryDate, holder, journal, label, piece, titles } from '../fields'
import { defineFormat } from '../format'
import { best } from '../knowledge'
import { delimited } from '../layouts'
import { charsetOption, chosenCharset, thirdPartyOption, typed } from '../options'

/**
 * IBIZA, « imports écritures personnalisées »: tabs and a title line, mapped once by the firm. The XML that IBIZA takes
 * goes by a web service with a partner's account, out of a file's reach.
 */
export default defineFormat({
  id: 'ibiza',
  label: 'IBIZA (texte)',
  software: ['IBIZA Comptabilité'],
  vendor: 'Irium, Fulll',
  aliases: ['ibiza', 'irium', 'fulll', 'inexweb'],
  bestFor: [
    best(
      'IBIZA Comptabilité',
      2,
      'Porte la section analytique ; le FEC se lit sans modèle.',
      'Carries the analytic section; the FEC is read without a model.',
    ),
  ],
  confidence: {
    level: 'medium',
    note: {
      fr: 'Ordre des neuf colonnes : une source. Jeu de caractères et côté vide : proposés.',
      en: 'Order of the nine columns: one source. Character set and empty side: proposed.',
    },
  },
  sources: [
    {
      kind: 'third-party',
      title: 'inexweb, export vers IBIZA',
      url: 'https://aide.inexweb.fr/fr/support/solutions/articles/80001018767',
    },
  ],
  help: {
    fr: 'Comptabilité › Imports › Imports écritures personnalisées : le cabinet enregistre le modèle la première fois. « Code section » porte le nom de l’analyse analytique.',
    en: 'Comptabilité › Imports › Imports écritures personnalisées: the firm saves the model the first time. “Code section” bears the name of the analytic analysis.',
  },
  options: [
    charsetOption(['ansi', 'utf-8']),
    thirdPartyOption('root'),
    typed('analysis', 'Nom de l’analyse', 'Name of the analysis', 'Code section', /^[^\t\r\n"]{1,40}$/, {
      fr: 'Titre de la colonne des sections, tel que le modèle du cabinet le nomme',
      en: 'Title of the sections’ column, as the firm’s model names it',
    }),
  ],
  shape: (options) => {
    const columns = [
      entryDate('Date', 'dd/MM/yyyy'),
      journal('Code journal'),
      piece('Pièce'),
      entryText('Ref. Pièce', (entry) => entry.pieceRef),
      holder('N° compte'),
      label('Libellé'),
      debit('Débit', { empty: true }),
      credit('Crédit', { empty: true }),
      analytic(options.analysis ?? 'Code section'),
    ]
    return {
      charset: chosenCharset(options),
      layout: delimited('\t'),
      records: [titles(columns), { each: 'line', columns }],
    }
  },
  fileName: ({ from, exportNumber }) => `IBIZA_${from.slice(0, 7)}_${exportNumber}.txt`,
})
