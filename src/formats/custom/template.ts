import type { FormulaFault } from '../../domain/custom-format'
import type { Row } from '../format'
import type { Fail, Node, Surroundings, UsedField } from './node'
import { textOf } from './node'
import { MOST_CHARACTERS, parseFormula } from './parse'

/** A text with formulas between braces, read: `VE-{doc.ref}`. `{{` and `}}` are braces themselves. */
export interface Template {
  readonly parts: readonly (string | Node)[]
  readonly fields: readonly UsedField[]
  /** It is one formula and nothing else: what it yields is written as what it is. */
  readonly only?: Node
  /** It holds no formula. */
  readonly constant?: string
}

/** Reads a text with formulas; the first fault of each formula is told, with its place in the whole text. */
export function parseTemplate(source: string, around: Surroundings): { template: Template } | { fault: FormulaFault } {
  if (source.length > MOST_CHARACTERS)
    return { fault: { at: MOST_CHARACTERS, fault: 'too-long', most: MOST_CHARACTERS } }
  const parts: (string | Node)[] = []
  const fields: UsedField[] = []
  let text = ''
  for (let at = 0; at < source.length; ) {
    const char = source[at] ?? ''
    if ((char === '{' || char === '}') && source[at + 1] === char) {
      text += char
      at += 2
    } else if (char === '}') {
      return { fault: { at, fault: 'unexpected', found: char } }
    } else if (char === '{') {
      const read = parseFormula(source, around, at + 1, true)
      if ('fault' in read) return read
      if (read.node.type === 'truth') {
        const wanted = ['text', 'amount', 'number', 'date'] as const
        return { fault: { at: read.node.at, fault: 'wrong-type', wanted, found: 'truth' } }
      }
      if (text !== '') parts.push(text)
      text = ''
      parts.push(read.node)
      fields.push(...read.fields)
      at = read.end + 1
    } else {
      text += char
      at += 1
    }
  }
  if (text !== '') parts.push(text)
  const [first] = parts
  if (parts.length === 1 && typeof first === 'object') return { template: { parts, fields, only: first } }
  return {
    template: parts.every((part) => typeof part === 'string') ? { parts, fields, constant: text } : { parts, fields },
  }
}

/** A template as text, for a line. */
export function templateText({ parts }: Template, around: Surroundings): (row: Row, fail: Fail) => string {
  const texts = parts.map((part) => (typeof part === 'string' ? () => part : textOf(part, around)))
  const [only] = texts
  if (only && texts.length === 1) return only
  return (row, fail) => texts.map((text) => text(row, fail)).join('')
}

/** A text as a template that says it: its braces are doubled. */
export function asTemplate(text: string): string {
  return text.replace(/[{}]/g, '$&$&')
}
