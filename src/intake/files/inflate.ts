/** What came out of a deflated stream. `complete` is false when it ended in an error: cut, damaged, or junk after it. */
export interface Inflated {
  readonly bytes: Uint8Array
  readonly complete: boolean
}

/**
 * Inflates at most `most` bytes, counting as they come, so that a bomb is stopped and never held; undefined when there
 * are more. `deflate` is zlib (PDF), `deflate-raw` is ZIP. Sizes declared in the container are never trusted.
 */
export async function inflate(
  bytes: Uint8Array,
  format: 'deflate' | 'deflate-raw',
  most: number,
): Promise<Inflated | undefined> {
  const inflater = new DecompressionStream(format)
  const writer = inflater.writable.getWriter()
  const reader = inflater.readable.getReader()
  // The writer's failure is the reader's too, where it is dealt with; here it only must not go unhandled.
  const written = feed(writer, bytes).catch(() => undefined)
  const chunks: Uint8Array[] = []
  let size = 0
  let complete = true
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      size += value.length
      if (size > most) {
        void reader.cancel().catch(() => undefined)
        return undefined
      }
      chunks.push(value)
    }
  } catch {
    complete = false
  }
  await written
  return { bytes: joined(chunks, size), complete }
}

/** Small slices, so that the inflater is asked to stop before it has swallowed the whole input. */
async function feed(writer: WritableStreamDefaultWriter<BufferSource>, bytes: Uint8Array): Promise<void> {
  const slice = 64 * 1024
  for (let start = 0; start < bytes.length; start += slice) {
    await writer.write(bytes.slice(start, start + slice))
  }
  await writer.close()
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
