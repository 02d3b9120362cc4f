import { ask, isGone } from './channel'
import { recognise } from './hosts/pages'

// Runs on every page of a site that the user allowed. It recognises the application, keeps one button in the
// application's own toolbar, and does nothing else: what reads is loaded when the button is pressed.

const NAME = 'ecritoire-button'
const FRAME_MS = 200

const STYLE = `
:host { all: initial; display: inline-block; vertical-align: middle; margin: 0 4px; }
button { font: 600 13px/1.2 ui-sans-serif, system-ui, "Segoe UI", Roboto, sans-serif; padding: 7px 12px;
  border: 1px solid #1e4b8f; border-radius: 6px; background: #fff; color: #1e4b8f; cursor: pointer; white-space: nowrap; }
button:hover { background: #1e4b8f; color: #fff; }
button:focus-visible { outline: 2px solid #1e4b8f; outline-offset: 2px; }
@media (prefers-color-scheme: dark) {
  button { background: #16171a; color: #8db4f2; border-color: #8db4f2; }
  button:hover { background: #8db4f2; color: #0e1a2c; }
  button:focus-visible { outline-color: #8db4f2; }
}
@media (forced-colors: active) { button { border-color: ButtonText; } }`

function makeButton(): HTMLElement {
  const host = document.createElement(NAME)
  const root = host.attachShadow({ mode: 'open' })
  const style = document.createElement('style')
  style.textContent = STYLE
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = chrome.i18n.getMessage('buttonLabel')
  button.title = chrome.i18n.getMessage('buttonTitle')
  button.addEventListener('click', (event) => {
    event.stopPropagation()
    // A page can call click(); only a person's press is one.
    if (event.isTrusted) press(button)
  })
  root.append(style, button)
  return host
}

/** Needed when the extension is gone, and its catalogue with it. */
const RELOAD = chrome.i18n.getMessage('buttonReload')

function press(button: HTMLButtonElement): void {
  ask({ type: 'open-panel' }).catch(() => {
    button.textContent = RELOAD
    button.disabled = true
  })
}

/** The page as hosts ask it. Storage may be denied (sandboxed pages). */
const view = { document, location, localStorage: { getItem: stored } }

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

let element: HTMLElement | undefined
let placed: string | undefined

/** Puts the button where the application wants one; the application may have redrawn its toolbar or gone elsewhere. */
function settle(): void {
  // The updated extension puts a button of its own; this one only says that the page must be loaded again.
  if (isGone()) {
    observer.disconnect()
    return
  }
  const host = recognise(view)
  const place = host?.place(view)
  if (!place) {
    element?.remove()
    return
  }
  if (placed === location.href && element?.isConnected && element.parentElement === place.parent) return
  element ??= makeButton()
  placed = location.href
  if (element.parentElement !== place.parent)
    place.parent.insertBefore(element, place.before === element ? null : place.before)
}

let waiting = false

function soon(): void {
  if (waiting) return
  waiting = true
  setTimeout(() => {
    waiting = false
    settle()
  }, FRAME_MS)
}

// Injected twice (registered, and by hand in a tab that was open), it runs once. Pages do not see this world's globals.
const PLACE = '__ecritoireButton'
const observer = new MutationObserver(soon)
if (Reflect.get(globalThis, PLACE) === undefined) {
  Reflect.set(globalThis, PLACE, true)
  // One that an earlier version of the extension left behind.
  for (const old of document.querySelectorAll(NAME)) old.remove()
  observer.observe(document.documentElement, { childList: true, subtree: true })
  for (const event of ['hashchange', 'popstate', 'pageshow']) window.addEventListener(event, soon)
  settle()
}
