import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'

const root = resolve(import.meta.dirname, '..')
const kept = resolve(root, 'node_modules/.ecritoire-chromium')
const executablePath = process.env.CHROMIUM_PATH ?? (existsSync(kept) ? readFileSync(kept, 'utf8') : undefined)
const port = Number(process.env.E2E_PORT ?? 4174)
const address = `http://127.0.0.1:${port}/`

/** The built application, served as users get it, on a port of its own. */
export default defineConfig({
  testDir: resolve(root, 'tests/e2e'),
  testMatch: '*.e2e.ts',
  outputDir: resolve(root, 'test-results'),
  fullyParallel: false,
  workers: Math.max(2, Math.min(6, availableParallelism())),
  timeout: 120_000,
  // A busy machine is slow, not wrong.
  expect: { timeout: 15_000 },
  // Real browsers on a shared machine lose a click now and then. What needed its second try is named at the end of the run.
  retries: 1,
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL: address,
    headless: true,
    // It would fetch the whole application beside each test: the tests about it, or that go offline, allow it.
    serviceWorkers: 'block',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    launchOptions: executablePath ? { executablePath } : {},
  },
  webServer: {
    command: `"${process.execPath}" node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: root,
    url: address,
    reuseExistingServer: false,
    timeout: 30_000,
  },
})
