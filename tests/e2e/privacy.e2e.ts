import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { RECORDED, serveTryton, TRYTON } from './fake-tryton'
import type { ExtensionBrowser } from './with-extension'
import { allowSite, openBrowser, takePeriod } from './with-extension'

// Nothing that Écritoire knows leaves the machine: the whole flow in one browser with the extension, every request of
// every page, worker and background noted, and what the policy refuses as well.

let browser: ExtensionBrowser
let address = ''
const foreign: string[] = []
const asked = new Set<string>()

test.beforeAll(async ({ launchOptions, baseURL }) => {
  address = baseURL ?? ''
  browser = await openBrowser(launchOptions, address, [`${TRYTON}/*`])
  browser.context.on('request', (request) => {
    const url = new URL(request.url())
    asked.add(url.origin)
    const ours = url.origin === new URL(address).origin || /^(?:blob|data|chrome-extension):$/.test(url.protocol)
    // The billing site is asked by its own page alone, where the user is signed in.
    const inPage = !request.serviceWorker()
    const site =
      url.origin === TRYTON && inPage && (request.isNavigationRequest() || request.frame().url().startsWith(TRYTON))
    if (!ours && !site) foreign.push(request.url())
  })
  // A request that the policy stops is none, but it was meant: the browser says so in the console.
  browser.context.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) foreign.push(message.text())
  })
  browser.context.on('page', (page) => page.on('websocket', (socket) => foreign.push(socket.url())))
  await serveTryton(browser.context, () => () => undefined)
})

test.afterAll(() => browser.close())

/** The bytes that a press gives to the user. */
async function saved(page: Page, press: () => Promise<void>): Promise<string> {
  const downloading = page.waitForEvent('download')
  await press()
  return (await downloading).path()
}

async function choose(page: Page, button: string, file: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button }).click()
  await (await choosing).setFiles(file)
}

test('import, preview, export, cancel, backup, restore, settings and hand-over ask nobody else for anything', async () => {
  const page = await browser.context.newPage()
  await page.goto('/')
  await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true))
  await page.getByRole('button', { name: 'Ouvrir la démonstration' }).click()
  await page.getByRole('heading', { level: 1, name: 'Exports' }).waitFor()

  await page.getByRole('link', { name: 'Importer' }).first().click()
  await choose(
    page,
    'Choisir des fichiers',
    'tests/samples/einvoice/corpus_ZUGFeRDv2_fail_FNFE-factur-x-examples_Facture_FR_EN16931.pdf',
  )
  await page.getByRole('heading', { level: 1, name: /^Compte rendu/ }).waitFor()

  await page.getByRole('link', { name: 'Exports', exact: true }).click()
  await page.getByRole('button', { name: 'Nouvel export' }).click()
  await page.getByRole('button', { name: /^Tout ce qui attend/ }).click()
  await page.getByText(/pièces exportées sur/).waitFor()
  await saved(page, () => page.keyboard.press('Control+Enter'))
  await page.getByRole('link', { name: '3', exact: true }).click()
  await page.getByRole('button', { name: "Annuler l'export" }).click()
  await page.getByRole('textbox', { name: 'Raison de l’annulation' }).fill('Pour voir')
  await page.getByRole('radio', { name: /^Non/ }).check()
  await page.getByRole('button', { name: "Confirmer l'annulation" }).click()
  await expect(page.getByRole('dialog')).toBeHidden()

  await page.getByRole('link', { name: 'Paramétrage' }).first().click()
  await page.getByRole('heading', { level: 1 }).waitFor()

  await page.getByRole('link', { name: 'Sauvegarde' }).first().click()
  const backup = await saved(page, () => page.getByRole('button', { name: 'Télécharger une sauvegarde' }).click())
  await choose(page, 'Choisir une sauvegarde', backup)
  await page.getByRole('checkbox', { name: /^Remplacer/ }).check()
  await page.getByRole('button', { name: /^Restaurer 1 dossier/ }).click()
  await page.getByText(/1 dossier restauré/).waitFor()

  await allowSite(browser, TRYTON)
  const site = await browser.context.newPage()
  await site.goto(`${TRYTON}/#demo/model/account.invoice;domain=%5B%5D`)
  await takePeriod(site, RECORDED.from, RECORDED.to)
  await expect(site.getByRole('dialog')).toContainText(/16|dossier/i)
  await page.bringToFront()
  await page.goto('/#/dossiers')
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()

  expect(foreign).toEqual([])
  // What was noted is what happened: the application's own requests and those of the billing site were seen.
  expect(asked).toContain(new URL(address).origin)
  expect(asked).toContain(TRYTON)
})
