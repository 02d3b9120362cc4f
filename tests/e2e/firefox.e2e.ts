import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { Firefox, firefoxOf } from './firefox'
import { serveLargeTryton } from './large-tryton'

// The Firefox build, in the Firefox of this machine, from the button to the documents in the application.

/** A button of the page that is before the user, or of the panel over it, by its text. */
const BUTTON = `
  const roots = [document, ...['ecritoire-button', 'ecritoire-panel'].map((name) => document.querySelector(name)?.shadowRoot)]
  const found = roots.flatMap((root) => [...(root?.querySelectorAll('button, a') ?? [])])
  return found.find((each) => new RegExp(arguments[0]).test(each.textContent.trim()))`

const FIELD = `return [...document.querySelectorAll('label')].find((each) => each.textContent.trim().startsWith(arguments[0]))?.control`

const path = firefoxOf()

test('the Firefox build loads, takes a month and hands it over to the application', async ({ baseURL }) => {
  test.skip(path === undefined, 'no Firefox on this machine')
  if (path === undefined) return
  test.setTimeout(300_000)
  const address = baseURL ?? ''
  const tryton = await serveLargeTryton(3)
  const folder = mkdtempSync(join(tmpdir(), 'ecritoire-firefox-build-'))
  const extension = join(folder, 'extension')
  cpSync(resolve('dist/extension-firefox'), extension, { recursive: true })
  // The panel hides itself from the page's scripts, and so from a test.
  const panel = join(extension, 'panel.js')
  writeFileSync(panel, readFileSync(panel, 'utf8').replace(/(attachShadow\(\{\s*mode:\s*[`'"])closed/, '$1open'))
  const firefox = await Firefox.start(path)
  try {
    const id = await firefox.install(extension)
    const host = await firefox.runInBrowser<string>(
      'return WebExtensionPolicy.getByID(arguments[0]).mozExtensionHostname',
      id,
    )

    await firefox.openTab(`moz-extension://${host}/options.html`)
    await firefox.run('const field = document.querySelector("#address"); field.value = arguments[0]', address)
    await firefox.press('return document.querySelector("#address-save")')
    await firefox.until('return document.querySelector("#status").textContent !== ""')
    await firefox.type(tryton.url, 'return document.querySelector("#site-address")')
    await firefox.press('return document.querySelector("#site-add")')
    await firefox.until('return document.querySelectorAll("#sites li").length === 1')

    const site = await firefox.openTab(`${tryton.url}/#demo/model/account.invoice;domain=%5B%5D`)
    await firefox.press(BUTTON, '^(Export comptable|Accounting export)$')
    await firefox.until(`const dates = document.querySelector('ecritoire-panel')?.shadowRoot?.querySelectorAll('input[type=date]')
      if (dates?.length !== 2) return false
      dates[0].value = '2026-07-01'
      dates[1].value = '2026-07-31'
      return true`)
    const before = await firefox.tabs()
    await firefox.press(BUTTON, '^(Prendre ces pièces|Take these documents)$')
    await expect.poll(async () => (await firefox.tabs()).length, { timeout: 60_000 }).toBe(before.length + 1)
    const opened = (await firefox.tabs()).find((each) => !before.includes(each)) ?? ''
    await firefox.switchTo(opened)
    await firefox.press(BUTTON, '^(Nouveau dossier|New dossier)$')
    await firefox.type('Atelier Fictif SARL', FIELD, 'Nom de la société')
    await firefox.type('01/01/2026', FIELD, 'Du')
    await firefox.type('31/12/2026', FIELD, 'Au')
    await firefox.press(BUTTON, '^Créer le dossier$')
    await firefox.until(`return document.body.innerText.includes('3 pièces reçues, 3 nouvelles, 0 modifiée')`)
    await firefox.switchTo(site)
    await firefox.until(
      `return /\\b3\\b.*\\b3\\b.*\\b0\\b/.test(document.querySelector('ecritoire-panel').shadowRoot.querySelector('[role=status]').textContent)`,
    )
  } finally {
    await firefox.close()
    await tryton.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})
