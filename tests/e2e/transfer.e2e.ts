import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import type { LargeTryton } from './large-tryton'
import { serveLargeTryton } from './large-tryton'
import type { ExtensionBrowser } from './with-extension'
import {
  allowSite,
  applicationTab,
  createDossier,
  exportButton,
  keptTransfers,
  openBrowser,
  stopBackground,
  takePeriod,
} from './with-extension'

// What may happen to a transfer of several parts between the host's page and the database: the application is closed or
// offline, the browser stops the background, the extension is updated. Nothing is lost, nothing is taken twice.

/** Six parts; a person who wants to see more says so. */
const COUNT = Number(process.env.DOCUMENTS ?? 2_600)
const MONTH = ['2026-07-01', '2026-07-31'] as const

let browser: ExtensionBrowser
let tryton: LargeTryton
let address = ''

test.describe.configure({ mode: 'serial' })
test.setTimeout(COUNT > 10_000 ? 3_600_000 : 240_000)

test.beforeAll(async ({ launchOptions, baseURL }) => {
  address = baseURL ?? ''
  tryton = await serveLargeTryton(COUNT)
  browser = await openBrowser(launchOptions, address, [])
  await allowSite(browser, tryton.url)
  const application = await browser.context.newPage()
  await application.goto('/#/dossiers/nouveau')
  await createDossier(application, 'Atelier Fictif SARL', '900000019')
  await expect(application.getByRole('heading', { level: 1, name: 'Exports' })).toBeVisible()
  await application.close()
})

test.afterAll(async () => {
  await browser.close()
  await tryton.close()
})

test.afterEach(async () => {
  tryton.intervene = () => false
  for (const page of browser.context.pages().slice(1)) await page.close()
})

async function openHost(): Promise<Page> {
  const page = await browser.context.newPage()
  await page.goto(`${tryton.url}/#demo/model/account.invoice;domain=%5B%5D`)
  return page
}

/** The figures of the panel when all was taken. */
function figures(host: Page, received: number, taken: number, changed: number) {
  return host.getByRole('dialog').getByText(new RegExp(`^${received} .*, ${taken} .*, ${changed} `))
}

const patient = { timeout: COUNT > 10_000 ? 3_000_000 : 180_000 }

test('the application is closed in the middle, the background is stopped: it goes on, every document once', async () => {
  // The background is stopped while the host is read…
  tryton.intervene = async (call) => {
    if (call === 30) await stopBackground(browser)
    return false
  }
  const host = await openHost()
  await takePeriod(host, ...MONTH)
  const first = await applicationTab(browser, address)
  await expect.poll(async () => (await keptTransfers(browser))[0]?.done ?? 0, patient).toBeGreaterThan(0)
  await first.close()
  const [kept] = await keptTransfers(browser)
  expect(kept?.parts).toBe(Math.ceil(COUNT / 500))
  expect(kept?.done).toBeLessThan(kept?.parts ?? 0)
  const panel = host.getByRole('dialog')
  await expect(panel.getByText(/^Écritoire (?:s'est fermée|was closed)/)).toBeVisible()
  // … and again while the application takes.
  await panel.getByRole('button', { name: /^(?:Ouvrir Écritoire|Open Écritoire)$/ }).click()
  const second = await applicationTab(browser, address)
  await stopBackground(browser)
  await expect(figures(host, COUNT, COUNT, 0)).toBeVisible(patient)
  const dossier = await second.evaluate(() => location.hash)
  expect(dossier).toContain('reception')
  await panel.getByRole('button', { name: /^(?:Voir l'aperçu|See the preview)/ }).click()
  const words = new RegExp(`^${COUNT.toLocaleString('fr-FR').replace(/\s/g, '\\s')} pièces exportées sur`)
  await expect(second.getByText(words).first()).toBeVisible(patient)
})

test('again, offline, with two windows of the application: nothing new, nothing changed', async () => {
  const windows = [await browser.context.newPage(), await browser.context.newPage()]
  for (const page of windows) {
    await page.goto('/')
    await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true))
    await page.reload()
    const session = await browser.context.newCDPSession(page)
    await session.send('Network.emulateNetworkConditions', {
      offline: true,
      latency: 0,
      downloadThroughput: 0,
      uploadThroughput: 0,
    })
    await page.reload()
  }
  const host = await openHost()
  await takePeriod(host, ...MONTH)
  await expect(figures(host, COUNT, 0, 0)).toBeVisible(patient)
})

test('the extension is updated in the middle: a clear word, then the same period is taken', async () => {
  const reload = async () => {
    // Its answer never comes: what was asked ends with it.
    ;(await browser.worker()).evaluate(() => chrome.runtime.reload()).catch(() => undefined)
  }
  tryton.intervene = async (call) => {
    if (call === 30) await reload()
    return false
  }
  const host = await openHost()
  await takePeriod(host, ...MONTH)
  await expect(host.getByRole('dialog').getByText(/(?:mise à jour ou arrêtée|updated or stopped)/)).toBeVisible(patient)
  await expect(host.getByRole('progressbar')).toHaveCount(0)
  tryton.intervene = () => false
  await host.reload()
  await expect(exportButton(host)).toHaveCount(1)
  await takePeriod(host, ...MONTH)
  await expect(figures(host, COUNT, 0, 0)).toBeVisible(patient)
})
