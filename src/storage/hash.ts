import type { Document } from '../domain/document'

/** A 53-bit hash of a text (cyrb53, public domain): small enough for a column, checked on the document itself. */
export function textHash(text: string): number {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0)
}

/** Where a document came from changes nothing of what it says. */
const NOT_CONTENT: ReadonlySet<string> = new Set(['source', 'warnings'])

/** The fields of objects met so far, name by name in the order met: few shapes, many objects. */
interface Shape {
  readonly next: Map<string, Shape>
  /** The names on the way here, sorted, once an object has ended here. */
  sorted?: readonly string[]
}

let shapes: Shape = { next: new Map() }
let shapeCount = 0

function namesOf(value: object): readonly string[] {
  const names = Object.keys(value)
  let shape = shapes
  for (const name of names) {
    let next = shape.next.get(name)
    if (!next) {
      next = { next: new Map() }
      shape.next.set(name, next)
      shapeCount += 1
    }
    shape = next
  }
  // Hostile input could make shapes without end.
  if (shapeCount > 10_000) {
    shapes = { next: new Map() }
    shapeCount = 0
  }
  shape.sorted ??= names.sort()
  return shape.sorted
}

/** FNV-1a over UTF-16 units, started anew for each document; every value is closed by a mark of its type. */
class Content {
  private state = 0x811c9dc5

  private unit(code: number): void {
    this.state = Math.imul(this.state ^ code, 0x01000193)
  }

  text(text: string): void {
    for (let i = 0; i < text.length; i++) this.unit(text.charCodeAt(i))
    this.unit(0x1_0000)
  }

  /** Fields in the order of their names, so that equal contents are equal whatever order they were built in. */
  value(value: unknown): void {
    if (typeof value === 'string') this.text(value)
    else if (Array.isArray(value)) {
      for (const item of value) this.value(item)
      this.unit(0x1_0001)
    } else if (typeof value === 'object' && value !== null) {
      this.fields(value, undefined)
      this.unit(0x1_0002)
    } else {
      this.text(String(value))
      this.unit(0x1_0003)
    }
  }

  fields(value: object, without: ReadonlySet<string> | undefined): void {
    for (const name of namesOf(value)) {
      const field = (value as Readonly<Record<string, unknown>>)[name]
      if (field === undefined || without?.has(name)) continue
      this.text(name)
      this.value(field)
    }
  }

  end(): number {
    let hash = Math.imul(this.state ^ (this.state >>> 16), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    return (hash ^ (hash >>> 16)) >>> 0
  }
}

/** Documents are never changed in place: one is hashed once. */
const hashed = new WeakMap<Document, number>()

/**
 * Hash of what a document says: equal when nothing that is booked or shown has changed. Never 0. Exports keep it for
 * ever: another way to compute it would show every exported document as modified.
 */
export function contentHash(document: Document): number {
  const known = hashed.get(document)
  if (known !== undefined) return known
  const content = new Content()
  content.fields(document, NOT_CONTENT)
  const hash = content.end() || 1
  hashed.set(document, hash)
  return hash
}
