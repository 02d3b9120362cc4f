import type { ActProblem } from '../../../domain/problems/acts'
import type { ProblemTexts } from '../problem-text'
import { fault } from './own-formats.en'

const EXPECTED: Readonly<Record<string, string>> = {
  filled: 'to be filled in',
  siren: 'nine digits, the last of which is a key',
  'vat-id': 'FR, a two-digit key and the SIREN',
  date: 'a date, for instance 15/10/2026',
  'date-order': 'an end after its start',
  account: 'an account that starts with three digits',
  unique: 'a value that does not exist yet',
  'no-overlap': 'fiscal years that do not overlap',
  width: 'an account that fits the dossier’s width',
  rate: 'a rate, for instance 5.5',
  amount: 'an amount, for instance 1,234.56',
  known: 'a journal of the dossier',
}

const ALTERED = {
  settings: () => 'The settings of this dossier',
  documents: () => 'A batch of documents',
  export: (number: number | null) => (number === null ? 'An export' : `Export no. ${number}`),
  original: () => 'The original file of this document',
  import: () => 'The report of an import',
  history: () => 'The history of a batch of documents',
} as const

/** The words of what prevents an act. */
export const en = {
  'act.nothing-to-export': () => ({
    what: 'There is nothing to export.',
    why: 'No document of the period is waiting, or all are blocked or left out.',
    remedy: 'Change the period or the journal, or mend the documents named.',
  }),
  'act.blocked-file': (p) => ({
    what: 'The target software would refuse the file.',
    why: `${p.problems} blocking problems concern the file itself.`,
    remedy: 'Open the Problems tab, mend them, then preview again.',
  }),
  'act.taken-meanwhile': (p) => ({
    what: `${p.documents} documents have just left in export no. ${p.export}.`,
    why: 'Another tab exported them meanwhile; nothing is exported twice.',
    remedy: 'Preview again: it will show what is left.',
  }),
  'act.changed-meanwhile': () => ({
    what: 'Documents or settings have changed meanwhile.',
    why: 'The preview no longer says exactly what would be exported.',
    remedy: 'Preview again.',
  }),
  'act.preview-gone': () => ({
    what: 'This preview no longer exists.',
    why: 'Another one replaced it, or the application was restarted.',
    remedy: 'Preview again.',
  }),
  'act.already-cancelled': (p) => ({
    what: `Export no. ${p.export} is cancelled already.`,
    why: `It was on ${p.at.slice(8, 10)}/${p.at.slice(5, 7)}/${p.at.slice(0, 4)}.`,
    remedy: 'Nothing to do: its documents can be exported again.',
  }),
  'act.corrected-since': (p) => ({
    what: `Export no. ${p.export} cannot be cancelled.`,
    why: `Export no. ${p.by} has corrected some of its documents since.`,
    remedy: `Cancel export no. ${p.by} first.`,
  }),
  'act.already-reversed': (p) => ({
    what: `Export no. ${p.export} is undone by reversing entries already.`,
    why: `Export no. ${p.by} holds these entries.`,
    remedy: `Download the file of export no. ${p.by}, or cancel it to make the reversing entries again.`,
  }),
  'act.reason-needed': () => ({
    what: 'The reason for the cancellation is missing.',
    why: 'It stays in the list, for you and your accountant.',
    remedy: 'Write it in a few words.',
  }),
  'act.exported-document': (p) => ({
    what: `Document ${p.number} is in export no. ${p.export}.`,
    why: 'What has left does not change silently.',
    remedy: 'Cancel the export, or make a correcting one.',
  }),
  'act.digest-differs': (p) => ({
    what: `The file of export no. ${p.export} is no longer intact.`,
    why: 'Its digest differs from the one that was kept.',
    remedy: 'Take your last backup (Backup › Restore).',
  }),
  'act.storage-full': () => ({
    what: 'The browser has no room left.',
    why: 'It refused to write; nothing was half done.',
    remedy: 'Free some disk space, download a backup, then try again.',
  }),
  'act.stopped': () => ({
    what: 'Stopped as you asked.',
    why: 'Nothing was changed.',
    remedy: 'You can start again whenever you like.',
  }),
  'act.locked': () => ({
    what: 'This dossier is locked.',
    why: 'Its passphrase was not given in this tab; nothing was read or written.',
    remedy: 'Open the dossier, give its passphrase, then try again.',
  }),
  'act.locked-already': () => ({
    what: 'This dossier has a lock already.',
    why: 'It was set in another tab.',
    remedy: 'Change its passphrase, or remove that lock first.',
  }),
  'act.passphrase-needed': () => ({
    what: 'A passphrase is missing.',
    why: 'What is to be restored is encrypted.',
    remedy: 'Give the passphrase of the file, or that of each locked dossier to restore.',
  }),
  'act.wrong-passphrase': () => ({
    what: 'This is not the right passphrase.',
    why: 'It opens nothing here; capitals, accents and spaces count.',
    remedy: 'Look at the caps lock and try again, as often as you need.',
  }),
  'act.short-passphrase': (p) => ({
    what: 'This passphrase is too short.',
    why: `Whoever has the computer can try many: it takes at least ${p.least} characters.`,
    remedy: 'Take four or five words that have nothing to do with each other.',
  }),
  'act.row-altered': (p) => ({
    what: `${ALTERED[p.of](p.export)} can no longer be read: this encrypted data was changed or damaged.`,
    why: p.documents.length > 0 ? `Among them: ${p.documents.join('; ')}.` : 'Its seal no longer fits.',
    remedy: 'Restore your last backup (Backup › Restore). If the disk is the cause, replace it first.',
  }),
  'act.backup-unreadable': (p) => ({
    what: 'This file is not an Écritoire backup.',
    why: p.detail,
    remedy: 'Choose an .ecritoire file downloaded from the Backup page.',
  }),
  'act.backup-altered': (p) => ({
    what: 'This backup is incomplete or altered; nothing was restored.',
    why: `A digest differs (${p.part}).`,
    remedy: 'Take another copy of this file, or an older backup.',
  }),
  'act.backup-newer': (p) => ({
    what: 'This backup comes from a newer version of Écritoire.',
    why: `It has format ${p.version}.`,
    remedy: 'Update the application, then try again.',
  }),
  'act.format-unreadable': (p) => ({
    what: 'This file is no format of one’s own.',
    why: p.detail,
    remedy: 'Choose a file exported from Settings › Formats of your own.',
  }),
  'act.bad-format': (p) => ({
    what: `The format “${p.name}” cannot be kept as it is: ${p.faults.length} point${p.faults.length > 1 ? 's' : ''} to correct.`,
    why: [
      ...p.faults.slice(0, 6).map((each) => `${each.path}: ${fault(each)}`),
      ...(p.faults.length > 6 ? ['…'] : []),
    ].join(' '),
    remedy: 'Correct the fields marked in Settings › Formats of your own.',
  }),
  'act.not-entries': (p) => ({
    what: `“${p.file}” is no file of entries.`,
    why: `It is a ${p.found} file: it holds no entries in rows.`,
    remedy: 'Examine the text file that the accounting software imports or exports. An invoice is taken by Import.',
  }),
  'act.unknown-format': (p) => ({
    what: `The format of “${p.file}” was not recognised.`,
    why: 'None of the known formats explains most of its lines.',
    remedy: 'Choose the format: the lines that depart from it will be shown one by one.',
  }),
  'act.profile-unreadable': (p) => ({
    what: 'This profile cannot be read; nothing changed.',
    why: p.detail,
    remedy: 'Choose a profile exported by Écritoire.',
  }),
  'act.bad-field': (p) => ({
    what: `${p.value === '' ? 'This field' : `“${p.value}”`} does not suit.`,
    why: `Expected: ${EXPECTED[p.expected] ?? p.expected}.`,
    remedy: 'Correct this field, then save again.',
  }),
} satisfies ProblemTexts<ActProblem>
