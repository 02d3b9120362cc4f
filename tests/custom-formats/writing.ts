import type { CustomFormat } from '../../src/domain/custom-format'
import type { FormatId } from '../../src/domain/dossier'
import type { DraftContext } from '../../src/domain/draft'
import type { NumberedEntry } from '../../src/domain/entry'
import type { FormatProblem } from '../../src/domain/problems/formats'
import type { Format } from '../../src/formats'
import { decoderOf, openWriter } from '../../src/formats'
import { compileFormat, startFrom } from '../../src/formats/custom'
import { CONTEXT } from '../formats/example'

export const ID = 'own-test' as FormatId

/** The simple starting point with some changes. */
export function definition(change: Partial<CustomFormat> = {}): CustomFormat {
  return { ...startFrom('simple', ID, 'Le mien'), ...change }
}

/** A definition whose only kind of record has these columns, with as little around them as there may be. */
export function withColumns(columns: CustomFormat['records'][number]['columns'], change: Partial<CustomFormat> = {}) {
  return definition({ titles: false, charset: 'utf-8', ...change, records: [{ each: 'line', when: '', columns }] })
}

/** The compiled format; what is wrong with it fails the test. */
export function compiled(format: CustomFormat): Format {
  const result = compileFormat(format)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

/** What a format writes of some entries. */
export function writeIn(format: Format, entries: readonly NumberedEntry[], context: DraftContext = CONTEXT) {
  const chunks = new Map<string, Uint8Array[]>()
  const problems: FormatProblem[] = []
  const take = (part: string, bytes: Uint8Array) => chunks.set(part, [...(chunks.get(part) ?? []), bytes.slice()])
  const writer = openWriter(format, {}, context, take, (found) => problems.push(found))
  const pictures = entries.flatMap((entry) => {
    const position = writer.position()
    writer.add(entry)
    return writer.picture(entry, position)
  })
  const { parts } = writer.finish()
  const files = new Map(parts.map((part) => [part, Buffer.concat(chunks.get(part) ?? [])]))
  const main = files.get(parts[0] ?? '') ?? Buffer.alloc(0)
  return { files, main, problems, pictures, text: decoderOf(format, {})(main) }
}
