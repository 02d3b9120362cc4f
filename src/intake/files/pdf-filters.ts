import { latin } from './decode'
import { inflate } from './inflate'
import { LIMITS, mebibytes, overLimit, unreadable } from './limits'

/** Filters of the PDF standard (ISO 32000, 7.4) that an embedded file is met with, long and short name. */
const ASCII: Readonly<Record<string, (text: string) => Uint8Array | undefined>> = {
  ASCIIHexDecode: fromHex,
  AHx: fromHex,
  ASCII85Decode: fromAscii85,
  A85: fromAscii85,
}

/** The content of a stream behind its filters, of at most `room` bytes. Throws a Refusal over it, or for a filter that is not read. */
export async function unfiltered(
  bytes: Uint8Array,
  filters: readonly string[],
  room: number,
  file: string,
): Promise<Uint8Array> {
  let content = bytes
  for (const filter of filters) {
    if (filter === 'FlateDecode' || filter === 'Fl') {
      const inflated = await inflate(content, 'deflate', room)
      if (!inflated)
        throw overLimit(file, 'pdf-inflated', mebibytes(LIMITS.pdfBytes), `> ${mebibytes(LIMITS.pdfBytes)}`)
      content = inflated.bytes
      continue
    }
    const decode = Object.hasOwn(ASCII, filter) ? ASCII[filter] : undefined
    const decoded = decode?.(latin(content))
    if (!decoded) throw unreadable(file, `pdf-filter: ${filter}`)
    content = decoded
  }
  return content
}

/** Two digits a byte up to `>`; a last single digit is followed by 0. */
function fromHex(text: string): Uint8Array | undefined {
  const digits = text.replace(/>[\s\S]*$/, '').replace(/[\s\0]+/g, '')
  if (!/^[0-9a-f]*$/i.test(digits)) return undefined
  return Uint8Array.from(`${digits}0`.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

/** Five characters `!` to `u` for four bytes, `z` for four zeros, up to `~>`; a last group of n characters is n − 1 bytes. */
function fromAscii85(text: string): Uint8Array | undefined {
  const body = text
    .replace(/^\s*<~/, '')
    .replace(/~>?\s*[\s\S]*$/, '')
    .replace(/[\s\0]+/g, '')
    .replaceAll('z', '!!!!!')
  if (!/^[!-u]*$/.test(body) || body.length % 5 === 1) return undefined
  const bytes = new Uint8Array(Math.ceil(body.length / 5) * 4)
  for (let at = 0; at < body.length; at += 5) {
    const group = body.slice(at, at + 5).padEnd(5, 'u')
    let value = 0
    for (let i = 0; i < 5; i++) value = value * 85 + group.charCodeAt(i) - 33
    if (value > 0xffffffff) return undefined
    new DataView(bytes.buffer).setUint32((at / 5) * 4, value)
  }
  return bytes.subarray(0, bytes.length - ((5 - (body.length % 5)) % 5))
}
