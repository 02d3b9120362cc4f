import type { Dossier, FormatId } from '../../../domain/dossier'
import type { FormatInfo } from '../../../domain/format-info'
import type { SectionSpec } from './section'

/** The dossier's format, and the options chosen for each format. */
export interface FormatDraft {
  format: FormatId
  options: Record<string, Record<string, string>>
}

/** Target software and its options; an option left at its default is not kept, so that a better default is followed. */
export function formatSpec(formats: readonly FormatInfo[]): SectionSpec<FormatDraft> {
  return {
    read: (dossier) => ({
      format: dossier.format,
      options: Object.fromEntries(Object.entries(dossier.formatOptions).map(([id, options]) => [id, { ...options }])),
    }),
    write(draft, dossier, reading): Dossier {
      for (const { id, typed } of formats.find((format) => format.id === draft.format)?.options ?? []) {
        const value = draft.options[draft.format]?.[id]
        if (typed && value !== undefined && !typed.pattern.test(value)) reading.refuse(`options.${id}`, 'option')
      }
      const formatOptions = Object.fromEntries(
        Object.entries(draft.options).map(([id, chosen]) => {
          const known = formats.find((format) => format.id === id)?.options ?? []
          return [
            id,
            Object.fromEntries(
              Object.entries(chosen).filter(
                ([option, value]) => known.find((each) => each.id === option)?.default !== value,
              ),
            ),
          ]
        }),
      )
      return { ...dossier, format: draft.format, formatOptions }
    },
  }
}
