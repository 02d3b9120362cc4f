/** A text of the catalogue, in the browser's language. */
export function text(key: string, ...values: string[]): string {
  return chrome.i18n.getMessage(key, values)
}

/** An element of the popup's page. */
export function element(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`popup: no element ${id}`)
  return found
}

/** Tells how it goes; read aloud. */
export function say(message: string): void {
  element('status').textContent = message
}

/** A button. */
export function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = label
  made.addEventListener('click', act)
  return made
}
