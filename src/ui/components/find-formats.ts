import type { FormatInfo } from '../../domain/format-info'

/** A format that a name may mean; `best`: the software that was meant, and why this format suits it. */
export interface FoundFormat {
  readonly format: FormatInfo
  readonly best?: NonNullable<FormatInfo['bestFor']>[number]
}

/** The words of a text as names are compared: no accents, no case. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  )
}

/** Whether a name holds this from the beginning of a word on, whatever parts its words (« i-Suite » is « isuite »). */
function holds(name: readonly string[], sought: string): boolean {
  return name.some((_, i) => name.slice(i).join('').startsWith(sought))
}

/**
 * Formats that a name may mean, the surest first: the best for a software of that name, then those whose label holds it,
 * then a vendor or an alias, then any software that can read it (a FEC is read by nearly all). Every word must be found.
 * Empty: all.
 */
export function findFormats(formats: readonly FormatInfo[], text: string): readonly FoundFormat[] {
  const words = text.split(/\s+/).flatMap((part) => wordsOf(part).join('') || [])
  const whole = words.join('')
  if (words.length === 0) return formats.map((format) => ({ format }))
  const says = (names: readonly string[]) => {
    const known = names.map(wordsOf)
    return known.some((name) => holds(name, whole)) || words.every((word) => known.some((name) => holds(name, word)))
  }
  const found = (format: FormatInfo) => {
    const { label, vendor, aliases, software } = format
    const best = (format.bestFor ?? []).filter((each) => says([each.software])).sort((a, b) => a.rank - b.rank)[0]
    const own = [label, vendor, ...aliases]
    const rank = says([label]) ? 1 : says(own) ? 2 : best || says([...own, ...software]) ? 3 : 0
    // A format that is no one's first choice stands after those that are, however well its name fits.
    return { format, rank: rank && (best ? best.rank : 10) * 10 + rank, ...(best ? { best } : {}) }
  }
  return formats
    .map(found)
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => a.rank - b.rank)
    .map(({ format, best }) => ({ format, ...(best ? { best } : {}) }))
}
