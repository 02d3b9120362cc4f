import type { DefinitionFault } from '../custom-format'
import type { Instant } from '../date'
import type { ExportId } from '../export'

/** What can go wrong when the user acts: recording, cancelling, restoring, setting up. */
export type ActProblem =
  | { readonly code: 'act.nothing-to-export'; readonly level: 'blocking' }
  | { readonly code: 'act.blocked-file'; readonly level: 'blocking'; readonly problems: number }
  | {
      readonly code: 'act.taken-meanwhile'
      readonly level: 'blocking'
      readonly documents: number
      readonly export: number
    }
  | { readonly code: 'act.changed-meanwhile'; readonly level: 'blocking' }
  | { readonly code: 'act.preview-gone'; readonly level: 'blocking' }
  | {
      readonly code: 'act.already-cancelled'
      readonly level: 'blocking'
      readonly export: number
      readonly at: Instant
    }
  | { readonly code: 'act.corrected-since'; readonly level: 'blocking'; readonly export: number; readonly by: number }
  /** A live reversal undoes the export already. */
  | { readonly code: 'act.already-reversed'; readonly level: 'blocking'; readonly export: number; readonly by: number }
  | { readonly code: 'act.reason-needed'; readonly level: 'blocking' }
  | {
      readonly code: 'act.exported-document'
      readonly level: 'blocking'
      readonly number: string
      readonly export: number
    }
  | { readonly code: 'act.digest-differs'; readonly level: 'blocking'; readonly export: number; readonly id: ExportId }
  | { readonly code: 'act.storage-full'; readonly level: 'blocking' }
  | { readonly code: 'act.stopped'; readonly level: 'blocking' }
  | { readonly code: 'act.locked'; readonly level: 'blocking' }
  | { readonly code: 'act.locked-already'; readonly level: 'blocking' }
  | { readonly code: 'act.passphrase-needed'; readonly level: 'blocking' }
  | { readonly code: 'act.wrong-passphrase'; readonly level: 'blocking' }
  | { readonly code: 'act.short-passphrase'; readonly level: 'blocking'; readonly least: number }
  /** A sealed row is not what was written: what it told of, with the export's number or the documents' where known. */
  | {
      readonly code: 'act.row-altered'
      readonly level: 'blocking'
      readonly of: 'settings' | 'documents' | 'export' | 'original' | 'import' | 'history'
      readonly export: number | null
      readonly documents: readonly string[]
    }
  | { readonly code: 'act.backup-unreadable'; readonly level: 'blocking'; readonly detail: string }
  | { readonly code: 'act.backup-altered'; readonly level: 'blocking'; readonly part: string }
  | { readonly code: 'act.backup-newer'; readonly level: 'blocking'; readonly version: number }
  | { readonly code: 'act.format-unreadable'; readonly level: 'blocking'; readonly detail: string }
  /** A format of the user's own whose definition does not hold. */
  | {
      readonly code: 'act.bad-format'
      readonly level: 'blocking'
      readonly name: string
      readonly faults: readonly DefinitionFault[]
    }
  /** A file to examine that holds no entries in rows: `found` is what it is. */
  | { readonly code: 'act.not-entries'; readonly level: 'blocking'; readonly file: string; readonly found: string }
  | { readonly code: 'act.unknown-format'; readonly level: 'blocking'; readonly file: string }
  | { readonly code: 'act.profile-unreadable'; readonly level: 'blocking'; readonly detail: string }
  | {
      readonly code: 'act.bad-field'
      readonly level: 'blocking'
      readonly field: string
      readonly value: string
      readonly expected:
        | 'filled'
        | 'siren'
        | 'vat-id'
        | 'date'
        | 'date-order'
        | 'account'
        | 'unique'
        | 'no-overlap'
        | 'width'
        | 'rate'
        | 'amount'
        | 'known'
    }
