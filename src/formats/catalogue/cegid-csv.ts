import { account, amount, auxiliary, credit, debit, entryDate, journal, label, piece, side } from '../fields'
import { defineFormat } from '../format'
import { best, dolibarr } from '../knowledge'
import { delimited } from '../layouts'
import { accentsOption, choice, chosenMark, markOption } from '../options'

/**
 * Cegid Expert and Business Line through a saved import model: A, eight columns with a side; B, « ECREXCEL », with debit
 * and credit. Nothing comes from the vendor; TRA carries more and is described by it.
 */
export default defineFormat({
  id: 'cegid-csv',
  label: 'Cegid Expert (CSV, ECREXCEL)',
  software: ['Cegid Expert', 'Cegid Business Line'],
  vendor: 'Cegid',
  aliases: ['cegid', 'ecrexcel', 'import simple', 'cegid csv'],
  bestFor: [
    best(
      'Cegid Expert, Business Line',
      2,
      'Quand le cabinet a un modèle d’import enregistré ; sans échéance ni mode de règlement.',
      'When the firm has a saved import model; without due dates or payment modes.',
    ),
  ],
  confidence: {
    level: 'medium',
    note: {
      fr: 'Chaque variante : une ou deux entreprises l’emploient ; rien de l’éditeur.',
      en: 'Each variant: one or two users in the field; nothing from the vendor.',
    },
  },
  sources: [
    dolibarr('exportCegid'),
    {
      kind: 'third-party',
      title: 'OpenFlyers, CegidEcrexcel',
      url: 'https://openflyers.com/en/doc/Accounting-export-template-CegidEcrexcel',
    },
  ],
  help: {
    fr: 'Import par un modèle enregistré du cabinet. Demandez-lui lequel, ou prenez le TRA.',
    en: 'Import through a model saved by the firm. Ask which one, or take TRA.',
  },
  options: [
    choice('layout', 'Variante', 'Variant', [
      ['A', 'A, Cegid Expert, import simple', 'A, Cegid Expert, simple import'],
      ['B', 'B, ECREXCEL'],
    ]),
    accentsOption('drop', 'Accents (variante A)', 'Accents (variant A)'),
    choice('charset', 'Jeu de caractères (variante B)', 'Character set (variant B)', [
      ['ansi', 'Windows-1252'],
      ['utf-8', 'UTF-8'],
    ]),
    markOption(','),
  ],
  shape: (options) =>
    options.layout === 'B'
      ? {
          charset: options.charset === 'utf-8' ? 'utf-8' : 'ansi',
          layout: delimited(';'),
          records: [{ each: 'line', columns: ECREXCEL }],
        }
      : {
          charset: options.accents === 'keep' ? 'ansi' : 'ascii',
          layout: delimited(';'),
          records: [
            {
              each: 'line',
              columns: [
                entryDate('Date', 'ddMMyyyy'),
                journal('Journal', { width: 3 }),
                account('Compte général'),
                auxiliary('Auxiliaire'),
                side('Sens'),
                amount('Montant', { mark: chosenMark(options) }),
                label('Libellé', { width: 35 }),
                piece('Pièce'),
              ],
            },
          ],
        },
  fileName: ({ from, exportNumber }) => `CEGID_${from.slice(0, 7)}_${exportNumber}.csv`,
})

const POINT = { width: 20, mark: '.', empty: true } as const

const ECREXCEL = [
  journal('Journal', { width: 3 }),
  entryDate('Date', 'dd/MM/yyyy'),
  account('Compte général', { width: 17 }),
  auxiliary('Auxiliaire', { width: 17 }),
  piece('Référence', { width: 35 }),
  label('Libellé', { width: 35 }),
  debit('Débit', POINT),
  credit('Crédit', POINT),
]
