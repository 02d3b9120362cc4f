import { ask, isGone } from './channel'
import { recognise } from './hosts/pages'

// Runs on every page of a site that the user allowed. It recognises the application, keeps one button in the
// application's own toolbar, and does nothing else: what reads is loaded when the button is pressed.

const NAME = 'ecritoire-button'
const FRAME_MS = 200

/** Light or dark as the application's own page is, whatever the browser prefers: it stands among its buttons. */
const STYLE = `
:host { all: initial; color-scheme: inherit; display: inline-block; vertical-align: middle; margin: 0 4px;
  --paper: light-dark(#fff, #16171a); --accent: light-dark(#1e4b8f, #8db4f2); --on-accent: light-dark(#fff, #0e1a2c); }
button { font: 600 13px/1.2 ui-sans-serif, system-ui, "Segoe UI", Roboto, sans-serif; padding: 7px 12px;
  border: 1px solid var(--accent); border-radius: 6px; background: var(--paper); color: var(--accent); cursor: pointer;
  white-space: nowrap; }
button:hover { background: var(--accent); color: var(--on-accent); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; box-shadow: 0 0 0 2px var(--paper); }
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
  element.className = place.className ?? ''
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
