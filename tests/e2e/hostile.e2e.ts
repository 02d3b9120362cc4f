import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import type { Intervene, LargeTryton } from './large-tryton'
import { serveLargeTryton } from './large-tryton'
import type { ExtensionBrowser } from './with-extension'
import {
  allowSite,
  applicationTab,
  createDossier,
  exportButton,
  keptTransfers,
  openBrowser,
  takePeriod,
} from './with-extension'

// Pages and servers that mean harm, in a real browser: nothing of theirs is executed, nothing is given to them, nothing
// of theirs gets in, and what happened is said.

const MARKUP = `<img src=x onerror="document.title='pwned'"><script>document.title='pwned'</script>`
const JULY = ['2026-07-01', '2026-07-31'] as const

let browser: ExtensionBrowser
let tryton: LargeTryton
let address = ''

test.beforeAll(async ({ launchOptions, baseURL }) => {
  address = baseURL ?? ''
  tryton = await serveLargeTryton(3, MARKUP)
  browser = await openBrowser(launchOptions, address, [])
  await allowSite(browser, tryton.url)
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
  await expect(exportButton(page)).toBeVisible()
  return page
}

const applicationTabs = () => browser.context.pages().filter((page) => page.url().startsWith(address))

/** Bytes of an answer without an end that left before its reader hung up. */
let endless = 0

const REFUSALS: readonly { readonly name: string; readonly bend: Intervene; readonly says: RegExp }[] = [
  {
    name: 'a page instead of data',
    says: /réponse? par une page|répondu par une page|answered with a page/,
    bend(call, _method, response) {
      if (call < 4) return false
      response.end('<!doctype html><title>Connexion</title><form>')
      return true
    },
  },
  {
    name: 'the session ends half-way',
    says: /session .*terminée|session .*(?:over|ended)/i,
    bend(call, _method, response) {
      if (call < 5) return false
      response.statusCode = 401
      response.end()
      return true
    },
  },
  {
    name: 'an answer without an end',
    says: /64 M[oB]/,
    async bend(call, _method, response) {
      if (call < 3) return false
      const piece = '['.repeat(1_000_000)
      endless = 0
      const gone = new Promise((done) => response.once('close', done))
      while (!response.destroyed && endless < 1_000_000_000) {
        endless += piece.length
        if (!response.write(piece)) await Promise.race([gone, new Promise((done) => response.once('drain', done))])
      }
      response.end()
      return true
    },
  },
  {
    name: 'an answer of another shape',
    says: /autrement que prévu|otherwise than expected/,
    bend(call, _method, response) {
      if (call < 3) return false
      response.end(JSON.stringify({ id: 0, result: [{ id: { toString: 'x' }, party: '<b>' }, null, 7] }))
      return true
    },
  },
]

for (const { name, bend, says } of REFUSALS) {
  test(`${name}: said in the panel, nothing is kept, nothing reaches the application`, async () => {
    tryton.intervene = bend
    const host = await openHost()
    await takePeriod(host, ...JULY)
    await expect(host.getByRole('dialog').getByText(says)).toBeVisible()
    expect(await keptTransfers(browser)).toEqual([])
    expect(applicationTabs()).toHaveLength(0)
    if (name === 'an answer without an end') expect(endless).toBeLessThan(200_000_000)
  })
}

test('a page cannot press the button, nor see into the panel', async ({ launchOptions }) => {
  const host = await openHost()
  await host.evaluate(() => {
    document.querySelector('ecritoire-button')?.shadowRoot?.querySelector('button')?.click()
  })
  await host.waitForTimeout(1000)
  await expect(host.locator('ecritoire-panel')).toHaveCount(0)

  const sealed = await openBrowser(launchOptions, address, [], { hidden: true })
  await allowSite(sealed, tryton.url)
  const page = await sealed.context.newPage()
  await page.goto(`${tryton.url}/#demo/model/account.invoice;domain=%5B%5D`)
  await exportButton(page).click()
  await expect(page.locator('ecritoire-panel')).toHaveCount(1)
  expect(await page.evaluate(() => document.querySelector('ecritoire-panel')?.shadowRoot ?? null)).toBeNull()
  await sealed.close()
})

/** Serves a page that plays the application to the bridge and writes down all it hears. */
async function serveImpostor() {
  const page = `<!doctype html><meta charset="utf-8"><title>Écritoire</title><script>
    window.heard = []
    addEventListener('message', (event) => { if (!event.data.mine) heard.push(event.data) })
    setInterval(() => {
      for (const type of ['give', 'taken', 'refused', 'next-offer', 'dossiers'])
        for (const batch of window.batches ?? ['x/1'])
          postMessage({ mine: true, ecritoire: 1, type, batch, reason: 'user', dossiers: [{ id: 'a', name: 'forged' }],
            result: { dossier: 'a', taken: 1, unchanged: 0, changed: 0, refused: 0, notForBooks: 0 } }, '*')
    }, 100)
  </script>`
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(page)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.closeAllConnections()
      return new Promise((done) => server.close(done))
    },
  }
}

test('an impostor of the application is given nothing; the true one then takes all, with the markup as text', async () => {
  const impostor = await serveImpostor()
  // The application is not where the settings say: its tab shows an error.
  const setAddress = async (to: string) =>
    (await browser.worker()).evaluate((value) => chrome.storage.local.set({ address: value }), to)
  await setAddress('http://127.0.0.1:59999/')
  const host = await openHost()
  await takePeriod(host, ...JULY)
  await expect.poll(() => keptTransfers(browser)).toEqual([{ done: 0, parts: 1 }])
  const [transfer] = await (await browser.worker()).evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('ecritoire-transfers', 1)
      request.onsuccess = () => resolve(request.result)
    })
    return new Promise<IDBValidKey[]>((resolve) => {
      const request = database.transaction('transfers').objectStore('transfers').getAllKeys()
      request.onsuccess = () => resolve(request.result)
    })
  })
  const page = await browser.context.newPage()
  // Even when it knows the name of what waits.
  await page.addInitScript((name) => Reflect.set(window, 'batches', [name]), `${transfer}/1`)
  await page.goto(impostor.url)
  await page.waitForTimeout(2000)
  expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toEqual([])
  expect(await keptTransfers(browser)).toEqual([{ done: 0, parts: 1 }])
  expect(
    await (await browser.worker()).evaluate(async () => JSON.stringify(await chrome.storage.local.get('dossiers'))),
  ).not.toContain('forged')

  await setAddress(address)
  await host
    .getByRole('dialog')
    .getByRole('button', { name: /^(?:Ouvrir Écritoire|Open Écritoire)$/ })
    .click()
  const application = await applicationTab(browser, address)
  await application.getByRole('link', { name: 'Nouveau dossier' }).click()
  await createDossier(application, 'Atelier Fictif SARL', '900000019')
  await expect(application.getByText('3 pièces reçues, 3 nouvelles, 0 modifiée')).toBeVisible()
  await application.getByRole('link', { name: 'Compte rendu' }).click()
  await application.getByRole('link', { name: 'F-000001' }).click()
  await expect(application.getByText(MARKUP).first()).toBeVisible()
  expect(await application.title()).not.toContain('pwned')
  expect(await host.title()).toBe('Tryton')
  await impostor.close()
})

test('an impostor of the extension gets nothing in: another window, another version, another shape, a replay', async () => {
  const impostor = await serveImpostor()
  const application = await browser.context.newPage()
  // The bridge's true messages are kept, to be replayed.
  await application.addInitScript(() => {
    const kept: unknown[] = []
    Reflect.set(window, 'kept', kept)
    addEventListener('message', (event) => event.data?.type === 'documents' && kept.push(event.data))
  })
  await application.goto(address)
  const host = await openHost()
  await takePeriod(host, ...JULY)
  await expect(application.getByText('3 pièces reçues, 0 nouvelle, 0 modifiée')).toBeVisible()

  // The same again, and forged ones: of another version, never offered, offered but of another shape.
  await application.evaluate(() => {
    const [first]: { batch: string; documents: object }[] = Reflect.get(window, 'kept')
    if (!first) throw new Error('nothing was heard')
    const forged = crypto.randomUUID()
    const say = (message: object) => postMessage({ ecritoire: 1, ...message }, location.origin)
    say(first)
    say({ ...first, ecritoire: 2, batch: `${forged}/1` })
    say({ ...first, batch: `${forged}/1`, documents: { ...first.documents, transfer: forged } })
    say({ type: 'waiting', batch: `${forged}/2` })
    say({ type: 'documents', batch: `${forged}/2`, documents: { ...first.documents, papers: 'all' } })
    say({ type: 'documents', batch: `${forged}/2`, documents: first.documents })
  })
  await application.waitForTimeout(2000)
  const dossier = await application.evaluate(() => Object.values(localStorage).find((each) => each.length > 20))
  await application.goto(`${address}#/${dossier}/importer`)
  // Two transfers were taken in this dossier, no third.
  await expect(application.getByText(/Tryton · 127\.0\.0\.1/)).toHaveCount(2)

  // Another window that knows the application's address.
  const page = await browser.context.newPage()
  await page.goto(impostor.url)
  const opened = browser.context.waitForEvent('page')
  await page.evaluate((target) => {
    const other = open(target)
    setInterval(() => {
      for (const type of ['waiting', 'documents', 'offer'])
        other?.postMessage(
          { ecritoire: 1, type, batch: 'a/1', site: 'x', table: { name: 't', rows: [['a'], ['b']] }, documents: {} },
          '*',
        )
    }, 100)
  }, address)
  const victim = await opened
  await victim.waitForLoadState()
  await victim.waitForTimeout(2000)
  expect(victim.url()).not.toMatch(/reception|importer/)
  // Nor can it be framed.
  await page.evaluate(
    (target) => document.body.append(Object.assign(document.createElement('iframe'), { src: target })),
    address,
  )
  await page.waitForTimeout(500)
  expect(page.frames().some((frame) => frame.url().startsWith(address))).toBe(false)
  await impostor.close()
})
