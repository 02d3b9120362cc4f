import {
  accountIdentity,
  accountOrAuxiliary,
  amountColumn,
  blank,
  date,
  entryText,
  labelFallback,
  labelOfAccount,
  numberColumn,
  sideLetter,
  text,
  thirdPartyOption,
} from '../columns'
import type { Row } from '../format'
import { defineFormat } from '../format'
import { delimited } from '../layouts'

/**
 * EBP Compta, « format EBP »: ECRITURES.TXT with COMPTES.TXT beside it. Commas, label and piece between quotes, no
 * escape: commas and quotes are taken out of texts. Fields 1–10 agree in nine sources; field 11 is the currency in six
 * writers used with the real product, something else in others: a choice.
 */
export default defineFormat({
  id: 'ebp',
  label: 'EBP Compta (ECRITURES.TXT)',
  software: ['EBP Comptabilité', 'EBP Open Line'],
  vendor: 'EBP',
  aliases: ['ebp compta', 'ebp classic', 'ebp pro', 'open line', 'format ebp'],
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
    { kind: 'third-party', title: 'Dolibarr, exportEbp', url: 'https://github.com/Dolibarr/dolibarr' },
  ],
  help: {
    fr: 'Outils › Import › Format EBP : choisissez ECRITURES.TXT ; COMPTES.TXT, dans le même dossier, crée les comptes qui manquent.',
    en: 'Outils › Import › Format EBP: choose ECRITURES.TXT; COMPTES.TXT in the same folder creates missing accounts.',
  },
  options: [
    {
      id: 'dates',
      label: { fr: 'Dates', en: 'Dates' },
      values: [
        { value: 'long', label: { fr: 'JJMMAAAA (V5, Open Line)', en: 'JJMMAAAA (V5, Open Line)' } },
        { value: 'short', label: { fr: 'JJMMAA (V3)', en: 'JJMMAA (V3)' } },
      ],
      default: 'long',
    },
    {
      id: 'last',
      label: { fr: 'Fin de ligne', en: 'End of line' },
      values: [
        { value: 'currency', label: { fr: 'Devise en 11', en: 'Currency in 11' } },
        { value: 'none', label: { fr: 'Sans devise (10 champs)', en: 'Without currency (10 fields)' } },
        {
          value: 'vat',
          label: { fr: 'Nature de TVA, mode, devise (13 champs)', en: 'VAT nature, mode, currency (13 fields)' },
        },
      ],
      default: 'currency',
    },
    thirdPartyOption('root'),
    {
      id: 'width',
      label: { fr: 'Longueur des comptes', en: 'Length of accounts' },
      values: [
        { value: '10', label: { fr: '10 (constaté)', en: '10 (observed)' } },
        { value: '15', label: { fr: '15 (documenté)', en: '15 (documented)' } },
      ],
      default: '10',
    },
  ],
  shape: (options) => {
    const width = Number(options.width)
    const form = options.dates === 'short' ? 'ddMMyy' : 'ddMMyyyy'
    const last = {
      none: [],
      vat: [
        blank('Nature de TVA'),
        text('Mode de règlement', ({ line }) => line.paymentMode ?? '', { width: 8, whenTooWide: 'cut' }),
        currency,
      ],
      currency: [currency],
    }
    return {
      charset: 'ansi',
      layout: delimited(',', { forbidden: { '"': ' ' } }),
      records: [
        {
          each: 'line',
          columns: [
            numberColumn('N° de ligne', ({ running }) => running),
            date('Date', form, ({ entry }) => entry.date, { required: true }),
            entryText('Journal', (entry) => entry.journal, { width: 4, required: true }),
            text('Compte', account, { width, required: true, distinct: 'refuse', identity: accountIdentity }),
            blank('Libellé automatique'),
            text('Libellé', ({ line }) => line.label, {
              width: 40,
              whenTooWide: 'cut',
              required: true,
              quoted: true,
              fallback: labelFallback,
            }),
            entryText('N° de pièce', (entry) => entry.pieceRef, {
              width: 15,
              whenTooWide: 'cut-left',
              required: true,
              quoted: true,
              distinct: 'notice',
            }),
            amountColumn('Montant', ({ line }) => line.amount, { mark: '.' }),
            text('Sens', sideLetter),
            date('Échéance', form, ({ line }) => line.dueDate),
            ...(last[options.last as keyof typeof last] ?? last.currency),
          ],
        },
        {
          each: 'account',
          part: 'COMPTES.TXT',
          columns: [
            text('Compte', account, { width, required: true }),
            text('Intitulé', ({ line }) => labelOfAccount(line), { width: 60, whenTooWide: 'cut' }),
            ...['Société', 'Adresse', 'Code postal', 'Ville', 'Pays', 'Contact', 'Téléphone', 'Fax'].map((name) =>
              blank(name),
            ),
          ],
        },
      ],
    }
  },
  fileName: () => 'ECRITURES.TXT',
})

const account = ({ line, options }: Row) => accountOrAuxiliary(line, options.thirdParty ?? 'root')
const currency = text('Devise', ({ context }) => context.currency)
