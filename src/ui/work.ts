import { createSignal } from 'solid-js'
import type { Engine, Job, Progress } from '../acts/contract'

/** Acts that must not be cut by an update of the application. */
const [busy, setBusy] = createSignal(0)

/** Whether a long act is under way in this tab; reactive. */
export function isBusy(): boolean {
  return busy() > 0
}

/** A long act of one page: its progress, once it has lasted, and the way to stop it. */
export function createWork(engine: Engine) {
  const [progress, setProgress] = createSignal<Progress>()
  const [running, setRunning] = createSignal(false)
  let current = ''
  return {
    progress,
    running,
    stop: () => engine.stop(current),
    async run<T>(act: (job: Job) => Promise<T>): Promise<T> {
      current = crypto.randomUUID()
      setRunning(true)
      setBusy((count) => count + 1)
      try {
        return await act({ id: current, onProgress: setProgress })
      } finally {
        setRunning(false)
        setProgress(undefined)
        setBusy((count) => count - 1)
      }
    },
  }
}
