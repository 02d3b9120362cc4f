import type { DossierId } from '../../domain/dossier'
import type { Job, Outcome } from './act'

/** What the user chooses of a lock. */
export interface LockSettings {
  /** Name shown in the list while the dossier is locked; null: none. */
  readonly name: string | null
  /** Minutes without a movement after which it locks itself; 0: never. */
  readonly idle: number
}

/** The lock of a dossier. */
export interface LockState extends LockSettings {
  /** The passphrase was given in this tab. */
  readonly unlocked: boolean
  /** Setting or removing it was cut: unlocking goes on with it. */
  readonly unfinished: 'setting' | 'removing' | null
}

/** Setting, opening and removing a lock. */
export interface LockActs {
  /** The lock of a dossier; null: none. */
  lockState(id: DossierId): Promise<LockState | null>
  /** Seals everything of a dossier by a passphrase, which is kept nowhere. Stopped, it is as before. */
  setLock(id: DossierId, passphrase: string, settings: LockSettings, job: Job): Promise<Outcome<void>>
  changeLock(id: DossierId, settings: LockSettings): Promise<void>
  /** Gives the passphrase: the dossier is open in this tab until it is locked or closed. */
  unlock(id: DossierId, passphrase: string, job: Job): Promise<Outcome<void>>
  /** Forgets the key of a dossier; `everywhere`: the other tabs are told to do the same. */
  lock(id: DossierId, everywhere: boolean): Promise<void>
  changePassphrase(id: DossierId, passphrase: string, next: string): Promise<Outcome<void>>
  /** Opens everything of a dossier for good. Stopped, it is locked as before. */
  removeLock(id: DossierId, passphrase: string, job: Job): Promise<Outcome<void>>
}
