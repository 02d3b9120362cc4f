import type { dossiers as french } from '../fr/dossiers'
import { ENGLISH } from '../typography'

/** Texts of the dossiers pages. */
export const dossiers: typeof french = {
  welcome: 'Your invoices, ready for your accountant',
  welcomeText:
    'Écritoire turns your invoices and payments into entries, and into the exact file of your accountant’s software. Nothing leaves your computer, and no document leaves twice.',
  specimen: {
    label: 'An invoice of €1,000.00 before tax becomes a balanced entry of three lines, then three lines of the file.',
    invoice: 'Invoice F-2026-001 · 03/09/2026',
    net: 'Net total',
    vat: 'VAT 20%',
    gross: 'Gross total',
  },
  newDossier: 'New dossier',
  demonstration: 'Open the demonstration',
  demonstrationText:
    'A made-up workshop, some sixty documents over a year, two exports already made. One click deletes it.',
  title: 'Dossiers',
  counts: (documents, exports) => `${ENGLISH.count(documents)} documents · ${ENGLISH.count(exports)} exports`,
  demo: 'demonstration',
  remove: 'Delete',
  removeOf: (name) => `Delete ${name}`,
  removeTitle: 'Delete this dossier?',
  removeText: (name) =>
    `“${name}” will be deleted from this computer with its documents, originals, register and export files. Only a backup will bring it back.`,
  removeConfirm: 'Delete the dossier',
  name: 'Name of the company',
  siren: 'SIREN',
  sirenHint: 'Nine digits; it recognises your invoices and names the FEC.',
  sirenWrong: 'This is not a SIREN: nine digits, the last of which is a key.',
  vatId: 'VAT number',
  yearStart: 'From',
  yearEnd: 'To',
  year: 'Fiscal year',
  regime: 'When VAT is due',
  regimes: {
    debits: 'On invoices (débits)',
    encaissements: 'On receipts (services, when paid)',
    franchise: 'No VAT (franchise, art. 293 B)',
  },
  width: 'Length of accounts',
  widthNone: 'as they are',
  format: 'Accountant’s software',
  formatHint: 'Search by the name of the software: Quadra, Cegid, i-Suite…',
  formatOf: (software) => `For ${software}.`,
  create: 'Create the dossier',
  dateWrong: 'A date such as 01/01/2026.',
  dateOrder: 'The end comes before the start.',
  newLead:
    'The minimum to start: the rest has default settings, and what is missing will be asked for when it is needed.',
  vatIdHint: 'Proposed from the SIREN.',
  vatIdWrong: 'The key of this VAT number is wrong.',
  widthHint: 'That of the accountant’s software: often 6 to 8.',
  later: 'All of it can be changed later in “Settings”.',
  opening: 'Preparing the demonstration…',
  content: 'Content',
  acts: 'Acts',
  haveBackup: 'Do you have a backup?',
  restore: 'Restore it',
  steps: [
    'Create a dossier: name, fiscal year, accountant’s software.',
    'Drop your invoices and payments: PDF, XML, spreadsheets, or by hand.',
    'Look at the entries, then export the file. It stays in the register, to the byte.',
  ],
  removed: (name) => `“${name}” is deleted.`,
  nameMissing: 'Enter the name of the company.',
}
