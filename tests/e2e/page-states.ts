import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'

/** A state of a page, reached by hand. */
interface State {
  readonly name: string
  readonly open: (page: Page, dossier: string) => Promise<unknown>
}

/** States that are reached by hand, by test: each opens from where the one before it left the page. */
export const STATES: Readonly<Record<string, readonly State[]>> = {
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
