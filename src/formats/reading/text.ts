import type { CharsetId } from '../charset'
import { charset } from '../charset'

/** The set in which the bytes were read. */
type ReadCharset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15' | 'cp850' | 'ascii'

type LineEnd = 'crlf' | 'lf' | 'cr'

/** A line between two line ends, by its bytes. */
export interface Line {
  /** 1, 2, 3… */
  readonly line: number
  readonly start: number
  /** Behind its last byte, the line end not counted. */
  readonly end: number
}

/** A file made ready to be read line by line. */
export interface FileText {
  /** Without the mark of its encoding; UTF-16 is made UTF-8. */
  readonly bytes: Uint8Array
  /** Bytes of the file before them. */
  readonly mark: number
  /** The file's own bytes. */
  readonly file: Uint8Array
  readonly charset: ReadCharset
  /** Its name for people. */
  readonly label: string
  /** The bytes are not in the set that the format declares. */
  readonly otherSet: boolean
  /** Undefined for a file of a single line. */
  readonly lineEnd: LineEnd | undefined
  readonly decode: (bytes: Uint8Array) => string
}

const LF = 10
const CR = 13
/** The end of a file for DOS programs. */
const SUB = 26

/**
 * Opens a file of a format whose set is `declared`. The bytes decide where they can: a mark, UTF-16, or bytes that only
 * UTF-8 explains. `trusted` leaves the declared set its word, for a file that we wrote ourselves.
 */
export function openText(file: Uint8Array, declared: CharsetId, trusted = false): FileText {
  const utf16 =
    file[0] === 0xff && file[1] === 0xfe ? 'utf-16le' : file[0] === 0xfe && file[1] === 0xff ? 'utf-16be' : ''
  if (utf16 !== '') {
    const bytes = new TextEncoder().encode(new TextDecoder(utf16).decode(file))
    const text = opened(file, bytes, 'utf-8', declared !== utf16)
    return { ...text, mark: 2, charset: utf16, label: utf16.toUpperCase() }
  }
  const marked = file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf
  const bytes = marked ? file.subarray(3) : file
  const wanted = own(declared)
  if (trusted) return opened(file, bytes, wanted, false)
  const utf8 = marked || (hasHighBytes(bytes) && isUtf8(bytes))
  if (utf8) return opened(file, bytes, 'utf-8', wanted !== 'utf-8')
  if (wanted === 'utf-8' && hasHighBytes(bytes)) return opened(file, bytes, 'windows-1252', true)
  if (wanted === 'ascii') return opened(file, bytes, 'windows-1252', hasHighBytes(bytes))
  return opened(file, bytes, wanted, false)
}

/** What is written as « ANSI » is read as Windows-1252, which has all of it. */
function own(declared: CharsetId): ReadCharset {
  if (declared === 'ansi') return 'windows-1252'
  // UTF-16 is told by its mark; without one the bytes are something else.
  return declared === 'utf-8-bom' || declared === 'utf-16le' ? 'utf-8' : declared
}

function opened(file: Uint8Array, bytes: Uint8Array, set: ReadCharset, otherSet: boolean): FileText {
  const id = set === 'utf-16le' || set === 'utf-16be' ? 'utf-8' : set
  const whole = bytes.at(-1) === SUB ? bytes.subarray(0, -1) : bytes
  const { label, decode } = charset(id)
  const mark = file.length - bytes.length
  return { file, bytes: whole, mark, charset: set, label, otherSet, lineEnd: lineEndOf(whole), decode }
}

function hasHighBytes(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] ?? 0) > 127) return true
  return false
}

/** Whether the bytes are UTF-8, asked a megabyte at a time: the text itself is not kept. */
export function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += 1 << 20) {
      decoder.decode(bytes.subarray(at, at + (1 << 20)), { stream: true })
    }
    decoder.decode()
    return true
  } catch {
    return false
  }
}

function lineEndOf(bytes: Uint8Array): LineEnd | undefined {
  const feed = bytes.indexOf(LF)
  if (feed > 0 && bytes[feed - 1] === CR) return 'crlf'
  if (feed >= 0) return 'lf'
  return bytes.includes(CR) ? 'cr' : undefined
}

/** The lines of a file, cut at LF, or at CR where there is no LF. Nothing follows the last line end. */
export function* linesOf({ bytes, lineEnd }: FileText): Generator<Line> {
  const mark = lineEnd === 'cr' ? CR : LF
  for (let start = 0, line = 1; start < bytes.length; line++) {
    const found = bytes.indexOf(mark, start)
    const stop = found < 0 ? bytes.length : found
    yield { line, start, end: stop > start && bytes[stop - 1] === CR ? stop - 1 : stop }
    start = stop + 1
  }
}
