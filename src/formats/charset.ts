/** The character sets that accounting software reads. `ansi` is what Windows-1252 and ISO-8859-1/-15 share. */
export type CharsetId = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'windows-1252' | 'iso-8859-15' | 'ansi' | 'cp850' | 'ascii'

/** A character set as the writer uses it. */
export interface Charset {
  readonly id: CharsetId
  readonly label: string
  /** Bytes before the first record. */
  readonly mark: Uint8Array
  /** UTF-16 unit → byte, or `FOREIGN`; null for UTF-8, which has everything. */
  readonly table: Uint16Array | null
  /** Records are written in UTF-8 and turned into this on their way out. */
  readonly outward?: (utf8: Uint8Array) => Uint8Array
  /** For the byte view. */
  readonly decode: (bytes: Uint8Array) => string
}

/** A character that the set lacks. */
export const FOREIGN = 0xffff

/** Upper half of code page 850 (IBM), which no browser decodes. */
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

function upperHalf(label: string): string {
  const bytes = new Uint8Array(128).map((_, i) => i + 128)
  return new TextDecoder(label).decode(bytes)
}

function singleByte(id: CharsetId, label: string, upper: string): Charset {
  const table = new Uint16Array(65536).fill(FOREIGN)
  for (let code = 0x20; code < 0x7f; code++) table[code] = code
  // Control characters of the C1 block are no text in any of these sets.
  for (let i = 0; i < upper.length; i++) {
    const code = upper.charCodeAt(i)
    if (code > 0x9f) table[code] = 128 + i
  }
  const decode = (bytes: Uint8Array) => {
    let text = ''
    for (const byte of bytes) text += byte < 128 ? String.fromCharCode(byte) : (upper[byte - 128] ?? '\ufffd')
    return text
  }
  return { id, label, mark: new Uint8Array(), table, decode }
}

/** Latin-1 without the eight characters that ISO-8859-15 replaced: what the « ANSI » readings have in common. */
function shared(): string {
  const replaced = new Set([0xa4, 0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe])
  let upper = '\ufffd'.repeat(32)
  for (let code = 0xa0; code <= 0xff; code++) upper += replaced.has(code) ? '\ufffd' : String.fromCharCode(code)
  return upper
}

function utf8(id: CharsetId, label: string, mark: Uint8Array): Charset {
  const decoder = new TextDecoder('utf-8')
  return { id, label, mark, table: null, decode: (bytes) => decoder.decode(bytes) }
}

/** Two bytes a unit, the low one first. Whole records are turned: no character is cut. */
function utf16(): Charset {
  const from = new TextDecoder('utf-8')
  const back = new TextDecoder('utf-16le')
  const outward = (bytes: Uint8Array) => {
    const text = from.decode(bytes)
    const units = new Uint8Array(text.length * 2)
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      units[2 * i] = code & 0xff
      units[2 * i + 1] = code >> 8
    }
    return units
  }
  const mark = new Uint8Array([0xff, 0xfe])
  return { id: 'utf-16le', label: 'UTF-16 LE (BOM)', mark, table: null, outward, decode: (bytes) => back.decode(bytes) }
}

const made = new Map<CharsetId, Charset>()

/** The set with this name; tables are made on first use. */
export function charset(id: CharsetId): Charset {
  const known = made.get(id)
  if (known) return known
  const fresh = make(id)
  if (fresh.table) fresh.table[0xfffd] = FOREIGN
  made.set(id, fresh)
  return fresh
}

function make(id: CharsetId): Charset {
  switch (id) {
    case 'utf-8':
      return utf8(id, 'UTF-8', new Uint8Array())
    case 'utf-8-bom':
      return utf8(id, 'UTF-8 (BOM)', new Uint8Array([0xef, 0xbb, 0xbf]))
    case 'utf-16le':
      return utf16()
    case 'windows-1252':
      return singleByte(id, 'Windows-1252', upperHalf('windows-1252'))
    case 'iso-8859-15':
      return singleByte(id, 'ISO-8859-15', upperHalf('iso-8859-15'))
    case 'ansi':
      return singleByte(id, 'Windows-1252', shared())
    case 'cp850':
      return singleByte(id, 'CP850 (DOS)', CP850)
    case 'ascii':
      return singleByte(id, 'ASCII', '')
  }
}

/** What stands for a character that most sets lack, before accents are given up. */
const REWRITES: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u2032': "'",
  '\u00b4': "'",
  '\u02bc': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u00ab': '"',
  '\u00bb': '"',
  '\u2033': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u2026': '...',
  '\u20ac': 'EUR',
  '\u0153': 'oe',
  '\u0152': 'OE',
  '\u00e6': 'ae',
  '\u00c6': 'AE',
  '\u00df': 'ss',
  '\u00a9': '(c)',
  '\u00ae': '(r)',
  '\u2122': '(tm)',
  '\u00b0': 'o',
  '\u00ba': 'o',
  '\u00aa': 'a',
  '\u00d8': 'O',
  '\u00f8': 'o',
  '\u0142': 'l',
  '\u0141': 'L',
  '\u0131': 'i',
  '\u0111': 'd',
  '\u0110': 'D',
  '\u00d7': 'x',
  '\u2022': '-',
  '\u00b7': '.',
}

/** Spaces of every width, and what separates lines or fields: one plain space. */
const SPACES = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000\p{Cc}\u2028\u2029\u0085]+/gu

/** Characters that show nothing and change how others are shown. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g

/** White space made plain: controls and exotic spaces become one space, runs collapse, both ends are trimmed. */
export function plainSpaces(text: string): string {
  return text.replace(SPACES, ' ').trim()
}

/** What a character alone becomes, where that does not depend on its neighbours: neither white space nor a mark. */
const alone = new Map<number, string>()

/**
 * The same as `fold`, for texts whose characters are in the table or have a rewriting of their own; undefined for the
 * others: exotic spaces, marks that combine, what shows nothing, what nothing stands for.
 */
export function quickFold(
  text: string,
  plain: Uint16Array,
  forbidden: Readonly<Record<string, string>>,
): string | undefined {
  let out = ''
  let kept = 0
  let previous = 0x20
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x20 && previous === 0x20) return undefined
    previous = code
    if (plain[code] !== FOREIGN) continue
    const char = text.charAt(i)
    const instead = forbidden[char] ?? (code < 0x180 || REWRITES[char] ? rewrittenAlone(code) : undefined)
    if (!instead) return undefined
    for (let k = 0; k < instead.length; k++) {
      const each = instead.charCodeAt(k)
      if (each === 0x20 || plain[each] === FOREIGN) return undefined
    }
    out += text.slice(kept, i) + instead
    kept = i + 1
  }
  if (text.length > 0 && previous === 0x20) return undefined
  return kept === 0 ? text : out + text.slice(kept)
}

function rewrittenAlone(code: number): string {
  const known = alone.get(code)
  if (known !== undefined) return known
  const char = String.fromCharCode(code)
  // Control characters and the spaces among the first ones are no matter of rewriting.
  const fresh = code < 0xa1 || code === 0xad ? '' : (REWRITES[char] ?? char.normalize('NFD').replace(/\p{M}/gu, ''))
  alone.set(code, fresh)
  return fresh
}

/**
 * A text as the set can hold it, without the characters that the format forbids (they become `instead`). `altered` tells
 * whether anything but white space changed. What no rewriting saves becomes `unknown`, never more than one character.
 */
export function fold(
  text: string,
  set: Charset,
  forbidden: Readonly<Record<string, string>>,
  unknown: string,
): { text: string; altered: boolean } {
  const wanted = plainSpaces(text.normalize('NFC'))
  const { table } = set
  const has = (char: string) => table === null || (char.length === 1 && table[char.charCodeAt(0)] !== FOREIGN)
  let out = ''
  for (const char of wanted.replace(INVISIBLE, '')) {
    const instead = forbidden[char]
    if (instead !== undefined) out += instead
    else if (has(char)) out += char
    else out += rewritten(char, has, forbidden, unknown)
  }
  const folded = plainSpaces(out)
  return { text: folded, altered: folded !== wanted }
}

function rewritten(
  char: string,
  has: (char: string) => boolean,
  forbidden: Readonly<Record<string, string>>,
  unknown: string,
): string {
  const rewrite = REWRITES[char] ?? char.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFKD')
  let out = ''
  for (const each of rewrite) out += forbidden[each] ?? (has(each) ? each : '')
  return out === '' ? unknown : out
}
