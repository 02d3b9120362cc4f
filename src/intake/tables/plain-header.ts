/** Words that change nothing: articles, prepositions, the currency that every amount is in. */
const STOP = new Set('de du d des la le les l en a au aux of the in to eur euro euros'.split(' '))

/** A header as it is compared: lower case, no accents, no punctuation, no articles; `%` is `pourcent`. */
export function plainHeader(text: string): string {
  const words = text
    .slice(0, 200)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/n[°º]|№|#/gi, ' n ')
    .replace(/%/g, ' pourcent ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
  const kept = words.filter((word) => !STOP.has(word))
  return (kept.length > 0 ? kept : words).join(' ')
}
