import { patternOf, savedAddress } from './address'
import type { KeptOffer } from './messages'
import { isFromBridge, isSendTable } from './messages'

// The background keeps no state of its own: the browser stops it when it is idle. What waits to be taken by the
// application is in the session's storage, which no page can read and which ends with the browser.

const OFFERS = 'offers'

async function offers(): Promise<KeptOffer[]> {
  const stored: unknown = (await chrome.storage.session.get(OFFERS))[OFFERS]
  return Array.isArray(stored) ? stored : []
}

/** Keeps the table, then brings the application's tab to the front, or opens it. */
async function keepAndOpen(site: string, table: KeptOffer['table']): Promise<void> {
  const waiting = await offers()
  await chrome.storage.session.set({ [OFFERS]: [...waiting, { batch: crypto.randomUUID(), site, table }] })
  const address = await savedAddress()
  const open = (await chrome.tabs.query({ url: patternOf(address) })).find((tab) => tab.url?.startsWith(address))
  if (open?.id === undefined) {
    await chrome.tabs.create({ url: address })
    return
  }
  await chrome.tabs.update(open.id, { active: true })
  await chrome.windows.update(open.windowId, { focused: true })
  await chrome.tabs.sendMessage(open.id, { type: 'offers-wait' }).catch(() => chrome.tabs.reload(open.id ?? 0))
}

/** A bridge speaks for the application only in a tab at the application's address. */
async function isApplication(sender: chrome.runtime.MessageSender): Promise<boolean> {
  return sender.frameId === 0 && (sender.url?.startsWith(await savedAddress()) ?? false)
}

async function answer(message: unknown, sender: chrome.runtime.MessageSender): Promise<unknown> {
  if (sender.id !== chrome.runtime.id) return null
  if (isSendTable(message)) {
    // Only the extension's own pages may offer a table, never a content script.
    if (sender.url?.startsWith(chrome.runtime.getURL(''))) await keepAndOpen(message.site, message.table)
    return null
  }
  if (!isFromBridge(message) || !(await isApplication(sender))) return null
  const waiting = await offers()
  if (message.type === 'next-offer') return waiting[0] ?? null
  await chrome.storage.session.set({ [OFFERS]: waiting.filter((offer) => offer.batch !== message.batch) })
  return waiting.find((offer) => offer.batch !== message.batch) ?? null
}

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  answer(message, sender).then(respond, () => respond(null))
  return true
})

/** An address of the user's own gets the bridge too; the default one has it from the manifest. */
async function registerBridge(): Promise<void> {
  const pattern = patternOf(await savedAddress())
  const known = await chrome.scripting.getRegisteredContentScripts({ ids: ['bridge'] })
  if (known.length > 0) await chrome.scripting.unregisterContentScripts({ ids: ['bridge'] })
  const inManifest = chrome.runtime.getManifest().content_scripts?.some((each) => each.matches?.includes(pattern))
  if (inManifest || !(await chrome.permissions.contains({ origins: [pattern] }))) return
  await chrome.scripting.registerContentScripts([
    { id: 'bridge', matches: [pattern], js: ['bridge.js'], runAt: 'document_start' },
  ])
}

chrome.runtime.onInstalled.addListener(registerBridge)
chrome.runtime.onStartup.addListener(registerBridge)
chrome.storage.local.onChanged.addListener(registerBridge)
