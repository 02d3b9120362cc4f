import { amountColumn, blank, empty, literal, text } from '../columns'
import {
  amount,
  currency,
  dueDate,
  entryDate,
  filledLabel,
  holder,
  holderLabel,
  journal,
  lineNumber,
  paymentMode,
  piece,
  side,
} from '../fields'
import { defineFormat } from '../format'
import { best, dolibarr } from '../knowledge'
import { delimited } from '../layouts'
import { choice, sectionsOption, thirdPartyOption } from '../options'
import { behind, eachLine, hasSection } from '../records'
import { advisedWidth } from '../rules'

/**
 * EBP Compta, « format EBP »: ECRITURES.TXT with COMPTES.TXT beside it. Commas, label and piece between quotes, no
 * escape: both are taken out of texts. Fields 1–10 agree in nine sources; field 11 in six writers in use: a choice.
 */
export default defineFormat({
  id: 'ebp',
  label: 'EBP Compta (ECRITURES.TXT)',
  software: ['EBP Comptabilité', 'EBP Open Line'],
  vendor: 'EBP',
  aliases: ['ebp compta', 'ebp classic', 'ebp pro', 'open line', 'format ebp'],
  bestFor: [
    best(
      'EBP Comptabilité, Open Line',
      1,
      'Lu sans réglage, avec les comptes dans COMPTES.TXT.',
      'Read with nothing to set up, with the accounts in COMPTES.TXT.',
    ),
    best('Gestimum', 2, 'Gestimum lit aussi le format EBP.', 'Gestimum reads the EBP format too.'),
  ],
  confidence: {
    level: 'medium',
    note: {
      fr: 'Champs 1 à 10 : sûrs. Champ 11 (devise) : les sources divergent, voir l’option.',
      en: 'Fields 1 to 10: firm. Field 11 (currency): sources differ, see the option.',
    },
  },
  sources: [
    { kind: 'third-party', title: 'Gestimum, aide en ligne, FormatEBP200X5' },
    { kind: 'third-party', title: 'Numérigraphe, export_ebp' },
    dolibarr('exportEbp'),
  ],
  help: {
    fr: 'Import d’écritures, format EBP : choisissez ECRITURES.TXT ; COMPTES.TXT, dans le même dossier, crée les comptes qui manquent. Les versions anciennes reprennent les deux fichiers à l’ouverture, s’ils sont dans le dossier de la société.',
    en: 'Import of entries, EBP format: choose ECRITURES.TXT; COMPTES.TXT in the same folder creates missing accounts. Older versions take both files when they are opened, if they lie in the company’s folder.',
  },
  options: [
    choice('dates', 'Dates', 'Dates', [
      ['long', 'JJMMAAAA (V5, Open Line)'],
      ['short', 'JJMMAA (V3)'],
    ]),
    choice('last', 'Fin de ligne', 'End of line', [
      ['currency', 'Devise en 11', 'Currency in 11'],
      ['none', 'Sans devise (10 champs)', 'Without currency (10 fields)'],
      ['vat', 'Nature de TVA, mode, devise (13 champs)', 'VAT nature, mode, currency (13 fields)'],
    ]),
    thirdPartyOption('root'),
    choice('width', 'Longueur des comptes', 'Length of accounts', [
      ['10', '10 (constaté)', '10 (observed)'],
      ['15', '15 (documenté)', '15 (documented)'],
    ]),
    sectionsOption(),
  ],
  shape: ({ dates, last, width, sections }) => {
    const form = dates === 'short' ? 'ddMMyy' : 'ddMMyyyy'
    return {
      charset: 'ansi',
      layout: delimited(',', { forbidden: { '"': ' ' } }),
      records: [
        eachLine(
          lineNumber('N° de ligne'),
          entryDate('Date', form),
          journal('Journal', { width: 4 }),
          holder('Compte', { width: Number(width) }),
          blank('Libellé automatique'),
          filledLabel('Libellé', { width: 40, quoted: true }),
          piece('N° de pièce', { width: 15, required: true, quoted: true }),
          amount('Montant', { mark: '.' }),
          side('Sens'),
          dueDate('Échéance', form),
          ...(last === 'vat' ? [blank('Nature de TVA'), paymentMode('Mode de règlement', { width: 8 })] : []),
          ...(last === 'none' ? [] : [currency('Devise')]),
        ),
        ...(sections === 'yes' ? [SECTION] : []),
        {
          each: 'account',
          part: 'COMPTES.TXT',
          columns: [
            holder('Compte', { width: Number(width) }),
            holderLabel('Intitulé', { width: 60, whenTooWide: 'cut' }),
            ...empty('Société', 'Adresse', 'Code postal', 'Ville', 'Pays', 'Contact', 'Téléphone', 'Fax'),
          ],
        },
      ],
    }
  },
  fileName: () => 'ECRITURES.TXT',
  rules: advisedWidth('N° de pièce', 10, 15, ({ pieceRef }) => pieceRef),
})

/** Under its line: the whole amount to one section. */
const SECTION = behind(
  hasSection,
  text('Section', ({ line }) => `>${line.analytic}`, { width: 16, mark: '>', carries: 'analytic' }),
  literal('Pourcentage', '100.00'),
  amountColumn('Montant', ({ line }) => line.amount, { mark: '.' }),
)
