import { patternOf, readAddress, savedAddress } from './address'
import type { PageTable } from './messages'
import { isPageTable, MAX_ROWS, MAX_TEXT, textSize } from './messages'
import { addSite, grantedSites, removeSite } from './sites'

/** A text of the catalogue, in the browser's language. */
function text(key: string, ...values: string[]): string {
  return chrome.i18n.getMessage(key, values)
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`popup: no element ${id}`)
  return found
}

function say(message: string): void {
  element('status').textContent = message
}

/** The tab the user is on: the active one of the window used last, not this popup's own. */
async function currentTab(): Promise<chrome.tabs.Tab | undefined> {
  const active = await chrome.tabs.query({ active: true, windowType: 'normal' })
  return active.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0]
}

/** Reads the page's tables with the right that the click on the toolbar button gave, for this tab only. */
async function readTables(tabId: number): Promise<PageTable[]> {
  await chrome.scripting.executeScript({ target: { tabId }, files: ['page.js'] })
  const [result] = await chrome.scripting.executeScript({
    target: { tabId },
    func: () => Reflect.get(globalThis, '__ecritoireTables'),
  })
  const found: unknown = result?.result
  return Array.isArray(found) ? found.filter(isPageTable) : []
}

function row(table: PageTable, site: string): HTMLLIElement {
  const item = document.createElement('li')
  const name = document.createElement('strong')
  name.textContent = `${table.name} · ${text('rows', String(table.rows.length - 1))}`
  const header = document.createElement('span')
  header.textContent = (table.rows[0] ?? []).filter((cell) => cell !== '').join(' · ')
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = text('take')
  button.addEventListener('click', async () => {
    button.disabled = true
    if (table.rows.length > MAX_ROWS + 1 || textSize(table) > MAX_TEXT) return say(text('tooLarge'))
    await chrome.runtime.sendMessage({ type: 'send-table', site, table })
    say(text('sent'))
  })
  item.append(name, header, button)
  return item
}

async function showTables(): Promise<void> {
  say(text('reading'))
  const tab = await currentTab()
  try {
    const tables = tab?.id === undefined ? [] : await readTables(tab.id)
    const site = tab?.url ? new URL(tab.url).host : ''
    element('tables').replaceChildren(...tables.map((table) => row(table, site)))
    say(tables.length === 0 ? text('none') : '')
  } catch {
    say(text('cannot'))
  }
}

/** The site's own offer: the panel on this page now, and the button on its pages from now on. */
async function showSite(): Promise<void> {
  const tab = await currentTab()
  const address = tab?.url === undefined ? undefined : readAddress(tab.url)
  const section = element('site')
  if (tab?.id === undefined || address === undefined || address.startsWith(await savedAddress())) {
    section.hidden = true
    return
  }
  const tabId = tab.id
  const pattern = patternOf(address)
  const open = element('open-panel')
  const always = element('always')
  element('site-name').textContent = text('siteName', new URL(address).host)
  open.textContent = text('openPanel')
  open.addEventListener('click', async () => {
    await chrome.scripting.executeScript({ target: { tabId }, files: ['panel.js'] })
    window.close()
  })
  always.textContent = text('always')
  always.hidden = (await grantedSites()).includes(pattern)
  always.addEventListener('click', () => {
    // Asked in the click itself: after a wait, the browser no longer takes it for the user's wish.
    const granted = chrome.permissions.request({ origins: [pattern] })
    addSite(pattern)
    granted.then(async (yes) => {
      if (!yes) await removeSite(pattern)
      say(text(yes ? 'alwaysDone' : 'alwaysRefused'))
      always.hidden = yes
    })
  })
}

document.documentElement.lang = chrome.i18n.getUILanguage().slice(0, 2)
element('title').textContent = text('popupTitle')
element('tables-title').textContent = text('title')
element('options').textContent = text('options')
element('options').addEventListener('click', () => chrome.runtime.openOptionsPage())
showSite()
showTables()
