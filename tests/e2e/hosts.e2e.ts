import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import type { ExtensionBrowser } from './with-extension'
import { allowSite, exportButton, openBrowser, takePeriod } from './with-extension'

// Recorded hosts in a real browser: the captured pages of Dolibarr, the button in its toolbar and its own pages read
// without a key; WooCommerce, whose panel asks which field holds the number of invoices.

const SITE = 'https://erp.example.test'
const SHOP = 'https://shop.example.test'

interface Case {
  readonly address: string
  readonly period: { readonly from: string; readonly to: string }
  readonly calls: readonly { readonly ask: string; readonly file: string }[]
}

const folder = resolve('tests/hosts/dolibarr')
const recorded: Case = JSON.parse(readFileSync(resolve(folder, 'pages.case.json'), 'utf8'))

let browser: ExtensionBrowser
/** Calls that are not in the recording. */
const strangers: string[] = []

test.beforeAll(async ({ launchOptions, baseURL }) => {
  browser = await openBrowser(launchOptions, baseURL ?? '', [`${SITE}/*`, `${SHOP}/*`])
  await browser.context.route(`${SITE}/**`, (route) => {
    const request = route.request()
    const url = new URL(request.url())
    // Styles and scripts of the page were not captured.
    if (!['document', 'fetch'].includes(request.resourceType())) return route.abort()
    const ask = `${request.method()} ${url.pathname}${url.search}`
    const list = 'pages/invoice-list.html'
    const file = url.search === '' ? list : recorded.calls.find((call) => call.ask === ask)?.file
    if (file === undefined) strangers.push(ask)
    return file === undefined
      ? route.fulfill({ status: 404 })
      : route.fulfill({ contentType: 'text/html; charset=utf-8', path: resolve(folder, file) })
  })
  await allowSite(browser, SITE)
})

test.afterAll(() => browser.close())

test('the button stands in the list’s title, and the period is read from the pages alone', async () => {
  const site = await browser.context.newPage()
  await site.goto(recorded.address)
  await takePeriod(site, recorded.period.from, recorded.period.to)
  const counts = site.getByRole('dialog').getByRole('status')
  await expect(counts).toHaveText(/^2 \D+, 1 \D+, 1 \D+$/)
  expect(strangers).toEqual([])
})

interface Shop {
  readonly address: string
  readonly numberField: string
  readonly period: { readonly from: string; readonly to: string }
  readonly calls: readonly { readonly ask: string; readonly answer: unknown }[]
}

test('the panel of a shop asks for the field of the invoice number, and proposes it again', async () => {
  const shop: Shop = JSON.parse(readFileSync(resolve('tests/hosts/woocommerce/replay.case.json'), 'utf8'))
  await browser.context.route(`${SHOP}/**`, (route) => {
    const request = route.request()
    if (request.resourceType() === 'document')
      return route.fulfill({ contentType: 'text/html', path: resolve('tests/hosts/woocommerce/replay.page.html') })
    const url = new URL(request.url())
    const ask = `GET ${decodeURIComponent(url.pathname + url.search)}`
    const call = shop.calls.find((each) => each.ask === ask)
    if (!call) strangers.push(ask)
    const { answer } = call ?? {}
    return route.fulfill(
      call ? { body: typeof answer === 'string' ? answer : JSON.stringify(answer) } : { status: 404 },
    )
  })
  await allowSite(browser, SHOP)
  const page = await browser.context.newPage()
  await page.goto(shop.address)
  await exportButton(page).click()
  const panel = page.getByRole('dialog')
  const field = panel.getByLabel(/^(?:Champ qui tient le numéro|Field that holds the invoice number)/)
  await expect(field).toHaveValue('')
  await field.fill(shop.numberField)
  await panel.getByLabel(/^(?:Du|From)$/).fill(shop.period.from)
  await panel.getByLabel(/^(?:Au|To)$/).fill(shop.period.to)
  await panel.getByRole('button', { name: /^(?:Prendre ces pièces|Take these documents)$/ }).click()
  await expect(panel.getByRole('status')).toHaveText(/^3 \D+, 2 \D+, 5 \D+$/)
  expect(strangers).toEqual([])
  await page.reload()
  await exportButton(page).click()
  await expect(field).toHaveValue(shop.numberField)
})
