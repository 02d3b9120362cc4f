import type { FormulaFault } from '../../domain/custom-format'

/** A word of a formula; `at` counts characters from 0 in the text as typed. */
export interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'sign' | 'end'
  readonly text: string
  readonly at: number
}

const WORD = /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/uy
const NUMBER = /\d{1,15}(?:\.\d{1,6})?/y
const SIGN = /<>|<=|>=|[&+\-*/=<>();,]/y
const SPACE = /\s+/y

/**
 * Cuts a formula into words, from `from` on, up to the brace that closes it or the end of the text; `end` is the place of
 * that brace. Texts stand between double quotes, a quote inside is doubled.
 */
export function tokensOf(
  source: string,
  from: number,
  braced: boolean,
): { tokens: Token[]; end: number } | FormulaFault {
  const tokens: Token[] = []
  let at = from
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(source)?.[0]
  }
  while (at < source.length) {
    const char = source[at] ?? ''
    if (char === '}' && braced) {
      tokens.push({ kind: 'end', text: '', at })
      return { tokens, end: at }
    }
    const space = take(SPACE)
    if (space) {
      at += space.length
      continue
    }
    if (char === '"') {
      const text = quotedText(source, at)
      if (!text) return { at, fault: 'unclosed-text' }
      tokens.push({ kind: 'text', text: text.text, at })
      at = text.end
      continue
    }
    const found = take(WORD) ?? take(NUMBER) ?? take(SIGN)
    if (!found) return { at, fault: 'unexpected', found: String.fromCodePoint(source.codePointAt(at) ?? 0) }
    const kind = /\d/.test(char) ? 'number' : /[\p{L}_]/u.test(char) ? 'name' : 'sign'
    tokens.push({ kind, text: kind === 'name' ? found.toLowerCase() : found, at })
    at += found.length
  }
  if (braced) return { at: from - 1, fault: 'unclosed-brace' }
  tokens.push({ kind: 'end', text: '', at })
  return { tokens, end: at }
}

function quotedText(source: string, open: number): { text: string; end: number } | undefined {
  for (let at = source.indexOf('"', open + 1); at >= 0; at = source.indexOf('"', at + 1)) {
    if (source[at + 1] === '"') at += 1
    else return { text: source.slice(open + 1, at).replaceAll('""', '"'), end: at + 1 }
  }
  return undefined
}
