import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'

async function newDossier(page: Page, regime: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: 'Nouveau dossier' }).click()
  await page.getByLabel('Nom', { exact: false }).first().fill('Au bon moulin')
  await page.getByLabel('Du', { exact: true }).fill('01/01/2026')
  await page.getByLabel('Au', { exact: true }).fill('31/12/2026')
  await page.getByLabel('Exigibilité', { exact: false }).selectOption({ label: regime })
  await page.getByRole('button', { name: 'Créer le dossier' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Exports' })).toBeVisible()
}

/** Imports a table as a person does: chosen, then confirmed as it is proposed. */
async function importTable(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('link', { name: 'Importer', exact: true }).click()
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choisir des fichiers' }).click()
  await (await choosing).setFiles([{ name, mimeType: 'text/csv', buffer: Buffer.from(text) }])
  await page.getByRole('button', { name: /^Prendre \d+ pièce/ }).click()
  await expect(page.getByRole('button', { name: /^Prendre \d+ pièce/ })).toHaveCount(0)
}

const HEAD = 'Numéro;Date;Client;HT;TVA;TTC'

test('two papers with one number are both kept, shown side by side, and one click says which holds', async ({
  page,
}) => {
  await newDossier(page, 'Sur les débits (à la facture)')
  await importTable(page, 'mars.csv', `${HEAD}\nF-7;01/03/2026;Alpha;100,00;20,00;120,00\n`)
  await importTable(page, 'avril.csv', `${HEAD}\nF-7;09/04/2026;Beta;70,00;14,00;84,00\n`)
  await page.getByRole('link', { name: 'Pièces', exact: true }).click()
  await page.getByRole('link', { name: 'F-7' }).first().click()
  await expect(page.getByText('Deux pièces portent le n° F-7')).toBeVisible()
  const table = page.getByRole('table', { name: 'Ce qui distingue les deux pièces n° F-7' })
  await expect(table.getByRole('row', { name: /^Tiers/ })).toContainText(/Alpha/)
  await expect(table.getByRole('row', { name: /^Tiers/ })).toContainText(/Beta/)
  await expect(table.getByRole('row', { name: /^Total TTC/ })).toContainText('84,00')
  await page.getByRole('button', { name: 'Garder seulement l’autre' }).click()
  await expect(page.getByText('Deux pièces portent le n° F-7')).toHaveCount(0)
  await page.getByRole('link', { name: 'Pièces', exact: true }).click()
  await expect(page.getByRole('link', { name: 'F-7' })).toHaveCount(1)
})

test('on receipts a payment without its invoice is booked in the meantime, from its own page', async ({ page }) => {
  await newDossier(page, 'Sur les encaissements (services, au règlement)')
  const payments = 'Date paiement;Client;Montant réglé;Mode de règlement;Facture réglée;N° règlement'
  await importTable(page, 'reglements.csv', `${payments}\n05/03/2026;Alpha;60,00;Virement;F-99;R-1\n`)
  await page.getByRole('link', { name: 'Pièces', exact: true }).click()
  await page.getByRole('link', { name: 'R-1' }).first().click()
  await page.getByRole('button', { name: 'Comptabiliser en attendant la facture' }).click()
  await expect(page.getByText(/passé au crédit du client, sans TVA/)).toBeVisible()
  await expect(page.getByRole('cell', { name: '512000' })).toBeVisible()
})
