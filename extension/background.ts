import { patternOf, savedAddress } from './address'
import type { FromBridge, FromHost, NextOffer, TransferStatus } from './messages'
import { isFromBridge, isFromHost } from './messages'
import type { FromPopup, KeptOffer } from './offers'
import { isFromPopup } from './offers'
import { registerButton } from './sites'
import {
  addPart,
  batchOf,
  closeTransfer,
  dropTransfer,
  nextBatch,
  openTransfer,
  refuseBatch,
  settleBatch,
  transferOf,
} from './transfers'

// The background keeps no state of its own: the browser stops it when it is idle. A table or file that waits is in the session's
// storage, documents are in the extension's database; no page can read either.

const OFFERS = 'offers'

async function offers(): Promise<KeptOffer[]> {
  const stored: unknown = (await chrome.storage.session.get(OFFERS))[OFFERS]
  return Array.isArray(stored) ? stored : []
}

/** The tabs (windows, when it is installed) that the application is in. */
async function applicationTabs(): Promise<chrome.tabs.Tab[]> {
  const address = await savedAddress()
  return (await chrome.tabs.query({ url: patternOf(address) })).filter((tab) => tab.url?.startsWith(address))
}

/** Puts the bridge into a tab, where it runs once; whether the tab could take it. */
function putBridge(tabId: number): Promise<boolean> {
  const putting = chrome.scripting.executeScript({ target: { tabId }, files: ['bridge.js'] })
  return putting.then(
    () => true,
    () => false,
  )
}

/** Brings the application to the front, or opens it; at a page of it if said. */
async function showApplication(path?: string): Promise<void> {
  const address = await savedAddress()
  const [open] = await applicationTabs()
  const target = path === undefined ? {} : { url: `${address}#${path}` }
  if (open?.id === undefined) {
    await chrome.tabs.create({ url: address, ...target })
    return
  }
  await chrome.tabs.update(open.id, { active: true, ...target })
  await chrome.windows.update(open.windowId, { focused: true })
  // A tab that was open before the extension gets its bridge; one that shows an error (the application was not started)
  // takes no script, and is loaded again.
  if (await putBridge(open.id)) await chrome.tabs.sendMessage(open.id, { type: 'offers-wait' }).catch(() => undefined)
  else await chrome.tabs.reload(open.id)
}

async function keepOffer({ type: _, ...offer }: FromPopup): Promise<void> {
  const waiting = await offers()
  await chrome.storage.session.set({ [OFFERS]: [...waiting, { batch: crypto.randomUUID(), ...offer }] })
  await showApplication()
}

// ---------------------------------------------------------------- the application's side

/** A bridge speaks for the application only in a tab at the application's address. */
async function isApplication(sender: chrome.runtime.MessageSender): Promise<boolean> {
  return sender.frameId === 0 && (sender.url?.startsWith(await savedAddress()) ?? false)
}

/** Tables and files first, then documents, oldest first. */
async function next(): Promise<NextOffer> {
  const [offer] = await offers()
  if (offer) return offer
  const batch = await nextBatch()
  return batch === undefined ? null : { batch, documents: true }
}

async function answerBridge(message: FromBridge): Promise<unknown> {
  switch (message.type) {
    case 'next-offer':
      return next()
    case 'give':
      return (await batchOf(message.batch)) ?? null
    case 'taken':
      if (message.result) await settleBatch(message.batch, message.result)
      else {
        const left = (await offers()).filter((offer) => offer.batch !== message.batch)
        await chrome.storage.session.set({ [OFFERS]: left })
      }
      return next()
    case 'refused':
      await refuseBatch(message.batch, message.reason)
      return next()
    case 'dossiers':
      await chrome.storage.local.set({ dossiers: message.dossiers })
      return null
  }
}

// ---------------------------------------------------------------- a host's side

function originOf(sender: chrome.runtime.MessageSender): string {
  return sender.url && URL.canParse(sender.url) ? new URL(sender.url).origin : ''
}

/** What a page may ask concerns its own origin alone. */
async function answerHost(message: FromHost, sender: chrome.runtime.MessageSender): Promise<unknown> {
  const tabId = sender.tab?.id
  if (tabId === undefined || sender.frameId !== 0) return null
  if (message.type === 'open-panel') {
    await chrome.scripting.executeScript({ target: { tabId }, files: ['panel.js'] })
    return null
  }
  if (message.type === 'transfer-open') {
    return message.header.origin === originOf(sender) ? openTransfer(message.header) : null
  }
  const transfer = await transferOf(message.transfer)
  if (!transfer || transfer.header.origin !== originOf(sender)) return null
  switch (message.type) {
    case 'transfer-part':
      if (transfer.parts === undefined) await addPart(message.transfer, message.part, message.papers)
      return true
    case 'transfer-close':
      await closeTransfer(message.transfer, message.parts, message.notForBooks)
      await showApplication()
      return true
    case 'transfer-drop':
      await dropTransfer(message.transfer)
      return true
    case 'transfer-status':
      return {
        parts: transfer.parts ?? 0,
        done: transfer.done.length,
        seen: transfer.seen,
        open: (await applicationTabs()).length > 0,
        refused: transfer.refused,
        result: transfer.result,
        address: await savedAddress(),
      } satisfies TransferStatus
    case 'open-application': {
      const { from, to } = transfer.header
      const dossier = transfer.result?.dossier
      const whole = transfer.parts === transfer.done.length
      await showApplication(dossier && whole ? `/${dossier}/exports/nouveau?du=${from}&au=${to}` : undefined)
      return true
    }
  }
}

async function answer(message: unknown, sender: chrome.runtime.MessageSender): Promise<unknown> {
  if (sender.id !== chrome.runtime.id) return null
  if (isFromPopup(message)) {
    // Only the extension's own pages may offer a table or a file, never a content script.
    if (!sender.url?.startsWith(chrome.runtime.getURL(''))) return null
    await keepOffer(message)
    return true
  }
  if (isFromHost(message)) return answerHost(message, sender)
  if (!isFromBridge(message) || !(await isApplication(sender))) return null
  return answerBridge(message)
}

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  answer(message, sender).then(respond, () => respond(null))
  return true
})

// ---------------------------------------------------------------- scripts on pages

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

let registering = Promise.resolve()

/** One after the other: a permission and its site are stored at almost the same time. */
function register(): void {
  const both = async () => {
    await registerBridge()
    await registerButton()
  }
  registering = registering.then(both, both).catch(() => undefined)
}

/** A tab of the application that was open before this version of the extension gets its bridge too. */
async function bridgeOpenTabs(): Promise<void> {
  for (const { id } of await applicationTabs()) if (id !== undefined) await putBridge(id)
}

chrome.runtime.onInstalled.addListener(() => {
  register()
  bridgeOpenTabs()
})
chrome.runtime.onStartup.addListener(register)
chrome.storage.local.onChanged.addListener((changes) => {
  if ('address' in changes || 'sites' in changes) register()
})
chrome.permissions.onAdded.addListener(register)
chrome.permissions.onRemoved.addListener(register)
