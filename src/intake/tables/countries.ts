import { plainWords } from './words'

let names: ReadonlyMap<string, string> | undefined

/** Every country's name in French and English, as the platform knows them, and how tables shorten some. */
function countryNames(): ReadonlyMap<string, string> {
  const found = new Map<string, string>([
    ['uk', 'GB'],
    ['angleterre', 'GB'],
    ['usa', 'US'],
    ['etats unis amerique', 'US'],
    ['hollande', 'NL'],
    ['czech republic', 'CZ'],
    ['republique tcheque', 'CZ'],
  ])
  for (const language of ['fr', 'en']) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (let i = 0; i < 676; i++) {
      const code = String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26))
      // Withdrawn codes (DD, SU, ZR…) bear the names of those that took their place.
      if (Intl.getCanonicalLocales(`und-${code}`)[0] !== `und-${code}`) continue
      const name = display.of(code)
      if (name && !found.has(plainWords(name))) found.set(plainWords(name), code)
    }
  }
  return found
}

/** ISO 3166-1 alpha-2 of a country as tables write it: its code, or its name in French or English. */
export function countryCode(text: string): string | undefined {
  const trimmed = text.trim()
  if (/^[A-Za-z]{2}$/.test(trimmed)) return trimmed.toUpperCase() === 'UK' ? 'GB' : trimmed.toUpperCase()
  if (trimmed === '') return undefined
  names ??= countryNames()
  return names.get(plainWords(trimmed))
}
