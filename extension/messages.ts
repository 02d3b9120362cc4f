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

/** What travels through the application's window, both ways. */
export type HandOver =
  /** The extension has a table for the application; repeated until it is answered. */
  | {
      readonly ecritoire: typeof VERSION
      readonly type: 'offer'
      readonly batch: string
      readonly site: string
      readonly table: PageTable
    }
  /** The application holds the table now; the extension forgets it. */
  | { readonly ecritoire: typeof VERSION; readonly type: 'taken'; readonly batch: string }

/** What the popup asks of the background. */
export interface SendTable {
  readonly type: 'send-table'
  readonly site: string
  readonly table: PageTable
}

/** What the bridge in the application's tab asks of the background. */
export type FromBridge = { readonly type: 'next-offer' } | { readonly type: 'taken'; readonly batch: string }

/** An offer as the background keeps it until it is taken. */
export interface KeptOffer {
  readonly batch: string
  readonly site: string
  readonly table: PageTable
}

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

/** Checks a message of the window; anything else is somebody else's. */
export function isHandOver(value: unknown): value is HandOver {
  if (!isRecord(value) || value.ecritoire !== VERSION || typeof value.batch !== 'string') return false
  if (value.type === 'taken') return true
  return value.type === 'offer' && typeof value.site === 'string' && isPageTable(value.table)
}

/** Checks what the popup sends. */
export function isSendTable(value: unknown): value is SendTable {
  return isRecord(value) && value.type === 'send-table' && typeof value.site === 'string' && isPageTable(value.table)
}

/** Checks what a bridge sends. */
export function isFromBridge(value: unknown): value is FromBridge {
  return isRecord(value) && (value.type === 'next-offer' || (value.type === 'taken' && typeof value.batch === 'string'))
}
