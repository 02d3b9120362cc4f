import type { Layout } from './format'

/** Fixed width: every field fills its column, records are as long as each other. */
export function fixedWidth(more: Partial<Layout> = {}): Layout {
  return { separator: '', forbidden: {}, unknown: ' ', ...more }
}

/** Delimited without quotes: the separator and double quotes are taken out of texts. */
export function delimited(separator: string, more: Partial<Layout> = {}): Layout {
  return { separator, unknown: ' ', ...more, forbidden: { [separator]: ' ', '"': "'", ...more.forbidden } }
}
