import { readCii } from './cii'
import { decodeXml } from './decode'
import type { Facts } from './facts'
import { unreadable, unsupported } from './limits'
import { type Root, rootOf } from './roots'
import { all, type Element, parseTree, type Tree } from './tree'
import { readUbl } from './ubl'

/** What an XML text was: facts of an invoice, or a name for what it is instead. */
export type XmlReading =
  | {
      readonly is: 'invoice'
      readonly facts: Facts
      /** Encoding that had to be assumed. */
      readonly guessed?: string
      /** Elements that held hidden characters. */
      readonly cleaned: readonly string[]
    }
  | { readonly is: 'not-for-books'; readonly name: string }
  | { readonly is: 'other'; readonly name: string }

/** Bytes → text → tree → facts. Throws a Refusal when it is damaged, over a bound, or known and not read. */
export function readXml(bytes: Uint8Array, file: string): XmlReading {
  const { text, guessed } = decodeXml(bytes, file)
  if (/^<(?:!doctype\s+html|html\b)/i.test(text)) return { is: 'other', name: 'HTML' }
  let tree = parseTree(text, file)
  let root = rootOf(tree.root)
  if (root.is === 'envelope') {
    const inside = contentOf(tree, file)
    if (!inside) throw unreadable(file, 'envelope')
    tree = inside
    root = rootOf(tree.root)
  }
  return named(root, tree, file, guessed)
}

function named(root: Root, tree: Tree, file: string, guessed: string | undefined): XmlReading {
  if (root.is === 'unsupported') throw unsupported(file, root.name)
  if (root.is === 'envelope') throw unreadable(file, 'envelope')
  if (root.is !== 'invoice') return root
  const facts = root.syntax === 'ubl' ? readUbl(tree.root, file) : readCii(tree.root, root.syntax, file)
  return { is: 'invoice', facts, cleaned: tree.cleaned, ...(guessed === undefined ? {} : { guessed }) }
}

/** What an envelope holds: the body of a Peppol SBD, or the text or Base64 of a UBL AttachedDocument. Looked at once. */
function contentOf(tree: Tree, file: string): Tree | undefined {
  if (tree.root.name === 'StandardBusinessDocument') {
    const body = tree.root.children.find((each) => each.name !== 'StandardBusinessDocumentHeader')
    return body && { root: body, cleaned: tree.cleaned }
  }
  const text = firstText(tree.root, 'Attachment/ExternalReference/Description')
  if (text?.startsWith('<')) return parseTree(text.replace(/^<\?xml\s[^>]*\?>\s*/, ''), file)
  const base64 = firstText(tree.root, 'Attachment/EmbeddedDocumentBinaryObject')
  if (!base64) return undefined
  try {
    const bytes = Uint8Array.from(atob(base64.replace(/\s/g, '')), (char) => char.charCodeAt(0))
    return parseTree(decodeXml(bytes, file).text, file)
  } catch (cause) {
    if (cause instanceof DOMException) return undefined
    throw cause
  }
}

function firstText(root: Element, path: string): string | undefined {
  return all(root, path).find((each) => each.text !== '')?.text
}
