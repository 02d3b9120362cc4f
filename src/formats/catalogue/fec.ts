import { pdfOfPiece } from '../attachments'
import { fecColumnsOption, fecOptions, fecProfile } from '../fec/profile'
import { defineFormat } from '../format'
import { best } from '../knowledge'
import { attachmentsOption } from '../options'

/**
 * Fichier des écritures comptables (LPF art. A47 A-1, VII): the one file that every French package reads. The law, the
 * administration's checker and the importers disagree; this is the strict form that satisfies them all.
 * A batch is « in FEC format »: the whole year's opening entries and continuity do not apply to it.
 */
export default defineFormat({
  ...fecProfile,
  id: 'fec',
  label: 'FEC',
  software: ['Tous les logiciels français', 'Pennylane', 'Tiime', 'Inqom', 'MyUnisoft', 'Cegid Loop', 'Odoo'],
  vendor: 'Direction générale des finances publiques',
  aliases: [
    'fichier des écritures comptables',
    'dgfip',
    'contrôle fiscal',
    'a47',
    'fulll',
    'dext',
    'sage',
    'acd',
    'ebp',
    'quadra',
  ],
  bestFor: [
    best(
      'ACD (Comptabilité Expert, i-Suite Expert)',
      1,
      'ACD n’impose aucune présentation : les colonnes du FEC sont nommées et publiques. Laissez la date de validation vide.',
      'ACD imposes no layout: the FEC’s columns are named and public. Leave the validation date empty.',
    ),
    best('IBIZA Comptabilité', 1, 'Se lit sans modèle d’import enregistré.', 'Is read without a saved import model.'),
    best(
      'Sage Active',
      2,
      'Quand le modèle téléchargé dans Sage Active ne peut pas servir.',
      'When the template downloaded from Sage Active cannot serve.',
    ),
    best(
      'Sage Coala, Génération Experts',
      2,
      'Colonnes publiques, quand la présentation Coala est refusée.',
      'Public columns, when the Coala layout is refused.',
    ),
    best(
      'ISACOMPTA, AGIRIS',
      2,
      'Lu par AGIRIS ; sans échéances ni activités.',
      'Read by AGIRIS; without due dates or activities.',
    ),
  ],
  confidence: {
    level: 'high',
    note: {
      fr: 'Texte de loi et outil de contrôle de l’administration.',
      en: 'Text of law and the administration’s own checker.',
    },
  },
  sources: [
    {
      kind: 'law',
      title: 'LPF, article A47 A-1',
      url: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000027804775',
    },
    { kind: 'vendor', title: 'DGFiP, Test Compta Demat', url: 'https://github.com/DGFiP/Test-Compta-Demat' },
  ],
  help: {
    fr: 'Dans le logiciel : import d’un FEC ou d’un fichier d’écritures.',
    en: 'In the software: import of a FEC or of an entry file.',
  },
  options: [...fecOptions('export'), fecColumnsOption('dolibarr', 'myunisoft', 'cash'), attachmentsOption()],
  attachments: ({ attachments }) => (attachments === 'yes' ? pdfOfPiece : undefined),
})
