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

/** A value as text with its fields in a fixed order, so that equal contents are equal texts. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/** Hash of what a document says: equal when nothing that is booked or shown has changed. Never 0. */
export function contentHash(document: Document): number {
  const content = Object.fromEntries(Object.entries(document).filter(([name]) => !NOT_CONTENT.has(name)))
  return textHash(canonical(content)) >>> 0 || 1
}
