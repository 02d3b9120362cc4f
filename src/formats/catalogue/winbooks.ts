import { titles } from '../fields'
import { defineFormat } from '../format'
import { best } from '../knowledge'
import { delimited, quotedCsv } from '../layouts'
import { charsetOption, choice, chosenCharset } from '../options'
import { inFiscalYear } from '../rules'
import { ACT, SHORT } from '../winbooks/act'

const YEARS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((index) => [index, index] as const)

/**
 * WinBooks Classic, ACT.txt: a signed amount in euro (debit positive), the third party beside its centralising account.
 * The meanings of the fields are covered by three sources, their order (36 of them, all quoted, no titles) by Tryton's
 * module. CSF.txt, its companion of third parties, is described by none of them: they must exist over there.
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
      fr: 'Sens des champs : trois sources ; leur ordre : une, le module de Tryton. Faites l’essai sur un dossier de test. Plan comptable belge et codes TVA à prévoir.',
      en: 'Meaning of the fields: three sources; their order: one, Tryton’s module. Try it on a test dossier. Needs the Belgian chart and VAT codes.',
    },
  },
  sources: [
    {
      kind: 'third-party',
      title: 'Teamleader, WinBooks Classic (ACT, CSF)',
      url: 'https://teamleader.freshdesk.com/en/support/solutions/articles/7000020086',
    },
    { kind: 'third-party', title: 'Tryton, account_export_winbooks', url: 'https://code.tryton.org' },
    { kind: 'vendor', title: 'WinBooks, Import of external data' },
  ],
  help: {
    fr: 'Import par le module Link, ACT.txt dans un dossier à part. L’indice de l’exercice (BOOKYEAR) et la période doivent être ceux du dossier WinBooks ; les tiers doivent exister.',
    en: 'Import with the Link module, ACT.txt in a folder of its own. The year’s index (BOOKYEAR) and the period must be those of the WinBooks dossier; third parties must exist.',
  },
  bestFor: [
    best(
      'WinBooks Classic',
      1,
      'Les 36 champs dans l’ordre que Tryton leur donne ; les tiers doivent exister.',
      'The 36 fields in the order that Tryton gives them; third parties must exist.',
    ),
  ],
  options: [
    choice('layout', 'Présentation', 'Layout', [
      ['full', '36 champs entre guillemets, sans titres', '36 quoted fields, without titles'],
      ['short', '13 champs nommés, à faire correspondre', '13 named fields, to be mapped'],
    ]),
    choice('bookYear', 'Indice de l’exercice (BOOKYEAR)', 'Index of the fiscal year (BOOKYEAR)', YEARS),
    choice('titles', 'Ligne de titres (13 champs)', 'Title line (13 fields)', [
      ['yes', 'Écrite', 'Written'],
      ['no', 'Non écrite', 'Not written'],
    ]),
    charsetOption(['ansi', 'utf-8']),
  ],
  shape: (options) => ({
    charset: chosenCharset(options),
    layout: options.layout === 'short' ? delimited(',') : quotedCsv(',', { quoteAll: true }),
    records:
      options.layout === 'short'
        ? [...(options.titles === 'no' ? [] : [titles(SHORT)]), { each: 'line', columns: SHORT }]
        : [{ each: 'line', columns: ACT }],
  }),
  fileName: () => 'ACT.txt',
  rules: inFiscalYear,
})
