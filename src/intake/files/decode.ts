import { LIMITS, mebibytes, overLimit } from './limits'

/** Text of a file. `guessed` names the encoding when it had to be assumed, so that names may be wrong. */
export interface Decoded {
  readonly text: string
  readonly guessed?: string
}

/**
 * Decodes an XML text: the BOM decides, then the NULs of UTF-16, then the declaration where its label is known and the
 * bytes agree, then strict UTF-8, at last windows-1252 with a notice. BOM, leading white space and declaration are cut,
 * since parsers refuse odd labels there; so is what some writers pad a file with.
 */
export function decodeXml(bytes: Uint8Array, file: string): Decoded {
  if (bytes.length > LIMITS.xmlBytes) {
    throw overLimit(file, 'xml-size', mebibytes(LIMITS.xmlBytes), mebibytes(bytes.length))
  }
  const decoded = decodeText(bytes)
  return {
    ...decoded,
    text: decoded.text.replace(/^[\ufeff\s]*(?:<\?xml\s[^>]*\?>)?\s*/, '').replace(/[\0\x1a]+$/, ''),
  }
}

function decodeText(bytes: Uint8Array): Decoded {
  const utf16 = utf16Of(bytes)
  if (utf16) return { text: new TextDecoder(utf16).decode(bytes) }
  const declared = /^[\ufeff\s]*<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']/.exec(latin(bytes.subarray(0, 400)))?.[1]
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const label = hasBom ? 'utf-8' : encodingNamed(declared ?? '')
  if (label !== 'utf-8') return { text: new TextDecoder(label).decode(bytes) }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), guessed: 'windows-1252' }
  }
}

/**
 * The encoding of a label by the web's table, where ISO-8859-1 and ASCII are windows-1252, as the writers of such files
 * meant; UTF-8 for one that is unknown, and for UTF-16, which these bytes are not.
 */
function encodingNamed(label: string): string {
  // Seven bits only, so that a wrong one is found and told.
  if (/^(?:us-)?ascii$/i.test(label)) return 'utf-8'
  try {
    const { encoding } = new TextDecoder(label)
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding
  } catch (cause) {
    if (cause instanceof RangeError) return 'utf-8'
    throw cause
  }
}

/** UTF-16 by its BOM, or by the NUL beside the first `<`. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [a, b] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le'
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be'
  return undefined
}

/** Bytes as single characters, for looking at signatures and ASCII structure only. */
export function latin(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}
