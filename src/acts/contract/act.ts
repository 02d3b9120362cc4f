import type { DossierId } from '../../domain/dossier'
import type { Problem } from '../../domain/problem'
import type { Result } from '../../domain/result'

/** The outcome of an act: its value, or every problem at once. */
export type Outcome<T> = Result<T, Problem>

/** How far a long act is. `total` 0: not known yet. Sent at most ten times a second. */
export interface Progress {
  readonly step: 'reading' | 'posting' | 'checking' | 'writing' | 'recording' | 'packing' | 'sealing' | 'opening'
  readonly done: number
  readonly total: number
}

/** A long act: where to tell its progress and how to stop it. Stopping leaves everything as it was. */
export interface Job {
  /** Chosen by the caller; `stop(job)` names it. */
  readonly id: string
  readonly onProgress?: (progress: Progress) => void
}

/** A file to hand to the user. */
export interface FileOut {
  readonly name: string
  readonly blob: Blob
}

/** What changed, told to every tab on the channel `ecritoire`. */
export interface Change {
  /** `lock`: a dossier was locked by hand, every tab forgets its key. */
  readonly what: 'dossiers' | 'documents' | 'exports' | 'imports' | 'settings' | 'backup' | 'lock'
  readonly dossier: DossierId | null
}
