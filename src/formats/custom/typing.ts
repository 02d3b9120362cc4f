import type { FormulaFault, FormulaType } from '../../domain/custom-format'
import type { FunctionSpec } from './functions/spec'
import { isMask } from './masks'
import type { Node, Surroundings } from './node'
import { amountOf, textOf } from './node'
import { isMoney } from './operators'
import type { Rational } from './rational'

/** What the reader throws to itself when a formula is wrong; it never leaves `parseFormula`. */
export class Wrong extends Error {
  constructor(readonly fault: FormulaFault) {
    super(fault.fault)
  }
}

/** Any value but a truth, as text. */
export function textual(node: Node, around: Surroundings): ReturnType<typeof textOf> {
  if (node.type === 'truth') {
    throw new Wrong({ at: node.at, fault: 'wrong-type', wanted: ['text', 'amount', 'number', 'date'], found: 'truth' })
  }
  return textOf(node, around)
}

/** The arguments of a function as its parameters want them. */
export function argumentsOf({ parameters }: FunctionSpec, given: readonly Node[], around: Surroundings): Node[] {
  const parameterOf = (i: number) => parameters[Math.min(i, parameters.length - 1)]
  const likes = alike(given.filter((_, i) => parameterOf(i) === 'like'))
  return given.map((node, i) => {
    const parameter = parameterOf(i)
    switch (parameter) {
      case undefined:
        return node
      case 'like':
        return likes.shift() ?? node
      case 'any':
        textual(node, around)
        return node
      case 'money':
        return figure(node)
      case 'mask':
      case 'table': {
        const { constant, at } = node
        if (typeof constant !== 'string') throw new Wrong({ at, fault: 'not-constant' })
        if (parameter === 'mask' && !isMask(constant)) throw new Wrong({ at, fault: 'bad-mask' })
        if (parameter === 'table' && !around.tables.some((table) => table.name === constant)) {
          throw new Wrong({ at, fault: 'unknown-table', name: constant })
        }
        return node
      }
      default:
        return want(node, parameter)
    }
  })
}

/** The node, of this type. */
export function want(node: Node, type: FormulaType): Node {
  if (node.type === type) return node
  throw new Wrong({ at: node.at, fault: 'wrong-type', wanted: [type], found: node.type })
}

/** The node, an amount or a number. */
export function figure(node: Node): Node {
  if (node.type === 'number' || isMoney(node.type)) return node
  throw new Wrong({ at: node.at, fault: 'wrong-type', wanted: ['amount', 'number'], found: node.type })
}

/** Nodes of one type; numbers beside amounts are taken as amounts. */
export function alike(nodes: readonly Node[]): Node[] {
  const money = nodes.find(({ type }) => isMoney(type))?.type
  const [first] = nodes
  return nodes.map((node) => {
    const wanted = money ?? first?.type ?? node.type
    if (node.type === wanted) return node
    if (money && node.type === 'number') {
      return {
        type: money,
        at: node.at,
        run: (row, fail) => {
          const value = node.run(row, fail) as Rational | undefined
          return value && amountOf(value, money, row, fail)
        },
      }
    }
    throw new Wrong({ at: node.at, fault: 'mixed-types', one: wanted, other: node.type })
  })
}

/** What an operator makes of two values that it may not take. */
export function taken(made: Node | FormulaFault): Node {
  if ('fault' in made) throw new Wrong(made)
  return made
}
