import type { Page } from '@playwright/test'
import { expect, test } from '@playwright/test'

/** The field that has the focus, by its place in the form. */
const focused = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.field ?? '')

/** Goes on with Tab to a field, however many lie between, and types into it. */
async function type(page: Page, field: string, text: string): Promise<void> {
  for (let steps = 0; steps < 60 && (await focused(page)) !== field; steps++) await page.keyboard.press('Tab')
  expect(await focused(page)).toBe(field)
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
}

/** Opens the form of a kind of document from the list, by the keyboard alone. */
async function open(page: Page, kind: string): Promise<void> {
  await page.getByRole('link', { name: 'Pièces', exact: true }).press('Enter')
  await page.getByText('Nouvelle pièce', { exact: true }).press('Enter')
  await page.getByRole('link', { name: kind, exact: true }).press('Enter')
  // The first field that has to be filled in takes the focus by itself.
  await expect.poll(() => focused(page)).not.toBe('')
}

async function save(page: Page, number: string): Promise<void> {
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible()
}

const account = (page: Page, number: string) => page.getByRole('cell', { name: number }).first()

test.slow()

test('an invoice, its deposit, a credit note, a payment and a purchase are typed without a mouse', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Ouvrir la démonstration' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Exports' })).toBeVisible()

  await test.step('a deposit invoice', async () => {
    await open(page, 'Facture d’acompte')
    await type(page, 'number', 'K-1')
    await type(page, 'party.name', 'Clavier SARL')
    await type(page, 'lines.0.label', 'Acompte')
    await type(page, 'lines.0.net', '600')
    await save(page, 'K-1')
    await expect(account(page, '419100')).toBeVisible()
  })
  await test.step('an invoice of two lines, of which the second takes the deposit back', async () => {
    await open(page, 'Facture')
    await type(page, 'number', 'K-2')
    await type(page, 'party.name', 'Clavier SARL')
    await type(page, 'lines.0.label', 'Chantier')
    await type(page, 'lines.0.quantity', '2')
    await type(page, 'lines.0.unitPrice', '1000')
    await page.keyboard.press('Enter')
    await type(page, 'lines.1.label', 'Reprise de l’acompte')
    await type(page, 'lines.1.net', '-600')
    // Beside the line: what is rarely needed.
    await page.getByRole('button', { name: 'Détails de la ligne 2' }).press('Enter')
    await type(page, 'lines.1.deposit', 'K-1')
    await save(page, 'K-2')
    await expect(account(page, '419100')).toBeVisible()
    await expect(page.getByText('1 680,00', { exact: false }).first()).toBeVisible()
  })
  await test.step('a credit note on it', async () => {
    await open(page, 'Avoir')
    await type(page, 'number', 'K-3')
    await type(page, 'party.name', 'Clavier SARL')
    await type(page, 'refersTo', 'K-2')
    await type(page, 'lines.0.label', 'Remise')
    await type(page, 'lines.0.net', '100')
    await save(page, 'K-3')
  })
  await test.step('its payment', async () => {
    await open(page, 'Règlement reçu')
    await type(page, 'party.name', 'Clavier SARL')
    await type(page, 'amount', '1560')
    await type(page, 'number', 'K-4')
    await type(page, 'allocations.0.number', 'K-2')
    await type(page, 'allocations.0.amount', '1560')
    await save(page, 'K-4')
    await expect(account(page, '512000')).toBeVisible()
  })
  await test.step('a purchase', async () => {
    await open(page, 'Facture d’achat')
    await type(page, 'number', 'K-5')
    await type(page, 'party.name', 'Papeterie')
    await type(page, 'lines.0.label', 'Papier')
    await type(page, 'lines.0.net', '50')
    await save(page, 'K-5')
    await expect(account(page, '401000')).toBeVisible()
  })
})

test('a day is typed or picked in the calendar, and Ctrl S saves what is typed', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Ouvrir la démonstration' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Exports' })).toBeVisible()
  await open(page, 'Facture')
  const day = page.getByLabel('Date', { exact: true }).first()
  await day.press('Alt+ArrowDown')
  // The browser's own calendar: what it gives is what a page hears of it.
  await page.keyboard.press('Escape')
  const calendar = page.locator('.day-box input[type=date]').first()
  await calendar.evaluate((input: HTMLInputElement) => {
    input.value = '2026-09-03'
    input.dispatchEvent(new Event('change', { bubbles: true }))
  })
  await expect(day).toHaveValue('03/09/2026')
  await type(page, 'number', 'S-1')
  await type(page, 'party.name', 'Clavier SARL')
  await type(page, 'lines.0.label', 'Conseil')
  await type(page, 'lines.0.net', '10')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('heading', { level: 1, name: 'S-1' })).toBeVisible()
})
