import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { median } from '../figure'
import type { Stage } from '../stage'

const root = resolve(import.meta.dirname, '../../..')

/** A list of invoices as a real Dolibarr 22 shows it, and the address that it has there. */
const HOST_PAGE = resolve(root, 'tests/hosts/dolibarr/pages/invoice-list.html')
const HOST_ADDRESS = 'https://compta.example/compta/facture/list.php'

/** What the content script asks of the browser while nobody presses its button. */
const CHROME = "globalThis.chrome = { i18n: { getMessage: (name) => name }, runtime: { id: 'bench' } };"

/** Times that the application draws its list anew, and the pause after each. */
const REDRAWN = 10
const PAUSE_MS = 250

/**
 * What the extension costs the page of a billing application that was allowed: the processor time of the page's main
 * thread with the script that stands in every such page, over the same page without it. The page draws its list anew
 * some times, as applications of one page do, and the script looks again after each.
 */
export async function content({ options, context, add }: Stage): Promise<void> {
  const script = readFileSync(resolve(root, 'dist/extension-chrome/button.js'), 'utf8')
  const html = readFileSync(HOST_PAGE, 'utf8')
  const times = { without: [] as number[], with: [] as number[] }
  for (let run = 0; run < options.runs; run++) {
    for (const which of ['without', 'with'] as const) {
      const page = await context.newPage()
      await page.route('**/*', (route) =>
        route.request().url() === HOST_ADDRESS
          ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
          : route.abort(),
      )
      await page.goto(HOST_ADDRESS)
      times[which].push(await mainThread(page, which === 'with' ? CHROME + script : CHROME))
      const buttons = await page.locator('ecritoire-button').count()
      if (buttons !== (which === 'with' ? 1 : 0)) throw new Error('the button is not where it belongs')
      await page.close()
    }
  }
  add({
    case: 'content',
    what: "the extension's script in a host's page: main-thread work",
    value: Math.max(0, median(times.with) - median(times.without)),
    unit: 'ms',
    runs: options.runs,
    target: 10,
    limit: { what: 'the page alone', value: median(times.without) },
    note: `processor time: the script read and run, then the list drawn anew ${REDRAWN} times`,
  })
}

/** Processor milliseconds of the page's main thread for a script and what follows it. */
async function mainThread(page: Page, script: string): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
  const before = await spent()
  await page.addScriptTag({ content: script })
  await page.evaluate(
    async ([times, pause]) => {
      const table = document.querySelector('table.liste') ?? document.body
      for (let time = 0; time < times; time++) {
        table.append(...[...table.children].map((child) => child.cloneNode(true)).slice(0, 50))
        await new Promise((next) => setTimeout(next, pause))
      }
    },
    [REDRAWN, PAUSE_MS] as const,
  )
  return (await spent()) - before
}
