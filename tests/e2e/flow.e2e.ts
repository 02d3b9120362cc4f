import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Download, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'

/** First and last day of the month that lies `back` months ago, as typed. */
function month(back: number): { from: string; to: string } {
  const now = new Date()
  const first = new Date(Date.UTC(now.getFullYear(), now.getMonth() - back, 1))
  const last = new Date(Date.UTC(now.getFullYear(), now.getMonth() - back + 1, 0))
  const typed = (day: Date) => day.toISOString().slice(0, 10).split('-').reverse().join('/')
  return { from: typed(first), to: typed(last) }
}

async function openDemonstration(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: 'Ouvrir la démonstration' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Exports' })).toBeVisible()
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path())
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Fills the form of a new export and asks for the preview. */
async function preview(page: Page, back: number, format: string): Promise<void> {
  await page.getByRole('link', { name: 'Exports', exact: true }).click()
  await page.getByRole('button', { name: 'Nouvel export' }).click()
  const { from, to } = month(back)
  await page.getByLabel('Du', { exact: true }).fill(from)
  await page.getByLabel('Au', { exact: true }).fill(to)
  const picker = page.getByRole('combobox', { name: 'Format', exact: true })
  await picker.fill(format)
  await picker.press('Tab')
  await expect(picker).toHaveValue(format)
  await page.getByRole('button', { name: 'Prévisualiser' }).click()
  await expect(page.getByText(/pièces? exportées? sur/)).toBeVisible()
}

/** N and M of the sentence of the preview. */
async function counts(page: Page): Promise<{ exported: number; inPeriod: number }> {
  const sentence = await page
    .getByText(/pièces? exportées? sur/)
    .first()
    .innerText()
  const [exported = -1, inPeriod = -1] = (sentence.match(/\d+/g) ?? []).map(Number)
  return { exported, inPeriod }
}

const rows = (page: Page) => page.getByRole('button', { name: /Télécharger à nouveau/ })

test('the reference flow: preview writes nothing, export is one record, the same file comes again, cancel frees', async ({
  page,
}) => {
  await openDemonstration(page)
  await expect(rows(page)).toHaveCount(2)
  await expect(page.locator('header select option:checked')).toContainText('démonstration')

  await preview(page, 2, 'FEC')
  const first = await counts(page)
  expect(first.exported).toBeGreaterThan(0)
  expect(first.inPeriod).toBeGreaterThan(first.exported)

  // Look first: a preview cut by closing the tab leaves everything as it was.
  await page.reload()
  await page.getByRole('link', { name: 'Exports', exact: true }).click()
  await expect(rows(page)).toHaveCount(2)

  await preview(page, 2, 'FEC')
  expect(await counts(page)).toEqual(first)
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Exporter' }).click()
  const file = await downloading
  const bytes = await bytesOf(file)
  expect(file.suggestedFilename()).toMatch(/^\d{9}FEC\d{8}.*\.txt$/)
  expect(bytes.toString('utf8').split('\r\n')[0]).toMatch(/^JournalCode\tJournalLib\tEcritureNum\t/)

  await page.getByRole('link', { name: 'Exports', exact: true }).click()
  await expect(rows(page)).toHaveCount(3)
  await page.getByRole('link', { name: '3', exact: true }).click()
  await expect(page.getByText(sha256(bytes))).toBeVisible()

  // The same period again: nothing, and it says why.
  await preview(page, 2, 'FEC')
  expect((await counts(page)).exported).toBe(0)

  // Every setting changed: the bytes stay.
  await page.getByRole('link', { name: 'Exports', exact: true }).click()
  const again = page.waitForEvent('download')
  await rows(page).first().click()
  expect(sha256(await bytesOf(await again))).toBe(sha256(bytes))

  await page.getByRole('link', { name: '3', exact: true }).click()
  await page.getByRole('button', { name: "Annuler l'export" }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').first().fill('mauvais format')
  await dialog.getByRole('radio', { name: /^Non/ }).check()
  await dialog.getByRole('button', { name: "Confirmer l'annulation" }).click()
  await expect(dialog).toBeHidden()
  await preview(page, 2, 'FEC')
  expect(await counts(page)).toEqual(first)

  // The cancelled row stays, with its file.
  await page.getByRole('link', { name: 'Exports', exact: true }).click()
  await expect(rows(page)).toHaveCount(3)
  await expect(page.getByText('mauvais format')).toBeVisible()
  const cancelled = page.waitForEvent('download')
  await rows(page).first().click()
  expect(sha256(await bytesOf(await cancelled))).toBe(sha256(bytes))
})

test('a preview follows what the form asks for, and several journals can be asked for', async ({ page }) => {
  await openDemonstration(page)
  await preview(page, 2, 'FEC')
  const all = await counts(page)
  await page.getByLabel('Journal', { exact: true }).selectOption('Plusieurs…')
  await expect(page.getByText('Cochez au moins un journal.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Exporter' })).toBeDisabled()
  const one = page.getByRole('checkbox', { name: 'Ventes' })
  await one.check()
  await expect.poll(async () => (await counts(page)).inPeriod).toBeLessThan(all.inPeriod)
  const sales = await counts(page)
  await page.getByRole('checkbox', { name: 'Achats' }).check()
  await expect.poll(async () => (await counts(page)).inPeriod).toBeGreaterThan(sales.inPeriod)

  // Another period is typed: the old preview cannot leave meanwhile.
  await page.getByLabel('Du', { exact: true }).fill('31/02/2026')
  await expect(page.getByRole('button', { name: 'Exporter' })).toBeDisabled()
  await page.getByLabel('Du', { exact: true }).fill(month(5).from)
  await expect(page.getByRole('button', { name: 'Exporter' })).toBeEnabled()
  expect((await counts(page)).inPeriod).toBeGreaterThan(sales.inPeriod)

  // What scrolls in its own frame does not make the page longer.
  await page.getByRole('tab', { name: 'Fichier' }).click()
  await expect(page.locator('.file-columns')).toBeVisible()
  const empty = await page.evaluate(() => {
    const main = document.querySelector('main')?.getBoundingClientRect()
    return document.documentElement.scrollHeight - scrollY - (main?.bottom ?? 0)
  })
  expect(empty).toBeLessThan(2)
})

test('two tabs press « Exporter » at the same moment: one wins, the other is told', async ({ context }) => {
  const one = await context.newPage()
  await openDemonstration(one)
  const two = await context.newPage()
  await two.goto(one.url())
  await preview(one, 2, 'FEC')
  await preview(two, 2, 'FEC')
  await Promise.all([
    one.getByRole('button', { name: 'Exporter' }).click(),
    two.getByRole('button', { name: 'Exporter' }).click(),
  ])
  const told = /autre onglet|entre-temps/i
  await expect
    .poll(async () => (await one.getByText(told).count()) + (await two.getByText(told).count()), { timeout: 30_000 })
    .toBeGreaterThan(0)
  await one.getByRole('link', { name: 'Exports', exact: true }).click()
  await expect(rows(one)).toHaveCount(3)
})

test.describe('offline', () => {
  test.use({ serviceWorkers: 'allow' })

  test('a new dossier takes a Factur-X and exports it, with no network and no request to anywhere else', async ({
    context,
    page,
    baseURL,
  }) => {
    const foreign: string[] = []
    context.on('request', (request) => {
      if (!request.url().startsWith(baseURL ?? '') && !request.url().startsWith('blob:')) foreign.push(request.url())
    })
    await page.goto('/')
    await page.waitForFunction(
      () => navigator.serviceWorker.controller !== null || navigator.serviceWorker.ready.then(() => true),
    )
    await page.getByRole('button', { name: 'Nouveau dossier' }).click()
    await page.getByLabel('Nom', { exact: false }).first().fill('Au bon moulin')
    await page.getByLabel('Du', { exact: true }).fill('01/01/2017')
    await page.getByLabel('Au', { exact: true }).fill('31/12/2017')
    await page.getByRole('button', { name: 'Créer le dossier' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Exports' })).toBeVisible()
    await context.setOffline(true)
    await page.reload()
    await page.getByRole('link', { name: 'Importer' }).click()
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choisir des fichiers' }).click()
    await (await choosing).setFiles(
      'tests/samples/einvoice/corpus_ZUGFeRDv2_fail_FNFE-factur-x-examples_Facture_FR_EN16931.pdf',
    )
    await expect(page.getByText('FA-2017-0010').first()).toBeVisible()
    await context.setOffline(false)
    expect(foreign).toEqual([])
  })
})
