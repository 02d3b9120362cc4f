/** Runs of more bytes than this are moved by the browser: below, words of four bytes cost less than the call. */
const SHORT = 64

/** A run that is copied by words may end in the middle of the last one: so many bytes behind it are written too. */
const BEYOND = 3

/** More than any record holds beside its texts, which ask for their own room. */
const RECORD = 8192

/**
 * A buffer that is reused after every `take`. Who writes goes forward and carries the place along (`at`): what stands
 * behind it may be overwritten. At the other end lie bytes that many records have in common, counted from the end, so that
 * one buffer serves as source and target.
 */
export class ByteBuffer {
  bytes = new Uint8Array(1 << 16)
  at = 0
  /** Changes with every `take`: places noted before are gone. */
  generation = 0
  private view = new DataView(this.bytes.buffer)
  private kept = BEYOND

  /** The bytes written since the last call, in their place: they hold until the next ones are written. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.at)
    this.at = 0
    this.generation += 1
    return taken
  }

  /** Makes sure that so many bytes can be written from `at` on, and a record's after them; what stands before stays. */
  room(at: number, count: number): void {
    const wanted = at + count + RECORD + this.kept
    if (wanted > this.bytes.length) this.grow(at, wanted)
  }

  /** Writes again what stands from `start` to `end`. */
  again(start: number, end: number, at: number): number {
    const length = end - start
    this.room(at, length)
    if (length > SHORT) this.bytes.copyWithin(at, start, end)
    else this.words(start, length, at)
    return at + length
  }

  /** Keeps what stands from `start` to `end` for later records; its place, for `putKept`. */
  keep(start: number, end: number): number {
    this.room(end, end - start)
    this.kept += end - start
    this.bytes.copyWithin(this.bytes.length - this.kept, start, end)
    return this.kept
  }

  /** Writes so many bytes that were kept. */
  putKept(place: number, length: number, at: number): number {
    this.room(at, length)
    const start = this.bytes.length - place
    if (length > SHORT) this.bytes.copyWithin(at, start, start + length)
    else this.words(start, length, at)
    return at + length
  }

  private words(start: number, length: number, at: number): void {
    const { view } = this
    for (let i = 0; i < length; i += 4) view.setInt32(at + i, view.getInt32(start + i, true), true)
  }

  private grow(at: number, wanted: number): void {
    const { bytes, kept } = this
    const larger = new Uint8Array(Math.max(bytes.length * 2, wanted))
    larger.set(bytes.subarray(0, at))
    larger.set(bytes.subarray(bytes.length - kept), larger.length - kept)
    this.bytes = larger
    this.view = new DataView(larger.buffer)
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
