import type { lock as french } from '../fr/lock'
import { ENGLISH } from '../typography'

/** Texts of the lock of a dossier. */
export const lock: typeof french = {
  lockedDossier: 'Locked dossier',
  chip: 'locked',
  lockNow: 'Lock',
  passphrase: 'Passphrase',
  show: 'Show what is typed',
  unlock: {
    title: 'Locked dossier',
    titleOf: (name: string) => `${name}: locked dossier`,
    text: 'Everything in it is encrypted on this computer. Its passphrase opens it in this tab, until you lock it or close the page.',
    goesOn: 'What you had asked for goes on afterwards.',
    open: 'Open',
    opening: 'Checking the passphrase…',
    unfinished: {
      setting: 'Encrypting this dossier was interrupted. It is finished when you open it; nothing is lost.',
      removing: 'Removing the lock was interrupted. It is finished when you open it; nothing is lost.',
    },
    forgotten: 'Forgotten?',
    forgottenText:
      'Nobody can find it or do without it, not even we. What remains is a backup from before the lock, or one whose passphrase you know.',
  },
  lead: 'A lock encrypts on this computer everything in this dossier: documents, originals, exports, settings, reports. It protects from theft and from looks; it does not replace a backup.',
  warning: 'If you forget the passphrase, everything is lost: it is kept nowhere and nobody can find it.',
  warningRemedy: 'Write it on a paper that you keep elsewhere, and download a backup first.',
  toBackup: 'Make a copy of the dossier',
  understood: 'I have written the passphrase down; without it this dossier can never be opened again.',
  clear:
    'Still readable without the passphrase: how many batches of documents and exports there are, their running numbers, their size, the name that you choose to show, and the layout of your CSV files.',
  first: 'Passphrase',
  firstHint: (least: number) =>
    `At least ${ENGLISH.count(least)} characters; four or five unrelated words make a good one.`,
  again: 'The same once more',
  different: 'The two are not the same.',
  name: 'Name shown while it is locked',
  nameHint: 'Empty: the list shows “Locked dossier” only.',
  idle: 'Lock by itself',
  idles: { '0': 'never', '5': 'after 5 idle minutes', '15': 'after 15 idle minutes', '60': 'after an idle hour' },
  set: 'Lock this dossier',
  setting: 'Encrypting the dossier. You can stop: it is then as before.',
  done: 'This dossier is encrypted. It stays open in this tab.',
  state: 'This dossier has a lock; it is open in this tab.',
  everywhere: 'Locking closes this dossier in every tab.',
  options: 'What is shown and when it closes',
  save: 'Save',
  saved: 'Saved.',
  change: 'Change the passphrase',
  changeText: 'Backups made before keep the old one.',
  current: 'Current passphrase',
  next: 'New passphrase',
  changed: 'The passphrase is changed.',
  remove: 'Remove the lock',
  removeText: 'The whole dossier is decrypted; anyone at this computer can then open it.',
  removing: 'Decrypting the dossier. You can stop: it then stays locked.',
  removed: 'The lock is removed: this dossier is no longer encrypted.',
}
