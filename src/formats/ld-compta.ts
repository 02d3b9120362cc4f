import type { DateColumn } from './columns'
import { blank, empty, tag, text } from './columns'
import {
  account,
  amount,
  auxiliary,
  documentType,
  dueDate,
  entryDate,
  journal,
  label,
  letter,
  letterDate,
  lineNumber,
  movement,
  side,
} from './fields'
import type { Row } from './format'

/** LD Compta knows the invoice and the credit note, nothing else. */
function invoiceType(row: Row): string {
  const type = documentType(row)
  return type.startsWith('R') || type === 'OD' ? '' : type
}

/** C customer, F supplier, on the third party's own line. */
function partyKind(row: Row): string {
  return row.line.auxiliary ? documentType(row).slice(1) : ''
}

/** Fields 1 to 17 of LD Compta's record E, the same in versions 9 and 10 but for the thirteenth. */
export function ldEntryFields(thirteenth: DateColumn) {
  return [
    tag('TYPE', 'E'),
    journal('JNAL', { width: 2 }),
    lineNumber('NECR'),
    movement('NPIE'),
    entryDate('DATP', 'yyyyMMdd'),
    label('LIBE', { width: 25 }),
    dueDate('DATH', 'yyyyMMdd'),
    text('CNPI', invoiceType, { ofEntry: true }),
    blank('RACI'),
    amount('MONT'),
    side('CODC'),
    account('CPTG'),
    thirteenth,
    letter('CLET'),
    letterDate('DATL', 'yyyyMMdd'),
    auxiliary('CPTA'),
    text('CNAT', partyKind, { onlyWith: 'auxiliary' }),
  ]
}

/** The last eight fields, empty in both versions. */
export const LD_LAST = empty('MOPM', 'BONP', 'BQAF', 'ECES', 'TXTL', 'ECRM', 'DATK', 'HEUK')

/** What the two versions say of themselves. */
export const ldKnowledge = {
  vendor: 'LD Système',
  confidence: {
    level: 'medium',
    note: {
      fr: 'Noms des champs : ceux de l’éditeur ; un seul logiciel les écrit. Guide de l’éditeur à lire avant un premier envoi.',
      en: 'Names of the fields: the vendor’s; a single product writes them. The vendor’s guide is to be read before a first file.',
    },
  },
  help: {
    fr: 'Interface d’import des écritures : fichier texte délimité par des points-virgules, sans titres. Les comptes collectifs et les journaux doivent exister.',
    en: 'Entry import interface: a semicolon-delimited text without titles. Collective accounts and journals must exist.',
  },
} as const

/** Dolibarr's writer, and the vendor's guide of a version. */
export function ldSources(writer: string, guide: string) {
  return [
    { kind: 'third-party' as const, title: `Dolibarr, ${writer}`, url: 'https://github.com/Dolibarr/dolibarr' },
    {
      kind: 'vendor' as const,
      title: `LD Système, ${guide}`,
      url: `http://www.ldsysteme.fr/fileadmin/telechargement/np/ldcompta/Documentation/${guide}`,
    },
  ]
}
