import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'

const root = resolve(import.meta.dirname, '..')
const kept = resolve(root, 'node_modules/.ecritoire-chromium')
const executablePath = process.env.CHROMIUM_PATH ?? (existsSync(kept) ? readFileSync(kept, 'utf8') : undefined)

/** The built application, served as users get it, on a port of its own. */
export default defineConfig({
  testDir: resolve(root, 'tests/e2e'),
  testMatch: '*.e2e.ts',
  outputDir: resolve(root, 'test-results'),
  fullyParallel: false,
  workers: 2,
  timeout: 120_000,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL: 'http://127.0.0.1:4174/',
    headless: true,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    launchOptions: executablePath ? { executablePath } : {},
  },
  webServer: {
    command: `"${process.execPath}" node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port 4174 --strictPort`,
    cwd: root,
    url: 'http://127.0.0.1:4174/',
    reuseExistingServer: false,
    timeout: 30_000,
  },
})
