import { entryText, literal, text } from '../columns'
import {
  account,
  auxiliary,
  belgianRole,
  dueDate,
  entryDate,
  journal,
  label,
  pieceDate,
  signedAmount,
  titles,
} from '../fields'
import { defineFormat } from '../format'
import { delimited } from '../layouts'
import { charsetOption, choice, chosenCharset } from '../options'
import { fiscalPeriod, inFiscalYear } from '../rules'

const YEARS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((index) => [index, index] as const)

/**
 * WinBooks Classic, ACT.txt: a signed amount in euro (debit positive), the third party beside its centralising account.
 * The meanings of the fields are covered by two sources, their order by none: to be tried on a test dossier.
 */
export default defineFormat({
  id: 'winbooks',
  label: 'WinBooks (ACT)',
  software: ['WinBooks Classic', 'WinBooks on Web'],
  vendor: 'WinBooks',
  aliases: ['winbooks', 'belgique', 'luxembourg', 'act.txt'],
  confidence: {
    level: 'low',
    note: {
      fr: 'Sens des champs : deux sources. Leur ordre : non confirmé ; faites l’essai sur un dossier de test. Plan comptable belge et codes TVA à prévoir.',
      en: 'Meaning of the fields: two sources. Their order: not confirmed; try it on a test dossier. Needs the Belgian chart and VAT codes.',
    },
  },
  sources: [
    {
      kind: 'third-party',
      title: 'Teamleader, WinBooks Classic (ACT, CSF)',
      url: 'https://teamleader.freshdesk.com/en/support/solutions/articles/7000020086',
    },
    { kind: 'vendor', title: 'WinBooks, Import of external data' },
  ],
  help: {
    fr: 'Import par le module Link, ACT.txt dans un dossier à part. L’indice de l’exercice (BOOKYEAR) et la période doivent être ceux du dossier WinBooks ; les tiers doivent exister.',
    en: 'Import with the Link module, ACT.txt in a folder of its own. The year’s index (BOOKYEAR) and the period must be those of the WinBooks dossier; third parties must exist.',
  },
  options: [
    choice('bookYear', 'Indice de l’exercice (BOOKYEAR)', 'Index of the fiscal year (BOOKYEAR)', YEARS),
    choice('titles', 'Ligne de titres', 'Title line', [
      ['yes', 'Écrite', 'Written'],
      ['no', 'Non écrite', 'Not written'],
    ]),
    charsetOption(['ansi', 'utf-8']),
  ],
  shape: (options) => ({
    charset: chosenCharset(options),
    layout: delimited(','),
    records: [...(options.titles === 'no' ? [] : [titles(ACT)]), { each: 'line', columns: ACT }],
  }),
  fileName: () => 'ACT.txt',
  rules: inFiscalYear,
})

/** 1 a customer's line, 2 a supplier's, 3 a general one. */
const DOCTYPES = { C: '1', F: '2', G: '3' } as const

const ACT = [
  text('DOCTYPE', (row) => DOCTYPES[belgianRole(row)], { onlyWith: 'auxiliary' }),
  journal('DBKCODE'),
  entryText('DOCNUMBER', (entry) => entry.pieceRef.replace(/\D/g, ''), { required: true, tells: 'pieceRef' }),
  account('ACCOUNTGL'),
  auxiliary('ACCOUNTRP', { width: 10 }),
  text('BOOKYEAR', ({ options }) => options.bookYear ?? '1', { ofEntry: true }),
  text('PERIOD', fiscalPeriod, { ofEntry: true }),
  entryDate('DATE', 'yyyyMMdd'),
  pieceDate('DATEDOC', 'yyyyMMdd'),
  dueDate('DUEDATE', 'yyyyMMdd'),
  label('COMMENT', { width: 40 }),
  literal('AMOUNT', '0'),
  signedAmount('AMOUNTEUR', { mark: '.' }),
]
