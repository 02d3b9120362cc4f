import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import type { LargeTryton } from './large-tryton'
import { serveLargeTryton } from './large-tryton'
import { serveApplication } from './own-server'
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
// offline, it is open twice, the browser stops the background, the extension is updated. Nothing is lost, nothing is
// taken twice.

/** Three parts; `DOCUMENTS=50000` makes it a hundred. */
const COUNT = Number(process.env.DOCUMENTS ?? 1_200)
const MONTH = ['2026-07-01', '2026-07-31'] as const
const patient = { timeout: COUNT > 10_000 ? 3_000_000 : 120_000 }

let browser: ExtensionBrowser
let tryton: LargeTryton
let address = ''

test.describe.configure({ mode: 'serial' })
test.setTimeout(2 * patient.timeout)

test.beforeAll(async ({ launchOptions, baseURL }) => {
  address = baseURL ?? ''
  tryton = await serveLargeTryton(COUNT)
  browser = await openBrowser(launchOptions, address, [])
  await allowSite(browser, tryton.url)
  await openDossier(address)
})

test.afterAll(async () => {
  await browser.close()
  await tryton.close()
})

test.afterEach(async () => {
  tryton.intervene = () => false
  for (const page of browser.context.pages().slice(1)) await page.close()
})

/** Makes a dossier in the application, and closes it. */
async function openDossier(where: string): Promise<void> {
  const application = await browser.context.newPage()
  await application.goto(`${where}#/dossiers/nouveau`)
  await createDossier(application, 'Atelier Fictif SARL', '900000019')
  await expect(application.getByRole('heading', { level: 1, name: 'Exports' })).toBeVisible()
  await application.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await application.close()
}

async function openHost(): Promise<Page> {
  const page = await browser.context.newPage()
  await page.goto(`${tryton.url}/#demo/model/account.invoice;domain=%5B%5D`)
  return page
}

const panelOf = (host: Page) => host.getByRole('dialog')

/** The figures of the panel when all was taken. */
function figures(host: Page, received: number, taken: number, changed: number) {
  return panelOf(host).getByText(new RegExp(`^${received} .*, ${taken} .*, ${changed} `))
}

/** Parts that the application has acknowledged, of the transfer made last. */
async function partsTaken(): Promise<number> {
  return (await keptTransfers(browser)).at(-1)?.done ?? 0
}

test('the application is closed before and in the middle, the background is stopped: it goes on, every document once', async () => {
  // The background is stopped while the host is read…
  tryton.intervene = async (call) => {
    if (call === 30) await stopBackground(browser)
    return false
  }
  const host = await openHost()
  await takePeriod(host, ...MONTH)
  const first = await applicationTab(browser, address, patient.timeout)
  await expect.poll(partsTaken, { ...patient, intervals: [50] }).toBeGreaterThan(0)
  await first.close()
  const [kept] = await keptTransfers(browser)
  expect(kept?.parts).toBe(Math.ceil(COUNT / 500))
  expect(kept?.done).toBeLessThan(kept?.parts ?? 0)
  const panel = panelOf(host)
  await expect(panel.getByText(/^Écritoire (?:s'est fermée|was closed)/)).toBeVisible()
  // … and again while the application takes.
  await panel.getByRole('button', { name: /^(?:Ouvrir Écritoire|Open Écritoire)$/ }).click()
  const second = await applicationTab(browser, address)
  await stopBackground(browser)
  await expect(figures(host, COUNT, COUNT, 0)).toBeVisible(patient)
  expect(second.url()).toContain('reception')
  await panel.getByRole('button', { name: /^(?:Voir l'aperçu|See the preview)/ }).click()
  const words = new RegExp(`^${COUNT.toLocaleString('fr-FR').replace(/\s/g, '\\s')} pièces exportées sur`)
  await expect(second.getByText(words).first()).toBeVisible(patient)
  // The parts are one import.
  await second.getByRole('link', { name: 'Importer' }).click()
  await expect(second.getByText(/Tryton · 127\.0\.0\.1/)).toHaveCount(1)
})

test('the application has no server any more, and is open in two tabs: every document once', async () => {
  tryton.count = 600
  const server = await serveApplication()
  const setAddress = async (to: string) =>
    (await browser.worker()).evaluate((value) => chrome.storage.local.set({ address: value }), to)
  await setAddress(server.address)
  await openDossier(server.address)
  await server.stop()
  await expect(fetch(server.address)).rejects.toThrow()

  // Closed: the extension opens it, from what the browser has kept of it.
  const host = await openHost()
  await takePeriod(host, ...MONTH)
  await expect(figures(host, 600, 600, 0)).toBeVisible(patient)
  await panelOf(host)
    .getByRole('button', { name: /^(?:Fermer|Close)$/ })
    .click()

  const second = await browser.context.newPage()
  await second.goto(server.address)
  await expect(second.getByRole('link', { name: 'Importer' }).first()).toBeVisible()
  tryton.count = 700
  await takePeriod(host, ...MONTH)
  await expect(figures(host, 700, 100, 0)).toBeVisible(patient)
  const transfers = await keptTransfers(browser)
  expect(transfers.at(-1)).toEqual({ done: 2, parts: 2 })
  await setAddress(address)
})

test('the extension is updated while the host is read: a clear word, nothing is taken, and then the whole period', async () => {
  tryton.count = COUNT + 1
  tryton.intervene = async (call) => {
    if (call === 30) await browser.update()
    return false
  }
  const host = await openHost()
  await takePeriod(host, ...MONTH)
  await expect(panelOf(host).getByText(/(?:mise à jour ou arrêtée|updated or stopped)/)).toBeVisible(patient)
  await expect(host.getByRole('progressbar')).toHaveCount(0)
  tryton.intervene = () => false
  await panelOf(host)
    .getByRole('button', { name: /^(?:Fermer|Close)$/ })
    .click()
  // The new version has put its button in the old one's place.
  await expect(exportButton(host)).toHaveCount(1)
  await host.reload()
  await takePeriod(host, ...MONTH)
  await expect(figures(host, COUNT + 1, 1, 0)).toBeVisible(patient)
})

test('the extension is updated while the application takes: the new one goes on, nothing is taken twice', async () => {
  tryton.count = COUNT + 1_001
  const host = await openHost()
  await takePeriod(host, ...MONTH)
  const application = await applicationTab(browser, address, patient.timeout)
  await expect.poll(partsTaken, { ...patient, intervals: [50] }).toBeGreaterThan(0)
  await browser.update()
  await expect(panelOf(host).getByText(/(?:mise à jour ou arrêtée|updated or stopped)/)).toBeVisible(patient)
  const parts = Math.ceil((COUNT + 1_001) / 500)
  await expect.poll(async () => (await keptTransfers(browser)).at(-1), patient).toEqual({ done: parts, parts })
  const count = (n: number) => n.toLocaleString('fr-FR').replace(/\s/g, '\\s')
  const words = new RegExp(`^${count(COUNT + 1_001)} pièces reçues, ${count(1_000)} nouvelles, 0 modifiée`)
  await expect(application.getByText(words)).toBeVisible(patient)
})
