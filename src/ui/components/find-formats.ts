import type { FormatInfo } from '../../domain/format-info'

/** Text as names are compared: no accents, no case, no punctuation (« i-Suite » is found by « isuite »). */
function letters(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
}

/**
 * Formats that a name may mean, the surest first: its own label holds it, then a vendor or an alias, then the software
 * that can read it (a FEC is read by nearly all). Every word must be found. Empty: all.
 */
export function findFormats(formats: readonly FormatInfo[], text: string): readonly FormatInfo[] {
  const whole = letters(text)
  const words = text.split(/\s+/).map(letters).filter(Boolean)
  const says = (names: readonly string[]) =>
    names.some((name) => name.includes(whole)) || words.every((word) => names.some((name) => name.includes(word)))
  const rank = (format: FormatInfo) => {
    if (says([letters(format.label)])) return 0
    if (says([format.label, format.vendor, ...format.aliases].map(letters))) return 1
    return says([format.label, format.vendor, ...format.aliases, ...format.software].map(letters)) ? 2 : 3
  }
  return formats
    .map((format) => ({ format, rank: rank(format) }))
    .filter((each) => each.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map((each) => each.format)
}
