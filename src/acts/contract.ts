/**
 * What the interface may ask of the engine. The engine lives in a worker and owns the database; every method is a plain
 * call with plain data (structured clone), one method per act. Large lists are asked by windows (`from`, `count`).
 */

import type { RuleProbe, RuleTrace } from '../domain/rule-trace'
import type { DocumentActs } from './contract/documents'
import type { DossierActs } from './contract/dossiers'
import type { ExaminationActs } from './contract/examination'
import type { ExportActs } from './contract/exports'
import type { ImportActs } from './contract/imports'
import type { LockActs } from './contract/lock'
import type { SettingActs } from './contract/settings'
import type { StorageActs } from './contract/storage'

export type * from './contract/act'
export type * from './contract/documents'
export type * from './contract/dossiers'
export type * from './contract/examination'
export type * from './contract/exports'
export type * from './contract/imports'
export type * from './contract/lock'
export type * from './contract/settings'
export type * from './contract/storage'
export type { RuleProbe, RuleTrace }

/** The acts. */
export interface Engine
  extends DossierActs,
    LockActs,
    SettingActs,
    DocumentActs,
    ImportActs,
    ExportActs,
    ExaminationActs,
    StorageActs {
  /** Stops a long act; it ends with `act.stopped` and leaves nothing half done. */
  stop(job: string): Promise<void>
}
