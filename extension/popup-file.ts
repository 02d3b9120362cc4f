import { MAX_FILE } from './offers'
import { element, text } from './popup-parts'

// A content script cannot read what the site's own export button downloads, and the permission `downloads` would show the
// extension every download of the browser: the user shows the one file instead, in a tab of the extension's own.

/** The file of the site's own export, handed to Écritoire. */
export function showFile(chosenHere: boolean): void {
  element('file-title').textContent = text('fileTitle')
  element('file-hint').textContent = text('fileHint')
  const open = element('open-file')
  open.textContent = text('fileOpen')
  open.hidden = chosenHere
  open.addEventListener('click', async () => {
    await chrome.tabs.create({ url: chrome.runtime.getURL('popup.html#file') })
    window.close()
  })
  const field = element('file-field')
  field.hidden = !chosenHere
  field.firstElementChild?.replaceChildren(text('fileChoose'))
  const input = element('file') as HTMLInputElement
  input.accept = '.csv,.txt,.xlsx,.xml,.pdf,.zip'
  input.addEventListener('change', async () => {
    const file = input.files?.[0]
    if (file) element('file-status').textContent = text(await send(file))
    input.value = ''
  })
}

async function send(file: File): Promise<string> {
  if (file.size > MAX_FILE) return 'fileTooLarge'
  if (file.size === 0) return 'fileEmpty'
  const bytes = new Uint8Array(await file.arrayBuffer())
  let letters = ''
  // In slices: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 32_768) letters += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  const kept = await chrome.runtime.sendMessage({
    type: 'send-file',
    site: '',
    file: { name: file.name, base64: btoa(letters) },
  })
  return kept === true ? 'sent' : 'fileFailed'
}
