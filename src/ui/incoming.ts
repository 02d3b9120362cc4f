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

/** A table that the extension has for us. Pages are hostile: every field is checked, text stays text. */
export interface Offer {
  readonly batch: string
  readonly site: string
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/** Reads a message of the extension's bridge; undefined for anything else. */
export function offerOf(data: unknown): Offer | undefined {
  if (!isRecord(data) || data.ecritoire !== VERSION || data.type !== 'offer' || !isRecord(data.table)) return undefined
  const { batch, site, table } = data
  const { name, rows } = table
  if (typeof batch !== 'string' || typeof site !== 'string' || typeof name !== 'string' || !isRows(rows))
    return undefined
  return { batch, site, name, rows }
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

/** An offer as the CSV that the mapping assistant reads: every cell quoted, so that no text of the page is more than text. */
export function csvOf(offer: Offer): IncomingFile {
  const lines = offer.rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'))
  // Slashes would make the label a path, of which only the end is shown.
  const name = `${offer.site} · ${offer.name}`.replace(/^https?:\/\//, '').replace(/[/\\]+/g, ' ')
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
    offerFiles([csvOf(offer)], () => {
      window.postMessage({ ecritoire: VERSION, type: 'taken', batch: offer.batch }, location.origin)
    })
  })
}
