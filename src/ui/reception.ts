import { createSignal } from 'solid-js'
import type { HostBatch } from '../intake/hosts'

/** Raised with the extension's messages; another version is not answered. */
const VERSION = 1

/** A documents' offer is asked for again when nothing came of the first asking. */
const AGAIN_MS = 3_000

/** What a batch gave, told back to the extension: figures only. */
export interface BatchResult {
  readonly dossier: string
  readonly taken: number
  readonly unchanged: number
  readonly changed: number
  readonly refused: number
  readonly notForBooks: number
}

const [arrived, setArrived] = createSignal<readonly HostBatch[]>([])

/** Batches that the extension has handed over and that wait to be taken, oldest first; reactive. */
export { arrived }

function nameOf(batch: HostBatch): string {
  return `${batch.transfer}/${batch.part}`
}

/** The application holds the batch: its database has committed it. Only now does the extension forget it. */
export function settle(batch: HostBatch, result: BatchResult): void {
  leave(batch)
  say({ type: 'taken', batch: nameOf(batch), result })
}

/** The user leaves the whole transfer aside. */
export function leaveAside(batch: HostBatch): void {
  leave(batch)
  say({ type: 'refused', batch: nameOf(batch), reason: 'user' })
}

/** Tells the extension which dossiers there are, so that its panel can ask into which one. Hears nobody, harms nobody. */
export function tellDossiers(dossiers: readonly { readonly id: string; readonly name: string }[]): void {
  say({ type: 'dossiers', dossiers: dossiers.map(({ id, name }) => ({ id, name: name.slice(0, 300) })) })
}

function leave(batch: HostBatch): void {
  setArrived((before) => before.filter((each) => each !== batch))
}

function say(message: Readonly<Record<string, unknown>>): void {
  window.postMessage({ ecritoire: VERSION, ...message }, location.origin)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The message of the extension's bridge about documents; undefined for anything else. */
function messageOf(
  data: unknown,
): { type: 'waiting'; batch: string } | { type: 'documents'; batch: string; documents: unknown } | undefined {
  if (!isRecord(data) || data.ecritoire !== VERSION) return undefined
  const { type, batch, documents } = data
  if (typeof batch !== 'string' || batch.length > 100) return undefined
  if (type === 'waiting') return { type, batch }
  return type === 'documents' ? { type, batch, documents } : undefined
}

/**
 * Listens to the extension's bridge in this window: what waits is asked for once, checked as what comes from a page is,
 * and put in the queue of the page that takes it. Answers go to this window alone.
 */
export function listenToTransfers(): void {
  const asked = new Map<string, number>()
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window || event.origin !== location.origin) return
    const message = messageOf(event.data)
    if (message?.type === 'waiting') {
      const now = performance.now()
      if (now - (asked.get(message.batch) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS) return
      asked.set(message.batch, now)
      say({ type: 'give', batch: message.batch })
    } else if (message?.type === 'documents' && asked.has(message.batch)) receive(message.batch, message.documents)
  })
}

async function receive(name: string, documents: unknown): Promise<void> {
  const { hostBatchOf } = await import('../intake/hosts/wire')
  const batch = hostBatchOf(documents)
  if (!batch || nameOf(batch) !== name) say({ type: 'refused', batch: name, reason: 'version' })
  else setArrived((before) => (before.some((each) => nameOf(each) === name) ? before : [...before, batch]))
}

const KEY = 'ecritoire.host'

/** The dossier that took the papers of this company of this site last; empty for one that is new. */
export function dossierOfHost(batch: HostBatch): string {
  return localStorage.getItem(`${KEY}:${batch.origin}|${batch.company}`) ?? ''
}

/** Remembers which dossier takes the papers of this company of this site. */
export function rememberHost(batch: HostBatch, dossier: string): void {
  localStorage.setItem(`${KEY}:${batch.origin}|${batch.company}`, dossier)
}
