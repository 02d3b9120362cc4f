import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import type { Bend } from './fake-tryton'
import { RECORDED, serveTryton, TRYTON } from './fake-tryton'
import type { ExtensionBrowser } from './with-extension'
import { allowSite, applicationTab, createDossier, openBrowser, takePeriod } from './with-extension'

// The whole hand-over on a recorded Tryton: what works everywhere, and what must not work anywhere.

const LIST = `${TRYTON}/#demo/model/account.invoice;domain=%5B%5D`

let browser: ExtensionBrowser
let address = ''
let bend: Bend = () => undefined

test.beforeAll(async ({ launchOptions, baseURL }) => {
  address = baseURL ?? ''
  browser = await openBrowser(launchOptions, address, [`${TRYTON}/*`])
  await serveTryton(browser.context, () => bend)
  await allowSite(browser, TRYTON)
})

test.afterAll(() => browser.close())

test.beforeEach(() => {
  bend = () => undefined
})

test.afterEach(async () => {
  for (const page of browser.context.pages().slice(1)) await page.close()
})

const panelOf = (page: Page) => page.getByRole('dialog')

test('from the button to the preview: the first time the dossier is asked, then everything goes by itself', async () => {
  const site = await browser.context.newPage()
  await site.goto(LIST)
  await takePeriod(site, RECORDED.from, RECORDED.to)
  // Écritoire is closed and has no dossier: it opens, and the documents wait for one.
  const application = await applicationTab(browser, address)
  await application.getByRole('link', { name: 'Nouveau dossier' }).click()
  await createDossier(application, 'Atelier Fictif SARL', '900000019')
  await expect(application.getByText('16 pièces reçues, 16 nouvelles, 0 modifiée')).toBeVisible()
  await expect(panelOf(site).getByText(/^16 .*, 16 .*, 0 /)).toBeVisible()
  await expect(panelOf(site).getByText(/^3 /)).toBeVisible()
  await application.getByRole('link', { name: 'Prévisualiser l’export du 01/07/2026 au 31/10/2026' }).click()
  await expect(application.getByText(/16 pièces exportées sur 16/)).toBeVisible()
})
