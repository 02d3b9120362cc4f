import { patternOf, savedAddress } from './address'
import type { FromBridge, FromHost, FromPopup, KeptOffer, NextOffer, TransferStatus } from './messages'
import { isFromBridge, isFromHost, isFromPopup } from './messages'
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

/** Brings the application's tab (or window, when it is installed) to the front, or opens it; at a page of it if said. */
async function showApplication(path?: string): Promise<void> {
  const address = await savedAddress()
  const open = (await chrome.tabs.query({ url: patternOf(address) })).find((tab) => tab.url?.startsWith(address))
  const target = path === undefined ? {} : { url: `${address}#${path}` }
  if (open?.id === undefined) {
    await chrome.tabs.create({ url: address, ...target })
    return
  }
  await chrome.tabs.update(open.id, { active: true, ...target })
  await chrome.windows.update(open.windowId, { focused: true })
  await chrome.tabs.sendMessage(open.id, { type: 'offers-wait' }).catch(() => chrome.tabs.reload(open.id ?? 0))
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

chrome.runtime.onInstalled.addListener(register)
chrome.runtime.onStartup.addListener(register)
chrome.storage.local.onChanged.addListener((changes) => {
  if ('address' in changes || 'sites' in changes) register()
})
chrome.permissions.onAdded.addListener(register)
chrome.permissions.onRemoved.addListener(register)
