import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { SECTIONS } from '../../src/ui/pages/settings/sections'
import { STATES } from './page-states'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Where screenshots go when a person wants to look (`SCREENSHOTS=folder`). */
const pictures = process.env.SCREENSHOTS

type Scheme = 'light' | 'dark'

/** What can differ between the themes, for axe-core. */
const COLOURS = ['color-contrast', 'link-in-text-block']

interface Violation {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string }[]
}

/** Every page of a dossier that an address opens, by its path after the dossier. */
const PAGES = [
  'exports',
  'exports/nouveau',
  'pieces',
  'pieces?etat=blocked',
  'pieces?q=introuvable',
  'pieces/nouvelle?kind=invoice',
  'pieces/nouvelle?kind=payment',
  'importer',
  'examiner',
  ...SECTIONS.map((section) => `parametrage/${section}`),
  'sauvegarde',
  'nulle-part',
]

/** The serious findings of axe-core on the page as it stands, as short texts. */
async function seriousFindings(page: Page, scheme: Scheme): Promise<string[]> {
  await page.emulateMedia({ colorScheme: scheme })
  // Colours that fade in are looked at when they have arrived.
  await page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished)).then(() => undefined))
  return page.evaluate(
    async (only) => {
      const run: (context: Document, options: object) => Promise<{ violations: Violation[] }> = Reflect.get(
        globalThis,
        'axe',
      ).run
      const { violations } = await run(document, { resultTypes: ['violations'], ...(only ? { runOnly: only } : {}) })
      return violations
        .filter((each) => each.impact === 'serious' || each.impact === 'critical')
        .map((each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
    },
    // The themes share every element: only the colours can differ.
    scheme === 'dark' ? COLOURS : null,
  )
}

async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.screenshot({ path: join(pictures, `${name}-${scheme}.png`), animations: 'disabled' })
  }
}

/** Looks at the page as it stands: no sideways scrolling at any width, nothing serious for axe-core in either theme. */
async function look(page: Page, name: string): Promise<void> {
  // What people, help pages and tests look for by name is there once (in a dossier, with no dialog over it).
  if (await page.getByRole('link', { name: 'Sauvegarde', exact: true }).count()) {
    for (const link of ['Exports', 'Pièces', 'Importer', 'Paramétrage', 'Sauvegarde']) {
      expect.soft(await page.getByRole('link', { name: link }).count(), `${link} on ${name}`).toBe(1)
    }
  }
  for (const width of [360, 2560, 1280]) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 })
    // Nothing may stick out sideways at any width: the page itself never scrolls horizontally.
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect.soft(overflow, `${name} at ${width}`).toBeLessThanOrEqual(0)
    await picture(page, `${name.replace(/\W+/g, '-')}-${width}`)
  }
  // Once a document, evaluated and not added as a script element: the page's own policy refuses those, and stays on.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  for (const scheme of ['dark', 'light'] as const) {
    expect.soft(await seriousFindings(page, scheme), `${name}, ${scheme}`).toEqual([])
  }
}

test.describe('axe-core finds nothing serious in either theme', () => {
  test.use({ viewport: { width: 1280, height: 900 } })
  test.setTimeout(300_000)

  test('first visit and every page that an address opens', async ({ page }) => {
    await page.goto('/')
    await look(page, 'first visit')
    const dossier = await openDemonstration(page)
    for (const path of PAGES) {
      await page.goto(`/#/${dossier}/${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await look(page, path)
    }
  })

  for (const [title, states] of Object.entries(STATES)) {
    test(title, async ({ page }) => {
      await page.goto('/')
      const dossier = await openDemonstration(page)
      for (const { name, open } of states) {
        await open(page, dossier)
        await look(page, name)
      }
    })
  }
})

/** Opens the demonstration; the dossier's id. */
async function openDemonstration(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Ouvrir la démonstration' }).click()
  await page.getByRole('heading', { level: 1, name: 'Exports' }).waitFor()
  return /#\/([^/]+)\//.exec(page.url())?.[1] ?? ''
}
