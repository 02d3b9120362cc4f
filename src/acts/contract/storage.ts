import type { Instant } from '../../domain/date'
import type { DossierId } from '../../domain/dossier'
import type { FileOut, Job, Outcome } from './act'

export interface StorageState {
  readonly persisted: boolean
  readonly used: number
  readonly quota: number
  readonly lastBackup: Instant | null
  readonly schema: number
}

/** What a backup file holds, before it is restored. */
export interface BackupContents {
  readonly madeAt: Instant
  readonly version: string
  readonly dossiers: readonly {
    readonly id: DossierId
    readonly name: string
    readonly documents: number
    readonly exports: number
    readonly exists: boolean
    /** Sealed by its own passphrase: restoring asks for it. Its documents and exports are not counted then. */
    readonly locked: boolean
  }[]
}

/** The passphrases that a backup needs. */
export interface Secrets {
  /** Of the file, when it was protected. */
  readonly file?: string
  /** Of the locked dossiers in it. */
  readonly dossiers?: Readonly<Record<DossierId, string>>
}

export interface RestoreReport {
  readonly dossiers: number
  readonly documents: number
  readonly exports: number
  /** Exports whose digests were computed again and hold. */
  readonly digestsChecked: number
}

/** The place on the machine, and backups. */
export interface StorageActs {
  storage(): Promise<StorageState>
  /** Everything in one file, protected by a passphrase where one is given. Locked dossiers stay sealed in it. */
  backup(job: Job, passphrase?: string): Promise<FileOut>
  inspectBackup(file: Blob, passphrase?: string): Promise<Outcome<BackupContents>>
  /** Restores dossiers of a backup; one that exists is replaced only when named in `replace`. */
  restore(file: Blob, replace: readonly DossierId[], job: Job, secrets?: Secrets): Promise<Outcome<RestoreReport>>
}
