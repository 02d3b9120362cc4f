import type { HandOver, KeptOffer } from './messages'
import { isHandOver, isPageTable, VERSION } from './messages'

// In the application's own tab, between its window and the background. It answers only messages of this very window,
// and the background checks again that the tab is at the application's address.

/** An application that has just been opened is asked again until it listens. */
const REPEAT_MS = 500
const TRIES = 120

let current: { offer: KeptOffer; timer: ReturnType<typeof setInterval> } | undefined

function say(offer: KeptOffer): void {
  const message: HandOver = { ecritoire: VERSION, type: 'offer', ...offer }
  window.postMessage(message, location.origin)
}

function offer(next: unknown): void {
  if (current) clearInterval(current.timer)
  current = undefined
  if (!isKeptOffer(next)) return
  let tries = 0
  const timer = setInterval(() => {
    tries += 1
    if (tries > TRIES) clearInterval(timer)
    else say(next)
  }, REPEAT_MS)
  current = { offer: next, timer }
  say(next)
}

function isKeptOffer(value: unknown): value is KeptOffer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'batch' in value &&
    'site' in value &&
    'table' in value &&
    isPageTable(value.table)
  )
}

window.addEventListener('message', (event) => {
  if (event.source !== window || event.origin !== location.origin || !isHandOver(event.data)) return
  if (event.data.type !== 'taken' || event.data.batch !== current?.offer.batch) return
  chrome.runtime.sendMessage({ type: 'taken', batch: event.data.batch }).then(offer)
})

chrome.runtime.onMessage.addListener((message: unknown) => {
  if (typeof message === 'object' && message !== null && 'type' in message && message.type === 'offers-wait') ask()
})

function ask(): void {
  if (!current) chrome.runtime.sendMessage({ type: 'next-offer' }).then(offer)
}

ask()
