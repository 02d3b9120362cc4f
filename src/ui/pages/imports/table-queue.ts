import { createSignal } from 'solid-js'
import type { IncomingFile } from '../../../acts/contract'
import type { DossierId } from '../../../domain/dossier'

/** A table that waits for what its columns mean. */
export interface WaitingTable {
  readonly dossier: DossierId
  readonly file: IncomingFile
  /** Told once it was imported or left aside. */
  readonly settled: () => void
}

const [tables, setTables] = createSignal<readonly WaitingTable[]>([])

/** The tables of a dossier that wait, oldest first; they outlive the page, not the tab. */
export function waitingTables(dossier: DossierId): readonly WaitingTable[] {
  return tables().filter((table) => table.dossier === dossier)
}

/** Puts tables at the end of the queue. */
export function enqueue(added: readonly WaitingTable[]): void {
  setTables((before) => [...before, ...added])
}

/** Takes a table out of the queue: it was imported, or is left aside. */
export function dequeue(table: WaitingTable): void {
  setTables((before) => before.filter((each) => each !== table))
  table.settled()
}

/**
 * The tables that an import named, each as a file of its own: a chosen file, or an entry of a chosen archive. Two files
 * of one name (in two folders) are both found.
 */
export async function tablesOf(files: readonly IncomingFile[], names: readonly string[]): Promise<IncomingFile[]> {
  if (names.length === 0) return []
  const { findTable, safeName } = await import('../../../intake/files/find-table')
  const given = new Set<string>()
  const found: IncomingFile[] = []
  for (const name of names) {
    for (const [i, file] of files.entries()) {
      if (given.has(`${i} ${name}`)) continue
      if (safeName(file.name) === name) {
        given.add(`${i} ${name}`)
        found.push({ name, blob: file.blob })
        break
      }
      if (!name.startsWith(safeName(file.name))) continue
      const bytes = await findTable({ name: file.name, bytes: new Uint8Array(await file.blob.arrayBuffer()) }, name)
      if (!bytes) continue
      given.add(`${i} ${name}`)
      found.push({ name, blob: new Blob([new Uint8Array(bytes)]) })
      break
    }
  }
  return found
}
