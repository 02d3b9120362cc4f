import { SaxesParser } from 'saxes'
import { clean } from './clean'
import { LIMITS, overLimit, unreadable } from './limits'

/** One element of an XML text. `text` is its own text and CDATA, joined, trimmed and without hidden characters. */
export interface Element {
  readonly namespace: string
  readonly name: string
  /** By local name, in no order. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly Element[]
  readonly text: string
}

/** A parsed text. `cleaned` names the elements whose text held hidden characters. */
export interface Tree {
  readonly root: Element
  readonly cleaned: readonly string[]
}

interface Open {
  readonly element: {
    namespace: string
    name: string
    attributes: Map<string, string>
    children: Element[]
    text: string
  }
  readonly parts: string[]
}

/**
 * Parses XML into a small tree, within bounds. A DTD is refused outright (no e-invoice needs one, and entities are the
 * old way to read other files or to blow up), as is anything that is not well-formed. Throws a Refusal.
 */
export function parseTree(text: string, file: string): Tree {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const open: Open[] = []
  const cleaned = new Set<string>()
  let root: Element | undefined
  let elements = 0

  const addText = (part: string) => {
    open.at(-1)?.parts.push(part)
  }
  parser.on('doctype', () => {
    throw unreadable(file, 'dtd')
  })
  parser.on('error', (error) => {
    throw unreadable(file, `xml: ${error.message}`)
  })
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('opentagstart', () => {
    elements += 1
    if (elements > LIMITS.xmlElements) throw overLimit(file, 'xml-elements', LIMITS.xmlElements, elements)
    if (open.length >= LIMITS.xmlDepth) throw overLimit(file, 'xml-depth', LIMITS.xmlDepth, open.length + 1)
  })
  let attributes = 0
  parser.on('attribute', () => {
    attributes += 1
    if (attributes > LIMITS.xmlAttributes) throw overLimit(file, 'xml-attributes', LIMITS.xmlAttributes, attributes)
  })
  parser.on('opentag', (tag) => {
    attributes = 0
    const found = new Map(Object.values(tag.attributes).map((each) => [each.local, clean(each.value).trim()]))
    const element = { namespace: tag.uri, name: tag.local, attributes: found, children: [], text: '' }
    open.at(-1)?.element.children.push(element)
    open.push({ element, parts: [] })
  })
  parser.on('closetag', () => {
    const closing = open.pop()
    if (!closing) return
    const whole = closing.parts.join('')
    const tidy = clean(whole)
    if (tidy !== whole) cleaned.add(closing.element.name)
    closing.element.text = tidy.trim()
    if (open.length === 0) root = closing.element
  })
  parser.write(text).close()
  if (!root) throw unreadable(file, 'xml: empty')
  return { root, cleaned: [...cleaned] }
}

/** Namespaces of the invoice syntaxes; the qualified-type ones are sometimes misspelt, so only their family is looked at. */
const KNOWN = /ubl:schema:xsd|uncefact|ferd/i

/** Children by local name, within the known namespaces. */
function children(element: Element | undefined, name: string): readonly Element[] {
  return element?.children.filter((child) => child.name === name && KNOWN.test(child.namespace)) ?? []
}

/** All the elements at the end of a path of local names: `A/B/C`. */
export function all(element: Element | undefined, path: string): readonly Element[] {
  let here: readonly Element[] = element ? [element] : []
  for (const step of path.split('/')) here = here.flatMap((each) => children(each, step))
  return here
}

/** The first element at the end of a path. */
export function first(element: Element | undefined, path: string): Element | undefined {
  return all(element, path)[0]
}

/** The first text that is not empty at the end of a path; an empty element is an absent one. */
export function textAt(element: Element | undefined, path: string): string | null {
  return all(element, path).find((each) => each.text !== '')?.text ?? null
}
