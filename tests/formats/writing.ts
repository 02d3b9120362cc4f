import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { FormatId } from '../../src/domain/dossier'
import type { DraftContext } from '../../src/domain/draft'
import type { NumberedEntry } from '../../src/domain/entry'
import type { FormatProblem } from '../../src/domain/problems/formats'
import type { Options } from '../../src/formats'
import { decoderOf, formatOf, openWriter } from '../../src/formats'
import { CONTEXT } from './example'

/** Everything that a format writes of some entries: bytes by part, problems, and the pictures of the same records. */
export function write(
  id: string,
  options: Options,
  entries: readonly NumberedEntry[],
  context: DraftContext = CONTEXT,
) {
  const chunks = new Map<string, Uint8Array[]>()
  const problems: FormatProblem[] = []
  const format = formatOf(id as FormatId)
  const writer = openWriter(
    format,
    options,
    context,
    (part, bytes) => chunks.set(part, [...(chunks.get(part) ?? []), bytes.slice()]),
    (found) => problems.push(found),
  )
  const pictures = entries.flatMap((entry) => {
    const position = writer.position()
    writer.add(entry)
    return writer.picture(entry, position)
  })
  const { parts } = writer.finish()
  const files = new Map(parts.map((part) => [part, Buffer.concat(chunks.get(part) ?? [])]))
  return {
    files,
    problems,
    pictures,
    main: files.get(parts[0] ?? '') ?? Buffer.alloc(0),
    decode: decoderOf(format, options),
  }
}

/** Compares bytes, and shows a difference as text that a person can read. */
export function sameBytes(actual: Buffer, path: string, decode: (bytes: Uint8Array) => string): void {
  const expected = readFileSync(join(import.meta.dirname, path))
  if (!actual.equals(expected)) expect(decode(actual)).toBe(decode(expected))
  expect(actual.equals(expected)).toBe(true)
}
