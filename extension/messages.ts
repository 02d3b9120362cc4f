import type { HostBatch } from '../src/intake/hosts/wire'

/**
 * Everything that the extension and the application say to each other, as one versioned union, checked field by field
 * on both sides: pages and files are hostile, their text is text.
 */

/** Raised when a field changes its meaning; both sides refuse another version. */
export const VERSION = 1

/** Most rows of one table, and most characters of one cell, that are taken. */
export const MAX_ROWS = 100_000
export const MAX_COLUMNS = 200
export const MAX_CELL = 2_000

/** Most characters of one table: the browser keeps at most 10 MB for an extension's session. */
export const MAX_TEXT = 3_000_000

/** Characters of all the cells of a table. */
export function textSize(table: PageTable): number {
  let size = 0
  for (const row of table.rows) for (const cell of row) size += cell.length
  return size
}

/** A table as it stood in the page: the first row is the header. */
export interface PageTable {
  /** Caption, heading or page title, for people. */
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/** A file that the user chose, as base64: messages carry text. */
export interface SentFile {
  readonly name: string
  readonly base64: string
}

/** Largest file, in bytes: base64 makes it a third longer, and the browser keeps 10 MB in all. */
export const MAX_FILE = 4_000_000

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
  /** The application will not take it: it is of another version, or the user said no. */
  | {
      readonly ecritoire: typeof VERSION
      readonly type: 'refused'
      readonly batch: string
      readonly reason: RefusalReason
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

/** What the popup asks of the background. */
export type FromPopup =
  | { readonly type: 'send-table'; readonly site: string; readonly table: PageTable }
  | { readonly type: 'send-file'; readonly site: string; readonly file: SentFile }

/** What the popup asks of the page's script, through their port. */
export type ToTables =
  | { readonly type: 'take'; readonly table: number; readonly following: boolean }
  | { readonly type: 'stop' }

/** What the page's script answers: its tables, how far it is, and what it read. */
export type FromTables =
  | {
      readonly type: 'tables'
      /** There is a page after this one. */
      readonly following: boolean
      readonly tables: readonly { readonly name: string; readonly header: readonly string[]; readonly rows: number }[]
    }
  | { readonly type: 'progress'; readonly pages: number; readonly rows: number }
  | {
      readonly type: 'read'
      readonly table: PageTable
      readonly pages: number
      readonly ended: 'stopped' | 'refused' | 'lost' | 'limit' | null
    }

/** What the bridge in the application's tab asks of the background. */
export type FromBridge =
  | { readonly type: 'next-offer' }
  | { readonly type: 'give'; readonly batch: string }
  | { readonly type: 'taken'; readonly batch: string; readonly result?: TransferResult }
  | { readonly type: 'refused'; readonly batch: string; readonly reason: RefusalReason }

/** What waits for the application, as the bridge is told: a table at once, documents by their batch only. */
export type NextOffer = KeptOffer | { readonly batch: string; readonly documents: true } | null

/** Where a transfer comes from and what it covers. */
export type TransferHeader = Pick<HostBatch, 'host' | 'label' | 'origin' | 'company' | 'from' | 'to'>

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
  readonly refused: RefusalReason | null
  readonly result: TransferResult | null
  readonly address: string
}

/** Most papers in one message, and most characters of them: a message of some megabytes takes seconds. */
export const PART_PAPERS = 500
export const PART_TEXT = 1_000_000

/** An offer as the background keeps it until it is taken. */
export type KeptOffer = { readonly batch: string; readonly site: string } & (
  | { readonly table: PageTable }
  | { readonly file: SentFile }
)

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Checks a table that came from outside: shape, bounds, text only. */
export function isPageTable(value: unknown): value is PageTable {
  return (
    isRecord(value) &&
    typeof value.name === 'string' &&
    value.name.length <= MAX_CELL &&
    Array.isArray(value.rows) &&
    value.rows.length >= 2 &&
    value.rows.length <= MAX_ROWS + 1 &&
    value.rows.every(
      (row) =>
        Array.isArray(row) &&
        row.length <= MAX_COLUMNS &&
        row.every((cell) => typeof cell === 'string' && cell.length <= MAX_CELL),
    )
  )
}

/** Checks what an application says a batch gave. */
function isResult(value: unknown): value is TransferResult {
  return (
    isRecord(value) &&
    typeof value.dossier === 'string' &&
    /^[0-9a-zA-Z-]{1,60}$/.test(value.dossier) &&
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

/** Checks a file on its way: a name, and base64 within bounds. */
export function isSentFile(value: unknown): value is SentFile {
  return (
    isRecord(value) &&
    short(value.name, 300) &&
    short(value.base64, Math.ceil(MAX_FILE / 3) * 4) &&
    /^[A-Za-z0-9+/]*={0,2}$/.test(value.base64)
  )
}

/** Checks what the popup sends. */
export function isFromPopup(value: unknown): value is FromPopup {
  if (!isRecord(value) || typeof value.site !== 'string') return false
  return value.type === 'send-table' ? isPageTable(value.table) : value.type === 'send-file' && isSentFile(value.file)
}

/** Checks what a bridge sends. */
export function isFromBridge(value: unknown): value is FromBridge {
  return isRecord(value) && (value.type === 'next-offer' || isBatchAnswer(value))
}

const short = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= most

function isHeader(value: unknown): value is TransferHeader {
  return (
    isRecord(value) &&
    short(value.host, 40) &&
    short(value.label, 60) &&
    short(value.origin, 300) &&
    typeof value.company === 'string' &&
    value.company.length <= 200 &&
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
