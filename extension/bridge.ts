import type { HostBatch } from '../src/intake/hosts/wire'
import { ask, isGone } from './channel'
import type { FromBridge, HandOver, NextOffer } from './messages'
import { isAnswer, isDossiersMessage, VERSION } from './messages'
import type { KeptOffer } from './offers'
import { isPageTable, isSentFile } from './offers'

// In the application's own tab, between its window and the background. It answers only messages of this very window,
// and the background checks again that the tab is at the application's address.

/** An application that has just been opened is asked again until it listens. */
const REPEAT_MS = 500
const TRIES = 240

let current: { readonly batch: string; readonly timer: ReturnType<typeof setInterval> } | undefined

function say(message: HandOver): void {
  window.postMessage(message, location.origin)
}

/** Repeats what waits until it is answered. */
function offer(next: unknown): void {
  if (current) clearInterval(current.timer)
  current = undefined
  if (!isNext(next)) return
  const { batch } = next
  const message: HandOver =
    'site' in next ? { ecritoire: VERSION, type: 'offer', ...next } : { ecritoire: VERSION, type: 'waiting', batch }
  let tries = 0
  const timer = setInterval(() => {
    tries += 1
    if (tries > TRIES || isGone()) clearInterval(timer)
    else say(message)
  }, REPEAT_MS)
  current = { batch, timer }
  say(message)
}

function isNext(value: unknown): value is Exclude<NextOffer, null> {
  if (typeof value !== 'object' || value === null || !('batch' in value) || typeof value.batch !== 'string')
    return false
  return 'documents' in value || isOffer(value)
}

function isOffer(value: object): value is KeptOffer {
  if (!('site' in value)) return false
  return 'table' in value ? isPageTable(value.table) : 'file' in value && isSentFile(value.file)
}

/** Asks the background; when it cannot be reached, what waits is offered again with the next sign of it. */
async function tell(message: FromBridge): Promise<unknown> {
  try {
    return await ask(message)
  } catch {
    current = undefined
    return null
  }
}

async function give(batch: string): Promise<void> {
  if (current) clearInterval(current.timer)
  const documents = await tell({ type: 'give', batch })
  if (documents) say({ ecritoire: VERSION, type: 'documents', batch, documents: documents as HostBatch })
  // Another window of the application was quicker.
  else next()
}

function heard(event: MessageEvent<unknown>): void {
  // An extension that was updated puts another bridge in this page: this one is deaf from now on.
  if (isGone()) {
    stop()
    return
  }
  if (event.source !== window || event.origin !== location.origin) return
  const { data } = event
  if (isDossiersMessage(data)) tell({ type: 'dossiers', dossiers: data.dossiers })
  else if (isAnswer(data) && data.batch === current?.batch) {
    if (data.type === 'give') give(data.batch)
    else {
      const { ecritoire: _, ...answer } = data
      tell(answer).then(offer)
    }
  }
}

function stop(): void {
  if (current) clearInterval(current.timer)
  window.removeEventListener('message', heard)
}

function next(): void {
  tell({ type: 'next-offer' }).then(offer)
}

// Declared in the manifest, and put by hand in a tab that was open: it runs once. Pages do not see this world's globals.
const PLACE = '__ecritoireBridge'
if (Reflect.get(globalThis, PLACE) === undefined) {
  Reflect.set(globalThis, PLACE, true)
  window.addEventListener('message', heard)
  chrome.runtime.onMessage.addListener((message: unknown) => {
    const waits = typeof message === 'object' && message !== null && 'type' in message && message.type === 'offers-wait'
    if (waits && !current) next()
  })
  next()
}
