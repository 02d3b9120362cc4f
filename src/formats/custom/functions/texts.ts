import type { FormulaType } from '../../../domain/custom-format'
import type { Value } from '../fields'
import { LONGEST } from '../node'
import { readRational, whole } from '../rational'
import type { FunctionSpec } from './spec'
import { count, NO_TEXT, texts } from './spec'

/** A function of one text. */
function ofText(change: (text: string) => Value, type: FormulaType = 'text'): FunctionSpec {
  return {
    parameters: ['any'],
    type,
    make: (args, around) => {
      const [text = NO_TEXT] = texts(args, around)
      return (row, fail) => change(text(row, fail))
    },
  }
}

/** A question about two texts. */
function ofTwo(ask: (text: string, other: string) => boolean): FunctionSpec {
  return {
    parameters: ['any', 'any'],
    type: 'truth',
    make: (args, around) => {
      const [text = NO_TEXT, other = NO_TEXT] = texts(args, around)
      return (row, fail) => ask(text(row, fail), other(row, fail))
    },
  }
}

function pad(side: 'left' | 'right'): FunctionSpec {
  return {
    parameters: ['any', 'number', 'text'],
    optional: 1,
    type: 'text',
    make: (args, around) => {
      const [text = NO_TEXT] = texts(args, around)
      return (row, fail) => {
        const width = count(args[1], row, fail)
        const fill = args[2] ? String(args[2].run(row, fail)) : ' '
        const value = text(row, fail)
        return side === 'left' ? value.padStart(width, fill) : value.padEnd(width, fill)
      }
    },
  }
}

/** Accents off: é is e, œ is oe. */
export function withoutAccents(text: string): string {
  return text
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'OE')
    .replaceAll('æ', 'ae')
    .replaceAll('Æ', 'AE')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
}

/** Cut before a character of two units rather than through it. */
function whole16(text: string, end: number): string {
  const code = text.charCodeAt(end - 1)
  return text.slice(0, code >= 0xd800 && code < 0xdc00 && end < text.length ? end - 1 : end)
}

function lastOf(text: string, length: number): string {
  const start = Math.max(0, text.length - length)
  const code = text.charCodeAt(start)
  return text.slice(start > 0 && code >= 0xdc00 && code < 0xe000 ? start + 1 : start)
}

/** Functions that make texts, or ask about them. */
export const TEXT_FUNCTIONS = {
  left: {
    parameters: ['any', 'number'],
    type: 'text',
    make: (args, around) => {
      const [text = NO_TEXT] = texts(args, around)
      return (row, fail) => whole16(text(row, fail), count(args[1], row, fail))
    },
  },
  right: {
    parameters: ['any', 'number'],
    type: 'text',
    make: (args, around) => {
      const [text = NO_TEXT] = texts(args, around)
      return (row, fail) => lastOf(text(row, fail), count(args[1], row, fail))
    },
  },
  mid: {
    parameters: ['any', 'number', 'number'],
    optional: 1,
    type: 'text',
    make: (args, around) => {
      const [text = NO_TEXT] = texts(args, around)
      return (row, fail) => {
        const start = Math.max(0, count(args[1], row, fail, 1) - 1)
        return text(row, fail).slice(start, start + count(args[2], row, fail, LONGEST))
      }
    },
  },
  upper: ofText((text) => text.toUpperCase()),
  lower: ofText((text) => text.toLowerCase()),
  plain: ofText(withoutAccents),
  trim: ofText((text) => text.trim()),
  digits: ofText((text) => text.replace(/\D/g, '')),
  alphanumeric: ofText((text) => withoutAccents(text).replace(/[^A-Za-z0-9]/g, '')),
  length: ofText((text) => whole(text.length), 'number'),
  number: ofText((text) => {
    const plain = text.replace(/\s/g, '').replace(',', '.')
    const match = /^(-?)(\d{1,15}(?:\.\d{1,6})?)$/.exec(plain)
    const value = match && readRational(match[2] ?? '')
    return value ? { n: match[1] ? -value.n : value.n, d: value.d } : undefined
  }, 'number'),
  padleft: pad('left'),
  padright: pad('right'),
  replace: {
    parameters: ['any', 'text', 'text'],
    type: 'text',
    make: (args, around) => {
      const [text = NO_TEXT, from = NO_TEXT, to = NO_TEXT] = texts(args, around)
      return (row, fail) => {
        const old = from(row, fail)
        return old === ''
          ? text(row, fail)
          : text(row, fail)
              .replaceAll(old, () => to(row, fail))
              .slice(0, LONGEST)
      }
    },
  },
  starts: ofTwo((text, other) => text.startsWith(other)),
  ends: ofTwo((text, other) => text.endsWith(other)),
  contains: ofTwo((text, other) => text.includes(other)),
} as const satisfies Readonly<Record<string, FunctionSpec>>
