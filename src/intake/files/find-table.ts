import { safeName } from './clean'

export { safeName } from './clean'

import { zipBudget, zipContent, zipEntries } from './zip'

/** Between the name of an archive and the name of a file in it, in labels for people. */
const WITHIN = ' › '

/**
 * The bytes of a table that `readFile` named and left for its mapping: the file itself, or an entry of an archive, by
 * the label that it was given there. Undefined when the file holds no such table. Throws a Refusal over a bound.
 */
export async function findTable(
  file: { readonly name: string; readonly bytes: Uint8Array },
  label: string,
): Promise<Uint8Array | undefined> {
  return find(file.bytes, safeName(file.name), label, zipBudget())
}

async function find(
  bytes: Uint8Array,
  name: string,
  label: string,
  budget: ReturnType<typeof zipBudget>,
): Promise<Uint8Array | undefined> {
  if (label === name) return bytes
  if (!label.startsWith(name + WITHIN)) return undefined
  for (const entry of zipEntries(bytes, name)) {
    const inner = `${name}${WITHIN}${safeName(entry.name)}`
    if (inner !== label && !label.startsWith(inner + WITHIN)) continue
    const found = await find(await zipContent(bytes, entry, inner, budget), inner, label, budget)
    if (found) return found
  }
  return undefined
}
