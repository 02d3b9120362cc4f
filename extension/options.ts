import { patternOf, readAddress, saveAddress, savedAddress } from './address'
import { addSite, grantedSites, removeSite, savedSites } from './sites'

// Where the application is, and the sites that show the button. Each needs the user's leave, once, from the browser.

function text(key: string, ...values: string[]): string {
  return chrome.i18n.getMessage(key, values)
}

function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new Error(`options: no element ${id}`)
  return found
}

function say(message: string): void {
  element('status', HTMLElement).textContent = message
}

async function showAddress(): Promise<void> {
  const field = element('address', HTMLInputElement)
  field.value = await savedAddress()
  element('address-form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault()
    const address = readAddress(field.value)
    if (!address) return say(text('addressWrong'))
    // Asked in the event itself: after a wait, the browser no longer takes it for the user's wish.
    chrome.permissions.request({ origins: [patternOf(address)] }).then(async (granted) => {
      if (!granted) return say(text('addressRefused'))
      await saveAddress(address)
      field.value = address
      say(text('saved'))
    })
  })
}

/** The allowed sites, each with the way out. One that the browser no longer grants is told apart. */
async function showSites(): Promise<void> {
  const granted = await grantedSites()
  const sites = await savedSites()
  const rows = sites.map((pattern) => {
    const name = pattern.replace(/\/\*$/, '')
    const remove = document.createElement('button')
    remove.type = 'button'
    remove.textContent = text('siteRemove')
    remove.setAttribute('aria-label', `${text('siteRemove')} ${name}`)
    remove.addEventListener('click', async () => {
      await removeSite(pattern)
      await showSites()
      say(text('siteRemoved', name))
    })
    const label = document.createElement('strong')
    label.textContent = name
    const item = document.createElement('li')
    item.append(label)
    if (!granted.includes(pattern)) {
      const lost = document.createElement('span')
      lost.textContent = text('siteLost')
      item.append(lost)
    }
    item.append(remove)
    return item
  })
  element('sites', HTMLElement).replaceChildren(...rows)
  element('sites-hint', HTMLElement).textContent = text(rows.length === 0 ? 'sitesNone' : 'sitesHint')
}

function askSite(): void {
  const field = element('site-address', HTMLInputElement)
  element('site-form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault()
    const address = readAddress(field.value)
    if (!address) return say(text('addressWrong'))
    const pattern = patternOf(address)
    chrome.permissions.request({ origins: [pattern] }).then(async (granted) => {
      if (!granted) return say(text('alwaysRefused'))
      await addSite(pattern)
      field.value = ''
      await showSites()
      say(text('alwaysDone'))
    })
  })
}

document.documentElement.lang = chrome.i18n.getUILanguage().slice(0, 2)
for (const [id, key] of [
  ['title', 'optionsTitle'],
  ['address-title', 'address'],
  ['address-label', 'addressLabel'],
  ['address-hint', 'addressHint'],
  ['address-save', 'save'],
  ['sites-title', 'sitesTitle'],
  ['site-label', 'siteLabel'],
  ['site-add', 'siteAdd'],
] as const)
  element(id, HTMLElement).textContent = text(key)
showAddress()
showSites()
askSite()
