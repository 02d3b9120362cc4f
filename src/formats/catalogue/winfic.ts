import { blank, blanks, entryDay, literal, numberColumn } from '../columns'
import {
  accountOrAuxiliary,
  credit,
  cutThirdParties,
  debit,
  dueOrEntryDate,
  entryDate,
  holder,
  journal,
  label,
  lineNumber,
} from '../fields'
import { defineFormat } from '../format'
import { dolibarr } from '../knowledge'
import { fixedWidth } from '../layouts'
import { thirdPartyOption } from '../options'

/**
 * WinFic, eWinFic, WinSis (Fiducial): 18 fields of fixed width, a bar after each, ECRITURE.WIN. One account field of six
 * characters: third parties are cut to it, and two that become equal are refused.
 */
export default defineFormat({
  id: 'winfic',
  label: 'WinFic, eWinFic (Fiducial)',
  software: ['WinFic', 'eWinFic', 'WinSis Compta'],
  vendor: 'Fiducial',
  aliases: ['winfic', 'ewinfic', 'winsis', 'fiducial', 'ecriture.win'],
  confidence: {
    level: 'medium',
    note: {
      fr: 'Deux logiciels concordent ; la description de l’éditeur n’a pas été lue. Jour, compteur et n° de pièce : lecture retenue.',
      en: 'Two products agree; the vendor’s description has not been read. Day, counter and piece number: the reading kept.',
    },
  },
  sources: [
    dolibarr('exportWinfic'),
    { kind: 'third-party', title: 'ATM, export_winfic' },
    { kind: 'vendor', title: 'Description WinFic (PDF, non lue)', url: 'https://wiki.gestan.fr' },
  ],
  help: {
    fr: 'Import du fichier ECRITURE.WIN. Convenez avec le cabinet des comptes de tiers à six caractères.',
    en: 'Import of ECRITURE.WIN. Agree with the firm on third parties’ accounts of six characters.',
  },
  options: [thirdPartyOption('auxiliary')],
  shape: () => ({
    charset: 'ascii',
    layout: fixedWidth({ separator: '|', trailing: true, forbidden: { '|': ' ' } }),
    records: [{ each: 'line', columns: LINE }],
  }),
  fileName: () => 'ECRITURE.WIN',
})

const LINE = [
  journal('Journal', { width: 2 }),
  entryDate('Date', 'ddMMyyyy'),
  literal('Folio', '     1'),
  lineNumber('N° de ligne', { width: 6 }),
  entryDay('Jour', 'ddMMyy', ({ entry }) => entry.date),
  holder('Compte', {
    width: 6,
    value: ({ line, options }) =>
      accountOrAuxiliary(line, options.thirdParty ?? 'auxiliary').padEnd(line.auxiliary ? 0 : 6, '0'),
    whenTooWide: cutThirdParties,
  }),
  debit('Débit', { width: 13 }),
  credit('Crédit', { width: 13 }),
  label('Libellé', { width: 30, value: ({ entry, line }) => `${entry.pieceRef} ${line.label}`, tells: 'pieceRef' }),
  blank('Lettrage', 2),
  numberColumn('N° de pièce', ({ movement }) => movement % 100_000, { width: 5, carries: 'number', ofEntry: true }),
  blank('Code statistique', 4),
  dueOrEntryDate('Échéance', 'ddMMyyyy'),
  literal('Monnaie', '1'),
  ...blanks({ Filler: 1, Compteur: 1 }),
  literal('Quantité', '0,000000000'),
  blank('Pointage', 2),
]
