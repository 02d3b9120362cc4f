import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'

const FEC = readFileSync('tests/formats/expected/fec/812345676FEC20261231_1.txt')
const QUADRATUS = readFileSync('tests/formats/expected/quadratus/QUADRA_TOUS_2026-10_1.txt')

async function openDemonstration(page: Page): Promise<string> {
  await page.goto('/')
  await page.getByRole('button', { name: 'Ouvrir la démonstration' }).click()
  await page.getByRole('heading', { level: 1, name: 'Exports' }).waitFor()
  return /#\/([^/]+)\//.exec(page.url())?.[1] ?? ''
}

async function choose(page: Page, button: string, name: string, bytes: Buffer): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button, exact: true }).click()
  await (await choosing).setFiles({ name, mimeType: 'text/plain', buffer: bytes })
}

test('a FEC with faults, dropped on Importer, is examined: verdict, findings by line, and the bytes of a line', async ({
  page,
}) => {
  const dossier = await openDemonstration(page)
  await page.goto(`/#/${dossier}/importer`)
  const wrong = Buffer.from(FEC.toString('utf8').replace('1200,00', '1200.01'))
  await choose(page, 'Choisir des fichiers', '812345676FEC20261231.txt', wrong)
  await page.getByRole('heading', { level: 1, name: 'Examiner un fichier' }).waitFor()
  await expect(page.getByText('dirait ce fichier non conforme')).toBeVisible()
  await expect(page.getByText('Un montant contient un point.')).toBeVisible()
  await expect(page.getByText('Une écriture n’est pas équilibrée (débit moins crédit).')).toBeVisible()
  const line = String(
    wrong
      .toString('utf8')
      .split('\r\n')
      .findIndex((each) => each.includes('1200.01')) + 1,
  )
  const row = page.getByRole('row', { name: /1200\.01/ })
  await row.getByRole('button', { name: line, exact: true }).click()
  await expect(page.getByRole('tab', { name: 'Fichier' })).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('button', { name: '1200.01' }).click()
  await expect(page.locator('.chosen-field')).toContainText('31 32 30 30 2E 30 31')
  // Nothing of it entered the books.
  await page.goto(`/#/${dossier}/importer`)
  await expect(page.getByText('812345676FEC20261231.txt')).toHaveCount(0)
})

test('a Quadratus is shown as entries, totals and columns; another format may be chosen', async ({ page }) => {
  const dossier = await openDemonstration(page)
  await page.goto(`/#/${dossier}/examiner`)
  await choose(page, 'Choisir un fichier', 'de-mon-comptable.dat', QUADRATUS)
  await expect(page.getByText('équilibré', { exact: true })).toBeVisible()
  await expect(page.getByLabel('Lu comme')).toHaveValue('quadratus')
  await expect(page.getByRole('tab', { name: 'Anomalies' })).toBeVisible()
  const entries = page.getByRole('region', { name: 'Écritures' })
  await expect(entries.getByText('CSOCGENE').first()).toBeVisible()
  await page.getByRole('tab', { name: 'Totaux' }).click()
  await expect(page.getByRole('table', { name: 'Par journal' }).getByRole('row')).not.toHaveCount(1)
  await page.getByRole('tab', { name: 'Fichier' }).click()
  await expect(page.getByRole('columnheader', { name: 'Numéro de compte' }).first()).toBeVisible()

  await page.getByLabel('Lu comme').selectOption({ label: 'Un autre format…' })
  const picker = page.getByRole('combobox', { name: 'Format' })
  await picker.fill('XIMPORT')
  await page.getByRole('option', { name: /^Ciel/ }).click()
  await expect(page.getByRole('tab', { name: /^Anomalies \(/ })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByText('La ligne n’a pas la longueur du format (trouvée / attendue).')).toBeVisible()
})

test('what holds no entries says so', async ({ page }) => {
  const dossier = await openDemonstration(page)
  await page.goto(`/#/${dossier}/examiner`)
  await choose(page, 'Choisir un fichier', 'facture.pdf', Buffer.from('%PDF-1.7\n'))
  await expect(page.getByText('« facture.pdf » n’est pas un fichier d’écritures.')).toBeVisible()
})
