/** Gzip of some chunks, as one array. */
export async function gzip(chunks: readonly Uint8Array[]): Promise<Uint8Array> {
  return collect(stream(chunks).pipeThrough(new CompressionStream('gzip')))
}

/** The bytes of a gzip. Throws on a damaged one. */
export async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  return collect(stream([bytes]).pipeThrough(new DecompressionStream('gzip')))
}

/** The chunks as they are: whoever gave them leaves them alone until the answer is there. */
function stream(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(owned(chunk))
      controller.close()
    },
  })
}

/** Bytes as the browser's streams take them, which do not read shared memory; nothing here is shared. */
export function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes)
}

async function collect(readable: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(readable).arrayBuffer())
}
