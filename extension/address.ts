/** Where the application is served unless the user says otherwise. */
const DEFAULT_ADDRESS = 'http://localhost:4173/'

const KEY = 'address'

/** A web address with its path, ending in `/`, without query or fragment; undefined when the text is none. */
export function readAddress(text: string): string | undefined {
  if (!URL.canParse(text.trim())) return undefined
  const url = new URL(text.trim())
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
  return url.origin + url.pathname.replace(/[^/]*$/, '')
}

/** The origin's match pattern; match patterns carry no port. */
export function patternOf(address: string): string {
  const url = new URL(address)
  return `${url.protocol}//${url.hostname}/*`
}

/** The address the user chose, or the default. */
export async function savedAddress(): Promise<string> {
  const stored: unknown = (await chrome.storage.local.get(KEY))[KEY]
  return (typeof stored === 'string' ? readAddress(stored) : undefined) ?? DEFAULT_ADDRESS
}

/** Remembers the address on this browser. */
export async function saveAddress(address: string): Promise<void> {
  await chrome.storage.local.set({ [KEY]: address })
}
