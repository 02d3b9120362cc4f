import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import type { DossierId } from '../../src/domain/dossier'
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

test.use({ serviceWorkers: 'allow' })

type Updatable = Awaited<ReturnType<typeof updatable>>

/** The same dossier in a tab of the test's own and in one that works; beside them a tab that accepts new versions. */
interface Tabs {
  readonly store: Page
  readonly work: Page
  readonly idle: Page
  readonly dossier: DossierId
}

/** Opens the tabs on a dossier of `count` documents, in the form of a new export for all of them. */
async function openTabs(context: BrowserContext, { address }: Updatable, count: number): Promise<Tabs> {
  const store = await context.newPage()
  await store.route('**/faults', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
  await store.goto(`${address}faults`)
  await store.addScriptTag({ content: await pageScript('faults/page.ts') })
  await store.evaluate((path) => faults.start(path), workerPath())
  const dossier = await store.evaluate(() => faults.createDossier())
  await store.evaluate(([of, documents]) => faults.import(of, 0, documents), [dossier, count] as const)

  const work = await context.newPage()
  await work.goto(`${address}#/${dossier}/exports/nouveau`)
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
  await work.evaluate(() => {
    Reflect.set(globalThis, 'sameTab', true)
    navigator.serviceWorker.addEventListener('controllerchange', () => Reflect.set(globalThis, 'updated', true))
    const working = () => String(document.querySelector('.progress') !== null)
    addEventListener('pagehide', () => sessionStorage.setItem('leftWorking', working()))
  })
  return { store, work, idle, dossier }
}

const lookForUpdate = (tab: Page) =>
  tab.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())

const accept = (tab: Page) => tab.getByRole('button', { name: 'Mettre à jour maintenant' })

/** Waits until the working tab has started again with the new version; it may not have done so at work. */
async function expectStartedAgain(work: Page): Promise<void> {
  await expect
    .poll(() => work.evaluate(() => Reflect.get(globalThis, 'sameTab') === true).catch(() => true))
    .toBe(false)
  expect(await work.evaluate(() => sessionStorage.getItem('leftWorking'))).toBe('false')
}

test('a new version accepted in another tab waits for the work in hand of this one', async ({ context, baseURL }) => {
  test.setTimeout(300_000)
  const application = await updatable(baseURL ?? '')
  try {
    const { store, work, idle } = await openTabs(context, application, 4_000)
    application.publish()
    await work.getByRole('button', { name: 'Prévisualiser' }).click()
    await expect(work.locator('.progress')).toBeVisible()
    await lookForUpdate(idle)
    await accept(idle).click()
    // The tab at work goes on until its preview is there: its worker is the old one, whole.
    await expect(work.locator('.progress')).toBeHidden({ timeout: 120_000 })
    await expectStartedAgain(work)
    const [kept] = await store.evaluate(() => faults.state())
    expect(kept).toMatchObject({ documents: 4_000, torn: [], twice: [], held: 0, exports: [] })
  } finally {
    application.close()
  }
})

test('a new version accepted in another tab while an export is recorded: it ends whole, and its file is handed over', async ({
  context,
  baseURL,
}) => {
  test.setTimeout(300_000)
  const application = await updatable(baseURL ?? '')
  try {
    const { store, work, idle, dossier } = await openTabs(context, application, 300)
    await work.getByRole('button', { name: 'Prévisualiser' }).click()
    await expect(work.getByText(/pièces exportées sur/)).toBeVisible()
    application.publish()
    await lookForUpdate(idle)
    await expect(accept(idle)).toBeVisible()

    // While another tab has the dossier's lock, recording goes on as long as the test wants.
    await store.evaluate(
      (id) =>
        new Promise<void>((held) => {
          navigator.locks.request(`ecritoire:${id}`, () => {
            held()
            return new Promise((release) => Reflect.set(globalThis, 'release', release))
          })
        }),
      dossier,
    )
    const downloading = work.waitForEvent('download')
    await work.getByRole('button', { name: 'Exporter' }).click()
    await expect(work.locator('.progress')).toBeVisible()
    await accept(idle).click()
    await expect.poll(() => work.evaluate(() => Reflect.get(globalThis, 'updated'))).toBe(true)
    await store.evaluate(() => Reflect.get(globalThis, 'release')())

    const bytes = readFileSync(await (await downloading).path())
    await expectStartedAgain(work)
    const [kept] = await store.evaluate(() => faults.state())
    expect(kept).toMatchObject({ documents: 300, torn: [], twice: [], heldTwice: 0 })
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(kept?.exports).toMatchObject([{ number: 1, state: 'done', documents: kept?.held, sha256, whole: true }])
  } finally {
    application.close()
  }
})
