import type { backup as french } from '../fr/backup'
import { ENGLISH } from '../typography'

const { count } = ENGLISH

function many(value: number, one: string, more: string): string {
  return `${count(value)} ${value === 1 ? one : more}`
}

/** A size in MB, or in GB when it is large. */
function size(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`
  return bytes < 1e6 ? 'less than 1 MB' : `${count(Math.round(bytes / 1e6))} MB`
}

/** Texts of the backup page. */
export const backup: typeof french = {
  title: 'Backup',
  why: 'Your dossiers live in this browser, on this computer, and nowhere else. A backup is one file that holds everything: documents, originals, settings, register and exported files, to the byte.',
  last: (when) => `Last backup: ${when}`,
  never: 'No backup has been made yet',
  make: 'Download a backup',
  made: (name, bytes) => `${name} (${size(bytes)}) is in your downloads. Keep it away from this computer.`,
  stopped: 'Backup stopped: no file was written.',
  storage: 'Space and protection',
  protectedChip: 'protected',
  unprotectedChip: 'not protected',
  persisted: 'The browser has promised not to erase this data by itself.',
  notPersisted: 'The browser may erase this data when it runs out of space.',
  persist: 'Ask for protection',
  refused: 'The browser did not agree. Installing the application often persuades it.',
  space: (used, quota) => `${size(used)} used of ${size(quota)} possible`,
  loss: 'What “losing the browser” means',
  losses: [
    'Clearing the browsing data, deleting the browser’s profile, changing or losing the computer: the dossiers go with it.',
    'A private window forgets everything when it is closed.',
    'A restored backup gives back the same register, the same files and the same digests.',
  ],
  folder: {
    title: 'Automatic backup into a folder',
    cannot:
      'This browser cannot write into a folder by itself; Chrome and Edge can. Download a backup from time to time.',
    why: 'Choose a folder, such as a USB stick or a synchronised folder: a backup will be written there every day of use and after each export.',
    choose: 'Choose a folder',
    other: 'Change the folder',
    allow: 'Allow again',
    now: 'Back up now',
    forget: 'Stop backing up here',
    active: 'active',
    paused: 'paused',
    failed: 'failing',
    never: 'nothing was written there yet',
    last: (when) => `written on ${when}`,
    ask: 'The browser asks for your consent again before writing into this folder.',
    failure: (reason) => `The last backup could not be written: ${reason}`,
    rhythm: 'One file a day, replaced after each export. Écritoire never erases a file of this folder.',
    writing: 'Writing into the folder…',
  },
  protect: 'Protect this file by a passphrase',
  protectMeans: 'Without this passphrase nobody can restore the file: write it down and keep it apart from it.',
  lockedHere: 'locked',
  fileAsks: 'This file is protected. Give the passphrase that was chosen when it was downloaded.',
  filePassphrase: 'Passphrase of the file',
  openFile: 'Open the file',
  passphraseOf: (name: string) => `Passphrase of ${name}`,
  restore: 'Restore a backup',
  restoreText: 'The file is first checked and shown; nothing changes before you agree.',
  choose: 'Choose a backup',
  checking: (name) => `Checking ${name}…`,
  contents: (when, version) => `Backup of ${when}, version ${version}`,
  dossier: 'Dossier',
  documents: 'Documents',
  exports: 'Exports',
  here: 'On this computer',
  fresh: 'will be added',
  replaceIt: 'exists already: replace it',
  replaceOf: (name) => `Replace ${name}`,
  replaceMeans: (dossiers) =>
    dossiers === 1
      ? 'What was done in this dossier since the backup will be lost.'
      : `What was done in these ${count(dossiers)} dossiers since the backup will be lost.`,
  run: (dossiers) => `Restore ${many(dossiers, 'dossier', 'dossiers')}`,
  done: (dossiers, documents, exports, digests) =>
    `${many(dossiers, 'dossier', 'dossiers')} restored: ${many(documents, 'document', 'documents')}, ${many(exports, 'export', 'exports')}; ${many(digests, 'digest computed again and right', 'digests computed again and right')}.`,
}
