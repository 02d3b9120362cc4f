import type { FromTables, ToTables } from './offers'
import { isPageTable, MAX_TEXT, textSize } from './offers'
import { button, element, say, text } from './popup-parts'

type Listed = Extract<FromTables, { type: 'tables' }>
type Read = Extract<FromTables, { type: 'read' }>

/** What was taken of a site last: its header, and whether the pages after it came along. */
interface Remembered {
  readonly header: readonly string[]
  readonly following: boolean
}

/** Shows the page's tables, read with the right that the click on the toolbar button gave, for this tab only. */
export async function showTables(tab: chrome.tabs.Tab | undefined): Promise<void> {
  say(text('reading'))
  try {
    if (tab?.id === undefined) throw new Error('no tab')
    await chrome.scripting.executeScript({ target: { tabId: tab.id }, files: ['page.js'] })
    const origin = tab.url ? new URL(tab.url).origin : ''
    const kept: unknown = (await chrome.storage.local.get(keyOf(origin)))[keyOf(origin)]
    // The page answers at once: nothing may be waited for between this and the one who listens.
    const port = chrome.tabs.connect(tab.id, { name: 'tables', frameId: 0 })
    new Tables(port, origin, tab.url ? new URL(tab.url).host : '', isRemembered(kept) ? kept : undefined)
  } catch {
    say(text('cannot'))
  }
}

function keyOf(origin: string): string {
  return `table:${origin}`
}

function isRemembered(value: unknown): value is Remembered {
  return typeof value === 'object' && value !== null && 'header' in value && Array.isArray(value.header)
}

class Tables {
  #listed: Listed | undefined

  constructor(
    private readonly port: chrome.runtime.Port,
    private readonly origin: string,
    private readonly site: string,
    private readonly remembered: Remembered | undefined,
  ) {
    port.onMessage.addListener((message: FromTables) => {
      if (message.type === 'tables') this.#list(message)
      else if (message.type === 'progress') say(text('followProgress', String(message.pages), String(message.rows)))
      else this.#read(message)
    })
    port.onDisconnect.addListener(() => say(text('cannot')))
  }

  /** The tables, the one that was taken of this site last first. */
  #list(listed: Listed): void {
    this.#listed = listed
    const known = (header: readonly string[]) => JSON.stringify(header) === JSON.stringify(this.remembered?.header)
    const order = listed.tables.map((table, at) => ({ table, at, known: known(table.header) }))
    order.sort((a, b) => Number(b.known) - Number(a.known))
    element('tables').replaceChildren(...order.map(({ table, at, known }) => this.#row(table, at, known)))
    element('following').hidden = !listed.following || listed.tables.length === 0
    element('following').lastElementChild?.replaceChildren(text('follow'))
    const box = element('follow') as HTMLInputElement
    box.checked = this.remembered?.following ?? true
    say(listed.tables.length === 0 ? text('none') : '')
  }

  #row(table: Listed['tables'][number], at: number, known: boolean): HTMLLIElement {
    const item = document.createElement('li')
    const name = document.createElement('strong')
    name.textContent = [table.name, text('rows', String(table.rows)), ...(known ? [text('tableKnown')] : [])].join(
      ' · ',
    )
    const header = document.createElement('span')
    header.textContent = table.header.filter((cell) => cell !== '').join(' · ')
    item.append(
      name,
      header,
      button(text('take'), () => this.#take(at)),
    )
    return item
  }

  #take(table: number): void {
    const following = this.#listed?.following === true && (element('follow') as HTMLInputElement).checked
    for (const each of element('tables').querySelectorAll('button')) each.disabled = true
    element('following').hidden = true
    element('actions').replaceChildren(
      ...(following ? [button(text('panelStop'), () => this.#ask({ type: 'stop' }))] : []),
    )
    this.#ask({ type: 'take', table, following })
  }

  #ask(message: ToTables): void {
    this.port.postMessage(message)
  }

  /** What was read goes to Écritoire at once when it is whole; else the user says whether a part of it is wanted. */
  #read(read: Read): void {
    if (!isPageTable(read.table) || textSize(read.table) > MAX_TEXT) say(text('tooLarge'))
    else if (read.ended === null) this.#send(read)
    else this.#offer(read)
  }

  #offer(read: Read): void {
    say(text(`followEnded_${read.ended}`, String(read.pages), String(read.table.rows.length - 1)))
    element('actions').replaceChildren(button(text('followSend'), () => this.#send(read)))
  }

  async #send({ table, pages }: Read): Promise<void> {
    element('actions').replaceChildren()
    const header = table.rows[0] ?? []
    const kept: Remembered = { header, following: pages > 1 || (element('follow') as HTMLInputElement).checked }
    await chrome.storage.local.set({ [keyOf(this.origin)]: kept })
    await chrome.runtime.sendMessage({ type: 'send-table', site: this.site, table })
    say(text('sentTable', String(table.rows.length - 1), String(pages)))
  }
}
