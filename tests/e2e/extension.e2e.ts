import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { chromium, expect, test } from '@playwright/test'

const SITE = 'https://facturation.example/factures'

/** A billing site that is not in any list, with a customer whose name tries to be markup. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>Factures</title><h1>Factures</h1>
<table><thead><tr><th>Numéro<th>Date<th>Client<th>Total HT<th>TVA<th>Total TTC</thead><tbody>
<tr><td>F-1<td>03/09/2026<td>&lt;img src=x onerror="document.title='pwned'"&gt;<td>1 000,00<td>200,00<td>1 200,00
<tr><td>F-2<td>04/09/2026<td>Café « L'Épicéa »<td>100,00<td>20,00<td>120,00</tbody></table>
<table><tr><th>Menu<th>Autre</tr><tr><td>a<td>b</tr></table>`

/** A list of three pages; the second one is slow. */
const paged = (n: number) => `<!doctype html><meta charset="utf-8"><title>Ventes</title><h1>Ventes</h1>
<table><thead><tr><th>Numéro<th>Date<th>Client<th>Total HT<th>TVA<th>Total TTC</thead><tbody>
<tr><td>V-${n}<td>0${n}/09/2026<td>Client ${n}<td>100,00<td>20,00<td>120,00</tbody>
<tfoot><tr><td>Total<td><td><td>100,00<td>20,00<td>120,00</tfoot></table>
<nav class="pagination">${n < 3 ? `<a href="/ventes?page=${n + 1}">Suivant</a>` : ''}</nav>`

let folder: string
let context: BrowserContext
let address = ''

test.beforeAll(async ({ launchOptions, baseURL }) => {
  address = baseURL ?? ''
  folder = mkdtempSync(join(tmpdir(), 'ecritoire-extension-'))
  const extension = join(folder, 'extension')
  cpSync(resolve('dist/extension-chrome'), extension, { recursive: true })
  // What the user's click on the toolbar button grants for one tab cannot be given by a test: here the site is allowed
  // in the manifest. Everything else is the built extension.
  const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'))
  manifest.host_permissions = ['https://facturation.example/*']
  writeFileSync(join(extension, 'manifest.json'), JSON.stringify(manifest))
  context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    ...launchOptions,
    headless: true,
    locale: 'fr-FR',
    serviceWorkers: 'allow',
    args: [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
  })
  await context.route('https://facturation.example/ventes**', (route) => {
    const number = Number(new URL(route.request().url()).searchParams.get('page') ?? 1)
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: paged(number) })
  })
  await context.route(`${SITE}**`, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: PAGE }))
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  await worker.evaluate((address) => chrome.storage.local.set({ address }), baseURL ?? '')
})

test.afterAll(async () => {
  await context.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** Opens the popup as its own window, the way it stands over a page, once that one is in front. */
async function openPopup(over?: Page): Promise<Page> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  if (over) {
    await over.bringToFront()
    const inFront = () =>
      worker.evaluate(async () => {
        const tabs = await chrome.tabs.query({ active: true, windowType: 'normal' })
        return tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0]?.url
      })
    await expect.poll(inFront).toBe(over.url())
  }
  const opened = context.waitForEvent('page')
  await worker.evaluate(() => chrome.windows.create({ url: 'popup.html', type: 'popup', focused: true }))
  return opened
}

test('a table of any page is taken, named by its columns, and waits in the application for the mapping', async () => {
  const site = await context.newPage()
  await site.goto(SITE)
  const popup = await openPopup(site)
  // The table of the menu is no list of invoices and is not offered.
  await expect(popup.getByRole('listitem')).toHaveCount(1)
  await expect(popup.getByText(/^Factures · 2 (?:lignes|rows)$/)).toBeVisible()
  const application = context.waitForEvent('page')
  await popup.getByRole('button', { name: /^(?:Relever ce tableau|Take this table)$/ }).click()
  const page = await application
  await page.getByRole('button', { name: 'Ouvrir la démonstration' }).click()
  await expect(page.getByText('facturation.example', { exact: false }).first()).toBeVisible()
  await expect(page.getByText('onerror', { exact: false }).first()).toBeVisible()
  expect(await site.title()).toBe('Factures')
  expect(await page.title()).not.toContain('pwned')
})

test.beforeEach(async () => {
  // What an earlier test left waiting is not this one's.
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  await worker.evaluate(() => chrome.storage.session.clear())
})

/** The application's tab, if there is one. */
const application = () => context.pages().find((page) => page.url().startsWith(address))

/** The application's tab once it has come, on the page where the files are that arrived in its dossier. */
async function openImports(): Promise<Page> {
  await expect.poll(() => application()?.url()).toContain(address)
  const page = application()
  if (!page) throw new Error('no tab of the application')
  await page.goto(`${address}#/`)
  // A profile that has no dossier yet.
  const demonstration = page.getByRole('button', { name: 'Ouvrir la démonstration' })
  const imports = page.getByRole('link', { name: 'Importer' }).first()
  await expect(demonstration.or(imports)).toBeVisible()
  if (await demonstration.isVisible()) await demonstration.click()
  await imports.click()
  return page
}

test('the following pages come along, and the next time the table is the one that is known', async () => {
  await application()?.close()
  const site = await context.newPage()
  await site.goto('https://facturation.example/ventes')
  const popup = await openPopup(site)
  await expect(popup.getByLabel(/^(?:Avec les pages suivantes|With the following pages)$/)).toBeChecked()
  await popup.getByRole('button', { name: /^(?:Relever ce tableau|Take this table)$/ }).click()
  await expect(popup.getByRole('status').first()).toContainText(/^3 .* 3 page/)
  await popup.close()
  const page = await openImports()
  for (const number of ['V-1', 'V-2', 'V-3'])
    await expect(page.getByText(number, { exact: true }).first()).toBeVisible()
  const again = await openPopup(site)
  await expect(again.getByText(/(?:relevé la dernière fois|taken last time)$/)).toBeVisible()
  await again.close()
})

test('a file that the site’s own export downloaded goes to the application, chosen by the user', async () => {
  await application()?.close()
  const popup = await openPopup()
  const opened = context.waitForEvent('page')
  await popup.getByRole('button', { name: /^(?:Choisir un fichier…|Choose a file…)$/ }).click()
  const chooser = await opened
  const csv =
    '\ufeffNuméro;Date;Client;Total HT;TVA;Total TTC\r\nE-1;03/09/2026;Café « L’Épicéa »;100,00;20,00;120,00\r\n'
  await chooser
    .getByLabel(/^(?:Fichier|File)$/)
    .setInputFiles({ name: 'export.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await expect(chooser.getByRole('status').last()).not.toBeEmpty()
  const page = await openImports()
  await expect(page.getByText('E-1', { exact: true }).first()).toBeVisible()
  await expect(page.getByText('export.csv').first()).toBeVisible()
})
