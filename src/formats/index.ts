import type { CustomFormat } from '../domain/custom-format'
import type { FormatId } from '../domain/dossier'
import type { FormatInfo } from '../domain/format-info'
import { charset } from './charset'
import { compileFormat } from './custom'
import type { Format, Options } from './format'
import { optionsOf } from './format'
import { limitsOf } from './lost'
import type { RecordIndex } from './reading/record-index'
import { recordsOfPart } from './reading/record-index'

export { AttachmentNames } from './attachments'
export type { FecCode, FecFinding, FecSeverity } from './fec/findings'
export { FEC_RULES } from './fec/findings'
export type { FecLine } from './fec/line'
export type { FecOptions, FecReading } from './fec/read'
export { readFec } from './fec/read'
export type { AttachmentName, Format, Options } from './format'
export { optionsOf } from './format'
export { badOptions, lostFields } from './lost'
export type { ReadCode, ReadFinding, ReadSeverity } from './reading/anomalies'
export type { ReadEntry, ReadLine } from './reading/book'
export type { Examined } from './reading/examine'
export { examine } from './reading/examine'
export { readShape } from './reading/read'
export type { Candidate, Fit } from './reading/recognise'
export { recognise } from './reading/recognise'
export type { PlacedRecord } from './reading/record-index'
export type { Writer } from './writer'
export { openWriter } from './writer'

const files = import.meta.glob<Format>('./catalogue/*.ts', { eager: true, import: 'default' })

/** Every target software's file of the catalogue, by its id. Adding one is one new file there; nothing else changes. */
export const FORMATS: readonly Format[] = registry()

function registry(): Format[] {
  const seen = new Set<FormatId>()
  return Object.entries(files)
    .map(([path, format]) => {
      if (path !== `./catalogue/${format.id}.ts`) throw new Error(`${path} declares the format ${format.id}`)
      if (seen.has(format.id)) throw new Error(`two formats are called ${format.id}`)
      seen.add(format.id)
      return format
    })
    .sort((a, b) => a.label.localeCompare(b.label, 'fr'))
}

/** The format with this id: of the catalogue, or one's own whose definition holds. */
export function findFormat(id: FormatId, own: readonly CustomFormat[] = []): Format | undefined {
  const found = FORMATS.find((format) => format.id === id)
  if (found) return found
  const definition = own.find((each) => each.id === id)
  const compiled = definition && compileFormat(definition)
  return compiled?.ok ? compiled.value : undefined
}

/** Every format that a dossier has: its own, then the catalogue. */
export function allFormats(own: readonly CustomFormat[] = []): readonly Format[] {
  return [...own.flatMap(({ id }) => findFormat(id, own) ?? []), ...FORMATS]
}

/** The format with this id. Throws when there is none: ids come from the lists of formats. */
export function formatOf(id: FormatId, own: readonly CustomFormat[] = []): Format {
  const found = findFormat(id, own)
  if (!found) throw new Error(`no format ${id}`)
  return found
}

const LINE_ENDS = { '\r\n': 'CR LF', '\n': 'LF', '\r': 'CR' } as const

/** What the interface shows of every format, one's own first, with the options at their defaults. */
export function formatInfos(own: readonly CustomFormat[] = []): FormatInfo[] {
  return allFormats(own).map((format) => {
    // Functions stay in the engine: what is shown is plain data.
    const { shape, fileName: _, needs: __, rules: ___, reader: ____, about: _____, arrange: ______, ...rest } = format
    const { movementsPerFile: _______, namedByEntry: ________, attachments: _________, ...info } = rest
    const { charset: set, layout } = shape(optionsOf(info, {}))
    const { lost, companions } = limitsOf(format)
    return { ...info, lost, companions, encoding: `${charset(set).label}, ${LINE_ENDS[layout.lineEnd]}` }
  })
}

/** What the files of a format begin with. */
export function markOf(format: Format, chosen: Options): Uint8Array {
  return charset(format.shape(optionsOf(format, chosen)).charset).mark
}

/** The records of a file that a format wrote, companions included, with the place of every field. */
export function placedRecords(bytes: Uint8Array, format: Format, chosen: Options, part: string): RecordIndex {
  return recordsOfPart(bytes, format.shape(optionsOf(format, chosen)), part)
}

/** How the bytes of a file of this format are shown as text. */
export function decoderOf(format: Format, chosen: Options): (bytes: Uint8Array) => string {
  return charset(format.shape(optionsOf(format, chosen)).charset).decode
}
