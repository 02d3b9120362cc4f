import type { Layout } from './format'

/** Fixed width: every field fills its column, records are as long as each other. */
export function fixedWidth(more: Partial<Layout> = {}): Layout {
  return { separator: '', padded: true, lineEnd: '\r\n', forbidden: {}, unknown: ' ', ...more }
}

/** Delimited without quotes: the separator and double quotes are taken out of texts. */
export function delimited(separator: string, more: Partial<Layout> = {}): Layout {
  const forbidden = { [separator]: ' ', '"': "'", ...more.forbidden }
  return { separator, padded: false, lineEnd: '\r\n', unknown: ' ', ...more, forbidden }
}

/** Delimited, quoted texts holding anything with their inner quotes doubled (RFC 4180). */
export function quotedCsv(separator: string, more: Partial<Layout> = {}): Layout {
  return delimited(separator, { doubling: true, ...more })
}

/** One field a line: a record is as many lines as it has columns. */
export function fieldPerLine(more: Partial<Layout> = {}): Layout {
  return { separator: '\r\n', padded: false, lineEnd: '\r\n', forbidden: {}, unknown: ' ', ...more }
}
