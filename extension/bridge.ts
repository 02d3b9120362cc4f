import type { HandOver, KeptOffer, NextOffer } from './messages'
import { isAnswer, isPageTable, isSentFile, VERSION } from './messages'

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
    if (tries > TRIES) clearInterval(timer)
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

async function give(batch: string): Promise<void> {
  if (current) clearInterval(current.timer)
  const documents = await chrome.runtime.sendMessage({ type: 'give', batch })
  if (documents) say({ ecritoire: VERSION, type: 'documents', batch, documents })
  // Another window of the application was quicker.
  else ask()
}

window.addEventListener('message', (event) => {
  if (event.source !== window || event.origin !== location.origin || !isAnswer(event.data)) return
  const { type, batch } = event.data
  if (batch !== current?.batch) return
  if (type === 'give') give(batch)
  else {
    const { ecritoire: _, ...answer } = event.data
    chrome.runtime.sendMessage(answer).then(offer)
  }
})

chrome.runtime.onMessage.addListener((message: unknown) => {
  const waits = typeof message === 'object' && message !== null && 'type' in message && message.type === 'offers-wait'
  if (waits && !current) ask()
})

function ask(): void {
  chrome.runtime.sendMessage({ type: 'next-offer' }).then(offer)
}

ask()
