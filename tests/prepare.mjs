// Prepares a fresh clone with plain node: the packages, with --browser a Chromium for the end-to-end tests, with --firefox
// a Firefox for the one of the Firefox build, where it can be had.
// Does nothing when nothing changed (0.3 s). It finds or installs; it never removes.

import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const modules = join(root, 'node_modules')

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(
    `Écritoire needs Node 20 or newer; this is ${process.versions.node}. Install a newer Node, then try again.`,
  )
  process.exit(1)
}

installPackages()
if (process.argv.includes('--browser')) findBrowser()
if (process.argv.includes('--firefox')) findFirefox()

/** `npm ci` unless the stamp in node_modules says that these very packages are there. */
function installPackages() {
  const hash = createHash('sha256')
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(root, file)))
  const wanted = hash.update(process.version + process.platform + process.arch).digest('hex')
  const stamp = join(modules, '.ecritoire-stamp')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('Installing packages…')
  if (npm('ci', '--include=dev', '--no-audit', '--no-fund') !== 0) {
    console.log('npm ci did not succeed; trying npm install.')
    if (npm('install', '--include=dev', '--no-audit', '--no-fund') !== 0) {
      console.error('The packages could not be installed: see the lines above. Check the network, then try again.')
      process.exit(1)
    }
  }
  mkdirSync(modules, { recursive: true })
  writeFileSync(stamp, wanted)
}

/** Runs npm through node itself, so that no shell and no PATH are needed. Returns the exit code. */
function npm(...args) {
  const cli = process.env.npm_execpath
  const run = cli
    ? spawnSync(process.execPath, [cli, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  return run.status ?? 1
}

/** Finds a Chromium that starts, or installs one; its path is kept for the Playwright configuration. */
function findBrowser() {
  const kept = join(modules, '.ecritoire-chromium')
  const candidates = () => [
    process.env.CHROMIUM_PATH,
    existsSync(kept) ? readFileSync(kept, 'utf8') : undefined,
    playwrightChromium(),
    onPath('chromium'),
    onPath('chromium-browser'),
  ]
  let found = candidates().find(starts)
  if (!found) {
    console.log('Installing a Chromium for the tests…')
    spawnSync(process.execPath, [join(modules, '@playwright/test/cli.js'), 'install', 'chromium', '--no-shell'], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
    })
    found = candidates().find(starts)
  }
  if (!found && installFromDebian('chromium')) found = candidates().find(starts)
  if (!found) {
    console.error(
      'No Chromium was found and none could be installed. Install Chromium, or set CHROMIUM_PATH to one, then run npm test again.',
    )
    process.exit(1)
  }
  writeFileSync(kept, found)
}

/** Finds a Firefox that starts, or installs Debian's; without one its test is skipped and says so. */
function findFirefox() {
  const candidates = [process.env.FIREFOX_PATH, onPath('firefox-esr'), onPath('firefox')]
  if (!candidates.some(starts)) installFromDebian('firefox-esr')
}

/** Whether the package could be asked for at all. */
function installFromDebian(name) {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return false
  spawnSync('apt-get', ['update'], { stdio: 'inherit' })
  spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=600', 'install', '-y', '--no-install-recommends', name], {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return true
}

function playwrightChromium() {
  try {
    return createRequire(join(root, 'package.json'))('@playwright/test').chromium.executablePath()
  } catch {
    return undefined
  }
}

function onPath(command) {
  try {
    return execFileSync(process.platform === 'win32' ? 'where' : 'which', [command], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .split(/\r?\n/)[0]
      ?.trim()
  } catch {
    return undefined
  }
}

/** Whether the file is a browser that can say its version. */
function starts(path) {
  if (!path || !existsSync(path)) return false
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
}
