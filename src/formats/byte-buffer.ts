/** Runs of more bytes than this are moved by the browser: below, a loop costs less than the call. */
const SHORT = 48

/** More than any record holds beside its texts, which ask for their own room. */
const RECORD = 8192

/**
 * A buffer that is reused after every `take`. Who writes carries the place along (`at`) and returns the next one; the
 * buffer itself only knows where the last record ended.
 */
export class ByteBuffer {
  bytes = new Uint8Array(1 << 16)
  at = 0
  /** Changes with every `take`: places noted before are gone. */
  generation = 0

  /** The bytes written since the last call, copied out. */
  take(): Uint8Array {
    const taken = this.bytes.slice(0, this.at)
    this.at = 0
    this.generation += 1
    return taken
  }

  /** Makes sure that so many bytes can be written from `at` on, and a record's after them; what stands before stays. */
  room(at: number, count: number): void {
    const wanted = at + count + RECORD
    if (wanted <= this.bytes.length) return
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, wanted))
    larger.set(this.bytes.subarray(0, at))
    this.bytes = larger
  }
}

/** Writes plain characters. */
export function putAscii(bytes: Uint8Array, text: string, at: number): number {
  let next = at
  for (let i = 0; i < text.length; i++) bytes[next++] = text.charCodeAt(i)
  return next
}

/** Writes a byte so many times; none for a negative count. */
export function putRun(bytes: Uint8Array, byte: number, count: number, at: number): number {
  if (count <= 0) return at
  const end = at + count
  if (count > SHORT) bytes.fill(byte, at, end)
  else for (let i = at; i < end; i++) bytes[i] = byte
  return end
}

/** Writes again what stands from `start` to `end`. */
export function putAgain(bytes: Uint8Array, start: number, end: number, at: number): number {
  if (end - start > SHORT) {
    bytes.copyWithin(at, start, end)
    return at + end - start
  }
  let next = at
  for (let i = start; i < end; i++) bytes[next++] = bytes[i] ?? 0
  return next
}

/** Writes some bytes of another buffer. */
export function putBytes(bytes: Uint8Array, from: Uint8Array, start: number, end: number, at: number): number {
  if (end - start > SHORT) {
    bytes.set(from.subarray(start, end), at)
    return at + end - start
  }
  let next = at
  for (let i = start; i < end; i++) bytes[next++] = from[i] ?? 0
  return next
}
