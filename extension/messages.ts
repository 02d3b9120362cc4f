import type { HostBatch } from '../src/intake/hosts/wire'
import type { KeptOffer } from './offers'
import { isRecord, short } from './offers'

/**
 * Everything that the extension and the application say to each other, as one versioned union, checked field by field
 * on both sides: pages and files are hostile, their text is text.
 */

/** Raised when a field changes its meaning; both sides refuse another version. */
export const VERSION = 1

/** What travels through the application's window, both ways. */
export type HandOver =
  /** The extension has a table or a file for the application; repeated until it is answered. */
  | ({ readonly ecritoire: typeof VERSION; readonly type: 'offer' } & KeptOffer)
  /** Documents wait; repeated, and small, until the application asks for them. */
  | { readonly ecritoire: typeof VERSION; readonly type: 'waiting'; readonly batch: string }
  /** The application listens and wants them. */
  | { readonly ecritoire: typeof VERSION; readonly type: 'give'; readonly batch: string }
  /** The documents of one batch. */
  | {
      readonly ecritoire: typeof VERSION
      readonly type: 'documents'
      readonly batch: string
      readonly documents: HostBatch
    }
  /** The application holds the batch now, committed to its database; the extension forgets it. */
  | {
      readonly ecritoire: typeof VERSION
      readonly type: 'taken'
      readonly batch: string
      readonly result?: TransferResult
    }
  /** The dossiers there are, told when the application opens and when they change. */
  | {
      readonly ecritoire: typeof VERSION
      readonly type: 'dossiers'
      readonly dossiers: readonly DossierName[]
    }
  /** The application will not take it: it is of another version, or the user said no. */
  | {
      readonly ecritoire: typeof VERSION
      readonly type: 'refused'
      readonly batch: string
      readonly reason: RefusalReason
    }

/** A dossier of the application, as the panel names it. */
export interface DossierName {
  readonly id: string
  readonly name: string
}

export type RefusalReason = 'version' | 'user'

/** What a batch gave, told back to the page that it was read in: figures, and the dossier's identifier. */
export interface TransferResult {
  readonly dossier: string
  readonly taken: number
  readonly unchanged: number
  readonly changed: number
  readonly refused: number
  readonly notForBooks: number
}

/** What the bridge in the application's tab asks of the background. */
export type FromBridge =
  | { readonly type: 'next-offer' }
  | { readonly type: 'give'; readonly batch: string }
  | { readonly type: 'taken'; readonly batch: string; readonly result?: TransferResult }
  | { readonly type: 'refused'; readonly batch: string; readonly reason: RefusalReason }
  | { readonly type: 'dossiers'; readonly dossiers: readonly DossierName[] }

/** What waits for the application, as the bridge is told: a table at once, documents by their batch only. */
export type NextOffer = KeptOffer | { readonly batch: string; readonly documents: true } | null

/** Where a transfer comes from and what it covers. */
export type TransferHeader = Pick<HostBatch, 'host' | 'label' | 'origin' | 'company' | 'from' | 'to' | 'dossier'>

/** What was left out, counted by name. */
export type LeftOutCounts = HostBatch['notForBooks']

/** What the panel in a host's page asks of the background. */
export type FromHost =
  | { readonly type: 'open-panel' }
  | { readonly type: 'transfer-open'; readonly header: TransferHeader }
  | {
      readonly type: 'transfer-part'
      readonly transfer: string
      readonly part: number
      readonly papers: readonly unknown[]
    }
  | {
      readonly type: 'transfer-close'
      readonly transfer: string
      readonly parts: number
      readonly notForBooks: LeftOutCounts
    }
  | { readonly type: 'transfer-status' | 'transfer-drop' | 'open-application'; readonly transfer: string }

/** How far a transfer is. */
export interface TransferStatus {
  readonly parts: number
  readonly done: number
  /** The application has asked for it: it is open and listens. */
  readonly seen: boolean
  /** One of its tabs or windows is there now. */
  readonly open: boolean
  readonly refused: RefusalReason | null
  readonly result: TransferResult | null
  readonly address: string
}

/** Most papers in one message, and most characters of them: a message of some megabytes takes seconds. */
export const PART_PAPERS = 500
export const PART_TEXT = 1_000_000

function isDossierId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-zA-Z-]{1,60}$/.test(value)
}

/** Checks the names of dossiers. */
export function isDossierNames(value: unknown): value is readonly DossierName[] {
  return (
    Array.isArray(value) &&
    value.length <= 2_000 &&
    value.every((each) => isRecord(each) && isDossierId(each.id) && short(each.name, 300))
  )
}

/** Checks what an application says of its dossiers; anything else is somebody else's. */
export function isDossiersMessage(value: unknown): value is Extract<HandOver, { type: 'dossiers' }> {
  return isRecord(value) && value.ecritoire === VERSION && value.type === 'dossiers' && isDossierNames(value.dossiers)
}

/** Checks what an application says a batch gave. */
function isResult(value: unknown): value is TransferResult {
  return (
    isRecord(value) &&
    isDossierId(value.dossier) &&
    ['taken', 'unchanged', 'changed', 'refused', 'notForBooks'].every(
      (name) => Number.isSafeInteger(value[name]) && Number(value[name]) >= 0,
    )
  )
}

function isReason(value: unknown): value is RefusalReason {
  return value === 'version' || value === 'user'
}

/** Checks an answer of the application in its window; anything else is somebody else's. */
export function isAnswer(value: unknown): value is Extract<HandOver, { type: 'give' | 'taken' | 'refused' }> {
  if (!isRecord(value) || value.ecritoire !== VERSION) return false
  return isBatchAnswer(value)
}

function isBatchAnswer(value: Record<string, unknown>): boolean {
  if (typeof value.batch !== 'string' || value.batch.length > 100) return false
  if (value.type === 'give') return true
  if (value.type === 'taken') return value.result === undefined || isResult(value.result)
  return value.type === 'refused' && isReason(value.reason)
}

/** Checks what a bridge sends. */
export function isFromBridge(value: unknown): value is FromBridge {
  if (!isRecord(value)) return false
  if (value.type === 'dossiers') return isDossierNames(value.dossiers)
  return value.type === 'next-offer' || isBatchAnswer(value)
}

function isHeader(value: unknown): value is TransferHeader {
  return (
    isRecord(value) &&
    short(value.host, 40) &&
    short(value.label, 60) &&
    short(value.origin, 300) &&
    typeof value.company === 'string' &&
    value.company.length <= 200 &&
    (value.dossier === undefined || isDossierId(value.dossier)) &&
    [value.from, value.to].every((day) => typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day))
  )
}

function isLeftOut(value: unknown): value is LeftOutCounts {
  return (
    Array.isArray(value) &&
    value.length <= 50 &&
    value.every((each) => isRecord(each) && short(each.what, 60) && Number.isSafeInteger(each.count))
  )
}

/** Checks what a host's page sends: a small hand-written check, since the application checks every field again. */
export function isFromHost(value: unknown): value is FromHost {
  if (!isRecord(value)) return false
  if (value.type === 'open-panel') return true
  if (value.type === 'transfer-open') return isHeader(value.header)
  if (!short(value.transfer, 40)) return false
  switch (value.type) {
    case 'transfer-part':
      return (
        isCount(value.part) &&
        Array.isArray(value.papers) &&
        value.papers.length <= PART_PAPERS &&
        value.papers.every((paper) => isRecord(paper) && (paper.type === 'invoice' || paper.type === 'payment'))
      )
    case 'transfer-close':
      return isCount(value.parts) && isLeftOut(value.notForBooks)
    default:
      return ['transfer-status', 'transfer-drop', 'open-application'].includes(String(value.type))
  }
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= 10_000
}
