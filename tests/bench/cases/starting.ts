import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { median } from '../figure'
import type { Stage } from '../stage'
import { launch, longestTask, untilShown } from '../stage'

/** The first visit on an empty profile, then the next ones, from the service worker and with the network off. */
export async function starting({ options, address, add }: Stage): Promise<void> {
  const cold: number[] = []
  const warm: number[] = []
  const blank: number[] = []
  const scripts = new Map<string, number>()
  let longest = 0
  const runs = Math.min(options.runs, 5)
  for (let run = 0; run < runs; run++) {
    const folder = mkdtempSync(join(tmpdir(), 'ecritoire-bench-start-'))
    const context = await launch(folder, 'allow')
    const page = await context.newPage()
    // Before the service worker comes, which fetches every file of the application.
    let first = true
    page.on('response', async (response) => {
      if (!first || !new URL(response.url()).pathname.endsWith('.js')) return
      const body = await response.body().catch(() => undefined)
      if (body) scripts.set(response.url(), gzipSync(body, { level: 9 }).length)
    })
    cold.push(await untilShown(page, 'title', () => page.goto(address)))
    longest = Math.max(longest, await longestTask(page))
    await page.waitForTimeout(300)
    first = false
    await page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready
      while (active?.state !== 'activated') await new Promise((again) => setTimeout(again, 20))
    })
    await context.setOffline(true)
    warm.push(await untilShown(page, 'title', () => page.reload()))
    await context.setOffline(false)
    // The same Chromium showing one line: what opening any page costs here.
    const other = await context.newPage()
    blank.push(await untilShown(other, 'title', () => other.goto('data:text/html,<h1>.</h1>')))
    await context.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  const worker = [...scripts].filter(([url]) => /\.worker-/.test(url)).reduce((sum, [, size]) => sum + size, 0)
  const all = [...scripts.values()].reduce((sum, size) => sum + size, 0)
  const about = { case: 'start', runs }
  add(
    {
      ...about,
      what: 'scripts of the first page, gzip',
      value: (all - worker) / 1000,
      unit: 'kB',
      target: 120,
      runs: 1,
      note: `the engine's worker, loaded beside it, is ${(worker / 1000).toFixed(0)} kB more`,
    },
    {
      ...about,
      what: 'first visit, empty profile, to the title',
      value: median(cold),
      unit: 'ms',
      limit: { what: 'a page of one line', value: median(blank) },
    },
    {
      ...about,
      what: 'next visit, no network, to the title',
      value: median(warm),
      unit: 'ms',
      limit: { what: 'a page of one line', value: median(blank) },
    },
    { ...about, what: 'first visit: longest main-thread task', value: longest, unit: 'ms', target: 50 },
  )
}
