import { decimalsOf } from '../../../domain/money'
import type { Value } from '../fields'
import type { Node } from '../node'
import { currencyOf } from '../node'
import { compareValues, fraction, isMoney } from '../operators'
import { rounded, roundedTo, whole } from '../rational'
import type { FunctionSpec } from './spec'
import { NO_NODE, NO_TEXT, nodeAt, texts } from './spec'

/** Decimals that are rounded to, and places before the mark. */
const MOST_DECIMALS = 6

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

/** A table that is not there was refused when the formula was read. */
const nothing: Node['run'] = () => ''

/** Functions that choose a value among others, whatever their type. */
export const VALUE_FUNCTIONS = {
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
  round: {
    parameters: ['money', 'number'],
    optional: 1,
    type: 'like',
    make: (args) => {
      const [node = NO_NODE, places] = args
      const money = isMoney(node.type)
      return (row, fail) => {
        const value = fraction(node.run(row, fail))
        const own = money ? decimalsOf(currencyOf(node.type, row)) : 0
        const wanted = places ? fraction(places.run(row, fail)) : whole(own)
        const decimals = wanted && rounded(wanted)
        if (!value || decimals === undefined) return undefined
        const found = roundedTo(value, Math.min(MOST_DECIMALS, Math.max(-MOST_DECIMALS, decimals)) - own)
        if (found === undefined) fail('too-large')
        return found
      }
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
