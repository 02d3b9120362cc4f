const SHORT = 24

/** A buffer that grows, is reused after every `take`, and is written byte by byte. */
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

  /** Makes sure that so many bytes can be written without asking again. */
  room(count: number): void {
    if (this.at + count <= this.bytes.length) return
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.at + count))
    larger.set(this.bytes.subarray(0, this.at))
    this.bytes = larger
  }

  byte(value: number): void {
    this.bytes[this.at++] = value
  }

  ascii(text: string): void {
    const { bytes } = this
    let { at } = this
    for (let i = 0; i < text.length; i++) bytes[at++] = text.charCodeAt(i)
    this.at = at
  }

  /** Short runs are written in a loop: a call of `fill` costs more than the bytes. */
  pad(count: number, byte: number): void {
    if (count <= 0) return
    const { bytes, at } = this
    const end = at + count
    if (count > SHORT) bytes.fill(byte, at, end)
    else for (let i = at; i < end; i++) bytes[i] = byte
    this.at = end
  }

  /** Writes again what stands from `start` to `end`. */
  again(start: number, end: number): void {
    const { bytes } = this
    let { at } = this
    if (end - start > SHORT) {
      bytes.copyWithin(at, start, end)
      this.at = at + end - start
      return
    }
    for (let i = start; i < end; i++) bytes[at++] = bytes[i] ?? 0
    this.at = at
  }
}
