import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'

const row = (page: Page, at: number) => page.getByRole('group', { name: new RegExp(`^Colonne ${at}\\b`) })

/** Opens the demonstration's own formats. */
async function openFormats(page: Page): Promise<string> {
  await page.goto('/')
  await page.getByRole('button', { name: 'Ouvrir la démonstration' }).click()
  await page.getByRole('heading', { level: 1, name: 'Exports' }).waitFor()
  const dossier = /#\/([^/]+)\//.exec(page.url())?.[1] ?? ''
  await page.goto(`/#/${dossier}/parametrage/formats`)
  await page.getByRole('heading', { level: 1, name: /Formats personnalisés/ }).waitFor()
  return dossier
}

test('a format is built by keyboard, seen on one’s own documents, exported, and keeps its bytes', async ({ page }) => {
  const dossier = await openFormats(page)
  await page.getByLabel('Nom du format').fill('Logiciel du cabinet')
  await page.getByRole('button', { name: 'Créer', exact: true }).click()
  await expect(row(page, 1).getByLabel('Valeur')).toHaveValue('{journal.code}')

  // The live preview is made of the demonstration's documents.
  const trial = page.getByRole('region', { name: 'Aperçu sur vos pièces' })
  await expect(trial.getByText(/lignes sur \d+/)).toBeVisible()
  await expect(trial.getByRole('columnheader', { name: 'Échéance' })).toBeVisible()

  // Alt Enter adds, a word finds the field, Alt ↑ moves, Alt Delete removes.
  await row(page, 9).getByLabel('Valeur').press('Alt+Enter')
  const added = row(page, 10)
  await added.getByLabel('Titre').fill('Pays')
  await added.getByLabel('Valeur').fill('pays')
  await page.getByRole('option', { name: /^Pays du tiers/ }).waitFor()
  await added.getByLabel('Valeur').press('ArrowDown')
  await added.getByLabel('Valeur').press('Enter')
  await expect(added.getByLabel('Valeur')).toHaveValue('{party.country}')
  await added.getByLabel('Valeur').press('Alt+ArrowUp')
  await expect(row(page, 9).getByLabel('Titre')).toHaveValue('Pays')
  await row(page, 10).getByLabel('Titre').press('Alt+Delete')
  await expect(page.getByRole('group', { name: /^Colonne 10/ })).toHaveCount(0)

  // A formula that is wrong says where, beside its field, and nothing is kept.
  const label = row(page, 6).getByLabel('Valeur')
  await label.fill('{left(libelle; 12)}')
  await expect(row(page, 6).getByText(/Caractère 7 : « libelle » n’est pas un champ/)).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/ne peut pas être gardé tel quel/)).toBeVisible()
  await label.fill('{upper(left(plain(label); 12))}')
  await page.getByLabel('Forme des dates').fill('AAAAMMJJ')
  await page.getByLabel('Jeu de caractères').selectOption({ label: 'Windows-1252' })
  await page.getByLabel('Sens : débit').press('Escape')
  await expect(trial.getByText(/^\d{8}$/).first()).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/Enregistré/).first()).toBeVisible()

  // It is chosen like any other, first in the list.
  await page.goto(`/#/${dossier}/exports/nouveau`)
  const picker = page.getByRole('combobox', { name: 'Format', exact: true })
  await picker.fill('Logiciel du cabinet')
  await picker.press('Tab')
  await expect(picker).toHaveValue('Logiciel du cabinet')
  await page.getByRole('button', { name: /^Tout ce qui attend/ }).click()
  await page.getByText(/pièces exportées sur/).waitFor()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Exporter' }).click()
  const file = await downloading
  expect(file.suggestedFilename()).toMatch(/^ecritures_\d{4}-\d\d_3\.csv$/)
  const bytes = readFileSync(await file.path())
  const [titles, ...lines] = bytes.toString('latin1').split('\r\n')
  expect(titles).toBe('Journal;Date;Pi\u00e8ce;Compte;Auxiliaire;Libell\u00e9;D\u00e9bit;Cr\u00e9dit;Pays')
  expect(lines.length).toBeGreaterThan(20)
  expect(lines[0]).toMatch(/^[A-Z]{2};\d{8};[^;]+;\d{6};[A-Z0-9]*;"?[ -~]{1,14}"?;(\d+,\d\d)?;(\d+,\d\d)?;[A-Z]{2}$/)

  // Removed, what has left is given again byte for byte and shown by its columns.
  await page.goto(`/#/${dossier}/parametrage/formats`)
  await page.getByRole('button', { name: 'Retirer Logiciel du cabinet' }).click()
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/Enregistré/).first()).toBeVisible()
  await page.goto(`/#/${dossier}/exports`)
  const again = page.waitForEvent('download')
  await page
    .getByRole('button', { name: /Télécharger à nouveau/ })
    .first()
    .click()
  expect(readFileSync(await (await again).path()).equals(bytes)).toBe(true)
  await page.getByRole('link', { name: '3', exact: true }).click()
  await page.getByRole('tab', { name: 'Fichier' }).click()
  await expect(page.getByRole('columnheader', { name: 'Pays' })).toBeVisible()
})

test('a format goes out as a file and comes back; another starts from the FEC; a sample gives its titles', async ({
  page,
}) => {
  await openFormats(page)
  await page.getByLabel('Partir de').selectOption({ label: 'Un format de la liste' })
  const picker = page.getByRole('combobox', { name: 'Format de départ' })
  await picker.fill('FEC')
  await picker.press('Tab')
  await page.getByRole('button', { name: 'Créer', exact: true }).click()
  await expect(row(page, 18).getByLabel('Titre')).toHaveValue('Idevise')
  await page.getByRole('button', { name: '← Tous les formats' }).click()

  const leaving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Exporter Mon format en fichier' }).click()
  const file = await leaving
  expect(file.suggestedFilename()).toBe('format-Mon-format.json')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /^Reprendre un format exporté/ }).click()
  await (await choosing).setFiles(await file.path())
  await expect(row(page, 18).getByLabel('Titre')).toHaveValue('Idevise')
  await expect(page.getByLabel('Nom du format')).toHaveValue('Mon format 2')
  await page.getByRole('button', { name: '← Tous les formats' }).click()

  const sample = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /^D’après un fichier modèle/ }).click()
  await (await sample).setFiles({
    name: 'modele.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Date;N° compte;Libellé;Débit;Crédit;Agence\r\n01/02/2026;411000;Essai;12,00;0,00;B\r\n'),
  })
  await expect(page.getByText(/À compléter.*Agence/)).toBeVisible()
  const values = ['{date}', '{account}', '{label}', '{debit}', '{credit}', '']
  for (const [i, value] of values.entries()) await expect(row(page, i + 1).getByLabel('Valeur')).toHaveValue(value)
})
