import { pdfOfPiece } from '../attachments'
import { FOREIGN_LINE, isForeign, LINE, SECTION_REST } from '../cegid/lines'
import { firstRecord, JOURNAL } from '../cegid/settings'
import { factsOf } from '../custom/document-facts'
import { defineFormat } from '../format'
import { best } from '../knowledge'
import { fixedWidth } from '../layouts'
import { attachmentsOption, choice, sectionsOption } from '../options'
import { behind, eachLine, hasSection, opensWithAttachment } from '../records'
import { moneyAccounts } from '../rules'
import { attachmentLine, partyLine, sectionLine } from '../typed-line'

/**
 * Cegid TRA (ComSx), Cegid's own description of the movement file, version 11: a header, a record for each journal, then
 * 222 characters a line in format STD. Cegid Loop, MyUnisoft and Pennylane read it too. Lettering is ignored there.
 */
export default defineFormat({
  id: 'cegid-tra',
  label: 'Cegid TRA (Business Line, Expert)',
  software: ['Cegid Business Line', 'Cegid Expert', 'Cegid Business Suite', 'Cegid Loop', 'MyUnisoft', 'Pennylane'],
  vendor: 'Cegid',
  aliases: ['comsx', 'tra', 'cegid', 's1', 's5', 'sisco', 'business place', 'mouvements cegid'],
  bestFor: [
    best(
      'Cegid Expert, Business Line',
      1,
      'Description publiée par Cegid ; porte échéances, modes de règlement et auxiliaires, sans réglage.',
      'Described by Cegid itself; carries due dates, payment modes and third parties, with nothing to set up.',
    ),
    best(
      'Cegid Loop',
      2,
      'À prendre plutôt que le FEC quand les échéances ou les modes de règlement comptent.',
      'To be taken rather than the FEC when due dates or payment modes matter.',
    ),
    best(
      'MyUnisoft',
      2,
      'Pour joindre les PDF : un ZIP avec le fichier.',
      'To send the PDFs along: a ZIP with the file.',
    ),
    best(
      'Pennylane',
      2,
      'Lu par le même écran que le FEC ; porte les échéances et les modes de règlement.',
      'Read by the same screen as the FEC; carries due dates and payment modes.',
    ),
  ],
  confidence: {
    level: 'high',
    note: { fr: 'Description de l’éditeur, version 11.', en: 'The vendor’s description, version 11.' },
  },
  sources: [
    {
      kind: 'vendor',
      title: 'Cegid Business Comptabilité, fichier de mouvements TRA, v11',
      url: 'https://github.com/MyUnisoft/api-partenaires',
    },
    { kind: 'third-party', title: 'Expensya, Export Cegid standard' },
  ],
  help: {
    fr: 'Traitements annexes › Récupération de données › Import Cegid (ComSx). Les comptes collectifs et les tiers doivent exister. Les lettrages ne sont pas repris.',
    en: 'Traitements annexes › Récupération de données › Import Cegid (ComSx). Collective accounts and third parties must exist. Letters are not taken.',
  },
  options: [
    choice('origin', 'Origine du fichier', 'Origin of the file', [
      ['EXP', 'EXP, cabinet', 'EXP, accounting firm'],
      ['CLI', 'CLI, entreprise', 'CLI, company'],
    ]),
    choice('journals', 'Fiches des journaux', 'Journal records', [
      ['yes', 'Écrites (règle de l’éditeur)', 'Written (the vendor’s rule)'],
      ['no', 'Non écrites', 'Not written'],
    ]),
    choice('currencies', 'Devises étrangères', 'Foreign currencies', [
      ['no', 'Montants en euros seulement', 'Amounts in euros only'],
      [
        'yes',
        'Montant en devise, puis en euros',
        'Amount in the currency, then in euros',
        {
          fr: 'Codage DE-, avec le taux de la pièce : la devise doit exister chez Cegid.',
          en: 'Coding DE-, with the document’s rate: the currency must exist at Cegid’s.',
        },
      ],
    ]),
    sectionsOption(),
    attachmentsOption(),
  ],
  shape: ({ origin, journals, currencies, sections, attachments }) => ({
    charset: 'ansi',
    layout: fixedWidth(),
    records: [
      firstRecord(origin ?? 'EXP'),
      ...(journals === 'no' ? [] : [JOURNAL]),
      ...(currencies === 'yes'
        ? [behind((row) => !isForeign(row), ...partyLine(LINE)), behind(isForeign, ...partyLine(FOREIGN_LINE))]
        : [eachLine(...partyLine(LINE))]),
      ...(sections === 'yes' ? [behind(hasSection, ...sectionLine(LINE, SECTION_REST))] : []),
      ...(attachments === 'yes' ? [behind(opensWithAttachment, ...attachmentLine(LINE))] : []),
    ],
  }),
  about: (document) => factsOf(document, ['currency.rate']),
  attachments: ({ attachments }) => (attachments === 'yes' ? pdfOfPiece : undefined),
  fileName: ({ from, exportNumber }) => `CEGID_${from.slice(0, 7)}_${exportNumber}.TRA`,
  needs: ({ journals }, options) => (options.journals === 'no' ? [] : moneyAccounts(journals)),
})
