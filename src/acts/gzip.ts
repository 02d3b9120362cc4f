/** Gzip of some chunks, as one array. */
export async function gzip(chunks: readonly Uint8Array[]): Promise<Uint8Array> {
  return collect(stream(chunks).pipeThrough(new CompressionStream('gzip')))
}

/** The bytes of a gzip. Throws on a damaged one. */
export async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  return collect(stream([bytes]).pipeThrough(new DecompressionStream('gzip')))
}

function stream(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new Uint8Array(chunk))
      controller.close()
    },
  })
}

async function collect(readable: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(readable).arrayBuffer())
}
