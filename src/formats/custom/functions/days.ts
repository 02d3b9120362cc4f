import type { PlainDate } from '../../../domain/date'
import { addDays, lastDay, monthOf, parsePlainDate } from '../../../domain/date'
import { isMask, maskedDate } from '../masks'
import type { Rational } from '../rational'
import { rounded, whole } from '../rational'
import type { FunctionSpec } from './spec'
import { nodeAt } from './spec'

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

/** Functions of days. */
export const DAY_FUNCTIONS = {
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
} as const satisfies Readonly<Record<string, FunctionSpec>>
