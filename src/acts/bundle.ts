import { zipSync } from 'fflate'
import type { ExportFile } from '../domain/export'
import { digests } from './digests'

/** A file with its bytes in chunks. */
export interface FileBytes {
  readonly name: string
  readonly chunks: readonly Uint8Array[]
}

/** The bytes of some chunks in one piece. */
export function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

/** The day that every file of a bundle bears, so that the same files always make the same bundle. */
const FIXED_DAY = '2000-01-01T12:00:00'

/** What is handed over: the one file as it is, or a ZIP of several under `name`. */
export function bundle(
  files: readonly FileBytes[],
  name: string,
): { file: ExportFile & { bytes: readonly Uint8Array[] }; parts: ExportFile[] } {
  const [only] = files
  if (files.length <= 1 || !only) {
    const chunks = only?.chunks ?? []
    return { file: { name: only?.name ?? `${name}.txt`, ...digests(chunks), bytes: chunks }, parts: [] }
  }
  const entries = Object.fromEntries(files.map((file) => [file.name, joined(file.chunks)]))
  const zip = zipSync(entries, { level: 6, mtime: FIXED_DAY })
  return {
    file: { name: `${name}.zip`, ...digests([zip]), bytes: [zip] },
    parts: files.map((file) => ({ name: file.name, ...digests(file.chunks) })),
  }
}
