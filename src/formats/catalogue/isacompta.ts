import { fiscalYearOf } from '../../domain/dossier'
import { amountColumn, blank, blanks, entryDay, entryText, literal, literals, tag, text } from '../columns'
import {
  accountOrAuxiliary,
  credit,
  currency,
  cutThirdParties,
  debit,
  dueDate,
  entryDate,
  holder,
  journal,
  label,
  movement,
  piece,
  pieceDate,
} from '../fields'
import { defineFormat } from '../format'
import { company, VERSION, YEAR } from '../isacompta/headers'
import { fixedWidth } from '../layouts'
import { choice, thirdPartyOption, typed } from '../options'
import { behind, eachEntry, eachLine } from '../records'
import { inFiscalYear } from '../rules'

/**
 * ISACOMPTA, AGIRIS: records VER, DOS, EXO, then ECR with its MVT lines, each due date in an ECHMVT behind its line. The
 * third party is the account itself. Erase flags (VER 18, EXO 23) stay 0: 1 would remove the entries already there.
 */
export default defineFormat({
  id: 'isacompta',
  label: 'ISACOMPTA, AGIRIS (.ecr)',
  software: ['ISACOMPTA', 'ISACOMPTA CONNECT', 'AGIRIS', 'ISAGRI'],
  vendor: 'ISAGRI',
  aliases: ['isagri', 'isa', 'agiris', 'cer france', 'exploitation agricole', 'ecr'],
  confidence: {
    level: 'medium',
    note: {
      fr: 'Quatre descriptions concordantes, un export et un import réels. Séparateur décimal et cadrage : usage des logiciels qui alimentent ISACOMPTA.',
      en: 'Four concordant descriptions, a real export and a real import. Decimal mark and padding: those of products that feed ISACOMPTA.',
    },
  },
  sources: [
    { kind: 'sample', title: 'Ekylibre, SVF isacompta et isapaye', url: 'https://github.com/ekylibre/ekylibre' },
    { kind: 'third-party', title: 'Legrain Informatique, AgriFact (ExportIsagri)' },
  ],
  help: {
    fr: 'Import d’un fichier d’écritures .ecr ; le cabinet donne le numéro du dossier.',
    en: 'Import of an .ecr entry file; the firm gives the dossier number.',
  },
  danger: {
    fr: 'Gardez l’ajout : un import qui remplace effacerait les écritures présentes. Les marques d’effacement du fichier restent à 0.',
    en: 'Keep “add”: an import that replaces would erase the entries that are there. The erase flags of the file stay 0.',
  },
  options: [
    typed('dossier', 'Numéro de dossier', 'Dossier number', '001', /^[A-Za-z0-9]{1,8}$/, {
      fr: 'Donné par le cabinet, huit caractères au plus',
      en: 'Given by the firm, at most eight characters',
    }),
    choice('width', 'Longueur des comptes', 'Length of accounts', [
      ['8', '8'],
      ['6', '6'],
      ['10', '10'],
    ]),
    thirdPartyOption('root'),
  ],
  shape: ({ dossier, width }) => ({
    charset: 'ansi',
    layout: fixedWidth({ forbidden: { ',': ' ' } }),
    records: [VERSION, company(dossier ?? '', Number(width)), YEAR, ENTRY, line(Number(width)), DUE],
  }),
  fileName: (context, entry) => {
    const year = fiscalYearOf(context, entry.date)
    return `ISA_${(year?.end ?? context.to).slice(0, 4)}_${context.exportNumber}.ecr`
  },
  rules: inFiscalYear,
})

const ENTRY = eachEntry(
  tag('Balise', 'ECR   '),
  journal('Journal', { width: 2 }),
  entryDate('Date', 'ddMMyyyy'),
  piece('Pièce', { width: 8 }),
  entryText('Libellé', (entry) => entry.label, { width: 30, whenTooWide: 'cut' }),
  pieceDate('Date de facture', 'ddMMyyyy'),
  ...blanks({ Site: 7, Utilisateur: 7 }),
  literal('Émetteur', '1  '),
  movement('Position', { width: 11 }),
  literal('Extournée, non modifiable', '00'),
  entryDay('Créée le', 'ddMMyyyy', ({ context }) => context.madeOn),
  entryDay('Modifiée le', 'ddMMyyyy', ({ context }) => context.madeOn),
  ...literals({ Code: '0          ', 'À détruire': '0' }),
  currency('Devise'),
)

const POINT = { width: 13, mark: '.' } as const

/** Accounts are as wide as the dossier's: general ones are filled with zeros, third parties' cut. */
const line = (width: number) =>
  eachLine(
    tag('Balise', 'MVT   '),
    holder('Compte', {
      value: ({ line: of, options }) =>
        of.auxiliary ? accountOrAuxiliary(of, options.thirdParty ?? 'root') : of.account.padEnd(width, '0'),
      width,
      whenTooWide: cutThirdParties,
    }),
    blank('Fin du compte', 10 - width),
    label('Libellé', { width: 30 }),
    debit('Débit', POINT),
    credit('Crédit', POINT),
    literal('Quantités', '       0.00       0.00'),
    ...blanks({ Numéro: 8, 'Codes TVA': 4 }),
    ...literals({ 'État de lettrage': '0', Lettre: '   ', 'Pointée le': '        ', Activités: '   0' }),
    text('Échéances', (row) => (row.line.dueDate ? '1' : '0'), { width: 1, onlyWith: 'dueDate' }),
  )

const DUE = behind(
  (row) => row.line.dueDate !== undefined,
  tag('Balise', 'ECHMVT'),
  amountColumn('Montant', (row) => row.line.amount, POINT),
  literal('Pourcentage', ' 100.00000'),
  dueDate('Date', 'ddMMyyyy'),
)
