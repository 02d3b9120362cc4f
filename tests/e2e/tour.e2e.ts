import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'

/** Where the readme's pictures go when they are made anew (`npm run pictures`); the tour itself is tested every time. */
const pictures = process.env.PICTURES

async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  // Nothing moves: fields without caret, no hovered row.
  await page.mouse.move(0, 0)
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled', caret: 'hide' })
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

// The steps are those of the readme, in its words.
test('the five-minute tour of the readme', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })

  await test.step('1. the demonstration', async () => {
    await page.goto('/')
    await page.getByRole('button', { name: 'Ouvrir la démonstration' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Exports' })).toBeVisible()
  })
  await test.step('2. two exports, and what waits', async () => {
    await expect(page.getByRole('button', { name: /Télécharger à nouveau/ })).toHaveCount(2)
    await picture(page, 'exports')
    await page.keyboard.press('n')
    await expect(page.getByRole('heading', { level: 1, name: 'Nouvel export' })).toBeVisible()
  })
  await test.step('3. the preview', async () => {
    await page.getByRole('button', { name: /^Tout ce qui attend/ }).click()
    await expect(page.getByText(/\d+ pièces exportées sur \d+ de la période/)).toBeVisible()
    await expect(page.getByRole('button', { name: /^1 bloquée/ }).first()).toBeVisible()
    await picture(page, 'preview')
  })
  await test.step('4. anomalies and file', async () => {
    await page.getByRole('tab', { name: 'Anomalies' }).click()
    await expect(page.getByText('Aucun compte de TVA pour le taux de 8,5', { exact: false }).last()).toBeVisible()
    await page.getByRole('tab', { name: 'Fichier' }).click()
    await expect(page.getByRole('columnheader', { name: 'Libellé libre' }).first()).toBeVisible()
    await page.getByRole('button', { name: 'Octets' }).click()
    await page.getByRole('region', { name: 'Fichier' }).getByRole('button').nth(3).click()
    await expect(page.getByText(/^\d+–\d+ /)).toBeVisible()
    await picture(page, 'file')
  })
  let digest = ''
  await test.step('5. Exporter', async () => {
    const downloading = page.waitForEvent('download')
    await page.keyboard.press('Control+Enter')
    digest = sha256(readFileSync(await (await downloading).path()))
    await expect(page.getByRole('button', { name: /Télécharger à nouveau/ })).toHaveCount(3)
  })
  await test.step('6. the same file again, and its digest', async () => {
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: "Télécharger à nouveau l'export 3" }).click()
    expect(sha256(readFileSync(await (await downloading).path()))).toBe(digest)
    await page.getByRole('link', { name: '3', exact: true }).click()
    await expect(page.getByText(digest)).toBeVisible()
    await picture(page, 'export')
  })
  await test.step("7. Annuler l'export", async () => {
    await page.getByRole('button', { name: "Annuler l'export" }).click()
    await page.getByRole('textbox', { name: 'Raison de l’annulation' }).fill('Pour voir')
    await page.getByRole('radio', { name: /^Non/ }).check()
    await page.getByRole('button', { name: "Confirmer l'annulation" }).click()
    await page.getByRole('link', { name: '← Retour' }).click()
    await expect(page.getByText('annulé · Pour voir')).toBeVisible()
  })
  await test.step('8. a dossier of one’s own', async () => {
    await page.getByRole('combobox', { name: 'Dossier' }).selectOption({ label: 'Tous les dossiers…' })
    await page.getByRole('button', { name: 'Nouveau dossier' }).click()
    await page.getByLabel('Nom de la société').fill('Au bon moulin')
    await page.getByLabel('Du', { exact: true }).fill('01/01/2017')
    await page.getByLabel('Au', { exact: true }).fill('31/12/2017')
    await page.getByRole('button', { name: 'Créer le dossier' }).click()
    await page.getByRole('link', { name: 'Importer' }).first().click()
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choisir des fichiers' }).click()
    await (await choosing).setFiles(
      'tests/samples/einvoice/corpus_ZUGFeRDv2_fail_FNFE-factur-x-examples_Facture_FR_EN16931.pdf',
    )
    await page.getByRole('link', { name: 'FA-2017-0010' }).click()
    // The new dossier has no SIREN yet: the document asks which side it is on.
    await page.getByRole('button', { name: 'C’est une vente' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Facture FA-2017-0010' })).toBeVisible()
    await picture(page, 'document')
    await page.keyboard.press('n')
    await page.getByRole('button', { name: /^novembre 2017/ }).click()
    await expect(page.getByText('1 pièce exportée sur 1 de la période')).toBeVisible()
  })
})
