import { blank, literal, tag } from '../columns'
import { amount, dueDate, entryDate, holder, holderLabel, journal, label, movement, piece, side } from '../fields'
import type { RecordKind } from '../format'
import { defineFormat } from '../format'
import { best } from '../knowledge'
import { delimited } from '../layouts'
import { charsetOption, choice, chosenCharset, thirdPartyOption } from '../options'
import { eachLine } from '../records'

/**
 * Sage 50 and Ciel, RImport.txt: command lines `##`, then tabs. Fields 1–10 agree in three sources; the rest is uncertain
 * and cut at 13. The name is what the software detects; it is renamed .BAK once imported.
 */
export default defineFormat({
  id: 'sage-50-rimport',
  label: 'Sage 50, Ciel (RImport)',
  software: ['Sage 50', 'Sage 50 Ciel', 'Ciel Compta'],
  vendor: 'Sage',
  aliases: ['rimport', 'sage 50', 'ciel', 'ciel compta', 'ciel gestion intégrale'],
  bestFor: [
    best(
      'Sage 50, Ciel Compta',
      2,
      'Libellés de 50 caractères, mais encore peu éprouvé : commencez par XIMPORT.',
      'Labels of 50 characters, but little tried yet: begin with XIMPORT.',
    ),
  ],
  confidence: {
    level: 'low',
    note: {
      fr: 'Champs 1 à 10 : moyen ; type, mode et échéance (11 à 13) : faible. À essayer d’abord sur une société de test.',
      en: 'Fields 1 to 10: medium; type, mode and due date (11 to 13): low. To be tried first on a test company.',
    },
  },
  sources: [
    { kind: 'vendor', title: 'Base de connaissances Sage, structure de RImport', url: 'https://fr-kb.sage.com' },
    {
      kind: 'vendor',
      title: 'Sage 50, aide en ligne, Importer des écritures',
      url: 'https://sage50c.online-help.sage.fr/importer-des-ecritures',
    },
    { kind: 'third-party', title: 'iDocus, preseizure_to_txt (export_ciel)' },
  ],
  help: {
    fr: 'Import d’écritures, format RImport : gardez le nom du fichier. Les écritures arrivent au brouillard ; le fichier importé est renommé en .BAK.',
    en: 'Import of entries, RImport format: keep the file’s name. Entries arrive as drafts; the imported file is renamed .BAK.',
  },
  options: [
    charsetOption(['ansi', 'utf-16le']),
    choice('decimals', 'Format des nombres', 'Number format', [
      ['none', 'Non précisé', 'Not stated'],
      ['stated', 'Annoncé (##DebFmt)', 'Announced (##DebFmt)'],
    ]),
    thirdPartyOption('root'),
  ],
  shape: ({ decimals, ...options }) => ({
    charset: chosenCharset(options),
    layout: delimited('\t'),
    records: [
      ...['##Transfert', '##Section\tDos', 'EUR', '##Section\tMvt'].map(command),
      ...(decimals === 'stated' ? [command('##DebFmt\tSepDec = .')] : []),
      eachLine(...LINE),
      ...(decimals === 'stated' ? [{ each: 'footer' as const, columns: [tag('Commande', '##FinFmt')] }] : []),
    ],
  }),
  fileName: () => 'RImport.txt',
})

function command(line: string): RecordKind {
  return { each: 'header', columns: [tag('Commande', line)] }
}

const LINE = [
  movement('N° de mouvement'),
  journal('Journal', { width: 8 }),
  entryDate("Date d'écriture", 'dd/MM/yyyy'),
  holder('Compte', { width: 13 }),
  holderLabel('Intitulé du compte', { width: 40, whenTooWide: 'cut' }),
  amount('Montant', { width: 13, mark: '.' }),
  side('Sens'),
  literal('Statut', 'B'),
  label('Libellé', { width: 50 }),
  piece('N° de pièce', { width: 12 }),
  literal('Type', '10'),
  blank('Mode de paiement'),
  dueDate("Date d'échéance", 'dd/MM/yyyy'),
]
