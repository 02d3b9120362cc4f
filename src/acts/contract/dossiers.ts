import type { Instant, PlainMonth } from '../../domain/date'
import type { Dossier, DossierId, FiscalYear, FormatId, VatRegime } from '../../domain/dossier'
import type { Outcome } from './act'
import type { LockState } from './lock'

/** A dossier in the list. */
export interface DossierCard {
  readonly id: DossierId
  readonly name: string
  readonly siren: string | null
  readonly demonstration: boolean
  readonly documents: number
  readonly exports: number
  /** Its lock; null: none. While it is not unlocked here, the name is the one chosen to be shown, or empty. */
  readonly lock: LockState | null
}

/** What a new dossier needs; the rest comes from the default profile. */
export interface NewDossier {
  readonly name: string
  /** Nine digits, or empty. */
  readonly siren: string
  readonly vatId: string
  readonly fiscalYear: FiscalYear
  readonly vatRegime: VatRegime
  readonly accountWidth: number | null
  readonly format: FormatId
}

/** State of a document, decided nowhere else than here. */
export type DocumentState = 'pending' | 'blocked' | 'exported' | 'modified'

/** One month of the small picture. */
export interface MonthCount {
  readonly month: PlainMonth
  readonly exported: number
  readonly pending: number
}

/** What the first page says of a dossier. */
export interface Overview {
  readonly documents: number
  readonly pending: number
  /** Oldest month with a document that is not exported. */
  readonly pendingSince: PlainMonth | null
  readonly modified: number
  readonly months: readonly MonthCount[]
  readonly lastBackup: Instant | null
}

/** Dossiers: the list, one of them, what its first page says. */
export interface DossierActs {
  dossiers(): Promise<readonly DossierCard[]>
  dossier(id: DossierId): Promise<Dossier | null>
  /** Reads a dossier ahead, so that what is asked of it next comes at once. One that is locked, or gone, is left. */
  prepare(id: DossierId): Promise<void>
  createDossier(input: NewDossier): Promise<Outcome<DossierId>>
  /** Saves the whole dossier after checking it; nothing exported changes. */
  saveDossier(dossier: Dossier): Promise<Outcome<Dossier>>
  deleteDossier(id: DossierId): Promise<void>
  /** Makes (or finds) the demonstration dossier. `today` decides its twelve months. */
  openDemonstration(): Promise<DossierId>
  overview(id: DossierId): Promise<Overview>
}
