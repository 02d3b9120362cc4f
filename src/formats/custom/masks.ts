import type { PlainDate } from '../../domain/date'
import { plainDate } from '../../domain/date'
import type { DateForm } from '../columns'

/** A form of dates as it is typed: `AAAA AA MM M JJ J`, the rest as it stands. */
const TOKEN = /AAAA|AA|MM|M|JJ|J/g

/** Masks that the engine writes by itself. */
const KNOWN: Readonly<Record<string, DateForm>> = {
  AAAAMMJJ: 'yyyyMMdd',
  JJMMAAAA: 'ddMMyyyy',
  JJMMAA: 'ddMMyy',
  'JJ/MM/AAAA': 'dd/MM/yyyy',
  'JJ.MM.AAAA': 'dd.MM.yyyy',
  'AAAA-MM-JJ': 'yyyy-MM-dd',
  JJMM: 'ddMM',
  AAAA: 'yyyy',
  MM: 'MM',
  JJ: 'dd',
}

/** The engine's form that a mask is; undefined for one of the user's own. */
export function knownForm(mask: string): DateForm | undefined {
  return Object.hasOwn(KNOWN, mask) ? KNOWN[mask] : undefined
}

/** The mask of one of the engine's forms. */
export function maskOf(form: DateForm): string {
  return Object.keys(KNOWN).find((mask) => KNOWN[mask] === form) ?? 'AAAAMMJJ'
}

/** Whether a mask has at least one token, at most 20 characters, and nothing but ASCII around them. */
export function isMask(mask: string): boolean {
  return mask.length <= 20 && /^[ -~]+$/.test(mask) && mask.search(TOKEN) >= 0
}

/** A day in the form of a mask; nothing for no day. */
export function maskedDate(day: PlainDate | undefined, mask: string): string {
  if (day === undefined) return ''
  return mask.replace(TOKEN, (token) => {
    const part = token.startsWith('A') ? day.slice(0, 4) : token.startsWith('M') ? day.slice(5, 7) : day.slice(8, 10)
    if (token === 'AA') return part.slice(2)
    return token.length === 1 ? String(Number(part)) : part
  })
}

/** The most characters that a mask takes. */
export function maskWidth(mask: string): number {
  return mask.replace(TOKEN, (token) => (token.length === 1 ? '00' : token)).length
}

/**
 * Reads a day in the form of a mask. Two figures of a year are 1970 to 2069; without a day, month or year the day is
 * not known: undefined, as for anything that does not fit.
 */
export function readMasked(text: string, mask: string): PlainDate | undefined {
  const tokens: string[] = []
  let pattern = ''
  let at = 0
  for (const { 0: token, index } of mask.matchAll(TOKEN)) {
    pattern += escaped(mask.slice(at, index)) + (token.length === 1 ? '(\\d{1,2})' : `(\\d{${token.length}})`)
    tokens.push(token)
    at = index + token.length
  }
  const match = new RegExp(`^${pattern}${escaped(mask.slice(at))}$`).exec(text)
  if (!match) return undefined
  const part = (letter: string) => {
    const i = tokens.findIndex((token) => token.startsWith(letter))
    return i < 0 ? undefined : Number(match[i + 1])
  }
  const [year, month, day] = [part('A'), part('M'), part('J')]
  if (year === undefined || month === undefined || day === undefined) return undefined
  const short = tokens.includes('AA') && !tokens.includes('AAAA')
  return plainDate(short ? (year < 70 ? 2000 : 1900) + year : year, month, day)
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
