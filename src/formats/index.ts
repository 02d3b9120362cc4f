import type { FormatId } from '../domain/dossier'
import type { FormatInfo } from '../domain/format-info'
import { charset } from './charset'
import type { Format, Options } from './format'
import { optionsOf } from './format'
import { limitsOf } from './lost'

export type { FecRegime } from './fec/columns'
export type { FecCode, FecFinding, FecPlace, FecSeverity } from './fec/findings'
export { FEC_RULES } from './fec/findings'
export type { FecLine } from './fec/line'
export type { FecOptions, FecReading } from './fec/read'
export { readFec } from './fec/read'
export type { Format, Options } from './format'
export { optionsOf } from './format'
export { badOptions } from './lost'
export type { Position, RecordPicture, Sink, Writer } from './writer'
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

/** The format with this id. Throws when there is none: ids come from the catalogue. */
export function formatOf(id: FormatId): Format {
  const found = FORMATS.find((format) => format.id === id)
  if (!found) throw new Error(`no format ${id}`)
  return found
}

/** What the interface shows of every format, with the options at their defaults. */
export function formatInfos(): FormatInfo[] {
  return FORMATS.map((format) => {
    const { shape, fileName: _, movementsPerFile: __, needs: ___, rules: ____, reader: _____, ...info } = format
    const { charset: set, layout } = shape(optionsOf(info, {}))
    const { lost, companions } = limitsOf(format)
    return { ...info, lost, companions, encoding: `${charset(set).label}, ${layout.lineEnd === '\n' ? 'LF' : 'CR LF'}` }
  })
}

/** How the bytes of a file of this format are shown as text. */
export function decoderOf(format: Format, chosen: Options): (bytes: Uint8Array) => string {
  return charset(format.shape(optionsOf(format, chosen)).charset).decode
}
