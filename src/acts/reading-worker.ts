import type { Remote } from 'comlink'
import * as Comlink from 'comlink'
import type { IntakeProblem } from '../domain/problems/intake'
import { fail } from '../domain/result'
import type { IncomingFile } from './contract'
import type { GivenUp } from './given-up'
import { givenUp, reasonOf } from './given-up'
import type { Reader, Tick } from './reader'

/** A reading that has said nothing for so long is hung. */
const SILENCE_MS = 15_000

/** The worker is let go when nothing was read for so long; the next reading starts another. */
const IDLE_MS = 5_000

/** What the watch needs of a worker; a test gives its own. */
export type ReadingWorker = Pick<Worker, 'terminate' | 'postMessage' | 'addEventListener' | 'removeEventListener'> & {
  onerror: unknown
}

/**
 * Readers in a disposable worker, one reading at a time. One that hangs or dies is ended with its worker and told as the
 * problem of its file; what comes after is read in a new one.
 */
export function disposableReader(start: () => ReadingWorker, silence = SILENCE_MS): Reader {
  let running: { worker: ReadingWorker; remote: Remote<Reader> } | undefined
  let idle: ReturnType<typeof setTimeout> | undefined
  let queue: Promise<unknown> = Promise.resolve()

  function open() {
    clearTimeout(idle)
    if (!running) {
      const worker = start()
      running = { worker, remote: Comlink.wrap<Reader>(worker as Worker) }
    }
    return running
  }

  function close() {
    clearTimeout(idle)
    running?.worker.terminate()
    running = undefined
  }

  /** One reading, watched: what it gave, or why it was given up. */
  function watched<T>(tick: Tick, work: Work<T>): Promise<Watched<T>> {
    return new Promise((resolve) => {
      const { worker, remote } = open()
      let timer: ReturnType<typeof setTimeout>
      const end = (outcome: Watched<T>) => {
        clearTimeout(timer)
        worker.onerror = null
        if ('reason' in outcome) close()
        else idle = setTimeout(close, IDLE_MS)
        resolve(outcome)
      }
      const alive = () => {
        clearTimeout(timer)
        timer = setTimeout(() => end({ reason: 'time' }), silence)
        tick()
      }
      // A worker that runs out of memory ends without an answer; one that cannot be started says so here too.
      worker.onerror = () => end({ reason: 'memory' })
      alive()
      work(remote, Comlink.proxy(alive)).then(
        (value) => end({ value }),
        (cause: unknown) => end({ reason: reasonOf(cause) }),
      )
    })
  }

  /** One reading after the other: `otherwise` says what stands for one that was given up. */
  function read<T>(
    file: IncomingFile,
    tick: Tick,
    work: Work<T>,
    otherwise: (problem: IntakeProblem) => T,
  ): Promise<T> {
    const mine = queue
      .then(() => watched(tick, work))
      .then((outcome) => ('value' in outcome ? outcome.value : otherwise(givenUp(file, outcome.reason))))
    queue = mine.catch(() => undefined)
    return mine
  }

  return {
    file: (file, us, tick) =>
      read(
        file,
        tick,
        (remote, alive) => remote.file(file, us, alive),
        (problem) => ({ documents: [], captures: [], tables: [], notForBooks: [], problems: [problem] }),
      ),
    inspect: (file, mapping, owner, tick) =>
      read<Awaited<ReturnType<Reader['inspect']>>>(
        file,
        tick,
        (remote, alive) => remote.inspect(file, mapping, owner, alive),
        fail,
      ),
    table: (file, mapping, owner, tick) =>
      read<Awaited<ReturnType<Reader['table']>>>(
        file,
        tick,
        (remote, alive) => remote.table(file, mapping, owner, alive),
        fail,
      ),
  }
}

type Work<T> = (remote: Remote<Reader>, alive: Tick) => Promise<T>

type Watched<T> = { readonly value: T } | { readonly reason: GivenUp }
