// What the popup takes of a page or of the user's disk: tables and files. They wait for the application as offers, checked
// on both sides as everything else that is said (`messages.ts`).

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

/** An offer as the background keeps it until it is taken. */
export type KeptOffer = { readonly batch: string; readonly site: string } & (
  | { readonly table: PageTable }
  | { readonly file: SentFile }
)

/** Any object but a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A text that is not empty, of at most so many characters. */
export function short(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= most
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
