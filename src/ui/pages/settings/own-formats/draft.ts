import type { CustomFormat } from '../../../../domain/custom-format'
import type { Section, SectionSpec } from '../section'

/** Plain data as it is typed. */
type Typed<T> = T extends string | number | boolean | null
  ? T
  : T extends readonly (infer Item)[]
    ? Typed<Item>[]
    : { -readonly [Key in keyof T]: Typed<T[Key]> }

export type TypedFormat = Typed<CustomFormat>
export type TypedColumn = TypedFormat['records'][number]['columns'][number]

export interface OwnFormatsDraft {
  formats: TypedFormat[]
}

export type OwnFormatsSection = Section<OwnFormatsDraft>

/** A copy that shares nothing. */
export function typed(format: CustomFormat): TypedFormat {
  return JSON.parse(JSON.stringify(format))
}

/** Formats of one's own; what does not hold is told beside its field as it is typed, and again by the engine. */
export const OWN_FORMATS: SectionSpec<OwnFormatsDraft> = {
  read: ({ customFormats = [] }) => ({ formats: customFormats.map(typed) }),
  write({ formats }, dossier) {
    return { ...dossier, customFormats: formats.map(typed) }
  },
}

/** A list with its item at `from` moved to `to`; the same list when there is no such place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from]
  if (item === undefined || to < 0 || to >= list.length || from === to) return [...list]
  return list.toSpliced(from, 1).toSpliced(to, 0, item)
}

/** Lookup rows as lines of text, and back: `VE = VENTES`. */
export function rowsText(rows: TypedFormat['tables'][number]['rows']): string {
  return rows.map(({ from, to }) => `${from} = ${to}`).join('\n')
}

export function readRows(text: string): TypedFormat['tables'][number]['rows'] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [from = '', ...to] = line.split('=')
      return { from: from.trim(), to: to.join('=').trim() }
    })
}
