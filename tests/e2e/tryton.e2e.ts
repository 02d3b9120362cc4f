import { readFileSync } from 'node:fs'
import type { Download, Locator, Page } from '@playwright/test'
import { expect, test } from '@playwright/test'
import type { TrytonServer } from '../hosts/tryton/server'
import { centsOf, startTryton, stopTryton, TrytonSession, trytonDay } from '../hosts/tryton/server'
import type { ExtensionBrowser } from './with-extension'
import { allowSite, applicationTab, createDossier, exportButton, openBrowser, takePeriod } from './with-extension'

// A real Tryton, its own client in the browser, its own ledger to compare ours with. Where this machine cannot have one
// the test is skipped, and `npm test` says so.

const QUARTER = { from: '2026-07-01', to: '2026-09-30' }

// The extension speaks the browser's language, which a test cannot choose everywhere.
const PREVIEW = /^(?:Voir l'aperçu dans Écritoire|See the preview in Écritoire)$/
/** A real server answers some thirty calls, then the application takes what they gave. */
const PATIENT = { timeout: 60_000 }
const CLOSE = /^(?:Fermer|Close)$/

let browser: ExtensionBrowser | undefined
let server: TrytonServer | undefined

test.beforeAll(async ({ launchOptions, baseURL }) => {
  // A machine that has never had one installs packages and fills a database first.
  test.setTimeout(900_000)
  const started = await startTryton()
  test.skip('cannot' in started, 'cannot' in started ? `no real Tryton here: ${started.cannot}` : '')
  if ('cannot' in started) return
  server = started
  browser = await openBrowser(launchOptions, baseURL ?? '', [])
  await allowSite(browser, started.url)
})

test.afterAll(async () => {
  await browser?.close()
  stopTryton()
})

/** Signs in as an ordinary accountant does, and opens the list of customer invoices. */
async function signIn(page: Page, { url, database, user, password }: TrytonServer): Promise<void> {
  await page.goto(`${url}/#${database}`)
  await page.locator('#login').fill(user)
  await page.getByRole('button', { name: 'Connexion' }).click()
  await page.locator('.modal-dialog input[type=password]').fill(password)
  await page.locator('.modal-dialog input[type=password]').press('Enter')
  // Its menu comes last: an address that is opened earlier is forgotten.
  await page.getByText('Financier').waitFor()
  await page.goto(`${url}/#${database}/model/account.invoice;domain=${encodeURIComponent('[["type","=","out"]]')}`)
}

/** Debit less credit in cents, by the classes of the chart that both charts share. */
type Balances = Readonly<Record<string, number>>

const CLASSES = ['411', '445', '5', '7']

function balances(lines: Iterable<{ readonly account: string; readonly cents: number }>): Balances {
  const found: Record<string, number> = Object.fromEntries(CLASSES.map((each) => [each, 0]))
  for (const { account, cents } of lines) {
    const name = CLASSES.find((each) => account.startsWith(each))
    if (name === undefined) throw new Error(`an account of no expected class: ${account}`)
    found[name] = (found[name] ?? 0) + cents
  }
  return found
}

/** What Tryton's own ledger says of the quarter: the entries of its invoices and of the payments received. */
async function ledgerOf(tryton: TrytonSession): Promise<Balances> {
  const days = (field: string) => [
    [field, '>=', trytonDay(QUARTER.from)],
    [field, '<=', trytonDay(QUARTER.to)],
  ]
  const invoices = await tryton.search(
    'account.invoice',
    [['type', '=', 'out'], ['move', '!=', null], ...days('invoice_date')],
    ['move'],
  )
  const payments = await tryton.search(
    'account.move.line',
    [['invoice_payments', '!=', null], ['account.type.receivable', '=', true], ...days('move.date')],
    ['move'],
  )
  const moves = [...invoices, ...payments].map((each) => each.move)
  const lines = await tryton.search('account.move.line', [['move', 'in', moves]], ['account.code', 'debit', 'credit'])
  return balances(
    lines.map((line) => ({
      account: String((line['account.'] as { code?: unknown }).code),
      cents: centsOf(line.debit) - centsOf(line.credit),
    })),
  )
}

/** The same of a FEC, and that it balances. */
function fecBalances(text: string): Balances {
  const [header = '', ...rows] = text.trimEnd().split('\r\n')
  const at = (name: string) => header.split('\t').indexOf(name)
  const cents = (written = '') => Math.round(Number(written.replace(',', '.')) * 100)
  return balances(
    rows.map((row) => {
      const cells = row.split('\t')
      return { account: cells[at('CompteNum')] ?? '', cents: cents(cells[at('Debit')]) - cents(cells[at('Credit')]) }
    }),
  )
}

/** The same of a Quadratus file: account in columns 2 to 9, side in 42, amount in 43 to 55; customers begin with C. */
function quadratusBalances(text: string): Balances {
  const rows = text.split('\r\n').filter((row) => row.startsWith('M'))
  return balances(
    rows.map((row) => {
      const account = row.slice(1, 9).trim()
      const cents = Number(row.slice(42, 55)) * (row[41] === 'D' ? 1 : -1)
      return { account: account.startsWith('C') ? '411' : account, cents }
    }),
  )
}

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'latin1')
}

/** Exports the quarter in a format from its preview, and cancels nothing. */
async function exportQuarter(application: Page, dossier: string, format: string): Promise<string> {
  await application.goto(`/#/${dossier}/exports/nouveau?du=${QUARTER.from}&au=${QUARTER.to}`)
  const picker = application.getByRole('combobox', { name: 'Format', exact: true })
  await picker.fill(format)
  await picker.press('Tab')
  await expect(picker).toHaveValue(format)
  await application.getByRole('button', { name: 'Prévisualiser' }).click()
  await expect(application.getByText(/pièces exportées sur/).first()).toBeVisible()
  const downloading = application.waitForEvent('download')
  await application.getByRole('button', { name: 'Exporter', exact: true }).click()
  return textOf(await downloading)
}

async function cancelFirst(application: Page): Promise<void> {
  await application.getByRole('link', { name: 'Exports', exact: true }).click()
  await application.getByRole('link', { name: '1', exact: true }).click()
  await application.getByRole('button', { name: "Annuler l'export" }).click()
  const dialog = application.getByRole('dialog')
  await dialog.getByRole('textbox').first().fill('autre logiciel')
  await dialog.getByRole('radio', { name: /^Non/ }).check()
  await dialog.getByRole('button', { name: "Confirmer l'annulation" }).click()
  await expect(dialog).toBeHidden()
}

/**
 * Mends a payment in Tryton's books as its accountant does when it was put on the wrong invoice: there is another invoice
 * of that customer, later than the quarter, and the thousand euros were for that one. Amounts of posted entries cannot be
 * changed there. Returns the number of the other invoice.
 */
async function movePayment(server: TrytonServer): Promise<string> {
  const admin = await TrytonSession.open(server, 'admin', server.adminPassword)
  const [wrong] = await admin.search('account.invoice', [['number', '=', 'F2026-0002']], ['payment_lines'])
  const lines = await admin.search('account.move.line', [['id', 'in', wrong?.payment_lines]], ['credit'])
  const payment = lines.find((line) => centsOf(line.credit) === 100_000)?.id
  const [right] = (await admin.call('account.invoice.copy', [wrong?.id], {})) as number[]
  await admin.call('account.invoice.write', [right], { invoice_date: trytonDay('2026-10-20') })
  await admin.call('account.invoice.post', [right])
  await admin.call('account.invoice.write', [wrong?.id], { payment_lines: [['remove', [payment]]] })
  await admin.call('account.invoice.write', [right], { payment_lines: [['add', [payment]]] })
  const [posted] = await admin.search('account.invoice', [['id', '=', right]], ['number'])
  return String(posted?.number)
}

test('a quarter of a real Tryton: taken, exported in two formats, equal to its ledger; a changed payment is shown', async ({
  baseURL,
}) => {
  test.setTimeout(300_000)
  if (!server || !browser) throw new Error('no server')
  const tryton = await TrytonSession.open(server, server.user, server.password)
  const site = await browser.context.newPage()
  await signIn(site, server)
  // The button stands in one row with Tryton's own.
  const middleOf = async (of: Locator) => {
    const box = await of.boundingBox()
    return box ? box.y + box.height / 2 : Number.NaN
  }
  const own = site.locator('.tab-pane.active .btn-toolbar .btn').last()
  expect(Math.abs((await middleOf(exportButton(site))) - (await middleOf(own)))).toBeLessThan(2)
  await takePeriod(site, QUARTER.from, QUARTER.to)
  const panel = site.getByRole('dialog')

  const application = await applicationTab(browser, baseURL ?? '')
  await application.getByRole('link', { name: 'Nouveau dossier' }).click()
  await createDossier(application, 'Atelier Fictif SARL', '900000019')
  await expect(application.getByText('12 pièces reçues, 12 nouvelles, 0 modifiée')).toBeVisible()
  await expect(panel.getByText(/^12 .*, 12 .*, 0 /)).toBeVisible(PATIENT)
  await panel.getByRole('button', { name: PREVIEW }).click()
  await expect(application.getByText('12 pièces exportées sur 12').first()).toBeVisible()
  const dossier = /#\/([^/]+)\//.exec(application.url())?.[1] ?? ''

  // Tryton's own ledger of the quarter is what both files must say.
  const ledger = await ledgerOf(tryton)
  expect(ledger['7']).toBeLessThan(0)
  expect(fecBalances(await exportQuarter(application, dossier, 'FEC'))).toEqual(ledger)
  await cancelFirst(application)
  expect(quadratusBalances(await exportQuarter(application, dossier, 'Quadratus (Cegid Quadra)'))).toEqual(ledger)

  // The same quarter again: nothing new.
  await panel.getByRole('button', { name: CLOSE }).click()
  await takePeriod(site, QUARTER.from, QUARTER.to)
  await expect(panel.getByText(/^12 .*, 0 .*, 0 /)).toBeVisible(PATIENT)
  await panel.getByRole('button', { name: CLOSE }).click()

  // A payment is mended in Tryton: the same payment, with what changed since it was exported.
  const number = await movePayment(server)
  await takePeriod(site, QUARTER.from, QUARTER.to)
  await expect(panel.getByText(/^12 .*, 0 .*, 1 /)).toBeVisible(PATIENT)
  await expect(application.getByText('12 pièces reçues, 0 nouvelle, 1 modifiée')).toBeVisible()
  await application.getByRole('link', { name: 'Compte rendu' }).click()
  const change = application.getByRole('row').filter({ hasText: 'F2026-0002' }).filter({ hasText: number })
  await expect(change.last()).toBeVisible()
  await application.getByRole('link', { name: 'Exports', exact: true }).click()
  await expect(application.getByText('fait · 1 modifiée depuis')).toBeVisible()
})
