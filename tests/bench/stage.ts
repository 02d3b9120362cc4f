import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { chromium } from '@playwright/test'
import type { PreviewServer } from 'vite'
import { preview } from 'vite'
import type { DossierId } from '../../src/domain/dossier'
import { pageScript, workerPath } from '../page-script'
import type { Figure } from './figure'
import type { Options } from './options'
import { PER_FILE } from './papers'

const root = resolve(import.meta.dirname, '../..')
const kept = resolve(root, 'node_modules/.ecritoire-chromium')
const executablePath = process.env.CHROMIUM_PATH ?? (existsSync(kept) ? readFileSync(kept, 'utf8') : undefined)

/** What the cases play on: the built application served as users get it, and a Chromium with a profile on the disk. */
export interface Stage {
  readonly options: Options
  readonly address: string
  readonly profile: string
  /** Path of the built worker. */
  readonly worker: string
  readonly context: BrowserContext
  /** A page of the application's origin that holds nothing but the bench's own script and an engine. */
  readonly page: Page
  /** The dossier of so many documents, made when it is first asked for. */
  dossier(size: number): Promise<DossierId>
  add(...figures: Figure[]): void
}

/** The longest task of the main thread since the last call, in milliseconds; 0: none above 50. */
export async function longestTask(page: Page): Promise<number> {
  // A task is told after it has ended.
  await page.waitForTimeout(100)
  return page.evaluate(() => {
    const found: number[] = Reflect.get(globalThis, 'longTasks') ?? []
    return Math.max(0, ...found.splice(0))
  })
}

export async function launch(profile: string, serviceWorkers: 'allow' | 'block'): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath ? { executablePath } : {}),
    headless: true,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    serviceWorkers,
    acceptDownloads: true,
  })
  await context.addInitScript((shown) => {
    const tasks: number[] = []
    Reflect.set(globalThis, 'longTasks', tasks)
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration)
    }).observe({ type: 'longtask' })
    // What first stands on the page is told as it happens: to look in from outside would put the driver's own script,
    // larger than the application, into the page that is measured.
    const awaited = new Set(shown)
    new MutationObserver(() => {
      for (const selector of awaited) {
        if (!document.querySelector(selector)) continue
        awaited.delete(selector)
        console.debug(`shown ${selector} ${performance.now()}`)
      }
    }).observe(document, { childList: true, subtree: true })
  }, Object.values(SHOWN))
  return context
}

/** What a page is seen to have come by: its title, the first row of a list. */
export const SHOWN = { title: 'h1', row: 'tr[data-index] a' } as const

/** Goes somewhere; milliseconds from there until this stands on the page. */
export async function untilShown(page: Page, what: keyof typeof SHOWN, go: () => Promise<unknown>): Promise<number> {
  const start = `shown ${SHOWN[what]} `
  const telling = page.waitForEvent('console', (message) => message.text().startsWith(start))
  await go()
  return Number((await telling).text().slice(start.length))
}

/** Serves, launches and hands over; everything is put away afterwards. */
export async function onStage(
  options: Options,
  add: (figure: Figure) => void,
  play: (stage: Stage) => Promise<void>,
): Promise<void> {
  const script = await pageScript('bench/page/index.ts')
  const server = await preview({
    configFile: resolve(root, 'vite.config.ts'),
    logLevel: 'warn',
    preview: { host: '127.0.0.1', port: Number(process.env.BENCH_PORT ?? 4184), strictPort: true, open: false },
  })
  const folder = options.keep === '' ? mkdtempSync(join(tmpdir(), 'ecritoire-bench-')) : resolve(options.keep)
  const profile = join(folder, 'profile')
  let context: BrowserContext | undefined
  try {
    const address = addressOf(server)
    context = await launch(profile, 'block')
    const page = await context.newPage()
    await page.route('**/bench', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
    await page.goto(`${address}bench`)
    await page.addScriptTag({ content: script })
    const worker = workerPath()
    await page.evaluate((path) => bench.start(path), worker)
    const dossiers = new Map<number, DossierId>()
    await play({
      options,
      address,
      profile,
      worker,
      context,
      page,
      add: (...figures) => figures.forEach(add),
      async dossier(size) {
        const known = dossiers.get(size) ?? (await page.evaluate((n) => bench.dossierOf(n), size))
        if (known) return known
        const id = await page.evaluate((name) => bench.createDossier(name), `${size} documents`)
        await fill(page, id, size)
        dossiers.set(size, id)
        return id
      },
    })
  } finally {
    await context?.close()
    await new Promise((done) => server.httpServer.close(done))
    if (options.keep === '') rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Imports the first `size` documents into a dossier that takes them all, or has them all; milliseconds. */
export async function fill(
  page: Page,
  id: DossierId,
  size: number,
  all: 'taken' | 'unchanged' = 'taken',
): Promise<number> {
  let ms = 0
  for (let from = 0; from < size; from += PER_FILE) {
    const count = Math.min(PER_FILE, size - from)
    const run = await page.evaluate(([to, at, n]) => bench.importPapers(to, at, n), [id, from, count] as const)
    if (run[all] !== count) throw new Error(`${run[all]} of ${count} documents were ${all}`)
    ms += run.ms
  }
  return ms
}

function addressOf(server: PreviewServer): string {
  const address = server.httpServer.address()
  if (typeof address !== 'object' || !address) throw new Error('the preview server has no address')
  return `http://127.0.0.1:${address.port}/`
}
