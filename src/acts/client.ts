import * as Comlink from 'comlink'
import type { Engine, Job } from './contract'

/** Acts whose job carries a callback: where it stands among their arguments. */
const JOBS = {
  importFiles: 2,
  importTable: 3,
  importHost: 2,
  preview: 1,
  commit: 1,
  previewReversal: 1,
  previewCorrection: 2,
  backup: 0,
  restore: 2,
  setLock: 3,
  unlock: 2,
  removeLock: 2,
} as const satisfies Partial<Record<keyof Engine, number>>

/**
 * The engine in its worker, as a plain object of functions. Progress callbacks travel as proxies and are released when
 * their act ends.
 */
function connect(worker: Worker): Engine {
  const remote = Comlink.wrap<Engine>(worker)
  return new Proxy({} as Engine, {
    get(_, name: keyof Engine) {
      const method = remote[name] as unknown as (...args: unknown[]) => Promise<unknown>
      const at = name in JOBS ? JOBS[name as keyof typeof JOBS] : undefined
      return async (...args: unknown[]) => {
        const job = at === undefined ? undefined : (args[at] as Job | undefined)
        if (at === undefined || !job?.onProgress) return method(...args)
        const onProgress = Comlink.proxy(job.onProgress)
        const sent = [...args]
        sent[at] = { id: job.id }
        // A callback cannot travel inside an object: it goes beside the arguments and is put back on the other side.
        return method(...sent, onProgress)
      }
    },
  })
}

/** Puts a progress callback that came beside the arguments back into its job; the worker's side of `connect`. */
export function rejoin(engine: Engine): Engine {
  return new Proxy(engine, {
    get(target, name: keyof Engine) {
      const method = target[name] as (...args: unknown[]) => Promise<unknown>
      const at = name in JOBS ? JOBS[name as keyof typeof JOBS] : undefined
      if (at === undefined) return method
      return async (...args: unknown[]) => {
        const onProgress = args.at(-1)
        if (typeof onProgress !== 'function') return method(...args)
        const given = args.slice(0, -1)
        given[at] = { ...(args[at] as Job), onProgress }
        try {
          return await method(...given)
        } finally {
          const release = Reflect.get(onProgress, Comlink.releaseProxy)
          if (typeof release === 'function') release.call(onProgress)
        }
      }
    },
  })
}

/** The engine in a worker of its own, started with the application. */
export function startEngine(): Engine {
  return connect(
    new Worker(new URL('../../workers/export.worker.ts', import.meta.url), { type: 'module', name: 'ecritoire' }),
  )
}
