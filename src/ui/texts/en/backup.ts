import type { backup as french } from '../fr/backup'
import { ENGLISH } from '../typography'

/** Texts of the backup page. */
export const backup: typeof french = {
  title: 'Backup',
  why: 'Your dossiers live in this browser, on this computer. If its data is erased, only a backup brings them back: documents, originals, settings, register and exported files, to the byte.',
  last: (when) => `Last backup: ${when}`,
  never: 'No backup has been made yet.',
  make: 'Download a backup',
  storage: 'Space and protection',
  persisted: 'The browser has promised not to erase this data by itself.',
  notPersisted: 'The browser may erase this data when it runs out of space.',
  persist: 'Ask for protection',
  refused: 'The browser did not agree. Installing the application often persuades it.',
  space: (used, quota) =>
    `${ENGLISH.count(Math.round(used / 1e6))} MB used of ${ENGLISH.count(Math.round(quota / 1e6))} MB`,
  restore: 'Restore a backup',
  choose: 'Choose a backup',
  contents: (when, version) => `Backup of ${when}, version ${version}`,
  exists: 'exists here already: tick to replace it',
  fresh: 'will be added',
  counts: (documents, exports) => `${ENGLISH.count(documents)} documents · ${ENGLISH.count(exports)} exports`,
  run: 'Restore',
  done: (dossiers, documents, digests) =>
    `${dossiers} dossier(s) and ${ENGLISH.count(documents)} documents restored; ${digests} export digests checked.`,
}
