import * as Comlink from 'comlink'
import type { Packer } from './packer'

/** A packer in a worker of its own, which ends with it. Bytes are handed over, not copied. */
export function workerPacker(worker: Worker): Packer {
  const remote = Comlink.wrap<Packer>(worker)
  // A worker that cannot start, or runs out of memory, ends without an answer.
  const died = new Promise<never>((_, reject) => {
    worker.onerror = (event) => reject(new Error(`the packing worker ended: ${event.message}`))
  })
  died.catch(() => undefined)
  return {
    pack: (file, bytes) => Promise.race([remote.pack(file, Comlink.transfer(bytes, [bytes.buffer])), died]),
    end: (file) => Promise.race([remote.end(file), died]),
    text: (text) => Promise.race([remote.text(text), died]),
    close: () => worker.terminate(),
  }
}
