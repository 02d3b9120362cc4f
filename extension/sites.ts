// The sites that the user allowed, as match patterns. A pattern counts only while the browser still grants it.

const KEY = 'sites'

/** Patterns of the sites that the user allowed. */
export async function savedSites(): Promise<string[]> {
  const stored: unknown = (await chrome.storage.local.get(KEY))[KEY]
  return Array.isArray(stored) ? stored.filter((each): each is string => typeof each === 'string') : []
}

/** Remembers a site. It shows the button once the browser grants it. */
export async function addSite(pattern: string): Promise<void> {
  await chrome.storage.local.set({ [KEY]: [...new Set([...(await savedSites()), pattern])] })
}

/** Forgets a site, and gives its permission back. */
export async function removeSite(pattern: string): Promise<void> {
  await chrome.storage.local.set({ [KEY]: (await savedSites()).filter((each) => each !== pattern) })
  // One that the manifest itself needs cannot be given back.
  await chrome.permissions.remove({ origins: [pattern] }).catch(() => false)
}

/** The sites that are allowed and granted. */
export async function grantedSites(): Promise<string[]> {
  const sites = await savedSites()
  const granted = await Promise.all(sites.map((pattern) => chrome.permissions.contains({ origins: [pattern] })))
  return sites.filter((_, i) => granted[i])
}

/** Registers the button on exactly the granted sites; tabs that are open already get it at once. */
export async function registerButton(): Promise<void> {
  const matches = await grantedSites()
  const [known] = await chrome.scripting.getRegisteredContentScripts({ ids: ['button'] })
  const before = known?.matches ?? []
  if (matches.length === before.length && matches.every((each) => before.includes(each))) return
  if (known) await chrome.scripting.unregisterContentScripts({ ids: ['button'] })
  if (matches.length === 0) return
  await chrome.scripting.registerContentScripts([
    { id: 'button', matches, js: ['button.js'], runAt: 'document_idle', persistAcrossSessions: true },
  ])
  const added = matches.filter((each) => !before.includes(each))
  const tabs = added.length === 0 ? [] : await chrome.tabs.query({ url: added })
  for (const { id } of tabs) {
    if (id === undefined) continue
    // A tab that cannot be reached (an error page, a tab put to sleep) gets the button when it is loaded again.
    await chrome.scripting.executeScript({ target: { tabId: id }, files: ['button.js'] }).catch(() => undefined)
  }
}
