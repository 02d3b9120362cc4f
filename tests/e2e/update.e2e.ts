import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { FIRST_DAY, MONTH } from '../bench/papers'
import { pageScript, workerPath } from '../page-script'

/** The application behind a server whose service worker becomes another one when told. */
async function updatable(application: string) {
  let version = 0
  const server = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url ?? '/', application))
    const body = Buffer.from(await answer.arrayBuffer())
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' })
    response.end(request.url === '/sw.js' ? `${body}\n// version ${version}\n` : body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/`,
    publish: () => {
      version += 1
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

test('a new version in the middle of an export: it asks, it waits for the work in hand, nothing is lost or done twice', async ({
  context,
  baseURL,
}) => {
  test.setTimeout(300_000)
  const { address, publish, close } = await updatable(baseURL ?? '')
  try {
    const store = await context.newPage()
    await store.route('**/faults', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
    await store.goto(`${address}faults`)
    await store.addScriptTag({ content: await pageScript('faults/page.ts') })
    await store.evaluate((path) => faults.start(path), workerPath())
    const id = await store.evaluate(() => faults.createDossier())
    for (let from = 0; from < 8_000; from += 4_000) {
      await store.evaluate(([of, at]) => faults.import(of, at, 4_000), [id, from] as const)
    }

    const work = await context.newPage()
    await work.goto(`${address}#/${id}/exports/nouveau`)
    await work.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready
      while (active?.state !== 'activated') await new Promise((again) => setTimeout(again, 20))
    })
    // From now on a service worker serves both tabs.
    await work.reload()
    const idle = await context.newPage()
    await idle.goto(`${address}#/dossiers`)
    const typed = (day: string) => day.split('-').reverse().join('/')
    await work.getByLabel('Du', { exact: true }).fill(typed(FIRST_DAY))
    await work.getByLabel('Au', { exact: true }).fill(typed(MONTH.to))
    await work.evaluate(() => Reflect.set(globalThis, 'sameTab', true))
    await work.evaluate(() => {
      const working = () => String(document.querySelector('.progress') !== null)
      addEventListener('pagehide', () => sessionStorage.setItem('leftWorking', working()))
    })

    publish()
    await work.getByRole('button', { name: 'Prévisualiser' }).click()
    await expect(work.locator('.progress')).toBeVisible()
    await idle.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
    const accept = (tab: typeof work) => tab.getByRole('button', { name: 'Mettre à jour maintenant' })
    await accept(idle).click()
    // The tab at work goes on until its preview is there: its worker is the old one, whole.
    await expect(work.locator('.progress')).toBeHidden({ timeout: 120_000 })
    // Then it starts again with the new version, and the work is done there, once.
    await expect
      .poll(() => work.evaluate(() => Reflect.get(globalThis, 'sameTab') === true).catch(() => true))
      .toBe(false)
    expect(await work.evaluate(() => sessionStorage.getItem('leftWorking'))).toBe('false')
    await work.goto(`${address}#/${id}/exports/nouveau`)
    await work.getByRole('button', { name: 'Prévisualiser' }).waitFor()
    await work.getByLabel('Du', { exact: true }).fill(typed(FIRST_DAY))
    await work.getByLabel('Au', { exact: true }).fill(typed(MONTH.to))
    await work.getByRole('button', { name: 'Prévisualiser' }).click()
    await expect(work.getByText(/pièces? exportées? sur/).first()).toBeVisible({ timeout: 120_000 })

    // Another version, accepted in the other tab while the export is being recorded.
    publish()
    await idle.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
    await expect(accept(idle)).toBeVisible()
    const downloading = work.waitForEvent('download', { timeout: 15_000 }).catch(() => undefined)
    await Promise.all([work.getByRole('button', { name: /^Exporter/ }).click(), accept(idle).click()])
    await downloading
    const [kept] = await store.evaluate(() => faults.state())
    expect(kept).toMatchObject({ torn: [], twice: [], heldTwice: 0 })
    expect(kept?.exports.map((each) => [each.number, each.whole])).toEqual([[1, true]])
    expect(kept?.held).toBe(kept?.exports[0]?.documents)
  } finally {
    close()
  }
})
