import type { FormulaFault } from '../../domain/custom-format'
import type { FieldId } from './fields'
import { fieldOf } from './fields'
import { functionOf } from './functions'
import type { Token } from './lexer'
import { tokensOf } from './lexer'
import type { Node, Surroundings, UsedField } from './node'
import { LONGEST } from './node'
import { comparison, contrary, product, quotient, sum } from './operators'
import { readRational } from './rational'
import { alike, argumentsOf, figure, taken, textual, Wrong, want } from './typing'

/** Characters of a formula or of a text with formulas. */
export const MOST_CHARACTERS = 500

/** Parentheses and functions inside each other. */
const DEEPEST = 40

const SYNONYMS: Readonly<Record<string, string>> = { et: 'and', ou: 'or', non: 'not' }

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
      const [one, other] = [want(left, 'truth'), want(this.and(), 'truth')]
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
      const [one, other] = [want(left, 'truth'), want(this.not(), 'truth')]
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
    const node = this.deeper(sign, () => want(this.not(), 'truth'))
    return { type: 'truth', at: sign.at, run: (row, fail) => node.run(row, fail) !== true }
  }

  private comparison(): Node {
    const left = this.joined()
    const sign = this.one('=', '<>', '<', '<=', '>', '>=')
    if (!sign) return left
    const [one, other] = alike([left, this.joined()])
    if (!one || !other) throw new Error('two sides are two')
    return comparison(one, other, sign.text)
  }

  private joined(): Node {
    const first = this.sum()
    if (this.peek().text !== '&' || this.peek().kind !== 'sign') return first
    const parts = [textual(first, this.around)]
    while (this.one('&')) parts.push(textual(this.sum(), this.around))
    const run: Node['run'] = (row, fail) =>
      parts
        .map((part) => part(row, fail))
        .join('')
        .slice(0, LONGEST)
    return { type: 'text', at: first.at, run }
  }

  private sum(): Node {
    let left = this.product()
    for (let sign = this.one('+', '-'); sign; sign = this.one('+', '-')) {
      const [one, other] = alike([figure(left), figure(this.product())])
      if (!one || !other) throw new Error('two sides are two')
      left = sum(one, other, sign.text === '-')
    }
    return left
  }

  private product(): Node {
    let left = this.signed()
    for (let sign = this.one('*', '/'); sign; sign = this.one('*', '/')) {
      const [one, other] = [figure(left), figure(this.signed())]
      left = taken(sign.text === '*' ? product(one, other) : quotient(one, other))
    }
    return left
  }

  private signed(): Node {
    const sign = this.one('-')
    if (!sign) return this.primary()
    const node = this.deeper(sign, () => figure(this.signed()))
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
    const args = argumentsOf(spec, given, this.around)
    const like = spec.parameters.findIndex((each) => each === 'like' || each === 'money')
    const type = spec.type === 'like' ? (args[like]?.type ?? 'text') : spec.type
    return { type, at: token.at, run: spec.make(args, this.around) }
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
