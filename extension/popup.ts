import { patternOf, readAddress, saveAddress, savedAddress } from './address'
import type { PageTable } from './messages'
import { isPageTable, MAX_ROWS, MAX_TEXT, textSize } from './messages'

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

/** The address form: an address of the user's own needs the user's leave, once. */
async function showAddress(): Promise<void> {
  const field = element('address')
  if (!(field instanceof HTMLInputElement)) return
  element('address-summary').textContent = text('address')
  element('address-label').textContent = text('address')
  element('address-hint').textContent = text('addressHint')
  element('address-save').textContent = text('save')
  field.value = await savedAddress()
  element('address-form').addEventListener('submit', async (event) => {
    event.preventDefault()
    const address = readAddress(field.value)
    if (!address) return say(text('addressWrong'))
    if (!(await chrome.permissions.request({ origins: [patternOf(address)] }))) return say(text('addressRefused'))
    await saveAddress(address)
    field.value = address
    say(text('saved'))
  })
}

document.documentElement.lang = chrome.i18n.getUILanguage().slice(0, 2)
element('title').textContent = text('title')
showAddress()
showTables()
