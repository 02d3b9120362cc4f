import { createSignal } from 'solid-js'
import type { IncomingFile } from '../acts/contract'

/** Files that arrived (dropped on any page, handed over by the extension) and wait for the page « Importer ». */
export interface Incoming {
  readonly files: readonly IncomingFile[]
  /** Told once the files were imported or left aside; until then whoever gave them keeps them. */
  readonly settled: () => void
}

const [waiting, setWaiting] = createSignal<readonly Incoming[]>([])

/** What waits, oldest first; reactive. */
export { waiting }

/** Puts files in the queue of the page « Importer ». */
export function offerFiles(files: readonly IncomingFile[], settled: () => void = () => undefined): void {
  if (files.length > 0) setWaiting((before) => [...before, { files, settled }])
}

/** Takes everything that waits out of the queue. */
export function takeWaiting(): readonly Incoming[] {
  const taken = waiting()
  if (taken.length > 0) setWaiting([])
  return taken
}

const VERSION = 1
const MAX_ROWS = 100_001
const MAX_COLUMNS = 200
const MAX_CELL = 2_000

/** Longest base64 of a file that is taken from the extension: 4 MB of it. */
const MAX_BASE64 = 5_333_336

/** A table or a file that the extension has for us. Pages are hostile: every field is checked, text stays text. */
export interface Offer {
  readonly batch: string
  readonly file: IncomingFile
}

/** Reads a message of the extension's bridge; undefined for anything else. */
export function offerOf(data: unknown): Offer | undefined {
  if (!isRecord(data) || data.ecritoire !== VERSION || data.type !== 'offer') return undefined
  const { batch, site, table, file } = data
  if (typeof batch !== 'string' || typeof site !== 'string') return undefined
  const given = isRecord(table) ? tableOf(site, table) : isRecord(file) ? fileOf(file) : undefined
  return given && { batch, file: given }
}

function tableOf(site: string, { name, rows }: Record<string, unknown>): IncomingFile | undefined {
  return typeof name === 'string' && isRows(rows) ? csvOf(site, name, rows) : undefined
}

/** A file as the user chose it; its name is one name, without a path. */
function fileOf({ name, base64 }: Record<string, unknown>): IncomingFile | undefined {
  if (typeof name !== 'string' || typeof base64 !== 'string' || base64.length > MAX_BASE64) return undefined
  if (name.length === 0 || name.length > 300 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) return undefined
  try {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    return { name: name.replace(/[/\\]+/g, ' '), blob: new Blob([bytes]) }
  } catch {
    return undefined
  }
}

function isRows(value: unknown): value is string[][] {
  return (
    Array.isArray(value) &&
    value.length >= 2 &&
    value.length <= MAX_ROWS &&
    value.every(
      (row) =>
        Array.isArray(row) &&
        row.length <= MAX_COLUMNS &&
        row.every((cell) => typeof cell === 'string' && cell.length <= MAX_CELL),
    )
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A table as the CSV that the mapping assistant reads: every cell quoted, so that no text of the page is more than text. */
function csvOf(site: string, table: string, rows: readonly (readonly string[])[]): IncomingFile {
  const lines = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'))
  // Slashes would make the label a path, of which only the end is shown.
  const name = `${site} · ${table}`.replace(/^https?:\/\//, '').replace(/[/\\]+/g, ' ')
  return { name: `${name.slice(0, 110)}.csv`, blob: new Blob(['\ufeff', lines.join('\r\n')], { type: 'text/csv' }) }
}

const offered = new Set<string>()

/**
 * Listens to the extension's bridge in this window. The offer comes again until it is answered, so it is answered only
 * when its table was imported or left aside: a tab that is closed before loses nothing.
 */
export function listenToExtension(): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window || event.origin !== location.origin) return
    const offer = offerOf(event.data)
    if (!offer || offered.has(offer.batch)) return
    offered.add(offer.batch)
    offerFiles([offer.file], () => {
      window.postMessage({ ecritoire: VERSION, type: 'taken', batch: offer.batch }, location.origin)
    })
  })
}
