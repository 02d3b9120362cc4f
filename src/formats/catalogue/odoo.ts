import { text } from '../columns'
import {
  account,
  auxiliaryLabel,
  credit,
  debit,
  dueDate,
  entryDate,
  foreignCurrency,
  journal,
  label,
  letter,
  piece,
  signedForeignAmount,
} from '../fields'
import { defineFormat } from '../format'
import { best } from '../knowledge'
import { quotedCsv } from '../layouts'
import { charsetOption, choice, chosenCharset } from '../options'
import { table } from '../records'

/**
 * Odoo, journal items: the vendor's template, with technical titles, which are read in every language. Third parties are
 * partners beside their collective account; unknown ones are created. Lines of a `move_id` are one entry.
 */
export default defineFormat({
  id: 'odoo',
  label: 'Odoo (écritures, CSV)',
  software: ['Odoo', 'Odoo Comptabilité', 'OpenERP'],
  vendor: 'Odoo',
  aliases: ['odoo', 'openerp', 'account.move'],
  bestFor: [
    best(
      'Odoo',
      1,
      'Modèle de l’éditeur, fait pour des imports fréquents ; le FEC y sert en début d’exercice.',
      'The vendor’s template, made for frequent imports; the FEC serves at the start of a year.',
    ),
  ],
  confidence: {
    level: 'high',
    note: {
      fr: 'Modèle d’import livré avec Odoo. Échéance, devise et sections : colonnes de l’import général, sur demande.',
      en: 'Import template shipped with Odoo. Due date, currency and sections: columns of the general importer, on demand.',
    },
  },
  sources: [
    { kind: 'vendor', title: 'Odoo, aml_import_template.xlsx', url: 'https://github.com/odoo/odoo' },
    { kind: 'vendor', title: 'Odoo, documentation (France)', url: 'https://www.odoo.com/documentation' },
  ],
  help: {
    fr: 'Import des écritures comptables (modèle « Journal Items »). Prenez un journal à part (opérations diverses) : dans INV ou BILL, ce sont des écritures qui naissent, pas des factures.',
    en: 'Import of journal items (the “Journal Items” template). Take a journal of its own (miscellaneous operations): in INV or BILL this makes entries, not invoices.',
  },
  options: [
    choice('separator', 'Séparateur', 'Separator', [
      [',', 'Virgule', 'Comma'],
      [';', 'Point-virgule', 'Semicolon'],
    ]),
    charsetOption(['utf-8', 'utf-8-bom']),
    choice('more', 'Échéance et devise', 'Due date and currency', [
      ['no', 'Modèle de l’éditeur', 'The vendor’s template'],
      ['yes', 'Colonnes de l’import général', 'Columns of the general importer'],
    ]),
    choice('sections', 'Sections analytiques', 'Analytic sections', [
      ['no', 'Non écrites', 'Not written'],
      [
        'yes',
        'Colonne analytic_distribution',
        'Column analytic_distribution',
        {
          fr: 'La section d’une règle est alors le numéro (identifiant) du compte analytique dans Odoo.',
          en: 'The section of a rule is then the number (identifier) of the analytic account in Odoo.',
        },
      ],
    ]),
  ],
  shape: (options) => ({
    charset: chosenCharset(options),
    layout: quotedCsv(options.separator === ';' ? ';' : ','),
    records: table(
      ...COLUMNS,
      ...(options.more === 'yes' ? MORE : []),
      ...(options.sections === 'yes' ? [DISTRIBUTION] : []),
    ),
  }),
  fileName: ({ from, exportNumber }) => `ODOO_${from.slice(0, 7)}_${exportNumber}.csv`,
})

const COLUMNS = [
  journal('journal_id'),
  piece('move_id', { required: true, fallback: ({ number }) => String(number) }),
  entryDate('date', 'yyyy-MM-dd'),
  auxiliaryLabel('partner_id', { quoted: 'filled', fallback: ({ line }) => line.auxiliary?.number ?? '' }),
  label('name', { quoted: 'filled' }),
  account('account_id'),
  debit('debit', { mark: '.' }),
  credit('credit', { mark: '.' }),
  letter('matching_number'),
]

const MORE = [
  dueDate('date_maturity', 'yyyy-MM-dd'),
  foreignCurrency('currency_id'),
  signedForeignAmount('amount_currency'),
]

/** The whole line to one analytic account, by its identifier. */
const DISTRIBUTION = text('analytic_distribution', ({ line }) => (line.analytic ? `{"${line.analytic}": 100}` : ''), {
  quoted: 'needed',
  tells: 'analytic',
  onlyWith: 'analytic',
  allowed: { pattern: /^\{"\d+": 100\}$/, expected: '0–9' },
})
