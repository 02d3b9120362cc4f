import { latin } from './decode'
import { inflate } from './inflate'
import { LIMITS, mebibytes, overLimit, unreadable } from './limits'

/**
 * Object streams and cross-reference streams are inflated by the library without a bound, before anything can be asked
 * of it. So each is inflated here first, with a count; names may be written with `#xx`. A chain of filters on such a
 * stream has no honest use and would multiply the ratio: refused.
 */
export async function refuseObjectBombs(bytes: Uint8Array, file: string): Promise<void> {
  const marker =
    /\/(?:O|#4f)(?:b|#62)(?:j|#6a)(?:S|#53)(?:t|#74)(?:m|#6d)|\/(?:X|#58)(?:R|#52)(?:e|#65)(?:f|#66)(?![\w#])/gi
  const window = 1024 * 1024
  let room: number = LIMITS.pdfBytes
  let done = 0
  for (let start = 0; start < bytes.length; start += window) {
    // Windows overlap, so that a name across two of them is seen; `done` keeps a stream from being counted twice.
    const text = latin(bytes.subarray(start, start + window + 64))
    for (const match of text.matchAll(marker)) {
      const at = start + match.index
      if (at < done) continue
      const body = streamAfter(bytes, at)
      if (!body) continue
      done = body.start
      if (body.filters > 1) throw unreadable(file, 'pdf-filters')
      if (body.filters === 0) continue
      const inflated = await inflate(bytes.subarray(body.start, body.end), 'deflate', room)
      if (!inflated)
        throw overLimit(file, 'pdf-inflated', mebibytes(LIMITS.pdfBytes), `> ${mebibytes(LIMITS.pdfBytes)}`)
      room -= inflated.bytes.length
    }
  }
}

/** The bytes of the stream whose dictionary holds `at`, and how many filters it names. */
function streamAfter(bytes: Uint8Array, at: number): { start: number; end: number; filters: number } | undefined {
  const before = latin(bytes.subarray(Math.max(0, at - 1024), at))
  const after = latin(bytes.subarray(at, at + 1024))
  const keyword = /stream\r?\n/.exec(after)
  if (!keyword) return undefined
  const dictionary = before.slice(Math.max(0, before.lastIndexOf('obj'))) + after.slice(0, keyword.index)
  const plain = dictionary.replace(/#([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  const filters = plain.match(
    /\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL|ASCII85Decode|A85|ASCIIHexDecode|AHx)\b/g,
  )
  const start = at + keyword.index + keyword[0].length
  return { start, end: endOfStream(bytes, start), filters: filters?.length ?? 0 }
}

function endOfStream(bytes: Uint8Array, start: number): number {
  const end = [0x65, 0x6e, 0x64, 0x73, 0x74, 0x72, 0x65, 0x61, 0x6d]
  for (let at = bytes.indexOf(0x65, start); at >= 0; at = bytes.indexOf(0x65, at + 1)) {
    if (end.every((byte, i) => bytes[at + i] === byte)) return at
  }
  return bytes.length
}
