import type { FormulaType } from '../../domain/custom-format'
import type { PlainDate } from '../../domain/date'
import { addDays, lastDay, monthOf, parsePlainDate } from '../../domain/date'
import type { Row } from '../format'
import type { Value } from './fields'
import { isMask, maskedDate } from './masks'
import type { Fail, Node, Surroundings } from './node'
import { LONGEST, textOf } from './node'
import type { Rational } from './rational'
import { compareRationals, readRational, rounded, whole } from './rational'

/** What a parameter takes. `any` is turned into text, `money` is an amount or a number, `like`: the type of the others. */
type Parameter = FormulaType | 'any' | 'money' | 'like' | 'mask' | 'table'

/** A function of formulas. */
export interface FunctionSpec {
  readonly parameters: readonly Parameter[]
  /** The last parameter may come again. */
  readonly more?: true
  /** How many of the last parameters may be left out. */
  readonly optional?: number
  /** `like`: the type of its arguments. */
  readonly type: FormulaType | 'like'
  readonly make: (args: readonly Node[], around: Surroundings) => Node['run']
}

type Run = Node['run']
type TextRun = (row: Row, fail: Fail) => string

const NO_NODE: Node = { type: 'text', at: 0, run: () => '' }
const nodeAt = (args: readonly Node[], i: number) => args[i] ?? NO_NODE
const texts = (args: readonly Node[], around: Surroundings): TextRun[] => args.map((each) => textOf(each, around))
const NO_TEXT: TextRun = () => ''

/** A whole number from 0 to `LONGEST`. */
function count(node: Node | undefined, row: Row, fail: Fail, missing = 0): number {
  const value = node?.run(row, fail) as Rational | undefined
  const found = value && rounded(value)
  return Math.min(LONGEST, Math.max(0, found ?? missing))
}

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

function part(from: number, to: number): FunctionSpec {
  return {
    parameters: ['date'],
    type: 'number',
    make: (args) => (row, fail) => {
      const day = nodeAt(args, 0).run(row, fail) as PlainDate | undefined
      return day && whole(Number(day.slice(from, to)))
    },
  }
}

/** The smallest or the largest of some values of one type; blank ones are passed over. */
function extreme(sign: 1 | -1): FunctionSpec {
  return {
    parameters: ['like', 'like'],
    more: true,
    type: 'like',
    make: (args) => (row, fail) => {
      let best: Value
      for (const { run } of args) {
        const value = run(row, fail)
        if (value === undefined || value === '') continue
        if (best === undefined || compareValues(value, best) * sign > 0) best = value
      }
      return best ?? (args[0]?.type === 'text' ? '' : undefined)
    },
  }
}

/** −1, 0 or 1 for two values of one type that are both there. */
export function compareValues(a: Value, b: Value): number {
  if (typeof a === 'object' && typeof b === 'object') return compareRationals(a, b)
  const [left, right] = [a as string | number, b as string | number]
  return left < right ? -1 : left > right ? 1 : 0
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

/** A table that is not there was refused when the formula was read. */
const nothing: Run = () => ''

/** Every function, by its name. Their plain descriptions are in the texts, which do not compile without one. */
const FUNCTIONS = {
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
  empty: {
    parameters: ['any'],
    type: 'truth',
    make: (args) => (row, fail) => {
      const value = nodeAt(args, 0).run(row, fail)
      return value === undefined || value === ''
    },
  },
  if: {
    parameters: ['truth', 'like', 'like'],
    type: 'like',
    make: (args) => {
      const [test = NO_NODE, yes = NO_NODE, no = NO_NODE] = args
      return (row, fail) => (test.run(row, fail) === true ? yes.run(row, fail) : no.run(row, fail))
    },
  },
  first: {
    parameters: ['like', 'like'],
    more: true,
    type: 'like',
    make: (args) => (row, fail) => {
      for (const { run } of args) {
        const value = run(row, fail)
        if (value !== undefined && value !== '') return value
      }
      return args[0]?.type === 'text' ? '' : undefined
    },
  },
  min: extreme(-1),
  max: extreme(1),
  abs: {
    parameters: ['money'],
    type: 'like',
    make: (args) => (row, fail) => {
      const value = nodeAt(args, 0).run(row, fail)
      if (typeof value === 'number') return Math.abs(value)
      return typeof value === 'object' ? { n: value.n < 0n ? -value.n : value.n, d: value.d } : value
    },
  },
  year: part(0, 4),
  month: part(5, 7),
  day: part(8, 10),
  format: {
    parameters: ['date', 'mask'],
    type: 'text',
    make: (args) => (row, fail) => {
      const mask = String(nodeAt(args, 1).constant ?? '')
      const day = nodeAt(args, 0).run(row, fail) as PlainDate | undefined
      return isMask(mask) ? maskedDate(day, mask) : ''
    },
  },
  adddays: {
    parameters: ['date', 'number'],
    type: 'date',
    make: (args) => (row, fail) => {
      const day = nodeAt(args, 0).run(row, fail) as PlainDate | undefined
      const value = args[1]?.run(row, fail) as Rational | undefined
      const days = value && rounded(value)
      if (day === undefined || days === undefined) return undefined
      // A day outside of the years that the application knows is no day.
      const found = Math.abs(days) < 80_000 ? parsePlainDate(addDays(day, days)) : undefined
      if (found === undefined) fail('too-large')
      return found
    },
  },
  monthend: {
    parameters: ['date'],
    type: 'date',
    make: (args) => (row, fail) => {
      const day = nodeAt(args, 0).run(row, fail) as PlainDate | undefined
      return day && lastDay(monthOf(day))
    },
  },
  lookup: {
    parameters: ['table', 'any'],
    type: 'text',
    make: (args, around) => {
      const name = nodeAt(args, 0).constant
      const table = around.tables.find((each) => each.name === name)
      if (!table) return nothing
      const rows = new Map(table.rows.map(({ from, to }) => [from, to]))
      const [, text = NO_TEXT] = texts(args, around)
      return (row, fail) => {
        const value = text(row, fail)
        const found = rows.get(value)
        if (found !== undefined) return found
        if (table.otherwise === 'refuse') fail('not-in-table')
        return table.otherwise === 'same' ? value : ''
      }
    },
  },
} as const satisfies Readonly<Record<string, FunctionSpec>>

/** A function's name. */
export type FunctionId = keyof typeof FUNCTIONS

/** The functions in the order of a list. */
export const FUNCTION_IDS = Object.keys(FUNCTIONS) as FunctionId[]

/** The function with this name. */
export function functionOf(name: string): FunctionSpec | undefined {
  return Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name as FunctionId] : undefined
}
