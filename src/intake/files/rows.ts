import { safeName } from './clean'
import { Refusal } from './limits'
import type { Container } from './recognise'
import { recognise } from './recognise'
import { zipBudget, zipContent, zipEntries } from './zip'

/** A text whose lines may be records. */
export interface RowsFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The end of a file for DOS programs, which the recogniser takes for a binary sign. */
const SUB = 26

/**
 * The texts in rows that a file holds: itself, or those of an archive, whatever else is in it. `found` says what a file
 * is that holds none. Never throws for what a file holds: what cannot be unpacked is left out.
 */
export async function rowsFiles(
  file: RowsFile,
): Promise<{ readonly files: readonly RowsFile[]; readonly found: string }> {
  const name = safeName(file.name)
  const container = containerOf(file.bytes)
  if (container.is === 'table') return { files: [{ name, bytes: file.bytes }], found: '' }
  if (container.is !== 'zip')
    return { files: [], found: 'name' in container ? container.name : container.is.toUpperCase() }
  const files: RowsFile[] = []
  const budget = zipBudget()
  try {
    for (const entry of zipEntries(file.bytes, name)) {
      const bytes = await zipContent(file.bytes, entry, name, budget)
      if (containerOf(bytes).is === 'table') files.push({ name: safeName(entry.name), bytes })
    }
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
  }
  return { files, found: 'ZIP' }
}

function containerOf(bytes: Uint8Array): Container {
  return recognise(bytes.at(-1) === SUB ? bytes.subarray(0, -1) : bytes)
}
