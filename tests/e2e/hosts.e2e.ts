import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import type { ExtensionBrowser } from './with-extension'
import { allowSite, openBrowser, takePeriod } from './with-extension'

// The captured pages of Dolibarr in a real browser: the button in its toolbar, and its own pages read without a key.

const SITE = 'https://erp.example.test'

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
  browser = await openBrowser(launchOptions, baseURL ?? '', [`${SITE}/*`])
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
