import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import { SECTIONS } from '../../src/ui/pages/settings/sections'

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

/** A state of a page, reached by hand. */
interface State {
  readonly name: string
  readonly open: (page: Page, dossier: string) => Promise<unknown>
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

/** States that are reached by hand, by test: each opens from where the one before it left the page. */
const STATES: Readonly<Record<string, readonly State[]>> = {
  'dossiers and the preview': [
    {
      name: 'dossiers',
      open: async (page) => {
        await page.goto('/#/dossiers')
        await page.getByRole('heading', { level: 1, name: 'Dossiers' }).waitFor()
      },
    },
    { name: 'new dossier', open: (page) => page.goto('/#/dossiers/nouveau') },
    { name: 'new dossier refused', open: (page) => page.getByRole('button', { name: 'Créer le dossier' }).click() },
    {
      name: 'preview, entries',
      open: async (page, dossier) => {
        await page.goto(`/#/${dossier}/exports/nouveau`)
        await page.getByRole('button', { name: /^Tout ce qui attend/ }).click()
        await page.getByText(/pièces exportées sur/).waitFor()
      },
    },
    {
      name: 'preview, a bucket',
      open: (page) =>
        page
          .getByRole('button', { name: /^1 bloquée/ })
          .first()
          .click(),
    },
    { name: 'preview, problems', open: (page) => page.getByRole('tab', { name: 'Anomalies' }).click() },
    { name: 'preview, about the format', open: (page) => page.getByText(/^À propos de ce format/).click() },
    { name: 'preview, columns', open: (page) => page.getByRole('tab', { name: 'Fichier' }).click() },
    { name: 'preview, bytes', open: (page) => page.getByRole('button', { name: 'Octets' }).click() },
    { name: 'preview, totals', open: (page) => page.getByRole('tab', { name: 'Totaux' }).click() },
  ],
  'formats of one’s own, an export, a document, the keys': [
    {
      name: 'a format of one’s own',
      open: async (page, dossier) => {
        await page.goto(`/#/${dossier}/parametrage/formats`)
        await page.getByRole('button', { name: 'Créer', exact: true }).click()
        await page.getByText(/lignes sur \d+/).waitFor()
      },
    },
    {
      name: 'a format of one’s own, wrong, with its choices open',
      open: async (page) => {
        await page
          .getByRole('group', { name: /^Colonne 2\b/ })
          .getByLabel('Valeur')
          .fill('{dat}')
        await page.getByText('Réglages de la colonne').first().click()
        await page.getByText('Tables de correspondance').click()
        await page.getByRole('button', { name: 'Ajouter une table' }).click()
      },
    },
    {
      name: 'leaving what is not saved',
      open: async (page, dossier) => {
        await page.goto(`/#/${dossier}/exports`)
        await page.getByText('Des modifications de cette section ne sont pas en').waitFor()
      },
    },
    {
      name: 'an export',
      open: async (page) => {
        await page.getByRole('button', { name: 'Quitter sans enregistrer' }).click()
        await page.getByRole('link', { name: '2', exact: true }).click()
        await page.getByRole('heading', { level: 1, name: 'Export n° 2' }).waitFor()
      },
    },
    { name: 'cancellation', open: (page) => page.getByRole('button', { name: "Annuler l'export" }).click() },
    {
      name: 'a document',
      open: async (page, dossier) => {
        await page.keyboard.press('Escape')
        await page.goto(`/#/${dossier}/pieces?q=F-2026-016`)
        await page.getByRole('link', { name: 'F-2026-016' }).click()
        await page.getByRole('heading', { level: 1, name: /F-2026-016/ }).waitFor()
      },
    },
    {
      name: 'search',
      open: async (page) => {
        await page.keyboard.press('/')
        await page.keyboard.type('hotel')
      },
    },
    {
      name: 'keys',
      open: async (page) => {
        await page.keyboard.press('Escape')
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: 'Clavier' }).click()
      },
    },
  ],
  'files that arrive or are examined': [
    {
      name: 'an import',
      open: async (page, dossier) => {
        await page.keyboard.press('Escape')
        await page.goto(`/#/${dossier}/importer`)
        const choosing = page.waitForEvent('filechooser')
        await page.getByRole('button', { name: 'Choisir des fichiers' }).click()
        await (await choosing).setFiles([
          'tests/samples/einvoice/corpus_ZUGFeRDv2_fail_FNFE-factur-x-examples_Facture_FR_EN16931.pdf',
          'tests/tables/expected.json',
        ])
        await page.getByRole('heading', { level: 1, name: /^Compte rendu/ }).waitFor()
      },
    },
    {
      name: 'a file examined, anomalies',
      open: async (page, dossier) => {
        await page.goto(`/#/${dossier}/examiner`)
        const choosing = page.waitForEvent('filechooser')
        await page.getByRole('button', { name: 'Choisir un fichier' }).click()
        const bytes = readFileSync('tests/formats/expected/fec/812345676FEC20261231_1.txt', 'utf8')
        const buffer = Buffer.from(bytes.replace('1200,00', '1200.01'))
        await (await choosing).setFiles({ name: '812345676FEC20261231.txt', mimeType: 'text/plain', buffer })
        await page.getByRole('tab', { name: /^Anomalies/ }).waitFor()
      },
    },
    { name: 'a file examined, entries', open: (page) => page.getByRole('tab', { name: 'Écritures' }).click() },
    { name: 'a file examined, totals', open: (page) => page.getByRole('tab', { name: 'Totaux' }).click() },
    { name: 'a file examined, columns', open: (page) => page.getByRole('tab', { name: 'Fichier' }).click() },
    {
      name: 'the mapping assistant',
      open: async (page, dossier) => {
        await page.goto(`/#/${dossier}/importer`)
        const choosing = page.waitForEvent('filechooser')
        await page.getByRole('button', { name: 'Choisir des fichiers' }).click()
        await (await choosing).setFiles('tests/tables/fixtures/sellsy-ventes.csv')
        await page.getByText('sellsy-ventes.csv').first().waitFor()
      },
    },
  ],
  'the lock, which comes last: the dossier stays locked': [
    {
      name: 'a passphrase not twice the same',
      open: async (page, dossier) => {
        await page.goto(`/#/${dossier}/parametrage/protection`)
        await page.getByLabel('Phrase secrète', { exact: true }).fill('quatre mots sans rapport')
        await page.getByLabel('La même, encore une fois').fill('autre chose')
      },
    },
    {
      name: 'a lock set',
      open: async (page) => {
        await page.getByLabel('La même, encore une fois').fill('quatre mots sans rapport')
        await page.getByLabel(/^J’ai noté la phrase secrète/).check()
        await page.getByRole('button', { name: 'Verrouiller ce dossier' }).click()
        await page.getByRole('button', { name: 'Retirer le verrou' }).waitFor()
      },
    },
    {
      name: 'a protected backup',
      open: async (page, dossier) => {
        await page.goto(`/#/${dossier}/sauvegarde`)
        await page.getByLabel('Protéger ce fichier par une phrase secrète').check()
      },
    },
    {
      name: 'locked',
      open: async (page) => {
        await page.getByRole('button', { name: 'Verrouiller', exact: true }).click()
        await page.getByLabel('Phrase secrète', { exact: true }).waitFor()
      },
    },
    {
      name: 'the wrong passphrase',
      open: async (page) => {
        await page.getByLabel('Phrase secrète', { exact: true }).fill('pas la bonne phrase')
        await page.getByRole('button', { name: 'Ouvrir', exact: true }).click()
        await page.getByText('Ce n’est pas la bonne phrase secrète.').waitFor()
      },
    },
    { name: 'dossiers, one locked', open: (page) => page.goto('/#/dossiers') },
  ],
}

/** The serious findings of axe-core on the page as it stands, as short texts. */
async function seriousFindings(page: Page, scheme: Scheme): Promise<string[]> {
  // Evaluated, not added as a script element: the page's own policy refuses inline scripts, and stays on.
  await page.evaluate(axe)
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
      // The themes share every element: only the colours can differ.
    },
    scheme === 'dark' ? COLOURS : null,
  )
}

/** Looks at the page as it stands: no sideways scrolling at any width, nothing serious for axe-core. */
async function look(page: Page, name: string, scheme: Scheme): Promise<void> {
  // What people, help pages and tests look for by name is there once (in a dossier, with no dialog over it).
  if (await page.getByRole('link', { name: 'Sauvegarde', exact: true }).count()) {
    for (const link of ['Exports', 'Pièces', 'Importer', 'Paramétrage', 'Sauvegarde']) {
      expect.soft(await page.getByRole('link', { name: link }).count(), `${link} on ${name}`).toBe(1)
    }
  }
  // The widths are the same in both themes.
  for (const width of pictures || scheme === 'light' ? [360, 2560, 1280] : [1280]) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 })
    // Nothing may stick out sideways at any width: the page itself never scrolls horizontally.
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect.soft(overflow, `${name} at ${width}`).toBeLessThanOrEqual(0)
    if (pictures) {
      await page.waitForTimeout(300)
      await page.screenshot({ path: join(pictures, `${name.replace(/\W+/g, '-')}-${width}-${scheme}.png`) })
    }
  }
  // Colours that fade in are looked at when they have arrived.
  await page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished)).then(() => undefined))
  expect.soft(await seriousFindings(page, scheme), name).toEqual([])
}

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`axe-core finds nothing serious, ${scheme}`, () => {
    test.use({ colorScheme: scheme, viewport: { width: 1280, height: 900 } })
    test.setTimeout(300_000)

    test('first visit and every page that an address opens', async ({ page }) => {
      await page.goto('/')
      await look(page, 'first visit', scheme)
      const dossier = await openDemonstration(page)
      for (const path of PAGES) {
        await page.goto(`/#/${dossier}/${path}`)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await look(page, path, scheme)
      }
    })

    for (const [title, states] of Object.entries(STATES)) {
      test(title, async ({ page }) => {
        await page.goto('/')
        const dossier = await openDemonstration(page)
        for (const { name, open } of states) {
          await open(page, dossier)
          await look(page, name, scheme)
        }
      })
    }
  })
}

/** Opens the demonstration; the dossier's id. */
async function openDemonstration(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Ouvrir la démonstration' }).click()
  await page.getByRole('heading', { level: 1, name: 'Exports' }).waitFor()
  return /#\/([^/]+)\//.exec(page.url())?.[1] ?? ''
}
