import { factsOf } from '../custom/document-facts'
import { titles } from '../fields'
import { defineFormat } from '../format'
import { best } from '../knowledge'
import { delimited, quotedCsv } from '../layouts'
import { charsetOption, choice, chosenCharset } from '../options'
import { eachLine } from '../records'
import { inFiscalYear } from '../rules'
import { ACT, SHORT } from '../winbooks/act'
import { CSF, THIRD_PARTY } from '../winbooks/csf'

const YEARS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((index) => [index, index] as const)

/**
 * WinBooks Classic, ACT.txt: a signed amount in euro (debit positive), the third party beside its centralising account.
 * The meanings of the fields are covered by three sources, their order (36 of them, all quoted, no titles) by Tryton's
 * module. CSF.txt, the third parties, goes beside it: the vendor's help says what its fields mean, two writers their order.
 */
export default defineFormat({
  id: 'winbooks',
  label: 'WinBooks (ACT)',
  software: ['WinBooks Classic'],
  vendor: 'WinBooks',
  aliases: ['winbooks', 'winbooks on web', 'belgique', 'luxembourg', 'act.txt'],
  confidence: {
    level: 'low',
    note: {
      fr: 'Sens des champs : trois sources ; leur ordre : une pour ACT, deux pour CSF. WinBooks on Web lit d’autres fichiers. Faites l’essai sur un dossier de test. Plan comptable belge et codes TVA à prévoir.',
      en: 'Meaning of the fields: three sources; their order: one for ACT, two for CSF. WinBooks on Web reads other files. Try it on a test dossier. Needs the Belgian chart and VAT codes.',
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
    {
      kind: 'vendor',
      title: 'WinBooks, CSF (customers and suppliers)',
      url: 'https://help.winbooks.be/pages/viewpage.action?pageId=59574452',
    },
  ],
  help: {
    fr: 'Import par le module Link, ACT.txt et CSF.txt dans un même dossier. L’indice de l’exercice (BOOKYEAR) et la période doivent être ceux du dossier WinBooks.',
    en: 'Import with the Link module, ACT.txt and CSF.txt in one folder. The year’s index (BOOKYEAR) and the period must be those of the WinBooks dossier.',
  },
  bestFor: [
    best(
      'WinBooks Classic',
      1,
      'Les écritures et les tiers, lus ensemble par le module Link.',
      'Entries and third parties, read together by the Link module.',
    ),
  ],
  options: [
    choice('layout', 'Présentation', 'Layout', [
      ['full', '36 champs entre guillemets, sans titres', '36 quoted fields, without titles'],
      ['short', '13 champs nommés, à faire correspondre', '13 named fields, to be mapped'],
    ]),
    choice('bookYear', 'Indice de l’exercice au début (BOOKYEAR)', 'Index of the first fiscal year (BOOKYEAR)', YEARS),
    choice('titles', 'Ligne de titres (13 champs)', 'Title line (13 fields)', [
      ['yes', 'Écrite', 'Written'],
      ['no', 'Non écrite', 'Not written'],
    ]),
    choice('parties', 'Tiers (CSF.txt, 36 champs)', 'Third parties (CSF.txt, 36 fields)', [
      ['yes', 'Écrits à côté', 'Written beside'],
      ['no', 'Non écrits : ils existent', 'Not written: they exist'],
    ]),
    charsetOption(['ansi', 'utf-8']),
  ],
  shape: (options) => ({
    charset: chosenCharset(options),
    layout: options.layout === 'short' ? delimited(',') : quotedCsv(',', { quoteAll: true }),
    records:
      options.layout === 'short'
        ? [...(options.titles === 'no' ? [] : [titles(SHORT)]), eachLine(...SHORT)]
        : [eachLine(...ACT), ...(options.parties === 'no' ? [] : [CSF])],
  }),
  about: (document) => factsOf(document, THIRD_PARTY),
  fileName: () => 'ACT.txt',
  rules: inFiscalYear,
})
