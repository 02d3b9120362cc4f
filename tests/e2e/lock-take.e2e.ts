import { expect, test } from '@playwright/test'
import { RECORDED, serveTryton, TRYTON } from './fake-tryton'
import { allowSite, createDossier, openBrowser, takePeriod } from './with-extension'

const PASSPHRASE = 'quatre mots sans rapport'
const LIST = `${TRYTON}/#demo/model/account.invoice;domain=%5B%5D`

test('what the extension hands to a locked dossier waits for its passphrase, and nothing is lost', async ({
  launchOptions,
  baseURL,
}) => {
  const address = baseURL ?? ''
  const browser = await openBrowser(launchOptions, address, [`${TRYTON}/*`])
  try {
    await serveTryton(browser.context, () => () => undefined)
    await allowSite(browser, TRYTON)
    const first = await browser.context.newPage()
    await first.goto('/#/dossiers/nouveau')
    await createDossier(first, 'Atelier Fictif SARL', '900000019')
    await first.getByRole('heading', { level: 1, name: 'Exports' }).waitFor()
    await first.goto(first.url().replace(/exports.*/, 'parametrage/protection'))
    await first.getByLabel('Phrase secrète', { exact: true }).fill(PASSPHRASE)
    await first.getByLabel('La même, encore une fois').fill(PASSPHRASE)
    await first.getByLabel(/^J’ai noté la phrase secrète/).check()
    await first.getByRole('button', { name: 'Verrouiller ce dossier' }).click()
    await first.getByRole('button', { name: 'Retirer le verrou' }).waitFor()
    await first.close()

    const site = await browser.context.newPage()
    await site.goto(LIST)
    await takePeriod(site, RECORDED.from, RECORDED.to)
    const ours = () => browser.context.pages().find((page) => page.url().startsWith(address))
    await expect.poll(() => ours()?.url()).toContain('reception')
    const application = ours()
    if (!application) throw new Error('no tab of the application')
    await application.getByRole('heading', { name: 'Atelier Fictif SARL : dossier verrouillé' }).waitFor()
    // Closed while it waits: the extension still has it, and offers it again.
    await application.reload()
    await application.getByLabel('Phrase secrète', { exact: true }).fill(PASSPHRASE)
    await application.getByRole('button', { name: 'Ouvrir', exact: true }).click()
    await expect(application.getByText('16 pièces reçues, 16 nouvelles, 0 modifiée')).toBeVisible()
    await application.getByRole('link', { name: 'Prévisualiser l’export du 01/07/2026 au 31/10/2026' }).click()
    await expect(application.getByText(/16 pièces exportées sur 16/)).toBeVisible()
  } finally {
    await browser.close()
  }
})
