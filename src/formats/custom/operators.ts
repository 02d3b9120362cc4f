import type { FormulaFault, FormulaType } from '../../domain/custom-format'
import type { Value } from './fields'
import type { Fail, Node } from './node'
import type { Rational } from './rational'
import { compareRationals, rational } from './rational'

/** Whether a type is an amount of money. */
export function isMoney(type: FormulaType): boolean {
  return type === 'amount' || type === 'foreign'
}

/** −1, 0 or 1 for two values of one type that are both there. */
export function compareValues(a: Value, b: Value): number {
  const [one, other] = [fraction(a), fraction(b)]
  if (one && other) return compareRationals(one, other)
  const [left, right] = [a as string, b as string]
  return left < right ? -1 : left > right ? 1 : 0
}

/** Two values of one type compared. Nothing equals nothing, and is neither more nor less than anything. */
export function comparison(one: Node, other: Node, sign: string): Node {
  const blank = (value: Value) => value === undefined || value === ''
  const holds = (a: Value, b: Value): boolean => {
    if (blank(a) || blank(b)) {
      const same = blank(a) && blank(b)
      return sign === '<>' ? !same : same && sign.includes('=')
    }
    const order = compareValues(a, b)
    if (sign === '<>') return order !== 0
    return (order === 0 && sign.includes('=')) || (order < 0 && sign[0] === '<') || (order > 0 && sign[0] === '>')
  }
  return { type: 'truth', at: one.at, run: (row, fail) => holds(one.run(row, fail), other.run(row, fail)) }
}

/** The sum of two figures of one type, or their difference. */
export function sum(one: Node, other: Node, minus: boolean): Node {
  const run: Node['run'] = (row, fail) => {
    const [a, b] = [fraction(one.run(row, fail)), fraction(other.run(row, fail))]
    return a && b ? known(rational(a.n * b.d + (minus ? -b.n : b.n) * a.d, a.d * b.d), fail) : undefined
  }
  return { type: one.type, at: one.at, run }
}

/** A product: of two numbers, or of an amount and a number. */
export function product(one: Node, other: Node): Node | FormulaFault {
  if (isMoney(one.type) && isMoney(other.type)) {
    return { at: other.at, fault: 'wrong-type', wanted: ['number'], found: other.type }
  }
  const type = isMoney(other.type) ? other.type : one.type
  const run: Node['run'] = (row, fail) => {
    const [a, b] = [fraction(one.run(row, fail)), fraction(other.run(row, fail))]
    return a && b ? known(rational(a.n * b.n, a.d * b.d), fail) : undefined
  }
  return { type, at: one.at, run }
}

/** A quotient: by a number, or of two amounts of one currency, which is a number. */
export function quotient(one: Node, other: Node): Node | FormulaFault {
  if (isMoney(other.type) && one.type !== other.type) {
    return { at: other.at, fault: 'wrong-type', wanted: ['number'], found: other.type }
  }
  const type = isMoney(other.type) ? 'number' : one.type
  const run: Node['run'] = (row, fail) => {
    const [a, b] = [fraction(one.run(row, fail)), fraction(other.run(row, fail))]
    if (!a || !b) return undefined
    if (b.n !== 0n) return known(rational(a.n * b.d, a.d * b.n), fail)
    fail('division-by-zero')
    return undefined
  }
  return { type, at: one.at, run }
}

/** A figure with its sign turned. */
export function contrary(node: Node, at: number): Node {
  const run: Node['run'] = (row, fail) => {
    const value = node.run(row, fail)
    if (typeof value === 'number') return -value || 0
    return typeof value === 'object' ? { n: -value.n, d: value.d } : undefined
  }
  return { type: node.type, at, run }
}

/** An amount in its minor units, or a number. */
export function fraction(value: Value): Rational | undefined {
  if (typeof value === 'number') return { n: BigInt(value), d: 1n }
  return typeof value === 'object' ? value : undefined
}

/** A result, exact whatever its type: an amount is rounded once, where it is written. */
function known(value: Rational | undefined, fail: Fail): Value {
  if (value === undefined) fail('too-large')
  return value
}
