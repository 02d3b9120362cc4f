import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'

const PASSPHRASE = 'quatre mots sans rapport'

async function digestOf(page: Page, press: () => Promise<void>): Promise<string> {
  const downloading = page.waitForEvent('download')
  await press()
  return createHash('sha256')
    .update(readFileSync(await (await downloading).path()))
    .digest('hex')
}

const again = (page: Page, number: number) => () =>
  page.getByRole('button', { name: `Télécharger à nouveau l'export ${number}` }).click()

/** Opens the demonstration; returns the first part of its addresses. */
async function demonstration(page: Page): Promise<string> {
  await page.goto('/')
  await page.getByRole('button', { name: 'Ouvrir la démonstration' }).click()
  await page.getByRole('heading', { level: 1, name: 'Exports' }).waitFor()
  return `/#/${/#\/([^/]+)\//.exec(page.url())?.[1]}`
}

async function lock(page: Page, dossier: string, name = ''): Promise<void> {
  await page.goto(`${dossier}/parametrage/protection`)
  await expect(page.getByText('Si vous oubliez la phrase secrète, tout est perdu', { exact: false })).toBeVisible()
  const set = page.getByRole('button', { name: 'Verrouiller ce dossier' })
  await page.getByLabel('Phrase secrète', { exact: true }).fill(PASSPHRASE)
  await page.getByLabel('La même, encore une fois').fill(PASSPHRASE)
  await page.getByLabel('Nom montré quand il est verrouillé').fill(name)
  await expect(set).toBeDisabled()
  await page.getByLabel(/^J’ai noté la phrase secrète/).check()
  await set.click()
  await expect(page.getByText('Ce dossier est chiffré.', { exact: false })).toBeVisible()
}

async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByLabel('Phrase secrète', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: 'Ouvrir', exact: true }).click()
}

/** Everything that lies in the browser's database, as one text in which a plain string would be seen. */
async function lying(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const db = await done(indexedDB.open('ecritoire'))
    const texts: string[] = []
    for (const name of db.objectStoreNames) {
      for (const row of await done(db.transaction(name).objectStore(name).getAll())) {
        texts.push(
          JSON.stringify(row, (_, value: unknown) =>
            value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value,
          ),
        )
      }
    }
    db.close()
    return texts.join('\n')
  })
}

test('the demonstration locked: nothing readable, wrong then right passphrase, the same digests, unlocked for good', async ({
  page,
}) => {
  const dossier = await demonstration(page)
  const before = await digestOf(page, again(page, 1))
  expect(await lying(page)).toContain('Atelier')
  await lock(page, dossier)
  const sealed = await lying(page)
  for (const word of ['Atelier', 'F-2026-0', '411', 'démonstration']) expect(sealed).not.toContain(word)

  // A deep link after a reload: the passphrase is asked for, then the page comes.
  await page.goto(`${dossier}/pieces?q=F-2026-016`)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Dossier verrouillé' }).waitFor()
  await expect(page.getByRole('combobox', { name: 'Dossier' })).toContainText('Dossier verrouillé')
  await unlock(page, 'pas la bonne phrase')
  await expect(page.getByText('Ce n’est pas la bonne phrase secrète.')).toBeVisible()
  await unlock(page)
  await expect(page.getByRole('link', { name: 'F-2026-016' })).toBeVisible()

  await page.getByRole('link', { name: 'Exports', exact: true }).click()
  expect(await digestOf(page, again(page, 1))).toBe(before)
  await page.keyboard.press('n')
  await page.getByRole('button', { name: /^Tout ce qui attend/ }).click()
  await page.getByText(/pièces exportées sur/).waitFor()
  const made = await digestOf(page, () => page.keyboard.press('Control+Enter'))
  expect(await lying(page)).not.toContain('Atelier')

  // Locked by hand; the demonstration's button finds it again and asks.
  await page.getByRole('button', { name: 'Verrouiller', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Dossier verrouillé' }).waitFor()
  await page.goto('/#/dossiers')
  await page.getByRole('button', { name: 'Ouvrir la démonstration' }).click()
  await unlock(page)
  await page.getByRole('heading', { level: 1, name: 'Exports' }).waitFor()
  expect(await digestOf(page, again(page, 3))).toBe(made)

  await page.goto(`${dossier}/parametrage/protection`)
  await page.getByLabel('Phrase secrète', { exact: true }).fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Retirer le verrou' }).click()
  await expect(page.getByText('Le verrou est retiré', { exact: false })).toBeVisible()
  await page.goto(`${dossier}/exports`)
  await page.reload()
  expect(await digestOf(page, again(page, 3))).toBe(made)
  expect(await lying(page)).toContain('Atelier')
})

test('two tabs: each asks for itself, locking closes both; files dropped on a locked dossier wait', async ({
  context,
}) => {
  const one = await context.newPage()
  const dossier = await demonstration(one)
  const two = await context.newPage()
  await two.goto(`${dossier}/pieces`)
  await two.getByRole('heading', { level: 1 }).waitFor()
  await lock(one, dossier, 'Mon atelier')
  const locked = two.getByRole('heading', { level: 1, name: 'Mon atelier : dossier verrouillé' })
  await expect(locked).toBeVisible()
  // Dropped on the locked page: asked for the passphrase, then taken.
  const invoice = readFileSync(
    'tests/samples/einvoice/corpus_ZUGFeRDv2_fail_FNFE-factur-x-examples_Facture_FR_EN16931.pdf',
  ).toString('base64')
  const dropped = await two.evaluateHandle((base64) => {
    const transfer = new DataTransfer()
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    transfer.items.add(new File([bytes], 'facture.pdf', { type: 'application/pdf' }))
    return transfer
  }, invoice)
  await two.dispatchEvent('body', 'drop', { dataTransfer: dropped })
  await unlock(two)
  await expect(two.getByText('FA-2017-0010').first()).toBeVisible()
  await one.getByRole('button', { name: 'Verrouiller', exact: true }).first().click()
  await expect(one.getByRole('heading', { level: 1, name: /dossier verrouillé/ })).toBeVisible()
  await expect(locked).toBeVisible()
})

test('a protected backup with a locked dossier is restored with both passphrases', async ({
  browser,
  page,
  baseURL,
}) => {
  const dossier = await demonstration(page)
  const digest = await digestOf(page, again(page, 2))
  await lock(page, dossier)
  await page.goto(`${dossier}/sauvegarde`)
  await page.getByLabel('Protéger ce fichier par une phrase secrète').check()
  await page.getByLabel('Phrase secrète', { exact: true }).fill('phrase de la sauvegarde')
  await page.getByLabel('La même, encore une fois').fill('phrase de la sauvegarde')
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Télécharger une sauvegarde' }).click()
  const file = await (await downloading).path()

  const context = await browser.newContext({ baseURL: baseURL ?? '', locale: 'fr-FR' })
  const other = await context.newPage()
  await other.goto('/#/dossiers/sauvegarde')
  const choosing = other.waitForEvent('filechooser')
  await other.getByRole('button', { name: 'Choisir une sauvegarde' }).click()
  await (await choosing).setFiles(file)
  await other.getByLabel('Phrase secrète du fichier').fill('phrase de la sauvegarde')
  await other.getByRole('button', { name: 'Ouvrir le fichier' }).click()
  const restore = other.getByRole('button', { name: /^Restaurer 1 dossier/ })
  await expect(restore).toBeDisabled()
  await other.getByLabel('Phrase secrète de Dossier verrouillé').fill(PASSPHRASE)
  await restore.click()
  await expect(other.getByText(/2 empreintes recalculées et conformes/)).toBeVisible()
  await other.goto(`${dossier}/exports`)
  expect(await digestOf(other, again(other, 2))).toBe(digest)
  expect(await lying(other)).not.toContain('Atelier')
  await context.close()
})

test('left alone for the time that was chosen, it locks itself', async ({ page }) => {
  await page.clock.install()
  const dossier = await demonstration(page)
  await lock(page, dossier)
  await page.goto(`${dossier}/exports`)
  await page.getByRole('heading', { level: 1, name: 'Exports' }).waitFor()
  await page.clock.runFor(14 * 60_000)
  await page.keyboard.press('Shift')
  // A clock that is set back meanwhile does not keep it open.
  await page.clock.setSystemTime(new Date('2019-01-01T09:00:00Z'))
  await page.clock.runFor(14 * 60_000)
  await expect(page.getByRole('heading', { level: 1, name: 'Exports' })).toBeVisible()
  await page.clock.runFor(2 * 60_000)
  await expect(page.getByRole('heading', { level: 1, name: 'Dossier verrouillé' })).toBeVisible()
})
