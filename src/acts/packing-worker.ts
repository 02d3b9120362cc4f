import * as Comlink from 'comlink'
import type { Packer } from './packer'
import { localPacker } from './packer'

/** What is asked of a worker; a test gives its own. */
export type PackingWorker = Pick<Worker, 'terminate' | 'postMessage' | 'addEventListener' | 'removeEventListener'> & {
  onerror: ((event: ErrorEvent) => unknown) | null
}

/**
 * A packer in a worker of its own, which ends with it. Bytes are handed over, not copied. Where the worker cannot be
 * started (a new version of the application has taken its file away, while this one is still at work), what it would do
 * is done here.
 */
export async function workerPacker(worker: PackingWorker): Promise<Packer> {
  const remote = Comlink.wrap<Packer>(worker as Worker)
  // A worker that cannot start, or runs out of memory, ends without an answer.
  const died = new Promise<never>((_, reject) => {
    worker.onerror = (event) => reject(new Error(`the packing worker ended: ${event.message}`))
  })
  const answered = <T>(answer: Promise<T>) => Promise.race([answer, died])
  try {
    await answered(remote.text(''))
  } catch {
    worker.terminate()
    return localPacker()
  }
  return {
    pack: (file, bytes) => answered(remote.pack(file, Comlink.transfer(bytes, [bytes.buffer]))),
    end: (file) => answered(remote.end(file)),
    text: (text) => answered(remote.text(text)),
    close: () => worker.terminate(),
  }
}
