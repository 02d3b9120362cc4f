import type { Job, Progress } from './contract'

/** Thrown inside a long act when the user stops it; turned into `act.stopped` at the act's edge. */
export class Stopped extends Error {}

/** Least time between two progress messages, and between two real turns of the event loop. */
const PAUSE_MS = 100

/** The running long acts, by the name their caller gave. */
export class Jobs {
  private readonly stopped = new Set<string>()

  stop(id: string): void {
    this.stopped.add(id)
  }

  /**
   * A step function for one act: tells how far it is at most ten times a second and throws `Stopped` once the user has
   * asked. It gives the event loop a real turn, without which the message « stop » would never arrive.
   */
  start(job: Job): (progress: Progress) => Promise<void> {
    this.stopped.delete(job.id)
    let last = 0
    return async (progress) => {
      const now = performance.now()
      if (now - last < PAUSE_MS) return
      last = now
      job.onProgress?.(progress)
      await new Promise((resolve) => setTimeout(resolve))
      if (this.stopped.has(job.id)) throw new Stopped()
    }
  }
}
