import type { FormatInfo } from '../../domain/format-info'

/** A format that a name may mean; `best`: the software that was meant, and why this format suits it. */
export interface FoundFormat {
  readonly format: FormatInfo
  readonly best?: NonNullable<FormatInfo['bestFor']>[number]
}

/** Text as names are compared: no accents, no case, no punctuation (« i-Suite » is found by « isuite »). */
function letters(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
}

/**
 * Formats that a name may mean, the surest first: the best for a software of that name, then those whose label holds it,
 * then a vendor or an alias, then any software that can read it (a FEC is read by nearly all). Every word must be found.
 * Empty: all.
 */
export function findFormats(formats: readonly FormatInfo[], text: string): readonly FoundFormat[] {
  const whole = letters(text)
  const words = text.split(/\s+/).map(letters).filter(Boolean)
  if (words.length === 0) return formats.map((format) => ({ format }))
  const says = (names: readonly string[]) => {
    const known = names.map(letters)
    return (
      known.some((name) => name.includes(whole)) || words.every((word) => known.some((name) => name.includes(word)))
    )
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
