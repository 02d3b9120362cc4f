import { isUtf8 } from '../reading/text'
import type { Findings } from './findings'

/** Character sets that a FEC is met in. The law knows ASCII, ISO 8859-15 and UTF-8 (art. A47 A-1, XII 1°). */
export type FecCharset = 'utf-8' | 'iso-8859-15' | 'windows-1252' | 'utf-16le' | 'utf-16be'

/** A record between two line ends, as the checker cuts them. */
export interface FecRecord {
  /** Line number in the file; the header is 1. */
  readonly line: number
  readonly text: string
}

const CR = 13
const LF = 10
/** The checker decides on the line ending from this many bytes. */
const SAMPLE = 4096

export type LineEnd = 'crlf' | 'cr' | 'lf'

/** The file made ready to be read record by record. */
export interface FecText {
  readonly charset: FecCharset
  readonly lineEnd: LineEnd
  readonly records: () => Generator<FecRecord>
}

/**
 * Finds the character set and the line ending, and cuts the bytes into records without making one text of them.
 * A set beside those of the law is a finding; UTF-16 makes the checker fail.
 */
export function fecText(file: Uint8Array, findings: Findings): FecText {
  const charset = charsetOf(file)
  let bytes = file
  if (charset === 'utf-16le' || charset === 'utf-16be') {
    findings.add('ENC-UTF16', 0, '', charset)
    bytes = new TextEncoder().encode(new TextDecoder(charset).decode(file))
  } else if (charset === 'utf-8' && file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf) {
    findings.add('ENC-BOM', 0)
    bytes = file.subarray(3)
  } else if (charset === 'windows-1252') findings.add('ENC', 0, '', charset)
  const lineEnd = lineEndOf(bytes.subarray(0, SAMPLE))
  // Node decodes windows-1252 exactly only for bytes above 9F; browsers for all.
  const decoder = new TextDecoder(charset.startsWith('utf-16') ? 'utf-8' : charset)
  return { charset, lineEnd, records: () => cut(bytes, lineEnd, decoder) }
}

function* cut(bytes: Uint8Array, lineEnd: LineEnd, decoder: TextDecoder): Generator<FecRecord> {
  const last = lineEnd === 'cr' ? CR : LF
  let start = 0
  let line = 1
  while (start < bytes.length) {
    let end = bytes.indexOf(last, start)
    if (lineEnd === 'crlf') {
      while (end > 0 && (end === start || bytes[end - 1] !== CR)) end = bytes.indexOf(last, end + 1)
    }
    const stop = end < 0 ? bytes.length : lineEnd === 'crlf' ? end - 1 : end
    const text = decoder.decode(bytes.subarray(start, stop))
    yield { line, text }
    // Line ends of another kind inside the record are lines for whoever opens the file.
    line += 1 + (text.includes('\n') || text.includes('\r') ? text.split(/\r\n|\r|\n/).length - 1 : 0)
    start = end < 0 ? bytes.length : end + 1
  }
}

function lineEndOf(sample: Uint8Array): LineEnd {
  let found: LineEnd = 'lf'
  for (let i = sample.indexOf(CR); i >= 0; i = sample.indexOf(CR, i + 1)) {
    if (sample[i + 1] === LF) return 'crlf'
    found = 'cr'
  }
  return found
}

function charsetOf(bytes: Uint8Array): FecCharset {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const zero = bytes.subarray(0, 256).indexOf(0)
  if (zero >= 0) return zero % 2 === 1 ? 'utf-16le' : 'utf-16be'
  if (isUtf8(bytes)) return 'utf-8'
  for (const byte of bytes) if (byte >= 0x80 && byte <= 0x9f) return 'windows-1252'
  return 'iso-8859-15'
}
