import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { chromium } from '@playwright/test'

/** A Chromium of our own on a profile that outlives it, so that it can be killed without a word. */
export interface Killable {
  readonly page: Page
  /** SIGKILL to the whole group of processes; resolves when they have gone. */
  kill(): Promise<void>
  close(): Promise<void>
}

/** What a browser does beside its pages would be done anew at every start. */
const ARGUMENTS = [
  '--headless=new',
  '--no-startup-window',
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--disable-breakpad',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--password-store=basic',
  '--remote-debugging-port=0',
]

/** Opens a page of the application's origin that holds nothing but `script`. */
export async function open(executable: string, profile: string, address: string, script: string): Promise<Killable> {
  const portFile = join(profile, 'DevToolsActivePort')
  rmSync(portFile, { force: true })
  const child = spawn(executable, [...ARGUMENTS, `--user-data-dir=${profile}`], {
    detached: true,
    stdio: 'ignore',
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const kill = async () => {
    signal(child)
    await gone
  }
  try {
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${await portOf(portFile, child)}`)
    const page = await blankPage(browser, address, script)
    const close = async () => {
      await browser.close()
      await kill()
    }
    return { page, kill, close }
  } catch (cause) {
    await kill()
    throw cause
  }
}

async function blankPage(browser: Browser, address: string, script: string): Promise<Page> {
  const [context] = browser.contexts()
  if (!context) throw new Error('the browser has no context')
  const page = await context.newPage()
  await page.route('**/faults', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
  await page.goto(`${address}faults`)
  await page.addScriptTag({ content: script })
  return page
}

function signal({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has gone already.
  }
}

async function portOf(file: string, child: ChildProcess): Promise<number> {
  for (let waited = 0; waited < 60_000; waited += 20) {
    if (child.exitCode !== null) throw new Error(`Chromium ended with ${child.exitCode}`)
    const port = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
    if (port > 0) return port
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('Chromium does not listen')
}
