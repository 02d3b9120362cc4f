import { inflate } from './inflate'
import { LIMITS, mebibytes, overLimit, unreadable, unsupported } from './limits'

/** One entry of a ZIP. The name is a label for people, never a path. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly protected: boolean
  readonly packed: number
  readonly size: number
  readonly crc: number
  readonly offset: number
}

/** What is left to inflate of one dropped file, nested archives included. */
export interface ZipBudget {
  bytes: number
  entries: number
}

/** A whole budget, for one dropped file. */
export function zipBudget(): ZipBudget {
  return { bytes: LIMITS.zipBytes, entries: LIMITS.zipEntries }
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
/** Means « see ZIP64 », which only archives above every bound here need. */
const ZIP64 = 0xffffffff

/** Inflates one entry with a count and checks it. Throws a Refusal over a bound, or when protected or damaged. */
export async function zipContent(
  bytes: Uint8Array,
  entry: ZipEntry,
  label: string,
  budget: ZipBudget,
): Promise<Uint8Array> {
  if (entry.protected) throw unsupported(label, 'zip-password')
  const packed = body(bytes, entry, label)
  const content = await unpacked(packed, entry, label, budget.bytes)
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw unreadable(label, 'zip-crc')
  budget.bytes -= content.length
  return content
}

async function unpacked(packed: Uint8Array, entry: ZipEntry, label: string, room: number): Promise<Uint8Array> {
  const most = Math.min(room, Math.max(packed.length, 1) * LIMITS.zipRatio)
  if (entry.method === 0) {
    if (packed.length > room)
      throw overLimit(label, 'zip-inflated', mebibytes(LIMITS.zipBytes), mebibytes(packed.length))
    return packed
  }
  if (entry.method !== 8) throw unsupported(label, `ZIP (${entry.method})`)
  const inflated = await inflate(packed, 'deflate-raw', most)
  if (!inflated) {
    throw most === room
      ? overLimit(label, 'zip-inflated', mebibytes(LIMITS.zipBytes), `> ${mebibytes(LIMITS.zipBytes)}`)
      : overLimit(label, 'zip-ratio', LIMITS.zipRatio, `> ${LIMITS.zipRatio}`)
  }
  if (!inflated.complete) throw unreadable(label, 'zip-cut')
  return inflated.bytes
}

/** The central directory: every entry, folders left out. Throws a Refusal when there is none or it is too long. */
export function zipEntries(bytes: Uint8Array, file: string): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  if (end === undefined) throw unreadable(file, 'zip-directory')
  const count = view.getUint16(end + 10, true)
  if (count > LIMITS.zipEntries) throw overLimit(file, 'zip-entries', LIMITS.zipEntries, count)
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw unreadable(file, 'zip-directory')
    const flags = view.getUint16(at + 8, true)
    const nameLength = view.getUint16(at + 28, true)
    const name = bytes.subarray(at + 46, at + 46 + nameLength)
    const entry = {
      // Bit 11 says UTF-8; without it most writers still use it, and the old DOS page only changes accents in a label.
      name: new TextDecoder().decode(name).replaceAll('\\', '/'),
      method: view.getUint16(at + 10, true),
      protected: (flags & 1) === 1,
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    }
    if (entry.packed === ZIP64 || entry.size === ZIP64 || entry.offset === ZIP64) throw unsupported(file, 'ZIP64')
    if (!entry.name.endsWith('/')) entries.push(entry)
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** The end record is in the last 64 KiB, after which only a comment may come. */
function endOfDirectory(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= lowest; at--) if (view.getUint32(at, true) === END) return at
  return undefined
}

function body(bytes: Uint8Array, entry: ZipEntry, label: string): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL) {
    throw unreadable(label, 'zip-directory')
  }
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  if (start + entry.packed > bytes.length) throw unreadable(label, 'zip-cut')
  return bytes.subarray(start, start + entry.packed)
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** CRC-32 of ZIP (ISO 3309). */
function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 0xff] ?? 0)
  return (value ^ 0xffffffff) >>> 0
}
