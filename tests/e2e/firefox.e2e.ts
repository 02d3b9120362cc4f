import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { Firefox, firefoxOf } from './firefox'
import { serveLargeTryton } from './large-tryton'

// The Firefox build, in the Firefox of this machine, from the button to the documents in the application.

const path = firefoxOf()

/** A button or a link of the page, or of what the extension puts into it, by its text. */
const BUTTON = `
  const roots = [document, ...['ecritoire-button', 'ecritoire-panel'].map((name) => document.querySelector(name)?.shadowRoot)]
  const found = roots.flatMap((root) => [...(root?.querySelectorAll('button, a') ?? [])])
  return found.find((each) => new RegExp(arguments[0]).test(each.textContent.trim()))`

const FIELD = `
  return [...document.querySelectorAll('label')].find((each) => new RegExp(arguments[0]).test(each.textContent.trim()))?.control`

test('the Firefox build loads, takes a month and hands it over to the application', async ({ baseURL }) => {
  test.skip(path === undefined, 'no Firefox on this machine (Debian: firefox-esr; FIREFOX_PATH names another)')
  test.setTimeout(240_000)
  const tryton = await serveLargeTryton(3)
  const folder = mkdtempSync(join(tmpdir(), 'ecritoire-firefox-build-'))
  cpSync(resolve('dist/extension-firefox'), folder, { recursive: true })
  // The panel hides itself from the page's scripts, and so from a test.
  const panel = join(folder, 'panel.js')
  const script = readFileSync(panel, 'utf8')
  const opened = script.replace(/(attachShadow\(\{\s*mode:\s*[`'"])closed/, '$1open')
  expect(opened).not.toBe(script)
  writeFileSync(panel, opened)
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  const firefox = await Firefox.start(path ?? '', manifest.browser_specific_settings.gecko.id)
  try {
    await firefox.install(folder)
    await firefox.openTab(firefox.pageOf('options.html'))
    await firefox.until('return document.querySelector("#address").value !== ""')
    await firefox.type(baseURL ?? '', 'return document.querySelector("#address")')
    await firefox.press('return document.querySelector("#address-save")')
    await firefox.until('return document.querySelector("#status").textContent !== ""')
    await firefox.type(tryton.url, 'return document.querySelector("#site-address")')
    await firefox.press('return document.querySelector("#site-add")')
    await firefox.until('return document.querySelectorAll("#sites li").length === 1')

    const site = await firefox.openTab(`${tryton.url}/#demo/model/account.invoice;domain=%5B%5D`)
    await firefox.press(BUTTON, '^(Export comptable|Accounting export)$')
    await firefox.until(`
      const days = document.querySelector('ecritoire-panel')?.shadowRoot?.querySelectorAll('input[type=date]')
      if (days?.length !== 2) return false
      days[0].value = '2026-07-01'
      days[1].value = '2026-07-31'
      return true`)
    const before = await firefox.tabs()
    await firefox.press(BUTTON, '^(Prendre ces pièces|Take these documents)$')
    // The application is closed: the extension opens it.
    await expect.poll(async () => (await firefox.tabs()).length, { timeout: 60_000 }).toBe(before.length + 1)
    await firefox.switchTo((await firefox.tabs()).find((each) => !before.includes(each)) ?? '')
    await firefox.press(BUTTON, '^Nouveau dossier$')
    await firefox.type('Atelier Fictif SARL', FIELD, '^Nom de la société')
    await firefox.type('900000019', FIELD, '^SIREN')
    await firefox.type('01/01/2026', FIELD, '^Du$')
    await firefox.type('31/12/2026', FIELD, '^Au$')
    await firefox.press(BUTTON, '^Créer le dossier')
    await firefox.until(`return document.body.innerText.includes('3 pièces reçues, 3 nouvelles, 0 modifiée')`)
    await firefox.switchTo(site)
    await firefox.until(`
      const status = document.querySelector('ecritoire-panel').shadowRoot.querySelector('[role=status]')
      return /\\b3\\b.*\\b3\\b.*\\b0\\b/.test(status.textContent)`)
  } finally {
    await firefox.close()
    await tryton.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})
