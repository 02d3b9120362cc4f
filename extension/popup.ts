import { patternOf, readAddress, savedAddress } from './address'
import { showFile } from './popup-file'
import { element, say, text } from './popup-parts'
import { showTables } from './popup-tables'
import { addSite, grantedSites, removeSite } from './sites'

/** The tab the user is on: the active one of the window used last, not this popup's own. */
async function currentTab(): Promise<chrome.tabs.Tab | undefined> {
  const active = await chrome.tabs.query({ active: true, windowType: 'normal' })
  return active.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0]
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
if (location.hash === '#file') {
  // Opened as a tab of its own, for the file alone: the popup closes when the window for choosing one opens.
  for (const section of document.querySelectorAll<HTMLElement>('main > section:not(:has(#file))')) section.hidden = true
  element('options').hidden = true
} else {
  showSite()
  currentTab().then(showTables)
}
showFile(location.hash === '#file')
