import type { Followed } from './follow'
import { follow, nextPage } from './follow'
import type { FromTables, ToTables } from './offers'
import { invoiceTables } from './tables'

// Injected into the page that the user is on, when the popup opens. It speaks with the popup alone, through a port that
// closes with it; what was read then goes nowhere.

function serve(port: chrome.runtime.Port): void {
  const stop = new AbortController()
  const tell = (message: FromTables) => port.postMessage(message)
  const tables = invoiceTables(document)
  port.onDisconnect.addListener(() => stop.abort())
  port.onMessage.addListener((message: ToTables) => {
    if (message.type === 'stop') return stop.abort()
    const table = tables[message.table]
    if (!table) return
    const read: Promise<Followed> = message.following
      ? follow(document, location.href, table, {
          fetch: (address) =>
            fetch(address, { credentials: 'same-origin', redirect: 'manual', cache: 'no-store', signal: stop.signal }),
          parse: (html) => new DOMParser().parseFromString(html, 'text/html'),
          signal: stop.signal,
          told: (pages, rows) => tell({ type: 'progress', pages, rows }),
        })
      : Promise.resolve({ table, pages: 1, ended: null })
    read.then((followed) => tell({ type: 'read', ...followed }))
  })
  const following = nextPage(document, location.href) !== undefined
  tell({
    type: 'tables',
    following,
    tables: tables.map(({ name, rows }) => ({ name, header: rows[0] ?? [], rows: rows.length - 1 })),
  })
}

// Injected again each time the popup opens; it listens once. Pages do not see this world's globals.
const PLACE = '__ecritoireTables'
if (Reflect.get(globalThis, PLACE) === undefined) {
  Reflect.set(globalThis, PLACE, true)
  chrome.runtime.onConnect.addListener((port) => {
    if (port.name === 'tables' && port.sender?.id === chrome.runtime.id) serve(port)
  })
}
