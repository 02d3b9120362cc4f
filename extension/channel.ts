// The way to the background from a page. The browser stops the background when it is idle and starts it again for the
// next message; an update or a removal of the extension closes the way for good, in every page that was open.

/** The extension was updated, reloaded or removed since this page was loaded. */
export class ExtensionGone extends Error {}

/** Whether the way is closed for good. */
export function isGone(): boolean {
  return chrome.runtime?.id === undefined
}

/** A background that is stopped while it answers is asked again. */
const TRIES = 4
const PAUSE_MS = 250

/**
 * Asks the background, again when it was stopped in the middle: every question can be asked twice without harm. Throws
 * `ExtensionGone` when the way is closed for good.
 */
export async function ask(message: object): Promise<unknown> {
  for (let attempt = 1; ; attempt++) {
    if (isGone()) throw new ExtensionGone()
    try {
      return await chrome.runtime.sendMessage(message)
    } catch (cause) {
      if (isGone()) throw new ExtensionGone()
      if (attempt === TRIES) throw cause
      await new Promise((done) => setTimeout(done, PAUSE_MS * attempt))
    }
  }
}
