import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Where screenshots go when a person wants to look (`SCREENSHOTS=folder`). */
const pictures = process.env.SCREENSHOTS

/** Every page of a dossier, by its path after the dossier. */
const PAGES = [
  'exports',
  'exports/nouveau',
  'pieces',
  'pieces/nouvelle?kind=invoice',
  'pieces/nouvelle?kind=payment',
  'importer',
  'parametrage',
  'parametrage/comptes',
  'parametrage/ventes',
  'parametrage/tva',
  'sauvegarde',
]

/** The serious findings of axe-core on the page as it stands, as short texts. */
async function seriousFindings(page: Page): Promise<string[]> {
  // Evaluated, not added as a script element: the page's own policy refuses inline scripts, and stays on.
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> = Reflect.get(
      globalThis,
      'axe',
    ).run
    const { violations } = await run()
    return violations
      .filter((each) => each.impact === 'serious' || each.impact === 'critical')
      .map((each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
  })
}

for (const scheme of ['light', 'dark'] as const) {
  test(`axe-core finds nothing serious on any page, ${scheme}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ colorScheme: scheme, locale: 'fr-FR', baseURL: baseURL ?? '' })
    const page = await context.newPage()
    await page.goto('/')
    expect(await seriousFindings(page), 'first visit').toEqual([])
    await page.getByRole('button', { name: 'Ouvrir la démonstration' }).click()
    await page.getByRole('heading', { level: 1, name: 'Exports' }).waitFor()
    const dossier = /#\/([^/]+)\//.exec(page.url())?.[1] ?? ''
    for (const path of PAGES) {
      await page.goto(`/#/${dossier}/${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForTimeout(300)
      for (const width of [360, 1280, 2560]) {
        await page.setViewportSize({ width, height: width === 360 ? 740 : 900 })
        // Nothing may stick out sideways at any width: the page itself never scrolls horizontally.
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(overflow, `${path} at ${width}`).toBeLessThanOrEqual(0)
        if (pictures) {
          const name = `${path.replace(/\W+/g, '-')}-${width}-${scheme}.png`
          await page.screenshot({ path: join(pictures, name) })
        }
      }
      await page.setViewportSize({ width: 1280, height: 900 })
      expect(await seriousFindings(page), path).toEqual([])
    }
    await context.close()
  })
}
