import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { BrowserContext, LaunchOptions, Page, Worker } from '@playwright/test'
import { chromium, expect } from '@playwright/test'

/** A browser of its own with the built extension in it. */
export interface ExtensionBrowser {
  readonly context: BrowserContext
  /** The extension's background; started again when the browser has stopped it. */
  worker(): Promise<Worker>
  /** Puts a newer version in the extension's place, as the browser does when one was published. */
  update(): Promise<void>
  close(): Promise<void>
}

/**
 * Starts Chromium with the built extension. The permission prompt cannot be answered by a test, so the sites of the test
 * are granted in a copy of the manifest; they are still allowed by hand, in the options page.
 */
export async function openBrowser(
  launchOptions: LaunchOptions,
  application: string,
  granted: readonly string[],
  { hidden = false } = {},
): Promise<ExtensionBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'ecritoire-extension-'))
  const extension = join(folder, 'extension')
  cpSync(resolve('dist/extension-chrome'), extension, { recursive: true })
  const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'))
  manifest.host_permissions.push(...granted)
  writeFileSync(join(extension, 'manifest.json'), JSON.stringify(manifest))
  // The panel hides itself from the page's scripts, and so from a test: here it is open. What the page sees of the true
  // one is tested too (`hidden`).
  const panel = join(extension, 'panel.js')
  const script = readFileSync(panel, 'utf8')
  const opened = script.replace(/(attachShadow\(\{\s*mode:\s*[`'"])closed/, '$1open')
  if (opened === script) throw new Error('panel.js has no closed shadow root')
  if (!hidden) writeFileSync(panel, opened)
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    ...launchOptions,
    headless: true,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    baseURL: application,
    viewport: { width: 1280, height: 900 },
    serviceWorkers: 'allow',
    args: ['--lang=fr', `--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
  })
  // The application has a worker too.
  const own = (each: Worker) => each.url().startsWith('chrome-extension:')
  const worker = async () => context.serviceWorkers().findLast(own) ?? context.waitForEvent('serviceworker', own)
  await (await worker()).evaluate((address) => chrome.storage.local.set({ address }), application)
  let version = 1
  return {
    context,
    worker,
    async update() {
      version += 1
      writeFileSync(join(extension, 'manifest.json'), JSON.stringify({ ...manifest, version: `1000.${version}` }))
      // The browser takes no newer version of an unpacked extension unless its developer mode is on.
      const page = await context.newPage()
      await page.goto('chrome://extensions')
      const id = new URL((await worker()).url()).host
      await page.evaluate(async (id) => {
        const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate }
        await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })
        await developerPrivate.reload(id, { failQuietly: true })
      }, id)
      await page.close()
    },
    async close() {
      await context.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** What the browser's own page of extensions calls. */
interface DeveloperPrivate {
  updateProfileConfiguration(change: { readonly inDeveloperMode: boolean }): Promise<void>
  reload(id: string, options: { readonly failQuietly: boolean }): Promise<unknown>
}

/** Allows a site in the options page, as a user does. */
export async function allowSite({ context, worker }: ExtensionBrowser, address: string): Promise<void> {
  const id = new URL((await worker()).url()).host
  const page = await context.newPage()
  await page.goto(`chrome-extension://${id}/options.html`)
  await page.locator('#site-address').fill(address)
  await page.locator('#site-add').click()
  await expect(page.getByRole('listitem').filter({ hasText: new URL(address).hostname })).toHaveCount(1)
  await page.close()
}

/** The button in a host's page; its text is in the browser's language. */
export function exportButton(page: Page) {
  return page.getByRole('button', { name: /^(?:Export comptable|Accounting export)$/ })
}

/** Fills the panel and begins. */
export async function takePeriod(page: Page, from: string, to: string, purchases = false): Promise<void> {
  await exportButton(page).click()
  const panel = page.getByRole('dialog', { name: /^(?:Export comptable|Accounting export)$/ })
  await expect(panel).toBeVisible()
  await panel.getByLabel(/^(?:Du|From)$/).fill(from)
  await panel.getByLabel(/^(?:Au|To)$/).fill(to)
  const box = panel.getByLabel(/^(?:Factures d'achat|Purchase invoices)$/)
  if (purchases) await box.check()
  await panel.getByRole('button', { name: /^(?:Prendre ces pièces|Take these documents)$/ }).click()
}

/** Fills the form of a new dossier for the year 2026. */
export async function createDossier(page: Page, name: string, siren: string): Promise<void> {
  await page.getByLabel('Nom de la société').fill(name)
  await page.getByLabel('SIREN').fill(siren)
  await page.getByLabel('Du', { exact: true }).fill('01/01/2026')
  await page.getByLabel('Au', { exact: true }).fill('31/12/2026')
  await page.getByRole('button', { name: 'Créer le dossier' }).click()
}

/** Ends the background as the browser does when it has been idle, whatever it is doing. */
export async function stopBackground({ context, worker }: ExtensionBrowser): Promise<void> {
  const id = new URL((await worker()).url()).host
  const page = await context.newPage()
  await page.goto(`chrome-extension://${id}/options.html`)
  const session = await context.newCDPSession(page)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await page.close()
}

/** What the extension keeps: its transfers, oldest first, how many parts each has and how many were acknowledged. */
export async function keptTransfers({ worker }: ExtensionBrowser): Promise<{ done: number; parts: number }[]> {
  return (await worker()).evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('ecritoire-transfers', 1)
      request.onupgradeneeded = () => {
        request.result.createObjectStore('transfers', { keyPath: 'id' })
        request.result.createObjectStore('parts', { keyPath: ['transfer', 'part'] })
      }
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const rows = await new Promise<{ openedAt: number; done: number[]; parts?: number }[]>((resolve) => {
      const request = database.transaction('transfers').objectStore('transfers').getAll()
      request.onsuccess = () => resolve(request.result)
    })
    database.close()
    return rows.sort((a, b) => a.openedAt - b.openedAt).map(({ done, parts = 0 }) => ({ done: done.length, parts }))
  })
}

/** The application's tab, once the extension has opened or shown it. */
export async function applicationTab(
  { context }: ExtensionBrowser,
  address: string,
  // It opens when all was read.
  timeout = 90_000,
): Promise<Page> {
  const tabs = () => context.pages().filter((page) => page.url().startsWith(address))
  await expect.poll(() => tabs().length, { timeout }).toBe(1)
  const [found] = tabs()
  if (!found) throw new Error('no tab of the application')
  return found
}
