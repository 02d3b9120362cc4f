import type { FormulaType } from '../../../domain/custom-format'
import type { Row } from '../../format'
import type { Fail, Node, Surroundings } from '../node'
import { LONGEST, textOf } from '../node'
import type { Rational } from '../rational'
import { rounded } from '../rational'

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

type TextRun = (row: Row, fail: Fail) => string

export const NO_NODE: Node = { type: 'text', at: 0, run: () => '' }
export const nodeAt = (args: readonly Node[], i: number) => args[i] ?? NO_NODE
export const texts = (args: readonly Node[], around: Surroundings): TextRun[] =>
  args.map((each) => textOf(each, around))
export const NO_TEXT: TextRun = () => ''

/** A whole number from 0 to `LONGEST`. */
export function count(node: Node | undefined, row: Row, fail: Fail, missing = 0): number {
  const value = node?.run(row, fail) as Rational | undefined
  const found = value && rounded(value)
  return Math.min(LONGEST, Math.max(0, found ?? missing))
}
