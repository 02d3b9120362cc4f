import { charset } from '../../formats/charset'

/** The text of a file in an encoding; undefined when nobody knows it. A byte order mark is no part of it. */
export function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  // DOS accounting programs still write code page 850, which no browser decodes.
  if (encoding === 'cp850') return charset('cp850').decode(bytes)
  try {
    return new TextDecoder(encoding).decode(bytes)
  } catch {
    return undefined
  }
}

/** The encoding of a text: its byte order mark, else UTF-16 by its zeros, else UTF-8 if it is valid, else by its accents. */
export function detectEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, 4096)
  let evenZeros = 0
  let oddZeros = 0
  for (const [i, byte] of sample.entries()) if (byte === 0) i % 2 === 0 ? evenZeros++ : oddZeros++
  if (oddZeros > sample.length / 5) return 'utf-16le'
  if (evenZeros > sample.length / 5) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return byAccents(bytes)
  }
}

/** Bytes of é è à ç ê ô ù î û â ë ï É È and ’ in each single-byte set. */
const ACCENTS = {
  'windows-1252': bytesOf('e9 e8 e0 e7 ea f4 f9 ee fb e2 eb ef c9 c8 92 e4 f6 fc'),
  cp850: bytesOf('82 8a 85 87 88 93 97 8c 96 83 89 8b 90 d4 84 94 81'),
  macintosh: bytesOf('8e 8f 88 8d 90 99 9d 94 9e 89 91 95 83 e9 d5 8a 9a 9f'),
} as const

function bytesOf(hex: string): ReadonlySet<number> {
  return new Set(hex.split(' ').map((pair) => Number.parseInt(pair, 16)))
}

/** The set in which most bytes beside a letter are letters of French; Windows-1252 where none is ahead. */
function byAccents(bytes: Uint8Array): string {
  const score = { 'windows-1252': 0, cp850: 0, macintosh: 0 }
  const isLetter = (byte = 0) => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a
  const end = Math.min(bytes.length, 2_000_000)
  for (let i = 0; i < end; i++) {
    const byte = bytes[i] ?? 0
    if (byte < 0x80 || !(isLetter(bytes[i - 1]) || isLetter(bytes[i + 1]))) continue
    if (ACCENTS['windows-1252'].has(byte)) score['windows-1252'] += 1
    if (ACCENTS.cp850.has(byte)) score.cp850 += 1
    if (ACCENTS.macintosh.has(byte)) score.macintosh += 1
  }
  if (score.cp850 > score['windows-1252'] && score.cp850 >= score.macintosh) return 'cp850'
  return score.macintosh > score['windows-1252'] ? 'macintosh' : 'windows-1252'
}
