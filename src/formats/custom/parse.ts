import type { FormulaFault, FormulaType } from '../../domain/custom-format'
import type { FieldId } from './fields'
import { fieldOf } from './fields'
import type { FunctionSpec } from './functions'
import { functionOf } from './functions'
import type { Token } from './lexer'
import { tokensOf } from './lexer'
import { isMask } from './masks'
import type { Node, Surroundings, UsedField } from './node'
import { amountOf, LONGEST, textOf } from './node'
import { comparison, contrary, isMoney, product, quotient, sum } from './operators'
import type { Rational } from './rational'
import { readRational } from './rational'

/** Characters of a formula or of a text with formulas. */
export const MOST_CHARACTERS = 500

/** Parentheses and functions inside each other. */
const DEEPEST = 40

const SYNONYMS: Readonly<Record<string, string>> = { et: 'and', ou: 'or', non: 'not' }

/** What the reader throws to itself when a formula is wrong; it never leaves `parseFormula`. */
class Wrong extends Error {
  constructor(readonly fault: FormulaFault) {
    super(fault.fault)
  }
}

/**
 * Reads a formula from `from` on. With `braced` it ends at the brace that closes it, whose place is given back. A formula
 * that is read never fails for a line otherwise than by having no value.
 */
export function parseFormula(
  source: string,
  around: Surroundings,
  from = 0,
  braced = false,
): { node: Node; fields: readonly UsedField[]; end: number } | { fault: FormulaFault } {
  if (source.length > MOST_CHARACTERS)
    return { fault: { at: MOST_CHARACTERS, fault: 'too-long', most: MOST_CHARACTERS } }
  const cut = tokensOf(source, from, braced)
  if ('fault' in cut) return { fault: cut }
  try {
    const reader = new Reader(cut.tokens, around)
    return { node: reader.whole(), fields: reader.fields, end: cut.end }
  } catch (wrong) {
    if (wrong instanceof Wrong) return { fault: wrong.fault }
    throw wrong
  }
}

class Reader {
  readonly fields: UsedField[] = []
  private place = 0
  private depth = 0

  constructor(
    private readonly tokens: readonly Token[],
    private readonly around: Surroundings,
  ) {}

  whole(): Node {
    const node = this.or()
    const rest = this.next()
    if (rest.kind !== 'end') throw new Wrong({ at: rest.at, fault: 'unexpected', found: rest.text })
    return node
  }

  private peek(): Token {
    return this.tokens[this.place] ?? { kind: 'end', text: '', at: 0 }
  }

  private next(): Token {
    const token = this.peek()
    this.place += 1
    return token
  }

  /** The next word, if it is one of these signs or connecting names. */
  private one(...words: readonly string[]): Token | undefined {
    const token = this.peek()
    if (token.kind !== 'sign' && token.kind !== 'name') return undefined
    const word = token.kind === 'name' ? (SYNONYMS[token.text] ?? token.text) : token.text
    if (!words.includes(word)) return undefined
    this.place += 1
    return token
  }

  private or(): Node {
    let left = this.and()
    while (this.one('or')) {
      const [one, other] = [this.want(left, 'truth'), this.want(this.and(), 'truth')]
      left = {
        type: 'truth',
        at: one.at,
        run: (row, fail) => one.run(row, fail) === true || other.run(row, fail) === true,
      }
    }
    return left
  }

  private and(): Node {
    let left = this.not()
    while (this.one('and')) {
      const [one, other] = [this.want(left, 'truth'), this.want(this.not(), 'truth')]
      left = {
        type: 'truth',
        at: one.at,
        run: (row, fail) => one.run(row, fail) === true && other.run(row, fail) === true,
      }
    }
    return left
  }

  private not(): Node {
    const sign = this.one('not')
    if (!sign) return this.comparison()
    const node = this.deeper(sign, () => this.want(this.not(), 'truth'))
    return { type: 'truth', at: sign.at, run: (row, fail) => node.run(row, fail) !== true }
  }

  private comparison(): Node {
    const left = this.joined()
    const sign = this.one('=', '<>', '<', '<=', '>', '>=')
    if (!sign) return left
    const [one, other] = this.alike([left, this.joined()])
    if (!one || !other) throw new Error('two sides are two')
    return comparison(one, other, sign.text)
  }

  private joined(): Node {
    const first = this.sum()
    if (this.peek().text !== '&' || this.peek().kind !== 'sign') return first
    const parts = [this.text(first)]
    while (this.one('&')) parts.push(this.text(this.sum()))
    const run: Node['run'] = (row, fail) =>
      parts
        .map((part) => part(row, fail))
        .join('')
        .slice(0, LONGEST)
    return { type: 'text', at: first.at, run }
  }

  /** Any value but a truth, as text. */
  private text(node: Node): ReturnType<typeof textOf> {
    if (node.type === 'truth') {
      throw new Wrong({
        at: node.at,
        fault: 'wrong-type',
        wanted: ['text', 'amount', 'number', 'date'],
        found: 'truth',
      })
    }
    return textOf(node, this.around)
  }

  private sum(): Node {
    let left = this.product()
    for (let sign = this.one('+', '-'); sign; sign = this.one('+', '-')) {
      const [one, other] = this.alike([this.figure(left), this.figure(this.product())])
      if (!one || !other) throw new Error('two sides are two')
      left = sum(one, other, sign.text === '-')
    }
    return left
  }

  private product(): Node {
    let left = this.signed()
    for (let sign = this.one('*', '/'); sign; sign = this.one('*', '/')) {
      const [one, other] = [this.figure(left), this.figure(this.signed())]
      left = this.taken(sign.text === '*' ? product(one, other) : quotient(one, other))
    }
    return left
  }

  private signed(): Node {
    const sign = this.one('-')
    if (!sign) return this.primary()
    const node = this.deeper(sign, () => this.figure(this.signed()))
    return contrary(node, sign.at)
  }

  private primary(): Node {
    const token = this.next()
    const { at, text } = token
    if (token.kind === 'end') throw new Wrong({ at, fault: 'unfinished' })
    if (token.kind === 'text') return { type: 'text', at, constant: text, run: () => text }
    if (token.kind === 'number') {
      const value = readRational(text)
      if (!value) throw new Wrong({ at, fault: 'unexpected', found: text })
      return { type: 'number', at, constant: value, run: () => value }
    }
    if (text === '(')
      return this.deeper(token, () => {
        const node = this.or()
        this.sign(')')
        return { ...node, at }
      })
    if (token.kind === 'name') {
      return this.peek().kind === 'sign' && this.peek().text === '('
        ? this.deeper(token, () => this.call(token))
        : this.field(token)
    }
    throw new Wrong({ at, fault: 'unexpected', found: text })
  }

  private field({ text, at }: Token): Node {
    const spec = fieldOf(text)
    if (!spec) throw new Wrong({ at, fault: 'unknown-field', name: text })
    const { type, value } = spec
    const field = text as FieldId
    this.fields.push({ field, at })
    if (field === 'side') {
      const { side } = this.around
      return { type, at, field, run: ({ line }) => side[line.side] }
    }
    return { type, at, field, run: value }
  }

  private call(token: Token): Node {
    const name = token.text
    const spec = functionOf(name)
    if (!spec) throw new Wrong({ at: token.at, fault: 'unknown-function', name })
    this.sign('(')
    const given: Node[] = []
    if (!this.one(')')) {
      do given.push(this.or())
      while (this.one(';', ','))
      this.sign(')')
    }
    const most = spec.more ? Number.POSITIVE_INFINITY : spec.parameters.length
    const least = spec.parameters.length - (spec.optional ?? 0)
    if (given.length < least || given.length > most) {
      throw new Wrong({ at: token.at, fault: 'arguments', name, least, most: spec.more ? 0 : most })
    }
    const args = this.arguments(spec, given)
    const like = spec.parameters.findIndex((each) => each === 'like' || each === 'money')
    const type = spec.type === 'like' ? (args[like]?.type ?? 'text') : spec.type
    return { type, at: token.at, run: spec.make(args, this.around) }
  }

  private arguments({ parameters }: FunctionSpec, given: readonly Node[]): Node[] {
    const parameterOf = (i: number) => parameters[Math.min(i, parameters.length - 1)]
    const likes = this.alike(given.filter((_, i) => parameterOf(i) === 'like'))
    return given.map((node, i) => {
      const parameter = parameterOf(i)
      switch (parameter) {
        case undefined:
          return node
        case 'like':
          return likes.shift() ?? node
        case 'any':
          this.text(node)
          return node
        case 'money':
          return this.figure(node)
        case 'mask':
        case 'table': {
          const { constant, at } = node
          if (typeof constant !== 'string') throw new Wrong({ at, fault: 'not-constant' })
          if (parameter === 'mask' && !isMask(constant)) throw new Wrong({ at, fault: 'bad-mask' })
          if (parameter === 'table' && !this.around.tables.some((table) => table.name === constant)) {
            throw new Wrong({ at, fault: 'unknown-table', name: constant })
          }
          return node
        }
        default:
          return this.want(node, parameter)
      }
    })
  }

  private want(node: Node, type: FormulaType): Node {
    if (node.type === type) return node
    throw new Wrong({ at: node.at, fault: 'wrong-type', wanted: [type], found: node.type })
  }

  private figure(node: Node): Node {
    if (node.type === 'number' || isMoney(node.type)) return node
    throw new Wrong({ at: node.at, fault: 'wrong-type', wanted: ['amount', 'number'], found: node.type })
  }

  /** Nodes of one type; numbers beside amounts are taken as amounts. */
  private alike(nodes: readonly Node[]): Node[] {
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
  private taken(made: Node | FormulaFault): Node {
    if ('fault' in made) throw new Wrong(made)
    return made
  }

  private sign(text: string): void {
    const token = this.next()
    if (token.kind === 'end') throw new Wrong({ at: token.at, fault: 'unfinished' })
    if (token.kind !== 'sign' || token.text !== text)
      throw new Wrong({ at: token.at, fault: 'unexpected', found: token.text })
  }

  private deeper(token: Token, read: () => Node): Node {
    this.depth += 1
    if (this.depth > DEEPEST) throw new Wrong({ at: token.at, fault: 'too-deep' })
    const node = read()
    this.depth -= 1
    return node
  }
}
