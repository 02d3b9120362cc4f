import type { Instant, PlainDate } from '../domain/date'
import { Database } from '../storage'
import type { Change } from './contract'
import { workerPacker } from './packing-worker'
import type { Ports } from './ports'
import { disposableReader } from './reading-worker'

declare const __VERSION__: string

/** The channel on which every tab hears what changed. */
const CHANNEL = 'ecritoire'

/** The ports of the application: the browser's clock, database, locks and channel. */
export function browserPorts(): Ports {
  const channel = new BroadcastChannel(CHANNEL)
  return {
    db: new Database(),
    today: () => {
      const now = new Date()
      const two = (part: number) => String(part).padStart(2, '0')
      return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as PlainDate
    },
    now: () => new Date().toISOString() as Instant,
    newId: () => crypto.randomUUID(),
    // Without locks (an old browser) the transactions' own checks still keep a document from leaving twice.
    exclusive: (name, act) => (navigator.locks ? navigator.locks.request(name, act) : act()),
    announce: (change: Change) => channel.postMessage(change),
    reader: disposableReader(
      () => new Worker(new URL('../../workers/read.worker.ts', import.meta.url), { type: 'module', name: 'read' }),
    ),
    packer: () =>
      workerPacker(
        new Worker(new URL('../../workers/pack.worker.ts', import.meta.url), { type: 'module', name: 'pack' }),
      ),
    version: __VERSION__,
    async estimate() {
      const { usage = 0, quota = 0 } = await navigator.storage.estimate()
      return { used: usage, quota, persisted: await navigator.storage.persisted() }
    },
  }
}
