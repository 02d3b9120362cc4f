import { fiscalYearOf } from '../../domain/dossier'
import { amountColumn, blank, blanks, entryDay, entryText, literal, numberColumn, tag, text } from '../columns'
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
  piece,
  pieceDate,
} from '../fields'
import type { RecordKind } from '../format'
import { defineFormat } from '../format'
import { fixedWidth } from '../layouts'
import { choice, thirdPartyOption, typed } from '../options'
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
    fr: 'Import d’un fichier d’écritures .ecr ; le cabinet donne le numéro du dossier. Gardez l’ajout : un import qui remplace effacerait les écritures présentes.',
    en: 'Import of an .ecr entry file; the firm gives the dossier number. Keep “add”: an import that replaces would erase what is there.',
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
  shape: (options) => ({
    charset: 'ansi',
    layout: fixedWidth({ forbidden: { ',': ' ' } }),
    records: [
      VERSION,
      dossier(options.dossier ?? '', Number(options.width)),
      YEAR,
      ENTRY,
      line(Number(options.width)),
      DUE,
    ],
  }),
  fileName: (context, entry) => {
    const year = fiscalYearOf(context, entry.date)
    return `ISA_${(year?.end ?? context.to).slice(0, 4)}_${context.exportNumber}.ecr`
  },
  rules: inFiscalYear,
})

const VERSION: RecordKind = {
  each: 'header',
  columns: [
    tag('Balise', 'VER   '),
    literal('Génération', '0200000'),
    literal('Version du texte', '0000'),
    literal('Effacement', '0'),
    text('Titre', () => 'ECRITOIRE', { width: 30 }),
    literal('Jeu de caractères', '1'),
  ],
}

const dossier = (number: string, width: number): RecordKind => ({
  each: 'header',
  columns: [
    tag('Balise', 'DOS   '),
    text('Numéro de dossier', () => number, { width: 8 }),
    text('Nom', ({ context }) => context.company.name, { width: 30, whenTooWide: 'cut' }),
    blank('Dernière clôture', 8),
    literal('Mises à jour', '0000'),
    literal('Options', '00'),
    text('Longueur des comptes', () => String(width), { width: 2, align: 'right' }),
    blank('n', 1),
    currency('Devise'),
    blank('Suite', 22),
  ],
})

const YEAR: RecordKind = {
  each: 'header',
  columns: [
    tag('Balise', 'EXO   '),
    entryDay('Début', 'ddMMyyyy', ({ context, entry }) => fiscalYearOf(context, entry.date)?.start, {
      carries: 'yearStart',
    }),
    entryDay('Fin', 'ddMMyyyy', ({ context, entry }) => fiscalYearOf(context, entry.date)?.end),
    literal('Effacement', '0'),
    ...blanks({ Ouvert: 1, 'Nombre d’écritures': 11 }),
    currency('Devise'),
  ],
}

const ENTRY: RecordKind = {
  each: 'entry',
  columns: [
    tag('Balise', 'ECR   '),
    journal('Journal', { width: 2 }),
    entryDate('Date', 'ddMMyyyy'),
    piece('Pièce', { width: 8 }),
    entryText('Libellé', (entry) => entry.label, { width: 30, whenTooWide: 'cut' }),
    pieceDate('Date de facture', 'ddMMyyyy'),
    ...blanks({ Site: 7, Utilisateur: 7 }),
    literal('Émetteur', '1  '),
    numberColumn('Position', ({ movement }) => movement, { width: 11, carries: 'number' }),
    literal('Extournée, non modifiable', '00'),
    entryDay('Créée le', 'ddMMyyyy', ({ context }) => context.madeOn),
    entryDay('Modifiée le', 'ddMMyyyy', ({ context }) => context.madeOn),
    literal('Code', '0          '),
    literal('À détruire', '0'),
    currency('Devise'),
  ],
}

const POINT = { width: 13, mark: '.' } as const

/** Accounts are as wide as the dossier's: general ones are filled with zeros, third parties' cut. */
const line = (width: number): RecordKind => ({
  each: 'line',
  columns: [
    tag('Balise', 'MVT   '),
    holder('Compte', {
      value: ({ line: each, options }) =>
        accountOrAuxiliary(each, options.thirdParty ?? 'root').padEnd(each.auxiliary ? 0 : width, '0'),
      width,
      whenTooWide: cutThirdParties,
    }),
    blank('Fin du compte', 10 - width),
    label('Libellé', { width: 30 }),
    debit('Débit', POINT),
    credit('Crédit', POINT),
    literal('Quantités', '       0.00       0.00'),
    ...blanks({ Numéro: 8, 'Codes TVA': 4 }),
    literal('État de lettrage', '0'),
    ...blanks({ Lettre: 3, 'Pointée le': 8 }),
    literal('Activités', '   0'),
    text('Échéances', (row) => (row.line.dueDate ? '1' : '0'), { width: 1 }),
  ],
})

const DUE: RecordKind = {
  each: 'line',
  when: (row) => row.line.dueDate !== undefined,
  columns: [
    tag('Balise', 'ECHMVT'),
    amountColumn('Montant', (row) => row.line.amount, POINT),
    literal('Pourcentage', ' 100.00000'),
    dueDate('Date', 'ddMMyyyy'),
  ],
}
