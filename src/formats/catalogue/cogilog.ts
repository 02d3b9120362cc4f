import { empty, text } from '../columns'
import { factsOf } from '../custom/document-facts'
import {
  analytic,
  credit,
  debit,
  dueDate,
  entryDate,
  holder,
  holderLabel,
  journal,
  journalLabel,
  label,
  piece,
  titles,
} from '../fields'
import { defineFormat } from '../format'
import { dolibarr } from '../knowledge'
import { delimited } from '../layouts'
import { charsetOption, chosenCharset, chosenMark, markOption, thirdPartyOption } from '../options'

/**
 * Cogilog Compta (macOS): 22 columns with titles, tabs, LF. Two writers agree on the first nine; the wide variant also
 * creates journals and accounts. A wrong choice of character set at import aborts it.
 */
export default defineFormat({
  id: 'cogilog',
  label: 'Cogilog Compta',
  software: ['Cogilog Compta', 'Cogilog Compta Pro'],
  vendor: 'Cogilog',
  aliases: ['cogilog', 'mac', 'macos'],
  confidence: {
    level: 'medium',
    note: {
      fr: 'Neuf premières colonnes : deux sources. Les suivantes : une.',
      en: 'First nine columns: two sources. The others: one.',
    },
  },
  sources: [
    { kind: 'third-party', title: 'iDocus, preseizure_to_txt (export_cogilog)' },
    dolibarr('exportCogilog'),
    { kind: 'vendor', title: 'Cogilog, import automatique', url: 'https://www.cogilog.com/import-automatique/' },
  ],
  help: {
    fr: 'Import d’écritures : choisissez le même jeu de caractères qu’ici, sinon l’import s’interrompt.',
    en: 'Import of entries: choose the same character set as here, or the import stops.',
  },
  options: [markOption('.'), charsetOption(['utf-8', 'ansi']), thirdPartyOption('root')],
  shape: (options) => {
    const sides = { mark: chosenMark(options), empty: true }
    const columns = [
      journal('Journal'),
      entryDate('Date', 'dd/MM/yyyy'),
      piece('Pièce'),
      holder('Compte'),
      analytic('Section'),
      label('Libellé'),
      dueDate('Echéance', 'dd/MM/yyyy'),
      debit('Debit', sides),
      credit('Crédit', sides),
      journalLabel('Intitulé Journal'),
      holderLabel('Intitulé Compte'),
      ...empty('Intitulé section'),
      ...empty('Lettrage', 'Pointage', 'Code Fin', 'Référence', 'Informations', 'Vierge', 'Vierge', 'Vierge', 'Vierge'),
      text('Lien', ({ about }) => String(about?.['doc.url'] ?? ''), { ofEntry: true }),
    ]
    return {
      charset: chosenCharset(options),
      layout: delimited('\t', { lineEnd: '\n' }),
      records: [titles(columns), { each: 'line', columns }],
    }
  },
  about: (document) => factsOf(document, ['doc.url']),
  fileName: ({ from, exportNumber }) => `COGILOG_${from.slice(0, 7)}_${exportNumber}.txt`,
})
